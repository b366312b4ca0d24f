// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/index/directory_index.h"
#include "tests/support/raw_server.h"

#include <QEventLoop>
#include <QMap>
#include <QTest>

#include <algorithm>
#include <mutex>

using namespace milliard;
using namespace milliard::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Folders as pages of links, made from the paths of files; a path that ends with a slash is an empty folder.
class Tree
{
public:
    explicit Tree(const QByteArrayList &paths)
    {
        for (const QByteArray &path : paths)
            add(path);
        m_server = RawServer::start([this](RawConnection &connection) {
            while (const auto request = connection.request()) {
                const int now = ++m_atOnce;
                m_mostAtOnce = std::max(m_mostAtOnce.load(), now);
                if (m_waits) // until others have asked, too
                    connection.wait(20ms);
                connection.send(answer(request->target));
                --m_atOnce;
            }
        });
    }

    void add(const QByteArray &path)
    {
        const std::lock_guard lock(m_mutex);
        for (qsizetype at = 0; at >= 0; at = path.indexOf('/', at) + 1 > 0 ? path.indexOf('/', at) + 1 : -1) {
            const qsizetype end = path.indexOf('/', at);
            const QByteArray child = end < 0 ? path.sliced(at) : path.sliced(at, end + 1 - at);
            QByteArrayList &folder = m_folders["/" + path.first(at)];
            if (!child.isEmpty() && !folder.contains(child))
                folder.prepend(child); // out of order
        }
    }
    void remove(const QByteArray &folder) // its page alone
    {
        const std::lock_guard lock(m_mutex);
        m_folders.remove("/" + folder);
    }
    void slowDown() { m_waits = true; }

    QUrl address() const { return QUrl(u"http://127.0.0.1:%1/"_s.arg(m_server->port())); }
    QByteArrayList asked() const
    {
        QByteArrayList targets;
        for (const RawRequest &request : m_server->requests())
            targets += request.target;
        return targets;
    }
    int mostAtOnce() const { return m_mostAtOnce; }

private:
    QByteArray answer(const QByteArray &target)
    {
        const std::lock_guard lock(m_mutex);
        if (target.endsWith("broken/"))
            return "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n";
        if (!m_folders.contains(target))
            return "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";
        QByteArray html = "<title>Index of " + target + "</title>";
        for (const QByteArray &child : m_folders.value(target))
            html += "<a href='" + child + "'>" + child + "</a>";
        return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: " + QByteArray::number(html.size()) + "\r\n\r\n" + html;
    }

    std::mutex m_mutex;
    QMap<QByteArray, QByteArrayList> m_folders; // by path
    std::atomic<int> m_atOnce = 0;
    std::atomic<int> m_mostAtOnce = 0;
    std::atomic<bool> m_waits = false;
    std::unique_ptr<RawServer> m_server; // last: its threads use the others
};

std::unique_ptr<DirectoryIndex> walkAt(const QUrl &address, std::optional<int> depth = {})
{
    JobOptions options;
    options.retry = {1, 0ms, {503}};
    options.timeout = 20s;
    return std::make_unique<DirectoryIndex>(address, depth, options);
}

std::unique_ptr<DirectoryIndex> walkAt(const RawServer &server)
{
    return walkAt(QUrl(u"http://127.0.0.1:%1/"_s.arg(server.port())));
}

std::unique_ptr<DirectoryIndex> walkOf(const Tree &tree, std::optional<int> depth = {})
{
    return walkAt(tree.address(), depth);
}

QByteArray page(const QByteArray &links, const QByteArray &title = "<title>Index of</title>")
{
    const QByteArray html = title + links;
    return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: " + QByteArray::number(html.size()) + "\r\n\r\n" + html;
}

Result<Page> ask(ListingSource &source, const Cursor &cursor)
{
    std::optional<Result<Page>> answer;
    QEventLoop loop;
    source.page(cursor, [&](Result<Page> page) {
        answer = std::move(page);
        loop.quit();
    });
    if (!answer)
        loop.exec();
    return *std::move(answer);
}

QByteArray names(const Page &page)
{
    QByteArrayList list;
    for (const Entry &entry : page.entries)
        list += entry.name.toUtf8() + (entry.extras->fault ? "!" : "");
    std::ranges::sort(list);
    return list.join(' ');
}

// Pages from a cursor on, to the end or an error; its kind then is the last of 'names'.
struct Walked {
    QByteArrayList names;
    QList<Page> pages;
};
Walked walked(ListingSource &source, const Cursor &from = {})
{
    Walked all;
    for (std::optional<Cursor> cursor = from; cursor;) {
        const auto page = ask(source, *cursor);
        if (!page) {
            all.names += "error " + kindName(page.error().kind).toLatin1();
            break;
        }
        all.pages += *page;
        all.names += names(*page);
        cursor = page->next;
    }
    return all;
}

const QByteArrayList manyPaths{"top", "b/1", "b/2", "b/x/3", "b/x/y/4", "a/5", "a/none/", "a/z/6", "a-b/7", "a.b/8", "c/d/e/f/9", "c/d/e/g/10", "c/h/11", "z/none/none/"};
const QByteArrayList manyPages{"top", "a-b/7", "a.b/8", "a/5", "a/z/6", "b/1 b/2", "b/x/3", "b/x/y/4", "c/d/e/f/9", "c/d/e/g/10", "c/h/11"};

} // namespace

class TestFolderWalk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void inOrder()
    {
        Tree tree(manyPaths);
        const auto walk = walkOf(tree);
        const Walked all = walked(*walk);
        QByteArrayList expected = manyPages;
        expected += ""; // the end is known once the last folders were found empty
        QCOMPARE(all.names, expected);
        QByteArrayList asked = tree.asked();
        std::ranges::sort(asked);
        QVERIFY2(std::ranges::adjacent_find(asked) == asked.end(), "each folder once");
        QCOMPARE(asked.size(), 18);
    }

    // Each cursor of the chain gives the same rest to a walk that knows nothing else, and a page's own that page alone.
    void cursors()
    {
        Tree tree(manyPaths);
        const Walked all = walked(*walkOf(tree));
        for (qsizetype i = 0; i < all.pages.size(); ++i) {
            const Page &page = all.pages.at(i);
            if (page.next)
                QCOMPARE(walked(*walkOf(tree), *page.next).names, all.names.sliced(i + 1));
            const qsizetype before = tree.asked().size();
            const auto again = ask(*walkOf(tree), page.cursor);
            QVERIFY(again);
            QCOMPARE(again->cursor, page.cursor);
            QCOMPARE(names(*again), names(page));
            QCOMPARE(tree.asked().size(), before + 1);
        }
        // All of them by one walk, as a job does that goes on.
        const auto walk = walkOf(tree);
        for (const Page &page : all.pages)
            QCOMPARE(names(*ask(*walk, page.cursor)), names(page));
        QCOMPARE(walked(*walk, *all.pages.at(4).next).names, all.names.sliced(5));
    }

    // Names that look like the marks of cursors.
    void oddNames()
    {
        Tree tree({"top", "!a/1", "*/2", "=/3", "=x/4", "=x/=y/5", "==z/6", "x/7", "z/8"});
        const Walked all = walked(*walkOf(tree));
        QCOMPARE(all.names, (QByteArrayList{"top", "!a/1", "*/2", "=/3", "==z/6", "=x/4", "=x/=y/5", "x/7", "z/8"}));
        for (qsizetype i = 0; i < all.pages.size(); ++i) {
            const Page &page = all.pages.at(i);
            QCOMPARE(names(*ask(*walkOf(tree), page.cursor)), names(page));
            if (page.next)
                QCOMPARE(walked(*walkOf(tree), *page.next).names, all.names.sliced(i + 1));
        }
        // As a journal may have it that was written before "=x/" could be on the way.
        QCOMPARE(names(*ask(*walkOf(tree), "=x/")), "x/7");
        tree.remove("=x/");
        const Walked without = walked(*walkOf(tree));
        QCOMPARE(without.names, (QByteArrayList{"top", "!a/1", "*/2", "=/3", "==z/6", "=x/!", "x/7", "z/8"}));
        QCOMPARE(names(*ask(*walkOf(tree), without.pages.at(5).cursor)), "=x/!");
        tree.add("=x/4");
        QCOMPARE(names(*ask(*walkOf(tree), without.pages.at(5).cursor)), "=x/4");
    }

    void treeThatChanged()
    {
        Tree tree(manyPaths);
        tree.remove("b/x/"); // is still linked
        QCOMPARE(walked(*walkOf(tree), "b/x/y/").names, (QByteArrayList{"b/x/y/4", "c/d/e/f/9", "c/d/e/g/10", "c/h/11", ""}));
        tree.remove("b/");
        QCOMPARE(walked(*walkOf(tree), "b/x/").names, (QByteArrayList{"b/x/!", "c/d/e/f/9", "c/d/e/g/10", "c/h/11", ""}));
        tree.remove("");
        QCOMPARE(walked(*walkOf(tree), "c/d/").names, QByteArrayList{"error http-status"});
    }

    void foldersThatCannotBeRead()
    {
        Tree tree({"a/1", "b/2", "c/3"});
        tree.remove("b/");
        const auto walk = walkOf(tree);
        const Walked all = walked(*walk);
        QCOMPARE(all.names, (QByteArrayList{"a/1", "b/!", "c/3"}));
        const Entry &entry = all.pages.at(1).entries.first();
        QVERIFY(entry.extras->fault);
        QCOMPARE(entry.extras->fault->kind, ErrorKind::HttpStatus);
        QCOMPARE(entry.extras->fault->httpStatus, 404);
        QVERIFY2(entry.extras->fault->message.contains(u"/b/: 404"_s), qPrintable(entry.extras->fault->message));
        QVERIFY(entry.url.isEmpty());
        QCOMPARE(all.pages.at(1).cursor, "=./b/");

        // Asked for again it says what nobody comes to.
        tree.add("b/2");
        tree.add("b/deep/4");
        tree.add("b/also/deep/5");
        for (int i = 0; i < 2; ++i) {
            const auto again = ask(*walkOf(tree), all.pages.at(1).cursor);
            QVERIFY(again);
            QCOMPARE(again->cursor, all.pages.at(1).cursor);
            QCOMPARE(names(*again), "b/2 b/also/! b/deep/!");
            QVERIFY(again->entries.last().url.isEmpty());
            QCOMPARE(again->entries.last().extras->fault->kind, ErrorKind::BadListing);
            QCOMPARE(names(*ask(*walkOf(tree, 1), all.pages.at(1).cursor)), "b/2"); // they were not wanted
            QCOMPARE(names(*ask(*walkOf(tree), "=b/")), "b/2"); // the chain came to these
        }

        tree.remove("");
        QCOMPARE(walked(*walkOf(tree)).names, QByteArrayList{"error http-status"});
    }

    // A server in trouble is not a folder that cannot be read.
    void serverInTrouble()
    {
        Tree tree({"a/1", "broken/2", "c/3"});
        const Walked all = walked(*walkOf(tree));
        QCOMPARE(all.names, (QByteArrayList{"a/1", "error http-status"}));
        QCOMPARE(*all.pages.last().next, "broken/");
    }

    void asksAhead()
    {
        QByteArrayList paths;
        for (int i = 0; i < 60; ++i)
            paths += QByteArray::number(i) + "/data/file";
        Tree tree(paths);
        tree.slowDown();
        const Walked all = walked(*walkOf(tree));
        QCOMPARE(all.pages.size(), 60);
        QCOMPARE_GE(tree.mostAtOnce(), 3);
        QCOMPARE_LE(tree.mostAtOnce(), int(FolderWalk::mostAhead) + 1);
        QCOMPARE(tree.asked().size(), 121);
    }

    // What is asked for ahead is bounded, however much there is.
    void waitsUntilItIsAsked()
    {
        QByteArrayList paths;
        for (int i = 0; i < 100; ++i)
            paths += QByteArray::number(i) + "/file";
        Tree tree(paths);
        const auto walk = walkOf(tree);
        QVERIFY(ask(*walk, {}));
        QTRY_COMPARE(tree.asked().size(), 2 + qsizetype(FolderWalk::mostAhead));
        QVERIFY(!QTest::qWaitFor([&] { return tree.asked().size() > 2 + qsizetype(FolderWalk::mostAhead); }, 200));
    }

    void foldersAlone()
    {
        QByteArrayList paths{"z/file"};
        for (int i = 0; i < FolderWalk::mostPassed + 50; ++i)
            paths += "a/" + QByteArray::number(i) + '/';
        Tree tree(paths);
        const Walked all = walked(*walkOf(tree));
        QCOMPARE(all.names, (QByteArrayList{"", "z/file"})); // one page without a file, so that the journal gets on
        QCOMPARE(all.pages.first().cursor.first(3), "=a/");
    }

    // Without sizes and times nothing tells that a folder is one of those above.
    void circles()
    {
        const auto server = RawServer::start([](RawConnection &connection) {
            while (const auto request = connection.request())
                connection.send(page(request->target.endsWith("c/") ? "<a href=g>g</a>" : "<a href=f>f</a><a href=a/>a</a><a href=b/>b</a><a href=c/>c</a>"));
        });
        const Walked all = walked(*walkAt(*server));
        const QByteArray deepest = QByteArray("a/").repeated(FolderWalk::mostAlike - 1);
        const auto last = std::ranges::find_if(all.pages, [&](const Page &p) { return p.cursor == "=../" + deepest; });
        QVERIFY(last != all.pages.cend());
        QCOMPARE(names(*last), deepest + "a/! " + deepest + "b/! " + deepest + "c/! " + deepest + 'f');
        QVERIFY2(last->entries.last().extras->fault->message.contains(u"lead back"_s), qPrintable(last->entries.last().extras->fault->message));
        const QByteArray found = all.names.join(' '); // a tree of two that is so deep
        QCOMPARE(found.count('f'), 255);
        QCOMPARE(found.count('g'), 127);
        QCOMPARE(found.count('!'), 128 * 3);
        const auto again = ask(*walkAt(*server), last->cursor);
        QCOMPARE(again->cursor, last->cursor);
        QCOMPARE(names(*again), names(*last));
        QVERIFY(last->next);
        QCOMPARE(walked(*walkAt(*server), *last->next).names, all.names.sliced(last - all.pages.cbegin() + 1));
    }

    // Folders that are linked where those that they are in are not.
    void foldersThatAreLinkedDirectly()
    {
        const auto server = RawServer::start([](RawConnection &connection) {
            const QMap<QByteArray, QByteArray> folders{{"/", "<a href=a>a</a><a href='x/y/'>y</a><a href='x/y/in/'>in</a><a href='p/q/r/'>r</a><a href='x-/1/'>1</a><a href='x/w/'>w</a><a href='gone/2/'>2</a>"},
                {"/x/y/", "<a href=f>f</a><a href='in/'>in</a><a href='/'>up</a><a href='deep/er/'>d</a>"}, {"/x/y/in/", "<a href=g>g</a>"}, {"/x/y/deep/er/", "<a href=h>h</a>"},
                {"/x/w/", "<a href=i>i</a>"}, {"/p/q/r/", "<a href=j>j</a><a href='../s/'>s</a>"}, {"/x-/1/", "<a href=k>k</a>"}};
            while (const auto request = connection.request())
                connection.send(folders.contains(request->target) ? page(folders.value(request->target)) : "HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n");
        });
        const Walked all = walked(*walkAt(*server));
        QCOMPARE(all.names, (QByteArrayList{"a", "gone/2/!", "p/q/r/j", "x/w/i", "x/y/f", "x/y/deep/er/h", "x/y/in/g", "x-/1/k"}));
        QCOMPARE(server->requests().size(), 8); // each once, and none that is not linked
        QCOMPARE(all.pages.at(4).entries.first().url, QByteArray("http://127.0.0.1:" + QByteArray::number(server->port()) + "/x/y/f"));
        for (qsizetype i = 0; i < all.pages.size(); ++i) {
            const Page &one = all.pages.at(i);
            QCOMPARE(names(*ask(*walkAt(*server), one.cursor)), names(one));
            if (one.next)
                QCOMPARE(walked(*walkAt(*server), *one.next).names, all.names.sliced(i + 1));
        }
        const QUrl address(u"http://127.0.0.1:%1/"_s.arg(server->port()));
        QCOMPARE(walked(*walkAt(address, 2)).names, (QByteArrayList{"a", "gone/2/!", "x/w/i", "x/y/f", "x-/1/k"}));
    }

    // A circle ends, however deep its links lead.
    void circlesOfDirectLinks()
    {
        const auto server = RawServer::start([](RawConnection &connection) {
            while (connection.request())
                connection.send(page("<a href=f>f</a><a href='a/b/'>b</a>"));
        });
        const Walked all = walked(*walkAt(*server));
        QCOMPARE(all.pages.size(), 1 + FolderWalk::mostDepth / 2);
        QVERIFY2(all.names.last().contains("a/b/!"), all.names.last().constData());
    }

    void impossibleNames()
    {
        const auto server = RawServer::start([](RawConnection &connection) {
            while (connection.request())
                connection.send(page("<a href='a%00b'>a</a><a href='c%2fd'>c</a><a href=f>f</a>"));
        });
        const Walked all = walked(*walkAt(*server));
        QCOMPARE(all.pages.size(), 1);
        QVERIFY2(all.pages.first().notices.value(0).startsWith(u"2 links were left out"_s), qPrintable(all.pages.first().notices.join(u'\n')));
    }

    void queries()
    {
        const auto notices = [](const QByteArray &links) {
            const auto server = RawServer::start([&](RawConnection &connection) {
                while (const auto request = connection.request())
                    connection.send(page("<a href='?C=N;O=D'>Name</a><a href='?C=S;O=A'>Size</a>" + (request->target == "/" ? links : "<a href=f>f</a>")));
            });
            QStringList all;
            for (const Page &one : walked(*walkAt(*server)).pages)
                all += one.notices;
            return all.join(u'\n');
        };
        QCOMPARE(notices("<a href=a>a</a><a href='d/'>d</a><a href='d/?C=N;O=D'>d</a><a href='a?download=1'>a</a><a href='/?x=1'>x</a><a href='http://other/a?x=1'>x</a>"), QString());
        const QString two = notices("<a href='a.iso?token=hunter2'>a</a><a href='a.iso?token=hunter2'>a</a><a href='d/'>d</a><a href='b.iso?token=2#x'>b</a>");
        QVERIFY2(two.startsWith(u"2 links with a query"_s) && !two.contains(u"hunter2"_s) && !two.contains(u'\n'), qPrintable(two));
        QVERIFY(notices("<a href='a.iso?token=1'>a</a>").startsWith(u"a link with a query"_s));
    }

    // What was listed once may be behind what is left out.
    void pagesThatAreNotSure_data()
    {
        QTest::addColumn<QByteArray>("links");
        QTest::addColumn<bool>("isSure");
        QTest::newRow("files") << QByteArray("<title>Index of /in</title><a href='?C=N;O=D'>Name</a><a href='?C=S;O=A'>Size</a><a href='../?x'>x</a><a href=a>a</a><a href='a?download=1'>a</a>") << true;
        QTest::newRow("queries") << QByteArray("<a href=b>b</a><a href='a?token=1'>a</a>") << false;
        QTest::newRow("impossible names") << QByteArray("<a href=b>b</a><a href='a%2Fb'>a</a>") << false;
        QTest::newRow("another scheme") << QByteArray("<a href=b>b</a><a href='https://127.0.0.1/in/a'>a</a>") << false;
        QTest::newRow("a link up alone") << QByteArray("<a href='..'>Up</a>") << false;
    }
    void pagesThatAreNotSure()
    {
        QFETCH(QByteArray, links);
        QFETCH(bool, isSure);
        const auto server = RawServer::start([&](RawConnection &connection) {
            while (const auto request = connection.request())
                connection.send(page(request->target == "/in/" ? links : "<title>Index of</title>" + QByteArray(request->target == "/" ? "<a href='in/'>in</a><a href='other/'>o</a>" : "<a href=f>f</a>"), {}));
        });
        const Walked all = walked(*walkAt(*server));
        QCOMPARE(std::ranges::all_of(all.pages, &Page::isSure), isSure);
        QVERIFY(all.pages.last().isSure || all.pages.size() == 1);
        const QString notices = all.pages.last().notices.join(u'\n');
        QVERIFY2(notices.isEmpty() == isSure && (isSure || notices.endsWith(u"/in/"_s) || notices.contains(u"/in/."_s)), qPrintable(notices));
        QCOMPARE(ask(*walkAt(*server), "=in/")->isSure, isSure);
    }

    void depth()
    {
        Tree tree({"1", "a/2", "a/b/3", "a/b/c/4", "a/b/d/5"});
        QCOMPARE(walked(*walkOf(tree, 0)).names, QByteArrayList{"1"});
        QCOMPARE(walked(*walkOf(tree, 2)).names, (QByteArrayList{"1", "a/2", "a/b/3"}));
        QCOMPARE(walked(*walkOf(tree, 64)).names, (QByteArrayList{"1", "a/2", "a/b/3", "a/b/c/4", "a/b/d/5"}));

        Tree deep({QByteArray("d/").repeated(FolderWalk::mostDepth) + "in", QByteArray("d/").repeated(FolderWalk::mostDepth + 1) + "out"});
        const Walked all = walked(*walkOf(deep));
        QCOMPARE(all.pages.size(), 1);
        QCOMPARE(all.pages.first().entries.size(), 2);
        QVERIFY(all.names.first().contains("/in") && all.names.first().contains("d/d/!"));
    }
};

QTEST_GUILESS_MAIN(TestFolderWalk)
#include "test_folder_walk.moc"
