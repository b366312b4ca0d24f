// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/index/index_page.h"

#include <QStringConverter>
#include <QTest>

using namespace milliard;
using namespace Qt::StringLiterals;

namespace {

const QUrl start(u"http://host:81/pub%20x/"_s);

Result<Folder> read(const QByteArray &body, const QByteArray &path = {}, const QByteArray &type = "text/html; charset=utf-8")
{
    return readIndexPage(FolderPlace(start, path), type, body);
}

QByteArray found(const Folder &folder)
{
    QByteArrayList all;
    for (const Entry &entry : folder.files)
        all += entry.name.toUtf8();
    return (all + folder.folders).join(' ');
}

// As nginx 1.26 writes a line.
QByteArray nginxLine(const QByteArray &name, const QByteArray &size)
{
    return "<a href=\"" + name + "\">" + name + "</a>             21-Nov-2026 07:09 " + size.rightJustified(19) + "\r\n";
}

} // namespace

class TestIndexPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void links_data()
    {
        QTest::addColumn<QByteArray>("html");
        QTest::addColumn<QByteArray>("names"); // of "pub x/in/": files, then folders
        const auto row = [](const char *tag, const char *html, const char *names) { QTest::newRow(tag) << QByteArray(html) << QByteArray(names); };
        row("file", "<a href='a.txt'>x</a>", "in/a.txt");
        row("folder", "<a href='b/'>b</a><a href=a/>a</a>", "a/ b/");
        row("dot", "<a href='./a:b'>x</a><a href='a:b'>x</a>", "in/a:b");
        row("character references", "<a href='a&amp;b&#33;'>x</a>", "in/a&b!");
        row("percent-encoded", "<a href='%61%20%C5%BC%23%3F%25'>x</a>", "in/a ż#?%");
        row("not encoded", "<a href='a b ż 100%.txt'>x</a>", "in/a b ż 100%.txt");
        row("white space around", "<a href=' a '>x</a>", "in/a");
        row("no Unicode", "<a href='%E9%20x'>x</a><a href='%E8%20x'>x</a>", "in/%E9 x in/%E8 x");
        row("twice", "<a href='a'>x</a><a href='%61'>x</a><a href='d/'>d</a><a href='./d/'>d</a>", "in/a d/");
        row("file and folder", "<a href='a'>x</a><a href='a/'>x</a>", "in/a a/");
        row("absolute path", "<a href='/pub%20x/in/a'>x</a><a href='/pub x/in/b'>x</a><a href='/%70ub%20x/%69n/c'>x</a>", "in/a in/b in/c");
        row("absolute URL", "<a href='http://host:81/pub%20x/in/a'>x</a><a href='//host:81/pub%20x/in/b'>x</a>", "in/a in/b");
        row("other origins", "<a href='http://other/pub%20x/in/a'>x</a><a href='https://host:81/pub%20x/in/a'>x</a><a href='http://host/pub%20x/in/a'>x</a>"
                             "<a href='keep'>x</a>", "in/keep");
        row("user names are left out", "<a href='http://u:p@host:81/pub%20x/in/a'>x</a>", "in/a");
        row("above and beside", "<a href='../'>x</a><a href='/'>x</a><a href='../a'>x</a><a href='../../a'>x</a><a href='/pub%20x/inner'>x</a><a href=keep>k</a>", "in/keep");
        row("itself", "<a href=''>x</a><a href='.'>x</a><a href='./'>x</a><a href='/pub%20x/in/'>x</a><a href='/pub%20x/in'>x</a><a href=keep>k</a>", "in/keep");
        row("in disguise", "<a href='%2e%2e/a'>x</a><a href='%2E%2E/'>x</a><a href='a/../../b'>x</a><a href='..%2fa'>x</a><a href='a%2fb'>x</a>"
                           "<a href='..\\a'>x</a><a href='x\\..\\..\\a'>x</a><a href='..%5ca'>x</a><a href='//'>x</a><a href='%00'>x</a><a href=keep>k</a>", "in/keep");
        row("dots within", "<a href='a/../b'>x</a><a href='..a'>x</a><a href='...'>x</a>", "in/b in/..a in/...");
        row("a backslash in a name", "<a href='a%5Cb'>x</a>", "in/a\\b");
        row("sort links", "<a href='?C=M;O=A'>x</a><a href='?C=N&amp;O=D'>x</a><a href='a?x'>x</a><a href='#top'>x</a><a href=keep>k</a>", "in/keep");
        row("places in pages", "<a href='#top'>x</a><a href='./#x'>x</a><a href='a#x'>x</a><a href='a#y'>x</a><a href='d/#x'>x</a><a href='b%23x'>x</a>", "in/a in/b#x d/");
        row("other schemes", "<a href='javascript:x()'>x</a><a href='mailto:a@b'>x</a><a href='data:,x'>x</a><a href='ftp://host/pub%20x/in/a'>x</a><a href=keep>k</a>", "in/keep");
        row("deeper", "<a href='d/e/file'>x</a><a href='d/f/'>x</a>", "in/d/e/file d%2Ff/");
        row("deeper folders", "<a href='d/e/'>x</a><a href='d/e/f/'>x</a><a href='%64/e/file'>x</a><a href='d/e.txt'>x</a><a href='/pub x/in/d/a b/c/'>x</a><a href='../../x/y/'>x</a>",
            "in/d/e.txt d%2Fa%20b%2Fc/ d%2Fe/");
        row("deeper folders in one that is listed", "<a href='d/e/f/'>x</a><a href='d-e/f/'>x</a><a href='%64/'>x</a>", "d-e%2Ff/ d/");
        row("deeper, in a folder that is listed", "<a href='d/e/file'>x</a><a href='d/'>x</a><a href='%64/file'>x</a>", "d/");
        row("base", "<base href='/pub%20x/in/d/'><a href='a'>x</a><a href='../b'>x</a>", "in/d/a in/b");
        row("base below", "<base href='real/'><a href='a'>x</a><a href='sub/'>x</a>", "in/real/a real%2Fsub/");
        row("base elsewhere", "<base href='http://other/'><a href='a'>x</a><a href='http://host:81/pub%20x/in/b'>x</a>", "in/b");
        row("the first base", "<base target=x><base href='/'><base href='/x'><a href='pub x/in/a'>x</a>", "in/a");
        row("broken", "<ul><li><a href=a>x<li><a href='b'><b>y</a><table><a href=c>z", "in/a in/b in/c");
        row("not links", "<a name=x>x</a><link href='x'><area href='y'><!-- <a href='z'>z</a> --><script>'<a href=s>'</script><a href=keep>k</a>", "in/keep");
    }
    void links()
    {
        QFETCH(QByteArray, html);
        QFETCH(QByteArray, names);
        const auto folder = read(html, "in/");
        QVERIFY2(folder, qPrintable(folder ? QString() : folder.error().message));
        QCOMPARE(found(*folder), names);
        for (const Entry &entry : folder->files) {
            QVERIFY2(entry.url.startsWith("http://host:81/pub%20x/in/"), entry.url.constData());
            QCOMPARE(entry.size, -1);
            QCOMPARE(entry.modified, -1);
        }
    }

    // As Express and others write them: a slash at the end is the server's to add.
    void foldersWithoutASlash()
    {
        const auto folder = read("<title>Index of</title><a href='/pub x/in/s1' class='icon icon-directory'>s1</a><a href=f1 class='icon icon-txt'>f1</a><a href=s2>s2/</a><a href=f2>f2</a> - all of it"
            "<pre><a href=s3>s3</a>   21-Nov-2026 07:09    -\n<a href=f3>f3</a>   21-Nov-2026 07:09    16\n</pre><table><tr><td><a href=s4>s4</a></td><td>&lt;DIR&gt;</td></tr>"
            "<tr><td><a href=f4>f4</a></td><td>in this Directory</td></tr></table><a href='s5' class=folder>s5</a><a href=f5 class=folder-item>f5</a>"
            "<ul><li>2026-11-12 10:00 <a href=f6>f6</a> - first release<li>2026-11-12 10:00 <a href=s6>s6</a> -<li><a href=s7>s7</a> 2026-11-12 10:00 - all of it</ul>", "in/");
        QVERIFY(folder);
        QCOMPARE(found(*folder), "in/f1 in/f2 in/f3 in/f4 in/f5 in/f6 s1/ s2/ s3/ s4/ s5/ s6/ s7/");
    }

    // Whatever a row tells, but for a size in bytes.
    void whatMayBeAFolder()
    {
        const auto folder = read("<table><tr><td><a href=a>a</a></td></tr><tr><td><a href=b>b</a></td><td>2026-11-12 10:00</td><td></td></tr>"
            "<tr><td><a href=c>c</a></td><td>2026-11-12 10:00</td><td>4.0K</td></tr></table><pre>" + nginxLine("d", "4096") + nginxLine("e", "4K") + "</pre>");
        QVERIFY(folder);
        QByteArray maybe;
        for (const Entry &entry : folder->files)
            maybe += entry.extras->mayBeFolder ? entry.name.toUtf8() : "";
        QCOMPARE(maybe, "abce");
    }

    void codings_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("html");
        const QString text = u"<title>Index of</title><a href='café.txt'>x</a>"_s;
        const auto meta = [&](const QByteArray &name) { return "<html><head><meta charset=" + name + ">"; };
        QTest::newRow("UTF-8") << QByteArray("text/html") << text.toUtf8();
        QTest::newRow("by the server") << QByteArray("text/html;Charset=\"ISO-8859-1\"") << text.toLatin1();
        QTest::newRow("by the page") << QByteArray("text/html") << meta("iso-8859-1") + text.toLatin1();
        QTest::newRow("the server goes before the page") << QByteArray("text/html; charset=utf-8") << meta("iso-8859-1") + text.toUtf8();
        QTest::newRow("an unknown one") << QByteArray("text/html; charset=x-none") << text.toUtf8();
        QTest::newRow("by a mark") << QByteArray("text/html; charset=iso-8859-1") << "\xff\xfe" + QStringEncoder(QStringConverter::Utf16LE).encode(text).operator QByteArray();
    }
    void codings()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, html);
        const auto folder = read(html, {}, type);
        QVERIFY(folder);
        QCOMPARE(folder->files.first().url, "http://host:81/pub%20x/caf%C3%A9.txt");
    }

    void linksToWhatIsNoName()
    {
        const auto folder = read("<a href='%00'>x</a><a href='a%2Fb'>x</a><a href='a%2Fb'>x</a><a href='a//%2e%2e%2Fb'>x</a><a href='x/%2e%2e%5ca'>x</a><a href='../%00'>x</a>"
                                 "<a href='./'>x</a><a href='../'>x</a><a href='?x'>x</a><a href='#x'>x</a><a href='http://other/%00'>x</a><a href=keep>k</a>", "in/");
        QVERIFY(folder);
        QCOMPARE(folder->impossible, 4);
    }

    void addressesAreAsTheServerWroteThem()
    {
        const auto folder = read("<a href='a;b'>x</a><a href='c%3bd+%2b'>x</a>");
        QVERIFY(folder);
        QCOMPARE(folder->files.at(0).url, "http://host:81/pub%20x/a;b");
        QCOMPARE(folder->files.at(1).url, "http://host:81/pub%20x/c%3Bd+%2B");
    }

    void sizes()
    {
        const auto folder = read("<html><head><title>Index of /pub x/</title></head><body><h1>Index of /pub x/</h1><hr><pre><a href=\"../\">../</a>\r\n"
            + nginxLine("d/", "-") + nginxLine("bytes", "12345678") + nginxLine("none", "0") + nginxLine("rounded", "118K") + nginxLine("large", "2G")
            + "<a href=\"apache\">apache</a>              2026-11-21 07:09   16   \n<a href=\"plain\">plain</a> 17\n<a href=last>x</a></pre><hr></body></html>");
        QVERIFY(folder);
        QCOMPARE(found(*folder), "bytes none rounded large apache plain last d/");
        QList<qint64> sizes;
        for (const Entry &entry : folder->files)
            sizes += entry.size;
        QCOMPARE(sizes, (QList<qint64>{12345678, 0, -1, -1, -1, -1, -1}));
    }

    // Too coarse to be a time or a size, but a changed file has another.
    void told()
    {
        const auto folder = read("<title>Index of /</title><pre><a href=\"../\">../</a>\r\n" + nginxLine("n", "118K")
            + "<a href=a>a</a>  2026-11-21 07:09  1.2K  \n<a href=b>b</a> yesterday 17\n</pre>"
              "<table><tr><td><a href=t>t</a></td><td align=right>2026-11-21 07:09  </td><td align=right>5.0M</td><td>&nbsp;</td></tr>"
              "<tr><td class=n><a href=l>l</a></td><td class=m>2026-Nov-21 07:09:10</td><td class=s>0.1K</td><td class=t>text/plain</td></tr></table>"
              "<address>Apache/2.4 at 2026-11-21 10:00</address>");
        QVERIFY(folder);
        QByteArrayList all;
        for (const Entry &entry : folder->files)
            all += entry.extras->told;
        QCOMPARE(all, (QByteArrayList{"21-Nov-2026 07:09                118K", "2026-11-21 07:09  1.2K", "", "2026-11-21 07:09 5.0M", "2026-Nov-21 07:09:10 0.1K"}));
    }

    // Where the row tells it before the link, the next row is not this one's.
    void toldBeforeTheLink_data()
    {
        QTest::addColumn<QByteArray>("html");
        QTest::addColumn<QByteArrayList>("told");
        QTest::addColumn<QByteArray>("names");
        const QByteArrayList told{"2026-11-12 10:00 10", "2026-11-13 11:00 20", ""};
        QTest::newRow("lines") << QByteArray("<title>Index of</title><pre>\n2026-11-12 10:00  10 <a href=a>a</a>\n2026-11-13 11:00  20 <a href=b>b</a>\n<b>2026-11-13 11:00  -</b> <a href='d/'>d</a>\n<a href=c>c</a></pre>2026-11-14 12:00")
                               << QByteArrayList{"2026-11-12 10:00  10", "2026-11-13 11:00  20", ""} << QByteArray("in/a in/b in/c d/");
        QTest::newRow("table") << QByteArray("<table><tr><td>2026-11-12 10:00<td>10<td><a href=a>a</a><tr><td>2026-11-13 11:00<td>20<td><a href=b>b</a><tr><td>2026-11-13 11:00<td>-<td><a href='d/'>d</a><tr><td><td><a href=c>c</a></table>2026-11-14 12:00")
                               << told << QByteArray("in/a in/b in/c d/");
        QTest::newRow("items") << QByteArray("<ul><li>2026-11-12 10:00 10 <a href=a>a</a><li>2026-11-13 11:00 20 <a href=b>b</a><li>&lt;DIR&gt; <a href=d>d</a><li><a href=c>c</a></ul>2026-11-14 12:00")
                               << told << QByteArray("in/a in/b in/c d/");
        QTest::newRow("paragraphs") << QByteArray("<p>2026-11-12 10:00 10 <a href=a>a</a><p>2026-11-13 11:00 20 <a href=b>b</a><p><a href=c>c</a><p>2026-11-14 12:00") << told << QByteArray("in/a in/b in/c");
        QTest::newRow("iis") << QByteArray("<html><head><title>h - /x/</title></head><body><H1>h - /x/</H1><hr>\r\n\r\n<pre><A HREF=\"../\">[To Parent Directory]</A><br><br> 1/17/2026  8:06 PM        &lt;dir&gt; <A HREF=\"d/\">d</A><br>"
                                           " 1/17/2026  8:04 PM          703 <A HREF=\"a\">a</A><br> 1/17/2026  8:06 PM        &lt;dir&gt; <A HREF=\"e/\">e</A><br>11.12.2026 20:04      1,204 <A HREF=\"b\">b</A><br></pre><hr></body></html>")
                             << QByteArrayList{"1/17/2026  8:04 PM          703", "11.12.2026 20:04      1,204"} << QByteArray("in/a in/b d/ e/");
        QTest::newRow("a size behind the link") << QByteArray("<ul><li>2026-11-12 10:00 <a href=a>a</a> 10<li>2026-11-13 11:00 <a href=b>b</a> 20</ul>") << told.first(2) << QByteArray("in/a in/b");
        QTest::newRow("a line in its cell") << QByteArray("<table><tr><td><a href=a>a</a><br>2026-11-12 10:00 10<tr><td><a href=b>b</a><p>2026-11-13 11:00 20</table>") << told.first(2) << QByteArray("in/a in/b");
    }
    void toldBeforeTheLink()
    {
        QFETCH(QByteArray, html);
        QFETCH(QByteArrayList, told);
        QFETCH(QByteArray, names);
        const auto folder = read(html, "in/");
        QVERIFY(folder);
        QCOMPARE(found(*folder), names);
        QByteArrayList all;
        for (const Entry &entry : folder->files)
            all += entry.extras->told.trimmed();
        QCOMPARE(all, told);
    }

    // As Apache writes its IndexOptions IconsAreLinks; a link elsewhere, in another row, or behind a text is one of its own.
    void iconsThatAreLinks_data()
    {
        QTest::addColumn<QByteArray>("html");
        QTest::newRow("lines") << QByteArray("<pre><a href=\"a\"><img src=\"/i.gif\" alt=\"[TXT]\"></a> <a href=\"a\">a</a>      2026-11-12 10:00  1.2K  \n"
                                             "<a href=\"d\"><img src=\"/i.gif\" alt=\"[DIR]\"></a> <a href=\"d\">d/</a>     2026-11-12 10:00    -   \n<a href=b><img></a> <a href=b>b</a>  2026-11-13 11:00   20 \n</pre>");
        QTest::newRow("table") << QByteArray("<table><tr><td valign=\"top\"><a href=\"a\"><img></a></td><td><a href=\"a\">a</a></td><td>2026-11-12 10:00  </td><td>1.2K</td></tr>\n"
                                             "<tr><td><a href=d class='icon dir'></a></td><td><a href=d class=name>d</a></td><td>2026-11-12 10:00</td></tr>\n<tr><td><a href=b><img></a></td>\n<td><a href=b>b</a></td><td>2026-11-13 11:00</td><td>20</td></tr></table>");
        QTest::newRow("other links") << QByteArray("<ul><li>2026-11-12 10:00 1.2K <a href=a>a</a><li><a href=a>a</a> 2026-11-14 12:00<li><a href=b>b</a> 2026-11-13 11:00 20 <a href=b>again</a> 5<li><a href='./d/'></a> <a href=d/>d</a></ul>");
    }
    void iconsThatAreLinks()
    {
        QFETCH(QByteArray, html);
        const auto folder = read("<title>Index of /</title>" + html);
        QVERIFY(folder);
        QCOMPARE(found(*folder), "a b d/");
        QCOMPARE(folder->files.first().extras->told.simplified(), "2026-11-12 10:00 1.2K");
        QCOMPARE(folder->files.last().extras->told.simplified(), "2026-11-13 11:00 20");
    }

    void json()
    {
        const auto folder = read(R"([{"name":"a/b","type":"file","size":1},{"name":"..","type":"directory"},{"name":".","type":"file"},)"
                                 R"({"name":"d #%","type":"directory","mtime":"Sun, 06 Nov 1994 08:49:37 GMT"},{"name":"ż?\n","type":"file","mtime":"Sun, 06 Nov 1994 08:49:37 GMT","size":5000000000},)"
                                 R"({"name":"socket","type":"other"},{"name":"odd","type":"file","mtime":"today","size":-3}])", "in/", "application/json");
        QVERIFY2(folder, qPrintable(folder ? QString() : folder.error().message));
        QCOMPARE(found(*folder), "in/ż?\n in/odd d%20%23%25/");
        QCOMPARE(folder->files.at(0).url, "http://host:81/pub%20x/in/%C5%BC%3F%0A");
        QCOMPARE(folder->files.at(0).size, 5'000'000'000);
        QCOMPARE(folder->files.at(0).modified, 784111777000);
        QCOMPARE(folder->files.at(1).size, -1);
        QCOMPARE(folder->files.at(1).modified, -1);
        QVERIFY(read("[]", {}, "application/json"));
    }

    void emptyFolders_data()
    {
        QTest::addColumn<QByteArray>("html");
        QTest::newRow("nginx") << QByteArray("<html><head><title>Index of /x/</title></head><h1>Index of /x/</h1><hr><pre><a href=\"../\">../</a>\r\n</pre><hr>");
        QTest::newRow("apache") << QByteArray("<title>Index of /x</title><h1>Index of /x</h1><ul><li><a href=\"/\"> Parent Directory</a></li>\n</ul>");
        QTest::newRow("apache, root") << QByteArray("<title>Index of /</title><h1>Index of /</h1><ul></ul>");
        QTest::newRow("python") << QByteArray("<title>Directory listing for /x/</title><h1>Directory listing for /x/</h1><hr><ul></ul>");
        QTest::newRow("iis") << QByteArray("<title>host - /x/</title><pre><A HREF=\"/\">[To Parent Directory]</A><br></pre>");
        QTest::newRow("go") << QByteArray("<!doctype html>\n<meta name=\"viewport\" content=\"width=device-width\">\n<pre>\n</pre>\n");
        QTest::newRow("go before 1.23") << QByteArray("<pre>\n</pre>\n");
    }
    void emptyFolders()
    {
        QFETCH(QByteArray, html);
        const auto folder = read(html, "x/");
        QVERIFY2(folder, qPrintable(folder ? QString() : folder.error().message));
        QVERIFY(folder->files.isEmpty() && folder->folders.isEmpty() && folder->isSure);
    }

    // As Caddy shows an empty folder, or as a page of an error may look.
    void perhapsEmpty()
    {
        const QByteArray page = "<title>x</title><h1><a href='/'>/</a><a href='../x/'>x</a></h1><table><tr><td><a href='..'>\n<svg></svg>\n<span class=go-up>Up</span></a></td></tr>";
        const auto folder = read(page + "</table><footer>Served with <a href='https://caddyserver.com'>Caddy</a></footer>", "x/");
        QVERIFY2(folder, qPrintable(folder ? QString() : folder.error().message));
        QVERIFY(folder->files.isEmpty() && folder->folders.isEmpty() && !folder->isSure);
        QVERIFY(read(page + "<tr><td><a href='./f'>f</a></table>", "x/")->isSure);
    }

    // An application behind a proxy may write its links with an address of its own.
    void linksElsewhere_data()
    {
        QTest::addColumn<QByteArray>("html");
        QTest::addColumn<int>("count"); // -1: an error, by the folder's other address
        QTest::addColumn<QString>("other");
        const QByteArray title = "<title>Index of /x</title>";
        QTest::newRow("all, another scheme") << title + "<a href='../'>Parent Directory</a><a href='https://host:81/pub%20x/in/a'>a</a>" << -1 << u"https://host:81/pub x/in/"_s;
        QTest::newRow("all, another host") << title + "<a href='http://files.example/pub x/in/d/'>d</a>" << -1 << u"http://files.example/pub x/in/"_s;
        QTest::newRow("all, another port") << title + "<a href='//host/pub%20x/in/a?token=hunter2#x'>a</a>" << -1 << u"http://host/pub x/in/"_s;
        QTest::newRow("by a base") << title + "<base href='https://host:81/pub%20x/in/'><a href='a'>a</a>" << -1 << u"https://host:81/pub x/in/"_s;
        QTest::newRow("some") << title + "<a href=a>a</a><a href='https://host:81/pub%20x/in/b'>b</a><a href='https://host:81/pub%20x/in/%62'>b</a><a href='//other/pub%20x/in/c'>c</a>" << 2 << QString();
        QTest::newRow("what is here, too") << title + "<a href='https://host:81/pub%20x/in/a'>a</a><a href=a>a</a>" << 0 << QString();
        QTest::newRow("not below") << title + "<a href='https://host:81/pub%20x/in/'>a</a><a href='http://other/a'>b</a><a href='http://other/pub%20x/in'>c</a><a href='ftp://host/pub%20x/in/a'>d</a>" << 0 << QString();
    }
    void linksElsewhere()
    {
        QFETCH(QByteArray, html);
        QFETCH(int, count);
        QFETCH(QString, other);
        const auto folder = read(html, "in/");
        QCOMPARE(folder ? folder->elsewhere : -1, count);
        if (!folder)
            QVERIFY2(folder.error().message.contains(u"lead to "_s + other + u':') && !folder.error().message.contains(u"hunter2"_s), qPrintable(folder.error().message));
    }

    // Where every path is below, as that of the page's maker.
    void linksElsewhereAtARoot()
    {
        const auto readRoot = [](const QByteArray &html) { return readIndexPage(FolderPlace(QUrl(u"http://host/"_s), {}), "text/html", "<title>Index of /</title>" + html); };
        const QByteArray maker = "<a href='https://git.example/maker/program'>program</a>";
        QCOMPARE(readRoot("<a href=a>a</a>" + maker)->elsewhere, 0);
        QCOMPARE(readRoot("<a href=login>Log in</a><a href='https://host/a'>a</a><a href='https://host/b'>b</a>")->elsewhere, 2);
        QCOMPARE(readRoot("<a href=a>a</a><a href=b>b</a><a href='https://host/c'>c</a>")->elsewhere, 1); // its own host's always count
        QCOMPARE(readRoot("<a href=a>a</a><a href=b>b</a><a href='http://host:81/c'>c</a>" + maker)->elsewhere, 1);
        const auto moved = readRoot(maker + "<a href='https://host/a'>a</a>");
        QVERIFY(!moved && moved.error().message.contains(u"lead to https://host/:"_s));
        const auto empty = readRoot(maker);
        QVERIFY2(empty, qPrintable(empty ? QString() : empty.error().message));
        QVERIFY(empty->files.isEmpty() && !empty->isAll());
        QVERIFY(!readIndexPage(FolderPlace(QUrl(u"http://host/"_s), {}), "text/html", maker)); // nothing says that it is an index
        const auto longHost = readIndexPage(FolderPlace(QUrl(u"http://host/"_s), {}), "text/html", "<a href='https://" + QByteArray("a.").repeated(10'000) + "b/a'>a</a>");
        QVERIFY(!longHost && longHost.error().message.size() < 1000);
    }

    void bad_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *tag, const QByteArray &body, const char *type, const QString &says) { QTest::newRow(tag) << body << QByteArray(type) << says; };
        row("no links", "<title>Hello</title>", "text/html", u"its title is \"Hello\""_s);
        row("nothing", "", "text/html", u"without links"_s);
        row("a text in a frame", "<pre>\nnot found\n</pre>", "text/html", u"without links"_s);
        row("a program", "<pre></pre><script src='/app.js'></script>", "text/html", u"without links"_s);
        row("an error with a link up", "<p>Not found. <a href='..'>Back</a> <a href='/'>Up</a>", "text/html", u"without links"_s);
        row("login", "<form><input type='password'></form><title>Index of /</title>", "", u"login form"_s);
        row("text", "a\nb", "text/plain", u"\"text/plain\""_s);
        row("a title that turns the line", QByteArray("<title>a\xe2\x80\xae") + "b</title>", "text/html", u"a\\x202eb"_s);
        row("JSON of something else", "{}", "application/json", u"no array"_s);
        row("items without names", "[1]", "application/json", u"item 1"_s);
        row("JSON that is no UTF-8", "[{\"name\":\"\xe9\",\"type\":\"file\"}]", "application/json", u"not UTF-8"_s);
        row("deep JSON", QByteArray("[").repeated(100'000), "application/json", u"not JSON"_s);
        row("deep HTML", QByteArray("<div>").repeated(1'000'000), "text/html", u"takes more than"_s);
    }
    void bad()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, type);
        QFETCH(QString, says);
        const auto folder = read(body, {}, type);
        QVERIFY(!folder);
        QCOMPARE(folder.error().kind, ErrorKind::BadListing);
        QVERIFY2(folder.error().message.contains(says), qPrintable(folder.error().message));
    }

    void deepTreesAreDestroyedWithoutRecursion()
    {
        const auto folder = read(QByteArray("<a href=x><p>").repeated(20'000));
        QVERIFY2(folder, qPrintable(folder ? QString() : folder.error().message));
        QCOMPARE(found(*folder), "x");
    }
};

QTEST_GUILESS_MAIN(TestIndexPage)
#include "test_index_page.moc"
