// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/folder_walk.h"

#include "core/base/network_error.h"
#include "core/source/http_address.h"

#include <QMetaObject>

#include <algorithm>
#include <utility>

namespace milliard {
namespace {

// A page's own cursor is its path behind a mark. No path begins with "." or "..", so that what does is no path of a folder "=a/"; the
// chain's cursor for that one has "./" before it.
constexpr char alone = '=';
constexpr char ofUnread[] = "=./";
constexpr char ofCircle[] = "=../";
constexpr char inChain[] = "./";

QByteArray markOf(const Cursor &cursor)
{
    for (const char *const mark : {ofUnread, ofCircle, inChain}) {
        if (cursor.startsWith(mark))
            return mark;
    }
    return cursor.startsWith(alone) ? QByteArray(1, alone) : QByteArray();
}

int depthAt(QByteArrayView path)
{
    return int(path.count('/') + path.count("%2F"));
}

// The path's first folder below 'above', with its slash.
QByteArray childToward(const QByteArray &above, const QByteArray &path)
{
    return path.sliced(above.size(), path.indexOf('/', above.size()) + 1 - above.size());
}

// Whether the folder is at fault and not the server: others can be read all the same.
bool isFoldersOwn(const Error &error)
{
    if (error.kind == ErrorKind::HttpStatus)
        return error.httpStatus != 408 && error.httpStatus != 429 && (error.httpStatus <= 500 || error.httpStatus == 501);
    return error.kind == ErrorKind::BadListing || error.kind == ErrorKind::BadRedirect;
}

} // namespace

FolderWalk::FolderWalk(const QUrl &start, std::optional<int> depth, const JobOptions &options)
    : m_start(start)
    , m_depth(depth)
    , m_options(options)
    , m_signer(LoginSigner::make(start, options.access))
{
}

void FolderWalk::LeftOut::add(qint64 more, const FolderPlace &place)
{
    if (count == 0 && more > 0)
        first = shownUrl(place.url());
    count += more;
}

void FolderWalk::LeftOut::tell(QStringList &notices, const QString &one, const QString &many, const QString &what) const
{
    if (count > 0)
        notices.append((count == 1 ? one : QStringLiteral("%1 %2").arg(count).arg(many)) + what.arg(first));
}

void FolderWalk::page(const Cursor &cursor, Receive receive)
{
    m_isAlone = cursor.startsWith(alone);
    m_mark = markOf(cursor);
    m_target = cursor.sliced(m_mark.size());
    m_isOver = false;
    m_passed = 0;
    m_receive = std::move(receive);
    // It may be here already.
    QMetaObject::invokeMethod(&m_context, [this] { goOn(); }, Qt::QueuedConnection);
}

void FolderWalk::get(PageRequest request, const QByteArray &path, PageFetcher::Receive receive)
{
    if (m_idle.empty()) {
        m_fetchers.push_back(std::make_unique<PageFetcher>(m_options));
        m_idle.push_back(m_fetchers.back().get());
    }
    PageFetcher *const fetcher = m_idle.back();
    m_idle.pop_back();
    request.request.setUrl(FolderPlace(m_start, path).url());
    request.takesRefusals = true;
    m_signer->get(*fetcher, std::move(request), [this, fetcher, receive = std::move(receive)](Result<PageAnswer> answer) {
        m_idle.push_back(fetcher);
        receive(std::move(answer));
    });
}

Result<Folder> FolderWalk::readAnswer(const QByteArray &path, Result<PageAnswer> answer, const Reader &reader) const
{
    if (!answer)
        return std::unexpected(answer.error());
    const FolderPlace place(m_start, path);
    const auto bad = [&place](Error error) {
        error.message.prepend(shownUrl(place.url()) + QStringLiteral(": "));
        return std::unexpected(std::move(error));
    };
    if (answer->status == 401)
        return std::unexpected(m_signer->error(place.url(), answer->field("WWW-Authenticate")));
    if (answer->status != 200 && answer->status != 207)
        return bad(refusal(*answer).value_or(Error{ErrorKind::HttpStatus, QStringLiteral("%1, the server does not show this folder").arg(answer->status), answer->status}));
    if (!place.isAt(answer->url))
        return bad({ErrorKind::BadListing, QStringLiteral("redirected to %1; if that is no login form but the folder, give its address instead").arg(shownUrl(answer->url))});
    Result<Folder> folder = reader(place, *answer);
    if (!folder)
        return bad(folder.error());
    limitDepth(place, *folder);
    return folder;
}

void FolderWalk::limitDepth(const FolderPlace &place, Folder &folder) const
{
    QByteArrayList tooDeep;
    folder.folders.removeIf([&](const QByteArray &deeper) {
        const bool isTooDeep = depthAt(place.path()) + depthAt(deeper) > m_depth.value_or(mostDepth);
        if (isTooDeep && !m_depth)
            tooDeep.append(deeper);
        return isTooDeep;
    });
    refuse(place, folder, tooDeep, QStringLiteral("deeper than %1 folders; perhaps a link at the server leads back to a folder above").arg(mostDepth));
}

// They become failures: the chain does not come to them.
void FolderWalk::refuse(const FolderPlace &place, Folder &folder, const QByteArrayList &folders, const QString &why)
{
    for (const QByteArray &deeper : folders) {
        Entry entry = place.entry(deeper);
        entry.url.clear();
        entry.extras.edit().fault = Error{ErrorKind::BadListing, why};
        folder.files.append(std::move(entry));
    }
}

void FolderWalk::ask(const QByteArray &path)
{
    if (!m_asked.try_emplace(path).second)
        return;
    get(request(), path, [this, path](Result<PageAnswer> answer) {
        Result<Folder> folder = readAnswer(path, std::move(answer), [this](const FolderPlace &place, const PageAnswer &whole) { return read(place, whole); });
        m_waiting += folder ? folder->files.size() : 0;
        m_asked[path] = std::move(folder);
        goOn();
    });
}

// What was asked for and has come.
std::optional<Result<Folder>> FolderWalk::take(const QByteArray &path)
{
    const auto found = m_asked.find(path);
    if (found == m_asked.end() || !found->second)
        return std::nullopt;
    auto folder = std::exchange(found->second, std::nullopt);
    m_asked.erase(found);
    m_waiting -= *folder ? (*folder)->files.size() : 0;
    return folder;
}

// As far as the answers allow.
void FolderWalk::goOn()
{
    std::optional<Result<Page>> outcome;
    while (m_receive && climb(outcome) && arrive(outcome)) { }
    if (!m_isAlone && !m_isOver)
        lookAhead(); // under way before the page is looked at
    if (outcome)
        std::exchange(m_receive, {})(*std::move(outcome));
}

// Sees to it that the folders above the target are known; false: some are on their way, or the walk has ended.
bool FolderWalk::climb(std::optional<Result<Page>> &outcome)
{
    if (m_isAlone)
        return true;
    const auto isAbove = [this](const Level &level) { return level.path.size() < m_target.size() && m_target.startsWith(level.path); };
    while (!m_levels.empty() && !isAbove(m_levels.back()))
        m_levels.pop_back();
    while (true) {
        QByteArray next;
        if (!m_levels.empty())
            next = m_levels.back().path + childToward(m_levels.back().path, m_target);
        if (next == m_target)
            return true;
        auto folder = take(next);
        if (!folder) { // nor are the further ones known; asked for together
            for (; next != m_target; next += childToward(next, m_target))
                ask(next);
            ask(m_target);
            return false;
        }
        // What follows in it is not known then, but for one that is gone meanwhile: nothing does.
        if (!*folder && (next.isEmpty() || (folder->error().httpStatus != 404 && folder->error().httpStatus != 410))) {
            m_isOver = true;
            outcome = std::unexpected(folder->error());
            return false;
        }
        m_levels.push_back({next, *folder ? (*folder)->folders : QByteArrayList(), *folder ? (*folder)->print : QByteArray(), *folder ? (*folder)->links : QByteArray()});
    }
}

// Hands on the target's page, or passes to the next folder; false: it is on its way, or nothing is wanted any more.
bool FolderWalk::arrive(std::optional<Result<Page>> &outcome)
{
    auto folder = take(m_target);
    if (!folder) {
        ask(m_target);
        return false;
    }
    Page page;
    const bool isRead = folder->has_value();
    if (!m_isAlone)
        m_mark = !isRead ? QByteArray(ofUnread) : isRepeated(m_target, **folder) ? QByteArray(ofCircle) : QByteArray(1, alone);
    page.cursor = m_mark + m_target;
    if (!isRead) {
        const Error error = folder->error();
        if (m_target.isEmpty() || !isFoldersOwn(error)) {
            m_isOver = true;
            outcome = std::unexpected(error);
            return false;
        }
        *folder = Folder();
        Entry entry = FolderPlace(m_start, {}).entry(m_target);
        entry.url.clear();
        entry.extras.edit().fault = error;
        (*folder)->files.append(std::move(entry));
    }
    if (const auto above = sameAbove(m_target, **folder)) {
        m_notices.append(QStringLiteral("%1 is left out: it is the same folder as %2, by a link at the server")
            .arg(shownUrl(FolderPlace(m_start, m_target).url()), shownUrl(FolderPlace(m_start, *above).url())));
        *folder = Folder();
        m_isSure = false; // its sizes and times alone say so
    }
    if (m_mark == ofCircle)
        refuse(FolderPlace(m_start, m_target), **folder, std::exchange((*folder)->folders, {}), QStringLiteral("not looked at: %1 folders on the way to it have the same names; perhaps links at the server lead back to a folder above").arg(mostAlike));
    else if (m_isAlone && m_mark == ofUnread)
        refuse(FolderPlace(m_start, m_target), **folder, std::exchange((*folder)->folders, {}), QStringLiteral("not listed, since the folder that it is in could not be read at first; once the job is done, run it again to have what is in it"));
    page.entries = std::move((*folder)->files);
    m_isSure = m_isSure && (*folder)->isAll();
    if (m_isAlone) {
        page.isSure = std::exchange(m_isSure, true);
        outcome = std::move(page);
        return false;
    }
    const FolderPlace place(m_start, m_target);
    m_queries.add((*folder)->queries, place);
    m_impossible.add((*folder)->impossible, place);
    m_elsewhere.add((*folder)->elsewhere, place);
    m_doubtful.add((*folder)->isSure || !page.entries.isEmpty() || !(*folder)->folders.isEmpty() ? 0 : 1, place);
    m_levels.push_back({m_target, std::move((*folder)->folders), (*folder)->print, (*folder)->links});
    page.next = following();
    m_isOver = !page.next;
    if (m_isOver)
        tellLeftOut();
    if (page.next)
        m_target = *page.next;
    if (page.next && page.next->startsWith(alone))
        page.next->prepend(inChain);
    if (page.entries.isEmpty() && page.next && ++m_passed < mostPassed)
        return true;
    page.notices = std::exchange(m_notices, {});
    page.isSure = std::exchange(m_isSure, true);
    outcome = std::move(page);
    return false;
}

void FolderWalk::tellLeftOut()
{
    m_queries.tell(m_notices, QStringLiteral("a link with a query (\"?\") was"), QStringLiteral("links with a query (\"?\") were"),
        QStringLiteral(" left out, since an index does not tell what such links lead to; the first in %1. A list of their addresses can be downloaded"));
    m_impossible.tell(m_notices, QStringLiteral("a link was"), QStringLiteral("links were"),
        QStringLiteral(" left out, since no file can be called so: a slash, a zero byte, dots alone or nothing is where a name should be; the first in %1"));
    m_elsewhere.tell(m_notices, QStringLiteral("a link was"), QStringLiteral("links were"),
        QStringLiteral(" left out, since only what has the folder's own scheme, host and port is followed; the first in %1"));
    m_doubtful.tell(m_notices, QStringLiteral("a folder is"), QStringLiteral("folders are"),
        QStringLiteral(" taken for empty, since the page has a link to the folder above and none to files; the first is %1"));
}

// The folder above that this one is again.
std::optional<QByteArray> FolderWalk::sameAbove(const QByteArray &path, const Folder &folder) const
{
    if (folder.print.isEmpty())
        return std::nullopt;
    const auto isAbove = [&path](const QByteArray &other) { return other.size() < path.size() && path.startsWith(other); };
    for (const Level &level : m_levels) {
        if (isAbove(level.path) && level.print == folder.print)
            return level.path;
    }
    for (const auto &[other, answer] : m_asked) {
        if (answer && *answer && isAbove(other) && (*answer)->print == folder.print)
            return other;
    }
    return std::nullopt;
}

// Whether it is one of too many on one path down that have the same names: where no sizes or times tell that it is one of those
// above, links that lead back would go on to mostDepth, on as many ways at each folder as there are such links.
bool FolderWalk::isRepeated(const QByteArray &path, const Folder &folder) const
{
    if (folder.links.isEmpty())
        return false;
    const auto isAlike = [&](const QByteArray &other, const QByteArray &links) { return other.size() < path.size() && path.startsWith(other) && links == folder.links; };
    auto alike = std::ranges::count_if(m_levels, [&](const Level &level) { return isAlike(level.path, level.links); });
    for (const auto &[other, answer] : m_asked)
        alike += answer && *answer && isAlike(other, (*answer)->links) ? 1 : 0;
    return alike + 1 >= mostAlike;
}

// The folder after the target, and the way to it.
std::optional<QByteArray> FolderWalk::following()
{
    for (; !m_levels.empty(); m_levels.pop_back()) {
        const QByteArray &path = m_levels.back().path;
        const QByteArrayList &folders = m_levels.back().folders;
        const auto next = path == m_target ? folders.cbegin() : std::ranges::upper_bound(folders, childToward(path, m_target));
        if (next != folders.cend())
            return path + *next;
    }
    return std::nullopt;
}

// Asks for the folders that come next, as far as they are known by now.
void FolderWalk::lookAhead()
{
    std::size_t seen = 0;
    if (!look(m_target, seen))
        return;
    for (auto level = m_levels.crbegin(); level != m_levels.crend(); ++level) {
        for (auto next = std::ranges::upper_bound(level->folders, childToward(level->path, m_target)); next != level->folders.cend(); ++next) {
            if (!look(level->path + *next, seen))
                return;
        }
    }
}

// One of them, and those in it if it is here; false: it is enough.
bool FolderWalk::look(const QByteArray &path, std::size_t &seen)
{
    if (++seen > mostAhead)
        return false;
    const auto found = m_asked.find(path);
    if (found == m_asked.end()) {
        if (m_asked.size() >= mostAhead || m_waiting >= mostEntriesAhead)
            return false;
        ask(path);
        return true;
    }
    if (!found->second || !*found->second || sameAbove(path, **found->second) || isRepeated(path, **found->second))
        return true;
    return std::ranges::all_of((**found->second).folders, [&](const QByteArray &child) { return look(path + child, seen); });
}

std::optional<int> depthOf(const QJsonObject &options)
{
    const QString text = optionText(options, depthOption);
    return text.isEmpty() ? std::nullopt : std::optional(text.toInt());
}

Result<QUrl> folderAddress(const QString &text, QLatin1StringView prefix)
{
    auto url = httpAddress(text, prefix);
    if (!url)
        return url;
    if (url->hasQuery() || url->hasFragment()) // not shown: a query may hold a secret
        return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("the address of a folder ends with its path, without \"?\" or \"#\"")});
    *url = url->adjusted(QUrl::NormalizePathSegments);
    QByteArray encoded = url->toEncoded();
    if (!encoded.endsWith('/'))
        encoded += '/';
    return QUrl::fromEncoded(encoded, QUrl::TolerantMode);
}

} // namespace milliard
