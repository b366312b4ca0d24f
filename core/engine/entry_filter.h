// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/entry.h"
#include "core/base/job_options.h"

#include <QList>
#include <QRegularExpression>

namespace milliard {

// Which entries of a listing belong to a job: all, or those that an include glob matches, less those that an exclude glob
// matches, and whose size and time are within the job's. Globs (globExpression) cover the whole name. An entry
// whose size or time the listing does not tell is let through: leaving it out would lose a file that nobody looked at. So is
// one that fails by itself, as a folder that cannot be read, whatever is to be included: nobody knows what it was to be. But where
// its name is excluded, nobody wants to know.
class EntryFilter
{
public:
    explicit EntryFilter(const JobOptions &options);
    bool accepts(const Entry &entry) const;
    bool acceptsAll() const { return m_acceptsAll; }

private:
    bool acceptsName(const QString &name) const;

    QList<QRegularExpression> m_include;
    QList<QRegularExpression> m_exclude;
    qint64 m_minSize;
    qint64 m_maxSize;
    qint64 m_newerThan;
    qint64 m_olderThan;
    bool m_acceptsAll;
};

} // namespace milliard
