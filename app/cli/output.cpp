// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "app/cli/output.h"

#include "app/cli/exit_status.h"
#include "core/model/format.h"

#include <QJsonDocument>

#include <atomic>
#include <cerrno>
#include <cstdio>

namespace milliard {
namespace {

std::atomic<int> firstFault = 0; // of standard output, an errno

Result<void> outputError(int fault)
{
    return std::unexpected(Error{ErrorKind::DestinationUnusable, QStringLiteral("standard output: %1").arg(qt_error_string(fault))});
}

// 0, or an errno.
int put(std::FILE *stream, const QByteArray &text)
{
    const std::size_t size = std::size_t(text.size());
    return std::fwrite(text.constData(), 1, size, stream) == size && std::fflush(stream) == 0 ? 0 : errno;
}

void putOut(const QByteArray &text)
{
    int none = 0;
    if (const int fault = put(stdout, text); fault != 0 && fault != EPIPE)
        firstFault.compare_exchange_strong(none, fault);
}

} // namespace

QString counted(qint64 count, const char *noun)
{
    return formatCount(count) + QLatin1Char(' ') + QLatin1StringView(noun) + (count == 1 ? QString() : QStringLiteral("s"));
}

void printLine(const QString &text)
{
    putOut(text.toUtf8() + '\n');
}

void printJson(const QJsonObject &object)
{
    putOut(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
}

Result<void> printLines(const QByteArray &lines)
{
    const int fault = put(stdout, lines);
    return fault == 0 ? Result<void>() : outputError(fault);
}

Result<void> checkPrinted()
{
    return firstFault == 0 ? Result<void>() : outputError(firstFault);
}

int printError(const Error &error)
{
    printNotice(explain(error));
    return exitStatusOf(error);
}

void printNotice(const QString &text)
{
    put(stderr, "milliard-cli: " + text.toUtf8() + '\n');
}

} // namespace milliard
