// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/digest.h"
#include "core/source/file_listing.h"
#include "core/source/source_registry.h"
#include "core/source/urls/url_entry.h"
#include "tests/support/pages.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <sys/stat.h>

using namespace milliard;
using namespace milliard::test;
using namespace Qt::StringLiterals;

class TestUrlList final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    QString write(const QByteArray &bytes, const QString &name = u"list.txt"_s)
    {
        QFile file(m_dir.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return {};
        return file.fileName();
    }

    // All entries of a list of these bytes.
    QList<Entry> entries(const QByteArray &bytes, const QJsonObject &options = {}, const QString &name = u"list.txt"_s)
    {
        return walk(u"urls:"_s + write(bytes, name), options).entries;
    }

private Q_SLOTS:
    void lines_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("want");
        const QStringList two{u"http://h/a -> h/a"_s, u"http://h/b -> h/b"_s};
        QTest::newRow("plain") << QByteArray("http://h/a\nhttp://h/b\n") << two;
        QTest::newRow("no end") << QByteArray("http://h/a\nhttp://h/b") << two;
        QTest::newRow("CRLF") << QByteArray("http://h/a\r\nhttp://h/b\r\n") << two;
        QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbfhttp://h/a\nhttp://h/b\n") << two;
        QTest::newRow("comments and blank lines") << QByteArray("# of today\n\n  \nhttp://h/a\n  # no\nhttp://h/b\n\n\n") << two;
        QTest::newRow("blanks around") << QByteArray("  http://h/a  \n\thttp://h/b\t\n") << two;
        QTest::newRow("nothing") << QByteArray() << QStringList();
        QTest::newRow("only comments") << QByteArray("#\n#\n") << QStringList();
        QTest::newRow("bad lines are numbered, the others go on")
            << QByteArray("http://h/a\n\nftp://h/b\nh/c\nhttp://h/d\n")
            << QStringList{u"http://h/a -> h/a"_s, u"line 3: \"ftp://h/b\" is not an http(s) address"_s, u"line 4: \"h/c\" is not an http(s) address"_s, u"http://h/d -> h/d"_s};
        QTest::newRow("NUL, as far as it is a text") << "#" + QByteArray(600, ' ') + "\nhttp://h/a" + QByteArray(1, 0) + "b\nhttp://h/b\n"
            << QStringList{u"line 2: the address has control characters in it"_s, u"http://h/b -> h/b"_s};
        QTest::newRow("no UTF-8") << QByteArray("http://h/\xe4\nhttp://h/b\n") << QStringList{u"line 1: the address is not UTF-8"_s, u"http://h/b -> h/b"_s};
        QTest::newRow("bad port") << QByteArray("http://h:0/a\n") << QStringList{u"line 1: port \"0\" must be a number from 1 to 65535"_s};
        QTest::newRow("no host") << QByteArray("http:///a?key=hunter2\n") << QStringList{u"line 1: source \"http:///a?\u2026\" names no host"_s};
    }
    void lines()
    {
        QFETCH(QByteArray, text);
        QFETCH(QStringList, want);
        QCOMPARE(shown(entries(text)), want);
        QCOMPARE(shown(entries(text, {{u"listFormat"_s, u"lines"_s}})), want);
    }

    // A password is neither shown nor journalled, and the line says so.
    void noSecrets()
    {
        for (const QByteArray line : {"http://user:hunter2@h/a", "https://hunter2@h/a", "http://user:hun@hunter2@h:0/", "HTTP://u:hunter2@/"}) {
            const QList<Entry> found = entries(line + "\n");
            QCOMPARE(found.size(), 1);
            QCOMPARE(found[0].name, u"line 1"_s);
            QVERIFY(found[0].extras->fault);
            QVERIFY2(found[0].extras->fault->message.contains(u"user name or password"_s), qPrintable(found[0].extras->fault->message));
            QVERIFY(!found[0].extras->fault->message.contains(u"hunter2"_s) && found[0].url.isEmpty());
        }
        // Nor where it is not seen that it is one.
        for (const QByteArray line : {"alice:hunter2@example.org/x", "http:/alice:hunter2@h/x", "http:\\\\alice:hunter2@h/x", "http:///alice:hunter2@h/x", "http://bob:hunter2/s@h/y",
                 "http://bob hunter2/s@h/y", "ftp://alice:hunter2@h/x"}) {
            const QList<Entry> found = entries(line + "\n");
            QCOMPARE(found.size(), 1);
            QVERIFY(found[0].extras->fault && found[0].url.isEmpty());
            QVERIFY2(!found[0].extras->fault->message.contains(u"hunter2"_s), qPrintable(found[0].extras->fault->message));
        }
        // Nor what a query holds.
        for (const QByteArray line : {"ftp://h/a?key=hunter2", "http://h:99999/a?key=hunter2", "http:///a#hunter2"})
            QVERIFY2(!entries(line)[0].extras->fault->message.contains(u"hunter2"_s), line.constData());
    }

    // No two addresses have one name; what is plain is as it stands there.
    void names_data()
    {
        QTest::addColumn<QByteArray>("address");
        QTest::addColumn<QByteArray>("url");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("file");
        const auto row = [](const char *address, const char *url, const char *path, const char *file) {
            QTest::newRow(address) << QByteArray(address) << QByteArray(url) << QString::fromUtf8(path) << QString::fromUtf8(file);
        };
        row("http://h/a/b.zip", "http://h/a/b.zip", "h/a/b.zip", "b.zip");
        row("https://h:8443/a", "https://h:8443/a", "h:8443/a", "a");
        row("http://h:80/a", "http://h:80/a", "h/a", "a");
        row("https://h:443/a", "https://h:443/a", "h/a", "a");
        row("http://h:443/a", "http://h:443/a", "h:443/a", "a");
        row("HTTP://Example.ORG/A", "http://example.org/A", "example.org/A", "A");
        row("http://[::1]:8080/a", "http://[::1]:8080/a", "[::1]:8080/a", "a");
        row("http://10.0.0.7:65535/a", "http://10.0.0.7:65535/a", "10.0.0.7:65535/a", "a");
        row("http://h", "http://h/", "h/index.html", "index.html");
        row("http://h/d/", "http://h/d/", "h/d/index.html", "index.html");
        row("http://h/a#part", "http://h/a", "h/a", "a");
        row("http://h/a b.zip", "http://h/a%20b.zip", "h/a b.zip", "a b.zip");
        row("http://h/\xc5\xbc", "http://h/%C5%BC", "h/\xc5\xbc", "\xc5\xbc");
        row("http://h/a%20b", "http://h/a%20b", "h/a b", "a b");
        row("http://h/a%2Fb", "http://h/a%2Fb", "h/a%2Fb", "a%2Fb");
        row("http://h/a%252Fb", "http://h/a%252Fb", "h/a%252Fb", "a%252Fb");
        row("http://h/100%25", "http://h/100%25", "h/100%", "100%");
        row("http://h/100%", "http://h/100%25", "h/100%", "100%");
        row("http://h/%E4", "http://h/%E4", "h/%E4", "%E4");
        row("http://b\xc3\xbc" "cher.example/a", "http://xn--bcher-kva.example/a", "xn--bcher-kva.example/a", "a");
        row("http://h/a.tar.gz?x=1", "http://h/a.tar.gz?x=1", "h/a-q1f206b11c23e28cc.tar.gz", "a-q1f206b11c23e28cc.tar.gz");
        row("http://h/a.tar.gz?x=2", "http://h/a.tar.gz?x=2", "h/a-q93188956c3adf4e6.tar.gz", "a-q93188956c3adf4e6.tar.gz");
        row("http://h/.a?", "http://h/.a?", "h/.a-qe3b0c44298fc1c14", ".a-qe3b0c44298fc1c14");
        row("http://h?x=/", "http://h/?x=/", "h/index-qe3e8dcb979e9b73b.html", "index-qe3e8dcb979e9b73b.html");
    }
    void names()
    {
        QFETCH(QByteArray, address);
        QFETCH(QString, path);
        const auto entry = urlEntry(address, UrlNames::Path);
        QVERIFY2(entry, qPrintable(entry ? QString() : entry.error().message));
        QTEST(entry->url, "url");
        QTEST(entry->name, "path");
        QTEST(urlEntry(address, UrlNames::File)->name, "file");
        QCOMPARE(entries(address + '\n', {{u"names"_s, u"file-name"_s}})[0].name, urlEntry(address, UrlNames::File)->name);
    }

    // What is looked at quickly comes to what QUrl makes of it.
    void quickIsRight()
    {
        for (const char *host : {"h", "a.b-c.example", "127.0.0.1", "1.2.3.4:5", "a1.b2:65535", "256.1.1.1", "1.2.3", "a..b", "-a", "a-", "a.", "x--y.z", "01.2.3.4", "a:00080", "a:65536", "a_b", "A"}) {
            for (const char *path : {"/", "/a/b", "/a%20b", "/a?b=c/d?e", "/~!$&'()*+,;=:@", "/a%2", "/a%zz", "/a|b", "/a\"", "/\\", "/a%00b", "//a", "/../a", "/./", "/a[1]"}) {
                const QByteArray text = QByteArray("http://") + host + path;
                const auto entry = urlEntry(text, UrlNames::Path);
                const QUrl url(QString::fromLatin1(text), QUrl::TolerantMode);
                if (!entry) {
                    QVERIFY2(!url.isValid() || url.port() == 65536 || QByteArray(host).contains("65536"), text.constData());
                    continue;
                }
                QCOMPARE(QUrl::fromEncoded(entry->url), url.adjusted(QUrl::RemoveFragment));
                QVERIFY2(QUrl::fromEncoded(entry->url, QUrl::StrictMode).isValid(), text.constData());
            }
        }
    }

    void pages()
    {
        QByteArray text;
        for (int i = 0; i < 2500; ++i)
            text += "http://h/f" + QByteArray::number(i) + '\n';
        const QString path = write(text);
        const Walk all = walk(u"urls:"_s + path);
        QCOMPARE(all.entries.size(), 2500);
        QCOMPARE(all.pages.size(), 3);
        // Each page alone, by a source that knows nothing, in any order.
        for (qsizetype i = all.pages.size() - 1; i >= 0; --i) {
            QVERIFY(!all.pages[i].cursor.isEmpty() && all.pages[i].cursor.size() < 100);
            const auto again = pageOf(u"urls:"_s + path, {}, all.pages[i].cursor);
            QVERIFY(again);
            QCOMPARE(again->cursor, all.pages[i].cursor);
            QCOMPARE(shown(again->entries), shown(all.pages[i].entries));
            QCOMPARE(again->next, all.pages[i].next);
        }
        const auto faulty = pageOf(u"urls:"_s + path, {}, "12:x");
        QVERIFY(!faulty);
        QCOMPARE(faulty.error().kind, ErrorKind::BadListing);
    }

    // Its lines are no longer where they were.
    void changedMeanwhile_data()
    {
        QTest::addColumn<QByteArray>("by");
        QTest::newRow("longer") << QByteArray(2500, 'x');
        QTest::newRow("shorter") << QByteArray("http://h/a\n");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("of one length") << QByteArray();
    }
    void changedMeanwhile()
    {
        QFETCH(QByteArray, by);
        const QByteArray text = QByteArray("http://h/a\n").repeated(1500);
        const QString path = write(text);
        const auto first = pageOf(u"urls:"_s + path, {}, {});
        QVERIFY(first && first->next);
        const bool isTouched = qstrcmp(QTest::currentDataTag(), "of one length") == 0;
        write(isTouched ? text : by);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        if (isTouched)
            QVERIFY(file.setFileTime(QDateTime::currentDateTime().addSecs(7), QFileDevice::FileModificationTime));
        file.close();
        for (const Cursor &cursor : {*first->next, first->cursor}) {
            const auto second = pageOf(u"urls:"_s + path, {}, cursor);
            QVERIFY(!second);
            QCOMPARE(second.error().kind, ErrorKind::Changed);
            QVERIFY2(second.error().message.contains(path) && second.error().message.contains(u"changed"_s) && second.error().message.contains(u"new job"_s),
                qPrintable(second.error().message));
        }
    }

    void goneMeanwhile()
    {
        const QString path = write("http://h/a\n");
        auto source = *makeSource(u"urls:"_s + path, {});
        QVERIFY(QFile::remove(path));
        const auto page = pageOf(*source, {});
        QVERIFY(!page);
        QVERIFY2(page.error().message == u"there is no file "_s + path, qPrintable(page.error().message));
    }

    // A line of any length costs no more memory than a piece.
    void tooLong()
    {
        const QByteArray endless = "http://h/" + QByteArray(3 * FileListing::pieceBytes, 'x');
        const QStringList found = shown(entries("http://h/a\n" + endless + "\nhttp://h/b\n" + endless));
        const QString fault = u"longer than 262144 bytes"_s;
        QCOMPARE(found, (QStringList{u"http://h/a -> h/a"_s, u"line 2: "_s + fault, u"http://h/b -> h/b"_s, u"line 4: "_s + fault}));
    }

    void aria2_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("want");
        QTest::newRow("out") << QByteArray("http://h/a\n  out=x.bin\nhttp://h/b\n") << QStringList{u"http://h/a -> x.bin"_s, u"http://h/b -> h/b"_s};
        QTest::newRow("dir") << QByteArray("http://h/q/a?k=1\n\tdir=/srv/files/\n") << QStringList{u"http://h/q/a?k=1 -> srv/files/a-q9b19467654aed1a2"_s};
        QTest::newRow("both, CRLF, comments") << QByteArray("http://h/a\r\n# why\r\n dir=d\r\n\r\n out=o\r\nhttp://h/b\r\n") << QStringList{u"http://h/a -> d/o"_s, u"http://h/b -> h/b"_s};
        QTest::newRow("no address") << QByteArray(" out=x\nhttp://h/b\n") << QStringList{u"line 1: an option without an address above it"_s, u"http://h/b -> h/b"_s};
        QTest::newRow("bad checksum") << QByteArray("http://h/a\n out=x\n checksum=sha-256=12\nhttp://h/b\n")
            << QStringList{u"line 1: line 3: checksum \"12\" is not a value of sha256, which has 64 hexadecimal digits, or 32 bytes in base64"_s, u"http://h/b -> h/b"_s};
        QTest::newRow("a header that ends its line") << QByteArray("http://h/a\n header=X: a\x01" "b\n") << QStringList{u"line 1: line 2: the header \"X\" cannot be sent"_s};
        QTest::newRow("a header that is none") << QByteArray("http://h/a\n header=X\n") << QStringList{u"line 1: line 2: a header is \"Name: value\""_s};
        QTest::newRow("a header that frames") << QByteArray("http://h/a\n header=Range: bytes=0-1\n") << QStringList{u"line 1: line 2: the header Range cannot be chosen"_s};
        QTest::newRow("bad mirrors alone") << QByteArray("gopher://h/a\tftp://i/a\n") << QStringList{u"line 1: \"ftp://i/a\" is not an http(s) address"_s};
    }
    void aria2()
    {
        QFETCH(QByteArray, text);
        QTEST(shown(entries(text)), "want");
        QTEST(shown(entries(text, {{u"listFormat"_s, u"aria2"_s}})), "want");
    }

    void aria2Details()
    {
        const Walk all = walk(u"urls:"_s + write("http://h/a\thttp://i/a\t\thttps://j/a\t\n"
            "  checksum=sha-256=ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\n"
            "  header=Cookie: a=b\n  header=User-Agent: me\n  referer=http://h/\n  split=5\nhttp://h/b\n  split=9\n  max-tries=1\n"));
        QCOMPARE(all.entries.size(), 2);
        const Entry &first = all.entries[0];
        QCOMPARE(first.extras->mirrors, (QList<QByteArray>{"http://i/a", "https://j/a"}));
        QCOMPARE(Digest::unpacked(first.digest).text(), u"sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"_s);
        QCOMPARE(first.extras->fields, (RequestFields{{"Cookie", "a=b"}, {"Referer", "http://h/"}}));
        QVERIFY(all.entries[1].extras->fields.isEmpty() && all.entries[1].extras->mirrors.isEmpty());
        QCOMPARE(all.notices, (QStringList{u"line 4: header user-agent is passed over, there and further down"_s,
            u"line 6: split= is passed over, there and further down"_s, u"line 9: max-tries= is passed over, there and further down"_s}));
    }

    void aria2Checksums()
    {
        for (const auto &[name, digits] : {std::pair("sha-224", 56), {"sha-384", 96}, {"sha-512", 128}, {"md5", 32}}) {
            const QList<Entry> found = entries("http://h/a\n  checksum=" + QByteArray(name) + '=' + QByteArray(digits, 'a') + '\n');
            QCOMPARE(shown(found), QStringList{u"http://h/a -> h/a"_s});
            QCOMPARE(Digest::unpacked(found.first().digest).text(), QString::fromLatin1(name).remove(u'-') + u':' + QString(digits, u'a'));
        }
    }

    void aria2BadMirrors()
    {
        const Walk all = walk(u"urls:"_s + write("ftp://x/a\thttp://i/a\tgopher://j/a\nhttp://h/b\tftp://x/b\n  split=9\n"));
        QCOMPARE(shown(all.entries), (QStringList{u"http://i/a -> i/a"_s, u"http://h/b -> h/b"_s}));
        QVERIFY(all.entries[0].extras->mirrors.isEmpty() && all.entries[1].extras->mirrors.isEmpty());
        QCOMPARE(all.notices.size(), 2);
        QVERIFY2(all.notices[0].startsWith(u"line 1: of a file's addresses those that cannot be used are passed over"_s), qPrintable(all.notices[0]));
    }

    // Options stay with their address wherever a page or a piece ends.
    void aria2AtBorders()
    {
        QByteArray text;
        for (int i = 0; i < 3000; ++i) {
            const QByteArray number = QByteArray::number(i);
            text += "http://h/" + number + '\n' + QByteArray(i % 7, '\n') + "  header=X: " + QByteArray(i % 400, 'x') + "\n#\n  out=" + number + ".bin\n";
        }
        const Walk all = walk(u"urls:"_s + write(text));
        QCOMPARE(all.entries.size(), 3000);
        QVERIFY(all.pages.size() > 3);
        for (int i = 0; i < 3000; ++i)
            QCOMPARE(all.entries[i].name, u"%1.bin"_s.arg(i));
        // Nor is a long stretch of nothing taken for options to come.
        QCOMPARE(shown(entries("http://h/a\n" + QByteArray(2 * FileListing::pieceBytes, '\n') + "http://h/b\n")), (QStringList{u"http://h/a -> h/a"_s, u"http://h/b -> h/b"_s}));
    }

    void tables()
    {
        const QByteArray csv = "url,bytes,sum\nhttp://h/a,12,ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\nhttp://h/b,,md5:900150983cd24fb0d6963f7d28e17f72\n";
        const QByteArray json = "{\"url\":\"http://h/a\",\"bytes\":12,\"sum\":\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"}\n\n"
                                "{\"url\":\"http://h/b\",\"sum\":\"md5:900150983cd24fb0d6963f7d28e17f72\",\"more\":[1]}\n";
        for (const QByteArray &text : {csv, json}) {
            const QList<Entry> found = entries(text, {{u"sizeColumn"_s, u"bytes"_s}, {u"checksumColumn"_s, u"sum"_s}});
            QCOMPARE(shown(found), (QStringList{u"http://h/a -> h/a"_s, u"http://h/b -> h/b"_s}));
            QCOMPARE(found[0].size, 12);
            QCOMPARE(found[1].size, -1);
            QVERIFY(Digest::unpacked(found[0].digest).text().startsWith(u"sha256:ba78"_s));
            QVERIFY(Digest::unpacked(found[1].digest).text().startsWith(u"md5:9001"_s));
        }
    }

    void json()
    {
        const QStringList found = shown(entries("{\"at\":\"http://h/a\",\"called\":\"x\"}\nnonsense\n[1]\n{\"url\":\"http://h/b\"}\n{\"at\":7}\n{\"at\":\"http://h/c\"}",
            {{u"column"_s, u"at"_s}, {u"nameColumn"_s, u"called"_s}}));
        QCOMPARE(found.size(), 6);
        QCOMPARE(found[0], u"http://h/a -> x"_s);
        QVERIFY2(found[1].startsWith(u"line 2: not JSON at its byte"_s), qPrintable(found[1]));
        QCOMPARE(found[2], u"line 3: not a JSON object"_s);
        QVERIFY2(found[3].contains(u"\"at\""_s) && found[3].contains(u"--column"_s), qPrintable(found[3]));
        QVERIFY(found[4].startsWith(u"line 5: "_s));
        QCOMPARE(found[5], u"http://h/c -> h/c"_s);
    }

    // A first line that is no address, whatever is in it, is no worse than a further one.
    void badFirstLines()
    {
        for (const QByteArray first : {"Links, collected 2026", "Links; all", "good\tlinks", "a, b, c", "\"Links, all"}) {
            const QStringList found = shown(entries(first + "\nhttp://h/a\nhttp://h/b\n"));
            QCOMPARE(found.size(), 3);
            QVERIFY2(found[0].startsWith(u"line 1: "_s), qPrintable(found[0]));
            QCOMPARE(found.sliced(1), (QStringList{u"http://h/a -> h/a"_s, u"http://h/b -> h/b"_s}));
        }
        QCOMPARE(shown(entries("good\tlinks\nhttp://h/a\thttp://i/a\n")).size(), 2); // with a mirror
    }

    // What no page can be made of.
    void refused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QJsonObject>("options");
        QTest::addColumn<QString>("says");
        QTest::newRow("UTF-16") << QByteArray("\xff\xfeh\0t\0", 6) << QJsonObject() << u"UTF-16"_s;
        QTest::newRow("packed") << QByteArray("\x1f\x8b\x08") << QJsonObject() << u"gzip -dc FILE | milliard-cli get -"_s;
        QTest::newRow("an array of addresses") << QByteArray("[\"http://h/a\"]") << QJsonObject() << u"jq -r \".[]\" makes them of addresses and jq -c \".[]\" of objects"_s;
        for (const char *array : {"[\n{\"url\":\"http://h/a\"}\n]", "[{\"url\":\"http://h/a\"}]", "\n [ {}]"})
            QTest::newRow(array) << QByteArray(array) << QJsonObject() << u"one JSON array"_s;
        QTest::newRow("an archive") << QByteArray("PK\3\4\0\0\0\0\0\0", 10) << QJsonObject() << u"is no text"_s;
        QTest::newRow("no such column") << QByteArray("id,link\n1,http://h/a\n") << QJsonObject() << u"no column \"url\" in line 1, which has: id, link"_s;
        QTest::newRow("no such column, further down") << QByteArray("\nsep=;\n\nid;link\n1;http://h/a\n") << QJsonObject() << u"no column \"url\" in line 4, which has: id, link"_s;
        QTest::newRow("no such column, behind a comment") << QByteArray("# 2026\n\nid,link\n1,http://h/a\n") << QJsonObject() << u"no column \"url\" in line 3, which has: id, link"_s;
        QTest::newRow("no headings") << QByteArray("1,http://h/a?key=hunter2\n") << QJsonObject{{u"column"_s, u"link"_s}} << u"numbers"_s;
        QTest::newRow("headings that do not end") << QByteArray("\"id,url\n1,http://h/a\n") << QJsonObject{{u"listFormat"_s, u"csv"_s}} << u"not closed"_s;
    }
    void refused()
    {
        QFETCH(QByteArray, text);
        QFETCH(QJsonObject, options);
        QFETCH(QString, says);
        const QString path = write(text);
        const auto page = pageOf(u"urls:"_s + path, options, {});
        QVERIFY(!page);
        QCOMPARE(page.error().kind, ErrorKind::BadInput);
        QVERIFY2(page.error().message.contains(says) && page.error().message.contains(path), qPrintable(page.error().message));
        QVERIFY(!page.error().message.contains(u"hunter2"_s));
    }

    void addresses()
    {
        const QString path = write("http://h/a\n");
        QCOMPARE(checkSource(path).value(), u"urls:"_s + path);
        QCOMPARE(checkSource(u"urls:"_s + path).value(), u"urls:"_s + path);
        const QString before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(m_dir.path()));
        const auto relative = checkSource(u"list.txt"_s);
        const auto prefixed = checkSource(u"urls:./list.txt"_s);
        QVERIFY(QDir::setCurrent(before));
        QCOMPARE(relative.value(), u"urls:"_s + path);
        QCOMPARE(prefixed.value(), u"urls:"_s + path);
        QCOMPARE(::mkfifo(qPrintable(m_dir.filePath(u"pipe"_s)), 0600), 0);
        for (const auto &[text, says] : {std::pair{m_dir.path(), u"is a folder"_s}, {m_dir.filePath(u"none"_s), u"there is no file"_s},
                 {m_dir.filePath(u"pipe"_s), u"standard input"_s}, {QString(), u"no file is named"_s}}) {
            const auto checked = checkSource(u"urls:"_s + text);
            QVERIFY(!checked);
            QCOMPARE(checked.error().kind, ErrorKind::BadInput);
            QVERIFY2(checked.error().message.contains(says), qPrintable(checked.error().message));
        }
    }
};

QTEST_GUILESS_MAIN(TestUrlList)
#include "test_url_list.moc"
