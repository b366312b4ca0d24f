// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/source/s3/aws_settings.h"

#include <QFuture>

namespace milliard {

// The name in "keychain:NAME". BadInput for any other text.
Result<QString> keychainName(const QString &text);

// The keys of that name in the system's keychain (core/secrets/keychain.h). BadInput also where it has none, with what to do.
QFuture<Result<AwsKeys>> keychainKeys(const QString &name);

} // namespace milliard
