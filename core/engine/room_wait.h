// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job.h"
#include "core/base/room.h"
#include "core/journal/job_lock.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <map>
#include <memory>

namespace milliard {

// The jobs that go on when there is room for them again. Nothing of theirs is open meanwhile, so that a disk can also be
// unmounted; their locks are kept. Lives on the engine's thread; looks at the file systems on pool threads, since one
// that has gone may make a caller wait.
class RoomWait final : public QObject
{
    Q_OBJECT

public:
    RoomWait();

    // 'folder' is where there must be room. The first look, at once, also finds what there must be (RoomWanted).
    void add(JobId id, const QString &folder, const Error &error, std::unique_ptr<JobLock> lock);
    bool contains(JobId id) const { return m_jobs.contains(id); }
    std::unique_ptr<JobLock> take(JobId id); // waits no more; null: it did not

Q_SIGNALS:
    void told(milliard::JobId id, const milliard::Error &error); // what it waits for, as of now
    void ready(milliard::JobId id); // it still waits, unless it is taken
    void lost(milliard::JobId id, const milliard::Error &error); // the folder is gone: waiting makes no sense

private:
    struct Waiting {
        QString folder;
        Error error;
        std::unique_ptr<JobLock> lock;
        std::optional<RoomWanted> wanted; // none: not looked at yet
        QElapsedTimer since;
        bool looking = false;
    };
    void look(JobId id);
    void looked(JobId id, Waiting &waiting, const std::optional<Room> &room);

    std::map<JobId, std::shared_ptr<Waiting>> m_jobs;
    QTimer m_timer;
};

} // namespace milliard
