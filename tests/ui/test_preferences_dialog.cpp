// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/support/test_authority.h"
#include "tests/ui/window_help.h"
#include "ui/field_message.h"
#include "ui/new_listing_dialog.h"
#include "ui/preferences/preferences_dialog.h"
#include "ui/preferences/preferences_file.h"

#include <QAction>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QTreeWidget>

using namespace milliard;

class TestPreferencesDialog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areKept()
    {
        const QTemporaryDir dir;
        const QString file = dir.filePath(QStringLiteral("settings.ini"));
        const test::TestAuthority authority;
        const QString certificate = authority.caFile();
        {
            Settings settings(file);
            PreferencesDialog dialog(settings, {});
            dialog.open();
            type(named<QLineEdit>(&dialog, QStringLiteral("host")), QStringLiteral("files.example.org"));
            type(named<QLineEdit>(&dialog, QStringLiteral("port")), QStringLiteral("8081"));
            type(named<QLineEdit>(&dialog, QStringLiteral("activeJobs")), QStringLiteral("7"));
            type(named<QLineEdit>(&dialog, QStringLiteral("threads")), QStringLiteral("3"));
            type(named<QLineEdit>(&dialog, QStringLiteral("retries")), QStringLiteral("0"));
            type(named<QLineEdit>(&dialog, QStringLiteral("backoff")), QStringLiteral("1.25"));
            type(named<QLineEdit>(&dialog, QStringLiteral("destination")), dir.path());
            type(named<QLineEdit>(&dialog, QStringLiteral("speed")), QStringLiteral("2.5"));
            type(named<QLineEdit>(&dialog, QStringLiteral("requests")), QStringLiteral("30"));
            type(named<QLineEdit>(&dialog, QStringLiteral("hostConnections")), QStringLiteral("6"));
            type(named<QLineEdit>(&dialog, QStringLiteral("caFile")), certificate);
            for (const char *box : {"pack", "transport", "theme", "language"})
                QTest::keyClick(named<QComboBox>(&dialog, QLatin1String(box)), Qt::Key_Down);
            QTest::mouseClick(dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok), Qt::LeftButton);
            QVERIFY(!dialog.isVisible());
        }
        Settings again(file);
        const Preferences p = again.preferences();
        QCOMPARE(p.host, QStringLiteral("files.example.org"));
        QCOMPARE(p.port, 8081);
        QCOMPARE(p.activeJobs, 7);
        QCOMPARE(p.options.threads, 3);
        QCOMPARE(p.options.retry.attempts, 1);
        QCOMPARE(p.options.retry.backoff, std::chrono::milliseconds(1250));
        QCOMPARE(p.destination, dir.path());
        QCOMPARE(p.options.limitRate, 2'621'440);
        QCOMPARE(p.options.limitRequests, 30);
        QCOMPARE(p.options.hostConnections, 6);
        QCOMPARE(p.options.caFile, certificate);
        QCOMPARE(p.options.pack, Packing::TarZst);
        QCOMPARE(p.options.transport, TransportChoice::Beast);
        QCOMPARE(p.theme, ThemeChoice::Light);
        QCOMPARE(p.language, QStringLiteral("en"));
        const NewListingDialog next(again, [](const JobSpec &) -> Result<void> { return {}; });
        QCOMPARE(named<QLineEdit>(&next, QStringLiteral("host"))->text(), p.host);
        QCOMPARE(named<QLineEdit>(&next, QStringLiteral("threads"))->text(), QStringLiteral("3"));
    }

    void wrongOnesAreSaidAndNotKept_data()
    {
        QTest::addColumn<QString>("text");
        for (const auto &[field, text] : {std::pair{"host", ""}, {"host", "two words"}, {"port", "0"}, {"port", "70000"}, {"threads", "-1"},
                 {"connections", "many"}, {"retries", "100"}, {"speed", "fast"},
                 {"requests", "0.5"}, {"hostConnections", "-2"}, {"caFile", "relative.pem"}, {"caFile", "/no/such.pem"}, {"caFile", "/etc/passwd"}, {"backoff", "-0.1"}, {"timeout", "0"}, {"destination", "/etc/passwd"}})
            QTest::addRow("%s %s", field, text) << QString::fromLatin1(text);
    }
    void wrongOnesAreSaidAndNotKept()
    {
        QFETCH(QString, text);
        const QTemporaryDir dir;
        Settings settings(dir.filePath(QStringLiteral("settings.ini")));
        const Preferences before = settings.preferences();
        PreferencesDialog dialog(settings, {});
        dialog.open();
        const QString field = QString::fromLatin1(QTest::currentDataTag()).section(QLatin1Char(' '), 0, 0);
        type(named<QLineEdit>(&dialog, QStringLiteral("destination")), dir.path());
        type(named<QLineEdit>(&dialog, field), text);
        QTest::keyClick(&dialog, Qt::Key_Return);
        QVERIFY(dialog.isVisible());
        const auto *message = named<FieldMessage>(&dialog, field + QStringLiteral("Message"));
        QVERIFY(message->isVisible()); // and so is its page
        QVERIFY(message->hasError());
        QCOMPARE(settings.preferences(), before);
    }

    void defaultsOfAPageComeBack()
    {
        const QTemporaryDir dir;
        Settings settings(dir.filePath(QStringLiteral("settings.ini")));
        Preferences p;
        p.port = 1234;
        p.options.threads = 5;
        p.options.limitRate = 4096;
        p.options.pack = Packing::Zip;
        settings.setPreferences(p);
        PreferencesDialog dialog(settings, {});
        dialog.open();
        QTest::mouseClick(dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::RestoreDefaults), Qt::LeftButton);
        QCOMPARE(named<QLineEdit>(&dialog, QStringLiteral("port"))->text(), QString::number(Preferences().port));
        QCOMPARE(named<QComboBox>(&dialog, QStringLiteral("pack"))->currentIndex(), 0);
        QCOMPARE(named<QLineEdit>(&dialog, QStringLiteral("threads"))->text(), QStringLiteral("5")); // of another page
        QCOMPARE(settings.preferences().port, 1234); // until OK
        auto *all = named<QPushButton>(&dialog, QStringLiteral("allPages"))->menu();
        all->actions().constFirst()->trigger();
        QCOMPARE(named<QLineEdit>(&dialog, QStringLiteral("threads"))->text(), QString::number(Preferences().options.threads));
        QCOMPARE(named<QLineEdit>(&dialog, QStringLiteral("speed"))->text(), QString());
    }

    void areFound()
    {
        const QTemporaryDir dir;
        Settings settings(dir.filePath(QStringLiteral("settings.ini")));
        PreferencesDialog dialog(settings, {});
        dialog.open();
        const auto *pages = named<QListWidget>(&dialog, QStringLiteral("preferencesPages"));
        const auto shown = [pages] {
            QStringList titles;
            for (int row = 0; row < pages->count(); ++row) {
                if (!pages->item(row)->isHidden())
                    titles << pages->item(row)->text();
            }
            return titles;
        };
        auto *search = named<QLineEdit>(&dialog, QStringLiteral("searchPreferences"));
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        QTest::keyClick(&dialog, Qt::Key_F, Qt::ControlModifier);
        QTRY_VERIFY(search->hasFocus());
        QTest::keyClicks(search, QStringLiteral("certifcates")); // with a letter left out
        QCOMPARE(shown(), QStringList{QStringLiteral("Servers")});
        QTRY_VERIFY(named<QComboBox>(&dialog, QStringLiteral("transport"))->isVisible());
        search->setText(QStringLiteral("xyzzy"));
        QVERIFY(shown().isEmpty());
        QVERIFY(search->toolTip().contains(QStringLiteral("xyzzy")));
        search->clear();
        QCOMPARE(shown().size(), pages->count());
    }

    void keysChange()
    {
        const QTemporaryDir dir;
        Program program(dir.path());
        Preferences usable = program.settings.preferences();
        usable.destination = dir.path();
        program.settings.setPreferences(usable);
        Actions &actions = program.window->actions();
        const QKeySequence other(Qt::CTRL | Qt::ALT | Qt::Key_U);
        {
            PreferencesDialog dialog(program.settings, actions.all);
            dialog.open();
            auto *list = named<QTreeWidget>(&dialog, QStringLiteral("shortcuts"));
            auto *key = named<QKeySequenceEdit>(&dialog, QStringLiteral("shortcutKey"));
            const auto choose = [&](const QAction *command) { list->setCurrentItem(list->topLevelItem(int(actions.all.indexOf(command)))); };
            // Another command's key is not taken.
            choose(actions.runAgain);
            QCOMPARE(key->keySequence(), actions.runAgain->shortcut());
            key->setKeySequence(actions.quit->shortcut());
            Q_EMIT key->editingFinished();
            const auto *message = named<FieldMessage>(&dialog, QStringLiteral("shortcutKeyMessage"));
            QVERIFY(message->hasError());
            dialog.accept();
            QVERIFY(dialog.isVisible());
            choose(actions.runAgain);
            key->setKeySequence(other);
            Q_EMIT key->editingFinished();
            QVERIFY(!message->hasError());
            choose(actions.quit);
            key->clear();
            Q_EMIT key->editingFinished();
            dialog.accept();
            for (const FieldMessage *wrong : dialog.findChildren<FieldMessage *>())
                QVERIFY2(!wrong->hasError(), qPrintable(wrong->text()));
            QVERIFY(!dialog.isVisible());
        }
        const ShortcutChanges changes = program.settings.preferences().shortcuts;
        QCOMPARE(changes, (ShortcutChanges{{QStringLiteral("runAgain"), other.toString(QKeySequence::PortableText)}, {QStringLiteral("quit"), QString()}}));
        actions.setShortcuts(changes);
        QCOMPARE(actions.runAgain->shortcut(), other);
        QVERIFY(actions.quit->shortcuts().isEmpty());
        QCOMPARE(actions.openFolder->shortcuts().size(), 2); // what was not touched stays
        actions.setShortcuts({});
        QCOMPARE(actions.quit->shortcuts(), usualShortcuts(*actions.quit));
        for (const QAction *action : actions.all)
            QVERIFY2(!action->objectName().isEmpty(), qPrintable(action->text()));
    }

    void travelInAFile()
    {
        const QTemporaryDir dir;
        const QString file = dir.filePath(QStringLiteral("preferences.json"));
        Preferences p;
        p.host = QStringLiteral("files.example.org");
        p.port = 81;
        p.destination = dir.path();
        p.options.threads = 7;
        p.options.retry.backoff = std::chrono::milliseconds(1250);
        p.options.pack = Packing::TarZst;
        p.activeJobs = 9;
        p.theme = ThemeChoice::Dark;
        p.language = QStringLiteral("de");
        p.watchClipboard = true;
        p.desktop = {.tray = false, .notify = false, .close = CloseChoice::Tray};
        p.shortcuts.insert(QStringLiteral("quit"), QString());
        QVERIFY(exportPreferences(p, file));
        const auto back = importPreferences(file);
        QVERIFY(back);
        QCOMPARE(*back, p);
        Settings settings(dir.filePath(QStringLiteral("settings.ini")));
        settings.setPreferences(*back);
        QCOMPARE(settings.preferences(), p);
    }

    void strangeFilesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("said");
        QTest::addRow("no JSON") << QByteArray("host=a") << QStringLiteral("no preferences");
        QTest::addRow("of something else") << QByteArray("{\"host\": \"a\"}") << QStringLiteral("no preferences");
        QTest::addRow("newer") << QByteArray("{\"milliardPreferences\": 2}") << QStringLiteral("newer");
        QTest::addRow("port") << QByteArray("{\"milliardPreferences\": 1, \"port\": 0}") << QStringLiteral("port");
        QTest::addRow("kind") << QByteArray("{\"milliardPreferences\": 1, \"tray\": 1}") << QStringLiteral("tray");
        QTest::addRow("theme") << QByteArray("{\"milliardPreferences\": 1, \"theme\": \"pink\"}") << QStringLiteral("theme");
        QTest::addRow("options") << QByteArray("{\"milliardPreferences\": 1, \"options\": {\"threads\": 0}}") << QStringLiteral("threads");
    }
    void strangeFilesAreRefused()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, said);
        const QTemporaryDir dir;
        const QString name = dir.filePath(QStringLiteral("a.json"));
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        const auto preferences = importPreferences(name);
        QVERIFY(!preferences);
        QVERIFY2(preferences.error().message.contains(said), qPrintable(preferences.error().message));
        QVERIFY(preferences.error().message.contains(QStringLiteral("a.json")));
        QVERIFY(!importPreferences(dir.filePath(QStringLiteral("none.json"))));
    }
};

QTEST_MAIN(TestPreferencesDialog)
#include "test_preferences_dialog.moc"
