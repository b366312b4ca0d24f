// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/demo/demo_content.h"
#include "core/demo/demo_faults.h"
#include "core/demo/demo_service.h"
#include "core/model/progress_model.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QTemporaryDir>
#include <QTest>

using namespace milliard;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

using Model = ProgressModel;
constexpr auto patience = 20s;

DemoOptions demo()
{
    DemoOptions options;
    options.files = 200;
    options.page = 25;
    options.faults = {{DemoFaultKind::Name404, 0.1}};
    return options;
}

int refusedNames(const DemoOptions &options)
{
    int count = 0;
    for (qint64 index = 0; index < options.files; ++index)
        count += demoNameStatus(demoName(index), options).has_value();
    return count;
}

// A service, an engine with a job of it, and the model under the eyes of Qt's own tester.
class World
{
public:
    explicit World(const DemoOptions &options = demo())
        : m_service(std::move(*DemoService::start(options)))
    {
        open();
        job = add();
    }
    ~World() { close(); }

    JobId add()
    {
        JobSpec spec{u"list+http://127.0.0.1:%1"_s.arg(m_service->port()),
            m_dir.filePath(u"out%1"_s.arg(++m_outs)), {}};
        spec.options.connections = 4;
        const auto id = engine->add(spec);
        if (!id)
            qFatal("%s", qPrintable(id.error().message));
        return *id;
    }
    void open()
    {
        engine = std::move(*Engine::open(m_dir.filePath(u"data"_s)));
        model = std::make_unique<Model>(*engine);
        m_tester = std::make_unique<QAbstractItemModelTester>(
            model.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    }
    void close()
    {
        m_tester.reset();
        model.reset();
        engine.reset();
    }
    bool isOver(JobId id) const { return !engine->isActive(id) && engine->job(id)->state == JobState::Done; }
    QString text(JobId id, Model::Column column) const
    {
        return model->indexOf(id, column).data().toString();
    }
    // How many rows of each kind are under the job; -1 where kinds are mixed up.
    QList<int> kinds(JobId id) const
    {
        QList<int> counts{0, 0, 0, 0};
        const QModelIndex parent = model->indexOf(id);
        int last = 0;
        for (int row = 0; row < model->rowCount(parent); ++row) {
            const int kind = model->index(row, 0, parent).data(Model::KindRole).toInt();
            counts[kind] = kind < last ? -1 : counts[kind] + 1;
            last = kind;
        }
        return counts;
    }

    std::unique_ptr<Engine> engine;
    std::unique_ptr<Model> model;
    JobId job = 0;

private:
    QTemporaryDir m_dir;
    std::unique_ptr<DemoService> m_service;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    int m_outs = 0;
};

} // namespace

class TestProgressModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void aNewJob()
    {
        const World world;
        QCOMPARE(world.model->rowCount(), 1);
        QCOMPARE(world.kinds(world.job), (QList<int>{0, 0, 0, 0}));
        QCOMPARE(world.text(world.job, Model::Status), u"Paused"_s);
        QCOMPARE(world.text(world.job, Model::Files), u"0 of at least 0"_s);
        QCOMPARE(world.text(world.job, Model::Progress), u"total unknown"_s);
        QVERIFY(!world.model->indexOf(world.job).data(Model::FractionRole).isValid());
        QVERIFY(world.text(world.job, Model::Name).startsWith(u"127.0.0.1:"_s));
        QVERIFY(world.text(world.job, Model::Destination).endsWith(u"/out1"_s));
        QCOMPARE(world.model->indexOf(world.job).data(Model::KindRole).toInt(), int(Model::JobRow));
        QVERIFY(!world.model->indexOf(world.job + 1).isValid());
    }

    void runsToItsEnd()
    {
        DemoOptions options = demo();
        options.latency = 30ms; // so that the sampler meets transfers in flight
        World world(options);
        QStringList breaches;
        int mostActive = 0;
        QSet<QString> states;
        connect(world.model.get(), &Model::sampled, this, [&] {
            const QList<int> kinds = world.kinds(world.job);
            if (kinds.contains(-1))
                breaches += u"kinds are mixed up"_s;
            if (kinds[Model::ActiveRow] > 8 || kinds[Model::RecentRow] > Model::maxRecentRows)
                breaches += u"too many rows"_s;
            mostActive = std::max(mostActive, kinds[Model::ActiveRow]);
            states += world.text(world.job, Model::Status);
            const QModelIndex first = world.model->index(0, Model::Name, world.model->indexOf(world.job));
            if (kinds[Model::ActiveRow] > 0 && !first.data().toString().startsWith(u"file-"_s))
                breaches += u"a transfer without its name"_s;
        });
        QVERIFY(world.engine->start(world.job));
        QTRY_VERIFY_WITH_TIMEOUT(world.isOver(world.job), patience);
        QCOMPARE(breaches, QStringList());
        QVERIFY2(mostActive > 0, "no transfer was ever seen in flight");
        QVERIFY(states.contains(u"Downloading"_s) || states.contains(u"Listing and downloading"_s));

        const int refused = refusedNames(options);
        QCOMPARE(world.text(world.job, Model::Status), u"Done, %1 failed"_s.arg(refused));
        QCOMPARE(world.text(world.job, Model::Files), u"200 of 200"_s);
        QCOMPARE(world.text(world.job, Model::Progress), u"100 %"_s);
        QCOMPARE(world.text(world.job, Model::Failed), QString::number(refused));
        QCOMPARE(world.text(world.job, Model::FileRate), QString());
        QCOMPARE(world.model->indexOf(world.job).data(Model::FractionRole).toDouble(), 1);
        QCOMPARE(world.model->indexOf(world.job).data(Model::FailedRole).toLongLong(), refused);
        const QList<int> kinds = world.kinds(world.job);
        QCOMPARE(kinds[Model::ActiveRow], 0);
        QVERIFY(kinds[Model::RecentRow] > 0 && kinds[Model::RecentRow] <= Model::maxRecentRows);
        QCOMPARE(kinds[Model::FailureRow], refused);
    }

    void failureRows()
    {
        DemoOptions options = demo();
        options.faults = {{DemoFaultKind::Name404, 1}};
        World world(options);
        QVERIFY(world.engine->start(world.job));
        QTRY_VERIFY_WITH_TIMEOUT(world.isOver(world.job), patience);
        const QModelIndex parent = world.model->indexOf(world.job);
        const int row = world.model->rowCount(parent) - 1;
        const auto cell = [&](Model::Column column, int role = Qt::DisplayRole) {
            return world.model->index(row, column, parent).data(role);
        };
        QCOMPARE(cell(Model::Name, Model::KindRole).toInt(), int(Model::FailureRow));
        QCOMPARE(cell(Model::Name, Model::StateRole).toInt(), int(TransferState::Failed));
        QVERIFY(demoIndex(cell(Model::Name).toString().toUtf8()));
        QVERIFY2(
            cell(Model::Status).toString().contains(u"404"_s), qPrintable(cell(Model::Status).toString()));
        QVERIFY2(cell(Model::Failed).toString().startsWith(u"1 "_s),
            qPrintable(cell(Model::Failed).toString())); // a 404 is not tried again
    }

    // After a new start there is no board: what failed comes from the journal once a view asks.
    void failuresOfAnEarlierStart()
    {
        World world;
        QVERIFY(world.engine->start(world.job));
        QTRY_VERIFY_WITH_TIMEOUT(world.isOver(world.job), patience);
        world.close();
        world.open();
        const QModelIndex parent = world.model->indexOf(world.job);
        QCOMPARE(world.text(world.job, Model::Files), u"200 of 200"_s);
        QCOMPARE(world.model->rowCount(parent), 0);
        QVERIFY(world.model->canFetchMore(parent));
        world.model->fetchMore(parent);
        QVERIFY(!world.model->canFetchMore(parent));
        QTRY_COMPARE(world.model->rowCount(parent), refusedNames(demo()));
        QCOMPARE(world.kinds(world.job)[Model::FailureRow], refusedNames(demo()));
    }

    void addedAndRemoved()
    {
        DemoOptions options = demo();
        options.latency = 20ms;
        World world(options);
        QVERIFY(world.engine->start(world.job));
        const QPersistentModelIndex first = world.model->indexOf(world.job);
        const JobId second = world.add(); // while the first runs
        QVERIFY(first.row() == 0 && first == world.model->indexOf(world.job));
        QCOMPARE(world.model->indexOf(second).row(), 1);
        QCOMPARE(world.engine->remove(world.job).result().error().kind, ErrorKind::JobBusy); // it is active
        QCOMPARE(world.model->rowCount(), 2);
        QTRY_VERIFY_WITH_TIMEOUT(world.isOver(world.job), patience);
        const QPersistentModelIndex child = world.model->index(0, 0, world.model->indexOf(world.job));
        QFuture<Result<void>> removed = world.engine->remove(world.job);
        QTRY_COMPARE(world.model->rowCount(), 1);
        QVERIFY(removed.result() && !world.engine->job(world.job));
        QVERIFY(!child.isValid());
        QVERIFY(!world.model->indexOf(world.job).isValid());
        QCOMPARE(world.model->indexOf(second).row(), 0);
        QVERIFY(world.engine->start(second)); // the rows of the other are where they belong
        QTRY_VERIFY_WITH_TIMEOUT(world.isOver(second), patience);
        QCOMPARE(world.text(second, Model::Files), u"200 of 200"_s);
        removed = world.engine->remove(second);
        QTRY_COMPARE(world.model->rowCount(), 0);
        QVERIFY(removed.result());
    }

    void pausedAndStopped()
    {
        DemoOptions options = demo();
        options.latency = 40ms;
        World world(options);
        QVERIFY(world.engine->start(world.job));
        QTRY_VERIFY_WITH_TIMEOUT(world.kinds(world.job)[Model::RecentRow] > 0, patience);
        world.engine->pause(world.job);
        QCOMPARE(world.text(world.job, Model::Status), u"Paused"_s);
        QCOMPARE(world.text(world.job, Model::FileRate), QString());
        QTRY_COMPARE_WITH_TIMEOUT(world.kinds(world.job)[Model::ActiveRow], 0, patience);
        QVERIFY(world.engine->start(world.job));
        world.engine->stop(world.job);
        QTRY_VERIFY_WITH_TIMEOUT(!world.engine->isActive(world.job), patience);
        QCOMPARE(world.text(world.job, Model::Status), u"Paused"_s);
        QCOMPARE(world.kinds(world.job)[Model::ActiveRow], 0);
        QVERIFY(world.engine->start(world.job));
        QTRY_VERIFY_WITH_TIMEOUT(world.isOver(world.job), patience);
        QCOMPARE(world.text(world.job, Model::Files), u"200 of 200"_s);
    }

    // What a screen reader says, and what sorting compares, for each cell of each kind of row.
    void everyCell()
    {
        World world;
        world.add();
        QVERIFY(world.engine->start(world.job));
        QTRY_VERIFY_WITH_TIMEOUT(world.isOver(world.job), patience);
        for (int column = 0; column < Model::ColumnCount; ++column) {
            const QString header = world.model->headerData(column, Qt::Horizontal).toString();
            QVERIFY(!header.isEmpty());
            QMetaType sortType;
            for (int row = 0; row < 2; ++row) { // one done, one new: nothing known of it
                const QModelIndex index = world.model->index(row, column);
                const QString spoken = index.data(Qt::AccessibleTextRole).toString();
                QVERIFY2(!spoken.isEmpty() && spoken.contains(index.data().toString()),
                    qPrintable(header + u": "_s + spoken));
                const QVariant key = index.data(Model::SortRole);
                QVERIFY2(key.isValid(), qPrintable(header));
                if (row > 0)
                    QVERIFY2(key.metaType() == sortType, qPrintable(header));
                sortType = key.metaType();
            }
        }
        const QModelIndex parent = world.model->indexOf(world.job);
        for (int row = 0; row < world.model->rowCount(parent); ++row) {
            for (const auto column : {Model::Name, Model::Progress, Model::Status}) {
                const QModelIndex index = world.model->index(row, column, parent);
                QVERIFY(!index.data().toString().isEmpty());
                QVERIFY(!index.data(Qt::AccessibleTextRole).toString().isEmpty());
            }
        }
        const auto key
            = [&](Model::Column column) { return world.model->index(0, column).data(Model::SortRole); };
        for (const auto column : {Model::Files, Model::Size, Model::Failed, Model::Eta}) // sorted as numbers
            QCOMPARE(key(column).typeId(), int(QMetaType::LongLong));
        QCOMPARE(key(Model::Progress).typeId(), int(QMetaType::Double));
        QCOMPARE(key(Model::Added).typeId(), int(QMetaType::QDateTime));
    }
};

QTEST_GUILESS_MAIN(TestProgressModel)
#include "test_progress_model.moc"
