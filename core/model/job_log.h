// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/engine/engine.h"

#include <QDateTime>
#include <QHash>
#include <QSet>

namespace milliard {

class ProgressModel;

// What happened to a job, a sentence without full stop.
struct LogLine {
    enum Weight { News, Notice, Trouble };
    QDateTime at; // local
    Weight weight = News;
    QString text; // one line; sources without what may be secret
};

// What happened to each job since the program started: added, started, paused, notices of the run, how it ended. The latest lines of each
// are kept. Main thread.
class JobLog final : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype mostLines = 500; // of a job

    JobLog(Engine &engine, ProgressModel &model, QObject *parent = nullptr); // both outlive it

    void write(JobId id, LogLine::Weight weight, const QString &text);
    QList<LogLine> lines(JobId id) const { return m_logs.value(id).lines; } // oldest first

Q_SIGNALS:
    void added(milliard::JobId id, const milliard::LogLine &line);

private:
    struct Log {
        QList<LogLine> lines;
        JobState state = JobState::Paused;
        std::optional<Error> error;
        std::shared_ptr<const ProgressBoard> board; // whose notices were heard
        qsizetype heard = 0;
    };

    void changed(JobId id);
    void hear(JobId id, Log &log);

    Engine &m_engine;
    QHash<JobId, Log> m_logs;
    QSet<JobId> m_active;
};

} // namespace milliard
