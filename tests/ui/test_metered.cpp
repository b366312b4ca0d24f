// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/demo/demo_service.h"
#include "tests/ui/fake_login.h"
#include "tests/ui/window_help.h"
#include "ui/limit_control.h"

#include <QDBusMessage>
#include <QStandardPaths>
#include <QThread>

#include <atomic>

using namespace milliard;
using namespace Qt::StringLiterals;

namespace {

const QString name = u"org.freedesktop.NetworkManager"_s;
const QString path = u"/org/freedesktop/NetworkManager"_s;

// What Qt asks of NetworkManager. On a thread of its own, since Qt waits for the answer.
class FakeNetworkManager final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.NetworkManager")
    Q_PROPERTY(uint State READ state)
    Q_PROPERTY(uint Connectivity READ connectivity)
    Q_PROPERTY(uint Metered READ metered)

public:
    static constexpr uint yes = 1; // of NMMetered
    static constexpr uint no = 2;

    uint state() const { return 70; } // NM_STATE_CONNECTED_GLOBAL
    uint connectivity() const { return 4; }
    uint metered() const { return m_metered; }
    void setMetered(uint metered)
    {
        m_metered = metered;
        QDBusMessage changed = QDBusMessage::createSignal(path, u"org.freedesktop.DBus.Properties"_s, u"PropertiesChanged"_s);
        changed.setArguments({name, QVariantMap{{u"Metered"_s, metered}}, QStringList{}});
        QDBusConnection(OwnBus::name).send(changed);
    }

private:
    std::atomic<uint> m_metered = yes;
};

} // namespace

// A network that costs by the byte, as a NetworkManager of the test's own says.
class TestMetered final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        if (QStandardPaths::findExecutable(u"dbus-daemon"_s).isEmpty())
            QSKIP("there is no dbus-daemon");
        QVERIFY(m_bus.start());
        m_manager.moveToThread(&m_thread);
        m_thread.start();
        QDBusConnection bus(OwnBus::name);
        QVERIFY(bus.registerObject(path, &m_manager, QDBusConnection::ExportAllProperties));
        QVERIFY(bus.registerService(name));
        QCoreApplication::processEvents(); // till then a connection hands on nothing
    }
    void cleanupTestCase()
    {
        m_thread.quit();
        m_thread.wait();
    }

    void pausesAndGoesOn()
    {
        if (!MeteredWatch::isTold())
            QSKIP("Qt has no plugin for NetworkManager here");
        QTemporaryDir dir;
        const auto service = *DemoService::start({.files = 10, .faults = {*parseDemoFault(u"stall"_s)}});
        Program program(dir.path());
        const auto id = program.engine->add({u"list+http://127.0.0.1:%1"_s.arg(service->port()), dir.filePath(u"files"_s), {}});
        QVERIFY(id && program.engine->queue().add({*id}));
        QTRY_COMPARE(program.state(), JobState::Running); // nobody said that it is to pause
        LimitControl &limits = program.window->limits();
        QCOMPARE(limits.whyHeld(), QString());

        LimitChoices choices;
        choices.pauseWhereMetered = true;
        program.settings.setLimits(choices);
        limits.takeSettings();
        QTRY_COMPARE(program.state(), JobState::Queued);
        QCOMPARE(limits.whyHeld(), u"Paused since the network is metered"_s);
        // With the schedule there are two reasons, and each is one.
        limits.setClock([] { return QDateTime(QDate(2026, 11, 20), QTime(12, 0)); });
        choices.schedule = {{ScheduleRule::everyDay, QTime(8, 0), QTime(18, 0), 0}};
        program.settings.setLimits(choices);
        limits.takeSettings();
        QVERIFY2(limits.whyHeld().contains(u"18:00"_s) && limits.whyHeld().contains(u"metered"_s), qPrintable(limits.whyHeld()));
        limits.setClock([] { return QDateTime(QDate(2026, 11, 20), QTime(18, 0)); });
        QCOMPARE(limits.whyHeld(), u"Paused since the network is metered"_s);
        QCOMPARE(program.state(), JobState::Queued);

        m_manager.setMetered(FakeNetworkManager::no);
        QTRY_COMPARE(program.state(), JobState::Running);
        QCOMPARE(limits.whyHeld(), QString());
        m_manager.setMetered(FakeNetworkManager::yes);
        QTRY_COMPARE(program.state(), JobState::Queued);
    }

private:
    OwnBus m_bus;
    QThread m_thread;
    FakeNetworkManager m_manager;
};

QTEST_MAIN(TestMetered)
#include "test_metered.moc"
