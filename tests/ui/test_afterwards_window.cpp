// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/model/job_log.h"
#include "tests/support/changing_service.h"
#include "tests/support/tree.h"
#include "tests/ui/window_help.h"
#include "ui/add_source_dialog.h"
#include "ui/address_edit.h"
#include "ui/after_commands.h"
#include "ui/details_pane.h"
#include "ui/field_message.h"
#include "ui/translation.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QUrl>

#include <algorithm>

using namespace milliard;
using namespace milliard::test;
using namespace Qt::StringLiterals;

// What is done after downloads, in the window: chosen in the dialog, seen in status and log, stopped, opened.
class TestAfterwardsWindow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslation(*qApp, QStringLiteral("en")); }

    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_service = std::make_unique<ChangingService>();
        m_service->put("text", QByteArray(50'000, 'x'));
        start();
    }
    void cleanup() { m_program.reset(); }

    void chosenInTheDialog()
    {
        Settings settings(m_dir->filePath(u"dialog.ini"_s));
        Preferences preferences;
        preferences.destination = m_dir->filePath(u"chosen"_s);
        settings.setPreferences(preferences);
        QList<NewDownload> submitted;
        AddSourceDialog dialog(settings, [&](const NewDownload &download) -> Result<void> {
            submitted += download;
            return {};
        });
        dialog.show();
        named<AddressEdit>(&dialog, u"address"_s)->setPlainText(u"list+http://host"_s);
        auto *command = named<QLineEdit>(&dialog, u"afterCommand"_s);
        QVERIFY(!command->isVisible()); // folded at first
        QTest::mouseClick(named<QToolButton>(&dialog, u"afterToggle"_s), Qt::LeftButton);
        QTRY_VERIFY(command->isVisible());
        auto *removes = named<QCheckBox>(&dialog, u"afterRemoves"_s);
        QVERIFY(!removes->isEnabled());
        for (const char *name : {"afterVerify", "afterExtract", "afterCompress"})
            named<QCheckBox>(&dialog, QString::fromLatin1(name))->click();
        QVERIFY(removes->isEnabled() && !removes->isChecked());
        removes->click();
        type(command, u"\"\""_s);
        auto *open = named<QComboBox>(&dialog, u"afterOpen"_s);
        open->setCurrentIndex(open->findData(u"show"_s));
        auto *start = named<QPushButton>(&dialog, u"start"_s);
        start->click();
        QVERIFY(submitted.isEmpty());
        QVERIFY(named<FieldMessage>(&dialog, u"afterCommandMessage"_s)->hasError());
        type(command, u"echo %p"_s);
        start->click();
        QCOMPARE(submitted.size(), 1);
        QCOMPARE(submitted.first().spec.options.then, (QStringList{u"verify"_s, u"extract=remove"_s, u"compress=zstd"_s, u"run:echo %p"_s, u"show"_s}));
    }

    void archivesLeaveNothingToUnpack()
    {
        Settings settings(m_dir->filePath(u"dialog.ini"_s));
        AddSourceDialog dialog(settings, [](const NewDownload &) -> Result<void> { return {}; });
        named<AddressEdit>(&dialog, u"address"_s)->setPlainText(u"list+http://host"_s);
        auto *extract = named<QCheckBox>(&dialog, u"afterExtract"_s);
        QVERIFY(extract->isEnabled());
        auto *pack = named<QComboBox>(&dialog, u"pack"_s);
        pack->setCurrentIndex(pack->findData(int(Packing::Zip)));
        QVERIFY(!extract->isEnabled() && !extract->accessibleDescription().isEmpty());
        pack->setCurrentIndex(pack->findData(int(Packing::None)));
        QVERIFY(extract->isEnabled());
    }

    void doneAndOpened()
    {
        QList<QUrl> opened;
        window().after().setOpen([&opened](const QUrl &url) {
            opened += url;
            return true;
        });
        const JobId id = add({u"verify"_s, u"compress=gzip"_s, u"open"_s});
        QTRY_COMPARE(opened.size(), 1);
        QCOMPARE(opened.first().toLocalFile(), m_dir->filePath(u"files"_s)); // the one file has another name by now
        QTRY_VERIFY(logHas(id, u"Verified: 1 "_s));
        QVERIFY(logHas(id, u"Compressed: 1 "_s));
        QCOMPARE(filesBelow(m_dir->filePath(u"files"_s)), QStringList{u"text.gz"_s});
        QTRY_COMPARE(status(id), u"Done"_s);
    }

    void programsAreNotOpened()
    {
        QList<QUrl> opened;
        window().after().setOpen([&opened](const QUrl &url) {
            opened += url;
            return true;
        });
        m_service->remove("text");
        m_service->put("run.desktop", "[Desktop Entry]\nType=Application\nExec=true\n");
        const JobId id = add({u"open"_s});
        QTRY_COMPARE(opened.size(), 1);
        QCOMPARE(opened.first().toLocalFile(), m_dir->filePath(u"files"_s));
        QVERIFY(logHas(id, u"is but shown"_s));
    }

    void troubleIsInStatusAndLog()
    {
        const JobId id = add({u"run:/no/such/program"_s, u"verify"_s});
        QTRY_VERIFY(status(id).contains(u"cannot be started"_s));
        QVERIFY(logHas(id, u"left out after it: 1"_s));
    }

    void stoppedByTheUser()
    {
        const JobId id = add({u"run:sleep 600"_s});
        auto *stop = window().actions().stopAfterwards;
        QTRY_VERIFY(stop->isEnabled());
        QTRY_COMPARE(status(id), u"Running sleep"_s);
        stop->trigger();
        QTRY_VERIFY(!stop->isEnabled());
        QVERIFY(status(id).contains(u"stopped"_s));
        restart();
        QVERIFY(!window().after().afterwards().isActive(id)); // once for a round
    }

    // A window that closes ends the program that runs, and the next one says so.
    void closedWhileItRuns()
    {
        const JobId id = add({u"run:sleep 600"_s, u"verify"_s});
        QTRY_VERIFY(window().after().afterwards().isActive(id));
        QTRY_COMPARE(status(id), u"Running sleep"_s);
        restart();
        QTRY_VERIFY(logHas(id, u"broke it off"_s));
    }

    // Closing asks, and says what is lost by it; removing the job says what goes on.
    void asksBeforeItIsEnded()
    {
        const JobId id = add({u"run:sleep 600"_s});
        QTRY_COMPARE(status(id), u"Running sleep"_s);
        const auto box = [this] { return window().findChild<QMessageBox *>(); };
        QVERIFY(!window().close());
        QVERIFY(!window().close());
        QCOMPARE(window().findChildren<QMessageBox *>().size(), 1);
        QCOMPARE(box()->text(), u"A download is done, but not what follows it."_s);
        QVERIFY(box()->informativeText().contains(u"unpacking and commands do not"_s));
        QTest::keyClick(box(), Qt::Key_Escape);
        QTRY_VERIFY(!box());
        QVERIFY(window().isVisible() && window().after().afterwards().isActive(id));

        window().actions().remove->trigger();
        QVERIFY(box());
        QTest::keyClick(box(), Qt::Key_Return);
        QTRY_VERIFY(box() && box()->text() == u"The download cannot be removed."_s);
        QVERIFY2(box()->informativeText().contains(u"does what follows the download"_s) && box()->informativeText().contains(u"run:sleep 600"_s), qPrintable(box()->informativeText()));
        QTest::keyClick(box(), Qt::Key_Return);
        QTRY_VERIFY(!box());

        QVERIFY(!window().close());
        QSignalSpy closed(&window(), &MainWindow::closed);
        QTest::keyClick(box(), Qt::Key_Return);
        QTRY_COMPARE(closed.size(), 1);
    }

    // What was not begun is done when the window is opened again.
    void doneAtTheNextStart()
    {
        const JobId id = add({});
        QTRY_VERIFY(isDone(id));
        m_program.reset();
        {
            const auto engine = Engine::open(m_dir->filePath(u"data"_s));
            QVERIFY(engine);
            const auto other = (*engine)->add(spec({u"verify"_s}));
            QVERIFY(other && (*engine)->start(*other));
            QTRY_VERIFY(!(*engine)->isActive(*other) && (*engine)->job(*other)->state == JobState::Done);
            m_second = *other;
        }
        start();
        QTRY_VERIFY(logHas(m_second, u"Verified: "_s));
        QVERIFY(!logHas(id, u"Verified: "_s));
    }

private:
    MainWindow &window() { return *m_program->window; }
    void start()
    {
        m_program = std::make_unique<Program>(m_dir->path());
        QVERIFY(QTest::qWaitForWindowExposed(m_program->window.get()));
    }
    void restart()
    {
        m_program.reset();
        start();
    }
    JobSpec spec(const QStringList &then) const
    {
        JobSpec spec{m_service->source(), m_dir->filePath(u"files"_s), {}};
        spec.options.then = then;
        return spec;
    }
    JobId add(const QStringList &then)
    {
        const auto id = m_program->engine->add(spec(then));
        if (!id || !m_program->engine->start(*id))
            qFatal("not started");
        window().table().selectJob(*id);
        return *id;
    }
    bool isDone(JobId id) const { return m_program->engine->job(id)->state == JobState::Done && !m_program->engine->isActive(id); }
    QString status(JobId id) const { return m_program->model->view(id)->stateText(); }
    bool logHas(JobId id, const QString &text)
    {
        const QList<LogLine> lines = window().details().jobLog().lines(id);
        return std::ranges::any_of(lines, [&](const LogLine &line) { return line.text.contains(text); });
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<ChangingService> m_service;
    std::unique_ptr<Program> m_program;
    JobId m_second = 0;
};

QTEST_MAIN(TestAfterwardsWindow)
#include "test_afterwards_window.moc"
