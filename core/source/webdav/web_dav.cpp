// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/webdav/web_dav.h"

#include "core/source/http_address.h"
#include "core/source/webdav/multistatus.h"

#include <array>

namespace milliard {
namespace {

constexpr std::array options{
    depthOption,
    SourceOption{"dav-infinity", SourceOption::Flag, nullptr, QT_TRANSLATE_NOOP("SourceKind", "All folders in one request"),
        QT_TRANSLATE_NOOP("SourceKind", "Ask for all folders in one request (Depth: infinity), where the server allows it.")},
};

constexpr char wholeTree[] = "*"; // the cursor of the one page of depth infinity

PageRequest propfind(const char *depth)
{
    PageRequest request;
    request.verb = "PROPFIND";
    request.body = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<propfind xmlns=\"DAV:\"><prop>"
                   "<resourcetype/><getcontentlength/><getetag/><getlastmodified/></prop></propfind>\n";
    request.request.setRawHeader("Depth", depth);
    request.request.setRawHeader("Content-Type", "application/xml; charset=utf-8");
    return request;
}

Result<Folder> readFolder(const FolderPlace &place, const PageAnswer &answer, bool isWhole)
{
    if (answer.status == 207)
        return readMultistatus(place, answer.body, isWhole);
    return std::unexpected(Error{ErrorKind::BadListing, QStringLiteral("the answer to PROPFIND is a plain one: the address is no WebDAV folder")});
}

} // namespace

WebDav::WebDav(const QUrl &start, std::optional<int> depth, bool asksForAll, const JobOptions &jobOptions)
    : FolderWalk(start, depth, jobOptions)
    , m_depth(depth)
    , m_asksForAll(asksForAll)
{
}

void WebDav::page(const Cursor &cursor, Receive receive)
{
    if (cursor == wholeTree || (cursor.isEmpty() && m_asksForAll))
        return askForAll(cursor, std::move(receive));
    FolderWalk::page(cursor, std::move(receive));
}

void WebDav::askForAll(const Cursor &cursor, Receive receive)
{
    get(propfind("infinity"), {}, [this, cursor, receive = std::move(receive)](Result<PageAnswer> answer) mutable {
        auto all = readAnswer({}, std::move(answer), [](const FolderPlace &place, const PageAnswer &whole) { return readFolder(place, whole, true); });
        const bool isWhole = all && all->folders.isEmpty();
        // Refused (RFC 4918 §9.1: 403), broken off over one folder that cannot be read, or cut without a word: a folder without
        // anything in it may be one that the server has not looked into.
        if (!isWhole && cursor.isEmpty())
            return FolderWalk::page(cursor, std::move(receive));
        if (!all)
            return receive(std::unexpected(all.error()));
        if (m_depth)
            all->files.removeIf([this](const Entry &entry) { return QStringView(entry.name).chopped(1).count(QLatin1Char('/')) > *m_depth; });
        receive(Page{wholeTree, std::move(all->files), {}, {}, isWhole && all->isAll()});
    });
}

PageRequest WebDav::request() const
{
    return propfind("1");
}

Result<Folder> WebDav::read(const FolderPlace &place, const PageAnswer &answer) const
{
    return readFolder(place, answer, false);
}

std::optional<Error> WebDav::refusal(const PageAnswer &answer) const
{
    if (answer.status != 405 && answer.status != 501)
        return std::nullopt;
    return Error{ErrorKind::HttpStatus, QStringLiteral("%1, the server does not know PROPFIND here: the address is no WebDAV folder; perhaps \"index+http\" reads it").arg(answer.status), answer.status};
}

extern constinit const SourceKind webDavKind{
    "webdav", QT_TRANSLATE_NOOP("SourceKind", "WebDAV folder"), "webdav+http(s)://HOST[:PORT]/FOLDER/", options,
    [](const QString &text) { return hasHttpForm(text, QLatin1StringView("webdav+")); },
    [](const QString &text, const QJsonObject &given) -> Result<SourcePlan> {
        const auto start = folderAddress(text, QLatin1StringView("webdav+"));
        if (!start)
            return std::unexpected(start.error());
        return SourcePlan{text, [start = *start, depth = depthOf(given), all = given.value(options.back().key()).toBool()](const JobOptions &o) {
            return std::make_unique<WebDav>(start, depth, all, o);
        }, {}, {Access::Reach::Origin, *start}};
    }};

} // namespace milliard
