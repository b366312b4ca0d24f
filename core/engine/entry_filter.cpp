// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/engine/entry_filter.h"

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

bool isKnown(qint64 number)
{
    return number >= 0;
}

} // namespace

EntryFilter::EntryFilter(const JobOptions &options)
    : m_include(compiled(options.include))
    , m_exclude(compiled(options.exclude))
    , m_minSize(options.minSize)
    , m_maxSize(options.maxSize)
    , m_newerThan(options.newerThan)
    , m_olderThan(options.olderThan)
    , m_acceptsAll(m_include.isEmpty() && m_exclude.isEmpty() && !isKnown(m_minSize) && !isKnown(m_maxSize) && !isKnown(m_newerThan) && !isKnown(m_olderThan))
{
}

bool EntryFilter::accepts(const Entry &entry) const
{
    if (entry.extras->fault)
        return !anyMatches(m_exclude, entry.name);
    if (isKnown(entry.size) && (entry.size < m_minSize || (isKnown(m_maxSize) && entry.size > m_maxSize)))
        return false;
    if (isKnown(entry.modified)
        && ((isKnown(m_newerThan) && entry.modified <= m_newerThan) || (isKnown(m_olderThan) && entry.modified >= m_olderThan)))
        return false;
    return acceptsName(entry.name);
}

bool EntryFilter::acceptsName(const QString &name) const
{
    return (m_include.isEmpty() || anyMatches(m_include, name)) && !anyMatches(m_exclude, name);
}

} // namespace milliard
