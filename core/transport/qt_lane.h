// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/transport/qt_transport.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <thread>

namespace milliard {

// A QtTransport on a thread of its own, for the few transfers that the worker's own transport is not for. Only
// values cross: entries go in by a number, pieces of bodies and results come out. Destroyed on the worker's
// thread, which drops what is in flight.
class QtLane final : private TransferPort
{
public:
    using Id = quint64; // rising

    // What a transport sets in a transfer.
    struct State {
        qint64 received = 0;
        qint64 total = -1;
        AnswerHead head;

        void copyTo(Transfer &transfer) const;
    };
    // All are called on the lane's thread.
    struct Events {
        // The worker must answer each by answer(), until when the lane waits.
        std::function<void(Id id, QByteArray bytes, State state)> body;
        std::function<void(Id id, Result<void> result, State state)> ended;
        std::function<Turn()> turn; // of the worker's port
    };

    QtLane(const TransportOptions &options, Events events);
    ~QtLane() override;

    // On the worker's thread.
    void add(Id id, const Transfer &asked); // what is asked for is copied
    void answer(const Result<void> &result);
    void abortUpTo(Id id); // nothing is heard of these any more

private:
    struct Lent : Transfer {
        Lent(const Transfer &asked, Id theId)
            : Transfer(asked)
            , id(theId)
        {
        }
        const Id id;
    };

    Next next() override;
    void woken() override;
    Turn turn() override { return m_events.turn(); }
    Result<void> body(Transfer &transfer, QByteArrayView bytes) override;
    void ended(Transfer &transfer, Result<void> result) override;
    bool isAborted(Id id) const;

    const TransportOptions m_options;
    const Events m_events;
    std::map<Id, std::unique_ptr<Lent>> m_lent; // on the lane's thread

    mutable std::mutex m_mutex; // for all below
    std::condition_variable m_answered;
    std::deque<std::unique_ptr<Lent>> m_waiting;
    std::optional<Result<void>> m_answer;
    std::optional<Id> m_abortedUpTo;
    bool m_quit = false;
    Transport *m_transport = nullptr; // while it is there to be woken

    std::jthread m_thread; // the last: it uses all the others
};

} // namespace milliard
