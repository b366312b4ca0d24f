// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/model/job_view.h"

#include "core/engine/vanished.h"

#include <QJsonObject>

#include <memory>

namespace milliard {

// How a running job is told about: one of these for --json, for a terminal, for a plain file, for --quiet.
class JobOutput
{
public:
    virtual ~JobOutput() = default;
    virtual void started(const JobView &view) = 0;
    virtual void changed(const JobView &) { } // what the engine says of it: perhaps that it waits
    virtual void progress(const JobView &view) = 0; // ten times a second
    virtual void notice(const JobView &view, const QString &text) = 0; // what people should hear of, though nothing failed
    virtual void trouble(const JobView &view, const QString &text) { notice(view, text); } // of what is done after the job
    // Of a job that ran again, before it has ended: each file that its source has no more, and then their sum.
    virtual void vanished(const JobView &, const VanishedFile &) { }
    virtual void vanished(const JobView &, const VanishedSum &) { }
    virtual void ended(const JobView &view) = 0;
};

enum class OutputStyle { People, Json, Quiet };
// 'dataDir' as the user gave it, for the commands that are recommended; empty: the default.
std::unique_ptr<JobOutput> makeJobOutput(OutputStyle style, const QString &dataDir);

QJsonObject jobToJson(const JobRecord &job);
// What a recommended command ends with for that: " --data-dir DIR", or nothing.
QString dataDirWords(const QString &dataDir);
QString vanishedText(const VanishedFile &file); // a line
// A sentence or two: how many, and how to be rid of them.
QString vanishedSummary(const VanishedSum &sum, JobId id, const QString &dataDir);
QString countsText(const Counts &counts); // "12 done, 0 skipped, 1 failed of 13 listed"
// What ends a run: what came of it, and what to do next.
QString summary(const JobRecord &job, const QString &dataDir);

} // namespace milliard
