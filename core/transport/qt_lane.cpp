// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/transport/qt_lane.h"

#include <utility>

namespace milliard {

QtLane::QtLane(const TransportOptions &options, Events events)
    : m_options(options)
    , m_events(std::move(events))
    , m_thread([this] {
        QtTransport transport(m_options);
        {
            const std::scoped_lock lock(m_mutex);
            m_transport = &transport;
        }
        transport.run(*this);
        const std::scoped_lock lock(m_mutex);
        m_transport = nullptr;
    })
{
}

QtLane::~QtLane()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_quit = true;
        if (m_transport)
            m_transport->wake();
    }
    m_answered.notify_all();
}

void QtLane::State::copyTo(Transfer &transfer) const
{
    transfer.received = received;
    transfer.total = total;
    transfer.head = head;
}

void QtLane::add(Id id, const Transfer &asked)
{
    auto lent = std::make_unique<Lent>(asked, id);
    const std::scoped_lock lock(m_mutex);
    m_waiting.push_back(std::move(lent));
    if (m_transport)
        m_transport->wake();
}

void QtLane::answer(const Result<void> &result)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_answer = result;
    }
    m_answered.notify_all();
}

void QtLane::abortUpTo(Id id)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_abortedUpTo = id;
        std::erase_if(m_waiting, [id](const auto &lent) { return lent->id <= id; });
        if (m_transport)
            m_transport->wake();
    }
    m_answered.notify_all();
}

bool QtLane::isAborted(Id id) const
{
    return m_quit || (m_abortedUpTo && id <= *m_abortedUpTo);
}

TransferPort::Next QtLane::next()
{
    const std::scoped_lock lock(m_mutex);
    if (m_quit)
        return Quit{};
    const bool endsFirst = !m_lent.empty() && isAborted(m_lent.cbegin()->first); // woken() sees to it
    if (m_waiting.empty() || endsFirst)
        return Wait{};
    std::unique_ptr<Lent> lent = std::move(m_waiting.front());
    m_waiting.pop_front();
    Transfer *const transfer = lent.get();
    m_lent.emplace(lent->id, std::move(lent));
    return transfer;
}

void QtLane::woken()
{
    bool abort = false;
    {
        const std::scoped_lock lock(m_mutex);
        abort = !m_lent.empty() && isAborted(m_lent.cbegin()->first); // ids rise: newer ones are not given before these end
    }
    if (abort)
        m_transport->abortAll();
}

Result<void> QtLane::body(Transfer &transfer, QByteArrayView bytes)
{
    const Id id = static_cast<Lent &>(transfer).id;
    {
        const std::scoped_lock lock(m_mutex);
        m_answer.reset();
    }
    m_events.body(id, bytes.toByteArray(), {transfer.received, transfer.total, transfer.head});
    std::unique_lock lock(m_mutex);
    m_answered.wait(lock, [this, id] { return m_answer || isAborted(id); });
    if (isAborted(id))
        return std::unexpected(Error{ErrorKind::Cancelled, {}});
    return *std::exchange(m_answer, std::nullopt);
}

void QtLane::ended(Transfer &transfer, Result<void> result)
{
    const auto lent = m_lent.extract(static_cast<Lent &>(transfer).id);
    {
        const std::scoped_lock lock(m_mutex);
        if (isAborted(lent.key()))
            return;
    }
    m_events.ended(lent.key(), std::move(result), {transfer.received, transfer.total, transfer.head});
}

} // namespace milliard
