// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/support/changing_service.h"
#include "tests/support/tree.h"
#include "tests/ui/window_help.h"
#include "ui/conflict_bar.h"
#include "ui/conflict_dialog.h"
#include "ui/details_pane.h"
#include "ui/failures_page.h"
#include "ui/offer_bar.h"
#include "ui/translation.h"

#include <QAction>
#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QTabWidget>

using namespace milliard;
using namespace milliard::test;
using namespace Qt::StringLiterals;

// Files that are already there, from the window: the question opens once when all else is done, is answered by keys, and can be
// had again.
class TestConflictsWindow final : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<ChangingService> m_service;
    std::unique_ptr<Program> m_program;

    MainWindow &window() { return *m_program->window; }
    const JobRecord &job() const { return *m_program->engine->job(m_program->onlyJob()); }
    QString path(const QString &name) const { return m_dir->filePath(u"files/"_s + name); }
    QByteArray content(const QString &name) const { return contentOf(path(name)); }
    ConflictDialog *dialog() { return window().findChild<ConflictDialog *>(); }
    bool isAsked(const QString &name)
    {
        const ConflictDialog *const shown = dialog();
        return shown && named<QLabel>(shown, u"conflict"_s)->text() == name + u" is already there"_s && named<QPushButton>(shown, u"apply"_s)->isEnabled();
    }
    // By its letter; a button that is reached so is pressed a moment later.
    void choose(Qt::Key key, const QString &button)
    {
        QTRY_COMPARE(QApplication::activeWindow(), dialog()); // or else the letter is the window's
        QTest::keyClick(dialog(), key, Qt::AltModifier);
        QTRY_VERIFY(named<QAbstractButton>(dialog(), button)->isChecked());
    }
    // 'there': names of files of the user's.
    void add(const QStringList &there, ExistingRule rule = ExistingRule::Ask)
    {
        for (const QString &name : there)
            QVERIFY(writeFile(path(name), "user's " + name.toUtf8()));
        JobSpec spec{m_service->source(), m_dir->filePath(u"files"_s), {}};
        spec.options.existing = rule;
        const auto id = m_program->engine->add(spec);
        QVERIFY(id);
        window().table().selectJob(*id);
        QVERIFY(m_program->engine->start(*id));
    }
    void isDone(const Counts &counts)
    {
        QTRY_VERIFY(job().state == JobState::Done && !m_program->engine->isActive(job().id) && job().counts.settled() == counts.listed && job().counts.done == counts.done);
        QCOMPARE(job().counts.skipped, counts.skipped);
        QCOMPARE(job().counts.failed, counts.failed);
    }

private Q_SLOTS:
    void initTestCase() { installTranslation(*qApp, QStringLiteral("en")); }

    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_service = std::make_unique<ChangingService>();
        for (const char *name : {"a", "b", "c", "d", "e"})
            m_service->put(name, QByteArray("new ") + name);
        m_program = std::make_unique<Program>(m_dir->path());
        window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window()));
    }
    void cleanup() { m_program.reset(); }

    // One after the other by keys alone, then all that are left at once.
    void byKeys()
    {
        add({u"a"_s, u"b"_s, u"c"_s, u"d"_s});
        QTRY_VERIFY(isAsked(u"a"_s));
        isDone({5, 1, 0, 4, 5});
        auto *asking = dialog();
        QCOMPARE(named<QLabel>(asking, u"sizeThere"_s)->text(), u"8 bytes"_s);
        QCOMPARE(named<QLabel>(asking, u"sizeNew"_s)->text(), u"5 bytes"_s);
        QCOMPARE(named<QLabel>(asking, u"timeNew"_s)->text(), u"unknown"_s);
        QVERIFY(named<QLabel>(asking, u"timeThere"_s)->text() != u"unknown"_s);
        QCOMPARE(named<QLabel>(asking, u"conflictFolder"_s)->text(), m_dir->filePath(u"files"_s));
        auto *forAll = named<QCheckBox>(asking, u"forAll"_s);
        QCOMPARE(forAll->text(), u"Do this for &all 4 files that are left"_s);
        QVERIFY(!forAll->isChecked());
        QVERIFY(named<QRadioButton>(asking, u"skip"_s)->isChecked()); // Return alone overwrites nothing

        choose(Qt::Key_O, u"overwrite"_s);
        QTest::keyClick(asking, Qt::Key_Return);
        QTRY_VERIFY(isAsked(u"b"_s));
        QCOMPARE(forAll->text(), u"Do this for &all 3 files that are left"_s);
        QCOMPARE(content(u"a"_s), "user's a"); // nothing runs while people decide
        choose(Qt::Key_S, u"skip"_s);
        QTest::keyClick(asking, Qt::Key_Return);
        QTRY_VERIFY(isAsked(u"c"_s));
        choose(Qt::Key_B, u"rename"_s);
        choose(Qt::Key_A, u"forAll"_s);
        QTest::keyClick(asking, Qt::Key_Return);
        QTRY_VERIFY(!dialog());
        isDone({5, 4, 1, 0, 5});
        QCOMPARE(content(u"a"_s), "new a");
        QCOMPARE(content(u"b"_s), "user's b");
        QCOMPARE(content(u"c"_s), "user's c");
        QCOMPARE(content(u"c (1)"_s), "new c");
        QCOMPARE(content(u"d (1)"_s), "new d");
        QVERIFY(!window().actions().decideConflicts->isEnabled());
    }

    // Who leaves it leaves the rest, and is not asked by itself again, but can come back to it.
    void laterAgain()
    {
        add({u"a"_s, u"b"_s, u"c"_s});
        QTRY_VERIFY(isAsked(u"a"_s));
        auto *bar = named<ConflictBar>(&window(), u"conflictBar"_s);
        QTRY_VERIFY(bar->isVisible());
        choose(Qt::Key_O, u"overwrite"_s);
        QTest::keyClick(dialog(), Qt::Key_Return);
        QTRY_VERIFY(isAsked(u"b"_s));
        QTest::keyClick(dialog(), Qt::Key_Escape);
        QTRY_VERIFY(!dialog());
        // The one that was answered is fetched, which is a run of its own, and the others are left alone.
        isDone({5, 3, 0, 2, 5});
        QCOMPARE(content(u"a"_s), "new a");
        QTRY_VERIFY(bar->isVisible());
        QVERIFY(!dialog());

        QCOMPARE(named<QLabel>(bar, u"conflictText"_s)->text(), u"2 files are already there and wait for your word"_s);
        QTest::mouseClick(named<QPushButton>(bar, u"decide"_s), Qt::LeftButton);
        QTRY_VERIFY(isAsked(u"b"_s));
        QTest::keyClick(dialog(), Qt::Key_Escape);
        QTRY_VERIFY(!dialog());
        QCOMPARE(job().state, JobState::Done); // nothing was answered, so nothing runs
        window().actions().decideConflicts->trigger();
        QTRY_VERIFY(isAsked(u"b"_s));
        choose(Qt::Key_A, u"forAll"_s);
        QTest::keyClick(dialog(), Qt::Key_Return);
        isDone({5, 3, 2, 0, 5});
        QTRY_VERIFY(!bar->isVisible());
    }

    // Where the window is not in front it is offered, and the focus is left alone.
    void behindAnotherWindow()
    {
        QWidget other;
        other.show();
        other.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&other));
        add({u"a"_s});
        auto *bar = named<OfferBar>(&window(), u"offerBar"_s);
        QTRY_VERIFY(bar->isVisible());
        QVERIFY(!dialog());
        QVERIFY(other.isActiveWindow());
        QVERIFY(named<QLabel>(bar, u"offerText"_s)->toolTip().startsWith(u"1 file from "_s));
        QTest::mouseClick(named<QPushButton>(bar, u"takeOffer"_s), Qt::LeftButton);
        QTRY_VERIFY(isAsked(u"a"_s));
    }

    // What the rule to keep what is there finds in another size is something else, perhaps: it is kept, and asked about.
    void keptAndOfAnotherSize()
    {
        add({u"a"_s}, ExistingRule::Skip);
        QTRY_VERIFY(isAsked(u"a"_s));
        QCOMPARE(JobView(job()).questions(), 1);
        choose(Qt::Key_S, u"skip"_s);
        QTest::keyClick(dialog(), Qt::Key_Return);
        isDone({5, 4, 1, 0, 5});
        QFile kept(path(u"a"_s));
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), QByteArray("user's a"));
    }

    // With the rule to fail nobody is asked unasked, but the failures offer it.
    void fromTheFailures()
    {
        QVERIFY(QDir(m_dir->path()).mkpath(u"files"_s) && QFile::link(u"nowhere"_s, path(u"b"_s)));
        add({u"a"_s}, ExistingRule::Fail);
        isDone({5, 3, 0, 2, 5});
        QTRY_VERIFY(window().actions().decideConflicts->isEnabled());
        QVERIFY(!dialog());
        QVERIFY(!named<ConflictBar>(&window(), u"conflictBar"_s)->isVisible());
        window().details().tabs().setCurrentWidget(&window().details().failures());
        auto *decide = named<QAction>(&window().details().failures(), u"decide-conflicts"_s);
        QTRY_VERIFY(decide->isVisible());
        decide->trigger();
        QTRY_VERIFY(isAsked(u"a"_s));
        choose(Qt::Key_O, u"overwrite"_s);
        QTest::keyClick(dialog(), Qt::Key_Return);
        QTRY_VERIFY(isAsked(u"b"_s));
        QCOMPARE(named<QLabel>(dialog(), u"sizeThere"_s)->text(), u"a link"_s);
        QVERIFY(named<QRadioButton>(dialog(), u"overwrite"_s)->isChecked()); // as it was chosen last
        choose(Qt::Key_S, u"skip"_s);
        QVERIFY(!named<QCheckBox>(dialog(), u"forAll"_s)->isVisible()); // it is the last
        QTest::keyClick(dialog(), Qt::Key_Return);
        isDone({5, 4, 1, 0, 5});
        QVERIFY(QFileInfo(path(u"b"_s)).isSymLink());
        QTRY_VERIFY(!decide->isVisible());
    }
};

QTEST_MAIN(TestConflictsWindow)
#include "test_conflicts_window.moc"
