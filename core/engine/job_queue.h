// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/base/job.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <compare>
#include <set>
#include <vector>

namespace milliard {

class Engine;

// Why nothing is to run for now.
enum class Hold {
    Schedule = 1, // the user's hours
    Metered = 2,  // the network costs by the byte
};
Q_DECLARE_FLAGS(Holds, Hold)

// Gives the jobs that are Queued their turn: as long as fewer than the limit run, the next one is started, those of higher
// priority first, then in the order of the queue. A job that waits for room keeps its turn; one that is paused gives it up. What
// is started by Engine::start() runs whatever the limit, and counts. While there is a hold none is started from here. The order is in the
// journal. Main thread; a part of the engine.
class JobQueue final : public QObject
{
    Q_OBJECT

public:
    static constexpr int usualLimit = 3;
    static constexpr int maxLimit = 1000;
    enum class Move { Up, Down, Top, Bottom };

    explicit JobQueue(Engine &engine);

    // How many jobs run at once; 0, as at first: none is started from here. What runs beyond a new limit goes on.
    void setLimit(int jobs);
    int limit() const { return m_limit; }

    // With the first hold what runs is put back into the queue, before all others, and goes on when the last is gone, in its turn. What is
    // started by Engine::start() meanwhile runs.
    void setHolds(Holds holds);
    Holds holds() const { return m_holds; }
    bool isHeld() const { return m_holds.toInt() != 0; }

    // To the end of the queue, in this order; who finds room starts at once. What runs, waits already or is Done is left as it is. JobBusy.
    Result<void> add(const QList<JobId> &ids);
    // What runs or ran: before all that waits.
    void putBack(const QList<JobId> &ids);
    // Among those of the same priority. They keep their order among each other.
    void move(const QList<JobId> &ids, Move how);

    bool contains(JobId id) const { return m_keys.contains(id); }
    int size() const { return int(m_order.size()); }
    QList<JobId> order() const; // the next first
    int position(JobId id) const; // from 1; 0: does not wait
    int running() const { return int(m_running.size()); }

Q_SIGNALS:
    void orderChanged(); // some jobs have other positions; once for all that happened since the last turn of the event loop

private:
    struct Key {
        int rank = 0; // the negative priority
        qint64 place = 0;
        JobId id = 0;
        auto operator<=>(const Key &) const = default;
    };
    void note(JobId id);
    void forget(JobId id);
    void scheduleSoon();
    void schedule();
    std::vector<Key> group(Priority priority) const; // in order

    Engine &m_engine;
    int m_limit = 0;
    Holds m_holds;
    std::set<Key> m_order;
    QHash<JobId, Key> m_keys; // of the same
    QSet<JobId> m_running;
    bool m_soon = false;
    mutable QHash<JobId, int> m_positions; // empty: not known
};

} // namespace milliard
