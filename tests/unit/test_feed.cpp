// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/feed/alternate_feed.h"
#include "core/source/feed/feed_document.h"
#include "core/source/feed/feed_entries.h"
#include "core/source/source_registry.h"

#include <QTest>

using namespace milliard;
using namespace Qt::StringLiterals;

namespace {

const QUrl base(u"https://host/shows/feed.xml"_s);

QByteArray rss(const QByteArray &items)
{
    return "<?xml version='1.0'?><rss version='2.0' xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd' xmlns:atom='http://www.w3.org/2005/Atom' xmlns:media='http://search.yahoo.com/mrss/'><channel><title>Show</title>"
        + items + "</channel></rss>";
}

QByteArray item(const QByteArray &title, const QByteArray &url, const QByteArray &day = {}, const QByteArray &more = {})
{
    const QByteArray date = day.isEmpty() ? QByteArray() : "<pubDate>" + day + " Nov 2026 08:00:00 GMT</pubDate>";
    return "<item><title>" + title + "</title>" + date + "<enclosure url=\"" + url + "\" length=\"1\" type=\"audio/mpeg\"/>" + more + "</item>";
}

QStringList names(const QByteArray &xml, qsizetype newest = 0)
{
    const auto feed = readFeed(xml, base);
    if (!feed)
        return {feed.error().message};
    QStringList names;
    for (const Entry &entry : entriesOf(feed->items, newest))
        names += entry.name;
    return names;
}

} // namespace

class TestFeed final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // What is beyond the newest items has not vanished.
    void newestIsAnExcerpt()
    {
        const auto all = planSource(u"feed+http://h/a"_s, {});
        const auto newest = planSource(u"feed+http://h/a"_s, {{u"newest"_s, u"3"_s}});
        QVERIFY(all && !all->isExcerpt);
        QVERIFY(newest && newest->isExcerpt);
    }

    void rssItems()
    {
        const auto feed = readFeed(rss("<atom:link rel='next' href='?page=2'/><image><url>http://h/i.png</url><title>Picture</title></image>"
            "<item><itunes:title>Wrong</itunes:title><title>One &amp; only &nbsp;</title><guid isPermaLink='false'>id-1</guid>"
              "<itunes:duration>12:34</itunes:duration><pubDate>Sun, 06 Nov 1994 08:49:37 GMT</pubDate>"
              "<enclosure url='../a.mp3?x=1&amp;y=2' length='0' type='audio/mpeg'/></item>"
            "<item><title>No file</title></item>"
            "<item><title>ftp</title><enclosure url='ftp://h/a.mp3'/></item>"), base);
        QVERIFY2(feed, qPrintable(feed ? QString() : feed.error().message));
        QCOMPARE(feed->items.size(), 1);
        const FeedItem &one = feed->items.first();
        QCOMPARE(one.title, u"One & only"_s);
        QCOMPARE(one.id, u"id-1"_s);
        QCOMPARE(one.published, 784'111'777'000);
        QCOMPARE(one.enclosures.size(), 1);
        QCOMPARE(one.enclosures.first().url, QUrl(u"https://host/a.mp3?x=1&y=2"_s));
        QCOMPARE(feed->next, QUrl(u"https://host/shows/feed.xml?page=2"_s));
        QCOMPARE(feed->unusable, 1); // ftp
        const QList<Entry> entries = entriesOf(feed->items, 0);
        QCOMPARE(entries.first().name, u"One & only.mp3"_s);
        QCOMPARE(entries.first().url, "https://host/a.mp3?x=1&y=2");
        QCOMPARE(entries.first().size, -1); // lengths in feeds are often wrong
        QCOMPARE(entries.first().modified, 784'111'777'000);
    }

    void durations_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("seconds");
        QTest::newRow("hours") << u"1:02:03"_s << 3723;
        QTest::newRow("minutes") << u" 62:03 "_s << 3723;
        QTest::newRow("seconds") << u"3723"_s << 3723;
        QTest::newRow("a fraction") << u"59.9"_s << 59;
        QTest::newRow("none") << u"0"_s << 0;
        QTest::newRow("a hundred days") << u"8640000"_s << 8'640'000;
        for (const char *bad : {"", ":", "1:", "-1", "1:-1", "nan", "inf", "1e99", "8640001", "2400:00:01", "1:2:3:4", "an hour", "1 h"})
            QTest::newRow(*bad ? bad : "nothing") << QString::fromLatin1(bad) << -1;
    }
    void durations()
    {
        QFETCH(QString, text);
        QFETCH(int, seconds);
        QCOMPARE(durationFromText(text).count(), seconds);
    }

    // Those of podcasts in RSS and Atom, and of Media RSS, which says it of a file.
    void durationsOfItems()
    {
        const auto of = [](const QByteArray &xml) {
            const auto feed = readFeed(xml, base);
            return feed && feed->items.size() == 1 ? entriesOf(feed->items, 0).first().extras->duration.count() : -2;
        };
        QCOMPARE(of(rss(item("A", "http://h/1.mp3", {}, "<itunes:duration>12:34</itunes:duration>"))), 754);
        QCOMPARE(of(rss(item("A", "http://h/1.mp3", {}, "<duration>12:34</duration>"))), -1); // nobody's element
        QCOMPARE(of(rss(item("A", "http://h/1.mp3", {}, "<media:content url='x' duration='90'/>"))), 90);
        QCOMPARE(of(rss(item("A", "http://h/1.mp3", {}, "<itunes:duration>12:34</itunes:duration><media:content duration='90'/>"))), 754);
        QCOMPARE(of(rss(item("A", "http://h/1.mp3"))), -1);
        QCOMPARE(of("<feed xmlns='http://www.w3.org/2005/Atom' xmlns:i='http://www.itunes.com/dtds/podcast-1.0.dtd'><entry><link rel='enclosure' href='a'/>"
            "<i:duration>60</i:duration></entry></feed>"), 60);
    }

    void atomEntries()
    {
        const auto feed = readFeed("<feed xmlns='http://www.w3.org/2005/Atom'><title>F</title><id>f</id><link rel='self' href='x'/>"
            "<entry><title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>A <b>bold</b> one</div></title><id>tag:1</id>"
              "<source><title>Wrong</title><id>wrong</id></source>"
              "<published>1994-11-06T09:49:37.5+01:00</published><updated>2020-01-01T00:00:00Z</updated>"
              "<link rel='alternate' href='page.html'/><link rel='enclosure' type='video/mp4' href='v?id=1'/>"
              "<link rel='enclosure' type='audio/ogg' href='v?id=2'/></entry></feed>", base);
        QVERIFY2(feed, qPrintable(feed ? QString() : feed.error().message));
        QCOMPARE(feed->items.size(), 1);
        QCOMPARE(feed->items.first().title, u"A bold one"_s);
        QCOMPARE(feed->items.first().id, u"tag:1"_s);
        QCOMPARE(feed->items.first().published, 784'111'777'500);
        const QList<Entry> entries = entriesOf(feed->items, 0);
        QCOMPARE(entries.size(), 2);
        QCOMPARE(entries[0].name, u"A bold one.mp4"_s); // by its media type
        QVERIFY2(entries[1].name.startsWith(u"A bold one.og"_s), qPrintable(entries[1].name));
        QCOMPARE(entries[1].url, "https://host/shows/v?id=2");
    }

    // An enclosure by the whole address of its relation, and content that is elsewhere, where that is a file.
    void atomOtherwise()
    {
        const auto entry = [](const QByteArray &inEntry) { return "<entry><title>T</title>" + inEntry + "</entry>"; };
        const auto feed = readFeed("<feed xmlns='http://www.w3.org/2005/Atom'><link rel='http://www.iana.org/assignments/relation/next' href='?2'/>"
            + entry("<link rel='http://www.iana.org/assignments/relation/enclosure' href='/1.mp3'/>")
            + entry("<link rel='http://www.iana.org/assignments/relation/alternate' href='/page'/>")
            + entry("<content src='/2.mp3' type='audio/mpeg'/>")
            + entry("<content src='/no.mp3' type='audio/mpeg'/><link rel='enclosure' href='/3.mp3'/>")
            + entry("<content src='/page' type='text/html'/>") + entry("<content src='/page'/>") + entry("<content type='audio/mpeg'>AAAA</content>")
            + "</feed>", base);
        QVERIFY2(feed, qPrintable(feed ? QString() : feed.error().message));
        QStringList urls;
        for (const FeedItem &one : feed->items) {
            for (const Enclosure &enclosure : one.enclosures)
                urls += enclosure.url.toString();
        }
        QCOMPARE(urls, (QStringList{u"https://host/1.mp3"_s, u"https://host/2.mp3"_s, u"https://host/3.mp3"_s}));
        QCOMPARE(feed->bare, 4);
        QCOMPARE(feed->unusable, 0);
        QCOMPARE(feed->next, QUrl(u"https://host/shows/feed.xml?2"_s));
    }

    // Where Atom says that they are, and where RSS has what only HTML has.
    void titlesInHtml_data()
    {
        QTest::addColumn<bool>("isAtom");
        QTest::addColumn<QByteArray>("title");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *tag, bool isAtom, const QByteArray &title, const QString &expected) { QTest::newRow(tag) << isAtom << "<title" + title + "</title>" << expected; };
        row("RSS: references", false, "><![CDATA[Bob &#8211; It&#x2019;s &amp; more&nbsp;&hellip;]]>", u"Bob – It’s & more …"_s);
        row("RSS: twice escaped", false, ">A &amp;amp; B", u"A & B"_s);
        row("RSS: resolved once", false, "><![CDATA[&amp;lt; is less]]>", u"&lt; is less"_s);
        row("RSS: with tags", false, "><![CDATA[A <b>bold</b>, loud &amp; new<br/>line <i>open]]>", u"A bold, loud & new line open"_s);
        row("RSS: none", false, "><![CDATA[I <3 R&B; AT&T & a < b]]>", u"I <3 R&B; AT&T & a < b"_s);
        row("RSS: none of HTML's", false, "><![CDATA[R&Bxyz; a < b]]>", u"R&Bxyz; a < b"_s);
        row("Atom: HTML", true, " type='html'>A &amp;lt;b&amp;gt; &lt;b>x&lt;/b> &amp;amp; &amp;#39;y&amp;#39;", u"A <b> x & 'y'"_s);
        row("Atom: a tag alone", true, " type='html'>A&lt;br>B", u"A B"_s);
        row("Atom: HTML, but empty", true, " type='html'>", QString());
        row("Atom: text", true, " type='text'>A &amp;lt; &lt;b>", u"A &lt; <b>"_s);
        row("Atom: nothing said", true, ">A &amp;lt; &lt;b>", u"A &lt; <b>"_s);
        row("Atom: XHTML", true, " type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>A <b>b</b> &amp;lt;</div>", u"A b &lt;"_s);
        row("longer than any name", false, ">" + QByteArray("x").repeated(5'000) + "&amp;amp;", QString(2'048, u'x'));
        row("deep", false, "><![CDATA[&amp;" + QByteArray("<b>").repeated(5'000) + "]]>", u"&"_s);
    }
    void titlesInHtml()
    {
        QFETCH(bool, isAtom);
        QFETCH(QByteArray, title);
        const auto feed = readFeed(isAtom ? "<feed xmlns='http://www.w3.org/2005/Atom'><entry>" + title + "<link rel='enclosure' href='a'/></entry></feed>"
                                          : rss("<item>" + title + "<enclosure url='a'/></item>"), base);
        QVERIFY2(feed && feed->items.size() == 1, qPrintable(feed ? QString() : feed.error().message));
        QTEST(feed->items.first().title, "expected");
    }

    void rssOne()
    {
        const auto feed = readFeed("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'"
              " xmlns:enc='http://purl.oclc.org/net/rss_2.0/enc#' xmlns:dc='http://purl.org/dc/elements/1.1/'>"
            "<channel><title>C</title></channel>"
            "<item><title>T</title><dc:date>1994-11-06T08:49:37Z</dc:date><enc:enclosure rdf:resource='http://h/t.ogg' enc:type='audio/ogg'/></item></rdf:RDF>", base);
        QVERIFY2(feed, qPrintable(feed ? QString() : feed.error().message));
        QCOMPARE(feed->items.size(), 1);
        QCOMPARE(feed->items.first().enclosures.first().url, QUrl(u"http://h/t.ogg"_s));
        QCOMPARE(feed->items.first().published, 784'111'777'000);
    }

    void naming_data()
    {
        QTest::addColumn<QByteArray>("items");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char *tag, const QByteArray &items, const QStringList &expected) { QTest::newRow(tag) << items << expected; };
        row("plain", item("B", "http://h/2.mp3", "02") + item("A", "http://h/1.mp3", "01"), {u"B.mp3"_s, u"A.mp3"_s});
        row("newest first", item("A", "http://h/1.mp3", "01") + item("B", "http://h/2.mp3", "02"), {u"B.mp3"_s, u"A.mp3"_s});
        row("in their order without dates", item("A", "http://h/1.mp3") + item("B", "http://h/2.mp3", "02"), {u"A.mp3"_s, u"B.mp3"_s});
        row("a title twice", item("A", "http://h/2.mp3", "02") + item("A", "http://h/1.mp3", "01"), {u"2026-11-02 A.mp3"_s, u"2026-11-01 A.mp3"_s});
        row("an address twice", item("A", "http://h/1.mp3", "02") + item("B", "http://h/1.mp3", "01"), {u"B.mp3"_s});
        row("folders", item("a/../b", "http://h/1.mp3"), {u"a_.._b.mp3"_s});
        row("with its extension", item("song.MP3", "http://h/1.mp3"), {u"song.mp3"_s});
        row("by its media type", item("A", "http://h/listen?id=1"), {u"A.mp3"_s});
        row("by its media type, not a script's", item("A", "http://h/get.php?id=1"), {u"A.mp3"_s});
        row("by its media type, not a number's", item("A", "http://h/episodes/12.5"), {u"A.mp3"_s});
        row("what can be played stays", item("A", "http://h/1.ogg"), {u"A.ogg"_s});
        row("of no known type", "<item><title>A</title><enclosure url='http://h/get.php' type='audio/x-nobodys'/></item>", {u"A.php"_s});
        row("nothing to play", "<item><title>A</title><enclosure url='http://h/1.foo' type='application/pdf'/></item>", {u"A.foo"_s});
        row("no title", item("", "http://h/x/1.mp3"), {u"1.mp3"_s});
        row("no name at all", item("", "http://h/"), {u"h.mp3"_s});
    }
    void naming()
    {
        QFETCH(QByteArray, items);
        QTEST(names(rss(items)), "expected");
    }

    // Titles and days alike: told apart all the same, and the same way when the feed has grown or dropped its oldest.
    void namesStay()
    {
        const QByteArray old = item("A", "http://h/3.mp3", "01", "<guid>3</guid>") + item("A", "http://h/2.mp3", "01", "<guid>2</guid>") + item("A", "http://h/1.mp3", "01", "<guid>1</guid>");
        const QStringList before = names(rss(old));
        QCOMPARE(before.size(), 3);
        QCOMPARE(QSet<QString>(before.cbegin(), before.cend()).size(), 3);
        for (const QString &name : before)
            QVERIFY2(name.startsWith(u"2026-11-01 A "_s), qPrintable(name));
        const QByteArray later = item("A", "http://h/3.mp3", "01", "<guid>3</guid>") + item("A", "http://h/2.mp3", "01", "<guid>2</guid>");
        QCOMPARE(names(rss(later)), before.first(2));
        const QStringList after = names(rss(item("A", "http://h/4.mp3", "05") + old));
        QCOMPARE(after.size(), 4);
        QCOMPARE(after.sliced(1), before);
        QCOMPARE(names(rss(item("A", "http://h/4.mp3", "05") + old), 2), after.first(2));
    }

    void newest()
    {
        const QByteArray items = item("C", "http://h/3.mp3", "03") + item("B", "http://h/2.mp3", "02") + item("A", "http://h/1.mp3", "01");
        QCOMPARE(names(rss(items), 2), (QStringList{u"C.mp3"_s, u"B.mp3"_s}));
        QCOMPARE(names(rss(items), 9).size(), 3);
        // What an older item has too is no less the newest's.
        const QByteArray again = item("D", "http://h/1.mp3", "04") + items;
        QCOMPARE(names(rss(again), 1), QStringList{u"D.mp3"_s});
        QCOMPARE(names(rss(again), 2), (QStringList{u"D.mp3"_s, u"C.mp3"_s}));
        QCOMPARE(names(rss(again)), (QStringList{u"C.mp3"_s, u"B.mp3"_s, u"A.mp3"_s}));
        const QByteArray inItself = item("E", "http://h/1.mp3", "05", "<enclosure url='http://h/1.mp3'/>") + again;
        QCOMPARE(names(rss(inItself), 2), QStringList{u"E.mp3"_s});
    }

    // One date that cannot be read must not put all items into the order of the document.
    void newestWithoutADate()
    {
        const QByteArray items = item("A", "http://h/1.mp3", "01") + item("B", "http://h/2.mp3", "02") + item("X", "http://h/x.mp3") + item("C", "http://h/3.mp3", "03");
        QCOMPARE(names(rss(items), 3), (QStringList{u"C.mp3"_s, u"B.mp3"_s, u"X.mp3"_s}));
        QCOMPARE(names(rss(item("X", "http://h/x.mp3") + items.sliced(0, items.indexOf("<item><title>X"))), 9), (QStringList{u"B.mp3"_s, u"X.mp3"_s, u"A.mp3"_s}));
    }

    // Dates in the form of another kind of feed, and one that cannot be read beside one that can.
    void datesOfEither()
    {
        const auto dated = [](const QByteArray &title, const QByteArray &dates) { return item(title, "http://h/" + title + ".mp3", {}, dates); };
        const QByteArray items = dated("A", "<pubDate>2026-11-01T10:00:00Z</pubDate>") + dated("C", "<date>Tue, 03 Nov 2026 10:00:00 GMT</date>")
            + dated("B", "<pubDate>Sunday, 2 november 26 10:00 CET</pubDate><date>soon</date>") + dated("D", "<pubDate>soon</pubDate><date>2026-11-04</date>");
        QCOMPARE(names(rss(items), 3), (QStringList{u"D.mp3"_s, u"C.mp3"_s, u"B.mp3"_s}));
        QCOMPARE(names("<feed xmlns='http://www.w3.org/2005/Atom'>"
            "<entry><title>A</title><link rel='enclosure' href='a'/><published>Sun, 01 Nov 2026 10:00:00 GMT</published></entry>"
            "<entry><title>B</title><link rel='enclosure' href='b'/><updated>Mon, 02 Nov 2026 10:00:00 GMT</updated></entry></feed>", 1), QStringList{u"B"_s});
    }

    // Which is no XML, strictly, but common; lines have their numbers all the same.
    void blankLinesAtTheStart()
    {
        for (const QByteArray start : {"\n", " \r\n\t", "\xef\xbb\xbf", "\xef\xbb\xbf\n\n"}) {
            QCOMPARE(names(start + rss(item("A", "http://h/1.mp3"))), QStringList{u"A.mp3"_s});
            QCOMPARE(names(start + "<rss><channel>" + item("A", "http://h/1.mp3") + "</channel></rss>"), QStringList{u"A.mp3"_s});
            const auto bad = readFeed(start + "<?xml version='1.0' encoding='UTF-8'?>\n<oss/>", base);
            QVERIFY(!bad && bad.error().message.startsWith(u"line %1: no feed"_s.arg(2 + start.count('\n'))));
        }
        const QString wide = QString::fromLatin1(rss(item("A", "http://h/1.mp3")));
        QCOMPARE(names("\xff\xfe" + QByteArray(reinterpret_cast<const char *>(wide.utf16()), wide.size() * 2)), QStringList{u"A.mp3"_s});
        for (const QByteArray nothing : {"\n", "\n<?xml", "\n<?xml-stylesheet href='a'?>", "x<?xml version='1.0'?><rss/>"})
            QVERIFY(!readFeed(nothing, base));
    }

    // Files of Media RSS, where there are no enclosures.
    void mediaFiles_data()
    {
        QTest::addColumn<QByteArray>("inItem");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char *tag, const QByteArray &inItem, const QStringList &expected) { QTest::newRow(tag) << inItem << expected; };
        row("alone", "<media:content url='/m.mp4' type='video/mp4' medium='video'/>", {u"https://host/m.mp4"_s});
        row("nothing told", "<media:content url='/m'/>", {u"https://host/m"_s});
        row("several", "<media:content url='/m.mp3'/><media:content url='/n.pdf' medium='document'/>", {u"https://host/m.mp3"_s, u"https://host/n.pdf"_s});
        row("beside an enclosure", "<media:content url='/m.mp4'/><enclosure url='/e.mp3'/>", {u"https://host/e.mp3"_s});
        row("versions of one", "<media:group><media:content url='/1.mp4'/><media:content url='/2.mp4'/></media:group>", {u"https://host/1.mp4"_s});
        row("the usual version", "<media:group><media:title/><media:content url='/1.mp4'/><media:content url='/2.mp4' isDefault='true'/><media:content url='/3.mp4' isDefault='true'/></media:group>", {u"https://host/2.mp4"_s});
        row("a version by another protocol", "<media:group><media:content url='rtmp://h/1.mp4' isDefault='true'/><media:content url='/2.mp4'/></media:group>", {u"https://host/2.mp4"_s});
        row("pictures", "<media:content url='/a' medium='image'/><media:content url='/b' type='image/png'/><media:content url='/c.jpg?w=9'/><media:thumbnail url='/d.jpg'/>", {});
        row("a player", "<media:group><media:content url='/v/1?version=3' type='application/x-shockwave-flash'/></media:group>", {});
        row("a page", "<media:content url='/v/1.html' medium='video'/>", {});
        row("nobody's element", "<content url='/m.mp4'/>", {});
        row("no address", "<media:content medium='video'/>", {});
    }
    void mediaFiles()
    {
        QFETCH(QByteArray, inItem);
        QFETCH(QStringList, expected);
        const auto feed = readFeed(rss("<item><title>M</title>" + inItem + "</item>"), base);
        QVERIFY2(feed, qPrintable(feed ? QString() : feed.error().message));
        QStringList urls;
        for (const FeedItem &one : feed->items) {
            for (const Enclosure &enclosure : one.enclosures)
                urls += enclosure.url.toString();
        }
        QCOMPARE(urls, expected);
        QCOMPARE(feed->bare, expected.isEmpty() ? 1 : 0);
        QCOMPARE(feed->unusable, 0);
    }
    void mediaElsewhere()
    {
        const auto feed = readFeed(rss("<item><media:content url='rtmp://h/1.mp4' duration='9'/></item><item><title>Text</title></item>"), base);
        QVERIFY(feed && feed->items.isEmpty());
        QCOMPARE(feed->unusable, 1);
        QCOMPARE(feed->bare, 1);
    }

    // Addresses are relative to what the elements around them say.
    void xmlBase()
    {
        const auto feed = readFeed("<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://cdn/f/'>"
            "<entry xml:base='one/'><title>A</title><link rel='enclosure' href='a'/><link rel='enclosure' href='b' xml:base='/two/'/></entry>"
            "<author xml:base='wrong/'><name/></author><entry><link rel='enclosure' href='c'/></entry><link rel='next' href='?2'/>"
            "<entry xml:base='ftp://h/'><link rel='enclosure' href='d'/></entry></feed>", base);
        QVERIFY2(feed, qPrintable(feed ? QString() : feed.error().message));
        QStringList urls;
        for (const FeedItem &one : feed->items) {
            for (const Enclosure &enclosure : one.enclosures)
                urls += enclosure.url.toString();
        }
        QCOMPARE(urls, (QStringList{u"http://cdn/f/one/a"_s, u"http://cdn/two/b"_s, u"http://cdn/f/c"_s}));
        QCOMPARE(feed->next, QUrl(u"http://cdn/f/?2"_s));
        QCOMPARE(feed->unusable, 1);
        const auto deep = readFeed("<rss>" + QByteArray("<a xml:base='a/'>").repeated(100'000), base);
        QVERIFY(!deep && deep.error().message.contains(u"xml:base"_s));
    }

    void bad_data()
    {
        QTest::addColumn<QByteArray>("xml");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *tag, const QByteArray &xml, const QString &says) { QTest::newRow(tag) << xml << says; };
        row("nothing", "", u"not XML"_s);
        row("a page", "<html><body/></html>", u"no feed: it begins with <html>"_s);
        row("a Metalink", "<metalink/>", u"no feed: it begins with <metalink>"_s);
        row("cut", rss(item("A", "http://h/1.mp3")).chopped(20), u"not XML"_s);
        row("too many", rss(item("A", "http://h/1.mp3").repeated(maxFeedItems + 1)), u"more than 100000 items"_s);
        QByteArray laughs = "<!DOCTYPE rss [<!ENTITY a0 \"ha\">";
        for (int i = 1; i < 30; ++i)
            laughs += "<!ENTITY a" + QByteArray::number(i) + " \"" + ("&a" + QByteArray::number(i - 1) + ';').repeated(10) + "\">";
        row("an entity bomb", laughs + "]>" + rss(item("&a29;", "http://h/1.mp3")).sliced(21), u"not XML"_s);
        row("an entity bomb in an address", laughs + "]>" + rss(item("A", "http://h/&a29;")).sliced(21), u"not XML"_s);
    }
    // However deep, it takes no stack.
    void deepTitles()
    {
        constexpr qsizetype depth = 300'000;
        const auto feed = readFeed(rss(item("A" + QByteArray("<b> ").repeated(depth) + "B" + QByteArray("</b>").repeated(depth) + "<!-- c --><i>C</i>", "http://h/1.mp3")), base);
        QVERIFY2(feed, qPrintable(feed.error().message));
        QCOMPARE(feed->items.first().title, u"A BC"_s);
        QVERIFY(!readFeed("<rss><item><title>" + QByteArray("<b>").repeated(depth), base));
    }

    void bad()
    {
        QFETCH(QByteArray, xml);
        QFETCH(QString, says);
        const auto feed = readFeed(xml, base);
        QVERIFY(!feed);
        QCOMPARE(feed.error().kind, ErrorKind::BadListing);
        QVERIFY2(feed.error().message.contains(says), qPrintable(feed.error().message));
        QVERIFY(feed.error().message.size() < 500);
    }

    void externalEntities()
    {
        const auto feed = readFeed("<!DOCTYPE rss [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + rss(item("A&e;", "http://h/1.mp3")).sliced(21), base);
        QVERIFY2(!feed || !feed->items.first().title.contains(u"root"_s), qPrintable(feed->items.first().title));
    }

    void pages()
    {
        QVERIFY(isWebPage("\n<!DOCTYPE html><html>"));
        QVERIFY(isWebPage("<HTML lang=en>"));
        QVERIFY(!isWebPage(rss({})));
        const QByteArray page = "<!doctype html><title>x</title><link rel=stylesheet href=a.css><link rel='alternate home' type=application/rss+xml href='/f.xml?a=1&amp;b=2'>"
                                "<link rel=alternate type=application/atom+xml href=second.xml><body>";
        QCOMPARE(alternateFeed(page, base), QUrl(u"https://host/f.xml?a=1&b=2"_s));
        QCOMPARE(alternateFeed("<html><body><link rel=alternate type=text/html href=x></body>", base), QUrl());
        QCOMPARE(alternateFeed("<link rel=alternate type=application/rss+xml href='javascript:alert(1)'>", base), QUrl());
        QCOMPARE(alternateFeed({}, base), QUrl());
        QCOMPARE(alternateFeed(QByteArray("<div>").repeated(100'000), base), QUrl()); // however deep
    }
};

QTEST_GUILESS_MAIN(TestFeed)
#include "test_feed.moc"
