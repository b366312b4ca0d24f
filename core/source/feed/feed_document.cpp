// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/feed/feed_document.h"

#include "core/source/feed/html_text.h"
#include "core/source/mail_date.h"
#include "core/source/xml_text.h"

#include <QMimeDatabase>
#include <QXmlStreamReader>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace milliard {
namespace {

constexpr QLatin1StringView atom("http://www.w3.org/2005/Atom");
constexpr QLatin1StringView itunes("http://www.itunes.com/dtds/podcast-1.0.dtd"); // in RSS and Atom alike
constexpr QLatin1StringView media("http://search.yahoo.com/mrss/");

// Before the name of a relation that a link may also have as a whole address (RFC 4287 §4.2.7.2).
constexpr QLatin1StringView relations("http://www.iana.org/assignments/relation/");

// Of xml:base; each may be relative to the one before it.
constexpr std::size_t mostBases = 64;
constexpr qsizetype longestBase = 8 * 1024;

// Feeds have HTML's names for characters, which XML does not know; they are of no weight in a title.
class LostCharacters final : public QXmlStreamEntityResolver
{
    QString resolveUndeclaredEntity(const QString &) override { return QStringLiteral(" "); }
};

// Whether what Media RSS or an entry's content names is a file to have, and not a page, nor one of the pictures and players that articles show.
bool isFile(QStringView medium, const QString &mediaType, const QUrl &url)
{
    QString type = mediaType.toLower();
    if (type.isEmpty())
        type = QMimeDatabase().mimeTypesForFileName(url.fileName()).value(0).name();
    return medium != QLatin1String("image") && !type.startsWith(QLatin1String("image/")) && !type.startsWith(QLatin1String("text/"))
        && type != QLatin1String("application/xhtml+xml") && type != QLatin1String("application/x-shockwave-flash");
}

class Reader
{
public:
    Reader(const QByteArray &xml, const QUrl &base)
        : m_xml(withDeclarationFirst(xml))
        , m_bases{{0, base}}
    {
        m_xml.setEntityResolver(&m_resolver);
    }

    Result<Feed> read()
    {
        bool isFeed = false;
        while (!m_xml.atEnd() && !m_error) {
            const auto token = m_xml.readNext();
            if (token == QXmlStreamReader::EndElement)
                leave();
            if (token != QXmlStreamReader::StartElement)
                continue;
            enter();
            const QStringView name = m_xml.name();
            if (!std::exchange(isFeed, true)) {
                if (name != QLatin1String("rss") && name != QLatin1String("RDF") && name != QLatin1String("feed"))
                    bad(QStringLiteral("no feed: it begins with <%1>").arg(shownName(name.toString())));
            } else if (name == QLatin1String("item") || name == QLatin1String("entry")) {
                readItem();
                leave();
            } else if (isAtomLink(QLatin1String("next"))) {
                m_feed.next = address(m_xml.attributes().value(QLatin1String("href")), m_bases.back().second);
            }
        }
        if (m_xml.hasError() && !m_error)
            bad(QStringLiteral("not XML, as a feed is (%1)").arg(shownName(m_xml.errorString())));
        if (m_error)
            return std::unexpected(*m_error);
        return std::move(m_feed);
    }

private:
    void bad(const QString &what)
    {
        m_error = Error{ErrorKind::BadListing, QStringLiteral("line %1: %2").arg(m_xml.lineNumber()).arg(what)};
    }

    bool isAtomLink(QLatin1StringView relation) const
    {
        if (m_xml.name() != QLatin1String("link") || m_xml.namespaceUri() != atom)
            return false;
        const QString given = m_xml.attributes().value(QLatin1String("rel")).toString();
        return given == relation || given == QString(relations) + relation;
    }

    bool isMedia(QLatin1StringView name) const { return m_xml.name() == name && m_xml.namespaceUri() == media; }

    // What addresses in the element are relative to (XML Base, of which RFC 4287 §2 speaks).
    QUrl baseIn(const QXmlStreamAttributes &attributes) const
    {
        const QStringView given = attributes.value(QLatin1String("xml:base")).trimmed();
        return given.isEmpty() ? m_bases.back().second : m_bases.back().second.resolved(QUrl(given.toString(), QUrl::TolerantMode));
    }

    void enter()
    {
        ++m_depth;
        if (!m_xml.attributes().hasAttribute(QLatin1String("xml:base")))
            return;
        m_bases.emplace_back(m_depth, baseIn(m_xml.attributes()));
        if (m_bases.size() > mostBases || m_bases.back().second.toEncoded().size() > longestBase)
            bad(QStringLiteral("more than %1 addresses (xml:base) in each other, or one of more than %2 bytes").arg(mostBases).arg(longestBase));
    }

    void leave()
    {
        if (m_bases.back().first == m_depth && m_bases.size() > 1)
            m_bases.pop_back();
        --m_depth;
    }

    // Empty: none that files can be had from.
    static QUrl address(QStringView text, const QUrl &base)
    {
        if (text.trimmed().isEmpty())
            return {};
        QUrl url = base.resolved(QUrl(text.trimmed().toString(), QUrl::TolerantMode));
        url.setUserInfo({}); // nobody here wants to be who a document says
        const bool isHttp = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
        return isHttp && url.isValid() && !url.host().isEmpty() ? url : QUrl();
    }

    void addEnclosure(FeedItem &item, QStringView place, const QXmlStreamAttributes &attributes)
    {
        if (const QUrl url = address(place, baseIn(attributes)); !url.isEmpty())
            item.enclosures.append({url, attributes.value(QLatin1String("type")).trimmed().toString()});
        else
            ++m_feed.unusable;
    }

    // What Media RSS says of a file.
    std::optional<Enclosure> mediaFile(FeedItem &item) const
    {
        const QXmlStreamAttributes attributes = m_xml.attributes();
        if (item.duration.count() < 0)
            item.duration = durationFromText(attributes.value(QLatin1String("duration")));
        return otherFile(attributes.value(QLatin1String("url")), attributes);
    }

    // None: it is no file to have; one at no address that we can ask has an empty URL.
    std::optional<Enclosure> otherFile(QStringView place, const QXmlStreamAttributes &attributes) const
    {
        const Enclosure file{address(place, baseIn(attributes)), attributes.value(QLatin1String("type")).trimmed().toString()};
        if (place.trimmed().isEmpty() || !isFile(attributes.value(QLatin1String("medium")), file.mediaType, file.url))
            return std::nullopt;
        return file;
    }

    // Of one thing in several versions: the one that is told as the usual, or the first.
    std::optional<Enclosure> mediaGroup(FeedItem &item)
    {
        std::optional<Enclosure> best;
        bool isUsual = false;
        while (m_xml.readNextStartElement()) {
            if (isMedia(QLatin1String("content"))) {
                const bool saysUsual = m_xml.attributes().value(QLatin1String("isDefault")) == QLatin1String("true");
                const auto file = mediaFile(item);
                if (file && (!best || best->url.isEmpty() || (saysUsual && !isUsual && !file->url.isEmpty()))) {
                    best = file;
                    isUsual = saysUsual;
                }
            }
            m_xml.skipCurrentElement();
        }
        return best;
    }

    // Of the files that are an item's own where it has no enclosures.
    void addOthers(FeedItem &item, const QList<Enclosure> &files)
    {
        for (const Enclosure &file : files) {
            if (file.url.isEmpty())
                ++m_feed.unusable;
            else
                item.enclosures.append(file);
        }
    }

    // Its own elements alone: those of podcasts and other extensions have the same names.
    void readItem()
    {
        FeedItem item;
        qint64 updated = -1;
        QList<Enclosure> otherFiles;
        const qsizetype unusable = m_feed.unusable;
        const QString own = m_xml.namespaceUri().toString();
        while (m_xml.readNextStartElement()) {
            const QString name = m_xml.name().toString();
            const QXmlStreamAttributes attributes = m_xml.attributes();
            if (name == QLatin1String("enclosure")) {
                const auto resource = attributes.value(QLatin1String("http://www.w3.org/1999/02/22-rdf-syntax-ns#"), QLatin1String("resource"));
                addEnclosure(item, resource.isEmpty() ? attributes.value(QLatin1String("url")) : resource, attributes);
                m_xml.skipCurrentElement();
            } else if (isAtomLink(QLatin1String("enclosure"))) {
                addEnclosure(item, attributes.value(QLatin1String("href")), attributes);
                m_xml.skipCurrentElement();
            } else if (name == QLatin1String("title") && m_xml.namespaceUri() == own) {
                item.title = title(own == atom, attributes);
            } else if (name == QLatin1String("guid") || (name == QLatin1String("id") && m_xml.namespaceUri() == own)) {
                item.id = text();
            } else if (name == QLatin1String("pubDate") || name == QLatin1String("published") || name == QLatin1String("date")) {
                if (const qint64 when = fromMailDate(text().toLatin1()); when >= 0) // another may say it better
                    item.published = when;
            } else if (name == QLatin1String("updated")) {
                updated = fromMailDate(text().toLatin1());
            } else if (name == QLatin1String("duration") && m_xml.namespaceUri().compare(itunes, Qt::CaseInsensitive) == 0) {
                item.duration = durationFromText(text());
            } else if (isMedia(QLatin1String("content"))) {
                if (const auto file = mediaFile(item))
                    otherFiles.append(*file);
                m_xml.skipCurrentElement();
            } else if (isMedia(QLatin1String("group"))) {
                if (const auto file = mediaGroup(item))
                    otherFiles.append(*file);
            } else if (name == QLatin1String("content") && own == atom && m_xml.namespaceUri() == atom && attributes.value(QLatin1String("type")).contains(QLatin1Char('/'))) {
                if (const auto file = otherFile(attributes.value(QLatin1String("src")), attributes)) // RFC 4287 §4.1.3.2
                    otherFiles.append(*file);
                m_xml.skipCurrentElement();
            } else {
                m_xml.skipCurrentElement();
            }
        }
        if (item.published < 0)
            item.published = updated;
        if (item.enclosures.isEmpty())
            addOthers(item, otherFiles);
        if (item.enclosures.isEmpty()) {
            m_feed.bare += m_feed.unusable == unusable ? 1 : 0;
            return;
        }
        if (m_feed.items.size() >= maxFeedItems)
            return bad(QStringLiteral("more than %1 items").arg(maxFeedItems));
        m_feed.items.append(std::move(item));
    }

    // Atom says where one is HTML (RFC 4287 §3.1.1.2). RSS does not, where it often is: what still has references of HTML's is taken for it.
    QString title(bool isAtom, const QXmlStreamAttributes &attributes)
    {
        const QString plain = text();
        const bool isHtml = isAtom ? attributes.value(QLatin1String("type")).trimmed().compare(QLatin1String("html"), Qt::CaseInsensitive) == 0 : hasCharacterReference(plain);
        return isHtml ? htmlText(plain) : plain;
    }

    // Of the element and all in it. Not readElementText(), which calls itself for each level, and a feed may have any number of them.
    QString text()
    {
        QString all;
        for (qsizetype depth = 1; depth > 0 && !m_xml.atEnd();) {
            const auto token = m_xml.readNext();
            if (token == QXmlStreamReader::Characters || token == QXmlStreamReader::EntityReference)
                all += m_xml.text();
            depth += token == QXmlStreamReader::StartElement ? 1 : token == QXmlStreamReader::EndElement ? -1 : 0;
        }
        return all.simplified();
    }

    LostCharacters m_resolver;
    QXmlStreamReader m_xml;
    std::vector<std::pair<qsizetype, QUrl>> m_bases; // of elements that we are in: how deep, and what addresses in them are relative to
    qsizetype m_depth = 0;
    Feed m_feed;
    std::optional<Error> m_error;
};

} // namespace

std::chrono::seconds durationFromText(QStringView text)
{
    constexpr double most = 100 * 24 * 3600;
    double seconds = 0;
    const auto parts = text.trimmed().split(QLatin1Char(':'));
    for (const QStringView part : parts) {
        bool ok = false;
        const double number = part.toDouble(&ok);
        if (!ok || parts.size() > 3 || !(number >= 0 && number <= most))
            return std::chrono::seconds(-1);
        seconds = seconds * 60 + number;
    }
    return std::chrono::seconds(seconds <= most ? qint64(seconds) : -1);
}

Result<Feed> readFeed(const QByteArray &xml, const QUrl &base)
{
    return Reader(xml, base).read();
}

} // namespace milliard
