// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/url/offer.h"

#include "core/base/job.h"
#include "core/source/source_registry.h"
#include "core/source/xml_text.h"

#include <QXmlStreamReader>

#include <algorithm>
#include <array>

namespace milliard {
namespace {

struct Row {
    const char *mediaType;
    const char *prefix;
    const char *what;
};

constexpr std::array rows{
    Row{"application/metalink4+xml", "metalink+", "a Metalink"}, // RFC 5854 §8
    Row{"application/metalink+xml", "metalink+", "a Metalink"},
    Row{"application/rss+xml", "feed+", "a feed"},
    Row{"application/atom+xml", "feed+", "a feed"}, // RFC 4287 §7
    Row{"application/rdf+xml", "feed+", "a feed"},
    Row{"text/html", "index+", "the index of a folder"},
};

QByteArray mediaType(QByteArrayView contentType)
{
    const qsizetype parameters = contentType.indexOf(';');
    return contentType.first(parameters < 0 ? contentType.size() : parameters).trimmed().toByteArray().toLower();
}

// The media type that a document of XML has by its first element; empty: by that it is none of ours.
QByteArray typeOf(const QByteArray &beginning)
{
    QXmlStreamReader xml(withDeclarationFirst(beginning));
    while (!xml.atEnd() && xml.readNext() != QXmlStreamReader::StartElement) { }
    const QStringView name = xml.isStartElement() ? xml.name() : QStringView();
    if (name == QLatin1String("rss"))
        return "application/rss+xml";
    if (name == QLatin1String("feed") && xml.namespaceUri() == QLatin1String("http://www.w3.org/2005/Atom"))
        return "application/atom+xml";
    if (name == QLatin1String("RDF"))
        return "application/rdf+xml";
    return name == QLatin1String("metalink") ? "application/metalink4+xml" : "";
}

} // namespace

bool isAmbiguous(const QUrl &url, QByteArrayView contentType)
{
    const QByteArray type = mediaType(contentType);
    if (type == "text/html")
        return !url.path().endsWith(QLatin1String(".html"), Qt::CaseInsensitive) && !url.path().endsWith(QLatin1String(".htm"), Qt::CaseInsensitive);
    return type == "text/xml" || type == "application/xml";
}

std::optional<Offer> betterOffer(const QUrl &url, QByteArrayView contentType, const QByteArray &beginning)
{
    QByteArray type = mediaType(contentType);
    if (isAmbiguous(url, contentType)) {
        if (const QByteArray found = typeOf(beginning); !found.isEmpty())
            type = found;
    }
    const auto row = std::ranges::find_if(rows, [&](const Row &r) { return type == r.mediaType; });
    if (row == rows.end() || (type == "text/html" && !url.path().endsWith(QLatin1Char('/'))))
        return std::nullopt;
    const QString source = QLatin1String(row->prefix) + url.toString(QUrl::FullyEncoded);
    if (!checkSource(source))
        return std::nullopt;
    return Offer{source, QStringLiteral("%1 is %2, fetched here as one file; to fetch what it lists: %3")
        .arg(shownSource(url.toString()), QLatin1String(row->what), shownSource(source))};
}

} // namespace milliard
