// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/ui/window_help.h"
#include "ui/sidebar.h"

#include <QAbstractItemModelTester>
#include <QCollator>
#include <QHeaderView>
#include <QLineEdit>
#include <QRandomGenerator>
#include <QSignalSpy>

#include <algorithm>

using namespace milliard;

// Which jobs are shown, in which order, while they come, change and go.
class TestJobFilter final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_program = std::make_unique<Program>(m_dir->path());
        engine().queue().setLimit(0);
        QTest::qWait(0);
        new QAbstractItemModelTester(&jobs(), QAbstractItemModelTester::FailureReportingMode::QtTest, &jobs());
    }
    void cleanup()
    {
        m_program.reset();
        m_ids.clear();
    }

    // All that the window says must be what counting anew says.
    void afterAnyChange()
    {
        QRandomGenerator random(3);
        const QStringList words{QStringLiteral("alpha"), QStringLiteral("beta"), QStringLiteral("gamma"), QStringLiteral("delta")};
        const auto some = [&] { return words.at(random.bounded(int(words.size()))); };
        const auto any = [&] { return m_ids.isEmpty() ? JobId(0) : m_ids.at(random.bounded(int(m_ids.size()))); };
        for (int step = 0; step < 400; ++step) {
            switch (m_ids.size() < 12 ? 0 : random.bounded(10)) {
            case 0:
            case 1:
                add(QStringLiteral("http://%1.example.org/%2-%3.zip").arg(some(), some()).arg(random.bounded(100)));
                break;
            case 2: {
                const JobId gone = any();
                QVERIFY(engine().remove(gone).result());
                QTRY_VERIFY(!engine().job(gone)); // the model hears of it in the same turn
                m_ids.removeOne(gone);
                break;
            }
            case 3:
            case 4:
                QVERIFY(engine().queue().add({any()}));
                break;
            case 5:
                engine().pause(any());
                break;
            case 6:
                jobs().setText(random.bounded(3) == 0 ? QString() : random.bounded(2) == 0 ? some() : QStringLiteral("queued"));
                break;
            case 7:
                jobs().setCategory(jobCategories.at(std::size_t(random.bounded(int(jobCategories.size())))));
                break;
            case 8:
                window().table().sortByColumn(random.bounded(int(ProgressModel::ColumnCount)), random.bounded(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder);
                break;
            case 9:
                engine().setPriority({any()}, Priority(random.bounded(-1, 2)));
                break;
            }
            QTest::qWait(0);
            QCOMPARE(shown(), expected());
            for (int row = 1; row < jobs().rowCount(); ++row)
                QVERIFY(isOrdered(row - 1, row));
            for (const JobCategory category : jobCategories) {
                const auto isOf = [&](JobId id) { return isIn(category, *m_program->model->view(id)); };
                QTRY_COMPARE(window().sidebar().countOf(category), int(std::ranges::count_if(m_ids, isOf)));
            }
        }
        QVERIFY(m_ids.size() >= 12);
    }

    void whatIsSelectedStaysSelected()
    {
        for (int i = 0; i < 6; ++i)
            add(QStringLiteral("http://host%1.example.org/file.zip").arg(i));
        JobTable &table = window().table();
        table.selectJob(m_ids[2]);
        QItemSelectionModel &selection = *table.selectionModel();
        selection.select(jobs().index(jobs().rowOf(m_ids[4]), 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        const auto selected = [&] {
            QList<JobId> ids = table.selectedJobs();
            std::ranges::sort(ids);
            return ids;
        };
        QCOMPARE(selected(), (QList<JobId>{m_ids[2], m_ids[4]}));
        table.sortByColumn(ProgressModel::Name, Qt::AscendingOrder);
        QCOMPARE(selected(), (QList<JobId>{m_ids[2], m_ids[4]}));
        window().filterField().setText(QStringLiteral("host4"));
        QCOMPARE(jobs().rowCount(), 1);
        QCOMPARE(selected(), QList<JobId>{m_ids[4]});
        const QSignalSpy told(&table, &JobTable::selectedJobsChanged);
        window().filterField().setText(QStringLiteral("host1"));
        QCOMPARE(selected(), QList<JobId>());
        QVERIFY(told.count() > 0);
    }

    void mistyped()
    {
        add(QStringLiteral("https://releases.example.org/ubuntu-24.04.iso"));
        add(QStringLiteral("https://releases.example.org/debian-13.iso"));
        QTest::keyClick(&window(), Qt::Key_F, Qt::ControlModifier);
        QTest::keyClicks(&window().filterField(), QStringLiteral("ubunut iso"));
        QCOMPARE(shown(), QList<JobId>{m_ids[0]});
        window().filterField().setText(QStringLiteral("paused"));
        QCOMPARE(jobs().rowCount(), 2);
        QVERIFY(engine().queue().add({m_ids[1]})); // found by its state of now
        QCOMPARE(shown(), QList<JobId>{m_ids[0]});
    }

private:
    MainWindow &window() { return *m_program->window; }
    Engine &engine() { return *m_program->engine; }
    JobFilterModel &jobs() { return window().jobs(); }
    void add(const QString &source) { m_ids << engine().add({source, m_dir->filePath(QStringLiteral("files")), {}}).value(); }
    QList<JobId> shown()
    {
        QList<JobId> ids;
        for (int row = 0; row < jobs().rowCount(); ++row) {
            ids << jobs().index(row, 0).data(ProgressModel::JobIdRole).toLongLong();
            if (jobs().rowOf(ids.last()) != row)
                return {};
        }
        std::ranges::sort(ids);
        return ids;
    }
    QList<JobId> expected()
    {
        QList<JobId> ids;
        for (const JobId id : m_ids) {
            const JobView &view = *m_program->model->view(id);
            const QString text = view.record().spec.source + QLatin1Char(' ') + view.stateText();
            if (isIn(jobs().category(), view) && text.contains(jobs().text(), Qt::CaseInsensitive))
                ids << id;
        }
        return ids;
    }
    bool isOrdered(int first, int second)
    {
        const QHeaderView &header = *window().table().header();
        const int column = header.sortIndicatorSection();
        if (header.sortIndicatorOrder() == Qt::DescendingOrder)
            std::swap(first, second);
        const QVariant a = jobs().index(first, column).data(ProgressModel::SortRole);
        const QVariant b = jobs().index(second, column).data(ProgressModel::SortRole);
        if (a.typeId() != QMetaType::QString)
            return QVariant::compare(a, b) != QPartialOrdering::Greater;
        QCollator collator;
        collator.setCaseSensitivity(Qt::CaseInsensitive);
        collator.setNumericMode(true);
        return collator.compare(a.toString(), b.toString()) <= 0;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Program> m_program;
    QList<JobId> m_ids;
};

QTEST_MAIN(TestJobFilter)
#include "test_job_filter.moc"
