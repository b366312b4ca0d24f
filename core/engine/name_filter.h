// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QList>
#include <QRegularExpression>
#include <QStringList>

namespace milliard {

// Which names of a listing belong to a job: all, or those that an include glob matches, less those that an
// exclude glob matches. Globs cover the whole name, and '*' also matches '/'.
class NameFilter
{
public:
    NameFilter(const QStringList &include, const QStringList &exclude);
    bool accepts(const QString &name) const;
    bool acceptsAll() const { return m_include.isEmpty() && m_exclude.isEmpty(); }

private:
    QList<QRegularExpression> m_include;
    QList<QRegularExpression> m_exclude;
};

} // namespace milliard
