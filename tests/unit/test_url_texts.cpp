// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/mail_date.h"
#include "core/source/url/checksum_file.h"
#include "core/source/url/content_disposition.h"
#include "core/source/url/offer.h"

#include <QTest>

using namespace milliard;
using namespace Qt::StringLiterals;

namespace {

const QByteArray sha256(64, 'a');
const QByteArray other256(64, 'b');

} // namespace

// What servers and people write about one file.
class TestUrlTexts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // The cases of http://test.greenbytes.de/tech/tc2231/, by the names they have there, and some of our own.
    void names_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QString>("name");
        const auto row = [](const char *tag, const QByteArray &field, const QString &name) { QTest::newRow(tag) << field << name; };
        row("inlonly", "inline", {});
        row("inlwithasciifilename", "inline; filename=\"foo.html\"", u"foo.html"_s);
        row("attonly", "attachment", {});
        row("attonlyquoted", "\"attachment\"", {});
        row("attwithasciifilename", "attachment; filename=\"foo.html\"", u"foo.html"_s);
        row("attwithasciifnescapedchar", "attachment; filename=\"f\\oo.html\"", u"foo.html"_s);
        row("attwithasciifnescapedquote", "attachment; filename=\"\\\"quoting\\\" tested.html\"", u"\"quoting\" tested.html"_s);
        row("attwithquotedsemicolon", "attachment; filename=\"Here's a semicolon;.html\"", u"Here's a semicolon;.html"_s);
        row("attwithfilenameandextparam", "attachment; foo=\"bar\"; filename=\"foo.html\"", u"foo.html"_s);
        row("attwithfilenameandextparamescaped", "attachment; foo=\"\\\"\\\\\";filename=\"foo.html\"", u"foo.html"_s);
        row("attwithasciifilenameucase", "attachment; FILENAME=\"foo.html\"", u"foo.html"_s);
        row("attwithasciifilenamenq", "attachment; filename=foo.html", u"foo.html"_s);
        row("attwithasciifilenamenqs", "attachment; filename=foo.html ;", u"foo.html"_s);
        row("attemptyparam", "attachment; ;filename=foo", u"foo"_s);
        row("attwithasciifilenamenqws", "attachment; filename=foo bar.html", u"foo bar.html"_s);
        row("attwithfntokensq", "attachment; filename='foo.bar'", u"'foo.bar'"_s);
        row("attwithisofnplain", "attachment; filename=\"foo-\xe4.html\"", u"foo-ä.html"_s);
        row("attwithutf8fnplain", "attachment; filename=\"foo-\xc3\xa4.html\"", u"foo-ä.html"_s);
        row("attwithfnrawpctenca", "attachment; filename=\"foo-%41.html\"", u"foo-%41.html"_s);
        row("attwithfnusingpct", "attachment; filename=\"50%.html\"", u"50%.html"_s);
        row("attwithfnrawpctencaq", "attachment; filename=\"foo-%\\41.html\"", u"foo-%41.html"_s);
        row("attwithnamepct", "attachment; name=\"foo-%41.html\"", {});
        row("attwithfilenamepctandiso", "attachment; filename=\"\xe4-%41.html\"", u"ä-%41.html"_s);
        row("attwithasciifilenamews1", "attachment; filename =\"foo.html\"", u"foo.html"_s);
        row("attwith2filenames", "attachment; filename=\"foo.html\"; filename=\"bar.html\"", u"foo.html"_s);
        row("attfnbrokentoken", "attachment; filename=foo[1](2).html", u"foo[1](2).html"_s);
        row("attmissingdisposition", "filename=foo.html", u"foo.html"_s); // as curl and browsers have it
        row("no type, quoted", " FileName = \"a b;.zip\"; x=y", u"a b;.zip"_s);
        row("no type, extended", "filename*=UTF-8''%e2%82%ac.txt; filename=e.txt", u"\u20ac.txt"_s);
        row("attmissingdisposition2", "x=y; filename=foo.html", {});
        row("attmissingdisposition3", "\"foo; filename=bar;baz\"; filename=qux", {});
        row("emptydisposition", "; filename=foo.html", {});
        row("doublecolon", ": inline; attachment; filename=foo.html", {});
        row("attandinline", "inline; attachment; filename=foo.html", u"foo.html"_s);
        row("attbrokenquotedfn", "attachment; filename=\"foo.html\".txt", u"foo.html"_s);
        row("attbrokenquotedfn2", "attachment; filename=\"bar", u"bar"_s);
        row("attmissingdelim", "attachment; foo=foo filename=bar", {});
        row("attmissingdelim3", "attachment filename=bar", {});
        row("attfnboth", "attachment; xfilename=foo.html", {});
        row("attabspath", "attachment; filename=\"/foo.html\"", u"foo.html"_s);
        row("attabspathwin", "attachment; filename=\"\\\\foo.html\"", u"foo.html"_s);
        row("attwithisofn2231iso", "attachment; filename*=iso-8859-1''foo-%E4.html", u"foo-ä.html"_s);
        row("attwithfn2231utf8", "attachment; filename*=UTF-8''foo-%c3%a4-%e2%82%ac.html", u"foo-ä-€.html"_s);
        row("attwithfn2231noc", "attachment; filename*=''foo-%c3%a4-%e2%82%ac.html", {});
        row("attwithfn2231utf8-bad", "attachment; filename*=utf-8''foo-%E4.html", {});
        row("attwithfn2231ws1", "attachment; filename *=UTF-8''foo-%c3%a4.html", {});
        row("attwithfn2231ws2", "attachment; filename*= UTF-8''foo-%c3%a4.html", u"foo-ä.html"_s);
        row("attwithfn2231ws3", "attachment; filename* =UTF-8''foo-%c3%a4.html", u"foo-ä.html"_s);
        row("attwithfn2231quot", "attachment; filename*=\"UTF-8''foo-%c3%a4.html\"", {});
        row("attwithfn2231quot2", "attachment; filename*=\"foo%20bar.html\"", {});
        row("attwithfn2231singleqmissing", "attachment; filename*=UTF-8'foo-%c3%a4.html", {});
        row("attwithfn2231nbadpct1", "attachment; filename*=UTF-8''foo%", {});
        row("attwithfn2231nbadpct2", "attachment; filename*=UTF-8''f%oo.html", {});
        row("attwithfn2231dpct", "attachment; filename*=UTF-8''A-%2541.html", u"A-%41.html"_s);
        row("attwithfn2231abspathdisguised", "attachment; filename*=UTF-8''%5cfoo.html", u"foo.html"_s);
        row("attfncont", "attachment; filename*0=\"foo.\"; filename*1=\"html\"", {});
        row("attfnbothutf8", "attachment; filename=\"foo-ae.html\"; filename*=UTF-8''foo-%c3%a4.html", u"foo-ä.html"_s);
        row("attfnboth2", "attachment; filename*=UTF-8''foo-%c3%a4.html; filename=\"foo-ae.html\"", u"foo-ä.html"_s);
        row("attfnboth3", "attachment; filename*0*=ISO-8859-15''euro-sign%3d%a4; filename*=ISO-8859-1''currency-sign%3d%a4", u"currency-sign=¤"_s);
        row("attnewandfn", "attachment; foobar=x; filename=\"foo.html\"", u"foo.html"_s);
        row("attrfc2047token", "attachment; filename==?ISO-8859-1?Q?foo-=E4.html?=", u"=?ISO-8859-1?Q?foo-=E4.html?="_s);
        row("the extended one is bad, the plain one good", "attachment; filename=a.txt; filename*=UTF-8''%ff", u"a.txt"_s);
        row("up", "attachment; filename=\"../../etc/passwd\"", u"passwd"_s);
        row("up alone", "attachment; filename=\"..\"", {});
        row("up encoded", "attachment; filename*=UTF-8''..%2f..%2F..", {});
        row("of Windows", "attachment; filename=\"C:\\\\Users\\\\me\\\\a.txt\"", u"a.txt"_s);
        row("empty", "attachment; filename=\"\"", {});
        row("endless", "attachment; filename=" + QByteArray(5000, 'a'), {});
        row("nothing", "", {});
    }
    void names()
    {
        QFETCH(QByteArray, field);
        QTEST(fileNameOf(field), "name");
    }

    void checksums_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("digest"); // of a.iso; empty: none
        const QString right = u"sha256:"_s + QString::fromLatin1(sha256);
        const auto row = [](const char *tag, const QByteArray &text, const QString &digest) { QTest::newRow(tag) << text << digest; };
        row("coreutils", other256 + "  b.iso\n" + sha256 + "  a.iso\n", right);
        row("binary", sha256 + " *a.iso\n", right);
        row("one space", sha256 + " a.iso", right);
        row("lines of Windows", other256 + " *b.iso\r\n" + sha256 + " *a.iso\r\n", right);
        row("a path", sha256 + "  ./deep/a.iso\n", right);
        row("the whole name before a path", other256 + "  old/a.iso\n" + sha256 + "  a.iso\n", right);
        row("BSD", "SHA256 (b.iso) = " + other256 + "\nSHA256 (a.iso) = " + sha256 + "\n", right);
        row("OpenSSL", "SHA256(a.iso)= " + sha256 + "\n", right);
        row("OpenSSL 3", "SHA2-256(a.iso)= " + sha256 + "\n", right);
        row("byte order mark", "\xef\xbb\xbf" + sha256 + "  a.iso\n", right);
        row("the path that is its own", other256 + "  old/other.iso\n" + other256 + "  other.iso\n" + sha256 + "  ./images/other.iso\n" + other256 + "  x/images/other.iso\n", right);
        row("a path from elsewhere", other256 + "  old/other.iso\n" + sha256 + "  mirror/images/other.iso\n", right);
        row("contradiction", other256 + "  old/a.iso\n" + sha256 + "  new/a.iso\n", u"contradiction"_s);
        row("contradiction of names", other256 + "  a.iso\n" + sha256 + "  a.iso\n", u"contradiction"_s);
        row("contradiction of others", other256 + "  old/a.iso\n" + other256.toUpper() + "  new/a.iso\n" + QByteArray(64, 'c') + "  x/a.iso\n" + sha256 + "  a.iso\n", right);
        row("twice", sha256 + "  old/a.iso\n" + sha256 + "  new/a.iso\n", right);
        row("several algorithms", "SHA256 (a.iso) = " + sha256 + "\nMD5 (a.iso) = " + QByteArray(32, 'd') + "\n", right);
        row("BSD, SHA-512", "SHA512 (a.iso) = " + QByteArray(128, 'c') + "\n", u"sha512:"_s + QString(128, u'c'));
        row("SHA-384 by its length", QByteArray(96, 'd') + "  a.iso\n", u"sha384:"_s + QString(96, u'd'));
        row("SHA-224 by its length", QByteArray(56, 'd') + "  a.iso\n", u"sha224:"_s + QString(56, u'd'));
        row("MD5 by its length", QByteArray(32, 'd') + "  a.iso\n", u"md5:"_s + QString(32, u'd'));
        row("alone", sha256 + "\n", right);
        row("alone, capitals", sha256.toUpper(), right);
        row("signed", "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n" + sha256 + "  a.iso\n-----BEGIN PGP SIGNATURE-----\niQ==\n", right);
        row("of others", other256 + "  b.iso\n" + sha256 + "  a.iso.sig\n", {});
        row("too short", sha256.first(63) + "  a.iso\n", {});
        row("no hexadecimal digits", QByteArray(64, 'g') + "  a.iso\n", {});
        row("an unknown digest", "WHIRLPOOL (a.iso) = " + sha256 + "\n", {});
        row("a page", "<html><body>Not found</body></html>\n", {});
        row("nothing", "", {});
        row("a line without end", QByteArray(1'000'000, 'a'), {});
    }
    void checksums()
    {
        QFETCH(QByteArray, text);
        const auto digest = digestFor({u"a.iso"_s, u"/pub/images/other.iso"_s}, text);
        QTEST(!digest ? u"contradiction"_s : *digest ? (*digest)->text() : QString(), "digest");
    }

    void escapedNames()
    {
        QVERIFY(*digestFor({u"a\\b\nc"_s}, "\\" + sha256 + "  a\\\\b\\nc\n"));
        QVERIFY(*digestFor({u"a\\nb"_s}, sha256 + "  a\\nb\n")); // only behind a backslash
    }

    void offers_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QString>("source");
        QTest::newRow("Metalink") << u"https://h/x"_s << QByteArray("application/metalink4+xml") << u"metalink+https://h/x"_s;
        QTest::newRow("RSS") << u"http://h/x?y=1"_s << QByteArray("Application/RSS+xml; charset=utf-8") << u"feed+http://h/x?y=1"_s;
        QTest::newRow("Atom") << u"http://h/x"_s << QByteArray("application/atom+xml") << u"feed+http://h/x"_s;
        QTest::newRow("file") << u"http://h/x"_s << QByteArray("application/octet-stream") << QString();
        QTest::newRow("page") << u"http://h/x.html"_s << QByteArray("text/html") << QString();
        QTest::newRow("none") << u"http://h/x"_s << QByteArray() << QString();
        QTest::newRow("XML") << u"http://h/x.xml"_s << QByteArray("text/xml") << QString(); // as long as nobody has looked at it
        QTest::newRow("folder") << u"http://h/x/"_s << QByteArray("text/html") << u"index+http://h/x/"_s;
    }
    void offers()
    {
        QFETCH(QString, url);
        QFETCH(QByteArray, type);
        const auto offer = betterOffer(QUrl(url), type);
        QTEST(offer ? offer->source : QString(), "source");
        if (offer) {
            QVERIFY2(offer->notice.contains(offer->source.section(u'?', 0, 0)), qPrintable(offer->notice));
            QVERIFY2(!offer->notice.contains(u"y=1"_s), qPrintable(offer->notice)); // a query may be a secret
        }
    }

    void mailDates_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("time");
        QTest::newRow("HTTP") << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT") << qint64(784'111'777'000);
        QTest::newRow("offset") << QByteArray("Sun, 06 Nov 1994 09:49:37 +0100") << qint64(784'111'777'000);
        QTest::newRow("zone") << QByteArray("Sun, 06 Nov 1994 03:49:37 EST") << qint64(784'111'777'000);
        QTest::newRow("without its day") << QByteArray(" 6 Nov 1994 08:49:37 +0000") << qint64(784'111'777'000);
        const qint64 noon = 1'794'484'800'000; // of 12 November 2026, a Thursday
        for (const char *text : {"Thu, 12 Nov 2026 12:00:00 GMT", "Thu, 12 Nov 2026 12:00:00", "12 Nov 2026 12:00", "Thu,12 Nov 2026 12:00:00 GMT", "Thu, 12 Nov 2026 12:00:00 (noon) UT",
                 "Mon, 12 Nov 2026 12:00:00 GMT", "Thu, 12 Nov 26 12:00:00 GMT", "Thursday, 12 November 2026 12:00:00 +0000", "thu, 12 nov 2026 12:00:00 gmt",
                 "Thursday, 12-Nov-26 12:00:00 GMT", "Thu Nov 12 12:00:00 2026", "Thu Nov 12 12:00:00 GMT 2026", "Thu Nov 12 2026 13:00:00 GMT+0100 (CET)",
                 "Nov 12, 2026 12:00 PM", "Thu, 12 Nov 2026 12:00:00 +00:00", "Thu, 12 Nov 2026 13:00:00 GMT+1", "Thu, 12 Nov 2026 13:00:00 CET", "Thu, 12 Nov 2026 14:00:00 CEST",
                 "Thu, 12 Nov 2026 04:00:00 PST", "Thu, 12 Nov 2026 17:30:00 +5:30", "Thu, 12 Nov 2026 12:00:00 A", "Thu, 12 Nov 2026 12:00:00 Z", "Thu, 12 Nov 2026 12:00:00 Somewhere/Else",
                 "Thu, 12 Nov 2026 11:59:60 GMT", "2026-11-12T12:00:00Z", "2026-11-12 12:00:00", "2026-11-12t12:00z", "2026-11-12T12:00:00.000+00:00", "2026-11-12T07:00:00-0500",
                 " Thu,\n12  Nov\t2026 12:00:00 GMT "})
            QTest::newRow(text) << QByteArray(text) << noon;
        QTest::newRow("a fraction") << QByteArray("2026-11-12T12:00:00.5Z") << noon + 500;
        QTest::newRow("a day alone") << QByteArray("2026-11-12") << noon - 43'200'000;
        QTest::newRow("a day alone, as in mail") << QByteArray("12 Nov 2026") << noon - 43'200'000;
        QTest::newRow("one-digit numbers") << QByteArray("Mon, 2 Nov 2026 9:05:00 GMT") << noon - 10 * 86'400'000LL - 10'500'000;
        QTest::newRow("a month of four letters") << QByteArray("Sat, 12 Sept 2026 12:00:00 GMT") << noon - 61 * 86'400'000LL;
        QTest::newRow("the day's end") << QByteArray("Thu, 12 Nov 2026 24:00:00 GMT") << noon + 43'200'000;
        QTest::newRow("years since 1900") << QByteArray("12 Nov 126 12:00:00 GMT") << noon;
        QTest::newRow("the last century") << QByteArray("Sun, 06 Nov 94 08:49:37 GMT") << qint64(784'111'777'000);
        QTest::newRow("midnight, by twelve hours") << QByteArray("12 Nov 2026 12:00 AM") << noon - 43'200'000;
        QTest::newRow("where clocks are put forward") << QByteArray("Sun, 29 Mar 2026 02:30:00") << qint64(1'774'751'400'000);
        for (const char *text : {"Thu, 32 Nov 2026 12:00:00 GMT", "30 Feb 2026", "12 Nix 2026 12:00:00", "Thu, 12 Nov 2026 25:00:00 GMT", "Thu, 12 Nov 2026 24:00:01 GMT", "Thu, 12 Nov 2026 12:60:00 GMT",
                 "Thu, 12 Nov 2026 13:00 PM", "0001-01-01T00:00:00Z", "2026-13-01", "12.11.2026", "Thu", "12 Nov", "2026"})
            QTest::newRow(text) << QByteArray(text) << qint64(-1);
        QTest::newRow("words") << QByteArray("yesterday") << qint64(-1);
        QTest::newRow("nothing") << QByteArray() << qint64(-1);
        QTest::newRow("before 1970") << QByteArray("Sun, 06 Nov 1904 08:49:37 GMT") << qint64(-1);
        QTest::newRow("endless") << QByteArray(100'000, 'x') << qint64(-1);
    }
    void mailDates()
    {
        QFETCH(QByteArray, text);
        qputenv("TZ", "Europe/Berlin"); // what is so here must not count
        QTEST(fromMailDate(text), "time");
    }
};

QTEST_GUILESS_MAIN(TestUrlTexts)
#include "test_url_texts.moc"
