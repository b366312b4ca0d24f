// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/http_address.h"
#include "core/source/list/list_service.h"
#include "core/source/url/single_url.h"
#include "core/source/source_registry.h"

#include <QTest>

using namespace milliard;
using namespace Qt::StringLiterals;

class TestSourceRegistry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void good_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isList");
        const auto row
            = [](const char *text, bool isList) { QTest::newRow(text) << QString::fromUtf8(text) << isList; };
        row("list+http://127.0.0.1:8080", true);
        row("list+http://host", true);
        row("list+https://host:1/", true);
        row("list+http://host:65535/prefix/deeper", true);
        row("list+http://[::1]:8080/p", true);
        row("list+http://[::1]", true);
        row("  list+http://host:80\n", true); // as it is pasted
        row("http://host/file", false);
        row("https://host:8443/a/b.tar.gz?x=1&y=@#z", false);
        row("http://[2001:db8::1]/file", false);
        row("http://host/a@b:c", false);
        row("http://host", false);
        row("http://bücher.example/ż", false);
        row("HTTP://HOST/file", false);
        row("Https://host/file", false);
        row("LIST+HTTP://host:80", true);
    }
    void good()
    {
        QFETCH(QString, text);
        QFETCH(bool, isList);
        const auto checked = checkSource(text);
        QVERIFY2(checked, qPrintable(checked ? QString() : checked.error().message));
        const auto source = makeSource(text, {});
        QVERIFY(source);
        QCOMPARE(dynamic_cast<const ListService *>(source->get()) != nullptr, isList);
        QCOMPARE(dynamic_cast<const SingleUrl *>(source->get()) != nullptr, !isList);
    }

    void bad_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *text, const char *says) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(says);
        };
        row("list+http://host:0", "port \"0\"");
        row("list+http://host:70000", "port \"70000\"");
        row("list+http://host:65536", "1 to 65535");
        row("list+http://host:-1", "port \"-1\"");
        row("list+http://host:http/p", "port \"http\"");
        row("http://host:8o/a", "port \"8o\"");
        row("http://host:99999999999999999999/a", "port \"99999999999999999999\"");
        row("http://host:/a", "port \"\"");
        row("list+http://", "no host");
        row("list+http:///prefix", "no host");
        row("list+http://:8080", "no host");
        row("http://", "no host");
        row("http://?q", "no host");
        row("http://[]:80/", "host");
        row("http://[::1:80/", "host");
        row("http://::1/", "host");
        row("http://ho st/a", "\"ho st\"");
        row("http://a..b/", "\"a..b\"");
        row("", "source \"\"");
        row("host:8080", "source \"host:8080\"");
        row("list+host:8080", "list+http(s)://HOST");
        row("ftp://host/file", "source \"ftp://host/file\"");
        row("list+ftp://host", "none of");
        row("list:http://host", "none of");
        row("lists+http://host", "none of");
        row("s3:/bucket", "none of");
        row("file:///etc/passwd", "none of");
        row("/etc/no-such-list", "none of");
        row("javascript:alert(1)//http://host/", "none of");
        row("http:/host/a", "none of");
        row("list+http://host/p?x=1", "\"?\"");
        row("list+http://host/p#x", "\"#\"");
    }
    void bad()
    {
        QFETCH(QString, text);
        QFETCH(QString, says);
        const auto checked = checkSource(text);
        QVERIFY(!checked);
        QCOMPARE(checked.error().kind, ErrorKind::BadInput);
        QVERIFY2(checked.error().message.contains(says), qPrintable(checked.error().message));
        const auto made = makeSource(text, {});
        QVERIFY(!made);
        QVERIFY(made.error() == checked.error()); // they agree, or a job is written down that cannot start
    }

    void checksums()
    {
        const QJsonObject right{{u"checksum"_s, u"sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"_s}};
        QVERIFY(checkSource(u"http://host/file"_s, right));
        const auto taken = checkTaken(u"list+http://host"_s, {u"checksum"_s});
        QVERIFY(!taken);
        QVERIFY2(taken.error().message.contains(u"--checksum"_s) && taken.error().message.contains(u"list+"_s), qPrintable(taken.error().message));
        for (const auto &[text, options] : {std::pair{u"http://host/file"_s, QJsonObject{{u"checksum"_s, u"sha256:1"_s}}},
                 {u"http://host/file"_s, {{u"checksum"_s, u""_s}}}, {u"http://host/file"_s, {{u"checksum"_s, 7}}}}) {
            const auto checked = checkSource(text, options);
            QVERIFY(!checked);
            QCOMPARE(checked.error().kind, ErrorKind::BadInput);
            QVERIFY2(checked.error().message.contains(u"checksum"_s), qPrintable(checked.error().message));
            JobOptions job;
            job.source = options;
            QVERIFY(makeSource(text, job).error() == checked.error());
        }
    }

    // A source goes into the journal and into messages.
    void noSecrets_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"http://user:hunter2@host/file", "list+http://user:hunter2@host:80",
                 "http://hunter2@host/file", "https://user:hunter2@host:99999/", "http://user:hunter2@/file",
                 "ftp://user:hunter2@host/file", "ftp://user:hunter2@a@host/file",
                 "http://user:hun@hunter2@host/", "hunter2@host", "ftp://host/file?token=hunter2", "ftp://host/file?mail=a@b&token=hunter2",
                 "http:///file?token=hunter2", "http://:80/file#hunter2"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void noSecrets()
    {
        QFETCH(QString, text);
        const auto checked = checkSource(text);
        QVERIFY(!checked);
        QCOMPARE(checked.error().kind, ErrorKind::BadInput);
        QVERIFY2(!checked.error().message.contains(u"hunter2"_s), qPrintable(checked.error().message));
        if (text.contains(u'@') && (text.startsWith(u"http"_s) || text.startsWith(u"list"_s)))
            QVERIFY2(checked.error().message.contains(u"user name or password"_s),
                qPrintable(checked.error().message));
    }

    void singleFile_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("asked");
        QTest::newRow("plain") << u"http://h/a/b.zip"_s << u"b.zip"_s << QByteArray("http://h/a/b.zip");
        QTest::newRow("query") << u"http://h/b.zip?sig=x%20y#part"_s << u"b.zip"_s
                               << QByteArray("http://h/b.zip?sig=x%20y");
        QTest::newRow("encoded") << u"http://h/a%20%C5%BC.zip"_s << u"a ż.zip"_s
                                 << QByteArray("http://h/a%20%C5%BC.zip");
        QTest::newRow("slash") << u"http://h/a%2Fb"_s << u"a_b"_s << QByteArray("http://h/a%2Fb");
        QTest::newRow("folder") << u"http://h/a/"_s << u"index.html"_s << QByteArray("http://h/a/");
        QTest::newRow("host") << u"http://h"_s << u"index.html"_s << QByteArray("http://h/");
    }
    void singleFile()
    {
        QFETCH(QString, url);
        const SingleUrl source(httpAddress(url, {}).value(), {}, {});
        const Page page = source.pageOf({}, nullptr); // as without an answer to HEAD
        QVERIFY(!page.next);
        QCOMPARE(page.entries.size(), 1);
        QTEST(page.entries[0].name, "name");
        QTEST(page.entries[0].url, "asked");
        // A job that goes on has the name in its cursor, whatever the server says by then.
        const PageAnswer head{200, QUrl(url), {{"content-disposition", "attachment; filename=other"}}, {}};
        QCOMPARE(source.pageOf(page.cursor, &head).entries[0].name, page.entries[0].name);
        QCOMPARE(source.pageOf({}, &head).entries[0].name, u"other"_s);
    }
};

QTEST_GUILESS_MAIN(TestSourceRegistry)
#include "test_source_registry.moc"
