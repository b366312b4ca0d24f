// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "app/cli/output.h"

#include "app/cli/exit_status.h"

#include <QJsonDocument>

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

void printLine(const QString &text)
{
    put(stdout, text.toUtf8());
}

void printJson(const QJsonObject &object)
{
    put(stdout, QJsonDocument(object).toJson(QJsonDocument::Compact));
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
