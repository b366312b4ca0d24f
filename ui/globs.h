// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QJsonValue>
#include <QList>
#include <QString>
#include <QStringList>

#include <algorithm>

namespace milliard {

// Globs as users write them: with spaces between, in any case.
QStringList globsFrom(const QString &text);
// The members of an array that are texts and not empty.
QStringList globsFromJson(const QJsonValue &array);
// Whether one of them fits the whole text; one that is no possible glob fits nothing.
bool anyFits(const QStringList &globs, const QString &text);
// The first that is no possible glob ("[a"); null: none.
const QString *firstWrong(const QStringList &globs);

// The first of these rules that fits() each of the sources; null: none, or there are no sources.
template <typename Rule>
const Rule *firstFitting(const QList<Rule> &rules, const QStringList &sources)
{
    const auto found = sources.isEmpty() ? rules.end() : std::ranges::find_if(rules, [&](const Rule &rule) {
        return std::ranges::all_of(sources, [&](const QString &source) { return rule.fits(source); });
    });
    return found == rules.end() ? nullptr : &*found;
}

} // namespace milliard
