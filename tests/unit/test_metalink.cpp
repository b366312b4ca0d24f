// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/digest.h"
#include "core/base/pieces.h"
#include "core/source/metalink/metalink_document.h"
#include "core/source/source_registry.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace milliard;
using namespace Qt::StringLiterals;

namespace {

const QByteArray sha256(64, 'a');

QByteArray four(const QByteArray &files)
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<metalink xmlns=\"urn:ietf:params:xml:ns:metalink\">" + files + "</metalink>";
}

Result<QList<Entry>> filesOf(const QByteArray &xml)
{
    return readMetalink(xml).transform([](const Metalink &metalink) { return metalink.files; });
}

Entry only(const QByteArray &xml)
{
    const auto entries = filesOf(xml);
    if (!entries || entries->size() != 1)
        qFatal("not one file: %s", entries ? "" : qPrintable(entries.error().message));
    return entries->first();
}

} // namespace

class TestMetalink final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void versionFour()
    {
        const auto entries = filesOf(four(R"(
            <generator>x</generator><published>2026-01-01T00:00:00Z</published>
            <file name="deep/a.iso">
              <identity>A</identity><size>14471447</size>
              <hash type="md5">)" + QByteArray(32, 'e') + R"(</hash><hash type="sha-256"> )" + sha256 + R"( </hash><hash type="sha-1">)" + QByteArray(40, 'd') + R"(</hash>
              <pieces length="1024" type="sha-512"><hash>)" + QByteArray(128, 'f') + R"(</hash></pieces>
              <url priority="2" location="de">http://b/a.iso</url>
              <url>http://last/a.iso</url>
              <url priority="1">https://a/a.iso?x=1&amp;y=2#z</url>
              <url priority="1">ftp://f/a.iso</url>
              <url priority="1">http://a2/%C5%BC a.iso</url>
              <url priority="9">http://b/a.iso</url>
              <metaurl mediatype="torrent" priority="1">http://t/a.torrent</metaurl>
            </file>
            <file name="b"><url>http://h/b</url></file>)"));
        QVERIFY2(entries, qPrintable(entries ? QString() : entries.error().message));
        QCOMPARE(entries->size(), 2);
        const Entry &a = entries->first();
        QCOMPARE(a.name, u"deep/a.iso"_s);
        QCOMPARE(a.size, 14471447);
        QCOMPARE(Digest::unpacked(a.digest).text(), u"sha256:"_s + QString::fromLatin1(sha256));
        QCOMPARE(a.url, "https://a/a.iso?x=1&y=2");
        QCOMPARE(a.extras->mirrors, (QList<QByteArray>{"http://a2/%C5%BC%20a.iso", "http://b/a.iso", "http://last/a.iso"}));
        const Entry &b = entries->last();
        QVERIFY(b.size == -1 && b.digest.isEmpty() && b.extras->mirrors.isEmpty() && b.url == "http://h/b");
    }

    void versionThree()
    {
        const Entry entry = only(R"(<metalink version="3.0" xmlns="http://www.metalinker.org/"><files><file name="a.iso">
            <size>7</size>
            <verification><hash type="sha256">)" + sha256 + R"(</hash><pieces length="4" type="sha1"><hash piece="0">)" + QByteArray(40, 'd') + R"(</hash></pieces></verification>
            <resources maxconnections="5">
              <url type="ftp" preference="100">ftp://f/a.iso</url>
              <url type="bittorrent" preference="100">http://t/a.torrent</url>
              <url type="http" preference="40">http://worse/a.iso</url>
              <url type="http" preference="90">http://best/a.iso</url>
              <url type="http">http://none/a.iso</url>
            </resources></file></files></metalink>)");
        QCOMPARE(entry.url, "http://best/a.iso");
        QCOMPARE(entry.extras->mirrors, (QList<QByteArray>{"http://worse/a.iso", "http://none/a.iso"}));
        QCOMPARE(entry.size, 7);
        QCOMPARE(Digest::unpacked(entry.digest).text(), u"sha256:"_s + QString::fromLatin1(sha256));
    }

    void oddities()
    {
        // Without an address that we can ask, the entry's failure names what there is.
        const Entry ftp = only(four("<file name=\"a\"><url>ftp://me:hunter2@f/a</url><url>rsync://g/a</url></file>"));
        QVERIFY(ftp.url.isEmpty());
        QCOMPARE(ftp.extras->fault->message, u"the Metalink gives no address by http or https, but ftp://f/a"_s);
        QCOMPARE(only(four("<file name=\"a\"/>")).extras->fault->message, u"the Metalink gives no address by http or https"_s);
        // Nobody here wants to be who a document says.
        QCOMPARE(only(four("<file name=\"a\"><url>http://me:hunter2@h/a</url></file>")).url, "http://h/a");
        // As written: where it is stored is decided by the one rule for names.
        QCOMPARE(only(four("<file name=\"../../etc/passwd\"><url>http://h/a</url></file>")).name, u"../../etc/passwd"_s);
        QCOMPARE(only(four("<file name=\"a\"><size>-5</size></file>")).size, -1);
        QCOMPARE(only(four("<file name=\"a\"><size>many</size></file>")).size, -1);
        QVERIFY(only(four("<file name=\"a\"><hash type=\"sha3-256\">00</hash></file>")).digest.isEmpty());
        QByteArray many;
        for (int i = 0; i < 1000; ++i)
            many += "<url>http://h" + QByteArray::number(i) + "/a</url>";
        QCOMPARE(only(four("<file name=\"a\">" + many + "</file>")).extras->mirrors.size(), maxMetalinkAddresses - 1);
        QVERIFY(filesOf("\xef\xbb\xbf\n" + four("<file name=\"a\"/>"))); // nothing may stand before the declaration, strictly
    }

    // What others added may have names of ours: as here, what mirrormanager tells of the file's older versions.
    void otherNamespaces()
    {
        const QByteArray older = "<mm0:alternates xmlns:mm0='http://fedorahosted.org/mirrormanager'><mm0:alternate><mm0:timestamp>1</mm0:timestamp><SIZE>9</SIZE>"
                                 "<verification><HASH type='sha512'>" + QByteArray(128, 'b') + "</HASH></verification></mm0:alternate></mm0:alternates>";
        const auto three = [](const QByteArray &more) {
            return "<metalink version='3.0' xmlns='http://www.metalinker.org/'><files><file name='repomd.xml'><size>7</size><verification><hash type='sha256'>" + sha256
                + "</hash></verification>" + more + "<resources><url type='http'>http://h/repomd.xml</url></resources></file></files></metalink>";
        };
        for (const QByteArray prefix : {"", "mm0:"}) { // mirrormanager writes them without
            const Entry entry = only(three(QByteArray(older).replace("SIZE", prefix + "size").replace("HASH", prefix + "hash")));
            QCOMPARE(entry.size, 7);
            QCOMPARE(Digest::unpacked(entry.digest).text(), u"sha256:"_s + QString::fromLatin1(sha256));
            QCOMPARE(entry.url, "http://h/repomd.xml");
        }
        const Entry entry = only(four("<x:file xmlns:x='urn:x' name='y'><x:url>http://x/y</x:url></x:file><file name='a'><x:file xmlns:x='urn:x'/><url>http://h/a</url></file>"));
        QCOMPARE(entry.url, "http://h/a");
    }

    // One file's fault; the others go on.
    void badHashes()
    {
        const auto entries = filesOf(four("<file name=\"a\">\n<hash type=\"sha-256\">abc</hash><hash type=\"md5\">" + QByteArray(32, 'a') + "</hash><url>http://h/a</url><url>http://i/a</url></file>"
            "<file name=\"b\"><hash type=\"md5\">abc</hash><hash type=\"sha-256\">" + sha256 + "</hash><url>http://h/b</url></file>"
            "<file name=\"c\"><size>8</size><pieces type=\"sha-1\" length=\"4\"><hash>0</hash><hash>" + QByteArray(40, '0') + "</hash></pieces><url>http://h/c</url></file>"));
        QVERIFY2(entries && entries->size() == 3, qPrintable(entries ? QString() : entries.error().message));
        QVERIFY(entries->at(0).url.isEmpty() && entries->at(0).extras->mirrors.isEmpty() && entries->at(0).extras->fault);
        QVERIFY2(entries->at(0).extras->fault->message.startsWith(u"line 3 of the Metalink: \"abc\" is not a value of sha256"_s), qPrintable(entries->at(0).extras->fault->message));
        QCOMPARE(entries->at(1).url, "http://h/b"); // by the stronger one
        QCOMPARE(Digest::unpacked(entries->at(1).digest).text(), u"sha256:"_s + QString::fromLatin1(sha256));
        QCOMPARE(entries->at(2).url, "http://h/c");
        QVERIFY(!entries->at(2).extras->pieces);
    }

    // What nobody can check is said; a check by a digest that is known, or by those of the pieces, is one.
    void unknownHashes()
    {
        const auto file = [](const QByteArray &hashes) { return "<file name=\"a\"><size>3</size>" + hashes + "<url>http://h/a</url></file>"; };
        const QByteArray unknown = "<hash type=\"sha3-256\">" + sha256 + "</hash>";
        const QByteArray pieces = "<pieces type=\"sha-1\" length=\"4\"><hash>" + QByteArray(40, '0') + "</hash></pieces>";
        const auto metalink = readMetalink(four(file(unknown) + file(unknown + "<hash type=\"md5\">" + QByteArray(32, 'a') + "</hash>") + file(unknown + pieces) + file({})
            + file("<hash>00</hash>") + "<file name=\"b\">" + unknown + "</file>"));
        QVERIFY2(metalink, qPrintable(metalink ? QString() : metalink.error().message));
        QCOMPARE(metalink->unchecked, 2);
        QCOMPARE(metalink->unknownHash, u"sha3-256"_s);
        QVERIFY(!metalink->files.first().url.isEmpty());
    }

    void strongestHash_data()
    {
        QTest::addColumn<QString>("digest");
        QTest::addColumn<QByteArray>("hashes");
        QByteArray hashes;
        for (const auto &[type, digits] : {std::pair("md5", 32), {"sha-1", 40}, {"sha-224", 56}, {"sha-256", 64}, {"sha-384", 96}, {"sha-512", 128}}) {
            hashes += "<hash type=\"" + QByteArray(type) + "\">" + QByteArray(digits, 'a') + "</hash>";
            QTest::newRow(type) << QString::fromLatin1(type).remove(u'-') + u':' + QString(digits, u'a') << hashes;
        }
    }
    void strongestHash()
    {
        QFETCH(QByteArray, hashes);
        QTEST(Digest::unpacked(only(four("<file name=\"a\">" + hashes + "<url>http://h/a</url></file>")).digest).text(), "digest");
    }

    void pieces()
    {
        const auto of = [](const char *size, int count, const char *length = "4") {
            QByteArray xml = "<file name=\"a\"><size>" + QByteArray(size) + "</size><pieces type=\"sha-1\" length=\"" + length + "\">";
            for (int i = 0; i < count; ++i)
                xml += "<hash>" + QByteArray(39, '0') + char('0' + i) + "</hash>";
            return only(four(xml + "</pieces><url>http://h/a</url></file>"));
        };
        const Entry entry = of("10", 3);
        QVERIFY(entry.extras->pieces && entry.digest.isEmpty());
        QCOMPARE(entry.extras->pieces->count(), 3);
        QCOMPARE(entry.extras->pieces->of(2).text(), u"sha1:"_s + QString(39, u'0') + u'2');
        for (const Entry &other : {of("10", 2), of("10", 4), of("", 3), of("0", 0), of("10", 3, "0"), of("10", 3, "-4")})
            QVERIFY(!other.extras->pieces); // they are not of this file
    }

    void bad_data()
    {
        QTest::addColumn<QByteArray>("xml");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *tag, const QByteArray &xml, const QString &says) { QTest::newRow(tag) << xml << says; };
        row("nothing", "", u"not XML"_s);
        row("a page", "<!DOCTYPE html>\n<html><body>Log in<br></body></html>", u"it begins with <html>"_s);
        row("a feed", "<rss><channel/></rss>", u"it begins with <rss>"_s);
        row("cut", four("").first(95), u"line 2: not XML"_s);
        row("no files", four("<generator>x</generator>"), u"the Metalink has no files"_s);
        row("no name", four("\n<file><url>http://h/a</url></file>"), u"line 3: a file without a name"_s);
        row("nested", four("<file name=\"a\"><file name=\"b\"/></file>"), u"a file in a file"_s);
        row("too many", four(QByteArray("<file name=\"a\"/>").repeated(maxMetalinkFiles + 1)), u"more than 100000 files"_s);
        QByteArray laughs = "<!DOCTYPE metalink [<!ENTITY a0 \"ha\">";
        for (int i = 1; i < 30; ++i)
            laughs += "<!ENTITY a" + QByteArray::number(i) + " \"" + ("&a" + QByteArray::number(i - 1) + ';').repeated(10) + "\">";
        row("an entity bomb", laughs + "]><metalink><file name=\"a\"><url>&a29;</url></file></metalink>", u"not XML"_s);
        row("an entity bomb in a name", laughs + "]><metalink><file name=\"&a29;\"/></metalink>", u"not XML"_s);
        row("an external entity in a name", "<!DOCTYPE m [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><metalink><file name=\"&e;\"/></metalink>", u"not XML"_s);
    }
    void bad()
    {
        QFETCH(QByteArray, xml);
        QFETCH(QString, says);
        const auto entries = filesOf(xml);
        QVERIFY(!entries);
        QCOMPARE(entries.error().kind, ErrorKind::BadListing);
        QVERIFY2(entries.error().message.contains(says), qPrintable(entries.error().message));
        QVERIFY(entries.error().message.size() < 500);
    }

    void externalEntities()
    {
        for (const char *place : {"SYSTEM \"file:///etc/passwd\"", "PUBLIC \"x\" \"file:///etc/passwd\""}) {
            const auto entries = filesOf("<!DOCTYPE m [<!ENTITY e " + QByteArray(place) + ">]><metalink><file name=\"a\"><url>http://h/&e;</url></file></metalink>");
            QVERIFY2(!entries || entries->first().url.startsWith("http://h/"), place);
            QVERIFY2(!entries || !entries->first().url.contains("root"), entries->first().url.constData());
        }
    }

    // Text, and whether it is a Metalink's.
    void detection_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("kind");
        for (const char *text : {"http://h/a.meta4", "https://h/A.METALINK?x=1", "metalink+http://h/a", "a.meta4", "/tmp/deep er/a.metalink", "../a.meta4"})
            QTest::newRow(text) << QString::fromUtf8(text) << u"metalink"_s;
        for (const char *text : {"url+http://h/a.meta4", "http://h/a.meta4/b", "http://h/a?x=.meta4"})
            QTest::newRow(text) << QString::fromUtf8(text) << u"url"_s;
    }
    void detection()
    {
        QFETCH(QString, text);
        const auto kind = kindOf(text);
        QVERIFY(kind);
        QTEST(QString::fromLatin1((*kind)->name), "kind");
    }

    void localFiles()
    {
        QTemporaryDir dir;
        const auto missing = checkSource(dir.filePath(u"a.meta4"_s));
        QVERIFY(!missing && missing.error().kind == ErrorKind::BadInput);
        QVERIFY2(missing.error().message.contains(u"no file"_s), qPrintable(missing.error().message));
        QFile file(dir.filePath(u"a.meta4"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(four("<file name=\"a\"><hash type=\"whirlpool\">00</hash><url>http://h/a</url></file>"));
        file.close();
        // A job goes on from another folder.
        const QString here = QDir::currentPath();
        QDir::setCurrent(dir.path());
        const auto kept = checkSource(u"a.meta4"_s);
        QDir::setCurrent(here);
        QVERIFY(kept);
        QCOMPARE(*kept, QDir(QFileInfo(dir.path()).canonicalFilePath()).filePath(u"a.meta4"_s));
        const auto source = makeSource(*kept, {});
        QVERIFY(source);
        std::optional<Result<Page>> got;
        (*source)->page({}, [&](Result<Page> page) { got = std::move(page); });
        QVERIFY(!got); // never from within the call
        QTRY_VERIFY(got);
        QVERIFY(*got && (*got)->entries.size() == 1 && !(*got)->next);
        QCOMPARE((*got)->notices, QStringList{u"a file of the Metalink is not checked, since checksums by whirlpool are not known"_s});
        QVERIFY(file.remove());
        (*source)->page({}, [&](Result<Page> page) { got = std::move(page); });
        QTRY_VERIFY(got && !*got);
        QVERIFY2(got->error().message.contains(u"cannot be read"_s), qPrintable(got->error().message));
    }
};

QTEST_GUILESS_MAIN(TestMetalink)
#include "test_metalink.moc"
