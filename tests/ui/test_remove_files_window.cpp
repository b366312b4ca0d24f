// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/support/changing_service.h"
#include "tests/support/tree.h"
#include "tests/ui/window_help.h"
#include "ui/remove_files_dialog.h"
#include "ui/translation.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>

using namespace milliard;
using namespace milliard::test;
using namespace Qt::StringLiterals;

// Remove with Files from the window: counts, asks once, and removes what the download stored.
class TestRemoveFilesWindow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslation(*qApp, QStringLiteral("en")); }

    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir().mkpath(m_dir->filePath(u"share"_s)));
        qputenv("XDG_DATA_HOME", m_dir->filePath(u"share"_s).toLocal8Bit()); // where the trash is
        m_service = std::make_unique<ChangingService>();
        for (const char *name : {"a", "b", "sub/c"})
            m_service->put(name, QByteArray(name).repeated(100));
        QVERIFY(writeFile(file(u"mine"_s), "x"));
        m_program = std::make_unique<Program>(m_dir->path());
        QVERIFY(QTest::qWaitForWindowExposed(m_program->window.get()));
    }
    void cleanup() { m_program.reset(); }

    void toTheTrash()
    {
        download();
        RemoveFilesDialog &dialog = ask();
        QTRY_VERIFY(remove(dialog)->isEnabled());
        const QString text = named<QLabel>(&dialog, u"sum"_s)->text();
        QVERIFY2(text.contains("3 file"_L1) && text.contains(m_dir->filePath(u"files"_s)) && text.contains("go to the trash"_L1), qPrintable(text));
        QVERIFY(cancel(dialog)->isDefault()); // Return alone removes nothing
        QCOMPARE(files().size(), 4);
        QTest::mouseClick(remove(dialog), Qt::LeftButton);
        QTRY_COMPARE(m_program->engine->jobs().size(), 0);
        QTRY_VERIFY(!window().findChild<RemoveFilesDialog *>());
        QCOMPARE(files(), QStringList{u"mine"_s});
        QCOMPARE(filesBelow(m_dir->filePath(u"share/Trash/files"_s)), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
        QVERIFY(contentOf(m_dir->filePath(u"share/Trash/info/c.trashinfo"_s)).contains("sub/c"));
    }

    void deletedWhereThereIsNoTrash()
    {
        QVERIFY(writeFile(m_dir->filePath(u"share/Trash"_s), "no folder"));
        download();
        RemoveFilesDialog &dialog = ask();
        QTRY_VERIFY(remove(dialog)->isEnabled());
        const QString text = named<QLabel>(&dialog, u"sum"_s)->text();
        QVERIFY2(text.contains("deleted for good"_L1) && text.contains("no trash"_L1), qPrintable(text));
        QTest::mouseClick(remove(dialog), Qt::LeftButton);
        QTRY_COMPARE(m_program->engine->jobs().size(), 0);
        QCOMPARE(files(), QStringList{u"mine"_s});
    }

    void noMeansNo()
    {
        download();
        RemoveFilesDialog &dialog = ask();
        QTRY_VERIFY(remove(dialog)->isEnabled());
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QTRY_VERIFY(!window().findChild<RemoveFilesDialog *>());
        QCOMPARE(files().size(), 4);
        QCOMPARE(m_program->engine->jobs().size(), 1);
    }

    // It is stopped to be counted, and goes on after a no.
    void whileItRuns()
    {
        window().actions().demo->trigger();
        QTRY_VERIFY(m_program->engine->isActive(m_program->onlyJob()) && m_program->engine->board(m_program->onlyJob())->totals().counts.done > 0);
        RemoveFilesDialog &dialog = ask();
        QTRY_VERIFY(remove(dialog)->isEnabled());
        QCOMPARE(m_program->state(), JobState::Paused);
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QTRY_VERIFY(m_program->engine->isActive(m_program->onlyJob()));
    }

    // With one that waits for its turn, which comes as soon as the first stops.
    void whileAnotherWaits()
    {
        Engine &engine = *m_program->engine;
        engine.queue().setLimit(1);
        window().actions().demo->trigger();
        QTRY_VERIFY(m_program->onlyJob() && engine.isActive(m_program->onlyJob()) && engine.board(m_program->onlyJob())->totals().counts.done > 0);
        const JobId first = m_program->onlyJob();
        const auto added = engine.add({m_service->source(), m_dir->filePath(u"files"_s), {}});
        QVERIFY(added && engine.queue().add({*added}));
        const JobId second = *added;
        QCOMPARE(engine.job(second)->state, JobState::Queued);
        window().table().selectAll();
        RemoveFilesDialog &dialog = ask();
        QTRY_VERIFY(remove(dialog)->isEnabled());
        QCOMPARE(engine.job(first)->state, JobState::Paused);
        QCOMPARE(engine.job(second)->state, JobState::Paused);
        QTest::keyClick(&dialog, Qt::Key_Escape); // both go on, and one at once
        QTRY_VERIFY(engine.isActive(first));
        QCOMPARE(engine.job(second)->state, JobState::Queued);
        QTRY_VERIFY(!window().findChild<RemoveFilesDialog *>());

        window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window()));
        window().table().selectAll();
        RemoveFilesDialog &again = ask();
        QTRY_VERIFY(remove(again)->isEnabled());
        QTest::mouseClick(remove(again), Qt::LeftButton);
        QTRY_COMPARE(engine.jobs().size(), 0);
    }

    void whatCannotGoStays()
    {
        download();
        RemoveFilesDialog &dialog = ask();
        QTRY_VERIFY(remove(dialog)->isEnabled());
        QVERIFY(QDir().rename(m_dir->filePath(u"files"_s), m_dir->filePath(u"moved"_s)));
        QTest::mouseClick(remove(dialog), Qt::LeftButton);
        QTRY_COMPARE(cancel(dialog)->text(), u"&Close"_s);
        const QString text = named<QLabel>(&dialog, u"sum"_s)->text();
        QVERIFY2(text.startsWith("0 of 3 "_L1) && text.contains("cannot be written"_L1), qPrintable(text));
        QCOMPARE(m_program->engine->jobs().size(), 1);
    }

private:
    MainWindow &window() { return *m_program->window; }
    QString file(const QString &name) const { return m_dir->filePath(u"files/"_s + name); }
    QStringList files() const { return filesBelow(m_dir->filePath(u"files"_s)); }
    void download()
    {
        const auto id = m_program->engine->add({m_service->source(), m_dir->filePath(u"files"_s), {}});
        QVERIFY(id && m_program->engine->start(*id));
        window().table().selectJob(*id);
        QTRY_VERIFY(m_program->state() == JobState::Done && !m_program->engine->isActive(*id));
    }
    RemoveFilesDialog &ask()
    {
        window().table().setFocus();
        QTest::keyClick(&window().table(), Qt::Key_Delete, Qt::ShiftModifier);
        auto *dialog = window().findChild<RemoveFilesDialog *>();
        if (!dialog)
            qFatal("no dialog");
        return *dialog;
    }
    static QPushButton *remove(const RemoveFilesDialog &dialog) { return named<QPushButton>(&dialog, u"removeWithFiles"_s); }
    static QPushButton *cancel(const RemoveFilesDialog &dialog) { return dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Cancel); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<ChangingService> m_service;
    std::unique_ptr<Program> m_program;
};

QTEST_MAIN(TestRemoveFilesWindow)
#include "test_remove_files_window.moc"
