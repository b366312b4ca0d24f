// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/ui/window_help.h"
#include "ui/add_source_dialog.h"
#include "ui/field_message.h"
#include "ui/host_rule_dialog.h"
#include "ui/new_listing_dialog.h"
#include "ui/preferences/preferences_dialog.h"
#include "ui/preferences/preferences_file.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QJsonDocument>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <QTreeWidget>

using namespace milliard;
using namespace Qt::StringLiterals;

namespace {

HostRule slow(const QString &host, qint64 rate)
{
    return {{host}, {rate, 0}};
}

} // namespace

// Rules for hosts: what new downloads from some hosts begin with.
class TestHostRules final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<Settings>(m_dir->filePath(u"settings.ini"_s));
        m_preferences = {};
        m_preferences.destination = m_dir->filePath(u"files"_s);
        m_preferences.options.limitRequests = 500;
        m_preferences.options.network.userAgent = u"Usual/1"_s;
        m_submitted.clear();
        QGuiApplication::clipboard()->clear();
    }
    void cleanup() { m_dialog.reset(); }

    void fit_data()
    {
        QTest::addColumn<QString>("hosts");
        QTest::addColumn<QStringList>("sources");
        QTest::addColumn<bool>("fits");
        QTest::newRow("the host") << u"files.example.org"_s << QStringList{u"https://files.example.org/a"_s} << true;
        QTest::newRow("in another case") << u"FILES.example.org"_s << QStringList{u"https://Files.Example.org/a"_s} << true;
        QTest::newRow("a pattern") << u"*.example.org"_s << QStringList{u"list+http://files.example.org:81/a"_s} << true;
        QTest::newRow("one of two") << u"a.org b.org"_s << QStringList{u"http://b.org/a"_s} << true;
        QTest::newRow("not the end of another") << u"example.org"_s << QStringList{u"http://badexample.org/a"_s} << false;
        QTest::newRow("nor what is below it") << u"*.example.org"_s << QStringList{u"http://example.org/a"_s} << false;
        QTest::newRow("nor what is in the path") << u"*example.org"_s << QStringList{u"http://b.org/example.org"_s} << false;
        QTest::newRow("all of several") << u"*.org"_s << QStringList{u"http://a.org/a"_s, u"http://b.org/a"_s} << true;
        QTest::newRow("not only some") << u"*.org"_s << QStringList{u"http://a.org/a"_s, u"http://b.net/a"_s} << false;
        QTest::newRow("a file has no host") << u"*"_s << QStringList{u"/some/list.txt"_s} << false;
        QTest::newRow("nothing") << u"*"_s << QStringList() << false;
    }
    void fit()
    {
        QFETCH(QString, hosts);
        QFETCH(QStringList, sources);
        QTEST(hostRuleFor({{hosts.split(u' ')}}, sources) != nullptr, "fits");
    }

    void firstThatFitsHolds()
    {
        const QList<HostRule> rules{slow(u"a.org"_s, 1), slow(u"*.org"_s, 2)};
        QCOMPARE(hostRuleFor(rules, {u"http://a.org/"_s})->limits.bytesPerSecond, 1);
        QCOMPARE(hostRuleFor(rules, {u"http://b.org/"_s})->limits.bytesPerSecond, 2);
    }

    // What a rule leaves open stays.
    void apply()
    {
        JobOptions options = m_preferences.options;
        options.network.clientCertificate = u"/a.pem"_s;
        options.network.clientKey = u"/a.key"_s;
        JobOptions expected = options;
        slow(u"a"_s, 77).applyTo(options);
        expected.limitRate = 77;
        QCOMPARE(options, expected);
        HostRule other{{u"a"_s}, {0, 8}, 3};
        other.network.clientCertificate = u"/b.pem"_s;
        other.network.proxy = u"none"_s;
        other.applyTo(options);
        expected.limitRequests = 8;
        expected.hostConnections = 3;
        expected.network.proxy = u"none"_s;
        expected.network.clientCertificate = u"/b.pem"_s;
        expected.network.clientKey.clear(); // another's key is no use
        QCOMPARE(options, expected);
    }

    void areKeptAndTravel()
    {
        HostRule rule{{u"*.example.org"_s, u"b"_s}, {1000, 7}, 3};
        rule.network.headers = QStringList{u"X-A: b"_s};
        rule.network.bearer = u"keychain:work"_s;
        m_preferences.hostRules = {rule, slow(u"c"_s, 5)};
        m_settings->setPreferences(m_preferences);
        QCOMPARE(m_settings->preferences(), m_preferences);
        QVERIFY(exportPreferences(m_preferences, m_dir->filePath(u"p.json"_s)));
        const auto back = importPreferences(m_dir->filePath(u"p.json"_s));
        QVERIFY(back);
        QCOMPARE(back->hostRules, m_preferences.hostRules);
    }

    void wrongOnesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("rules");
        QTest::addColumn<QString>("says");
        QTest::newRow("no host") << QByteArray(R"([{"hosts":[],"limitRate":5}])") << u"host is missing"_s;
        QTest::newRow("no pattern") << QByteArray("[{\"hosts\":[\"[a\"]}]") << u"[a"_s; // no raw text: moc stumbles over it
        QTest::newRow("a negative rate") << QByteArray(R"([{"hosts":["a"],"limitRate":-5}])") << u"limit-rate"_s;
        QTest::newRow("too many connections") << QByteArray(R"([{"hosts":["a"],"hostConnections":1000000}])") << u"host-connections"_s;
        QTest::newRow("a secret header") << QByteArray(R"([{"hosts":["a"],"network":{"headers":["Authorization: x"]}}])") << u"Authorization"_s;
        QTest::newRow("of another type") << QByteArray(R"([{"hosts":["a"],"network":{"proxy":7}}])") << u"proxy"_s;
        QTest::newRow("too many") << QByteArray('[' + QByteArray(R"({"hosts":["a"]},)").repeated(1000) + R"({"hosts":["a"]}])") << u"1000"_s;
    }
    void wrongOnesAreRefused()
    {
        QFETCH(QByteArray, rules);
        QFETCH(QString, says);
        const auto read = hostRulesFromJson(QJsonDocument::fromJson(rules).array());
        QVERIFY(!read);
        QVERIFY2(read.error().message.contains(says), qPrintable(read.error().message));
        const QJsonObject file{{u"milliardPreferences"_s, 1}, {u"hostRules"_s, QJsonDocument::fromJson(rules).array()}};
        QVERIFY(!preferencesFromJson(file));
        QSettings(m_dir->filePath(u"settings.ini"_s), QSettings::IniFormat).setValue(u"defaults/hostRules"_s, rules);
        QCOMPARE(Settings(m_dir->filePath(u"settings.ini"_s)).preferences().hostRules, QList<HostRule>());
    }

    void areEditedInThePreferences()
    {
        m_settings->setPreferences(m_preferences);
        PreferencesDialog dialog(*m_settings, {});
        dialog.open();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        type(named<QLineEdit>(&dialog, u"searchPreferences"_s), u"rules for hosts"_s); // brings their page to the front
        auto *list = named<QTreeWidget>(&dialog, u"hostRules"_s);
        QVERIFY(list->isVisible());
        QVERIFY(!named<QPushButton>(&dialog, u"editHostRule"_s)->isEnabled());
        const auto press = [&dialog](const char *button) { QTest::mouseClick(named<QPushButton>(&dialog, QLatin1String(button)), Qt::LeftButton); };

        press("addHostRule");
        HostRuleDialog *rule = opened(dialog);
        QVERIFY(rule);
        QTest::keyClick(rule, Qt::Key_Return);
        const auto *message = named<FieldMessage>(rule, u"ruleHostsMessage"_s);
        QVERIFY(message->isVisible() && message->hasError()); // no host
        type(named<QLineEdit>(rule, u"ruleHosts"_s), u"*.example.org [a"_s);
        QTest::keyClick(rule, Qt::Key_Return);
        QVERIFY2(message->hasError() && message->text().contains(u"[a"_s), qPrintable(message->text()));
        type(named<QLineEdit>(rule, u"ruleHosts"_s), u" *.example.org   b.org"_s);
        type(named<QLineEdit>(rule, u"speed"_s), u"fast"_s);
        QTest::keyClick(rule, Qt::Key_Return);
        QVERIFY(!message->hasError() && named<FieldMessage>(rule, u"speedMessage"_s)->hasError());
        type(named<QLineEdit>(rule, u"speed"_s), u"2"_s);
        QCOMPARE(named<QLineEdit>(rule, u"hostConnections"_s)->placeholderText(), u"As usual"_s);
        type(named<QLineEdit>(rule, u"hostConnections"_s), u"3"_s);
        QTest::keyClick(named<QComboBox>(rule, u"proxy"_s), Qt::Key_Down);
        QTest::keyClick(rule, Qt::Key_Return);
        QTRY_VERIFY(!visible(dialog));
        QCOMPARE(list->topLevelItemCount(), 1);
        QCOMPARE(list->topLevelItem(0)->text(0), u"*.example.org b.org"_s);
        QCOMPARE(list->topLevelItem(0)->text(1), u"at most 2 MiB/s, 3 connection(s), proxy"_s);

        press("addHostRule");
        rule = opened(dialog);
        type(named<QLineEdit>(rule, u"ruleHosts"_s), u"a.example.org"_s);
        QTest::keyClick(rule, Qt::Key_Return);
        QTRY_COMPARE(list->topLevelItemCount(), 2);
        press("hostRuleUp");
        QCOMPARE(list->topLevelItem(0)->text(0), u"a.example.org"_s);
        QVERIFY(!named<QPushButton>(&dialog, u"hostRuleUp"_s)->isEnabled());
        press("editHostRule");
        rule = opened(dialog);
        QCOMPARE(named<QLineEdit>(rule, u"ruleHosts"_s)->text(), u"a.example.org"_s);
        type(named<QLineEdit>(rule, u"userAgent"_s), u"Own/1"_s);
        QTest::keyClick(rule, Qt::Key_Return);
        QTRY_COMPARE(list->topLevelItem(0)->text(1), u"user agent"_s);
        press("addHostRule");
        QTest::keyClick(opened(dialog), Qt::Key_Escape); // adds nothing
        QTRY_VERIFY(!visible(dialog));
        QCOMPARE(list->topLevelItemCount(), 2);
        QTest::mouseClick(dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok), Qt::LeftButton);

        HostRule first{{u"a.example.org"_s}};
        first.network.userAgent = u"Own/1"_s;
        HostRule second{{u"*.example.org"_s, u"b.org"_s}, {2 * 1024 * 1024, 0}, 3};
        second.network.proxy = u"none"_s;
        QCOMPARE(m_settings->preferences().hostRules, (QList<HostRule>{first, second}));
    }

    void areRemoved()
    {
        m_preferences.hostRules = {slow(u"a"_s, 1024), slow(u"b"_s, 2048)};
        m_settings->setPreferences(m_preferences);
        PreferencesDialog dialog(*m_settings, {});
        dialog.open();
        type(named<QLineEdit>(&dialog, u"searchPreferences"_s), u"rules for hosts"_s);
        QTest::mouseClick(named<QPushButton>(&dialog, u"removeHostRule"_s), Qt::LeftButton);
        QTest::mouseClick(dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok), Qt::LeftButton);
        QCOMPARE(m_settings->preferences().hostRules, (QList<HostRule>{slow(u"b"_s, 2048)}));
    }

    // The dialog shows what holds, also when the address becomes another host's.
    void newDownloadsBeginWithThem()
    {
        HostRule rule = slow(u"*.example.org"_s, 1024);
        rule.network.userAgent = u"Own/1"_s;
        m_preferences.hostRules = {rule};
        m_settings->setPreferences(m_preferences);
        add(u"index+http://files.example.org/"_s);
        QCOMPARE(edit("userAgent")->text(), u"Own/1"_s);
        QVERIFY(edit("userAgent")->isVisible());
        QCOMPARE(edit("speed")->text(), u"1"_s);
        QVERIFY(edit("speed")->isVisible());
        named<QPlainTextEdit>(m_dialog.get(), u"address"_s)->setPlainText(u"index+http://b.org/"_s);
        QCOMPARE(edit("userAgent")->text(), u"Usual/1"_s);
        QCOMPARE(edit("speed")->text(), QString());
        named<QPlainTextEdit>(m_dialog.get(), u"address"_s)->setPlainText(u"index+http://files.example.org/"_s);
        start();
        QCOMPARE(m_submitted.size(), 1);
        const JobOptions options = m_submitted.first().options;
        QCOMPARE(options.network.userAgent, u"Own/1"_s);
        QCOMPARE(options.limitRate, 1024);
        QCOMPARE(options.limitRequests, 500); // as the preferences have it
    }

    // Of one file its limits are not asked, and hold.
    void alsoOneFile()
    {
        m_preferences.hostRules = {slow(u"*.example.org"_s, 1024)};
        m_settings->setPreferences(m_preferences);
        add(u"http://files.example.org/a.iso"_s);
        QVERIFY(!edit("speed")->isVisible());
        start();
        QCOMPARE(m_submitted.value(0).options.limitRate, 1024);
    }

    void whatIsTypedStays()
    {
        m_preferences.hostRules = {slow(u"*.example.org"_s, 1024)};
        m_settings->setPreferences(m_preferences);
        add(u"index+http://files.example.org/"_s);
        type(edit("speed"), u"7"_s);
        named<QPlainTextEdit>(m_dialog.get(), u"address"_s)->setPlainText(u"index+http://b.org/"_s);
        QCOMPARE(edit("speed")->text(), u"7"_s);
        start();
        QCOMPARE(m_submitted.value(0).options.limitRate, 7 * 1024);
    }

    // Whatever else was typed meanwhile.
    void noTokenGoesToAnotherHost()
    {
        QFile file(m_dir->filePath(u"secret"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("s3cret\n") > 0);
        file.close();
        HostRule rule = slow(u"*.example.org"_s, 1024);
        rule.network.bearer = u'@' + file.fileName();
        rule.network.headers = QStringList{u"X-Team: red"_s};
        HostRule other{{u"b.org"_s}};
        other.network.cookieFile = m_dir->filePath(u"cookies"_s);
        QVERIFY(QFile::copy(file.fileName(), other.network.cookieFile));
        m_preferences.hostRules = {rule, other};
        m_settings->setPreferences(m_preferences);
        add(u"index+http://files.example.org/"_s);
        auto *address = named<QPlainTextEdit>(m_dialog.get(), u"address"_s);
        auto *headers = named<QPlainTextEdit>(m_dialog.get(), u"headers"_s);
        QCOMPARE(edit("bearer")->text(), rule.network.bearer);
        type(edit("userAgent"), u"Mine/1"_s);
        headers->appendPlainText(u"X-Mine: 1"_s);
        type(edit("speed"), u"7"_s);
        for (const QString &elsewhere : {u"index+http://a.org/"_s, u"index+http://files.example.org/\nindex+http://a.org/"_s}) {
            address->setPlainText(u"index+http://files.example.org/"_s); // and back again
            QCOMPARE(edit("bearer")->text(), rule.network.bearer);
            address->setPlainText(elsewhere);
            QCOMPARE(edit("bearer")->text(), QString());
            QCOMPARE(headers->toPlainText(), u"X-Mine: 1"_s);
            QCOMPARE(edit("userAgent")->text(), u"Mine/1"_s);
            QCOMPARE(edit("speed")->text(), u"7"_s);
        }
        address->setPlainText(u"index+http://b.org/"_s);
        QCOMPARE(edit("bearer")->text(), QString());
        QCOMPARE(edit("cookieFile")->text(), other.network.cookieFile);

        // Of several each has its own.
        address->setPlainText(u"index+http://files.example.org/\nindex+http://b.org/"_s);
        QCOMPARE(edit("cookieFile")->text(), QString());
        start();
        QCOMPARE(m_submitted.size(), 2);
        for (const JobSpec &spec : std::as_const(m_submitted)) {
            const bool isFirst = spec.source.contains(u"example"_s);
            QCOMPARE(spec.options.network.bearer, isFirst ? rule.network.bearer : QString());
            QCOMPARE(spec.options.network.cookieFile, isFirst ? QString() : other.network.cookieFile);
            QCOMPARE(spec.options.network.userAgent, u"Mine/1"_s);
            QCOMPARE(spec.options.limitRate, 7 * 1024);
        }
    }

    // A token that was taken away is not there again as soon as the address is typed anew.
    void whatIsTakenAwayStaysAway()
    {
        HostRule rule{{u"*.example.org"_s}};
        rule.network.bearer = u"keychain:work"_s;
        m_preferences.hostRules = {rule};
        m_settings->setPreferences(m_preferences);
        add(u"index+http://files.example.org/"_s);
        type(edit("bearer"), QString());
        named<QPlainTextEdit>(m_dialog.get(), u"address"_s)->setPlainText(u"index+http://files"_s);
        named<QPlainTextEdit>(m_dialog.get(), u"address"_s)->setPlainText(u"index+http://files.example.org/"_s);
        QCOMPARE(edit("bearer")->text(), QString());
        type(edit("bearer"), rule.network.bearer); // by hand, and for this host
        named<QPlainTextEdit>(m_dialog.get(), u"address"_s)->setPlainText(u"index+http://a.org/"_s);
        QCOMPARE(edit("bearer")->text(), QString());
    }

    // Several downloads at once: each has the rule of its own host.
    void eachOfSeveral()
    {
        m_preferences.hostRules = {slow(u"a.org"_s, 1024), slow(u"b.org"_s, 2048)};
        m_settings->setPreferences(m_preferences);
        add(u"index+http://a.org/\nindex+http://b.org/\nindex+http://c.org/\nhttp://b.org/x\nhttp://b.org/y"_s);
        start();
        QCOMPARE(m_submitted.size(), 4);
        QMap<QString, qint64> rates;
        for (const JobSpec &spec : std::as_const(m_submitted))
            rates.insert(spec.source, spec.options.limitRate);
        QCOMPARE(rates, (QMap<QString, qint64>{{u"urls:"_s, 2048}, {u"index+http://a.org/"_s, 1024}, {u"index+http://b.org/"_s, 2048}, {u"index+http://c.org/"_s, 0}}));
    }

    void aListingToo()
    {
        m_preferences.hostRules = {slow(u"*.example.org"_s, 1024)};
        m_settings->setPreferences(m_preferences);
        QList<JobSpec> submitted;
        NewListingDialog dialog(*m_settings, [&submitted](const JobSpec &spec) -> Result<void> {
            submitted << spec;
            return {};
        });
        dialog.open();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        type(named<QLineEdit>(&dialog, u"host"_s), u"files.example.org"_s);
        QTest::mouseClick(named<QPushButton>(&dialog, u"start"_s), Qt::LeftButton);
        QCOMPARE(submitted.value(0).options.limitRate, 1024);
    }

private:
    static HostRuleDialog *visible(const PreferencesDialog &preferences)
    {
        for (auto *dialog : preferences.findChildren<HostRuleDialog *>()) {
            if (dialog->isVisible())
                return dialog;
        }
        return nullptr;
    }
    static HostRuleDialog *opened(const PreferencesDialog &preferences)
    {
        HostRuleDialog *dialog = nullptr;
        return QTest::qWaitFor([&] { return (dialog = visible(preferences)) && QApplication::activeWindow() == dialog; }) ? dialog : nullptr;
    }
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
    void start() { QTest::mouseClick(named<QPushButton>(m_dialog.get(), u"start"_s), Qt::LeftButton); }
    QLineEdit *edit(const char *name) { return named<QLineEdit>(m_dialog.get(), QLatin1String(name)); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Settings> m_settings;
    Preferences m_preferences;
    std::unique_ptr<AddSourceDialog> m_dialog;
    QList<JobSpec> m_submitted;
};

QTEST_MAIN(TestHostRules)
#include "test_host_rules.moc"
