// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/support/audit.h"
#include "tests/support/cli.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <csignal>

using namespace milliard;
using namespace milliard::test;
using Qt::StringLiterals::operator""_s;

// The real program against the real demo server, ended at random moments by kill -9, Ctrl-C or SIGTERM, sometimes with the
// end of its journal torn off, and resumed until all is there. After every end: what has a final name is whole, and the
// journal claims nothing that the disk does not have. At the end: every byte, each file once.
// MILLIARD_KILLS says how many kills there are in all, MILLIARD_KILL_SEED which; scripts/soak runs it long.
class TestKills final : public QObject
{
    Q_OBJECT

    struct Case {
        const char *name;
        QStringList options;
        qint64 files;
        qint64 size;
        qint64 page;
    };
    // Slow enough to live for about two seconds.
    static QStringList small(const QStringList &more) { return QStringList{u"--limit-requests"_s, u"2500"_s} + more; }
    static QStringList large(const QStringList &more) { return QStringList{u"--limit-rate"_s, u"30M"_s, u"--connections"_s, u"2"_s} + more; }
    const QList<Case> m_cases{
        {"folder, beast", small({u"--transport"_s, u"beast"_s}), 4000, 300, 250},
        {"folder, qt", small({u"--transport"_s, u"qt"_s}), 4000, 300, 250},
        {"folder, renaming", small({u"--existing"_s, u"rename"_s}), 4000, 300, 250},
        {"tar.zst, beast", small({u"--pack"_s, u"tar.zst"_s, u"--transport"_s, u"beast"_s}), 4000, 300, 250},
        {"tar.zst, qt", small({u"--pack"_s, u"tar.zst"_s, u"--transport"_s, u"qt"_s}), 4000, 300, 250},
        {"tar.gz", small({u"--pack"_s, u"tar.gz"_s}), 4000, 300, 250},
        {"zip", small({u"--pack"_s, u"zip"_s}), 4000, 300, 250},
        {"large, folder, beast", large({u"--transport"_s, u"beast"_s}), 3, 20'000'000, 2},
        {"large, folder, qt", large({u"--transport"_s, u"qt"_s}), 3, 20'000'000, 2},
        {"large, tar.zst", large({u"--pack"_s, u"tar.zst"_s}), 3, 20'000'000, 2},
    };

    quint32 m_seed = 0;
    QRandomGenerator m_random;
    int m_killsEach = 0;
    // in all
    int m_kills = 0;
    int m_interrupts = 0;
    int m_tears = 0;
    int m_jobs = 0;
    qint64 m_compared = 0;
    Audit::Faults m_faults;

    std::unique_ptr<QTemporaryDir> m_dir;
    QProcess m_server;
    QProcess m_process;
    QString m_source;
    int m_dataDirs = 0;

    QString folder() const { return m_dir->filePath(u"files"_s); }
    QString dataDir() const { return m_dir->filePath(u"data-%1"_s.arg(m_dataDirs)); }

    void startServer(const Case &c)
    {
        m_server.start(QStringLiteral(MILLIARD_CLI), {u"demo-server"_s, u"--files"_s, QString::number(c.files), u"--size"_s,
            QString::number(c.size), u"--page"_s, QString::number(c.page)});
        QVERIFY(QTest::qWaitFor([this] { return m_server.canReadLine(); }, 30'000));
        m_source = u"list+"_s + QString::fromUtf8(m_server.readLine()).section(u' ', -1).trimmed();
    }

    void startProgram(const Case &c, bool resume)
    {
        QStringList words{u"get"_s, m_source, u"-o"_s, folder()};
        words = resume ? QStringList{u"resume"_s} : words + c.options;
        m_process.start(QStringLiteral(MILLIARD_CLI), words + QStringList{u"--json"_s, u"--data-dir"_s, dataDir()});
        QVERIFY(m_process.waitForStarted());
    }

    // As many moments between 1 and 2 ms as between 1 and 2 s: starting and opening are as likely to be hit as the rest.
    int moment()
    {
        return int(std::exp(m_random.generateDouble() * std::log(3000.0)));
    }

    void startAnew()
    {
        QVERIFY(QDir(folder()).removeRecursively());
        ++m_dataDirs;
        ++m_jobs;
    }

    // A journal that has lost its last transactions, as after a power cut or a copy made by hand.
    void tearJournal()
    {
        const QString old = dataDir();
        ++m_dataDirs;
        ++m_tears;
        QVERIFY(QDir().mkpath(dataDir()));
        const QString file = u"/journal.sqlite"_s;
        QFile::copy(old + file, dataDir() + file);
        if (m_random.bounded(2) == 0) {
            QFile log(dataDir() + file + u"-wal"_s);
            if (QFile::copy(old + file + u"-wal"_s, log.fileName()))
                QVERIFY(log.resize(qint64(m_random.generateDouble() * double(log.size()))));
        }
    }

    void note(const Audit &audit, const Audit::Faults &faults)
    {
        m_faults += faults;
        m_compared += audit.compared();
        QVERIFY2(faults.first.isEmpty(), qPrintable(u"torn %1, lost %2, doubled %3: %4"_s.arg(faults.torn).arg(faults.lost).arg(faults.doubled).arg(faults.first)));
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_seed = qEnvironmentVariableIsSet("MILLIARD_KILL_SEED") ? qEnvironmentVariable("MILLIARD_KILL_SEED").toUInt() : QRandomGenerator::system()->generate();
        const int kills = qEnvironmentVariableIsSet("MILLIARD_KILLS") ? qEnvironmentVariableIntValue("MILLIARD_KILLS") : 2 * int(m_cases.size());
        m_killsEach = (kills + int(m_cases.size()) - 1) / int(m_cases.size());
        qInfo("seed %u (MILLIARD_KILL_SEED repeats it)", m_seed);
    }

    void cleanupTestCase()
    {
        qInfo("seed %u: %d kills, %d interrupts, %d journals torn, %d jobs, %lld bodies compared: %lld lost, %lld doubled, %lld torn", m_seed, m_kills,
            m_interrupts, m_tears, m_jobs, m_compared, m_faults.lost, m_faults.doubled, m_faults.torn);
    }

    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void cleanup()
    {
        for (QProcess *process : {&m_process, &m_server}) {
            process->kill();
            process->waitForFinished();
        }
    }

    void killed_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < m_cases.size(); ++i)
            QTest::newRow(m_cases[i].name) << i;
    }

    void killed()
    {
        QFETCH(int, index);
        const Case &c = m_cases[index];
        m_random.seed(m_seed + quint32(index)); // each case by itself is repeated by the seed
        startServer(c);
        ++m_jobs;
        bool hasJob = false;
        bool hasForgotten = false; // a job, with the end of its journal
        const bool packs = c.options.contains(u"--pack"_s);
        for (int kills = 0;;) {
            const bool isLast = kills >= m_killsEach;
            startProgram(c, hasJob);
            if (m_process.waitForFinished(isLast ? 120'000 : moment())) {
                const QByteArray said = m_process.readAllStandardError() + m_process.readAllStandardOutput();
                if (packs && !hasJob && m_process.exitCode() == 2 && said.contains("does not know") && !shardsIn(folder()).isEmpty()) {
                    startAnew(); // the journal lost the job, which the program noticed
                    continue;
                }
                QVERIFY2(m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0, said.constData());
                const Claim claim = claimOf(dataDir());
                const Audit audit(folder(), c.files, c.size, c.page);
                note(audit, audit.atEnd(claim));
                QCOMPARE(claim.state, u"done"_s);
                QCOMPARE(claim.listed, c.files);
                QCOMPARE(claim.done + claim.skipped, c.files);
                if (!hasForgotten) // whose hidden folder is nobody's
                    QCOMPARE(QDir(folder()).entryList(QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot), QStringList());
                if (QTest::currentTestFailed() || isLast)
                    return;
                startAnew();
                hasJob = false;
                continue;
            }
            QVERIFY2(!isLast, "it does not come to its end");
            const int signal = std::array{SIGKILL, SIGKILL, SIGKILL, SIGINT, SIGTERM}[m_random.bounded(5)];
            ::kill(pid_t(m_process.processId()), signal);
            QVERIFY(m_process.waitForFinished(30'000));
            if (signal == SIGKILL) {
                ++kills;
                ++m_kills;
            } else {
                ++m_interrupts; // no handler yet: ended by the signal itself
                QVERIFY2(m_process.exitStatus() == QProcess::CrashExit || m_process.exitCode() == 130 || m_process.exitCode() == 0,
                    m_process.readAllStandardError().constData());
            }
            const Audit audit(folder(), c.files, c.size, c.page);
            const Claim before = claimOf(dataDir());
            note(audit, audit.midway(before));
            if (QTest::currentTestFailed())
                return;
            if (m_random.bounded(4) == 0)
                tearJournal();
            const Claim now = claimOf(dataDir());
            hasForgotten = hasForgotten || (before.job != 0 && now.job == 0);
            hasJob = now.job != 0 && now.state != u"done"_s;
            if (now.state == u"done"_s || (now.job == 0 && c.options.contains(u"rename"_s))) {
                startAnew(); // what is there would be renamed around, as it should
                hasJob = false;
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestKills)
#include "test_kills.moc"
