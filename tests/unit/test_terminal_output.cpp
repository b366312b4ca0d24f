// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "app/cli/terminal_output.h"

#include <QLocale>
#include <QTest>

#include <algorithm>
#include <clocale>
#include <cwchar>

using namespace milliard;
using namespace Qt::StringLiterals;

namespace
{

// Cells of a terminal; -1 for what is not printed but obeyed.
int cells(const QString &text)
{
    int sum = 0;
    for (const char32_t c : text.toUcs4()) {
        const int width = ::wcwidth(wchar_t(c));
        if (width < 0)
            return -1;
        sum += width;
    }
    return sum;
}

JobRecord record(JobState state, const Counts &counts = {}, bool listingDone = false)
{
    JobRecord job;
    job.id = 1;
    job.spec.source = u"list+http://host"_s;
    job.state = state;
    job.counts = counts;
    job.listingDone = listingDone;
    return job;
}

struct Running {
    std::shared_ptr<ProgressBoard> board = std::make_shared<ProgressBoard>(2, 16, Counts{});
    JobView view{record(JobState::Running)};

    QStringList lines(int columns, int rows, int tick = 0)
    {
        view.setBoard(board, true);
        return TerminalOutput::lines(view, columns, rows, tick);
    }
};

} // namespace

class TestTerminalOutput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        if (!std::setlocale(LC_CTYPE, "C.UTF-8"))
            QSKIP("this system knows no C.UTF-8");
    }

    void overallBar()
    {
        Running job;
        job.board->setListed(31'000, false);
        QString line = job.lines(200, 24).value(0);
        QVERIFY2(line.contains(u"still listing"_s) && line.contains(u"0 of at least 31,000 files"_s),
            qPrintable(line));
        QVERIFY2(!line.contains(u'%'), qPrintable(line)); // no share of an unknown total
        QVERIFY(!line.contains(QChar(0x2588)));
        QVERIFY(job.lines(200, 24, 3).value(0) != line); // it shows life

        job.board->setListed(100, true);
        for (int i = 0; i < 50; ++i)
            job.board->worker(0).settled(u"a"_s, i < 48 ? Outcome::Skipped : Outcome::Failed);
        line = job.lines(200, 24).value(0);
        QVERIFY2(line.contains(u"50 %"_s) && line.contains(u"50 of 100 files"_s), qPrintable(line));
        QVERIFY2(
            job.lines(200, 24).value(1).contains(u"2 failed"_s), qPrintable(job.lines(200, 24).value(1)));
        QCOMPARE(line.count(QChar(0x2588)), line.count(QChar(0x2591)));
        QCOMPARE(job.lines(200, 24, 3).value(0), line); // it stands while nothing moves
    }

    void barsOfTransfers()
    {
        Running job;
        job.board->worker(0).started(0, u"half.bin"_s, 1);
        job.board->worker(0).advanced(0, 512, 1024);
        job.board->worker(1).started(0, u"unknown.bin"_s, 1);
        job.board->worker(1).advanced(0, 512, -1);
        const QStringList lines = job.lines(100, 24);
        QCOMPARE(lines.size(), 4);
        QVERIFY2(lines[2].contains(u"half.bin"_s) && lines[2].contains(u"50 % of 1.0 KiB"_s),
            qPrintable(lines[2]));
        QCOMPARE(lines[2].count(QChar(0x2588)), 6);
        QVERIFY2(lines[3].contains(u"unknown.bin"_s) && !lines[3].contains(u'%'), qPrintable(lines[3]));
        QCOMPARE(lines[2].indexOf(QChar(0x2588)), lines[3].indexOf(QChar(0x2591))); // in columns
    }

    void asManyAsFit()
    {
        Running job;
        for (int i = 0; i < 16; ++i) {
            job.board->worker(0).started(i, u"a%1"_s.arg(i), 1);
            job.board->worker(1).started(i, u"b%1"_s.arg(i), 1);
        }
        for (const int rows : {0, 1, 2, 3, 4, 5, 10, 24, 1000}) {
            const qsizetype count = job.lines(100, rows).size();
            QVERIFY2(
                count >= 2 && count <= std::max(2, rows - 1), qPrintable(u"%1 of %2"_s.arg(count).arg(rows)));
            QVERIFY(count <= 40); // a screen of any height is not filled up
        }
        QVERIFY(job.lines(100, 24).size() > 10);
    }

    void neverWiderThanTheScreen_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("short") << u"a"_s;
        QTest::newRow("long") << QString(300, u'n');
        QTest::newRow("wide") << u"日本語"_s.repeated(20);
        QTest::newRow("wide, short") << u"日本語日本語日本語日本語"_s;
        QTest::newRow("emoji") << u"🎈"_s.repeated(40);
        QTest::newRow("combining") << u"e\u0301"_s.repeated(60);
        QTest::newRow("mixed") << u"photo-日本-🎈-żółć-"_s.repeated(10);
    }
    void neverWiderThanTheScreen()
    {
        QFETCH(QString, name);
        Running job;
        job.board->setListed(1'000'000'000, false);
        job.board->worker(0).started(0, name, 1);
        job.board->worker(0).advanced(0, 5'000'000'000, 900'000'000'000);
        job.board->worker(0).started(1, name, 2);
        job.board->worker(0).started(2, u"plain.bin"_s, 2);
        for (int columns = 1; columns <= 200; ++columns) {
            const QStringList lines = job.lines(columns, 24);
            for (const QString &line : lines) {
                const int width = cells(line);
                QVERIFY2(width >= 0 && width < std::max(columns, 1) + (columns == 1),
                    qPrintable(u"%1 of %2: %3"_s.arg(width).arg(columns).arg(line)));
                QVERIFY2(line.isValidUtf16(), qPrintable(line));
            }
        }
        // Bars stand in one column, whatever the names.
        const QStringList lines = job.lines(100, 24);
        const auto barAt = [](const QString &line) {
            const auto isBar = [](QChar c) { return c == QChar(0x2588) || c == QChar(0x2591); };
            return cells(QString(line.cbegin(), std::ranges::find_if(line, isBar) - line.cbegin()));
        };
        QCOMPARE(barAt(lines.value(2)), barAt(lines.value(4)));
        QCOMPARE(barAt(lines.value(3)), barAt(lines.value(4)));
    }

    // What a server names a file must not steer the terminal.
    void hostileNames_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("escape") << u"\x1b[2J\x1b]0;owned\x07"_s;
        QTest::newRow("line feed") << u"a\r\nb\tc"_s;
        QTest::newRow("C1") << u"a\u009b2Jb"_s;
        QTest::newRow("delete") << u"a\x7f\x08"_s;
        QTest::newRow("turned around") << u"a\u202egpj.exe"_s;
        QTest::newRow("line separator") << u"a\u2028b"_s;
        QTest::newRow("lone surrogate") << u"a"_s + QChar(0xd83c) + u"b"_s;
    }
    void hostileNames()
    {
        QFETCH(QString, name);
        Running job;
        job.board->worker(0).started(0, name, 1);
        const QStringList lines = job.lines(100, 24);
        QCOMPARE(lines.size(), 3);
        for (const QChar c : lines[2]) {
            const auto category = c.category();
            QVERIFY2(
                category != QChar::Other_Control && category != QChar::Other_Format, qPrintable(lines[2]));
        }
        QVERIFY2(cells(lines[2]) > 0, qPrintable(lines[2]));
    }

    void atTheEnd()
    {
        const JobView view(record(JobState::Done, {10, 7, 1, 2, 2048}, true));
        const QStringList lines = TerminalOutput::lines(view, 120, 0, 0);
        QCOMPARE(lines.size(), 2);
        QVERIFY2(
            lines[0].contains(u"100 %"_s) && lines[0].contains(u"10 of 10 files"_s), qPrintable(lines[0]));
        QVERIFY(!lines[0].contains(QChar(0x2591)));
        QVERIFY2(lines[1].contains(u"2.0 KiB"_s) && lines[1].contains(u"2 failed"_s), qPrintable(lines[1]));
    }

    // Nothing is cut off on the smallest of usual screens.
    void eightyColumns()
    {
        Running job;
        job.board->setListed(31'000'000, false);
        for (int i = 0; i < 10; ++i)
            job.board->worker(0).settled(u"a"_s, Outcome::Failed);
        job.board->worker(0).started(0, u"file-0000000042.bin"_s, 1);
        job.board->worker(0).advanced(0, 512, 5'000'000'000);
        const QStringList narrow = job.lines(80, 24);
        const QStringList wide = job.lines(300, 24);
        QCOMPARE(narrow.first(2), wide.first(2));
        QVERIFY2(narrow[2].contains(u"file-0000000042.bin"_s) && narrow[2].endsWith(u"GiB"_s),
            qPrintable(narrow[2]));
    }

    void summaries()
    {
        JobRecord job = record(JobState::Done, {12'345, 12'000, 300, 45, 1'258'291}, true);
        job.seconds = 185.4;
        QString text = summary(job, {});
        QCOMPARE(text.section(u'\n', 0, 0),
            u"Job 1: 12,000 done, 300 skipped, 45 failed of 12,345 listed, 1.2 MiB in 3 min 05 s"_s);
        QVERIFY2(
            text.contains(u"milliard-cli failures 1"_s) && !text.contains(u"resume"_s), qPrintable(text));
        job = record(JobState::Stopped, {10, 5, 0, 0, 0}, false);
        job.error = Error{ErrorKind::TimedOut, u"host:80"_s};
        text = summary(job, {});
        QVERIFY2(text.contains(u"Timed out: host:80."_s) && text.contains(u"milliard-cli resume 1"_s),
            qPrintable(text));
        QVERIFY2(!text.contains(u"failures"_s), qPrintable(text));
    }
};

QTEST_GUILESS_MAIN(TestTerminalOutput)
#include "test_terminal_output.moc"
