// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/engine/name_filter.h"

#include "core/base/job_options.h"

#include <algorithm>

namespace milliard {
namespace {

QList<QRegularExpression> compiled(const QStringList &globs)
{
    QList<QRegularExpression> list;
    for (const QString &glob : globs)
        list.append(globExpression(glob));
    return list;
}

bool anyMatches(const QList<QRegularExpression> &list, const QString &name)
{
    return std::ranges::any_of(list, [&](const QRegularExpression &glob) { return glob.match(name).hasMatch(); });
}

} // namespace

NameFilter::NameFilter(const QStringList &include, const QStringList &exclude)
    : m_include(compiled(include))
    , m_exclude(compiled(exclude))
{
}

bool NameFilter::accepts(const QString &name) const
{
    return (m_include.isEmpty() || anyMatches(m_include, name)) && !anyMatches(m_exclude, name);
}

} // namespace milliard
