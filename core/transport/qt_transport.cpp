// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/transport/qt_transport.h"

#include "core/base/ca_file.h"
#include "core/base/network_error.h"
#include "core/base/proxy.h"
#include "core/base/redirect.h"
#include "core/base/user_agent.h"
#include "core/transport/answer_head.h"
#include "core/transport/chunked_get.h"
#include "core/transport/transfer_answer.h"

#include <QEventLoop>
#include <QHttp1Configuration>
#include <QNetworkAccessManager>
#include <QNetworkCookieJar>
#include <QNetworkReply>
#include <QSslConfiguration>

#include <algorithm>
#include <utility>

namespace milliard {
namespace {

// One manager serves this many connections to a host well; more slow it down by its own bookkeeping, and Qt
// keeps the number in a byte.
constexpr int connectionsPerManager = 64;
// A reply holds at most this much; what is above stays in the socket, so that a slow disk slows the sender.
// Without a bound a large file runs at a fifth of the speed (docs/architecture.md).
constexpr qint64 readBufferBytes = 1024 * 1024;
// A connection that was idle for longer is not used again: Qt does not look at what came in meanwhile, say an answer too
// many, and would take it for the answer to the next request (RFC 9112 §9.2).
constexpr std::chrono::milliseconds longestIdle{20};
// Of an error page so much is read, so that its connection can be kept, and no longer than the timeout.
constexpr qint64 maxUnwantedBytes = 64 * 1024;

} // namespace

// A QNetworkAccessManager, and since when its free connections are idle. Once stale it gets no further transfer; those in
// flight keep it until they end.
struct QtTransport::Manager {
    Manager(QObject *parent, const Access *access)
        : network(new QNetworkAccessManager(parent))
    {
        if (access)
            access->setUp(*network);
    }
    ~Manager() { network->deleteLater(); } // not at once: it owns the reply whose end may be the cause
    bool isStale() const { return isSpent || (!idle.empty() && Clock::now() - idle.front() > longestIdle); }

    using Clock = std::chrono::steady_clock;
    QNetworkAccessManager *network;
    int inFlight = 0;
    // By a reply that was aborted, by us or for its time: now and then the next request is then never sent. By one that ends with
    // its connection: now and then the next one is taken for ended, too, as soon as its head has come.
    bool isSpent = false;
    std::vector<Clock::time_point> idle; // the longest first
};

struct QtTransport::Flight {
    Flight(Transfer *theTransfer, std::shared_ptr<Manager> theManager)
        : transfer(theTransfer)
        , manager(std::move(theManager))
    {
    }

    Transfer *transfer;
    std::shared_ptr<Manager> manager;
    QNetworkReply *reply = nullptr; // child of the manager's; null while the body is had in chunks
    std::unique_ptr<ChunkedGet, QScopedPointerDeleteLater> chunked;
    std::optional<Error> error; // found by us or the port; stronger than the reply's own
    bool isSuccess = false;
    bool isChunked = false; // the reply is given up for that
    bool isHeld = false; // waits for its turn
    bool isEnough = false; // of an error page; the reply is given up for that
    qint64 unwanted = 0; // bytes of it
    int redirects = 0;
    bool isElsewhere = false; // at another origin than it was sent to at first
};

// Whether a request for this address is seen by another server than the one that the listing named.
bool QtTransport::isElsewhere(const Flight &flight, const QUrl &url)
{
    return flight.redirects > 0 && !isSameOrigin(url, QUrl::fromEncoded(flight.transfer->entry.url));
}

// What a request says besides what all say. The last of a name counts.
RequestFields QtTransport::fieldsFor(const Flight &flight, const QUrl &url) const
{
    QUrl sent = url.adjusted(QUrl::RemoveFragment);
    if (sent.path().isEmpty())
        sent.setPath(QStringLiteral("/"));
    const RequestFields own = ownFields(*flight.transfer, sent.toEncoded(), isElsewhere(flight, url));
    return m_options.access ? m_options.access->fields(url, QUrl::fromEncoded(flight.transfer->entry.url)) + own : own;
}

QtTransport::QtTransport(const TransportOptions &options)
    : m_options(options)
{
    const int managers = (options.connections + connectionsPerManager - 1) / connectionsPerManager;
    for (int i = 0; i < managers; ++i) {
        m_managers.push_back(std::make_shared<Manager>(this, options.access.get()));
    }
    m_template.setTransferTimeout(options.timeout);
    QSslConfiguration tls = sslConfiguration(options.caFile);
    if (options.access)
        options.access->setUp(tls);
    m_template.setSslConfiguration(tls);
    // Followed by us, since Qt mixes the fields of the heads on the way.
    m_template.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    // Bytes as stored: with a coding of its own choice Qt would undo it, and lengths could not be compared.
    m_template.setRawHeader("Accept-Encoding", "identity");
    m_template.setRawHeader("User-Agent", userAgent);
    QHttp1Configuration http1;
    // With one, Qt 6.8 forgets the request when a secure host turns out to speak no HTTP/2.
    http1.setNumberOfConnectionsPerHost(std::clamp(options.connections, 2, connectionsPerManager));
    m_template.setHttp1Configuration(http1);
    m_due.setSingleShot(true);
    connect(&m_due, &QTimer::timeout, this, &QtTransport::fill);
}

QtTransport::~QtTransport() = default;

void QtTransport::run(TransferPort &port)
{
    QEventLoop loop;
    m_port = &port;
    m_loop = &loop;
    QMetaObject::invokeMethod(this, &QtTransport::fill, Qt::QueuedConnection);
    loop.exec();
    m_loop = nullptr;
    m_port = nullptr;
}

void QtTransport::wake()
{
    if (m_wakePosted.exchange(true))
        return;
    QMetaObject::invokeMethod(this, [this] {
        m_wakePosted = false;
        if (!m_port)
            return;
        m_port->woken();
        fill();
    }, Qt::QueuedConnection);
}

void QtTransport::fill()
{
    if (m_filling || !m_port || !m_loop)
        return;
    m_filling = true;
    m_due.stop();
    while (int(m_flights.size()) < m_options.connections) {
        const TransferPort::Next next = m_port->next();
        if (Transfer *const *transfer = std::get_if<Transfer *>(&next)) {
            start(**transfer);
            continue;
        }
        if (const auto *wait = std::get_if<TransferPort::Wait>(&next)) {
            if (wait->until) {
                const auto delay = std::chrono::ceil<std::chrono::milliseconds>(*wait->until - std::chrono::steady_clock::now());
                m_due.start(std::max(delay, std::chrono::milliseconds::zero()));
            }
        } else if (m_flights.empty()) {
            m_loop->quit();
        }
        break;
    }
    m_filling = false;
}

void QtTransport::start(Transfer &transfer)
{
    beginAttempt(transfer);
    // The least busy one: what a manager cannot send at once waits in it with its timeout running.
    auto &manager = *std::ranges::min_element(m_managers, {}, [](const auto &m) { return m->inFlight; });
    if (manager->isStale())
        manager = std::make_shared<Manager>(this, m_options.access.get());
    else if (!manager->idle.empty())
        manager->idle.pop_back();
    ++manager->inFlight;
    ask(std::make_unique<Flight>(&transfer, manager), QUrl::fromEncoded(transfer.entry.url, QUrl::StrictMode));
}

void QtTransport::ask(std::unique_ptr<Flight> flight, const QUrl &url)
{
    QNetworkRequest request = m_template;
    request.setUrl(url);
    for (const auto &[name, value] : fieldsFor(*flight, url))
        request.setRawHeader(name, value);
    QNetworkReply *reply = flight->manager->network->get(request);
    reply->setReadBufferSize(readBufferBytes);
    flight->reply = reply;
    flight->isSuccess = flight->isEnough = false;
    flight->isElsewhere = isElsewhere(*flight, url);
    flight->unwanted = 0;
    Flight *const f = flight.get();
    m_flights.emplace(f, std::move(flight));
    connect(reply, &QNetworkReply::metaDataChanged, this, [this, f] { readHead(*f); });
    connect(reply, &QNetworkReply::readyRead, this, [this, f] { deliver(*f); });
    connect(reply, &QNetworkReply::finished, this, [this, f] { finish(*f); });
}

void QtTransport::readHead(Flight &flight)
{
    QNetworkReply &reply = *flight.reply;
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    flight.isSuccess = isWanted(*flight.transfer, status);
    if (!flight.isSuccess)
        QTimer::singleShot(m_options.timeout, &reply, [this, f = &flight, r = &reply] { enough(f, r); });
    const QHttpHeaders fields = reply.headers();
    const bool isHttp2 = reply.attribute(QNetworkRequest::Http2WasUsedAttribute).toBool();
    flight.manager->isSpent |= !isHttp2 && status >= 200 && status != 204 && status != 304 // which have no body (RFC 9112 §6.3)
        && !fields.contains(QHttpHeaders::WellKnownHeader::ContentLength) && !fields.contains(QHttpHeaders::WellKnownHeader::TransferEncoding);
    if (flight.error || !flight.isSuccess)
        return;
    Result<qint64> length = isHttp2 ? announcedLength(fields.values(QHttpHeaders::WellKnownHeader::ContentLength)) : bodyLength(fields);
    // Where Qt cannot make sense of a head it goes on as if it had no fields, and no length.
    const bool isHead = !fields.isEmpty() && reply.attribute(QNetworkRequest::HttpReasonPhraseAttribute).toByteArray().size() <= maxHeadBytes;
    if (!isHttp2 && !isHead)
        length = std::unexpected(Error{ErrorKind::BadResponse, QStringLiteral("its head has no fields or is no head")});
    const auto read = length.and_then([&](qint64 announced) {
        return readAnswer(*flight.transfer, status, announced < 0 ? std::nullopt : std::optional(quint64(announced)), answerFields(fields));
    });
    if (read) {
        flight.isChunked = !isHttp2 && fields.contains(QHttpHeaders::WellKnownHeader::TransferEncoding);
    } else {
        flight.error = read.error();
        flight.error->message.prepend(shownHost(reply.url()) + QStringLiteral(": "));
    }
    if (flight.isChunked || flight.error)
        reply.abort(); // comes back through finish()
}

// Hands on what has come. True: the flight goes on by itself, since the port lets it have the rest only later, or is
// over already.
bool QtTransport::deliver(Flight &flight)
{
    QNetworkReply *const reply = flight.reply;
    while (!flight.error && !flight.isChunked && reply->isOpen() && reply->bytesAvailable() > 0) { // closed: it timed out
        const TransferPort::Turn turn = m_port->turn();
        const auto now = TransferPort::Clock::now();
        if (flight.isSuccess && turn.from > now) {
            if (!std::exchange(flight.isHeld, true)) {
                QTimer::singleShot(std::chrono::ceil<std::chrono::milliseconds>(turn.from - now), Qt::PreciseTimer, this,
                    [this, f = &flight] { goOn(f); });
            }
            return true;
        }
        const QByteArray bytes = reply->read(std::min(turn.bytes, reply->bytesAvailable()));
        if (!flight.isSuccess || bytes.isEmpty()) { // the body of an error page is of no use to anyone
            flight.unwanted += bytes.size();
            if (flight.unwanted > maxUnwantedBytes && !reply->isFinished()) {
                enough(&flight, reply);
                return true;
            }
            continue;
        }
        if (const auto taken = give(flight, bytes); !taken) {
            flight.error = taken.error();
            if (reply->isFinished())
                break;
            reply->abort(); // comes back through finish(), after which there is no flight
            return true;
        }
    }
    return false;
}

// The status has said what there is to know.
void QtTransport::enough(Flight *flight, QNetworkReply *reply)
{
    if (!m_flights.contains(flight) || flight->reply != reply || reply->isFinished())
        return;
    flight->isEnough = true;
    reply->abort(); // comes back through finish(), after which there is no flight
}

void QtTransport::goOn(Flight *flight)
{
    if (!m_flights.contains(flight) || !flight->reply || !std::exchange(flight->isHeld, false)) // it may have been given up
        return;
    if (!deliver(*flight) && flight->reply->isFinished())
        finish(*flight);
}

Result<void> QtTransport::give(Flight &flight, QByteArrayView bytes)
{
    if (auto counted = countBytes(*flight.transfer, bytes.size()); !counted) {
        counted.error().message.prepend(shownHost(flight.reply->url()) + QStringLiteral(": "));
        return counted;
    }
    return m_port->body(*flight.transfer, bytes);
}

// The same again, from the beginning and without Qt's manager.
void QtTransport::askForChunks(std::unique_ptr<Flight> flight, const QUrl &url)
{
    ChunkedGet::Request request{url, {}, m_template.sslConfiguration(), m_options.timeout,
        proxyInForce(m_options.access ? m_options.access->proxy() : QNetworkProxy(), url)};
    for (const QByteArray &name : m_template.rawHeaderList())
        request.fields.append({name, m_template.rawHeader(name)});
    for (const auto &[name, value] : fieldsFor(*flight, url)) { // as setRawHeader() does
        request.fields.removeIf([&name](const auto &field) { return field.first.compare(name, Qt::CaseInsensitive) == 0; });
        request.fields.append({name, value});
    }
    if (const QByteArray cookies = cookieField(*flight->manager->network->cookieJar(), url); !cookies.isEmpty())
        request.fields.append({QByteArrayLiteral("Cookie"), cookies});
    Flight *const f = flight.get();
    f->reply = nullptr;
    f->chunked.reset(new ChunkedGet(request, *f->transfer, [this] { return m_port->turn(); },
        [this, f](QByteArrayView bytes) { return m_port->body(*f->transfer, bytes); },
        [this, f](Result<void> result) { conclude(std::move(m_flights.extract(f).mapped()), std::move(result)); }));
    m_flights.emplace(f, std::move(flight));
}

Result<void> QtTransport::verdict(const Flight &flight) const
{
    const Transfer &transfer = *flight.transfer;
    const QNetworkReply &reply = *flight.reply;
    if (flight.error)
        return std::unexpected(*flight.error);
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const bool wanted = isWanted(transfer, status);
    if (reply.error() != QNetworkReply::NoError || !wanted) {
        Error error = networkError(reply);
        if (wanted && transfer.total >= 0)
            error.message += QStringLiteral(", after %1 of %2 bytes").arg(transfer.received).arg(transfer.total);
        return std::unexpected(error);
    }
    // Qt does not always notice that the end came early.
    if (auto whole = checkWhole(transfer); !whole) {
        whole.error().message.prepend(shownHost(reply.url()) + QStringLiteral(": "));
        return whole;
    }
    // Ended by closing with nothing before it: an empty file and a broken answer look the same (RFC 9112 §6.3),
    // so it must say that it is empty.
    if (transfer.received == 0 && transfer.total < 0 && !reply.attribute(QNetworkRequest::Http2WasUsedAttribute).toBool())
        return std::unexpected(Error{ErrorKind::WrongLength, QStringLiteral("an empty answer that does not say that it is empty")});
    return {};
}

void QtTransport::finish(Flight &flight)
{
    if (!flight.error && deliver(flight)) // what came with the end
        return;
    QNetworkReply *const reply = flight.reply;
    auto owned = std::move(m_flights.extract(&flight).mapped());
    reply->disconnect(this);
    reply->deleteLater();
    const bool wasAborted = reply->error() == QNetworkReply::OperationCanceledError;
    flight.manager->isSpent |= wasAborted;
    if (flight.isChunked && !flight.error)
        return askForChunks(std::move(owned), reply->url());

    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (!isRedirect(status) || (wasAborted && !flight.isEnough) || flight.error)
        return conclude(std::move(owned), verdict(flight));
    const Result<QUrl> target = redirectTarget(reply->url(), status, reply->rawHeader("Location"), flight.redirects++);
    if (!target)
        return conclude(std::move(owned), std::unexpected(target.error()));
    if (flight.transfer->entry.extras->mayBeFolder && isToFolder(reply->url(), *target)) {
        return conclude(std::move(owned), std::unexpected(Error{ErrorKind::BadRedirect,
            QStringLiteral("%1: the server says that this is a folder, which its link does not tell; list that by its own address: %1/").arg(shownUrl(reply->url())), status}));
    }
    ask(std::move(owned), *target);
}

void QtTransport::conclude(std::unique_ptr<Flight> flight, Result<void> result)
{
    if (!result)
        result.error().isElsewhere = flight->isElsewhere;
    m_port->ended(*flight->transfer, std::move(result));
    --flight->manager->inFlight;
    flight->manager->idle.push_back(Manager::Clock::now());
    fill();
}

void QtTransport::abortAll()
{
    std::vector<Flight *> flights;
    for (const auto &[flight, owned] : m_flights)
        flights.push_back(flight);
    const bool wasFilling = std::exchange(m_filling, true); // ended() must not start new ones meanwhile
    for (Flight *flight : flights) {
        flight->error = Error{ErrorKind::Cancelled, {}};
        if (flight->chunked)
            flight->chunked->abort(); // calls conclude()
        else if (flight->reply->isFinished()) // held
            finish(*flight);
        else
            flight->reply->abort(); // emits finished()
    }
    m_filling = wasFilling;
}

} // namespace milliard
