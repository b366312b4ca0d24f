// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/folder_place.h"

#include "core/base/path_parts.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace milliard {
namespace {

// Whether it names one thing in its folder, for us and for a server on which backslashes are between folders.
bool isName(const QByteArray &part)
{
    if (part.isEmpty() || part.contains('/') || part.contains('\0'))
        return false;
    const QByteArrayList pieces = part.split('\\');
    return !std::ranges::any_of(pieces, [](const QByteArray &piece) { return piece == "." || piece == ".."; });
}

// Of a step of the walk.
QByteArray plain(QByteArray path)
{
    return path.replace("%2F", "/");
}

QByteArray step(const QByteArray &folders)
{
    return folders.chopped(1).replace('/', "%2F") + '/';
}

// Bytes that are no Unicode stay percent-encoded, so that two such names stay two.
QString shownPart(const QByteArray &encoded)
{
    const QByteArray bytes = QByteArray::fromPercentEncoding(encoded);
    return bytes.isValidUtf8() ? QString::fromUtf8(bytes) : QString::fromUtf8(bytes.toPercentEncoding(" !$&'()*+,;=:@"));
}

QString shownPath(const QByteArray &path)
{
    QStringList parts;
    for (const QByteArray &part : path.split('/'))
        parts += shownPart(part);
    return parts.join(QLatin1Char('/'));
}

QByteArray digestOf(const QSet<QByteArray> &names)
{
    QByteArrayList sorted(names.cbegin(), names.cend());
    std::ranges::sort(sorted);
    return QCryptographicHash::hash(sorted.join('\0'), QCryptographicHash::Sha256);
}

// The folders that these are in.
QSet<QByteArray> parentsOf(const QSet<QByteArray> &paths)
{
    QSet<QByteArray> parents;
    for (const QByteArray &path : paths)
        parents.insert(path.first(path.lastIndexOf('/', -2) + 1));
    return parents;
}

} // namespace

FolderPlace::FolderPlace(const QUrl &start, const QByteArray &path)
    : m_path(path)
    , m_url(QUrl::fromEncoded(start.toEncoded() + plain(path), QUrl::TolerantMode))
    , m_encoded(m_url.toEncoded())
    , m_parts(decodedParts(m_url.path(QUrl::FullyEncoded).toLatin1()))
    , m_name(shownPath(path))
{
}

bool FolderPlace::isAt(const QUrl &url) const
{
    return isSameOrigin(url, m_url) && !url.hasQuery() && decodedParts(url.path(QUrl::FullyEncoded).toLatin1()) == m_parts;
}

std::optional<QByteArray> FolderPlace::behind(const QUrl &url) const
{
    if (!isSameOrigin(url, m_url) || url.hasQuery() || url.hasFragment())
        return std::nullopt;
    const QByteArray path = url.path(QUrl::FullyEncoded).toLatin1();
    const QByteArrayList parts = decodedParts(path);
    const qsizetype depth = m_parts.size() - 1; // the last part of a folder is empty
    if (parts.size() <= depth || !std::equal(m_parts.cbegin(), m_parts.cbegin() + depth, parts.cbegin()))
        return std::nullopt;
    qsizetype from = 0;
    for (qsizetype i = 0; i < depth; ++i)
        from = path.indexOf('/', from) + 1;
    QByteArray behind = path.sliced(from);
    while (behind.contains("//")) // as PHP's indexes write them; servers take them for one
        behind.replace("//", "/");
    return behind.startsWith('/') ? behind.sliced(1) : behind;
}

std::optional<QByteArray> FolderPlace::below(const QUrl &url) const
{
    auto path = behind(url);
    if (!path)
        return std::nullopt;
    QByteArrayList parts = decodedParts(*path);
    if (parts.last().isEmpty())
        parts.removeLast();
    return !parts.isEmpty() && std::ranges::all_of(parts, isName) ? path : std::nullopt;
}

bool FolderPlace::isImpossible(const QUrl &url) const
{
    const auto path = behind(url);
    return path && !path->isEmpty() && !below(url);
}

std::optional<QByteArray> FolderPlace::belowElsewhere(QUrl url) const
{
    if (isSameOrigin(url, m_url) || (url.scheme() != QLatin1StringView("http") && url.scheme() != QLatin1StringView("https")))
        return std::nullopt;
    url.setScheme(m_url.scheme());
    url.setHost(m_url.host());
    url.setPort(m_url.port());
    url.setQuery(QString());
    return below(url.adjusted(QUrl::RemoveFragment));
}

Entry FolderPlace::entry(const QByteArray &below) const
{
    return {m_name + shownPath(below), m_encoded + plain(below)};
}

FolderCollector::FolderCollector(const FolderPlace &place, Deeper deeper)
    : m_place(place)
    , m_deeper(deeper)
{
}

Entry *FolderCollector::take(const QUrl &link)
{
    const auto below = m_place.below(link);
    if (!below) {
        if (m_place.isImpossible(link))
            m_impossible.insert(link.path(QUrl::FullyEncoded));
        else if (const auto elsewhere = m_place.belowElsewhere(link)) {
            Elsewhere &to = m_place.isRoot() && link.host() != m_place.url().host() ? m_foreign : m_elsewhere;
            if (to.paths.isEmpty())
                to.first = link;
            to.paths.insert(QByteArray::fromPercentEncoding(*elsewhere));
        }
        return nullptr;
    }
    const bool isFolder = below->endsWith('/');
    const bool isDeeper = below->lastIndexOf('/', -2) >= 0;
    if (isDeeper && m_deeper == Deeper::None)
        return nullptr;
    const qsizetype before = m_known.size();
    m_known.insert(QByteArray::fromPercentEncoding(*below));
    if (m_known.size() == before)
        return nullptr;
    if (isFolder) {
        m_folder.folders.append(*below);
        return nullptr;
    }
    m_folder.files.append(m_place.entry(*below));
    if (m_deeper == Deeper::Unlinked)
        m_paths.append(isDeeper ? QByteArray::fromPercentEncoding(*below) : QByteArray());
    return &m_folder.files.last();
}

void FolderCollector::refuse(const QUrl &link, const Error &why)
{
    auto below = m_place.below(link);
    if (!below)
        return;
    if (!below->endsWith('/'))
        *below += '/';
    if (m_deeper == Deeper::None && below->indexOf('/') + 1 < below->size())
        return;
    const qsizetype before = m_known.size();
    m_known.insert(QByteArray::fromPercentEncoding(*below));
    if (m_known.size() == before)
        return;
    Entry entry = m_place.entry(*below);
    entry.url.clear();
    entry.extras.edit().fault = why;
    m_folder.files.append(std::move(entry));
    if (m_deeper == Deeper::Unlinked)
        m_paths.emplace_back();
}

void FolderCollector::passOver(QUrl link, bool isFurtherPage)
{
    const QByteArray query = link.query(QUrl::FullyEncoded).toLatin1();
    link.setQuery(QString());
    link.setFragment(QString());
    if (const auto below = isFurtherPage ? QByteArray() : m_place.below(link); below)
        m_queries.insert(QByteArray::fromPercentEncoding(*below) + '\0' + query);
}

qint64 FolderCollector::count(const Elsewhere &links) const
{
    return std::ranges::count_if(links.paths, [this](const QByteArray &path) { return !m_known.contains(path); });
}

qint64 FolderCollector::countForeign() const
{
    const qint64 links = count(m_foreign);
    return links > taken() ? links : 0;
}

std::optional<QUrl> FolderCollector::elsewhere() const
{
    const bool isOwnHost = count(m_elsewhere) > 0;
    if (!isOwnHost && countForeign() == 0)
        return std::nullopt;
    const QUrl &first = (isOwnHost ? m_elsewhere : m_foreign).first;
    QUrl place = m_place.url();
    place.setScheme(first.scheme());
    place.setHost(first.host());
    place.setPort(first.port());
    return place;
}

void FolderCollector::tell(QByteArrayView what, bool hasVersions)
{
    m_told.addData(what);
    m_told.addData("\n");
    m_tells = m_tells || hasVersions;
}

// Of folders in each other the outermost alone, in the order of their encoded paths; the others, and files in them, will be found there.
void FolderCollector::keepOutermost()
{
    std::vector<std::pair<QByteArray, QByteArray>> all; // decoded, encoded
    for (const QByteArray &folder : std::exchange(m_folder.folders, {}))
        all.emplace_back(QByteArray::fromPercentEncoding(folder), folder);
    std::ranges::sort(all);
    QByteArrayList outermost;
    for (const auto &[decoded, encoded] : all) { // what is in a folder comes next to it
        if (!outermost.isEmpty() && decoded.startsWith(outermost.last()))
            continue;
        outermost.append(decoded);
        m_folder.folders.append(step(encoded));
    }
    qsizetype kept = 0;
    for (qsizetype i = 0; i < m_paths.size(); ++i) {
        const auto next = std::ranges::upper_bound(outermost, m_paths.at(i));
        if (next != outermost.cbegin() && m_paths.at(i).startsWith(*std::prev(next)))
            continue;
        if (kept != i)
            m_folder.files[kept] = std::move(m_folder.files[i]);
        ++kept;
    }
    m_folder.files.resize(kept);
}

Folder FolderCollector::finish() &&
{
    if (m_tells && !m_folder.files.isEmpty())
        m_folder.print = m_told.result();
    if (m_deeper == Deeper::Unlinked)
        keepOutermost();
    if (m_folder.print.isEmpty() && m_folder.folders.size() > 1)
        m_folder.links = digestOf(m_known);
    m_folder.queries = std::ranges::count_if(m_queries, [this](const QByteArray &query) { return !m_known.contains(query.first(query.indexOf('\0'))); });
    m_folder.impossible = m_impossible.size();
    m_folder.elsewhere = count(m_elsewhere) + countForeign();
    std::ranges::sort(m_folder.folders);
    if (m_deeper == Deeper::All) {
        const QSet<QByteArray> parents = parentsOf(m_known);
        m_folder.folders.removeIf([&](const QByteArray &folder) { return parents.contains(QByteArray::fromPercentEncoding(folder)); });
    }
    return std::move(m_folder);
}

} // namespace milliard
