// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/transport/beast_transport.h"

#include "core/transport/connection.h"
#include "core/transport/qt_lane.h"
#include "core/transport/transfer_answer.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>

#include <algorithm>
#include <map>
#include <thread>

namespace milliard {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

// A read takes at most this much: enough for a large file's full speed, and it stays in the cache.
constexpr std::size_t readBytes = 256 * 1024;
// So many connections are being opened at once, and as many more as there are open ones: their number doubles with each
// round trip, and no server's queue is flooded (common backlogs are 128 to 511).
constexpr int openingAtFirst = 8;
constexpr int openingAtMost = 128;
// A timeout is this many ticks; it is exact to one of them.
constexpr int ticksPerTimeout = 16;
constexpr std::chrono::milliseconds shortestTick{10};
// After so many answers in a row that Qt had to see to, an origin's further ones go there at once.
constexpr int leftInARow = 8;

} // namespace

class BeastTransport::Private final : private Connection::Owner
{
public:
    Private(const TransportOptions &options, Others others);
    ~Private() override = default;
    Q_DISABLE_COPY_MOVE(Private)

    void run(TransferPort &port);
    void wakeSoon();
    void abortAll();

private:
    asio::io_context &io() override { return *m_io; }
    std::span<char> buffer() override { return m_buffer; }
    Result<asio::ssl::context *> tls() override;
    TransferPort &port() override { return *m_port; }
    int now() const override { return m_ticks; }
    int ticks(std::chrono::milliseconds time) const override { return int(time / m_tick) + 1; }
    std::chrono::milliseconds timeout() const override { return m_options.timeout; }
    bool hasQt() const override { return m_others == Others::LeaveToQt; }
    void lookUp(const std::shared_ptr<Connection> &connection) override;
    void opened(Connection &connection) override;
    void lost(Connection &connection) override;
    Transfer *next(Connection &connection) override;
    void ended(Transfer &transfer, Result<void> result) override;
    void leaveToQt(Transfer &transfer, Origin &origin) override;
    void closed(Connection &connection) override;

    void pump();
    Transfer *pull();
    void assign(Transfer &transfer, const std::optional<Origins::Place> &place);
    void giveToQt(Transfer &transfer);
    QtLane &lane();
    bool mayOpen() const;
    void closeIfDone();
    void tick();

    const TransportOptions m_options;
    const Others m_others;
    const std::chrono::milliseconds m_tick;
    std::shared_ptr<asio::io_context> m_io; // shared with look-ups that may end after us
    IoTimer m_due;
    IoTimer m_watch;
    std::vector<char> m_buffer;
    std::unique_ptr<asio::ssl::context> m_tls;
    Origins m_origins;
    std::vector<std::shared_ptr<Connection>> m_connections;
    std::vector<Connection *> m_idle; // the one used last comes last
    int m_open = 0; // of the connections
    int m_ticks = 0;
    int m_inFlight = 0; // given by the port and not ended
    std::map<QtLane::Id, Transfer *> m_handed; // with Qt
    QtLane::Id m_nextId = 1;
    TransferPort *m_port = nullptr;
    bool m_quit = false; // the port's last word
    bool m_over = false; // and nothing is in flight
    bool m_pumping = false;
    std::atomic<bool> m_wakePosted{false};
    std::unique_ptr<QtLane> m_lane; // the last: its thread posts to us
};

BeastTransport::Private::Private(const TransportOptions &options, Others others)
    : m_options(options)
    , m_others(others)
    , m_tick(std::max(shortestTick, options.timeout / ticksPerTimeout))
    , m_io(std::make_shared<asio::io_context>(1))
    , m_due(*m_io)
    , m_watch(*m_io)
    , m_buffer(readBytes)
    , m_origins(options.access)
{
}

void BeastTransport::Private::run(TransferPort &port)
{
    m_port = &port;
    m_quit = m_over = false;
    m_io->restart();
    asio::post(*m_io, [this] { pump(); });
    tick(); // also keeps run() from returning
    m_io->run();
    m_port = nullptr;
}

void BeastTransport::Private::tick()
{
    m_watch.expires_after(m_tick);
    m_watch.async_wait([this](const error_code &error) {
        if (error || m_over) // it may have expired before it was cancelled
            return;
        ++m_ticks;
        for (std::size_t i = 0; i < m_connections.size(); ++i)
            m_connections[i]->checkTime();
        tick();
    });
}

void BeastTransport::Private::wakeSoon()
{
    if (m_wakePosted.exchange(true))
        return;
    asio::post(*m_io, [this] {
        m_wakePosted = false;
        if (!m_port)
            return;
        m_port->woken();
        pump();
    });
}

bool BeastTransport::Private::mayOpen() const
{
    return int(m_connections.size()) - m_open < std::clamp(m_open, openingAtFirst, openingAtMost);
}

// Starts what can be started now.
void BeastTransport::Private::pump()
{
    if (m_pumping)
        return;
    m_pumping = true;
    while (!m_over && m_inFlight < m_options.connections && (!m_idle.empty() || mayOpen())) {
        Transfer *const transfer = pull();
        if (!transfer)
            break;
        assign(*transfer, m_origins.find(transfer->entry.url));
    }
    m_pumping = false;
    closeIfDone();
}

Transfer *BeastTransport::Private::pull()
{
    const TransferPort::Next next = m_port->next();
    if (Transfer *const *transfer = std::get_if<Transfer *>(&next)) {
        ++m_inFlight;
        beginAttempt(**transfer);
        return *transfer;
    }
    if (const auto *wait = std::get_if<TransferPort::Wait>(&next)) {
        if (wait->until && (m_due.expiry() != *wait->until)) {
            m_due.expires_at(*wait->until);
            m_due.async_wait([this](const error_code &error) {
                if (error)
                    return;
                m_due.expires_at(IoTimer::time_point::max());
                pump();
            });
        }
    } else {
        m_quit = true;
    }
    return nullptr;
}

Transfer *BeastTransport::Private::next(Connection &connection)
{
    while (!m_over && m_inFlight < m_options.connections) {
        Transfer *const transfer = pull();
        if (!transfer)
            break;
        const auto place = m_origins.find(transfer->entry.url);
        // The port may have aborted all, this connection too, before it gave another transfer.
        const bool canTake = !connection.isClosing() && place && place->origin == &connection.origin() && !place->origin->isForQt;
        if (canTake) {
            connection.setTarget(place->target);
            return transfer;
        }
        assign(*transfer, place);
    }
    if (!connection.isClosing())
        m_idle.push_back(&connection);
    closeIfDone();
    return nullptr;
}

void BeastTransport::Private::assign(Transfer &transfer, const std::optional<Origins::Place> &place)
{
    if (!place)
        return ended(transfer, std::unexpected(Error{ErrorKind::BadInput,
            QStringLiteral("%1: the listing gives it an address that is none").arg(shownName(transfer.entry.name))}));
    Origin &origin = *place->origin;
    if (origin.isForQt && hasQt())
        return giveToQt(transfer);
    if (origin.isForQt)
        return ended(transfer, std::unexpected(Error{ErrorKind::BadInput,
            QStringLiteral("%1 is behind a proxy or wants a user, which this transport does not do; use auto or qt").arg(origin.shown)}));
    const auto idle = std::ranges::find(m_idle.rbegin(), m_idle.rend(), &origin, [](Connection *c) { return &c->origin(); });
    if (idle != m_idle.rend()) {
        Connection *const connection = *idle;
        m_idle.erase(std::next(idle).base());
        return connection->assign(transfer, place->target);
    }
    if (!m_idle.empty() && int(m_connections.size()) >= m_options.connections) { // to another origin, unused for longest
        m_idle.front()->close();
        m_idle.erase(m_idle.begin());
    }
    m_connections.push_back(std::make_shared<Connection>(static_cast<Connection::Owner &>(*this), origin));
    Connection::start(m_connections.back(), transfer, place->target);
}

void BeastTransport::Private::opened(Connection &)
{
    ++m_open;
    pump();
}

void BeastTransport::Private::lost(Connection &)
{
    --m_open;
}

void BeastTransport::Private::closed(Connection &connection)
{
    std::erase(m_idle, &connection);
    std::erase_if(m_connections, [&connection](const auto &c) { return c.get() == &connection; });
    pump();
}

void BeastTransport::Private::ended(Transfer &transfer, Result<void> result)
{
    --m_inFlight;
    m_quit = false; // it may come back for another attempt
    m_port->ended(transfer, std::move(result));
}

void BeastTransport::Private::closeIfDone()
{
    if (!m_quit || m_inFlight > 0)
        return;
    m_over = true;
    m_watch.cancel();
    m_due.cancel();
    m_lane.reset();
    m_idle.clear();
    for (const auto &connection : m_connections)
        connection->close();
}

void BeastTransport::Private::abortAll()
{
    std::vector<Transfer *> dropped;
    for (const auto &connection : m_connections) {
        if (Transfer *const transfer = connection->close())
            dropped.push_back(transfer);
    }
    m_idle.clear();
    for (const auto &[id, transfer] : m_handed)
        dropped.push_back(transfer);
    m_handed.clear();
    if (m_lane)
        m_lane->abortUpTo(m_nextId - 1);
    const bool wasPumping = std::exchange(m_pumping, true);
    for (Transfer *transfer : dropped)
        ended(*transfer, std::unexpected(Error{ErrorKind::Cancelled, {}}));
    m_pumping = wasPumping;
}

Result<asio::ssl::context *> BeastTransport::Private::tls()
{
    if (!m_tls) {
        auto made = makeTlsContext(m_options.caFile, m_options.access.get());
        if (!made)
            return std::unexpected(made.error());
        m_tls = *std::move(made);
    }
    return m_tls.get();
}

// getaddrinfo(3) cannot be interrupted and may take half a minute, so nobody waits for the thread it runs on.
void BeastTransport::Private::lookUp(const std::shared_ptr<Connection> &connection)
{
    const Origin &origin = connection->origin();
    std::thread([io = m_io, connection = std::weak_ptr(connection), host = origin.host, port = origin.port] {
        asio::io_context own;
        error_code error;
        std::vector<tcp::endpoint> addresses;
        const auto found = tcp::resolver(own).resolve(host, port, error);
        for (const auto &entry : found)
            addresses.push_back(entry.endpoint());
        asio::post(*io, [connection, addresses = std::move(addresses)]() mutable {
            const auto asked = connection.lock();
            if (!asked)
                return;
            asked->origin().addresses = std::move(addresses);
            asked->origin().lookedUp = Origin::Clock::now();
            asked->addressesFound();
        });
    }).detach();
}

void BeastTransport::Private::leaveToQt(Transfer &transfer, Origin &origin)
{
    if (++origin.leftToQtInARow >= leftInARow)
        origin.isForQt = true;
    giveToQt(transfer);
}

void BeastTransport::Private::giveToQt(Transfer &transfer)
{
    beginAttempt(transfer);
    const QtLane::Id id = m_nextId++;
    try {
        lane().add(id, transfer);
    } catch (const std::exception &e) { // no thread to be had
        return ended(transfer, std::unexpected(Error{ErrorKind::ConnectionLost, QString::fromUtf8(e.what())}));
    }
    m_handed.emplace(id, &transfer);
}

QtLane &BeastTransport::Private::lane()
{
    if (m_lane)
        return *m_lane;
    QtLane::Events events;
    events.body = [this](QtLane::Id id, QByteArray bytes, QtLane::State state) {
        asio::post(*m_io, [this, id, bytes = std::move(bytes), state = std::move(state)] {
            const auto found = m_handed.find(id);
            if (found == m_handed.end())
                return; // given up meanwhile, which the lane knows
            state.copyTo(*found->second);
            m_lane->answer(m_port->body(*found->second, bytes));
        });
    };
    events.ended = [this](QtLane::Id id, Result<void> result, QtLane::State state) {
        asio::post(*m_io, [this, id, result = std::move(result), state = std::move(state)] {
            const auto found = m_handed.find(id);
            if (found == m_handed.end())
                return;
            Transfer &transfer = *found->second;
            m_handed.erase(found);
            state.copyTo(transfer);
            ended(transfer, result);
            pump();
        });
    };
    events.turn = [port = m_port] { return port->turn(); };
    m_lane = std::make_unique<QtLane>(m_options, std::move(events));
    return *m_lane;
}

BeastTransport::BeastTransport(const TransportOptions &options, Others others)
    : m_private(std::make_unique<Private>(options, others))
{
}

BeastTransport::~BeastTransport() = default;

void BeastTransport::run(TransferPort &port)
{
    m_private->run(port);
}

void BeastTransport::wake()
{
    m_private->wakeSoon();
}

void BeastTransport::abortAll()
{
    m_private->abortAll();
}

} // namespace milliard
