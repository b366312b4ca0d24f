// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QProcessEnvironment>
#include <QString>

namespace milliard {

// The keys that sign requests. Empty: anonymous. Never shown, logged or journalled.
struct AwsKeys {
    QByteArray id;
    QByteArray secret;
    QByteArray token{}; // of a session; empty: none

    bool isEmpty() const { return id.isEmpty(); }
};

// What this machine says of access to S3, as AWS's own programs read it.
struct AwsSettings {
    AwsKeys keys{};
    QString region;   // empty: not said
    Result<QString> endpoint; // empty: not said; BadInput: said wrongly, which is of concern only where none is given
    QString whose;    // where the keys come from, for messages: "profile \"work\""
};

// From the environment, and the files ~/.aws/credentials and ~/.aws/config or those that it names instead. A profile that is
// named is taken before the keys of the environment; empty: AWS_PROFILE or "default", after them. BadInput where the named
// profile is missing, has keys that cannot be had from the files alone, or half a pair. Anonymous: no keys are
// looked for.
Result<AwsSettings> awsSettings(const QString &profile, bool isAnonymous, const QProcessEnvironment &environment);

} // namespace milliard
