// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/base/existing_rule.h"
#include "core/base/network_options.h"
#include "core/base/retry_policy.h"

#include <QJsonObject>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <chrono>
#include <memory>

namespace milliard {

class Access; // core/base/access.h

// Which HTTP engine fetches the files of a job (listings are always Qt's).
enum class TransportChoice {
    Auto,  // Beast, and Qt for what Beast is not for: redirects, authentication, proxies, HTTP/2 alone
    Beast, // alone: what is not a plain success is a failure
    Qt,    // alone
};

// How bodies are stored.
enum class Packing { None, TarZst, TarGz, Zip }; // None: one file each

// How a job is done. Every number here is within the bounds of validate().
struct JobOptions {
    static constexpr int maxThreads = 256;
    static constexpr int maxConnections = 2048;
    static constexpr int maxSegments = 16;
    static constexpr qint64 maxLimit = 1'000'000'000'000; // bytes or files per second

    int threads = 2;      // workers; 1..maxThreads
    int connections = 16; // transfers in flight per worker; 1..maxConnections
    RetryPolicy retry;
    std::chrono::milliseconds timeout{30'000}; // without a further byte, per attempt; from 100 ms to one day
    QStringList include;  // globs over whole names; empty: all
    QStringList exclude;
    qint64 minSize = -1;   // bytes; -1: no bound. Entries whose size or time the listing does not tell are let through
    qint64 maxSize = -1;   // bytes; -1: no bound
    qint64 newerThan = -1; // milliseconds since 1970 in UTC, exclusive; -1: no bound
    qint64 olderThan = -1; // likewise
    ExistingRule existing = ExistingRule::Skip;
    bool fanOut = false;  // two levels of folders from a hash of the name; not with shards
    Packing pack = Packing::None;
    TransportChoice transport = TransportChoice::Auto;
    int hostConnections = 0;  // most transfers in flight to one host, all workers together; 0: no bound but the above
    int segments = 4;         // most transfers of one large file at once, where connections are idle; 1..maxSegments
    qint64 limitRate = 0;     // body bytes per second, all workers together; 0: no limit
    qint64 limitRequests = 0; // files asked for per second, all workers together; 0: no limit
    QString caFile;           // absolute path of PEM certificates trusted beside the system's; empty: none
    NetworkOptions network;   // how servers are reached and what they are told
    std::shared_ptr<const Access> access; // what 'network' comes to in a run or a listing; not journalled. Null: nothing special
    QStringList then;         // what is done once a round is done, in this order, as afterStepFromText() reads it
    bool refresh = false; // ask for listings as if none had been asked for before
    QJsonObject source;   // options of the source, which alone knows their meaning

    // Threads that are of use: each has at least one connection of a host's.
    int workers() const { return hostConnections > 0 ? std::min(threads, hostConnections) : threads; }

    bool operator==(const JobOptions &) const = default;
};

// A glob over a whole name as an expression; '*' also matches '/'. Invalid where the glob is ("a[1").
QRegularExpression globExpression(const QString &glob);

// BadInput names the option and its bounds.
Result<JobOptions> validate(JobOptions options);

QJsonObject toJson(const JobOptions &options);
// Missing members have their default; what is of another type or out of bounds is BadInput.
Result<JobOptions> jobOptionsFromJson(const QJsonObject &json);

QString existingRuleName(ExistingRule rule);
Result<ExistingRule> existingRuleFromName(const QString &name);
// Of those that an ExistingAnswer may have: all but ask and fail.
Result<ExistingRule> existingAnswerFromName(const QString &name);
QString packingName(Packing pack); // also the shards' suffix
Result<Packing> packingFromName(const QString &name);
QString transportName(TransportChoice transport);
Result<TransportChoice> transportFromName(const QString &name);

} // namespace milliard
