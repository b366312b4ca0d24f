// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "app/cli/exit_status.h"

#include <QTest>

using namespace milliard;
using namespace Qt::StringLiterals;

class TestExitStatus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // The numbers are those of the documented contract, so they are written out here.
    void ofErrors()
    {
        const auto expected = [](ErrorKind kind) {
            switch (kind) {
            case ErrorKind::BadInput:
            case ErrorKind::NoSuchJob:
            case ErrorKind::JobBusy:
                return 2;
            case ErrorKind::DestinationFull:
            case ErrorKind::DestinationUnusable:
            case ErrorKind::PathUnusable:
            case ErrorKind::JournalFull:
            case ErrorKind::JournalUnusable:
                return 4;
            case ErrorKind::Cancelled:
                return 130;
            default:
                return 3;
            }
        };
        for (int kind = 0; kind <= int(ErrorKind::Cancelled); ++kind) {
            const Error error{ErrorKind(kind), {}};
            QVERIFY2(int(exitStatusOf(error)) == expected(error.kind), qPrintable(kindName(error.kind)));
        }
    }

    void ofJobs_data()
    {
        QTest::addColumn<JobState>("state");
        QTest::addColumn<int>("failed");
        QTest::addColumn<int>("missing");
        QTest::addColumn<QString>("error");
        QTest::addColumn<int>("status");
        QTest::newRow("done") << JobState::Done << 0 << 0 << QString() << 0;
        QTest::newRow("some failed") << JobState::Done << 3 << 0 << QString() << 1;
        QTest::newRow("all that failed are missing") << JobState::Done << 3 << 3 << QString() << 0;
        QTest::newRow("one failed, the others are missing") << JobState::Done << 3 << 2 << QString() << 1;
        QTest::newRow("interrupted, some missing") << JobState::Paused << 3 << 3 << QString() << 130;
        QTest::newRow("no listing") << JobState::Stopped << 0 << 0 << u"bad-listing"_s << 3;
        QTest::newRow("no listing any more, some failed") << JobState::Stopped << 3 << 0 << u"timed-out"_s << 3;
        QTest::newRow("disk full") << JobState::Stopped << 3 << 0 << u"destination-full"_s << 4;
        QTest::newRow("interrupted") << JobState::Paused << 0 << 0 << QString() << 130;
        QTest::newRow("interrupted, some failed") << JobState::Paused << 3 << 0 << QString() << 130;
        QTest::newRow("to go on at the next start") << JobState::Running << 0 << 0 << QString() << 130;
    }
    void ofJobs()
    {
        QFETCH(JobState, state);
        QFETCH(int, failed);
        QFETCH(int, missing);
        QFETCH(QString, error);
        JobRecord job;
        job.state = state;
        job.counts.failed = failed;
        job.missing = missing;
        if (!error.isEmpty())
            job.error = Error{kindFromName(error), {}};
        QTEST(int(exitStatusOf(job)), "status");
    }
};

QTEST_GUILESS_MAIN(TestExitStatus)
#include "test_exit_status.moc"
