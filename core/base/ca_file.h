// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QString>

class QSslConfiguration;

namespace milliard {

// Whether a job's caFile can be used: it can be read and has a PEM certificate. Empty means none, and can. BadInput
// names the file.
Result<void> checkCaFile(const QString &path);

// How Qt makes secure connections: certificates are always verified, against the system's and those of the file. What
// cannot be read there is not trusted.
QSslConfiguration sslConfiguration(const QString &caFile);

} // namespace milliard
