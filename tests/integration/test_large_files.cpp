// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/engine/engine.h"
#include "tests/support/range_server.h"
#include "tests/support/shards.h"
#include "tests/support/tree.h"

#include <QCryptographicHash>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <mutex>

using namespace milliard;
using namespace milliard::test;
using Qt::StringLiterals::operator""_s;

namespace {

constexpr qint64 mib = 1 << 20;

// What the server sends, for each request by its number from 0.
using Plan = std::function<RangeAnswer(int number, const RawRequest &request)>;

} // namespace

// Large files: kept when a transfer or a run breaks off, fetched in segments, and never joined of two versions. Each
// case with both transports, into a folder and into archives.
class TestLargeFiles final : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<RawServer> m_server;
    std::unique_ptr<Engine> m_engine;
    JobId m_id = 0;
    std::atomic<int> m_number{0};

    void serve(Plan plan)
    {
        m_number = 0;
        m_server = RawServer::start(rangeScript([this, plan = std::move(plan)](const RawRequest &request) { return plan(m_number++, request); }));
        QVERIFY(m_server);
    }
    void open()
    {
        m_engine.reset();
        auto engine = Engine::open(m_dir->filePath(u"data"_s));
        QVERIFY(engine);
        m_engine = *std::move(engine);
    }
    static JobOptions options()
    {
        QFETCH_GLOBAL(TransportChoice, transport);
        QFETCH_GLOBAL(Packing, pack);
        JobOptions o;
        o.threads = 1;
        o.transport = transport;
        o.pack = pack;
        o.segments = 1;
        o.retry.backoff = std::chrono::milliseconds(1);
        return o;
    }
    static bool isBeast()
    {
        QFETCH_GLOBAL(TransportChoice, transport);
        return transport == TransportChoice::Beast;
    }
    void add(const JobOptions &o)
    {
        const auto id = m_engine->add({u"http://127.0.0.1:%1/file.bin"_s.arg(m_server->port()), m_dir->filePath(u"files"_s), o});
        QVERIFY(id);
        m_id = *id;
        QVERIFY(m_engine->start(m_id));
    }
    bool ends() { return QTest::qWaitFor([this] { return !m_engine->isActive(m_id); }, 60'000); }
    const JobRecord &job() const { return *m_engine->job(m_id); }
    qint64 have() const { return m_engine->board(m_id)->totals().largeHave; }
    QStringList notices() const
    {
        qsizetype heard = 0;
        return m_engine->board(m_id)->newNotices(heard);
    }
    QString why() const
    {
        const QList<Failure> failures = m_engine->board(m_id)->failures();
        return failures.isEmpty() ? QString() : explain(failures.first().error);
    }
    // Nothing but the file, with these bytes, and nothing hidden.
    QString fault(const QByteArray &body) const
    {
        QFETCH_GLOBAL(Packing, pack);
        const QString folder = m_dir->filePath(u"files"_s);
        if (job().state != JobState::Done || job().counts != Counts{1, 1, 0, 0, body.size()})
            return u"the job is %1 with %2 done, %3 failed, %4 bytes; %5"_s.arg(stateName(job().state)).arg(job().counts.done).arg(job().counts.failed).arg(job().counts.bytes).arg(why());
        if (QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size() != 1)
            return u"more than one file: "_s + filesBelow(folder).join(u' ');
        QByteArray found;
        if (pack == Packing::None) {
            found = contentOf(folder + u"/file.bin"_s);
        } else {
            const QList<Member> members = membersOf(folder + u'/' + filesBelow(folder).value(0));
            if (members.size() != 1 || members.first().name != u"file.bin"_s)
                return u"the archive has other members"_s;
            found = members.first().body;
        }
        if (found == body)
            return {};
        qsizetype at = 0;
        while (at < found.size() && at < body.size() && found[at] == body[at])
            ++at;
        return u"%1 bytes, the first that is wrong is %2"_s.arg(found.size()).arg(at);
    }
    qint64 asked() const // bytes, by all requests together
    {
        qint64 bytes = 0;
        for (const RawRequest &request : m_server->requests()) {
            if (const auto range = rangeOf(request))
                bytes += range->second - range->first + 1;
        }
        return bytes;
    }

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<TransportChoice>("transport");
        QTest::addColumn<Packing>("pack");
        QTest::newRow("beast, folder") << TransportChoice::Beast << Packing::None;
        QTest::newRow("qt, folder") << TransportChoice::Qt << Packing::None;
        QTest::newRow("beast, tar.zst") << TransportChoice::Beast << Packing::TarZst;
        QTest::newRow("qt, zip") << TransportChoice::Qt << Packing::Zip;
    }
    void init()
    {
        m_engine.reset();
        m_server.reset();
        m_dir = std::make_unique<QTemporaryDir>();
        open();
    }
    void cleanup()
    {
        m_engine.reset();
        m_server.reset();
    }

    void aTransferThatBreaksOffGoesOn()
    {
        const QByteArray body = noise(12 * mib, 1);
        serve([&](int number, const RawRequest &) { return RangeAnswer{.body = body, .most = number < 3 ? 3 * mib + 17 : body.size()}; });
        add(options());
        QVERIFY(ends());
        QCOMPARE(fault(body), QString());
        const QList<RawRequest> requests = m_server->requests();
        QCOMPARE(requests.size(), 4); // the last without a break
        QVERIFY(requests[0].values("Range").isEmpty() && requests[0].values("If-Range").isEmpty());
        for (int i = 1; i < 4; ++i) {
            QCOMPARE(requests[i].values("If-Range"), QList<QByteArray>{"\"one\""});
            const auto range = rangeOf(requests[i]).value_or(std::pair(0, 0));
            QCOMPARE(range.second, 12 * mib - 1);
            const qint64 came = i * (3 * mib + 17);
            if (isBeast())
                QCOMPARE(range.first, came);
            else // Qt drops what it has read and not yet handed on
                QVERIFY2(range.first <= came && range.first > came - i * mib, qPrintable(QString::number(range.first)));
        }
    }

    // More breaks than attempts, since each brought something.
    void aLineThatBreaksOften()
    {
        const QByteArray body = noise(30 * mib, 2);
        serve([&](int, const RawRequest &) { return RangeAnswer{.body = body, .most = 2 * mib}; });
        JobOptions o = options();
        o.retry.attempts = 2;
        add(o);
        QVERIFY(ends());
        QCOMPARE(fault(body), QString());
        QVERIFY2(isBeast() ? m_server->requests().size() == 15 : m_server->requests().size() >= 15, qPrintable(QString::number(m_server->requests().size())));
    }

    // What comes again and again, and is lost each time, makes up for no attempt.
    void lossesComeToAnEnd_data()
    {
        QTest::addColumn<int>("kind");
        for (int kind = 0; const char *name : {"it sends no parts", "another version each time", "parts are out of range"})
            QTest::newRow(name) << kind++;
    }
    void lossesComeToAnEnd()
    {
        QFETCH(int, kind);
        const QByteArray body = noise(12 * mib, 19);
        serve([&, kind](int number, const RawRequest &request) {
            if (kind == 2 && rangeOf(request))
                return RangeAnswer{.instead = "HTTP/1.1 416 Range Not Satisfiable\r\nContent-Range: bytes */9437184\r\nContent-Length: 0\r\n\r\n"};
            return RangeAnswer{.body = body, .etag = kind == 1 ? '"' + QByteArray::number(number) + '"' : "\"one\"", .takesRanges = kind != 0, .most = 5 * mib};
        });
        JobOptions o = options();
        o.retry.attempts = 3;
        add(o);
        QVERIFY(QTest::qWaitFor([this] { return !m_engine->isActive(m_id) || m_server->requests().size() > 30; }, 60'000));
        QVERIFY2(m_server->requests().size() <= 6 && ends() && job().counts.failed == 1, qPrintable(QString::number(m_server->requests().size())));
    }

    void aRunThatEndsGoesOn()
    {
        const QByteArray body = noise(16 * mib, 3);
        serve([&](int number, const RawRequest &) { return RangeAnswer{.body = body, .bytesPerSecond = number == 0 ? 10 * mib : 0}; });
        add(options());
        QVERIFY(QTest::qWaitFor([this] { return have() > 5 * mib; }, 20'000));
        m_engine->stop(m_id);
        QVERIFY(ends());
        QCOMPARE(job().state, JobState::Paused);
        QVERIFY(!QFileInfo::exists(m_dir->filePath(u"files/file.bin"_s)));
        open();
        QVERIFY(m_engine->start(m_id));
        QVERIFY(ends());
        QCOMPARE(fault(body), QString());
        QCOMPARE(m_server->requests().size(), 2);
        QVERIFY2(asked() < 11 * mib, qPrintable(QString::number(asked())));
    }

    void aPauseGoesOn()
    {
        const QByteArray body = noise(16 * mib, 4);
        serve([&](int number, const RawRequest &) { return RangeAnswer{.body = body, .bytesPerSecond = number == 0 ? 10 * mib : 0}; });
        add(options());
        QVERIFY(QTest::qWaitFor([this] { return have() > 5 * mib; }, 20'000));
        m_engine->pause(m_id);
        QVERIFY(QTest::qWaitFor([this] { return m_engine->board(m_id)->totals().inFlight == 0; }, 5000));
        QVERIFY(m_engine->start(m_id));
        QVERIFY(ends());
        QCOMPARE(fault(body), QString());
        QVERIFY2(asked() < 11 * mib, qPrintable(QString::number(asked())));
    }

    void anotherVersionBeginsAnew()
    {
        const QByteArray old = noise(12 * mib, 5);
        const QByteArray body = noise(14 * mib, 6);
        serve([&](int number, const RawRequest &) {
            return number == 0 ? RangeAnswer{.body = old, .most = 5 * mib} : RangeAnswer{.body = body, .etag = "\"two\""};
        });
        add(options());
        QVERIFY(ends());
        QCOMPARE(fault(body), QString());
        QCOMPARE(notices().size(), 1);
        QVERIFY2(notices().first().contains(u"file.bin"_s) && notices().first().contains(u"has changed"_s), qPrintable(notices().first()));
    }

    void anotherVersionThatIsSmallBeginsAnew()
    {
        const QByteArray old = noise(12 * mib, 5);
        const QByteArray body = noise(1000, 6);
        serve([&](int number, const RawRequest &) {
            return number == 0 ? RangeAnswer{.body = old, .most = 5 * mib} : RangeAnswer{.body = body, .etag = {}};
        });
        add(options());
        QVERIFY(ends());
        QCOMPARE(fault(body), QString());
    }

    // It says 206 with the old name, and lies.
    void anotherLengthIsNeverJoined()
    {
        const QByteArray old = noise(12 * mib, 7);
        const QByteArray body = noise(13 * mib, 8);
        serve([&](int number, const RawRequest &) { return RangeAnswer{.body = number == 0 ? old : body, .most = number == 0 ? 5 * mib : body.size()}; });
        add(options());
        QVERIFY(ends());
        QCOMPARE(fault(body), QString());
    }

    void noRangesBeginsAnew()
    {
        const QByteArray body = noise(12 * mib, 9);
        serve([&](int number, const RawRequest &) { return RangeAnswer{.body = body, .takesRanges = false, .most = number == 0 ? 5 * mib : body.size()}; });
        add(options());
        QVERIFY(ends());
        QCOMPARE(fault(body), QString());
        QCOMPARE(notices().size(), 1);
        QVERIFY2(notices().first().contains(u"does not send parts"_s), qPrintable(notices().first()));
    }

    void withoutAVersionNothingIsJoined()
    {
        const QByteArray body = noise(12 * mib, 10);
        serve([&](int number, const RawRequest &) { return RangeAnswer{.body = body, .etag = {}, .most = number == 0 ? 5 * mib : body.size()}; });
        add(options());
        QVERIFY(ends());
        QCOMPARE(fault(body), QString());
        for (const RawRequest &request : m_server->requests())
            QVERIFY(request.values("Range").isEmpty());
    }

    void aWrongPlaceIsNotTaken()
    {
        const QByteArray body = noise(12 * mib, 11);
        serve([&](int number, const RawRequest &) {
            return RangeAnswer{.body = body, .most = number == 0 ? 5 * mib : body.size(), .shift = number == 1 ? 1 : 0};
        });
        add(options());
        QVERIFY(ends());
        QCOMPARE(fault(body), QString());
        QCOMPARE(m_server->requests().size(), 3);
    }

    void outOfRangeBeginsAnew()
    {
        const QByteArray old = noise(12 * mib, 12);
        const QByteArray body = noise(9 * mib, 13);
        serve([&](int number, const RawRequest &request) {
            if (number == 0)
                return RangeAnswer{.body = old, .most = 10 * mib};
            if (rangeOf(request))
                return RangeAnswer{.instead = "HTTP/1.1 416 Range Not Satisfiable\r\nContent-Range: bytes */9437184\r\nContent-Length: 0\r\n\r\n"};
            return RangeAnswer{.body = body, .etag = "\"two\""};
        });
        add(options());
        QVERIFY(ends());
        QCOMPARE(fault(body), QString());
    }

    // A server that gives each connection little: idle ones help.
    void segmentsAreFetchedAtOnce()
    {
        const QByteArray body = noise(40 * mib, 14);
        struct Count {
            std::atomic<int> now{0};
            std::atomic<int> most{0};
        };
        const auto count = std::make_shared<Count>(); // connections outlive this test
        m_server = RawServer::start([body, count](RawConnection &connection) {
            count->most = std::max<int>(count->most, ++count->now);
            rangeScript([&](const RawRequest &) { return RangeAnswer{.body = body, .bytesPerSecond = 16 * mib}; })(connection);
            --count->now;
        });
        JobOptions o = options();
        o.segments = 4;
        add(o);
        QVERIFY(QTest::qWaitFor([&] { return m_engine->board(m_id)->totals().inFlight == 4; }, 10'000));
        QSet<int> segments;
        for (const TransferNote &note : m_engine->board(m_id)->active(10))
            segments.insert(note.segment);
        QCOMPARE(segments, (QSet<int>{0, 1, 2, 3}));
        const auto transfers = m_engine->board(m_id)->transfers(10); // one file, however it comes
        QCOMPARE(transfers.size(), 1);
        QCOMPARE(transfers.first().note.total, body.size());
        QCOMPARE(transfers.first().coming.size(), 4);
        QCOMPARE(transfers.first().coming.first().first, 0);
        QCOMPARE(transfers.first().coming.last().end, body.size());
        QVERIFY(ends());
        QCOMPARE(fault(body), QString());
        QVERIFY2(count->most >= 4, qPrintable(QString::number(count->most)));
        const ProgressBoard::Totals totals = m_engine->board(m_id)->totals();
        QCOMPARE(totals.counts.done, 1);
        QCOMPARE(totals.pending, 0);
        QCOMPARE(totals.largeFiles + totals.largeSize + totals.largeHave, 0);
    }

    // The last byte of a segment and the end of its answer are two events, and the file is stored once.
    void oneSegmentEndsLate()
    {
        const QByteArray body = noise(20 * mib, 16);
        const auto isPartSent = std::make_shared<std::atomic<bool>>(false);
        m_server = RawServer::start([body, isPartSent](RawConnection &connection) {
            while (const auto request = connection.request()) {
                const auto range = rangeOf(*request);
                const qint64 first = range ? range->first : 0;
                const qint64 last = range ? range->second : body.size() - 1;
                const QByteArray common = "ETag: \"one\"\r\nAccept-Ranges: bytes\r\n";
                if (range) {
                    connection.send("HTTP/1.1 206 Partial Content\r\n" + common + "Transfer-Encoding: chunked\r\nContent-Range: bytes " + QByteArray::number(first) + '-'
                        + QByteArray::number(last) + '/' + QByteArray::number(body.size()) + "\r\n\r\n" + QByteArray::number(last + 1 - first, 16) + "\r\n"
                        + body.sliced(first, last + 1 - first) + "\r\n");
                    *isPartSent = true;
                    connection.wait(std::chrono::milliseconds(500));
                    connection.send("0\r\n\r\n");
                    continue;
                }
                connection.send("HTTP/1.1 200 OK\r\n" + common + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body.first(mib));
                while (!*isPartSent)
                    connection.wait(std::chrono::milliseconds(1));
                connection.send(body.sliced(mib));
            }
        });
        JobOptions o = options();
        o.segments = 2;
        add(o);
        QVERIFY(ends());
        QCOMPARE(fault(body), QString());
    }

    void segmentsGoOnAfterAStop()
    {
        const QByteArray body = noise(40 * mib, 15);
        std::atomic<qint64> speed = 8 * mib;
        serve([&](int, const RawRequest &) { return RangeAnswer{.body = body, .bytesPerSecond = speed}; });
        JobOptions o = options();
        o.segments = 3;
        add(o);
        QVERIFY(QTest::qWaitFor([this] { return have() > 20 * mib; }, 20'000));
        m_engine->stop(m_id);
        QVERIFY(ends());
        const qsizetype before = m_server->requests().size();
        speed = 0;
        open();
        QVERIFY(m_engine->start(m_id));
        QVERIFY(ends());
        QCOMPARE(fault(body), QString());
        for (const RawRequest &request : m_server->requests().sliced(before))
            QVERIFY(rangeOf(request));
    }

    // A server that wants one connection from us gets one.
    void refusedSegmentsAreLeftToTheFirst()
    {
        const QByteArray body = noise(24 * mib, 16);
        serve([&](int number, const RawRequest &) {
            if (number > 0)
                return RangeAnswer{.instead = "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"};
            return RangeAnswer{.body = body, .bytesPerSecond = 24 * mib};
        });
        JobOptions o = options();
        o.segments = 4;
        o.retry.attempts = 1;
        add(o);
        QVERIFY(ends());
        QCOMPARE(fault(body), QString());
    }

    // The journal has it that all bytes were there when the program was killed, and some of them are wrong.
    void aWholePartWithOtherBytesBeginsAnew()
    {
        const QByteArray body = noise(12 * mib, 20);
        serve([&](int number, const RawRequest &) { return RangeAnswer{.body = body, .bytesPerSecond = number == 0 ? 10 * mib : 0}; });
        JobOptions o = options();
        o.source.insert(u"checksum"_s, u"sha256:"_s + QString::fromLatin1(QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex()));
        add(o);
        QVERIFY(QTest::qWaitFor([this] { return have() > 2 * mib; }, 20'000));
        m_engine->stop(m_id);
        QVERIFY(ends());
        m_engine.reset();
        {
            QSqlDatabase journal = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"whole"_s);
            journal.setDatabaseName(m_dir->filePath(u"data/journal.sqlite"_s));
            QVERIFY(journal.open());
            QSqlQuery query(journal);
            QVERIFY(query.exec(u"UPDATE part SET ranges = '0-%1'"_s.arg(body.size())) && query.numRowsAffected() == 1);
        }
        QSqlDatabase::removeDatabase(u"whole"_s);
        open();
        QVERIFY(m_engine->start(m_id));
        QVERIFY(ends());
        QCOMPARE(fault(body), QString());
        QVERIFY(notices().size() == 1 && notices().first().contains(u"other bytes"_s));
    }

    void aFailedFileIsKeptForARetry()
    {
        const QByteArray body = noise(12 * mib, 17);
        std::atomic<bool> isMended = false;
        serve([&](int number, const RawRequest &) {
            if (number == 0)
                return RangeAnswer{.body = body, .most = 7 * mib};
            return isMended ? RangeAnswer{.body = body} : RangeAnswer{.instead = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"};
        });
        add(options());
        QVERIFY(ends());
        QCOMPARE(job().counts.failed, 1);
        isMended = true;
        open();
        QVERIFY(m_engine->retryFailed(m_id));
        QVERIFY(ends());
        QCOMPARE(fault(body), QString());
        const qint64 most = 2 * (isBeast() ? 5 : 6) * mib; // of which half was answered
        QVERIFY2(asked() <= most, qPrintable(QString::number(asked())));
    }

    void aRemovedJobLeavesNothing()
    {
        const QByteArray body = noise(16 * mib, 18);
        serve([&](int, const RawRequest &) { return RangeAnswer{.body = body, .bytesPerSecond = 10 * mib}; });
        add(options());
        QVERIFY(QTest::qWaitFor([this] { return have() > 2 * mib; }, 20'000));
        m_engine->stop(m_id);
        QVERIFY(ends());
        QVERIFY(!filesBelow(m_dir->filePath(u"files"_s)).isEmpty());
        const auto removed = m_engine->remove(m_id);
        QVERIFY(QTest::qWaitFor([&] { return removed.isFinished(); }, 5000) && removed.result());
        QVERIFY(QDir(m_dir->filePath(u"files"_s)).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
    }
};

QTEST_GUILESS_MAIN(TestLargeFiles)
#include "test_large_files.moc"
