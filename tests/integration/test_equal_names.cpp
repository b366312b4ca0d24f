// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/support/cli.h"
#include "tests/support/range_server.h"
#include "tests/support/shards.h"
#include "tests/support/tree.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace milliard;
using namespace milliard::test;
using Qt::StringLiterals::operator""_s;

// Large files, of which parts are kept, where a name or a part is not what it was.
class TestEqualNames final : public QObject
{
    Q_OBJECT

    static constexpr qint64 mib = 1 << 20;
    std::unique_ptr<QTemporaryDir> m_dir;

    QString path(const QString &name) const { return m_dir->filePath(name); }
    CliRun run(const QStringList &words) const { return runCli(words + QStringList{u"--json"_s, u"--data-dir"_s, path(u"data"_s)}); }

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    // Two of one name at once: whichever is stored is one of them, whole.
    void twoAtOnce_data()
    {
        QTest::addColumn<QString>("second");
        QTest::addColumn<QStringList>("options");
        QTest::newRow("another file") << u"b"_s << QStringList();
        QTest::newRow("the same address") << u"a"_s << QStringList();
        QTest::newRow("into an archive") << u"b"_s << QStringList{u"--pack=tar.zst"_s};
    }
    void twoAtOnce()
    {
        QFETCH(QString, second);
        QFETCH(QStringList, options);
        const QByteArray a = noise(12 * mib, 1);
        const QByteArray b = noise(12 * mib, 2);
        const auto server = RawServer::start(rangeScript([&](const RawRequest &request) {
            return RangeAnswer{.body = request.target.startsWith("/b/") ? b : a, .bytesPerSecond = 12 * mib};
        }));
        QVERIFY(server);
        const QString site = u"http://127.0.0.1:%1/"_s.arg(server->port());
        QVERIFY(writeFile(path(u"list"_s), (site + u"a/big.bin\n  out=big.bin\n"_s + site + second + u"/big.bin\n  out=big.bin\n"_s).toUtf8()));
        const CliRun done = run(QStringList{u"get"_s, path(u"list"_s), u"-o"_s, path(u"files"_s), u"--segments=1"_s, u"--retries=0"_s} + options);
        const QJsonObject last = done.last();
        QVERIFY2(last[u"event"_s] == u"finished"_s && last[u"listed"_s].toInt() == 2, done.text());
        const QStringList names = filesBelow(path(u"files"_s));
        QCOMPARE(names.size(), 1);
        if (options.isEmpty()) {
            const QByteArray stored = contentOf(path(u"files/big.bin"_s));
            QVERIFY(stored == a || stored == b);
            return;
        }
        for (const Member &member : membersOf(path(u"files/"_s + names.first())))
            QVERIFY(member.body == a || member.body == b);
    }

    // What the journal says of a part is of the file that is gone, also when the new one has not come far.
    void aPartThatIsGone()
    {
        const QByteArray body = noise(24 * mib, 3);
        std::atomic<bool> isQuick = false;
        const auto server = RawServer::start(rangeScript([&](const RawRequest &) { return RangeAnswer{.body = body, .bytesPerSecond = isQuick ? 0 : 5 * mib}; }));
        QVERIFY(server);
        const QString url = u"http://127.0.0.1:%1/big.bin"_s.arg(server->port());
        const auto killAfter = [&](const QStringList &words, int ms) {
            QProcess process;
            process.start(QStringLiteral(MILLIARD_CLI), words + QStringList{u"--data-dir"_s, path(u"data"_s)});
            if (!process.waitForStarted())
                qFatal("no program");
            QTest::qSleep(ms);
            process.kill();
            process.waitForFinished();
        };
        killAfter({u"get"_s, url, u"-o"_s, path(u"files"_s), u"--segments=1"_s}, 3'500); // it has saved once
        const QStringList hidden = QDir(path(u"files"_s)).entryList({u".milliard-*"_s}, QDir::Dirs | QDir::Hidden);
        QCOMPARE(hidden.size(), 1);
        QVERIFY(QDir(path(u"files/"_s + hidden.first())).removeRecursively());
        killAfter({u"resume"_s}, 1'200); // not yet
        isQuick = true;
        const CliRun done = run({u"resume"_s});
        QVERIFY2(done.exitStatus == 0, done.text());
        QVERIFY(contentOf(path(u"files/big.bin"_s)) == body);
    }
};

QTEST_GUILESS_MAIN(TestEqualNames)
#include "test_equal_names.moc"
