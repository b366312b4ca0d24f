// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "app/cli/arguments.h"
#include "app/cli/output.h"
#include "core/engine/engine.h"

#include <memory>
#include <ranges>

namespace milliard {

// The job that a command's argument names, or the newest that 'wanted' accepts.
template <typename Wanted>
Result<JobId> jobArgument(const Arguments &arguments, const Engine &engine, Wanted wanted)
{
    if (arguments.positional().size() > 1)
        return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("one job at a time")});
    const QList<JobRecord> jobs = engine.jobs();
    if (arguments.positional().isEmpty()) {
        for (const JobRecord &job : jobs | std::views::reverse) {
            if (wanted(job))
                return job.id;
        }
        return std::unexpected(Error{ErrorKind::NoSuchJob, QStringLiteral("there is none to choose")});
    }
    const QString text = arguments.positional().first();
    bool ok = false;
    const JobId id = text.toLongLong(&ok);
    if (!ok || !engine.job(id))
        return std::unexpected(Error{ErrorKind::NoSuchJob, QStringLiteral("\"%1\"; see milliard-cli jobs").arg(text)});
    return id;
}

// Parses, opens the engine and goes on with 'action', which gives the exit status.
template <typename Action>
int withEngine(Arguments &arguments, const QStringList &words, Action action)
{
    const auto parsed = arguments.parse(words);
    if (!parsed)
        return printError(parsed.error());
    if (!*parsed)
        return 0;
    const auto engine = Engine::open(arguments.text("data-dir"));
    if (!engine)
        return printError(engine.error());
    if (const QString notice = (*engine)->notice(); !notice.isEmpty())
        printNotice(notice);
    return action(**engine);
}

} // namespace milliard
