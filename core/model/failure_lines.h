// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job.h"

#include <QByteArray>
#include <QJsonObject>
#include <QStringList>

namespace milliard {

// Failures as lines of text, UTF-8, for the command line and for files.

// One record of CSV with its line end (RFC 4180 §2): fields that need it are quoted.
QByteArray csvRecord(const QStringList &fields);

QByteArray failureCsvHeader(); // name,cause,kind,status,attempts,message,page
QByteArray failureCsvRecord(const Failure &failure); // pages count from 1; what is not known is empty
QJsonObject failureToJson(JobId id, const Failure &failure);
QByteArray failureText(const Failure &failure); // name, tabulator, sentence, line feed

} // namespace milliard
