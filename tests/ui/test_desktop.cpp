// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/demo/demo_service.h"
#include "tests/ui/window_help.h"
#include "ui/desktop.h"

#include <QAction>
#include <QDBusConnection>
#include <QDBusContext>
#include <QElapsedTimer>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>

using namespace milliard;

namespace {

struct Message {
    QString title;
    QString text;
    QStringList actions;
    QVariantMap hints;
};

// A desktop's notification service, as much as is needed.
class FakeNotifications final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    QList<Message> shown;

public Q_SLOTS:
    uint Notify(const QString &, uint, const QString &, const QString &title, const QString &text, const QStringList &actions, const QVariantMap &hints, int)
    {
        shown.append({title, text, actions, hints});
        return uint(shown.size());
    }

Q_SIGNALS:
    void ActionInvoked(uint id, const QString &action);
};

// Who shows progress on the buttons of a taskbar.
class FakeTaskbar final : public QObject
{
    Q_OBJECT

public:
    QString program;
    QList<QVariantMap> updates;

public Q_SLOTS:
    void update(const QString &uri, const QVariantMap &values)
    {
        program = uri;
        updates.append(values);
    }
};

} // namespace

// Tray, taskbar and messages, on a session bus of the test's own.
class TestDesktop final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("dbus-daemon")).isEmpty())
            QSKIP("there is no dbus-daemon");
        m_daemon.start(QStringLiteral("dbus-daemon"), {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address")});
        QVERIFY(m_daemon.waitForStarted());
        QVERIFY(m_daemon.waitForReadyRead());
        const QByteArray address = m_daemon.readLine().trimmed();
        qputenv("DBUS_SESSION_BUS_ADDRESS", address);
        QVERIFY(QDBusConnection::sessionBus().isConnected());
        QDBusConnection other = QDBusConnection::connectToBus(QString::fromLatin1(address), QStringLiteral("desktop"));
        QVERIFY(other.connect({}, {}, QStringLiteral("com.canonical.Unity.LauncherEntry"), QStringLiteral("Update"), &m_taskbar,
            SLOT(update(QString, QVariantMap))));
        QVERIFY(other.registerObject(QStringLiteral("/org/freedesktop/Notifications"), &m_notifications,
            QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
        QVERIFY(other.registerService(QStringLiteral("org.freedesktop.Notifications")));
    }
    void cleanupTestCase()
    {
        QDBusConnection::disconnectFromBus(QStringLiteral("desktop"));
        m_daemon.kill();
        m_daemon.waitForFinished();
    }
    void init()
    {
        m_notifications.shown.clear();
        m_dir = std::make_unique<QTemporaryDir>();
        m_program = std::make_unique<Program>(m_dir->path());
        QVERIFY(QTest::qWaitForWindowExposed(m_program->window.get()));
    }
    void cleanup() { m_program.reset(); }

    void oneMessageForEachJob()
    {
        m_program->window->startDemo();
        m_program->window->hide();
        QTRY_COMPARE_WITH_TIMEOUT(m_program->state(), JobState::Done, 30'000);
        QTRY_COMPARE(m_notifications.shown.size(), 1);
        const Message &message = m_notifications.shown.first();
        QVERIFY2(message.title.startsWith(QLatin1String("Download complete: 127.0.0.1")), qPrintable(message.title));
        QVERIFY2(message.text.startsWith(QLatin1String("Files: 600, ")), qPrintable(message.text));
        QCOMPARE(message.hints.value(QStringLiteral("desktop-entry")).toString(), QGuiApplication::desktopFileName());

        // A click on it brings the window.
        Q_EMIT m_notifications.ActionInvoked(1, QStringLiteral("default"));
        QTRY_VERIFY(m_program->window->isVisible());
        QCOMPARE(m_notifications.shown.size(), 1);
    }

    void noneWhereTheWindowIsSeenOrNobodyWantsThem_data()
    {
        QTest::addColumn<bool>("hidden");
        QTest::addColumn<bool>("wanted");
        QTest::newRow("in front") << false << true;
        QTest::newRow("switched off") << true << false;
    }
    void noneWhereTheWindowIsSeenOrNobodyWantsThem()
    {
        QFETCH(const bool, hidden);
        QFETCH(const bool, wanted);
        m_program->settings.setDesktop({.notify = wanted});
        m_program->window->startDemo();
        if (hidden)
            m_program->window->hide();
        else
            QVERIFY(QTest::qWaitForWindowActive(m_program->window.get()));
        QTRY_COMPARE_WITH_TIMEOUT(m_program->state(), JobState::Done, 30'000);
        Notifier after; // what comes behind a message of the job's, if there is one
        after.notify(QStringLiteral("after"), {}, false);
        QTRY_VERIFY(!m_notifications.shown.isEmpty());
        QCOMPARE(m_notifications.shown.first().title, QStringLiteral("after"));
    }

    void aStoppedJobSaysWhy()
    {
        JobSpec spec;
        spec.source = QStringLiteral("http://127.0.0.1:1/a?key=SECRET");
        spec.destination = m_dir->filePath(QStringLiteral("none"));
        spec.options.retry.attempts = 1;
        const auto id = m_program->engine->add(spec);
        QVERIFY(id);
        m_program->window->hide();
        QVERIFY(m_program->engine->start(*id));
        QTRY_COMPARE_WITH_TIMEOUT(m_notifications.shown.size(), 1, 20'000);
        const Message &message = m_notifications.shown.first();
        QVERIFY2(message.title.startsWith(QLatin1String("Download stopped: ")), qPrintable(message.title));
        QVERIFY2(message.text.startsWith(QLatin1String("Connection refused")), qPrintable(message.text));
        QVERIFY(!(message.title + message.text).contains(QLatin1String("SECRET")));
        QCOMPARE(message.hints.value(QStringLiteral("category")).toString(), QStringLiteral("transfer.error"));
    }

    // Files that are there already and wait for a word have not failed.
    void whatWaitsForAWordIsNoFailure()
    {
        DemoOptions options;
        options.files = 3;
        const auto service = DemoService::start(options);
        QVERIFY(service);
        JobSpec spec{QStringLiteral("list+http://127.0.0.1:%1").arg((*service)->port()), m_dir->filePath(QStringLiteral("files")), {}};
        m_program->window->hide();
        for (const ExistingRule rule : {ExistingRule::Skip, ExistingRule::Ask}) {
            spec.options.existing = rule;
            const auto id = m_program->engine->add(spec);
            m_notifications.shown.clear();
            QVERIFY(id && m_program->engine->start(*id));
            QTRY_COMPARE_WITH_TIMEOUT(m_notifications.shown.size(), 1, 20'000);
        }
        const Message &message = m_notifications.shown.first();
        QVERIFY2(message.title.startsWith(QLatin1String("Download waits for your word: ")), qPrintable(message.title));
        QVERIFY2(message.text.endsWith(QLatin1String(". To decide: 3")), qPrintable(message.text));
    }

    void textsAreNoMarkup()
    {
        Notifier notifier;
        QSignalSpy chosen(&notifier, &Notifier::chosen);
        notifier.notify(QStringLiteral("a"), QStringLiteral("<b>x</b> & y"), false);
        QTRY_COMPARE(m_notifications.shown.size(), 1);
        QCOMPARE(m_notifications.shown.first().text, QStringLiteral("&lt;b&gt;x&lt;/b&gt; &amp; y"));
        Q_EMIT m_notifications.ActionInvoked(77, QStringLiteral("default")); // somebody else's
        notifier.notify(QStringLiteral("b"), {}, false);
        QTRY_COMPARE(m_notifications.shown.size(), 2);
        QCOMPARE(chosen.size(), 0);
    }

    void whereNobodyShowsThem()
    {
        QDBusConnection other(QStringLiteral("desktop"));
        QVERIFY(other.unregisterService(QStringLiteral("org.freedesktop.Notifications")));
        Notifier notifier;
        QSignalSpy refused(&notifier, &Notifier::refused);
        notifier.notify(QStringLiteral("a"), QStringLiteral("b"), true);
        QTRY_COMPARE(refused.size(), 1);
        QCOMPARE(refused.first().at(1).toString(), QStringLiteral("b"));
        QVERIFY(other.registerService(QStringLiteral("org.freedesktop.Notifications")));
    }

    void progressInTheTaskbar()
    {
        m_taskbar.updates.clear();
        QElapsedTimer time;
        time.start();
        {
            TaskbarEntry entry;
            double part = 0;
            while (time.elapsed() < 2500) {
                entry.setFraction(part = std::min(1.0, part + 0.002));
                QTest::qWait(10);
            }
            QVERIFY2(m_taskbar.updates.size() >= 2 && m_taskbar.updates.size() <= 4, qPrintable(QString::number(m_taskbar.updates.size())));
            QVERIFY(m_taskbar.updates.last().value(QStringLiteral("progress-visible")).toBool());
            QVERIFY(m_taskbar.updates.last().value(QStringLiteral("progress")).toDouble() > 0.1);
            QVERIFY(m_taskbar.program.startsWith(QLatin1String("application://")) && m_taskbar.program.endsWith(QLatin1String(".desktop")));
        }
        QTRY_VERIFY(!m_taskbar.updates.last().value(QStringLiteral("progress-visible")).toBool());
    }

    void trayMenuAndTooltip()
    {
        MainWindow &window = *m_program->window;
        Tray &tray = window.desktop().tray();
        for (QAction *action : {window.actions().addSource, window.actions().pauseAll, window.actions().resumeAll, window.actions().quit})
            QVERIFY(tray.menu().actions().contains(action));
        auto *toggle = named<QAction>(&tray.menu(), QStringLiteral("toggle-window"));
        Q_EMIT tray.menu().aboutToShow();
        QVERIFY(toggle->text().contains(QLatin1String("Hide")));
        toggle->trigger();
        QVERIFY(!window.isVisible());
        Q_EMIT tray.menu().aboutToShow();
        QVERIFY(toggle->text().contains(QLatin1String("Show")));
        toggle->trigger();
        QVERIFY(window.isVisible());
        QCOMPARE(tray.toolTip(), QStringLiteral("Milliard"));
        window.startDemo();
        QTRY_VERIFY(tray.toolTip().contains(QLatin1String("files/s")));
        QTRY_COMPARE_WITH_TIMEOUT(m_program->state(), JobState::Done, 30'000);
        QTRY_COMPARE(tray.toolTip(), QStringLiteral("Milliard"));
    }

private:
    QProcess m_daemon;
    FakeNotifications m_notifications;
    FakeTaskbar m_taskbar;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Program> m_program;
};

QTEST_MAIN(TestDesktop)
#include "test_desktop.moc"
