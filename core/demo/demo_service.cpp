// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/demo/demo_service.h"

#include "core/demo/demo_session.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>

#include <thread>
#include <vector>

namespace milliard {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

// One acceptor on the first lane hands the sockets round. SO_REUSEPORT would spread them by a hash, which
// puts most of a few connections onto one thread, and would let two services share a port without a word.
class DemoService::Private final
{
public:
    explicit Private(const DemoOptions &options);
    ~Private();
    Q_DISABLE_COPY_MOVE(Private)

    error_code listen();
    void run(); // throws std::system_error where there is no thread to be had

    quint16 port() const { return m_port; }
    qint64 served() const;

private:
    IoTask<void> acceptLoop();
    void closeLane(DemoLane &lane);

    const DemoSite m_site;
    std::vector<std::unique_ptr<DemoLane>> m_lanes; // before what uses their contexts
    std::vector<asio::executor_work_guard<IoExecutor>> m_guards;
    TcpAcceptor m_acceptor;
    IoTimer m_acceptTimer;
    quint16 m_port = 0;
    std::vector<std::thread> m_threads;
};

namespace {

std::vector<std::unique_ptr<DemoLane>> makeLanes(const DemoOptions &options)
{
    std::vector<std::unique_ptr<DemoLane>> lanes;
    for (int thread = 0; thread < options.threads; ++thread)
        lanes.push_back(std::make_unique<DemoLane>(options, thread));
    return lanes;
}

void runLane(DemoLane &lane)
{
    for (;;) {
        try {
            lane.context.run();
            return;
        } catch (const std::exception &) {
            // Nothing of ours throws to here; should Asio, for want of memory, the others are still served.
        }
    }
}

} // namespace

DemoService::Private::Private(const DemoOptions &options)
    : m_site(options)
    , m_lanes(makeLanes(options))
    , m_acceptor(m_lanes.front()->context)
    , m_acceptTimer(m_lanes.front()->context)
{
}

DemoService::Private::~Private()
{
    for (const auto &lane : m_lanes)
        asio::post(lane->context, [this, &lane = *lane] { closeLane(lane); });
    m_guards.clear();
    for (std::thread &thread : m_threads)
        thread.join();
}

error_code DemoService::Private::listen()
{
    error_code error;
    const tcp::endpoint endpoint(asio::ip::address_v4::loopback(), m_site.options.port);
    // In this order, up to the first that fails.
    if (!m_acceptor.open(tcp::v4(), error) && !m_acceptor.set_option(TcpAcceptor::reuse_address(true), error)
        && !m_acceptor.bind(endpoint, error)
        && !m_acceptor.listen(TcpAcceptor::max_listen_connections, error)) {
        m_port = m_acceptor.local_endpoint(error).port();
    }
    return error;
}

void DemoService::Private::run()
{
    for (const auto &lane : m_lanes)
        m_guards.push_back(asio::make_work_guard(lane->context));
    asio::co_spawn(m_lanes.front()->context, acceptLoop(), asio::detached);
    for (const auto &lane : m_lanes)
        m_threads.emplace_back([&lane = *lane] { runLane(lane); });
}

qint64 DemoService::Private::served() const
{
    qint64 sum = 0;
    for (const auto &lane : m_lanes)
        sum += lane->served.load(std::memory_order_relaxed);
    return sum;
}

IoTask<void> DemoService::Private::acceptLoop()
{
    for (size_t next = 0; m_acceptor.is_open();) {
        DemoLane &lane = *m_lanes[next];
        error_code error;
        TcpSocket socket = co_await m_acceptor.async_accept(lane.context.get_executor(), ioAwait(error));
        if (!m_acceptor.is_open())
            break;
        if (error) {
            // Out of file descriptors, most likely: it would fail again at once, over and over.
            m_acceptTimer.expires_after(std::chrono::milliseconds(20));
            co_await m_acceptTimer.async_wait(ioAwait(error));
            continue;
        }
        asio::co_spawn(lane.context, serveDemo(m_site, lane, std::move(socket)), asio::detached);
        next = (next + 1) % m_lanes.size();
    }
}

// On the lane's thread.
void DemoService::Private::closeLane(DemoLane &lane)
{
    lane.closing = true;
    if (&lane == m_lanes.front().get()) {
        error_code ignored;
        m_acceptor.close(ignored);
        m_acceptTimer.cancel();
    }
    for (DemoSession *session : lane.sessions)
        session->close();
}

DemoService::DemoService(std::unique_ptr<Private> d)
    : d(std::move(d))
{
}

DemoService::~DemoService() = default;

Result<std::unique_ptr<DemoService>> DemoService::start(const DemoOptions &options)
{
    const auto valid = validate(options);
    if (!valid)
        return std::unexpected(valid.error());
    const auto failure = [&](const QString &what) {
        return std::unexpected(Error{ErrorKind::BadInput, what});
    };
    try {
        auto service = std::make_unique<Private>(*valid);
        if (const error_code error = service->listen()) {
            if (error == asio::error::address_in_use)
                return failure(QStringLiteral("port %1 is in use").arg(options.port));
            const QString reason = QString::fromStdString(error.message());
            return failure(QStringLiteral("port %1 cannot be had: %2").arg(options.port).arg(reason));
        }
        service->run();
        return std::unique_ptr<DemoService>(new DemoService(std::move(service)));
    } catch (const std::exception &e) {
        const QString reason = QString::fromLocal8Bit(e.what());
        return failure(QStringLiteral("%1 threads cannot be had: %2").arg(options.threads).arg(reason));
    }
}

quint16 DemoService::port() const
{
    return d->port();
}

qint64 DemoService::requestsServed() const
{
    return d->served();
}

} // namespace milliard
