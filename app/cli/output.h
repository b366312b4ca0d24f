// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace milliard {

// "1 file", "2,000 files": of an English noun whose plural has an s at its end.
QString counted(qint64 count, const char *noun);
void printLine(const QString &text);       // to standard output, UTF-8
void printJson(const QJsonObject &object); // one line to standard output
// Many lines at one go, as they are, to standard output. DestinationUnusable where they cannot be written.
Result<void> printLines(const QByteArray &lines);
// Whether standard output took all of printLine() and printJson(), DestinationUnusable where not. A reader that has gone, such as
// head, wants no more.
Result<void> checkPrinted();
// "milliard-cli: …" to standard error; gives the exit status that goes with it.
int printError(const Error &error);
void printNotice(const QString &text); // likewise, of what is no error by now

} // namespace milliard
