// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/engine/engine.h"
#include "tests/support/answers.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace milliard;
using namespace milliard::test;
using Qt::StringLiterals::operator""_s;

// A list with files of several hosts: none holds up the others.
class TestManyHosts final : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;

    // Runs a job of the list to its end; gives its record.
    JobRecord run(const QByteArray &list, JobOptions options)
    {
        QFile file(m_dir->filePath(u"list"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(list) != list.size())
            return {};
        file.close();
        auto engine = Engine::open(m_dir->filePath(u"data"_s));
        if (!engine)
            return {};
        options.timeout = std::chrono::seconds(60);
        options.retry.backoff = std::chrono::milliseconds(20);
        const auto id = (*engine)->add({u"urls:"_s + file.fileName(), m_dir->filePath(u"files"_s), options});
        if (!id || !(*engine)->start(*id))
            return {};
        if (!QTest::qWaitFor([&] { return !(*engine)->isActive(*id); }, 50'000))
            return {};
        return *(*engine)->job(*id);
    }

    // So many of each, in turns of 'block' lines, the first host's before the second's.
    static QByteArray listOf(quint16 first, quint16 second, int each, int block)
    {
        QByteArray list;
        for (int start = 0; start < each; start += block) {
            for (const quint16 port : {first, second}) {
                for (int i = start; i < std::min(each, start + block); ++i)
                    list += "http://127.0.0.1:" + QByteArray::number(port) + "/file-" + QByteArray::number(i).rightJustified(4, '0') + '\n';
            }
        }
        return list;
    }

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    // The slow host answers nothing until the fast one has served every file.
    void slowHost_data()
    {
        QTest::addColumn<int>("block");
        QTest::addColumn<int>("hostConnections");
        QTest::addColumn<TransportChoice>("transport");
        for (const TransportChoice transport : {TransportChoice::Auto, TransportChoice::Qt}) {
            for (const int cap : {0, 4}) {
                for (const int block : {1, 100, 1500}) {
                    // Before the second page nobody knows of other hosts, so that only a cap keeps connections free.
                    if (block == 1500 && cap == 0)
                        continue;
                    QTest::addRow("%s, blocks of %d, %d connections a host", qPrintable(transportName(transport)), block, cap) << block << cap << transport;
                }
            }
        }
    }
    void slowHost()
    {
        QFETCH(int, block);
        QFETCH(int, hostConnections);
        QFETCH(TransportChoice, transport);
        constexpr int each = 1500;
        std::atomic<int> served{0};
        std::atomic<int> early{0};
        std::atomic<int> busy{0};
        std::atomic<int> peak{0};
        const auto slow = RawServer::start([&](RawConnection &connection) {
            while (const auto request = connection.request()) {
                peak = std::max(peak.load(), ++busy);
                for (int i = 0; i < 4500 && served < each; ++i) // for the test's own time, at most
                    connection.wait(std::chrono::milliseconds(10));
                early += served < each ? 1 : 0;
                --busy;
                connection.send(rightAnswer(request->name()));
            }
        });
        const auto fast = RawServer::start([&](RawConnection &connection) {
            while (const auto request = connection.request()) {
                connection.send(rightAnswer(request->name()));
                ++served;
            }
        });
        QVERIFY(slow && fast);
        JobOptions options;
        options.threads = 2;
        options.connections = 16;
        options.hostConnections = hostConnections;
        options.transport = transport;
        const JobRecord job = run(listOf(slow->port(), fast->port(), each, block), options);
        QCOMPARE(job.state, JobState::Done);
        QCOMPARE(job.counts.done, 2 * each);
        QCOMPARE(early.load(), 0);
        QVERIFY2(peak <= (hostConnections ? hostConnections : 28), qPrintable(QString::number(peak)));
        QVERIFY2(peak >= (hostConnections ? 2 : 8), qPrintable(QString::number(peak))); // and has its share, however busy the machine
    }

    // Files of a host that is gone fail by themselves where another answers.
    void deadHost()
    {
        constexpr int each = 300;
        const auto fast = RawServer::start(answerRightly);
        quint16 gone = 0;
        {
            const auto closed = RawServer::start(answerRightly);
            QVERIFY(closed);
            gone = closed->port();
        }
        QVERIFY(fast);
        JobOptions options;
        options.threads = 2;
        options.connections = 8;
        const JobRecord job = run(listOf(fast->port(), gone, each, 50), options);
        QVERIFY2(job.state == JobState::Done, job.error ? qPrintable(explain(*job.error)) : "");
        QCOMPARE(job.counts.done, each);
        QCOMPARE(job.counts.failed, each);
    }

    // A host that says when to come again is asked again then, also where nothing else is left to wait for.
    void refusingHost()
    {
        constexpr int each = 12;
        const auto fast = RawServer::start(answerRightly);
        const auto refusing = RawServer::start([](RawConnection &connection) {
            while (connection.request())
                connection.send("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n");
        });
        QVERIFY(fast && refusing);
        JobOptions options;
        options.threads = 2;
        options.connections = 4;
        options.retry.attempts = 1;
        const JobRecord job = run(listOf(fast->port(), refusing->port(), each, 1), options);
        QCOMPARE(job.state, JobState::Done);
        QCOMPARE(job.counts.done, each);
        QCOMPARE(job.counts.failed, each);
    }

    // With archives, where a page stays with its worker.
    void archives()
    {
        const auto one = RawServer::start(answerRightly);
        const auto other = RawServer::start(answerRightly);
        QVERIFY(one && other);
        JobOptions options;
        options.threads = 2;
        options.connections = 8;
        options.hostConnections = 2;
        options.pack = Packing::TarZst;
        const JobRecord job = run(listOf(one->port(), other->port(), 1500, 100), options);
        QCOMPARE(job.state, JobState::Done);
        QCOMPARE(job.counts.done, 3000);
    }
};

QTEST_GUILESS_MAIN(TestManyHosts)
#include "test_many_hosts.moc"
