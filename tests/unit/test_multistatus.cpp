// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/webdav/multistatus.h"

#include <QTest>

using namespace milliard;
using namespace Qt::StringLiterals;

namespace {

Result<Folder> read(const QByteArray &responses, bool isWhole = false)
{
    return readMultistatus(FolderPlace(QUrl(u"http://host:81/d%20v/"_s), "in/"),
        "<?xml version=\"1.0\"?>\n<D:multistatus xmlns:D=\"DAV:\"><D:response><D:href>/d%20v/in/</D:href></D:response>" + responses + "</D:multistatus>", isWhole);
}

QByteArray response(const QByteArray &href, const QByteArray &properties = {}, const QByteArray &status = "HTTP/1.1 200 OK")
{
    return "<D:response><D:href>" + href + "</D:href><D:propstat><D:prop>" + properties + "</D:prop><D:status>" + status + "</D:status></D:propstat></D:response>";
}

QByteArray found(const Result<Folder> &folder)
{
    if (!folder)
        return folder.error().message.toUtf8();
    QByteArrayList all;
    for (const Entry &entry : folder->files)
        all += entry.name.toUtf8();
    return (all + folder->folders).join(' ');
}

constexpr char collection[] = "<D:resourcetype><D:collection/></D:resourcetype>";

} // namespace

class TestMultistatus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void properties()
    {
        const auto folder = read(response("/d%20v/in/a", "<D:resourcetype/><D:getcontentlength> 12 </D:getcontentlength>"
                                          "<D:getetag>W/\"x\"</D:getetag><D:getlastmodified>Sun, 06 Nov 1994 08:49:37 GMT</D:getlastmodified>"));
        QCOMPARE(found(folder), "in/a");
        const Entry &entry = folder->files.first();
        QCOMPARE(entry.url, "http://host:81/d%20v/in/a");
        QCOMPARE(entry.size, 12);
        QCOMPARE(entry.etag, "W/\"x\"");
        QCOMPARE(entry.modified, 784111777000);
    }

    void whatIsNotTold()
    {
        for (const QByteArray &properties : QByteArrayList{"", "<D:getcontentlength/><D:getetag/><D:getlastmodified/>",
                 "<D:getcontentlength>-1</D:getcontentlength><D:getetag>a\nb</D:getetag><D:getlastmodified>1994-11-06</D:getlastmodified>",
                 "<getcontentlength>5</getcontentlength><x:getcontentlength xmlns:x='other'>5</x:getcontentlength>"}) {
            const auto folder = read(response("/d%20v/in/a", properties));
            QCOMPARE(found(folder), "in/a");
            QCOMPARE(folder->files.first().size, -1);
            QCOMPARE(folder->files.first().etag, QByteArray());
            QCOMPARE(folder->files.first().modified, -1);
        }
        // What is said under another status is not so.
        const auto folder = read("<D:response><D:href>a</D:href><D:propstat><D:status>HTTP/1.1 404 Not Found</D:status><D:prop><D:getcontentlength>5</D:getcontentlength></D:prop>"
                                 "</D:propstat><D:propstat><D:prop><D:getcontentlength>7</D:getcontentlength></D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>");
        QCOMPARE(found(folder), "in/a");
        QCOMPARE(folder->files.first().size, 7);
    }

    void addresses_data()
    {
        QTest::addColumn<QByteArray>("responses");
        QTest::addColumn<QByteArray>("names");
        const auto row = [](const char *tag, const QByteArray &responses, const char *names) { QTest::newRow(tag) << responses << QByteArray(names); };
        row("relative", response("a") + response("./b"), "in/a in/b");
        row("path", response("/d%20v/in/a") + response("/%64%20v/i%6e/b"), "in/a in/b");
        row("not encoded", response("/d v/in/ż &amp; 1"), "in/ż & 1");
        row("URL", response("http://host:81/d%20v/in/a"), "in/a");
        row("the server knows itself by another name", response("https://inner/d%20v/in/a"), "in/a");
        row("white space", response("\n /d%20v/in/a\n"), "in/a");
        row("folders", response("/d%20v/in/z/", collection) + response("/d%20v/in/y", collection) + response("/d%20v/in/x"), "in/x y/ z/");
        row("itself in other ways", response("/d%20v/in", collection) + response("/d%20v/i%6E/", collection), "");
        row("above and beside", response("/d%20v/") + response("/d%20v/other") + response("/") + response("../x") + response("/d%20v/in/../y"), "");
        row("in disguise", response("/d%20v/in/%2e%2e/x") + response("/d%20v/in/..%2fx") + response("/d%20v/in/%00"), "");
        row("a doubled slash", response("/d%20v/in//x"), "in/x");
        row("deeper", response("/d%20v/in/d/x") + response("/d%20v/in/d/e/", collection), "");
        row("twice", response("a") + response("%61"), "in/a");
        row("other elements", "<x xmlns='other'><response/></x><D:responsedescription>x</D:responsedescription>" + response("a", "<D:displayname>b</D:displayname>"), "in/a");
        row("a response without an address", "<D:response/>" + response("a"), "in/a");
    }
    void addresses()
    {
        QFETCH(QByteArray, responses);
        QFETCH(QByteArray, names);
        QCOMPARE(found(read(responses)), names);
    }

    // What has a status of its own instead of properties is not there to be had.
    void refused()
    {
        const auto own = [](const QByteArray &href, const QByteArray &status) {
            return "<D:response><D:href>" + href + "</D:href><D:status>" + status + "</D:status></D:response>";
        };
        const QByteArray all = own("no", "HTTP/1.1 403 Forbidden") + own("no/", "HTTP/1.1 403 Forbidden") + own("also/", "HTTP/1.1 507 Full") + own("gone", "HTTP/1.1 404 Not Found")
            + own("gone/too", "HTTP/1.1 410 Gone") + own("there", "HTTP/1.1 200 OK") + own("odd", "fine") + own("d/deeper", "HTTP/1.1 403 Forbidden") + own("x</D:href><D:href>y", "HTTP/1.1 403 Forbidden") + response("f");
        const auto folder = read(all);
        QCOMPARE(found(folder), "in/no/ in/also/ in/there in/odd in/x/ in/y/ in/f");
        for (const int i : {0, 1}) {
            const Entry &entry = folder->files.at(i);
            QVERIFY(entry.url.isEmpty() && entry.extras->fault);
            QCOMPARE(entry.extras->fault->kind, ErrorKind::HttpStatus);
            QCOMPARE(entry.extras->fault->httpStatus, i == 0 ? 403 : 507);
        }
        QVERIFY(!folder->files.at(2).extras->fault);
        QCOMPARE(found(read(all, true)), "in/no/ in/also/ in/there in/odd in/d/deeper/ in/x/ in/y/ in/f");
        const auto itself = read(own("/d%20v/in", "HTTP/1.1 403 Forbidden") + response("f"));
        QVERIFY(!itself);
        QCOMPARE(itself.error().httpStatus, 403);
    }

    void wholeTree()
    {
        QCOMPARE(found(read(response("d/", collection) + response("d/x") + response("a") + response("d/e/", collection) + response("d/e/y"), true)), "in/d/x in/a in/d/e/y");
        // A folder with nothing in it: empty, or the server did not look into it.
        QCOMPARE(found(read(response("d/", collection) + response("a") + response("d/e/", collection) + response("f/", collection), true)), "in/a d/e/ f/");
        QCOMPARE(found(read(response("%64/", collection) + response("d/x"), true)), "in/d/x");
    }

    void bad_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("says");
        QTest::newRow("empty") << QByteArray() << u"not XML at line 1"_s;
        QTest::newRow("HTML") << QByteArray("<html><body>Log in</body></html>") << u"no multistatus but \"html\""_s;
        QTest::newRow("of no namespace") << QByteArray("<multistatus/>") << u"no multistatus"_s;
        QTest::newRow("of nothing") << QByteArray("<multistatus xmlns='DAV:'/>") << u"by another path"_s;
        QTest::newRow("cut") << QByteArray("<multistatus xmlns='DAV:'>\n<response>") << u"not XML at line 2"_s;
        QTest::newRow("document type") << QByteArray("<!DOCTYPE x><multistatus xmlns='DAV:'/>") << u"document type"_s;
        QTest::newRow("bytes") << QByteArray("\xff\x00\x01", 3) << u"not XML"_s;
        QTest::newRow("deep") << QByteArray("<multistatus xmlns='DAV:'>" + QByteArray("<a>").repeated(1'000'000)) << u"not XML"_s;
        QTest::newRow("deep in a property") << QByteArray("<multistatus xmlns='DAV:'><response><href>" + QByteArray("<a>").repeated(1'000'000)) << u"not XML"_s;
    }
    void bad()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, says);
        const auto folder = readMultistatus(FolderPlace(QUrl(u"http://host/"_s), {}), body, false);
        QVERIFY(!folder);
        QCOMPARE(folder.error().kind, ErrorKind::BadListing);
        QVERIFY2(folder.error().message.contains(says), qPrintable(folder.error().message));
    }
};

QTEST_GUILESS_MAIN(TestMultistatus)
#include "test_multistatus.moc"
