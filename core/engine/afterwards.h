// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/after_step.h"
#include "core/base/job.h"

#include <QHash>
#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <memory>

namespace milliard {

class Engine;

// What is done once a round of a job is done, as JobOptions::then says: one step after the other on a thread of its own, until one fails. What
// came of it is told, and written down beside the journal (after_record.h), so that it is done once for a round. A step that the end of the
// program or breakOff() broke off is done again if that does no harm; else that is told. Main thread; a job that is worked on cannot run or be removed.
class Afterwards final : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostAtOnce = 2; // jobs

    // 'program': milliard-cli, which unpacks. The engine outlives it.
    Afterwards(Engine &engine, const QString &program, QObject *parent = nullptr);
    ~Afterwards() override; // ends what is under way; waits for it

    // Does what is to be done for a job that is done; ended() follows, not from within. False: nothing, another process does it, or it waits
    // for people to say what becomes of files that are already there.
    bool begin(JobId id);
    // For each job of which it was not done yet, and from now on for each that ends.
    void follow();
    void cancel(JobId id);   // for good: what is left is not done in this round
    void breakOff(JobId id); // the next begin() goes on with it, as after the end of the program
    bool isActive(JobId id) const { return m_active.contains(id); }
    bool isBusy() const { return !m_active.isEmpty(); } // with any

Q_SIGNALS:
    void told(milliard::JobId id, const QString &text); // what is being done; some ten times a second; empty: nothing any more
    void said(milliard::JobId id, const QString &text, bool isTrouble); // a line of what came of it
    void wanted(milliard::JobId id, milliard::AfterStep::Kind kind, const QString &path); // to be opened or shown
    void ended(milliard::JobId id, const QString &trouble); // empty: all went well

private:
    struct Active;

    void work(const std::shared_ptr<Active> &active);
    void finish(JobId id, const Result<void> &result);
    static QString troubleText(const AfterStep &step, const Error &error);
    static QString leftOut(qsizetype steps);

    Engine &m_engine;
    const QString m_program;
    QHash<JobId, std::shared_ptr<Active>> m_active;
    QThreadPool m_pool;
};

} // namespace milliard
