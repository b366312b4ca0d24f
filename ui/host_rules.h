// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job_options.h"
#include "core/base/limits.h"

#include <QJsonArray>
#include <QList>
#include <QStringList>

namespace milliard {

// What new downloads from some hosts begin with in place of the preferences.
struct HostRule {
    QStringList hosts;       // globs, in any case; not empty
    Limits limits{};         // of each such download; 0: as the preferences have it
    int hostConnections = 0; // likewise
    NetworkOptions network{}; // what is empty, likewise; a client certificate brings its key and passphrase along

    // By the host of its address; what has none fits no rule.
    bool fits(const QString &source) const;
    void applyTo(JobOptions &options) const;

    bool operator==(const HostRule &) const = default;
};

constexpr qsizetype mostHostRules = 1000;

// The first that fits all of them; null: none.
const HostRule *hostRuleFor(const QList<HostRule> &rules, const QStringList &sources);
// BadInput: it names no host, a host is no possible glob, or what it sets is none that a job could have.
Result<void> check(const HostRule &rule);

QJsonArray toJson(const QList<HostRule> &rules);
// BadInput: one of them is none, or there are too many.
Result<QList<HostRule>> hostRulesFromJson(const QJsonArray &json);

} // namespace milliard
