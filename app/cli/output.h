// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace milliard {

void printLine(const QString &text);       // to standard output, UTF-8
void printJson(const QJsonObject &object); // one line to standard output
// Many lines at one go, as they are, to standard output. DestinationUnusable where they cannot be written.
Result<void> printLines(const QByteArray &lines);
// "milliard-cli: …" to standard error; gives the exit status that goes with it.
int printError(const Error &error);
void printNotice(const QString &text); // likewise, of what is no error by now

} // namespace milliard
