// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "app/cli/interrupt.h"
#include "app/cli/job_output.h"
#include "core/engine/afterwards.h"
#include "core/engine/engine.h"

#include <QFuture>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace milliard {

// Runs one job to its end and tells about it; then quits the application with the job's exit status. An
// interrupt pauses the job safely first, and breaks off what follows it. Main thread.
class JobWatch final : public QObject
{
public:
    JobWatch(Engine &engine, JobId id, std::unique_ptr<JobOutput> output);

    // BadInput, JobBusy and the like, before anything runs.
    Result<void> start() { return begun(m_engine.start(m_id)); }
    // Then says what vanished, and removes it if that is wanted.
    Result<void> runAgain(bool removesVanished);
    Result<void> retryFailed(const QList<Cause> &causes, std::optional<ExistingRule> answer) { return begun(m_engine.retryFailed(m_id, causes, answer)); }

private:
    Result<void> begun(const Result<void> &started);
    void sample();
    void tellNotices();
    void jobChanged(JobId id);
    void end();
    void lookForVanished();
    void looked(const Result<VanishedSum> &looked);
    void goOn();
    void finish();

    Engine &m_engine;
    const JobId m_id;
    std::unique_ptr<JobOutput> m_output;
    Interrupt m_interrupt;
    QTimer m_timer;
    JobView m_view;
    qsizetype m_heard = 0; // notices
    bool m_wasDone = false; // before
    bool m_isAgain = false;
    bool m_removesVanished = false;
    bool m_isInterrupted = false; // nothing more is begun
    QFuture<Result<VanishedSum>> m_looking;
    VanishedSum m_vanished; // as far as they were told
    Afterwards m_after;
    QString m_trouble; // what of that did not go well
    std::optional<Error> m_unremoved; // why the vanished are not all gone
};

} // namespace milliard
