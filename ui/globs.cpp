// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/globs.h"

#include "core/base/job_options.h"

#include <QJsonArray>

#include <algorithm>

namespace milliard {

QStringList globsFrom(const QString &text)
{
    return text.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

QStringList globsFromJson(const QJsonValue &array)
{
    QStringList globs;
    for (const QJsonValue &glob : array.toArray())
        globs.append(glob.toString());
    globs.removeAll(QString());
    return globs;
}

bool anyFits(const QStringList &globs, const QString &text)
{
    return std::ranges::any_of(globs, [&](const QString &glob) {
        QRegularExpression expression = globExpression(glob);
        expression.setPatternOptions(expression.patternOptions() | QRegularExpression::CaseInsensitiveOption);
        return expression.isValid() && expression.match(text).hasMatch();
    });
}

const QString *firstWrong(const QStringList &globs)
{
    const auto wrong = std::ranges::find_if(globs, [](const QString &glob) { return !globExpression(glob).isValid(); });
    return wrong == globs.end() ? nullptr : &*wrong;
}

} // namespace milliard
