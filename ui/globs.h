// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QJsonValue>
#include <QString>
#include <QStringList>

namespace milliard {

// Globs as users write them: with spaces between, in any case.
QStringList globsFrom(const QString &text);
// The members of an array that are texts and not empty.
QStringList globsFromJson(const QJsonValue &array);
// Whether one of them fits the whole text; one that is no possible glob fits nothing.
bool anyFits(const QStringList &globs, const QString &text);
// The first that is no possible glob ("[a"); null: none.
const QString *firstWrong(const QStringList &globs);

} // namespace milliard
