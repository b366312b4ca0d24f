// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/bus_activation.h"

#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusReply>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace milliard;
using namespace Qt::StringLiterals;

// On a bus of its own, which starts the real program by a file as the installed one is.
class TestBusActivation final : public QObject
{
    Q_OBJECT

    const QString m_id = QStringLiteral(MILLIARD_ID);
    QTemporaryDir m_home;
    QProcess m_daemon;
    QString m_address;

    void write(const QString &name, const QString &text) const
    {
        QFile file(m_home.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text.toUtf8());
    }
    QDBusConnection bus() const { return QDBusConnection::connectToBus(m_address, u"desktop"_s); }
    QDBusMessage ask(const QString &id, const QString &method, const QVariantList &arguments) const
    {
        auto call = QDBusMessage::createMethodCall(id, BusActivation::pathOf(id), u"org.freedesktop.Application"_s, method);
        call.setArguments(arguments);
        return bus().call(call, QDBus::BlockWithGui, 25'000);
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(u"dbus-daemon"_s).isEmpty())
            QSKIP("there is no dbus-daemon");
        write(u"bus.conf"_s, u"<busconfig><type>session</type><listen>unix:dir=%1</listen><servicedir>%1</servicedir>"
                             "<policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/><allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>"_s.arg(m_home.path()));
        write(m_id + u".service"_s, u"[D-BUS Service]\nName=%1\nExec=%2\n"_s.arg(m_id, QStringLiteral(MILLIARD_WINDOW)));
        auto environment = QProcessEnvironment::systemEnvironment();
        for (const QString &name : {u"HOME"_s, u"XDG_DATA_HOME"_s, u"XDG_CONFIG_HOME"_s, u"XDG_CACHE_HOME"_s})
            environment.insert(name, m_home.path());
        m_daemon.setProcessEnvironment(environment);
        m_daemon.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_daemon.start(u"dbus-daemon"_s, {u"--nofork"_s, u"--print-address"_s, u"--config-file"_s, m_home.filePath(u"bus.conf"_s)});
        QVERIFY(m_daemon.waitForStarted());
        QVERIFY(m_daemon.waitForReadyRead());
        m_address = QString::fromLatin1(m_daemon.readLine().trimmed());
        QVERIFY(bus().isConnected());
    }
    void cleanupTestCase()
    {
        QDBusConnection::disconnectFromBus(u"desktop"_s);
        m_daemon.kill();
        m_daemon.waitForFinished();
    }

    void paths() { QCOMPARE(BusActivation::pathOf(u"org.a-b.c"_s), u"/org/a_b/c"_s); }

    void asks()
    {
        BusActivation here(u"org.example.here"_s, QDBusConnection::connectToBus(m_address, u"program"_s));
        QVERIFY(here.isOnBus());
        QSignalSpy asked(&here, &BusActivation::asked);
        const QVariantMap token{{u"activation-token"_s, u"t"_s}};
        QCOMPARE(ask(u"org.example.here"_s, u"Open"_s, {QStringList{u"file:///tmp/a%20b"_s, u"https://host/c?d"_s}, token}).type(), QDBusMessage::ReplyMessage);
        QCOMPARE(ask(u"org.example.here"_s, u"Activate"_s, {QVariantMap{{u"desktop-startup-id"_s, u"x"_s}}}).type(), QDBusMessage::ReplyMessage);
        QCOMPARE(asked.count(), 2);
        const auto first = asked.at(0).at(0).value<Instance::Request>();
        QCOMPARE(first.sources, (QStringList{u"/tmp/a b"_s, u"https://host/c?d"_s}));
        QCOMPARE(first.activationToken, "t");
        const auto second = asked.at(1).at(0).value<Instance::Request>();
        QVERIFY(second.sources.isEmpty());
        QCOMPARE(second.activationToken, "x");
        const BusActivation other(u"org.example.here"_s, bus());
        QVERIFY(!other.isOnBus()); // the first has the name
    }

    void startsTheProgram()
    {
        QVERIFY(!bus().interface()->isServiceRegistered(m_id).value());
        const QDBusMessage opened = ask(m_id, u"Open"_s, {QStringList{u"http://127.0.0.1:9/a"_s}, QVariantMap()});
        QVERIFY2(opened.type() == QDBusMessage::ReplyMessage, qPrintable(opened.errorMessage()));
        const QDBusReply<uint> process = bus().interface()->servicePid(m_id);
        QVERIFY(process.isValid() && process.value() > 1);
        QCOMPARE(ask(m_id, u"Activate"_s, {QVariantMap()}).type(), QDBusMessage::ReplyMessage);
        QCOMPARE(bus().interface()->servicePid(m_id).value(), process.value()); // the same one
        QCOMPARE(::kill(pid_t(process.value()), SIGKILL), 0);
        QTRY_VERIFY_WITH_TIMEOUT(!bus().interface()->isServiceRegistered(m_id).value(), 10'000);
    }

    // What the bus starts hands the call over to a window that is not on the bus.
    void callsForAWindowThatIsNotOnTheBus()
    {
        QVERIFY(QDir(m_home.filePath(u"milliard"_s)).removeRecursively());
        auto alone = m_daemon.processEnvironment();
        alone.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"disabled:"_s);
        QProcess window;
        window.setProcessEnvironment(alone);
        window.start(QStringLiteral(MILLIARD_WINDOW), QStringList());
        QVERIFY(QTest::qWaitFor([this] { return QFile::exists(m_home.filePath(u"milliard/journal.sqlite"_s)); }, 30'000)); // and so it is the first
        const auto handsOver = [](QProcess &process) { return process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0; };
        QProcess other; // once the window answers, so does it to the next
        other.setProcessEnvironment(alone);
        other.start(QStringLiteral(MILLIARD_WINDOW), {u"http://127.0.0.1:9/a"_s});
        QVERIFY(handsOver(other));

        auto called = m_daemon.processEnvironment();
        called.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, m_address);
        called.insert(u"DBUS_STARTER_BUS_TYPE"_s, u"session"_s);
        other.setProcessEnvironment(called);
        other.start(QStringLiteral(MILLIARD_WINDOW), QStringList());
        QVERIFY(QTest::qWaitFor([&] { return bus().interface()->isServiceRegistered(m_id).value(); }, 10'000));
        QCOMPARE(ask(m_id, u"Open"_s, {QStringList{u"http://127.0.0.1:9/b"_s}, QVariantMap()}).type(), QDBusMessage::ReplyMessage);
        QVERIFY(handsOver(other));
        QVERIFY(!bus().interface()->isServiceRegistered(m_id).value());
        QCOMPARE(window.state(), QProcess::Running);
        window.kill();
        QVERIFY(window.waitForFinished());
    }

    // Where there is none, the command line is left.
    void noBus()
    {
        const BusActivation alone(u"org.example.alone"_s, QDBusConnection(u"none"_s));
        QVERIFY(!alone.isOnBus());
    }
};

QTEST_MAIN(TestBusActivation)
#include "test_bus_activation.moc"
