// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/webdav/multistatus.h"

#include "core/base/http_date.h"
#include "core/source/folder_walk.h"

#include <QXmlStreamReader>

#include <algorithm>

namespace milliard {
namespace {

constexpr QLatin1StringView dav("DAV:");

// A <response>, as far as it is of use.
struct Resource {
    QStringList hrefs; // the first is the one that has properties
    int status = 200; // of the resource itself, where the server says it instead of properties (RFC 4918 §14.24)
    bool isFolder = false;
    qint64 size = -1;
    QByteArray etag;
    qint64 modified = -1;
};

bool isElement(const QXmlStreamReader &xml, QLatin1StringView name)
{
    return xml.name() == name && xml.namespaceUri() == dav;
}

// Text within the element, whatever elements there are in it.
QString textOf(QXmlStreamReader &xml)
{
    return xml.readElementText(QXmlStreamReader::SkipChildElements).trimmed();
}

// Of "HTTP/1.1 200 OK"; 0: it is none.
int readStatus(QXmlStreamReader &xml)
{
    return textOf(xml).section(QLatin1Char(' '), 1, 1).toInt();
}

void readProperties(QXmlStreamReader &xml, Resource &resource)
{
    while (xml.readNextStartElement()) {
        if (isElement(xml, QLatin1StringView("resourcetype"))) {
            while (xml.readNextStartElement()) {
                resource.isFolder |= isElement(xml, QLatin1StringView("collection"));
                xml.skipCurrentElement();
            }
        } else if (isElement(xml, QLatin1StringView("getcontentlength"))) {
            bool ok = false;
            const qint64 size = textOf(xml).toLongLong(&ok);
            resource.size = ok && size >= 0 ? size : -1;
        } else if (isElement(xml, QLatin1StringView("getetag"))) {
            const QByteArray etag = textOf(xml).toUtf8();
            if (isSendable("If-Range", etag))
                resource.etag = etag;
        } else if (isElement(xml, QLatin1StringView("getlastmodified"))) {
            resource.modified = httpDateMs(textOf(xml).toLatin1());
        } else {
            xml.skipCurrentElement();
        }
    }
}

// Properties count only under a status of success ("HTTP/1.1 200 OK"), which may stand before or behind them.
void readPropstat(QXmlStreamReader &xml, Resource &resource)
{
    Resource found = resource;
    bool isFound = false;
    while (xml.readNextStartElement()) {
        if (isElement(xml, QLatin1StringView("prop")))
            readProperties(xml, found);
        else if (isElement(xml, QLatin1StringView("status")))
            isFound = readStatus(xml) == 200;
        else
            xml.skipCurrentElement();
    }
    if (isFound)
        resource = found;
}

Resource readResponse(QXmlStreamReader &xml)
{
    Resource resource;
    while (xml.readNextStartElement()) {
        if (isElement(xml, QLatin1StringView("href")))
            resource.hrefs += textOf(xml);
        else if (isElement(xml, QLatin1StringView("propstat")))
            readPropstat(xml, resource);
        else if (isElement(xml, QLatin1StringView("status")))
            resource.status = readStatus(xml);
        else
            xml.skipCurrentElement();
    }
    return resource;
}

} // namespace

Result<Folder> readMultistatus(const FolderPlace &place, const QByteArray &body, bool isWhole)
{
    const auto bad = [](const QString &what) { return std::unexpected(Error{ErrorKind::BadListing, what}); };
    QXmlStreamReader xml(body);
    do {
        xml.readNext();
        if (xml.isDTD())
            return bad(QStringLiteral("XML with a document type, which no answer of WebDAV has"));
    } while (!xml.isStartElement() && !xml.atEnd());
    if (!xml.hasError() && !isElement(xml, QLatin1StringView("multistatus")))
        return bad(QStringLiteral("XML that is no multistatus but \"%1\"").arg(shownName(xml.name().toString())));
    FolderCollector folder(place, isWhole ? FolderCollector::Deeper::All : FolderCollector::Deeper::None);
    bool isItselfThere = false;
    while (xml.readNextStartElement()) {
        if (!isElement(xml, QLatin1StringView("response"))) {
            xml.skipCurrentElement();
            continue;
        }
        const Resource resource = readResponse(xml);
        const bool isShown = resource.status < 300;
        for (const QString &href : isShown ? resource.hrefs.first(std::min<qsizetype>(1, resource.hrefs.size())) : resource.hrefs) {
            // Behind a proxy a server may think that it has another scheme or host than we do: only the path counts.
            QString path = place.url().resolved(QUrl(href, QUrl::TolerantMode)).path(QUrl::FullyEncoded);
            if ((resource.isFolder || !isShown) && !path.endsWith(QLatin1Char('/')))
                path += QLatin1Char('/');
            QUrl url = place.url();
            url.setPath(path, QUrl::TolerantMode);
            isItselfThere |= place.isAt(url);
            if (!isShown) {
                const Error why{ErrorKind::HttpStatus, QStringLiteral("%1, the server does not show this").arg(resource.status), resource.status};
                if (place.isAt(url))
                    return std::unexpected(why);
                if (resource.status != 404 && resource.status != 410)
                    folder.refuse(url, why);
            } else if (Entry *const entry = folder.take(url)) {
                entry->size = resource.size;
                entry->etag = resource.etag;
                entry->modified = resource.modified;
            }
        }
        if (folder.taken() > FolderWalk::maxNames)
            return bad(QStringLiteral("more than %1 names in one answer").arg(FolderWalk::maxNames));
    }
    if (xml.hasError())
        return bad(QStringLiteral("not XML at line %1 (%2)").arg(xml.lineNumber()).arg(shownName(xml.errorString())));
    if (!isItselfThere && folder.taken() == 0) // RFC 4918 §9.1: the folder is always among them
        return bad(QStringLiteral("an answer without this folder or anything below it, as if the server knew it by another path"));
    return std::move(folder).finish();
}

} // namespace milliard
