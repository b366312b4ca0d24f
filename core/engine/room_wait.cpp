// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/engine/room_wait.h"

#include <QtConcurrentRun>

#include <utility>

namespace milliard {
namespace {

constexpr std::chrono::milliseconds interval{1000};
// Where the numbers show no want, it may be a quota that the system tells nobody of: it is tried now and then.
constexpr std::chrono::minutes blindly{1};

} // namespace

RoomWait::RoomWait()
{
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        QList<JobId> ids; // a job may leave while it is looked at
        for (const auto &[id, waiting] : m_jobs)
            ids << id;
        for (const JobId id : ids)
            look(id);
    });
}

void RoomWait::add(JobId id, const QString &folder, const Error &error, std::unique_ptr<JobLock> lock)
{
    auto waiting = std::make_shared<Waiting>(Waiting{folder, error, std::move(lock), {}, {}});
    waiting->since.start();
    m_jobs[id] = std::move(waiting);
    m_timer.start();
    look(id);
}

std::unique_ptr<JobLock> RoomWait::take(JobId id)
{
    const auto found = m_jobs.find(id);
    if (found == m_jobs.end())
        return nullptr;
    std::unique_ptr<JobLock> lock = std::move(found->second->lock);
    m_jobs.erase(found);
    if (m_jobs.empty())
        m_timer.stop();
    return lock;
}

void RoomWait::look(JobId id)
{
    const auto found = m_jobs.find(id);
    if (found == m_jobs.end() || std::exchange(found->second->looking, true))
        return;
    const qint64 mostKept = found->second->error.kind == ErrorKind::JournalFull ? Room::journalKeeps : Room::destinationKeeps;
    QtConcurrent::run([folder = found->second->folder, mostKept] { return roomAt(folder, mostKept); })
        .then(this, [this, id, weak = std::weak_ptr(found->second)](const std::optional<Room> &room) {
            if (const auto waiting = weak.lock(); waiting && contains(id)) {
                waiting->looking = false;
                looked(id, *waiting, room);
            }
        });
}

void RoomWait::looked(JobId id, Waiting &waiting, const std::optional<Room> &room)
{
    if (!room) {
        Q_EMIT lost(id, {ErrorKind::DestinationUnusable, QStringLiteral("%1: the folder is gone or cannot be looked at").arg(waiting.folder)});
        return;
    }
    if (!waiting.wanted)
        waiting.wanted = RoomWanted::after(*room, waiting.error.missing);
    const bool showsNoWant = !room->isLow() && waiting.error.missing == 0;
    if (waiting.wanted->isMetBy(*room) || (showsNoWant && waiting.since.durationElapsed() >= blindly)) {
        Q_EMIT ready(id);
        return;
    }
    Error error = waiting.error;
    error.message = waiting.wanted->text(waiting.folder, *room);
    Q_EMIT told(id, error);
}

} // namespace milliard
