// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

#include <chrono>

namespace milliard {

inline constexpr qsizetype maxFeedItems = 100'000;

// A file that an item of a feed brings along.
struct Enclosure {
    QUrl url;          // absolute, http or https, without a user name
    QString mediaType; // as written; may be empty
};

struct FeedItem {
    QString id;    // as the feed tells its items apart; may be empty
    QString title; // may be empty
    qint64 published = -1; // milliseconds since 1970 in UTC; -1: it does not tell
    std::chrono::seconds duration{-1}; // of what can be played; -1: it does not tell
    QList<Enclosure> enclosures;
};

// One document of a feed: RSS 2.0, RSS 1.0 with mod_enclosure, or Atom (RFC 4287). The files are those of enclosures, and where an item has
// none, of Media RSS, or what an entry of Atom has for its content by address. Titles are text, also where the feed has them in HTML.
struct Feed {
    QList<FeedItem> items; // that have a file, in their order
    qsizetype unusable = 0; // files that are not at http or https
    qsizetype bare = 0;     // items without a file
    QUrl next;             // where the feed goes on (RFC 5005 §3); empty: nowhere
};

// How podcasts tell a duration: "1:02:03", "62:03" or "3723" (itunes:duration), and whole seconds or with a fraction (media:content of
// Media RSS). -1 for anything else, and for more than a hundred days.
std::chrono::seconds durationFromText(QStringView text);

// 'base' is the document's own address, for links relative to it, but where elements have another (xml:base). BadListing says what is wrong, and in which line. Sizes are not
// read: those in feeds are too often wrong.
Result<Feed> readFeed(const QByteArray &xml, const QUrl &base);

} // namespace milliard
