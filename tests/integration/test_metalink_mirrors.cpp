// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/support/answers.h"
#include "tests/support/cli.h"
#include "tests/support/range_server.h"
#include "tests/support/tree.h"

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace milliard;
using namespace milliard::test;
using Qt::StringLiterals::operator""_s;

namespace {

constexpr qint64 mib = 1 << 20;

QByteArray sha256(const QByteArray &body)
{
    return QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex();
}

// A server that says the same to everybody.
std::unique_ptr<RawServer> always(const QByteArray &answer)
{
    return RawServer::start([answer](RawConnection &connection) {
        while (connection.request())
            connection.send(answer);
    });
}

QByteArray addressOf(const RawServer &server, const QByteArray &name = "a.bin")
{
    return "http://127.0.0.1:" + QByteArray::number(server.port()) + '/' + name;
}

// Where nothing listens.
QByteArray dead(const QByteArray &name = "a.bin")
{
    auto server = RawServer::start(answerRightly);
    return addressOf(*server, name);
}

struct File {
    QByteArray name;
    QList<QByteArray> urls; // the best first
    QByteArray body{};      // its digest and size are told; empty: neither
    qint64 piece = 0;       // bytes, of pieces whose digests are told; 0: none are
    bool hasDigest = true;  // of the whole
};

QByteArray answerOf(const QByteArray &body)
{
    return "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

const QByteArray notFound = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";
const QByteArray broken = "HTTP/1.1 500 Broken\r\nContent-Length: 0\r\n\r\n";

} // namespace

// Files with several addresses, by a Metalink and the real program: whatever one of them does, another is asked.
class TestMetalinkMirrors final : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;

    QString path(const QString &name) const { return m_dir->filePath(name); }
    CliRun get(const QList<File> &files, const QStringList &more = {}) const
    {
        QFETCH_GLOBAL(QString, transport);
        QByteArray xml = "<metalink xmlns=\"urn:ietf:params:xml:ns:metalink\">";
        for (const File &file : files) {
            xml += "<file name=\"" + file.name + "\">";
            if (!file.body.isEmpty())
                xml += "<size>" + QByteArray::number(file.body.size()) + "</size>";
            if (!file.body.isEmpty() && file.hasDigest)
                xml += "<hash type=\"sha-256\">" + sha256(file.body) + "</hash>";
            if (file.piece > 0) {
                xml += "<pieces type=\"sha-256\" length=\"" + QByteArray::number(file.piece) + "\">";
                for (qint64 at = 0; at < file.body.size(); at += file.piece)
                    xml += "<hash>" + sha256(file.body.mid(at, file.piece)) + "</hash>";
                xml += "</pieces>";
            }
            for (qsizetype i = 0; i < file.urls.size(); ++i)
                xml += "<url priority=\"" + QByteArray::number(i + 1) + "\">" + file.urls[i] + "</url>";
            xml += "</file>";
        }
        QFile out(path(u"list.meta4"_s));
        if (!out.open(QIODevice::WriteOnly) || out.write(xml + "</metalink>") < 0)
            qFatal("cannot write");
        out.close();
        return runCli(QStringList{u"get"_s, out.fileName(), u"-o"_s, path(u"files"_s), u"--json"_s, u"--retries"_s, u"1"_s, u"--backoff"_s, u"0.01"_s,
            u"--threads"_s, u"1"_s, u"--transport"_s, transport, u"--data-dir"_s, path(u"data"_s)} + more);
    }
    static QString sums(const CliRun &run)
    {
        const QJsonObject last = run.last();
        return u"%1 done, %2 failed, %3 listed"_s.arg(last.value(u"done"_s).toInt()).arg(last.value(u"failed"_s).toInt()).arg(last.value(u"listed"_s).toInt());
    }
    QByteArray stored() const { return contentOf(path(u"files/a.bin"_s)); }

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<QString>("transport");
        QTest::newRow("beast") << u"auto"_s;
        QTest::newRow("qt") << u"qt"_s;
    }
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void oneAfterTheOther()
    {
        const QByteArray body = noise(1000, 1);
        const auto missing = always(notFound);
        const auto wrong = always(answerOf(noise(1000, 2)));
        const auto good = always(answerOf(body));
        const CliRun run = get({{"a.bin", {dead(), addressOf(*missing), addressOf(*wrong), addressOf(*good)}, body}}, {u"--retries"_s, u"0"_s});
        QVERIFY2(run.exitStatus == 0, run.text());
        QCOMPARE(sums(run), u"1 done, 0 failed, 1 listed"_s);
        QCOMPARE(stored(), body);
        for (const auto *server : {missing.get(), wrong.get(), good.get()})
            QCOMPARE(server->requests().size(), 1);
    }

    void everyAddressAsOftenAsAttemptsAllow()
    {
        const auto missing = always(notFound);
        const auto one = always(broken);
        const auto two = always(broken);
        const CliRun run = get({{"a.bin", {addressOf(*missing), addressOf(*one), addressOf(*two)}, "x"}}, {u"--retries"_s, u"2"_s});
        QVERIFY2(run.exitStatus == 1, run.text());
        QCOMPARE(sums(run), u"0 done, 1 failed, 1 listed"_s);
        QCOMPARE(missing->requests().size(), 1); // what is not there now is not there later
        QCOMPARE(one->requests().size(), 3);
        QCOMPARE(two->requests().size(), 3);
    }

    void aDeadHostDoesNotStopTheJob()
    {
        const auto good = RawServer::start(answerRightly);
        const auto missing = always(notFound);
        QList<File> files{{"missing", {dead("missing"), addressOf(*missing, "missing")}}};
        for (int i = 0; i < 50; ++i) {
            const QByteArray name = "file-" + QByteArray::number(100 + i);
            files.append({name, {dead(name), addressOf(*good, name)}, bodyOf(name)});
        }
        const CliRun run = get(files);
        QVERIFY2(run.exitStatus == 1, run.text());
        QCOMPARE(sums(run), u"50 done, 1 failed, 51 listed"_s);
    }

    void allHostsDeadStopIt()
    {
        const CliRun run = get({{"a.bin", {dead(), dead()}, "x"}});
        QVERIFY2(run.exitStatus == 3, run.text());
        QCOMPARE(sums(run), u"0 done, 0 failed, 1 listed"_s);
    }

    void noAddress()
    {
        const CliRun run = get({{"a.bin", {"ftp://127.0.0.1/a.bin"}}});
        QVERIFY2(run.exitStatus == 1, run.text());
        QCOMPARE(sums(run), u"0 done, 1 failed, 1 listed"_s);
        const CliRun failures = runCli({u"failures"_s, u"--json"_s, u"--data-dir"_s, path(u"data"_s)});
        QVERIFY2(failures.out.contains("no address by http or https, but ftp://127.0.0.1/a.bin"), failures.text());
    }

    void namesThatLead()
    {
        const auto good = RawServer::start(answerRightly);
        const CliRun run = get({{"../../file-001", {addressOf(*good, "file-001")}}, {"/etc/file-002", {addressOf(*good, "file-002")}}});
        QVERIFY2(run.exitStatus == 0, run.text());
        const QStringList files = filesBelow(path(u"files"_s));
        QCOMPARE(files.size(), 2);
        for (const QString &file : files)
            QVERIFY2(contentOf(path(u"files/"_s + file)).startsWith("<file-00"), qPrintable(file));
        QVERIFY(!QFileInfo::exists(path(u"../file-001"_s)));
    }

    // Its digest tells that the parts of two servers are of one file, whatever they call its version.
    void aLargeFileGoesOnElsewhere()
    {
        const QByteArray body = noise(12 * mib, 3);
        std::atomic<int> asked = 0;
        const auto breaks = RawServer::start(rangeScript([&](const RawRequest &) { return asked++ == 0 ? RangeAnswer{.body = body, .most = 5 * mib} : RangeAnswer{.instead = broken}; }));
        const auto good = RawServer::start(rangeScript([&](const RawRequest &) { return RangeAnswer{.body = body, .etag = "\"two\""}; }));
        const CliRun run = get({{"a.bin", {addressOf(*breaks), addressOf(*good)}, body}}, {u"--segments"_s, u"1"_s});
        QVERIFY2(run.exitStatus == 0, run.text());
        QVERIFY(stored() == body);
        QCOMPARE(good->requests().size(), 1);
        const auto range = rangeOf(good->requests().first());
        QVERIFY(range && range->first >= 3 * mib && range->second == body.size() - 1);
        QVERIFY(good->requests().first().values("If-Range").isEmpty());
    }

    void aLargeFileWithoutDigestBeginsAnew()
    {
        const QByteArray body = noise(12 * mib, 4);
        std::atomic<int> asked = 0;
        const auto breaks = RawServer::start(rangeScript([&](const RawRequest &) { return asked++ == 0 ? RangeAnswer{.body = noise(12 * mib, 5), .most = 5 * mib} : RangeAnswer{.instead = broken}; }));
        const auto good = RawServer::start(rangeScript([&](const RawRequest &) { return RangeAnswer{.body = body, .etag = "\"two\""}; }));
        const CliRun run = get({{"a.bin", {addressOf(*breaks), addressOf(*good)}}}, {u"--segments"_s, u"1"_s});
        QVERIFY2(run.exitStatus == 0, run.text());
        QVERIFY(stored() == body);
        QVERIFY2(run.out.contains("begins anew at another address"), run.text());
    }

    // Whichever of its transfers is the last, it is fetched as often as attempts allow and no more.
    void onlyWrongBytes()
    {
        std::atomic<int> begun = 0;
        const auto wrong = RawServer::start(rangeScript([&](const RawRequest &request) {
            if (!rangeOf(request))
                ++begun;
            return RangeAnswer{.body = noise(12 * mib, 8)};
        }));
        const CliRun run = get({{"a.bin", {addressOf(*wrong)}, noise(12 * mib, 9)}}, {u"--connections"_s, u"4"_s, u"--retries"_s, u"2"_s});
        QVERIFY2(run.exitStatus == 1, run.text());
        QCOMPARE(sums(run), u"0 done, 1 failed, 1 listed"_s);
        QCOMPARE(begun, 3);
    }

    // Where nothing but the pieces says what is right.
    void piecesWithoutTheWhole_data()
    {
        QTest::addColumn<qint64>("size");
        QTest::addColumn<qint64>("wrongAt"); // -1: nowhere
        for (const qint64 size : {qint64(300'000), 12 * mib}) {
            QTest::addRow("%lld, right", size) << size << qint64(-1);
            QTest::addRow("%lld, the first is wrong", size) << size << qint64(1);
            QTest::addRow("%lld, the last is wrong", size) << size << size - 1;
        }
    }
    void piecesWithoutTheWhole()
    {
        QFETCH(qint64, size);
        QFETCH(qint64, wrongAt);
        const QByteArray body = noise(size, 4);
        QByteArray served = body;
        if (wrongAt >= 0)
            served[wrongAt] = char(served[wrongAt] ^ 1);
        const auto server = RawServer::start(rangeScript([&](const RawRequest &) { return RangeAnswer{.body = served}; }));
        const CliRun run = get({{"a.bin", {addressOf(*server)}, body, 65'536, false}});
        QVERIFY2(run.exitStatus == (wrongAt < 0 ? 0 : 1), run.text());
        QCOMPARE(QFile::exists(path(u"files/a.bin"_s)), wrongAt < 0);
        QVERIFY(wrongAt >= 0 || stored() == body);
    }

    void wrongPiecesAlone()
    {
        const QByteArray body = noise(12 * mib, 10);
        QByteArray damaged = body;
        for (const qint64 at : {qint64(0), 5 * mib + 7, 12 * mib - 1})
            damaged[at] = char(~damaged[at]);
        const auto wrong = RawServer::start(rangeScript([&](const RawRequest &) { return RangeAnswer{.body = damaged}; }));
        const auto good = RawServer::start(rangeScript([&](const RawRequest &) { return RangeAnswer{.body = body, .etag = "\"two\""}; }));
        const CliRun run = get({{"a.bin", {addressOf(*wrong), addressOf(*good)}, body, mib}}, {u"--segments"_s, u"1"_s});
        QVERIFY2(run.exitStatus == 0, run.text());
        QVERIFY(stored() == body);
        QVERIFY2(run.out.contains("3145728 bytes of it were wrong"), run.text());
        qint64 asked = 0;
        for (const RawRequest &request : good->requests()) {
            const auto range = rangeOf(request);
            QVERIFY(range);
            asked += range->second - range->first + 1;
        }
        QCOMPARE(asked, 3 * mib);
        QCOMPARE(sums(run), u"1 done, 0 failed, 1 listed"_s);
    }

    // A line that spoils bytes now and then: the same server has them right the next time.
    void wrongPiecesFromTheSameServer()
    {
        const QByteArray body = noise(12 * mib, 11);
        QByteArray damaged = body;
        damaged[7 * mib] = char(~damaged[7 * mib]);
        std::atomic<int> asked = 0;
        const auto server = RawServer::start(rangeScript([&](const RawRequest &) { return RangeAnswer{.body = asked++ == 0 ? damaged : body}; }));
        const CliRun run = get({{"a.bin", {addressOf(*server)}, body, mib}}, {u"--segments"_s, u"1"_s});
        QVERIFY2(run.exitStatus == 0, run.text());
        QVERIFY(stored() == body);
        const QList<RawRequest> requests = server->requests();
        QCOMPARE(requests.size(), 2);
        QVERIFY(rangeOf(requests[1]) == std::pair(7 * mib, 8 * mib - 1));
    }

    void aLargeFileWithWrongBytes()
    {
        const QByteArray body = noise(12 * mib, 6);
        const auto wrong = RawServer::start(rangeScript([&](const RawRequest &) { return RangeAnswer{.body = noise(12 * mib, 7)}; }));
        const auto shorter = RawServer::start(rangeScript([&](const RawRequest &) { return RangeAnswer{.body = body.first(9 * mib)}; }));
        const auto good = RawServer::start(rangeScript([&](const RawRequest &) { return RangeAnswer{.body = body}; }));
        const CliRun run = get({{"a.bin", {addressOf(*wrong), addressOf(*shorter), addressOf(*good)}, body}}, {u"--connections"_s, u"4"_s});
        QVERIFY2(run.exitStatus == 0, run.text());
        QVERIFY(stored() == body);
        QCOMPARE(sums(run), u"1 done, 0 failed, 1 listed"_s);
    }
};

QTEST_GUILESS_MAIN(TestMetalinkMirrors)
#include "test_metalink_mirrors.moc"
