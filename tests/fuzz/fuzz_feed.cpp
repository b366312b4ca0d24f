// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/feed/alternate_feed.h"
#include "core/source/feed/feed_document.h"
#include "core/source/feed/feed_entries.h"
#include "tests/fuzz/fuzz.h"

#include <QSet>

#include <algorithm>

using namespace milliard;

// What is at the address of a feed: one, or a web page.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray text = Input(data, size).rest();
    const QUrl base(QStringLiteral("https://host/feed"));
    if (isWebPage(text)) {
        const QUrl other = alternateFeed(text, base);
        hold(other.isEmpty() || other.scheme() == QLatin1String("http") || other.scheme() == QLatin1String("https"), "another feed can be asked for");
    }
    const auto feed = readFeed(text, base);
    if (!feed) {
        hold(feed.error().kind == ErrorKind::BadListing && feed.error().message.size() < 2000, "a bad feed is a bad listing, and says why");
        return 0;
    }
    QSet<QString> names;
    const QList<Entry> entries = entriesOf(feed->items, 0);
    for (const Entry &entry : entries) {
        hold(!entry.name.isEmpty() && !entry.name.contains(u'/'), "a name is one part of a path");
        hold(!names.contains(entry.name), "and no other's");
        names.insert(entry.name);
        const QUrl url = QUrl::fromEncoded(entry.url, QUrl::StrictMode);
        hold(url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty() && !url.hasFragment(), "an address is absolute, and nobody's");
        hold(entry.modified >= -1, "a time is not before 1970");
    }
    const QList<Entry> few = entriesOf(feed->items, 1);
    hold(few.size() <= entries.size() && std::ranges::equal(few, entries.first(few.size()), {}, &Entry::name, &Entry::name), "the newest are the first, by the same names");
    return 0;
}
