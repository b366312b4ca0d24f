// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/source/folder_place.h"
#include "core/source/listing_source.h"
#include "core/source/login_signer.h"
#include "core/source/page_fetcher.h"
#include "core/source/source_kind.h"

#include <QObject>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace milliard {

// A tree of folders, each read by one request, as a listing: depth first, the folders of a folder in the order of their encoded
// names. A page is a folder that holds files; folders that hold none are passed, up to mostPassed at a time.
//
// The chain's cursor is the path of the folder to go on from, relative to the start; a page's own is "=" and its folder's path, or
// "=./" where the folder could not be read when the chain came to it: asked for again it has an entry with a fault for each folder that
// is in it by then, since nobody will come to these.
// What follows a folder is known from those above it, so that a walk that is resumed reads these again, and nothing else. Memory is
// that of the names of the folders on the path and beside it, and of the few folders that are asked for ahead.
//
// A folder whose list tells word for word what that of a folder above it tells, sizes or times included, is that folder again, by a
// link at the server: it is left out, and a notice says so. Where lists tell neither, folders below the mostAlike-th on one path down
// with the same names, two or more of them folders, are entries with a fault, and its page's own cursor begins with "=../". Links with a
// query, those to what no file can be called, and those to what would be below but for their scheme, host or port are left out: a notice
// with the last page says how many, and the page is not sure. Nor is that of a folder whose page is perhaps no listing of an empty one.
//
// A folder that is linked where the one that it is in is not is one step with it ("x%2Fy/"): only what is linked is asked for.
//
// A folder below the start that cannot be read (the server refuses it, or its page is no listing) is an entry with that fault, and
// the walk goes on; a server that cannot be reached ends it.
class FolderWalk : public ListingSource
{
public:
    static constexpr std::size_t mostAhead = 8;      // folders asked for and not yet handed on
    static constexpr qint64 mostEntriesAhead = 20'000; // no further folder is asked for ahead while these wait
    static constexpr int mostPassed = 1000;
    static constexpr int mostAlike = 8;              // folders with the same names on one path down
    static constexpr int mostDepth = 64;             // so a circle of links at the server ends
    static constexpr qsizetype maxNames = 1'000'000; // in one folder

    void page(const Cursor &cursor, Receive receive) override;
    std::shared_ptr<RequestSigner> signer() const override { return m_signer; }

protected:
    // 'start' is http or https and ends with a slash. Folders deeper than 'depth' below it are not looked at; without one, those
    // beyond mostDepth are faults.
    FolderWalk(const QUrl &start, std::optional<int> depth, const JobOptions &options);

    // The request for a folder, but for its URL and the login.
    virtual PageRequest request() const = 0;
    // What is in the answer, which is a success and came from the folder itself. BadListing says what is wrong with it.
    virtual Result<Folder> read(const FolderPlace &place, const PageAnswer &answer) const = 0;
    // What a refusal means, where the kind knows better; without the folder's URL. None: what its status says to all.
    virtual std::optional<Error> refusal(const PageAnswer &) const { return std::nullopt; }

    // For a request of the kind's own: what page() does for each folder.
    void get(PageRequest request, const QByteArray &path, PageFetcher::Receive receive);
    using Reader = std::function<Result<Folder>(const FolderPlace &place, const PageAnswer &answer)>; // as read()
    Result<Folder> readAnswer(const QByteArray &path, Result<PageAnswer> answer, const Reader &reader) const;

private:
    struct Level { // a folder on the way to m_target
        QByteArray path;
        QByteArrayList folders;
        QByteArray print;
        QByteArray links;
    };
    struct LeftOut { // links, or folders, so far
        qint64 count = 0;
        QString first; // the first folder that has some
        void add(qint64 more, const FolderPlace &place);
        // Says so, if there are some: how one is called, how many are, after their number, and what became of them and why.
        void tell(QStringList &notices, const QString &one, const QString &many, const QString &what) const;
    };

    void ask(const QByteArray &path);
    std::optional<Result<Folder>> take(const QByteArray &path);
    void goOn();
    bool climb(std::optional<Result<Page>> &outcome);
    bool arrive(std::optional<Result<Page>> &outcome);
    void tellLeftOut();
    std::optional<QByteArray> following();
    void lookAhead();
    bool look(const QByteArray &path, std::size_t &seen);
    std::optional<QByteArray> sameAbove(const QByteArray &path, const Folder &folder) const;
    bool isRepeated(const QByteArray &path, const Folder &folder) const;
    void limitDepth(const FolderPlace &place, Folder &folder) const;
    static void refuse(const FolderPlace &place, Folder &folder, const QByteArrayList &folders, const QString &why);

    const QUrl m_start;
    const std::optional<int> m_depth;
    const JobOptions m_options; // for fetchers
    const std::shared_ptr<LoginSigner> m_signer;
    Receive m_receive;          // of the page that is asked for; null: none is
    QByteArray m_target;        // the folder that is wanted now, or will be next
    QByteArray m_mark;          // before its path in the cursor
    bool m_isAlone = false;     // what follows it is of no interest
    bool m_isOver = false;      // nothing follows
    int m_passed = 0;           // folders without files since page()
    QStringList m_notices;      // for the next page
    bool m_isSure = true;       // likewise: Page::isSure
    LeftOut m_queries;          // with a query
    LeftOut m_impossible;       // no names
    LeftOut m_elsewhere;        // to another scheme, host or port
    LeftOut m_doubtful;         // perhaps not empty
    std::vector<Level> m_levels;
    std::map<QByteArray, std::optional<Result<Folder>>> m_asked; // by path; without a value: on the way
    qint64 m_waiting = 0;       // entries in these
    std::vector<PageFetcher *> m_idle;
    std::vector<std::unique_ptr<PageFetcher>> m_fetchers;
    QObject m_context;          // last: what was queued for it ends first
};

// How deep a walk goes; for the kinds that walk.
inline constexpr SourceOption depthOption{"depth", SourceOption::Number, "N", QT_TRANSLATE_NOOP("SourceKind", "Depth"),
    QT_TRANSLATE_NOOP("SourceKind", "How many folders deep to look below the address; 0: for its own files alone. Without it, 64, and deeper ones are failures."), "", 0, FolderWalk::mostDepth};
std::optional<int> depthOf(const QJsonObject &options);

// The folder's URL behind the prefix, normalised and with a slash at its end. BadInput as httpAddress() has it, and where there is a
// query or a fragment.
Result<QUrl> folderAddress(const QString &text, QLatin1StringView prefix);

} // namespace milliard
