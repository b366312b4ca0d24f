// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/demo/demo_service.h"
#include "core/model/failure_export.h"
#include "core/model/failure_tree.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace milliard;
using namespace Qt::StringLiterals;

// The failures of a real job as a tree, and in files.
class TestFailureTree final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        DemoOptions options;
        options.files = 3000;
        options.page = 500;
        options.faults = {{DemoFaultKind::Name404, 0.5}, {DemoFaultKind::Name403, 0.2}};
        m_service = *DemoService::start(options);
        m_engine = *Engine::open(m_dir.filePath(u"data"_s));
        JobSpec spec{u"list+http://127.0.0.1:%1"_s.arg(m_service->port()), m_dir.filePath(u"files"_s), {}};
        const auto id = m_engine->add(spec);
        QVERIFY(id);
        m_job = *id;
        QVERIFY(m_engine->start(m_job));
        QTRY_COMPARE_WITH_TIMEOUT(m_engine->job(m_job)->state, JobState::Done, 60'000);
        m_failed = m_engine->job(m_job)->counts.failed;
        QVERIFY(m_failed > FailureTree::chunkSize * 2);
    }
    void cleanupTestCase() { m_engine.reset(); }

    void causesWithTheirNumbers()
    {
        FailureTree tree(*m_engine);
        QAbstractItemModelTester tester(&tree, QAbstractItemModelTester::FailureReportingMode::QtTest);
        tester.setUseFetchMore(false); // that is what is tested
        QCOMPARE(tree.rowCount(), 0);
        tree.follow(m_job, false, m_failed);
        QTRY_COMPARE(tree.rowCount(), 2);
        const QModelIndex first = tree.index(0, 0);
        QCOMPARE(first.data().toString(), u"The server answered with HTTP 404"_s); // the most frequent
        QCOMPARE(tree.countOf(first) + tree.countOf(tree.index(1, 0)), m_failed);
        QCOMPARE(tree.causeOf(first), (Cause{ErrorKind::HttpStatus, 404}));
        QCOMPARE(tree.indexOf({ErrorKind::HttpStatus, 403}), tree.index(1, 0));
        QVERIFY(!tree.indexOf({ErrorKind::TimedOut}).isValid());
        QVERIFY(first.data(Qt::AccessibleTextRole).toString().endsWith(u"files: "_s + QLocale().toString(tree.countOf(first))));
        QVERIFY(tree.lineOf(first).endsWith(u'\t' + QLocale().toString(tree.countOf(first))));
        QCOMPARE(tree.rowCount(first), 0); // nobody asked
        QVERIFY(tree.hasChildren(first));

        tree.follow(0, false, 0);
        QCOMPARE(tree.rowCount(), 0);
    }

    void failuresComeInChunks()
    {
        FailureTree tree(*m_engine);
        QAbstractItemModelTester tester(&tree, QAbstractItemModelTester::FailureReportingMode::QtTest);
        tester.setUseFetchMore(false); // that is what is tested
        tree.follow(m_job, false, m_failed);
        QTRY_COMPARE(tree.rowCount(), 2);
        const QPersistentModelIndex cause = tree.index(0, 0);
        const int all = int(tree.countOf(cause));
        QVERIFY(all > FailureTree::chunkSize * 2);
        tree.fetchMore(cause);
        if (tree.rowCount(cause) == 0) { // it is on its way, unless the journal was as quick as this
            QVERIFY(!tree.canFetchMore(cause));
            tree.fetchMore(cause);
        }
        QTRY_COMPARE(tree.rowCount(cause), int(FailureTree::chunkSize));
        while (tree.rowCount(cause) < all) {
            const int before = tree.rowCount(cause);
            QVERIFY(tree.canFetchMore(cause));
            tree.fetchMore(cause);
            QTRY_VERIFY(tree.rowCount(cause) > before);
        }
        QCOMPARE(tree.rowCount(cause), all);
        QVERIFY(!tree.canFetchMore(cause));
        QSet<QString> names;
        for (int row = 0; row < all; ++row) {
            const QModelIndex failure = tree.index(row, 0, cause);
            names << failure.data().toString();
            QVERIFY(failure.siblingAtColumn(FailureTree::Detail).data().toString().contains(u"404"_s));
            QCOMPARE(tree.causeOf(failure), tree.causeOf(cause));
            QVERIFY(!tree.isCause(failure));
        }
        QCOMPARE(names.size(), all);
        QCOMPARE(tree.index(0, FailureTree::Number, cause).data().toString(), u"1 attempt"_s);
    }

    void exportsAll_data()
    {
        QTest::addColumn<bool>("json");
        QTest::addColumn<bool>("some");
        QTest::newRow("csv") << false << false;
        QTest::newRow("json") << true << false;
        QTest::newRow("csv of a cause") << false << true;
    }
    void exportsAll()
    {
        QFETCH(const bool, json);
        QFETCH(const bool, some);
        FailureTree tree(*m_engine);
        tree.follow(m_job, false, m_failed);
        QTRY_COMPARE(tree.rowCount(), 2);
        const qint64 expected = some ? tree.countOf(tree.index(1, 0)) : m_failed;
        const QString name = m_dir.filePath(u"export"_s);
        const auto written = exported(some ? QList{tree.causeOf(tree.index(1, 0))} : QList<Cause>(), json ? FailureForm::Json : FailureForm::Csv, name);
        QVERIFY(written);
        QCOMPARE(*written, expected);
        QFile file(name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        if (!json)
            QCOMPARE(file.readLine(), "name,cause,kind,status,attempts,message,page\r\n");
        qint64 lines = 0;
        while (!file.atEnd()) {
            const QByteArray line = file.readLine();
            ++lines;
            if (json)
                QCOMPARE(QJsonDocument::fromJson(line).object().value(u"job"_s).toInteger(), m_job);
            else
                QVERIFY(line.contains(some ? ",http-403," : ",http-40"));
        }
        QCOMPARE(lines, expected);
    }

    void whatCannotBeWrittenIsSaid()
    {
        const auto written = exported({}, FailureForm::Csv, m_dir.filePath(u"none/export.csv"_s));
        QVERIFY(!written);
        QCOMPARE(written.error().kind, ErrorKind::DestinationUnusable);
        QVERIFY(written.error().message.contains(u"none/export.csv"_s));
    }

    void aCancelledExportLeavesWhatWasThere()
    {
        QDir(m_dir.path()).mkdir(u"kept"_s);
        const QString name = m_dir.filePath(u"kept/export.csv"_s);
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("of before");
        file.close();
        {
            FailureExport over(*m_engine); // its end is the end of the export
            over.start(m_job, {}, FailureForm::Csv, name);
            over.cancel();
            QSignalSpy ended(&over, &FailureExport::finished);
            QVERIFY(ended.wait());
            QCOMPARE(ended.first().first().value<Result<qint64>>().error().kind, ErrorKind::Cancelled);
        }
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), "of before");
        QCOMPARE(QDir(m_dir.filePath(u"kept"_s)).entryList(QDir::Files), QStringList{u"export.csv"_s});
    }

    void countsAnewAfterARetry()
    {
        FailureTree tree(*m_engine);
        QAbstractItemModelTester tester(&tree, QAbstractItemModelTester::FailureReportingMode::QtTest);
        tester.setUseFetchMore(false); // that is what is tested
        tree.follow(m_job, false, m_failed);
        QTRY_COMPARE(tree.rowCount(), 2);
        const auto follow = [&] { tree.follow(m_job, m_engine->isActive(m_job), m_engine->job(m_job)->counts.failed); };
        connect(m_engine.get(), &Engine::jobChanged, &tree, follow);
        m_service.reset(); // now the files of one cause have another
        QVERIFY(m_engine->retryFailed(m_job, {{ErrorKind::HttpStatus, 403}}));
        QTRY_VERIFY_WITH_TIMEOUT(!m_engine->isActive(m_job), 60'000);
        QTRY_COMPARE(tree.rowCount(), 1); // the others are being asked for again
        QCOMPARE(tree.causeOf(tree.index(0, 0)), (Cause{ErrorKind::HttpStatus, 404}));
    }

private:
    Result<qint64> exported(const QList<Cause> &causes, FailureForm form, const QString &name)
    {
        FailureExport over(*m_engine);
        QSignalSpy ended(&over, &FailureExport::finished);
        over.start(m_job, causes, form, name);
        if (!ended.wait(20'000))
            qFatal("the export does not end");
        return ended.first().first().value<Result<qint64>>();
    }

    QTemporaryDir m_dir;
    std::unique_ptr<DemoService> m_service;
    std::unique_ptr<Engine> m_engine;
    JobId m_job = 0;
    qint64 m_failed = 0;
};

QTEST_MAIN(TestFailureTree)
#include "test_failure_tree.moc"
