// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/feed/feed_entries.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QHash>
#include <QMimeDatabase>
#include <QSet>
#include <QTimeZone>

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

namespace milliard {
namespace {

bool isPlayable(const QString &mediaType)
{
    return mediaType.startsWith(QLatin1String("audio/")) || mediaType.startsWith(QLatin1String("video/"));
}

// With its dot, or empty: the address's, unless that is a script's ("get.php") or none at all ("/episodes/12.5") where there is
// something to play.
QString extensionOf(const Enclosure &enclosure)
{
    const QString file = enclosure.url.fileName();
    const QString suffix = file.sliced(file.lastIndexOf(QLatin1Char('.')) + 1);
    const auto isPlain = [](QChar c) { return c.unicode() < 0x80 && c.isLetterOrNumber(); };
    const bool hasSuffix = suffix.size() < file.size() && !suffix.isEmpty() && suffix.size() <= 5 && std::ranges::all_of(suffix, isPlain);
    const QMimeDatabase types;
    const QString type = enclosure.mediaType.section(QLatin1Char(';'), 0, 0).trimmed().toLower();
    if (hasSuffix && (!isPlayable(type) || std::ranges::any_of(types.mimeTypesForFileName(file), isPlayable, &QMimeType::name)))
        return QLatin1Char('.') + suffix;
    const QString known = types.mimeTypeForName(type).preferredSuffix();
    return !known.isEmpty() ? QLatin1Char('.') + known : hasSuffix ? QLatin1Char('.') + suffix : QString();
}

QString stemOf(const FeedItem &item, const Enclosure &enclosure, const QString &extension)
{
    QString stem = item.title;
    if (stem.isEmpty())
        stem = enclosure.url.fileName();
    if (stem.isEmpty())
        stem = enclosure.url.host();
    if (stem.endsWith(extension, Qt::CaseInsensitive))
        stem.chop(extension.size());
    return stem.replace(QLatin1Char('/'), QLatin1Char('_')); // a title makes no folders
}

class Names
{
public:
    // All that are to be named, first. A name that several would have is none's alone: or else it would be another item's once
    // the feed drops the oldest.
    void count(const FeedItem &item, const Enclosure &enclosure)
    {
        const QString extension = extensionOf(enclosure);
        const QString stem = stemOf(item, enclosure, extension);
        ++m_wanted[stem + extension];
        if (item.published >= 0)
            ++m_wanted[dated(stem, item) + extension];
    }

    // Not given before; deterministic for the same items before this one.
    QString take(const FeedItem &item, const Enclosure &enclosure)
    {
        const QString extension = extensionOf(enclosure);
        QString stem = stemOf(item, enclosure, extension);
        if (m_wanted.value(stem + extension) == 1 && isFree(stem + extension))
            return stem + extension;
        if (item.published >= 0) {
            stem = dated(stem, item);
            if (m_wanted.value(stem + extension) == 1 && isFree(stem + extension))
                return stem + extension;
        }
        const QByteArray hash = QCryptographicHash::hash((item.id + QLatin1Char('\n')).toUtf8() + enclosure.url.toEncoded(), QCryptographicHash::Sha256);
        const QString name = stem + QLatin1Char(' ') + QString::fromLatin1(hash.first(8).toHex()) + extension;
        m_taken.insert(name);
        return name;
    }

private:
    static QString dated(const QString &stem, const FeedItem &item)
    {
        return QDateTime::fromMSecsSinceEpoch(item.published, QTimeZone::UTC).toString(QStringLiteral("yyyy-MM-dd ")) + stem;
    }
    bool isFree(const QString &name)
    {
        if (m_taken.contains(name))
            return false;
        m_taken.insert(name);
        return true;
    }

    QHash<QString, int> m_wanted;
    QSet<QString> m_taken;
};

// Each enclosure once, the oldest first: with the newest of the first 'wanted' items that have it, if not all are wanted, else with the
// oldest of all.
void forEach(const QList<FeedItem> &items, qsizetype wanted, const std::function<void(qsizetype, const Enclosure &, const QByteArray &)> &visit)
{
    QHash<QByteArray, qsizetype> chosen;
    for (qsizetype i = 0; wanted < items.size() && i < wanted; ++i) {
        for (const Enclosure &enclosure : items.at(i).enclosures) {
            const QByteArray url = enclosure.url.toEncoded(QUrl::RemoveFragment);
            chosen.insert(url, chosen.value(url, i));
        }
    }
    QSet<QByteArray> seen;
    for (qsizetype i = items.size(); i-- > 0;) {
        for (qsizetype j = items.at(i).enclosures.size(); j-- > 0;) {
            const Enclosure &enclosure = items.at(i).enclosures.at(j);
            const QByteArray url = enclosure.url.toEncoded(QUrl::RemoveFragment);
            if (seen.contains(url) || chosen.value(url, i) != i)
                continue;
            seen.insert(url);
            visit(i, enclosure, url);
        }
    }
}

// The newest first. An item without a date stays behind the one before it, or if it is the first, before the next.
void sortByDate(QList<FeedItem> &items)
{
    const auto first = std::ranges::find_if(items, [](const FeedItem &item) { return item.published >= 0; });
    qint64 last = first == items.end() ? -1 : first->published;
    std::vector<std::pair<qint64, FeedItem>> dated;
    for (FeedItem &item : items) {
        last = item.published >= 0 ? item.published : last;
        dated.emplace_back(last, std::move(item));
    }
    std::ranges::stable_sort(dated, std::ranges::greater(), &std::pair<qint64, FeedItem>::first);
    std::ranges::transform(dated, items.begin(), [](auto &pair) { return std::move(pair.second); });
}

} // namespace

QList<Entry> entriesOf(QList<FeedItem> items, qsizetype newest)
{
    sortByDate(items);
    const qsizetype wanted = newest > 0 ? std::min(newest, items.size()) : items.size();
    QList<Entry> entries;
    Names names; // also of those that are not wanted: they have theirs
    forEach(items, wanted, [&](qsizetype i, const Enclosure &enclosure, const QByteArray &) { names.count(items.at(i), enclosure); });
    forEach(items, wanted, [&](qsizetype i, const Enclosure &enclosure, const QByteArray &url) {
        const FeedItem &item = items.at(i);
        const QString name = names.take(item, enclosure);
        if (i >= wanted)
            return;
        entries.append({.name = name, .url = url, .modified = item.published});
        if (item.duration.count() >= 0)
            entries.last().extras.edit().duration = item.duration;
    });
    std::ranges::reverse(entries);
    return entries;
}

} // namespace milliard
