// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/support/cli.h"
#include "tests/support/range_server.h"
#include "tests/support/tree.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <chrono>
#include <thread>

using namespace milliard::test;
using Qt::StringLiterals::operator""_s;

// A file is fetched in segments, of which some wait for their next attempt while another finds that it has changed.
class TestSegmentsLeftBehind final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fileBeginsAnewMeanwhile_data()
    {
        QTest::addColumn<QString>("transport");
        QTest::newRow("beast") << u"beast"_s;
        QTest::newRow("qt") << u"qt"_s;
    }
    // What waits asks for nothing more: its part of the old version is none of the new one, which comes in one go.
    void fileBeginsAnewMeanwhile()
    {
        QFETCH(QString, transport);
        constexpr int segments = 4;
        constexpr qint64 size = 24 << 20;
        const QByteArray before = noise(size, 1);
        const QByteArray after = noise(size, 2);
        std::atomic<int> asked = 0;
        std::atomic<int> waiting = 0;
        std::atomic<int> beyond = 0; // the file's end, or before its beginning
        const auto server = RawServer::start(rangeScript([&](const RawRequest &request) -> RangeAnswer {
            const auto range = rangeOf(request);
            if (!request.values("Range").isEmpty() && (!range || range->first < 0 || range->second < range->first || range->second >= size)) {
                ++beyond;
                return {.instead = "HTTP/1.1 416 Beyond\r\nContent-Length: 0\r\n\r\n"};
            }
            if (asked++ < segments) // each breaks off
                return {.body = before, .most = 1 << 20, .bytesPerSecond = 1 << 20};
            if (range && range->first < size / 4) {
                for (int waits = 0; waiting == 0 && waits < 1000; ++waits) // for another one, which has to wait then
                    std::this_thread::sleep_for(std::chrono::milliseconds(10));
                return {.body = after, .etag = "\"two\"", .bytesPerSecond = 8 << 20};
            }
            ++waiting;
            return {.instead = "HTTP/1.1 503 Later\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n"};
        }));
        QVERIFY(server);
        QTemporaryDir to;
        const CliRun run = runCli({u"get"_s, u"http://127.0.0.1:%1/file.bin"_s.arg(server->port()), u"-o"_s, to.filePath(u"files"_s), u"--data-dir"_s, to.filePath(u"data"_s),
            u"--threads"_s, u"1"_s, u"--connections"_s, QString::number(segments), u"--transport"_s, transport});
        QVERIFY2(run.exitStatus == 0, run.text());
        QVERIFY(contentOf(to.filePath(u"files/file.bin"_s)) == after);
        QVERIFY2(run.both.contains("begins anew: it has changed at the server"), run.text());
        QVERIFY2(waiting > 0, "no segment had to wait");
        QCOMPARE(beyond, 0);
    }
};

QTEST_GUILESS_MAIN(TestSegmentsLeftBehind)
#include "test_segments_left_behind.moc"
