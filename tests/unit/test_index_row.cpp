// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/index/index_page.h"
#include "core/source/index/index_row.h"

#include <QTest>

using namespace milliard;
using Qt::StringLiterals::operator""_s;

// What rows of an index tell of files, and what pages are sure of by that.
class TestIndexRow final : public QObject
{
    Q_OBJECT

    static Folder read(const QByteArray &html)
    {
        const auto folder = readIndexPage(FolderPlace(QUrl(u"http://h/soft/"_s), {}), "text/html", html);
        return folder ? *folder : Folder();
    }

private Q_SLOTS:
    void told_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QByteArray>("told");
        QTest::newRow("nginx, Apache") << QByteArray("2026-11-12 10:00 1.2K") << QByteArray("2026-11-12 10:00 1.2K");
        QTest::newRow("IIS") << QByteArray("11/12/2026  9:00 AM 1,234") << QByteArray("11/12/2026  9:00 AM 1,234");
        QTest::newRow("Tomcat") << QByteArray("10.7 KiB Thu, 12 Nov 2026 10:00:00 GMT") << QByteArray("10.7 KiB 12 Nov 2026 10:00:00");
        QTest::newRow("Jetty") << QByteArray("Nov 12, 2026, 10:00:00\u202fAM 1,234 bytes") << QByteArray("Nov 12, 2026, 10:00:00 1,234 bytes");
        QTest::newRow("Nexus") << QByteArray("Thu Nov 12 10:00:00 UTC 2026 1012") << QByteArray("Nov 12 10:00:00 UTC 2026");
        QTest::newRow("WEBrick") << QByteArray("2026/11/12 10:00 1012") << QByteArray("2026/11/12 10:00");
        QTest::newRow("Twisted") << QByteArray("10B [text/plain]") << QByteArray("10B");
        QTest::newRow("day alone") << QByteArray("1012 12 Nov 2026") << QByteArray("12 Nov 2026");
        QTest::newRow("month first") << QByteArray("Nov 12 2026 10:00 3 KB") << QByteArray("Nov 12 2026 10:00 3 KB");
        QTest::newRow("an age") << QByteArray("3 days ago") << QByteArray();
        QTest::newRow("words") << QByteArray("release 7 of 2026, 12 Boxes") << QByteArray();
        QTest::newRow("none") << QByteArray() << QByteArray();
    }
    void told()
    {
        QFETCH(QByteArray, row);
        QTEST(toldBy(row), "told");
    }

    // A page that neither says that it is an index nor tells of a file what an index does may be any page.
    void sure_data()
    {
        QTest::addColumn<QByteArray>("html");
        QTest::addColumn<bool>("isSure");
        QTest::newRow("a title") << QByteArray("<title>Index of /soft</title><a href=a.txt>a</a>") << true;
        QTest::newRow("a time") << QByteArray("<table><tr><td><a href=a.txt>a</a><td>2026-11-12 10:00</table>") << true;
        QTest::newRow("one that waits") << QByteArray("<title>Just a moment</title><a href=cdn-cgi/check.html>Go on</a>") << false;
        QTest::newRow("one that is mended") << QByteArray("Back soon. <a href=retry>Try again</a>") << false;
    }
    void sure()
    {
        QFETCH(QByteArray, html);
        const Folder folder = read(html);
        QCOMPARE(folder.files.size(), 1);
        QTEST(folder.isAll(), "isSure");
    }

    // Links that sort are none of these.
    void furtherPages()
    {
        const QByteArray page = "<title>Index of /soft</title><a href=a.txt>a</a><a href='?C=N;O=D'>Name</a>";
        QVERIFY(read(page).isAll());
        for (const QByteArray link : {"?page=2", "./?sort=name&p=3", "/soft/?offset=100"}) {
            const Folder folder = read(page + "<a href='" + link + "'>Next</a>");
            QVERIFY2(folder.queries == 1 && !folder.isAll(), link.constData());
        }
    }

    // PHP's indexes put the folder's slash before another.
    void doubledSlashes()
    {
        const Folder folder = read("<title>Index of /soft</title><a href='/soft//a.txt'>a</a><a href='/soft//sub//b.txt'>b</a><a href='/soft//'>.</a>");
        QCOMPARE(folder.files.size(), 2);
        QCOMPARE(folder.files.first().url, QByteArray("http://h/soft/a.txt"));
        QCOMPARE(folder.files.last().name, u"sub/b.txt"_s);
        QCOMPARE(folder.impossible, 0);
    }
};

QTEST_GUILESS_MAIN(TestIndexRow)
#include "test_index_row.moc"
