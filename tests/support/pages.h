// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/source/source_registry.h"

#include <QTest>

#include <optional>

namespace milliard::test {

// What a source answers to a cursor. An error too if it answers from within the call, or not in ten seconds.
inline Result<Page> pageOf(ListingSource &source, const Cursor &cursor)
{
    std::optional<Result<Page>> got;
    source.page(cursor, [&got](Result<Page> page) { got = std::move(page); });
    if (got)
        return std::unexpected(Error{ErrorKind::Cancelled, QStringLiteral("answered from within the call")});
    if (!QTest::qWaitFor([&] { return got.has_value(); }, 10'000))
        return std::unexpected(Error{ErrorKind::TimedOut, QStringLiteral("no answer")});
    return *std::move(got);
}

// The same of a source made for it.
inline Result<Page> pageOf(const QString &text, const QJsonObject &options, const Cursor &cursor)
{
    JobOptions job;
    job.source = options;
    auto source = makeSource(text, job);
    return source ? pageOf(**source, cursor) : std::unexpected(source.error());
}

// All that a source lists.
struct Walk {
    QList<Page> pages;
    QList<Entry> entries;
    QStringList notices;
    std::optional<Error> error; // that ended it
};

inline Walk walk(const QString &text, const QJsonObject &options = {})
{
    Walk all;
    JobOptions job;
    job.source = options;
    auto source = makeSource(text, job);
    if (!source) {
        all.error = source.error();
        return all;
    }
    std::optional<Cursor> cursor = Cursor();
    while (cursor && all.pages.size() < 10'000) {
        auto page = pageOf(**source, *cursor);
        if (!page) {
            all.error = page.error();
            break;
        }
        cursor = page->next;
        all.entries += page->entries;
        all.notices += page->notices;
        all.pages.append(*std::move(page));
    }
    return all;
}

// "URL -> name", or "name: fault".
inline QStringList shown(const QList<Entry> &entries)
{
    QStringList list;
    for (const Entry &entry : entries)
        list.append(entry.extras->fault ? QStringLiteral("%1: %2").arg(entry.name, entry.extras->fault->message) : QStringLiteral("%1 -> %2").arg(QLatin1String(entry.url), entry.name));
    return list;
}

} // namespace milliard::test
