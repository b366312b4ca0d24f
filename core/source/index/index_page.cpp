// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/index/index_page.h"

#include "core/base/http_date.h"
#include "core/base/network_error.h"
#include "core/source/folder_walk.h"
#include "core/source/index/html_links.h"
#include "core/source/index/index_row.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

namespace milliard {
namespace {

std::unexpected<Error> bad(const QString &what)
{
    return std::unexpected(Error{ErrorKind::BadListing, what});
}

std::unexpected<Error> tooMany()
{
    return bad(QStringLiteral("more than %1 names in one folder").arg(FolderWalk::maxNames));
}

// What follows a file's link in nginx's HTML: "  12-Nov-2026 10:00      1234". Rounded sizes end with a letter there.
qint64 nginxSize(const QByteArray &tail)
{
    static const QRegularExpression form(QStringLiteral("^ +\\d{2}-[A-Z][a-z]{2}-\\d{4} \\d{2}:\\d{2} +(\\d{1,18})\\s*$"));
    if (!tail.startsWith(' ') || tail.size() > 200)
        return -1;
    const QRegularExpressionMatch match = form.match(QString::fromLatin1(tail));
    return match.hasMatch() ? match.captured(1).toLongLong() : -1;
}

// Whether a link leads to a further page of the same folder.
bool isFurtherPage(const FolderPlace &place, QUrl url)
{
    static const QRegularExpression form(QStringLiteral("(?:^|[&;])(?:page|paged|p|pg|start|offset|skip|from|after|marker|cursor)="), QRegularExpression::CaseInsensitiveOption);
    const QString query = url.query();
    url.setQuery(QString());
    return place.isAt(url) && form.match(query).hasMatch();
}

// Whether a page says of itself that it is an index: also one of an empty folder, and one that has a field for a password. An empty
// <pre> and nothing else is what Go's http.FileServer shows of an empty folder.
bool saysItIsIndex(const HtmlLinks &page)
{
    static const QRegularExpression title(QStringLiteral("^(index of|directory listing|directory:)"), QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression parent(QStringLiteral("^\\[?(\\.\\.|(to )?parent directory)[/\\]]?$"), QRegularExpression::CaseInsensitiveOption);
    return page.isEmptyPre || title.match(page.title).hasMatch()
        || std::ranges::any_of(page.links, [](const HtmlLink &link) { return parent.match(link.text).hasMatch(); });
}

// Whether nothing but a link up says so, as in Caddy's page of an empty folder. A page of an error may have such a link, too.
bool mayBeIndex(const HtmlLinks &page)
{
    static const QRegularExpression up(QStringLiteral("^(go )?up$"), QRegularExpression::CaseInsensitiveOption);
    return std::ranges::any_of(page.links, [](const HtmlLink &link) {
        return (link.href == QLatin1StringView("..") || link.href == QLatin1StringView("../")) && up.match(link.text).hasMatch();
    });
}

// The charset that a Content-Type names; empty: none.
QByteArray charsetOf(const QByteArray &type)
{
    static const QRegularExpression form(QStringLiteral(";\\s*charset\\s*=\\s*\"?([^\\s;\"]+)"), QRegularExpression::CaseInsensitiveOption);
    return form.match(QString::fromLatin1(type)).captured(1).toLatin1();
}

// Whether a page says that a link without a slash at its end leads to a folder all the same: in its text, by a hyphen where the size is, or
// by its kind. Where the time is before the link and the hyphen behind it, nothing may follow that: it may lead to a text.
bool isCalledFolder(const HtmlLink &link)
{
    static const QRegularExpression size(QStringLiteral("\\d{2}:\\d{2}(?::\\d{2})?\\s+-(?:\\s|$)|<DIR>"), QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression time(QStringLiteral("\\d{2}:\\d{2}(?::\\d{2})?\\s*$"));
    static const QRegularExpression kind(QStringLiteral("(?:^|[\\s_-])(?:directory|folder|dir)(?:$|\\s)"), QRegularExpression::CaseInsensitiveOption);
    const QString before = QString::fromUtf8(link.row.first(link.before));
    const QString behind = QString::fromUtf8(link.row.sliced(link.before));
    return link.text.endsWith(QLatin1Char('/')) || size.match(before).hasMatch() || size.match(behind).hasMatch()
        || (behind.trimmed() == QLatin1Char('-') && time.match(before).hasMatch()) || kind.match(link.kind).hasMatch();
}

Result<Folder> readHtml(const FolderPlace &place, const QByteArray &type, const QByteArray &body)
{
    auto page = readHtmlLinks(body, charsetOf(type));
    if (!page)
        return std::unexpected(page.error());
    const QUrl base = page->base.isNull() ? place.url() : place.url().resolved(QUrl(page->base, QUrl::TolerantMode));
    FolderCollector folder(place, FolderCollector::Deeper::Unlinked);
    for (const HtmlLink &link : std::as_const(page->links)) {
        QUrl url = base.resolved(QUrl(link.href.trimmed(), QUrl::TolerantMode)).adjusted(QUrl::RemoveFragment);
        if (const QString path = url.path(QUrl::FullyEncoded); !path.endsWith(QLatin1Char('/')) && isCalledFolder(link))
            url.setPath(path + QLatin1Char('/'), QUrl::TolerantMode);
        if (Entry *const entry = folder.take(url)) {
            entry->size = nginxSize(link.tail);
            if (const QByteArray told = toldBy(link.row); !told.isEmpty())
                entry->extras.edit().told = told;
            if (entry->size < 0)
                entry->extras.edit().mayBeFolder = true;
        }
        if (url.hasQuery())
            folder.passOver(url, isFurtherPage(place, url));
        if (const auto below = place.below(url))
            folder.tell(*below + ' ' + link.row, !below->endsWith('/') && std::ranges::any_of(link.row, [](char c) { return c >= '0' && c <= '9'; }));
        if (folder.taken() > FolderWalk::maxNames)
            return tooMany();
    }
    const bool isIndex = saysItIsIndex(*page);
    if (page->asksForPassword && (folder.taken() == 0 || !isIndex)) {
        return bad(QStringLiteral("the page is a login form, not a list of files; servers that take a login by HTTP can be used, with one in the system's keychain (milliard-cli secret set http://HOST) or a line for the host in ~/.netrc"));
    }
    const bool isEmpty = folder.taken() == 0;
    const auto elsewhere = folder.elsewhere();
    const bool isMoved = elsewhere && !(isIndex && folder.isForeign());
    if (isEmpty && (isMoved || (!isIndex && !mayBeIndex(*page)))) {
        const QString title = page->title.isEmpty() ? QString() : QStringLiteral(" (its title is \"%1\")").arg(shownName(page->title));
        const QString advice = elsewhere ? QStringLiteral("its links lead to %1: if that is the folder, give its address").arg(shownName(shownUrl(*elsewhere)))
                                         : QStringLiteral("give the address of a folder that the server shows as a list");
        return bad(QStringLiteral("a page without links to files below its address%1; %2").arg(title, advice));
    }
    Folder found = std::move(folder).finish();
    // Any page has links, that of a server which is being mended, say, or one that asks whether a person is there.
    found.isSure = isIndex || (!isEmpty && mayBeIndex(*page)) || std::ranges::any_of(found.files, [](const Entry &file) { return file.size >= 0 || !file.extras->told.isEmpty(); });
    return found;
}

Result<Folder> readJson(const FolderPlace &place, const QByteArray &body)
{
    QJsonParseError syntax;
    const QJsonDocument document = QJsonDocument::fromJson(body, &syntax);
    if (syntax.error == QJsonParseError::IllegalUTF8String)
        return bad(QStringLiteral("JSON with a name at byte %1 that is not UTF-8; nginx can list it with \"autoindex_format html\"").arg(syntax.offset));
    if (syntax.error != QJsonParseError::NoError)
        return bad(QStringLiteral("not JSON at byte %1 (%2)").arg(QString::number(syntax.offset), syntax.errorString()));
    if (!document.isArray())
        return bad(QStringLiteral("JSON that is no array, as nginx's lists of files are"));
    const QJsonArray array = document.array();
    if (array.size() > FolderWalk::maxNames)
        return tooMany();
    FolderCollector folder(place, FolderCollector::Deeper::None);
    folder.tell(body, true);
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QJsonObject object = array.at(i).toObject();
        const QString name = object.value(QLatin1StringView("name")).toString();
        const QString type = object.value(QLatin1StringView("type")).toString();
        if (name.isEmpty() || type.isEmpty())
            return bad(QStringLiteral("item %1 has no \"name\" or no \"type\", which nginx's lists of files have").arg(i + 1));
        if (!name.isValidUtf16() || (type != QLatin1StringView("file") && type != QLatin1StringView("directory"))) // a socket, say
            continue;
        const QByteArray part = name.toUtf8().toPercentEncoding() + (type == QLatin1StringView("directory") ? "/" : "");
        Entry *const entry = folder.take(QUrl::fromEncoded(place.url().toEncoded() + part, QUrl::StrictMode));
        if (!entry)
            continue;
        entry->size = std::max<qint64>(-1, object.value(QLatin1StringView("size")).toInteger(-1));
        entry->modified = httpDateMs(object.value(QLatin1StringView("mtime")).toString().toLatin1());
    }
    return std::move(folder).finish();
}

} // namespace

Result<Folder> readIndexPage(const FolderPlace &place, const QByteArray &type, const QByteArray &body)
{
    const QByteArray kind = type.split(';').first().trimmed().toLower();
    if (kind == "application/json")
        return readJson(place, body);
    if (kind.isEmpty() || kind == "text/html" || kind == "application/xhtml+xml")
        return readHtml(place, type, body);
    return bad(QStringLiteral("\"%1\", perhaps a file, where a page with links or nginx's JSON was expected").arg(shownName(QString::fromLatin1(kind))));
}

} // namespace milliard
