// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/model/failure_lines.h"

#include "core/base/cause.h"

#include <QByteArrayList>

#include <algorithm>

namespace milliard {

QByteArray csvRecord(const QStringList &fields)
{
    QByteArrayList texts;
    for (const QString &field : fields) {
        QByteArray text = field.toUtf8();
        if (std::ranges::any_of(text, [](char c) { return c == '"' || c == ',' || c == '\r' || c == '\n'; }))
            text = '"' + text.replace("\"", "\"\"") + '"';
        texts << text;
    }
    return texts.join(',') + "\r\n";
}

QByteArray failureCsvHeader()
{
    return "name,cause,kind,status,attempts,message,page\r\n";
}

QByteArray failureCsvRecord(const Failure &failure)
{
    const Error &error = failure.error;
    return csvRecord({failure.name, causeName(causeOf(error)), kindName(error.kind), error.httpStatus == 0 ? QString() : QString::number(error.httpStatus),
        QString::number(failure.attempts), explain(error), failure.page < 0 ? QString() : QString::number(failure.page + 1)});
}

QJsonObject failureToJson(JobId id, const Failure &failure)
{
    const Error &error = failure.error;
    QJsonObject json{{QStringLiteral("job"), id}, {QStringLiteral("name"), failure.name}, {QStringLiteral("cause"), causeName(causeOf(error))},
        {QStringLiteral("kind"), kindName(error.kind)}, {QStringLiteral("status"), error.httpStatus},
        {QStringLiteral("attempts"), failure.attempts}, {QStringLiteral("message"), explain(error)}};
    if (failure.page >= 0)
        json.insert(QStringLiteral("page"), failure.page + 1);
    return json;
}

QByteArray failureText(const Failure &failure)
{
    return printableName(failure.name).toUtf8() + '\t' + explain(failure.error).toUtf8() + '\n';
}

} // namespace milliard
