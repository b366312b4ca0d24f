// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/support/changing_service.h"
#include "tests/ui/window_help.h"
#include "ui/offer_bar.h"
#include "ui/translation.h"
#include "ui/vanished_dialog.h"

#include <QAction>
#include <QDir>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QTreeWidget>

using namespace milliard;
using namespace Qt::StringLiterals;

// Jobs that run again, from the window: what is new is fetched, what is gone is shown, and removed only when that is confirmed.
class TestRunAgainWindow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslation(*qApp, QStringLiteral("en")); }

    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_service = std::make_unique<test::ChangingService>();
        for (const char *name : {"a", "b", "c", "d"})
            m_service->put(name, QByteArray(name).repeated(100));
        m_program = std::make_unique<Program>(m_dir->path());
        QVERIFY(QTest::qWaitForWindowExposed(m_program->window.get()));
    }
    void cleanup() { m_program.reset(); }

    void onlyJobsThatAreDoneAndDoNotPack()
    {
        QVERIFY(!window().actions().runAgain->isEnabled());
        add(Packing::TarZst);
        QTRY_COMPARE(m_program->state(), JobState::Done);
        QTRY_VERIFY(!m_program->engine->isActive(m_program->onlyJob()));
        QVERIFY(!window().actions().runAgain->isEnabled());
        QVERIFY(!window().actions().showVanished->isEnabled());
    }

    void newOnesAreFetchedAndGoneOnesShownAndRemoved()
    {
        add(Packing::None);
        QTRY_VERIFY(window().actions().runAgain->isEnabled());
        QVERIFY(!window().actions().showVanished->isEnabled()); // it has been listed but once
        m_service->fetched();
        m_service->put("e", "new");
        m_service->remove("b");
        m_service->remove("c");
        QTest::keyClick(&window(), Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        auto *bar = named<OfferBar>(&window(), u"offerBar"_s);
        QTRY_VERIFY(bar->isVisible());
        QCOMPARE(m_service->fetched(), QList<QByteArray>{"e"});
        QVERIFY(named<QLabel>(bar, u"offerText"_s)->toolTip().startsWith("2 files "_L1));
        QVERIFY(window().actions().showVanished->isEnabled());

        QTest::mouseClick(named<QPushButton>(bar, u"takeOffer"_s), Qt::LeftButton);
        auto *dialog = window().findChild<VanishedDialog *>();
        QVERIFY(dialog);
        auto *remove = named<QPushButton>(dialog, u"removeVanished"_s);
        QVERIFY(!remove->isEnabled()); // before it is known what
        QTRY_VERIFY(remove->isEnabled());
        QCOMPARE(rows(*dialog), (QStringList{u"b "_s, u"c "_s}));
        QTest::mouseClick(remove, Qt::LeftButton);
        answer(*dialog, QMessageBox::Cancel);
        QCOMPARE(files(), (QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s}));
        QTest::mouseClick(remove, Qt::LeftButton);
        answer(*dialog, {});
        QTRY_COMPARE(rows(*dialog), (QStringList{u"b removed"_s, u"c removed"_s}));
        QCOMPARE(files(), (QStringList{u"a"_s, u"d"_s, u"e"_s}));
        QVERIFY(!remove->isEnabled());
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!window().findChild<VanishedDialog *>());

        window().actions().showVanished->trigger();
        dialog = window().findChild<VanishedDialog *>();
        QVERIFY(dialog);
        QTRY_VERIFY(named<QLabel>(dialog, u"sum"_s)->text().contains("are still in the source"_L1));
        QVERIFY(!named<QPushButton>(dialog, u"removeVanished"_s)->isEnabled());
    }

    // As a start does, it waits for its turn.
    void waitsInTheQueue()
    {
        add(Packing::None);
        QTRY_VERIFY(window().actions().runAgain->isEnabled());
        m_service->put("e", "new");
        m_service->remove("b");
        m_program->engine->queue().setHolds(Hold::Schedule);
        window().actions().runAgain->trigger();
        QCOMPARE(m_program->state(), JobState::Queued);
        QCOMPARE(m_program->engine->jobs().first().round, 2);
        QVERIFY(!m_program->engine->isActive(m_program->onlyJob()));
        QVERIFY(!files().contains(u"e"_s));
        m_program->engine->queue().setHolds({});
        QTRY_VERIFY(files().contains(u"e"_s));
        QTRY_VERIFY(named<OfferBar>(&window(), u"offerBar"_s)->isVisible()); // and what is gone is said then
    }

private:
    MainWindow &window() { return *m_program->window; }
    void add(Packing pack)
    {
        JobSpec spec{m_service->source(), m_dir->filePath(u"files"_s), {}};
        spec.options.pack = pack;
        const auto id = m_program->engine->add(spec);
        QVERIFY(id && m_program->engine->start(*id));
        window().table().selectJob(*id);
    }
    QStringList files() { return QDir(m_dir->filePath(u"files"_s)).entryList(QDir::Files, QDir::Name); }
    static QStringList rows(const QDialog &dialog)
    {
        QStringList rows;
        const auto *tree = named<QTreeWidget>(&dialog, u"vanished"_s);
        for (int i = 0; i < tree->topLevelItemCount(); ++i)
            rows += tree->topLevelItem(i)->text(0) + u' ' + tree->topLevelItem(i)->text(1);
        rows.sort();
        return rows;
    }
    // Presses this button of the question or, without one, the one that is not Cancel.
    static void answer(const QDialog &dialog, std::optional<QMessageBox::StandardButton> button)
    {
        auto *box = dialog.findChild<QMessageBox *>();
        QVERIFY(box);
        QVERIFY(box->defaultButton() == box->button(QMessageBox::Cancel)); // Return alone removes nothing
        for (QAbstractButton *each : box->buttons()) {
            if (button ? each == box->button(*button) : each != box->button(QMessageBox::Cancel))
                return QTest::mouseClick(each, Qt::LeftButton);
        }
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<test::ChangingService> m_service;
    std::unique_ptr<Program> m_program;
};

QTEST_MAIN(TestRunAgainWindow)
#include "test_run_again_window.moc"
