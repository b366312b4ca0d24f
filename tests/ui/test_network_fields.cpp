// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/ui/window_help.h"
#include "ui/add_source_dialog.h"
#include "ui/field_message.h"
#include "ui/login_dialog.h"
#include "ui/new_listing_dialog.h"
#include "ui/preferences/preferences_dialog.h"

#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>

using namespace milliard;
using namespace Qt::StringLiterals;

// How servers are reached, as the dialogs ask for it.
class TestNetworkFields final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<Settings>(m_dir->filePath(u"settings.ini"_s));
        Preferences p;
        p.destination = m_dir->filePath(u"files"_s);
        m_settings->setPreferences(p);
        m_submitted.clear();
        QGuiApplication::clipboard()->clear();
    }
    void cleanup() { m_dialog.reset(); }

    void goWithTheJob_data()
    {
        QTest::addColumn<QString>("address");
        QTest::newRow("one file") << u"http://host/file"_s;
        QTest::newRow("a listing") << u"list+http://host"_s;
    }
    void goWithTheJob()
    {
        QFETCH(QString, address);
        add(address);
        QVERIFY(!box("proxy")->isVisible());
        QTest::mouseClick(named<QToolButton>(m_dialog.get(), u"networkToggle"_s), Qt::LeftButton);
        QVERIFY(box("proxy")->isVisible());
        const QString cookies = write(u"cookies.txt"_s, "host\tFALSE\t/\tFALSE\t0\ta\t1\n");
        const QString headers = write(u"headers"_s, "X-Api-Key: hunter2\n");
        QTest::keyClick(box("proxy"), Qt::Key_End);
        type(edit("proxyAddress"), u"socks5://ann@proxy:1080"_s);
        named<QPlainTextEdit>(m_dialog.get(), u"headers"_s)->setPlainText(u"X-Tenant: blue\n\n @"_s + headers + u"\n"_s);
        type(edit("userAgent"), u"Someone/2"_s);
        type(edit("cookieFile"), cookies);
        type(edit("bearer"), u"keychain:work"_s);
        start();
        QCOMPARE(m_submitted.size(), 1);
        const NetworkOptions network = m_submitted.first().options.network;
        QCOMPARE(network.proxy, u"socks5://ann@proxy:1080"_s);
        QCOMPARE(network.headers, (QStringList{u"X-Tenant: blue"_s, u'@' + headers}));
        QCOMPARE(network.userAgent, u"Someone/2"_s);
        QCOMPARE(network.cookieFile, cookies);
        QCOMPARE(network.bearer, u"keychain:work"_s);
    }

    void wrongOnesAreSaidBesideTheField_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("a proxy's password") << u"proxyAddress"_s << u"http://ann:hunter2@proxy:3128"_s << u"keychain"_s;
        QTest::newRow("no proxy") << u"proxyAddress"_s << QString() << u"missing"_s;
        QTest::newRow("a header without colon") << u"headers"_s << u"hunter2"_s << u"no colon"_s;
        QTest::newRow("a secret header") << u"headers"_s << u"Authorization: Bearer hunter2"_s << u"the field Token"_s;
        QTest::newRow("another secret header") << u"headers"_s << u"X-Api-Key: hunter2"_s << u"give its path here as @/path/of/a/file"_s;
        QTest::newRow("the user agent's header") << u"headers"_s << u"User-Agent: x"_s << u"the field User agent"_s;
        QTest::newRow("a cookie's header") << u"headers"_s << u"Cookie: hunter2"_s << u"the field Cookies"_s;
        QTest::newRow("a proxy's header") << u"headers"_s << u"Proxy-Authorization: hunter2"_s << u"the field Proxy"_s;
        QTest::newRow("no such cookies") << u"cookieFile"_s << u"/nowhere/cookies"_s << u"/nowhere/cookies"_s;
        QTest::newRow("a relative path") << u"cookieFile"_s << u"cookies"_s << u"absolute"_s;
        QTest::newRow("the token itself") << u"bearer"_s << u"hunter2"_s << u"keychain:NAME"_s;
        QTest::newRow("no such certificate") << u"clientCertificate"_s << u"/nowhere/me.pem"_s << u"/nowhere/me.pem"_s;
    }
    void wrongOnesAreSaidBesideTheField()
    {
        QFETCH(QString, field);
        QFETCH(QString, text);
        QFETCH(QString, says);
        add(u"http://host/file"_s);
        QTest::mouseClick(named<QToolButton>(m_dialog.get(), u"networkToggle"_s), Qt::LeftButton);
        if (field == u"proxyAddress"_s)
            QTest::keyClick(box("proxy"), Qt::Key_End);
        if (field == u"headers"_s)
            named<QPlainTextEdit>(m_dialog.get(), field)->setPlainText(text);
        else
            type(edit(field.toLatin1().constData()), text);
        QTest::mouseClick(named<QToolButton>(m_dialog.get(), u"networkToggle"_s), Qt::LeftButton); // what is wrong shows itself again
        start();
        QVERIFY(m_submitted.isEmpty());
        const auto *message = named<FieldMessage>(m_dialog.get(), (field == u"proxyAddress"_s ? u"proxy"_s : field) + u"Message"_s);
        QVERIFY2(message->isVisible() && message->hasError() && message->text().contains(says) && !message->text().contains(u"hunter2"_s) && !message->text().contains(u"--"_s)
                && !message->text().contains(u"command line"_s), qPrintable(message->text()));
    }

    // Jobs take what the preferences say, and nothing of it is hidden in the dialog.
    void preferencesAreTheBeginning()
    {
        {
            PreferencesDialog dialog(*m_settings, {});
            dialog.open();
            QTest::keyClick(named<QComboBox>(&dialog, u"proxy"_s), Qt::Key_Down);
            type(named<QLineEdit>(&dialog, u"userAgent"_s), u"Someone/2"_s);
            QTest::mouseClick(dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok), Qt::LeftButton);
            QVERIFY(!dialog.isVisible());
        }
        NetworkOptions network;
        network.proxy = u"none"_s;
        network.userAgent = u"Someone/2"_s;
        QCOMPARE(m_settings->preferences().options.network, network);
        add(u"http://host/file"_s);
        QCOMPARE(box("proxy")->currentIndex(), 1);
        QVERIFY(box("proxy")->isVisible());
        type(edit("userAgent"), QString());
        start();
        network.userAgent.clear();
        QCOMPARE(m_submitted.value(0).options.network, network);
    }

    void settingsThatAreWrongAreNotTaken()
    {
        for (const QByteArray &bad : {QByteArray("{\"proxy\":7}"), QByteArray("{\"proxy\":\"ftp://h\"}"), QByteArray("[")}) {
            QSettings(m_dir->filePath(u"settings.ini"_s), QSettings::IniFormat).setValue(u"defaults/network"_s, bad);
            QCOMPARE(Settings(m_dir->filePath(u"settings.ini"_s)).preferences().options.network, NetworkOptions());
        }
    }

    // Where there is no keychain the password goes nowhere.
    void loginsAreForTheKeychain()
    {
        add(u"http://host:81/file"_s);
        QTest::mouseClick(named<QToolButton>(m_dialog.get(), u"networkToggle"_s), Qt::LeftButton);
        auto *keep = named<QPushButton>(m_dialog.get(), u"keepLogin"_s);
        QVERIFY(keep->isVisible() && keep->text().contains(u"http://host:81"_s));
        QTest::mouseClick(keep, Qt::LeftButton);
        auto *login = m_dialog->findChild<LoginDialog *>();
        QVERIFY(login);
        QTest::mouseClick(named<QPushButton>(login, u"keep"_s), Qt::LeftButton);
        const auto *message = named<FieldMessage>(login, u"loginMessage"_s);
        QVERIFY(message->hasError());
        type(named<QLineEdit>(login, u"loginUser"_s), u"ann"_s);
        type(named<QLineEdit>(login, u"loginPassword"_s), u"hunter2"_s);
        QTest::mouseClick(named<QPushButton>(login, u"keep"_s), Qt::LeftButton);
        QTRY_VERIFY(message->hasError());
        QVERIFY2(message->text().contains(u"keychain cannot be used"_s) && message->text().contains(u"machine HOST"_s), qPrintable(message->text()));
        QVERIFY(named<QPushButton>(login, u"keep"_s)->isEnabled());
        login->reject();
        named<QPlainTextEdit>(m_dialog.get(), u"address"_s)->setPlainText(u"/etc/hostname"_s); // a list in a file has no server
        QVERIFY(!keep->isVisible());
    }

private:
    void add(const QString &address)
    {
        m_dialog = std::make_unique<AddSourceDialog>(*m_settings, [this](const NewDownload &download) -> Result<void> {
            m_submitted << download.spec;
            return {};
        });
        m_dialog->open();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
        named<QPlainTextEdit>(m_dialog.get(), u"address"_s)->setPlainText(address);
    }
    QString write(const QString &name, const QByteArray &content) const
    {
        QFile file(m_dir->filePath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(content);
        return file.fileName();
    }
    void start() { QTest::mouseClick(named<QPushButton>(m_dialog.get(), u"start"_s), Qt::LeftButton); }
    QLineEdit *edit(const char *name) { return named<QLineEdit>(m_dialog.get(), QLatin1String(name)); }
    QComboBox *box(const char *name) { return named<QComboBox>(m_dialog.get(), QLatin1String(name)); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<AddSourceDialog> m_dialog;
    QList<JobSpec> m_submitted;
};

QTEST_MAIN(TestNetworkFields)
#include "test_network_fields.moc"
