// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/transport/qt_transport.h"

#include "core/base/network_error.h"

#include <QEventLoop>
#include <QHttp1Configuration>
#include <QNetworkAccessManager>
#include <QNetworkReply>

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

} // namespace

struct QtTransport::Flight {
    Transfer *transfer;
    QNetworkReply *reply;
    Manager *manager;
    std::optional<Error> error; // found by us or the port; stronger than the reply's own
    bool headSeen = false;
    bool isSuccess = false;
};

QtTransport::QtTransport(const TransportOptions &options)
    : m_options(options)
{
    const int managers = (options.connections + connectionsPerManager - 1) / connectionsPerManager;
    for (int i = 0; i < managers; ++i) {
        m_managers.push_back({std::make_unique<QNetworkAccessManager>()});
    }
    m_template.setTransferTimeout(options.timeout);
    // Bytes as stored: with a coding of its own choice Qt would undo it, and lengths could not be compared.
    m_template.setRawHeader("Accept-Encoding", "identity");
    QHttp1Configuration http1;
    http1.setNumberOfConnectionsPerHost(std::min(options.connections, connectionsPerManager));
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
    transfer.received = 0;
    transfer.total = -1;
    QNetworkRequest request = m_template;
    request.setUrl(QUrl::fromEncoded(transfer.entry.url, QUrl::StrictMode));
    // The least busy one: what a manager cannot send at once waits in it with its timeout running.
    const auto manager = std::ranges::min_element(m_managers, {}, &Manager::inFlight);
    ++manager->inFlight;
    QNetworkReply *reply = manager->network->get(request);
    reply->setReadBufferSize(readBufferBytes);
    auto flight = std::make_unique<Flight>(&transfer, reply, &*manager);
    Flight *const f = flight.get();
    m_flights.emplace(reply, std::move(flight));
    connect(reply, &QNetworkReply::readyRead, this, [this, f] { deliver(*f); });
    connect(reply, &QNetworkReply::finished, this, [this, f] { finish(*f); });
}

void QtTransport::deliver(Flight &flight)
{
    QNetworkReply *const reply = flight.reply;
    if (flight.error)
        return;
    if (!flight.headSeen) {
        flight.headSeen = true;
        flight.isSuccess = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() == 200;
        bool ok = false;
        const qint64 length = reply->rawHeader("Content-Length").toLongLong(&ok);
        flight.transfer->total = ok ? length : -1;
    }
    if (!reply->isOpen() || reply->bytesAvailable() == 0) // closed: it timed out
        return;
    const QByteArray bytes = reply->readAll();
    if (!flight.isSuccess || bytes.isEmpty()) // the body of an error page is of no use to anyone
        return;
    flight.transfer->received += bytes.size();
    if (const auto taken = m_port->body(*flight.transfer, bytes); !taken) {
        flight.error = taken.error();
        reply->abort(); // comes back through finish()
    }
}

Result<void> QtTransport::verdict(const Flight &flight) const
{
    const Transfer &transfer = *flight.transfer;
    const QNetworkReply &reply = *flight.reply;
    if (flight.error)
        return std::unexpected(*flight.error);
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (reply.error() != QNetworkReply::NoError || status != 200) {
        Error error = networkError(reply);
        if (status == 200 && transfer.total >= 0)
            error.message += QStringLiteral(", after %1 of %2 bytes").arg(transfer.received).arg(transfer.total);
        return std::unexpected(error);
    }
    if (transfer.total >= 0 && transfer.received != transfer.total)
        return std::unexpected(Error{ErrorKind::WrongLength,
            QStringLiteral("%1 bytes came where %2 were announced").arg(transfer.received).arg(transfer.total)});
    // Ended by closing with nothing before it: an empty file and a broken answer look the same (RFC 9112 §6.3),
    // so it must say that it is empty.
    if (transfer.received == 0 && transfer.total < 0 && reply.rawHeader("Transfer-Encoding").isEmpty()
        && !reply.attribute(QNetworkRequest::Http2WasUsedAttribute).toBool())
        return std::unexpected(Error{ErrorKind::WrongLength, QStringLiteral("an empty answer that does not say that it is empty")});
    return {};
}

void QtTransport::finish(Flight &flight)
{
    if (!flight.error)
        deliver(flight); // what came with the end, and the head of an empty body
    const Result<void> result = verdict(flight);
    Transfer &transfer = *flight.transfer;
    QNetworkReply *const reply = flight.reply;
    const auto keep = m_flights.extract(reply); // alive to the end of this function
    --flight.manager->inFlight;
    reply->disconnect(this);
    reply->deleteLater();
    m_port->ended(transfer, result);
    fill();
}

void QtTransport::abortAll()
{
    std::vector<Flight *> flights;
    for (const auto &[reply, flight] : m_flights)
        flights.push_back(flight.get());
    const bool wasFilling = std::exchange(m_filling, true); // ended() must not start new ones meanwhile
    for (Flight *flight : flights) {
        flight->error = Error{ErrorKind::Cancelled, {}};
        flight->reply->abort(); // emits finished()
    }
    m_filling = wasFilling;
}

} // namespace milliard
