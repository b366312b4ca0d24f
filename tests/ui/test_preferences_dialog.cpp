// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/support/test_authority.h"
#include "tests/ui/window_help.h"
#include "ui/field_message.h"
#include "ui/new_listing_dialog.h"
#include "ui/preferences_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>

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
            PreferencesDialog dialog(settings);
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
        PreferencesDialog dialog(settings);
        dialog.open();
        const QString field = QString::fromLatin1(QTest::currentDataTag()).section(QLatin1Char(' '), 0, 0);
        type(named<QLineEdit>(&dialog, QStringLiteral("destination")), dir.path());
        type(named<QLineEdit>(&dialog, field), text);
        QTest::keyClick(&dialog, Qt::Key_Return);
        QVERIFY(dialog.isVisible());
        const auto *message = named<FieldMessage>(&dialog, field + QStringLiteral("Message"));
        QVERIFY(message->isVisible());
        QVERIFY(message->hasError());
        QCOMPARE(settings.preferences(), before);
    }

    void defaultsComeBack()
    {
        const QTemporaryDir dir;
        Settings settings(dir.filePath(QStringLiteral("settings.ini")));
        Preferences p;
        p.port = 1234;
        p.options.threads = 5;
        p.options.limitRate = 4096;
        p.options.pack = Packing::Zip;
        settings.setPreferences(p);
        PreferencesDialog dialog(settings);
        dialog.open();
        QTest::mouseClick(dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::RestoreDefaults), Qt::LeftButton);
        QCOMPARE(named<QLineEdit>(&dialog, QStringLiteral("port"))->text(), QString::number(Preferences().port));
        QCOMPARE(named<QLineEdit>(&dialog, QStringLiteral("speed"))->text(), QString());
        QCOMPARE(named<QComboBox>(&dialog, QStringLiteral("pack"))->currentIndex(), 0);
        QCOMPARE(settings.preferences().port, 1234); // until OK
    }
};

QTEST_MAIN(TestPreferencesDialog)
#include "test_preferences_dialog.moc"
