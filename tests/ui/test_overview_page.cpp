// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/model/job_view.h"
#include "ui/overview_page.h"
#include "ui/translation.h"

#include <QLabel>
#include <QLocale>
#include <QTest>

using namespace milliard;

// What the Overview page says about how a job is done.
class TestOverviewPage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        installTranslation(*qApp, QStringLiteral("en"));
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }

    void saysHowFilesAreSaved_data()
    {
        QTest::addColumn<Packing>("pack");
        QTest::addColumn<bool>("fanOut");
        QTest::addColumn<QString>("saved");
        QTest::addColumn<QString>("existing"); // empty: not shown
        QTest::newRow("separate") << Packing::None << false << "separate files" << "are kept";
        QTest::newRow("folders") << Packing::None << true << "separate files, spread over folders" << "are kept";
        QTest::newRow("tar.zst") << Packing::TarZst << false << "tar.zst archives" << "";
        QTest::newRow("tar.gz") << Packing::TarGz << false << "tar.gz archives" << "";
        QTest::newRow("zip") << Packing::Zip << false << "zip archives" << "";
    }
    void saysHowFilesAreSaved()
    {
        QFETCH(Packing, pack);
        QFETCH(bool, fanOut);
        JobOptions options;
        options.pack = pack;
        options.fanOut = fanOut;
        show(options);
        QTEST(text("Saved as"), "saved");
        QTEST(text("Existing files"), "existing");
    }

    void saysTheLimitsThatAreSet()
    {
        JobOptions options;
        show(options);
        QCOMPARE(text("Limits"), QString());
        options.limitRate = 1'310'720;
        show(options);
        QCOMPARE(text("Limits"), QStringLiteral("1.25 MiB/s"));
        options.limitRequests = 2'000;
        options.hostConnections = 8;
        show(options);
        QCOMPARE(text("Limits"), QStringLiteral("1.25 MiB/s, 2,000 files per second, 8 connections per host"));
        show({});
        QCOMPARE(text("Limits"), QString());
    }

    void ofOneItSaysOne()
    {
        JobOptions options;
        options.threads = 1;
        options.connections = 4;
        options.limitRequests = 1;
        options.hostConnections = 1;
        show(options);
        QCOMPARE(text("Side by side"), QStringLiteral("1 thread × 4 connections"));
        QCOMPARE(text("Limits"), QStringLiteral("1 file per second, 1 connection per host"));
        options.threads = 2;
        options.connections = 1;
        show(options);
        QCOMPARE(text("Side by side"), QStringLiteral("2 threads × 1 connection"));
    }

    // A large file is there long before it is done.
    void countsTheBytesOfUnfinishedFiles()
    {
        JobRecord job;
        job.id = 1;
        job.spec.source = QStringLiteral("http://host/large");
        job.state = JobState::Running;
        auto board = std::make_shared<ProgressBoard>(1, 1, Counts{});
        board->worker(0).started(0, QStringLiteral("large"), 1);
        board->worker(0).advanced(0, 12 * 1024 * 1024, 60 * 1024 * 1024);
        JobView view(job);
        view.setBoard(board, true);
        view.sample(RateMeter::Clock::now());
        m_page.show(view);
        static_cast<QWidget &>(m_page).show();
        QCOMPARE(text("Downloaded"), QStringLiteral("12.0 MiB, 0 files"));
    }

private:
    void show(const JobOptions &options)
    {
        JobRecord job;
        job.id = 1;
        job.spec.source = QStringLiteral("list+http://host:80");
        job.spec.options = options;
        m_page.show(JobView(job));
        static_cast<QWidget &>(m_page).show();
    }
    // Of the row with this title; empty where the row is not shown.
    QString text(const char *title) const
    {
        for (const QLabel *label : m_page.findChildren<QLabel *>()) {
            if (label->accessibleName() == QLatin1String(title))
                return label->isVisible() ? label->text() : QString();
        }
        qFatal("no row %s", title);
    }

    OverviewPage m_page;
};

QTEST_MAIN(TestOverviewPage)
#include "test_overview_page.moc"
