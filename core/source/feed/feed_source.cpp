// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/feed/feed_source.h"

#include "core/base/job.h"
#include "core/base/network_error.h"
#include "core/source/feed/alternate_feed.h"
#include "core/source/feed/feed_entries.h"
#include "core/source/http_address.h"
#include "core/source/source_kind.h"

#include <array>
#include <utility>

namespace milliard {
namespace {

constexpr QLatin1StringView prefix("feed+");

constexpr std::array options{
    SourceOption{.name = "newest", .type = SourceOption::Number, .value = "N", .title = QT_TRANSLATE_NOOP("SourceKind", "Newest"), .help = QT_TRANSLATE_NOOP("SourceKind", "Only the newest N items; 0: all."),
        .usual = "0", .low = 0, .high = maxFeedItems},
};

// What to say of an answer that was not understood.
Error notUnderstood(const Error &error, const PageAnswer &answer)
{
    if (!isWebPage(answer.body))
        return {ErrorKind::BadListing, QStringLiteral("%1: %2").arg(shownUrl(answer.url), error.message)};
    const QUrl other = alternateFeed(answer.body, answer.url);
    const QString advice = other.isEmpty() ? QStringLiteral("look on it for the address of its feed")
                                           : QStringLiteral("it names this feed: %1").arg(shownSource(prefix + other.toString(QUrl::FullyEncoded)));
    return {ErrorKind::BadListing, QStringLiteral("%1 is a web page and no feed; %2").arg(shownUrl(answer.url), advice)};
}

// What to say of a feed with so many items, none of which has a file.
QString withoutFiles(qsizetype items)
{
    if (items == 0)
        return QStringLiteral("the feed has no items");
    return items == 1 ? QStringLiteral("the feed's item brings no file along") : QStringLiteral("none of the feed's %1 items brings a file along").arg(items);
}

} // namespace

FeedSource::FeedSource(const QUrl &url, qsizetype newest, const JobOptions &jobOptions)
    : m_url(url)
    , m_newest(newest)
    , m_fetcher(jobOptions)
{
}

void FeedSource::page(const Cursor &cursor, Receive receive)
{
    m_items.clear();
    m_unusable = m_bare = 0;
    m_read.clear();
    read(m_url, cursor, std::move(receive));
}

void FeedSource::read(const QUrl &url, const Cursor &cursor, Receive receive)
{
    m_read.insert(url);
    m_fetcher.get({QNetworkRequest(url)}, [this, cursor, receive = std::move(receive)](const Result<PageAnswer> &answer) {
        if (!answer)
            return receive(std::unexpected(answer.error()));
        Result<Feed> feed = readFeed(answer->body, answer->url);
        if (!feed)
            return receive(std::unexpected(notUnderstood(feed.error(), *answer)));
        m_items += std::move(feed->items);
        m_unusable += feed->unusable;
        m_bare += feed->bare;
        Page page{.cursor = cursor, .entries = {}, .next = std::nullopt};
        if (!feed->next.isEmpty() && !m_read.contains(feed->next)) {
            const bool isTooMuch = m_read.size() >= maxDocuments || m_items.size() >= maxFeedItems;
            if (!isTooMuch && isSameOrigin(feed->next, answer->url))
                return read(feed->next, cursor, receive);
            page.notices.append(QStringLiteral("the feed goes on at %1, which is not followed").arg(shownUrl(feed->next)));
            page.isSure = false;
        }
        if (m_unusable > 0) {
            page.isSure = false; // they may have been among its files once
            page.notices.append(QStringLiteral("%1 left out, since addresses other than http and https cannot be downloaded from")
                .arg(m_unusable == 1 ? QStringLiteral("a file of the feed was") : QStringLiteral("%1 files of the feed were").arg(m_unusable)));
        }
        if (m_items.isEmpty()) {
            page.isSure = false; // rather a feed that moved or broke than one that dropped all that it had
            if (m_bare > 0 || m_unusable == 0)
                page.notices.append(withoutFiles(m_bare));
        }
        page.entries = entriesOf(std::exchange(m_items, {}), m_newest);
        receive(std::move(page));
    });
}

extern constinit const SourceKind feedKind{
    "feed", QT_TRANSLATE_NOOP("SourceKind", "Feed"), "feed+http(s)://HOST/FEED", options,
    [](const QString &text) { return hasHttpForm(text, prefix); },
    [](const QString &text, const QJsonObject &given) -> Result<SourcePlan> {
        return httpAddress(text, prefix).transform([&](const QUrl &url) {
            const qsizetype newest = optionText(given, options.front()).toLongLong();
            return SourcePlan{text, [url, newest](const JobOptions &o) { return std::make_unique<FeedSource>(url, newest, o); },
                {}, {Access::Reach::Origin, url}, newest > 0};
        });
    }};

} // namespace milliard
