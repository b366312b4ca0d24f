// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "app/cli/output.h"

#include "app/cli/exit_status.h"
#include "core/model/format.h"

#include <QJsonDocument>

#include <cerrno>
#include <cstdio>

namespace milliard {
namespace {

void put(std::FILE *stream, const QByteArray &line)
{
    std::fwrite(line.constData(), 1, std::size_t(line.size()), stream);
    std::fputc('\n', stream);
    std::fflush(stream);
}

} // namespace

QString counted(qint64 count, const char *noun)
{
    return formatCount(count) + QLatin1Char(' ') + QLatin1StringView(noun) + (count == 1 ? QString() : QStringLiteral("s"));
}

void printLine(const QString &text)
{
    put(stdout, text.toUtf8());
}

void printJson(const QJsonObject &object)
{
    put(stdout, QJsonDocument(object).toJson(QJsonDocument::Compact));
}

Result<void> printLines(const QByteArray &lines)
{
    const std::size_t size = std::size_t(lines.size());
    if (std::fwrite(lines.constData(), 1, size, stdout) == size && std::fflush(stdout) == 0)
        return {};
    return std::unexpected(Error{ErrorKind::DestinationUnusable, QStringLiteral("standard output: %1").arg(qt_error_string(errno))});
}

int printError(const Error &error)
{
    printNotice(explain(error));
    return exitStatusOf(error);
}

void printNotice(const QString &text)
{
    put(stderr, "milliard-cli: " + text.toUtf8());
}

} // namespace milliard
