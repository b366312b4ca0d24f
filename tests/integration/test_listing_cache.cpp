// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/page_fetcher.h"
#include "tests/support/changing_service.h"
#include "tests/support/cli.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace milliard;
using namespace milliard::test;
using Qt::StringLiterals::operator""_s;

namespace {

const QByteArray tagged = "ETag: $TAG\r\n";

} // namespace

// Listings that were asked for before: the server is always asked, and says that a page still holds or gives it anew.
class TestListingCache final : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    QDir folder() const { return QDir(m_dir->filePath(u"milliard/listings"_s)); }
    QStringList files() const { return folder().entryList(QDir::Files | QDir::Hidden); }

    static void fill(ChangingService &service)
    {
        for (int i = 0; i < 7; ++i) // three pages
            service.put("a" + QByteArray::number(i), QByteArray(i + 1, 'x'));
    }
    static QByteArray ls(const ChangingService &service, const QStringList &more = {})
    {
        const CliRun run = runCli(QStringList{u"ls"_s, service.source()} + more);
        return run.exitStatus == 0 ? run.out : "failed: " + run.both;
    }
    static std::optional<Result<PageAnswer>> fetch(const QString &url, const std::function<RequestFields(const QUrl &)> &sign = {}, const QByteArray &verb = "GET")
    {
        PageFetcher fetcher{JobOptions()};
        std::optional<Result<PageAnswer>> got;
        PageRequest request{QNetworkRequest(QUrl(url))};
        request.verb = verb;
        request.sign = sign;
        fetcher.get(request, [&](Result<PageAnswer> answer) { got = std::move(answer); });
        [&] { QTRY_VERIFY(got); }();
        return got;
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        qputenv("XDG_CACHE_HOME", m_dir->path().toUtf8()); // of the programs that are run too
    }

    void secondListing_data()
    {
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<int>("conditional");
        QTest::newRow("tag") << tagged << 3;
        QTest::newRow("date") << QByteArray("Last-Modified: Sun, 06 Nov 1994 08:49:37 GMT\r\nDate: Wed, 06 Nov 2024 08:49:37 GMT\r\n") << 3;
        QTest::newRow("both") << tagged + "Last-Modified: Sun, 06 Nov 1994 08:49:37 GMT\r\nDate: Wed, 06 Nov 2024 08:49:37 GMT\r\n" << 3;
        QTest::newRow("neither") << QByteArray() << 0;
        QTest::newRow("not to be stored") << tagged + "Cache-Control: no-store\r\n" << 0;
        QTest::newRow("fresh for long, but asked for all the same") << tagged + "Cache-Control: max-age=86400\r\nExpires: Sun, 06 Nov 2094 08:49:37 GMT\r\n" << 3;
    }
    void secondListing()
    {
        QFETCH(QByteArray, fields);
        QFETCH(int, conditional);
        ChangingService service({.listFields = fields});
        fill(service);
        const QByteArray first = ls(service);
        QVERIFY2(first.endsWith("7 files, 28 bytes\n"), first.constData());
        ChangingService::Lists lists = service.lists();
        QCOMPARE(lists.whole, 3);
        QCOMPARE(lists.conditional, 0);

        QCOMPARE(ls(service), first);
        lists = service.lists();
        QCOMPARE(lists.conditional, conditional);
        QCOMPARE(lists.unchanged, conditional);
        QCOMPARE(lists.whole, 3 - conditional);

        QCOMPARE(ls(service, {u"--refresh"_s}), first);
        lists = service.lists();
        QCOMPARE(lists.conditional, 0);
        QCOMPARE(lists.whole, 3);
    }

    void changedPage()
    {
        ChangingService service({.listFields = tagged});
        fill(service);
        ls(service);
        service.put("a4", "more of it");
        service.lists();
        const QByteArray out = ls(service);
        QVERIFY2(out.endsWith("7 files, 33 bytes\n"), out.constData());
        QCOMPARE(service.lists().unchanged, 2);
        QCOMPARE(ls(service), out);
        QCOMPARE(service.lists().unchanged, 3);
    }

    // --refresh keeps what comes.
    void refreshed()
    {
        ChangingService service({.listFields = tagged});
        fill(service);
        ls(service, {u"--refresh"_s});
        service.lists();
        ls(service);
        QCOMPARE(service.lists().unchanged, 3);
    }

    void damagedFiles()
    {
        ChangingService service({.listFields = tagged});
        fill(service);
        const QByteArray first = ls(service);
        QCOMPARE(files().size(), 3);
        for (const QString &name : files()) {
            QFile file(folder().filePath(name));
            QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(file.size() - 2) && file.write("!") == 1); // in the body
        }
        service.lists();
        QCOMPARE(ls(service), first);
        const ChangingService::Lists lists = service.lists();
        QCOMPARE(lists.unchanged, 3); // as asked
        QCOMPARE(lists.whole, 3);     // and then without a condition
        QCOMPARE(ls(service), first);
        QCOMPARE(service.lists().unchanged, 3); // they are mended
    }

    // A server that says so of what it was not asked about gets no page accepted.
    void unaskedFor()
    {
        const auto server = RawServer::start([](RawConnection &connection) {
            while (connection.request())
                connection.send("HTTP/1.1 304 Not Modified\r\n\r\n");
        });
        const CliRun run = runCli({u"ls"_s, u"list+http://127.0.0.1:%1"_s.arg(server->port()), u"--retries=0"_s});
        QCOMPARE(run.exitStatus, 3);
    }

    // The page that a redirect leads to is kept under its own address.
    void redirected()
    {
        ChangingService service({.listFields = tagged});
        fill(service);
        const auto server = RawServer::start([&service](RawConnection &connection) {
            while (connection.request())
                connection.send("HTTP/1.1 302 Found\r\nETag: \"r\"\r\nContent-Length: 0\r\nLocation: " + service.list().toUtf8() + "\r\n\r\n");
        });
        const QString url = u"http://127.0.0.1:%1/list"_s.arg(server->port());
        const auto first = fetch(url);
        const auto second = fetch(url);
        QVERIFY(*first && *second);
        QCOMPARE((*second)->body, (*first)->body);
        QCOMPARE((*second)->status, 200);
        QCOMPARE((*second)->url.toString(), service.list());
        QCOMPARE((*second)->field("etag"), (*first)->field("etag"));
        QCOMPARE(service.lists().unchanged, 1);
        QCOMPARE(files().size(), 1);
    }

    // What somebody's key or token opened is not left lying about; nor what is no plain question.
    void notKept()
    {
        ChangingService service({.listFields = tagged});
        fill(service);
        QVERIFY(*fetch(service.list(), [](const QUrl &) { return RequestFields{{"Authorization", "Bearer x"}}; }));
        QVERIFY(*fetch(service.list(), {}, "REPORT"));
        QVERIFY(*fetch(service.list(), [](const QUrl &) { return RequestFields(); }));
        QCOMPARE(service.lists().conditional, 0);
        QVERIFY(files().isEmpty());
    }

    void severalPrograms()
    {
        ChangingService service({.listFields = tagged});
        fill(service);
        const QByteArray right = ls(service);
        std::vector<std::unique_ptr<QProcess>> programs;
        for (int i = 0; i < 4; ++i) {
            programs.push_back(std::make_unique<QProcess>());
            QStringList words{u"ls"_s, service.source()};
            if (i % 2 == 0)
                words += u"--refresh"_s;
            programs.back()->start(QStringLiteral(MILLIARD_CLI), words);
        }
        for (const auto &program : programs) {
            QVERIFY(program->waitForFinished());
            QCOMPARE(program->exitCode(), 0);
            QCOMPARE(program->readAllStandardOutput(), right);
        }
        QCOMPARE(files().size(), 3);
        service.lists();
        QCOMPARE(ls(service), right);
        QCOMPARE(service.lists().unchanged, 3);
    }

    // A cache that cannot be had costs nothing but time.
    void noFolder()
    {
        QFile file(m_dir->filePath(u"milliard"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        ChangingService service({.listFields = tagged});
        fill(service);
        const QByteArray first = ls(service);
        QVERIFY2(first.endsWith("7 files, 28 bytes\n"), first.constData());
        QCOMPARE(ls(service), first);
        QCOMPARE(service.lists().unchanged, 0);
    }

    // A job lists like that too, and 'verify' after it.
    void jobs()
    {
        ChangingService service({.listFields = tagged});
        fill(service);
        const QStringList where{u"--data-dir"_s, m_dir->filePath(u"data"_s)};
        const CliRun get = runCli(QStringList{u"get"_s, service.source(), u"-o"_s, m_dir->filePath(u"files"_s)} + where);
        QVERIFY2(get.exitStatus == 0, get.text());
        service.lists();
        const CliRun verify = runCli(QStringList{u"verify"_s} + where);
        QVERIFY2(verify.exitStatus == 0, verify.text());
        QCOMPARE(service.lists().unchanged, 3);
    }
};

QTEST_GUILESS_MAIN(TestListingCache)
#include "test_listing_cache.moc"
