// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/entry.h"
#include "core/base/error.h"

#include <QCryptographicHash>
#include <QSet>
#include <QUrl>

#include <optional>

namespace milliard {

// A folder of a server's tree, at or below the one that a user named.
class FolderPlace
{
public:
    // 'start' ends with a slash and has neither query nor fragment. 'path' is relative to it, percent-encoded as the server wrote
    // it, and ends with a slash; empty: the start itself. "%2F", which no name has, is a slash in one step of a walk: between folders of
    // which only the second is linked.
    FolderPlace(const QUrl &start, const QByteArray &path);

    const QByteArray &path() const { return m_path; }
    const QUrl &url() const { return m_url; }
    // Whether a URL names this very folder, however it is encoded.
    bool isAt(const QUrl &url) const;
    // Where a URL is, relative to this folder, as it is encoded there; a folder's ends with a slash. None for what is not below it:
    // this folder itself, or one above or beside; another scheme, host or port; with a query or a fragment. Nor where a part of the
    // path, decoded, is empty, is "." or "..", or has a slash, so that nothing leads out in disguise.
    std::optional<QByteArray> below(const QUrl &url) const;
    // Whether it has such a part, and would be below but for that.
    bool isImpossible(const QUrl &url) const;
    // What below() would give but for its scheme, host or port, and its query and fragment; none for what has this folder's.
    std::optional<QByteArray> belowElsewhere(QUrl url) const;
    // Whether everything at its scheme, host and port is below.
    bool isRoot() const { return m_parts.size() == 2; }
    // What below() gave, or a step of the walk, as an entry: its name is relative to the start.
    Entry entry(const QByteArray &below) const;

private:
    std::optional<QByteArray> behind(const QUrl &url) const; // what follows this folder's path, whatever it is

    QByteArray m_path;
    QUrl m_url;
    QByteArray m_encoded;       // m_url
    QByteArrayList m_parts;     // of its path, decoded
    QString m_name;             // of this folder, relative to the start; ends with a slash, or is empty
};

// What a folder holds.
struct Folder {
    QList<Entry> files;
    QByteArrayList folders; // their paths relative to this one, one step of the walk and its slash each, in order, each once
    QByteArray print{};     // a digest of all that its list tells, the same wherever the folder is reached; empty: of no use
    QByteArray links{};     // without such a one, and where there are two folders or more: a digest of the names in it
    qint64 queries = 0;     // links to what is below but for their query, which nothing else led to, and to further pages
    qint64 impossible = 0;  // links to what no file below can be called
    qint64 elsewhere = 0;   // links to what is below but for their scheme, host or port, which nothing else led to
    bool isSure = true;     // false: that it is a list, and of all there is, is a guess

    // Whether what was listed once and is not in it is gone, and not behind what is left out.
    bool isAll() const { return isSure && queries + impossible + elsewhere == 0; }
};

// Puts a folder together from links, each file and folder once.
class FolderCollector
{
public:
    // What becomes of links to what is deeper than in the folder itself.
    enum class Deeper {
        None,     // it is left out
        Unlinked, // taken, but for what is in a folder that is linked too, where it will be found
        All,      // taken, and of the folders, however deep, those of which nothing in it is named: empty, or not looked into
    };

    FolderCollector(const FolderPlace &place, Deeper deeper);

    // Takes what a link leads to, if it is below. The entry, to be completed, where it is a file that was not there before; it is
    // valid until the next call.
    Entry *take(const QUrl &link);
    // A link to what the server does not show: perhaps a folder, so it is an entry with this fault, named like one.
    void refuse(const QUrl &link, const Error &why);
    // A link with a query, which is not taken: to a file but for that, or to a further page of this folder.
    void passOver(QUrl link, bool isFurtherPage = false);
    // What the list tells, but for the folder's own address; 'hasVersions': sizes or times of files are in it. For Folder::print.
    void tell(QByteArrayView what, bool hasVersions);
    qsizetype taken() const { return m_known.size(); }
    // This folder at the first other scheme, host or port that links lead to, if some are to be reckoned with.
    std::optional<QUrl> elsewhere() const;
    // Whether those lead to other servers alone, from a root: perhaps to the maker of the page.
    bool isForeign() const { return count(m_elsewhere) == 0 && countForeign() > 0; }
    Folder finish() &&;

private:
    struct Elsewhere { // links to other schemes, hosts or ports
        QSet<QByteArray> paths; // where they would be below, decoded
        QUrl first;
    };

    void keepOutermost();
    qint64 count(const Elsewhere &links) const; // those that nothing else led to
    qint64 countForeign() const; // those of m_foreign, where they are more than what was taken

    const FolderPlace &m_place;
    const Deeper m_deeper;
    Folder m_folder;
    QByteArrayList m_paths;     // of each file that is deeper its path, decoded; of the others nothing
    QSet<QByteArray> m_known;   // paths, decoded
    QSet<QByteArray> m_queries; // such a path, NUL, and the query
    QSet<QString> m_impossible; // paths of links
    Elsewhere m_elsewhere;
    Elsewhere m_foreign; // of a root, to other hosts: any link to another server is of this kind, as that to the maker of the page
    QCryptographicHash m_told{QCryptographicHash::Sha256};
    bool m_tells = false;
};

} // namespace milliard
