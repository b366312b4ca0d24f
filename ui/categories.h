// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace milliard {

// The user's own name for jobs of some sort, with the folder that they usually go to and a rule that says which jobs are meant.
struct Category {
    QString name;      // not empty, and no other has it
    QString folder;    // absolute; empty: no folder of its own
    QString kind;      // of source, by its name ("s3"); empty: any
    QStringList hosts; // globs, in any case; empty: any
    QStringList names; // globs of what the job is called, likewise

    // All that is filled in must fit the source; a rule that says nothing fits none.
    bool fits(const QString &source) const;

    bool operator==(const Category &) const = default;
};

// The first whose rule fits all of them; null: none.
const Category *categoryFor(const QList<Category> &categories, const QStringList &sources);

QByteArray toJson(const QList<Category> &categories);
// What cannot be read is left out.
QList<Category> categoriesFromJson(const QByteArray &json);

} // namespace milliard
