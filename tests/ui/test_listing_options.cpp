// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/ui/window_help.h"
#include "ui/add_source_dialog.h"
#include "ui/field_message.h"
#include "ui/limit_fields.h"
#include "ui/new_listing_dialog.h"
#include "ui/rate_field.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

using namespace milliard;

// How the files are saved and what the limits are, from the real dialogs to the job.
class TestListingOptions final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<Settings>(m_dir->filePath(QStringLiteral("settings.ini")));
        m_preferences = {};
        m_preferences.destination = m_dir->filePath(QStringLiteral("files"));
        m_submitted.clear();
    }
    void cleanup() { m_dialog.reset(); }

    void usually()
    {
        open();
        QVERIFY(!named<QLineEdit>(m_dialog.get(), QStringLiteral("speed"))->isVisible());
        const JobOptions o = started();
        QCOMPARE(o.pack, Packing::None);
        QCOMPARE(o.existing, ExistingRule::Skip);
        QVERIFY(!o.fanOut);
        QCOMPARE(o.limitRate, 0);
        QCOMPARE(o.limitRequests, 0);
        QCOMPARE(o.hostConnections, 0);
    }

    void packing_data()
    {
        QTest::addColumn<Packing>("pack");
        QTest::newRow("tar.zst") << Packing::TarZst;
        QTest::newRow("tar.gz") << Packing::TarGz;
        QTest::newRow("zip") << Packing::Zip;
    }
    void packing()
    {
        QFETCH(Packing, pack);
        open();
        auto *fanOut = named<QCheckBox>(m_dialog.get(), QStringLiteral("fanOut"));
        auto *existing = named<QComboBox>(m_dialog.get(), QStringLiteral("existing"));
        const auto *hint = named<FieldMessage>(m_dialog.get(), QStringLiteral("packHint"));
        QTest::mouseClick(fanOut, Qt::LeftButton, {}, QPoint(8, fanOut->height() / 2));
        QVERIFY(fanOut->isChecked());
        QTest::keyClick(existing, Qt::Key_Down);
        choose("pack", int(pack));
        for (const QWidget *without : {static_cast<QWidget *>(fanOut), static_cast<QWidget *>(existing)}) {
            QVERIFY(!without->isEnabled());
            QVERIFY(without->toolTip().contains(QLatin1String("archives")));
            QCOMPARE(without->accessibleDescription(), without->toolTip());
        }
        QVERIFY(hint->isVisible());
        const JobOptions o = started();
        QCOMPARE(o.pack, pack);
        QCOMPARE(o.existing, ExistingRule::Skip);
        QVERIFY(!o.fanOut);
        QVERIFY(validate(o));
    }

    void separateFilesGetTheirRulesBack()
    {
        open();
        auto *fanOut = named<QCheckBox>(m_dialog.get(), QStringLiteral("fanOut"));
        fanOut->setChecked(true);
        QTest::keyClick(named<QComboBox>(m_dialog.get(), QStringLiteral("existing")), Qt::Key_Down);
        choose("pack", int(Packing::TarZst));
        choose("pack", int(Packing::Zip));
        choose("pack", int(Packing::None));
        QVERIFY(fanOut->isEnabled());
        const JobOptions o = started();
        QCOMPARE(o.pack, Packing::None);
        QCOMPARE(o.existing, ExistingRule::Overwrite);
        QVERIFY(o.fanOut);
    }

    void speed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<qint64>("bytes");
        const auto row = [](const char *text, const char *unit, qint64 bytes) {
            QTest::addRow("%s %s", text, unit) << QString::fromLatin1(text) << QString::fromLatin1(unit) << bytes;
        };
        row("5", "MiB/s", 5 * 1'048'576);
        row("1.5", "MiB/s", 1'572'864);
        row("800", "KiB/s", 819'200);
        row("0.001", "KiB/s", 1);
        row("976562500", "KiB/s", JobOptions::maxLimit);
        row("0", "MiB/s", 0); // empty: usually()
    }
    void speed()
    {
        QFETCH(QString, text);
        QFETCH(QString, unit);
        open();
        type(shownField("speed"), text);
        named<QComboBox>(m_dialog.get(), QStringLiteral("speedUnit"))->setCurrentText(unit);
        QTEST(started().limitRate, "bytes");
    }

    void requestsAndHostConnections()
    {
        open();
        type(shownField("requests"), QStringLiteral("250"));
        type(shownField("hostConnections"), QStringLiteral("8"));
        const JobOptions o = started();
        QCOMPARE(o.limitRequests, 250);
        QCOMPARE(o.hostConnections, 8);
        QCOMPARE(o.limitRate, 0);
    }

    void keysStepToNoLimit()
    {
        open();
        auto *edit = shownField("hostConnections");
        edit->setFocus();
        QCOMPARE(edit->placeholderText(), QStringLiteral("No limit"));
        QTest::keyClick(edit, Qt::Key_Down);
        QCOMPARE(edit->text(), QString());
        QTest::keyClick(edit, Qt::Key_Up);
        QTest::keyClick(edit, Qt::Key_Up);
        QCOMPARE(edit->text(), QStringLiteral("2"));
        QTest::keyClick(edit, Qt::Key_Down);
        QTest::keyClick(edit, Qt::Key_Down);
        QCOMPARE(edit->text(), QString());
    }

    void wrongOnesAreSaidBesideTheField_data()
    {
        QTest::addColumn<QString>("text");
        for (const auto &[field, text] : {std::pair{"speed", "fast"}, {"speed", "-1"}, {"speed", "0.0001"}, {"speed", "953675"},
                 {"speed", "nan"}, {"requests", "-5"}, {"requests", "1.5"}, {"requests", "1000000000001"}, {"hostConnections", "524289"},
                 {"hostConnections", "two"}})
            QTest::addRow("%s %s", field, text) << QString::fromLatin1(text);
    }
    void wrongOnesAreSaidBesideTheField()
    {
        QFETCH(QString, text);
        open();
        const QString field = QString::fromLatin1(QTest::currentDataTag()).section(QLatin1Char(' '), 0, 0);
        auto *edit = shownField(qPrintable(field));
        type(edit, text);
        // Hidden again, it must still come up to be seen.
        named<QToolButton>(m_dialog.get(), QStringLiteral("limitsToggle"))->setChecked(false);
        start();
        QVERIFY(m_submitted.isEmpty());
        const auto *message = named<FieldMessage>(m_dialog.get(), field + QStringLiteral("Message"));
        QVERIFY(message->isVisible());
        QVERIFY(message->text().contains(QLatin1String("no limit")));
        QCOMPARE(edit->accessibleDescription(), message->text());
        QVERIFY(edit->hasFocus());
        for (const FieldMessage *other : m_dialog->findChildren<FieldMessage *>())
            QCOMPARE(other->hasError(), other == message);
    }

    void tabGoesDownTheForm()
    {
        open();
        shownField("speed");
        QStringList met;
        named<QLineEdit>(m_dialog.get(), QStringLiteral("host"))->setFocus();
        for (int i = 0; i < 16; ++i) {
            met << QApplication::focusWidget()->objectName();
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        met.removeAll(QString());
        QCOMPARE(met.join(QLatin1Char(' ')), QStringLiteral("host port destination threads connections pack fanOut existing filtersToggle "
                                                            "limitsToggle speed speedUnit requests hostConnections"));
    }

    void preferencesAreBegunWith()
    {
        JobOptions &o = m_preferences.options;
        o.pack = Packing::TarGz;
        o.limitRate = 1'572'864;
        o.limitRequests = 20;
        o.hostConnections = 4;
        o.transport = TransportChoice::Qt;
        open();
        QCOMPARE(shownField("speed")->text(), QStringLiteral("1.5"));
        QCOMPARE(named<QComboBox>(m_dialog.get(), QStringLiteral("speedUnit"))->currentText(), QStringLiteral("MiB/s"));
        const JobOptions submitted = started();
        QCOMPARE(submitted.pack, o.pack);
        QCOMPARE(submitted.limitRate, o.limitRate);
        QCOMPARE(submitted.limitRequests, o.limitRequests);
        QCOMPARE(submitted.hostConnections, o.hostConnections);
        QCOMPARE(submitted.transport, o.transport);
    }

    void oneFileIsNotPacked()
    {
        m_preferences.options.pack = Packing::Zip;
        m_preferences.options.limitRate = 4096;
        m_settings->setPreferences(m_preferences);
        AddSourceDialog dialog(*m_settings, [this](const NewDownload &download) { return submit(download.spec); });
        dialog.setAddresses({QStringLiteral("https://files.example.org/one")});
        named<QPushButton>(&dialog, QStringLiteral("start"))->click();
        QCOMPARE(m_submitted.size(), 1);
        QCOMPARE(m_submitted.first().options.pack, Packing::None);
        QCOMPARE(m_submitted.first().options.limitRate, 4096);
    }

    void everyRateIsShownExactly_data()
    {
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<QString>("text"); // empty: not looked at
        QTest::newRow("byte") << qint64(1) << QString();
        QTest::newRow("half a KiB") << qint64(512) << QStringLiteral("0.5 KiB/s");
        QTest::newRow("1000") << qint64(1'000) << QString();
        QTest::newRow("under a MiB") << qint64(819'200) << QStringLiteral("800 KiB/s");
        QTest::newRow("1.25 MiB") << qint64(1'310'720) << QStringLiteral("1.25 MiB/s");
        QTest::newRow("odd") << qint64(1'234'567'891) << QString();
        QTest::newRow("above the whole MiB") << JobOptions::maxLimit - 1 << QString();
        QTest::newRow("most") << JobOptions::maxLimit << QStringLiteral("976,562,500 KiB/s");
    }
    void everyRateIsShownExactly()
    {
        QFETCH(qint64, bytes);
        QFETCH(QString, text);
        QWidget widget;
        LimitFields fields(*new QFormLayout(&widget), {}, nullptr);
        JobOptions options;
        options.limitRate = bytes;
        fields.set(options);
        JobOptions read;
        QVERIFY(fields.read(read));
        QCOMPARE(read.limitRate, bytes);
        if (!text.isEmpty())
            QCOMPARE(rateText(bytes), text);
    }

private:
    Result<void> submit(const JobSpec &spec)
    {
        m_submitted << spec;
        return {};
    }
    void open()
    {
        m_settings->setPreferences(m_preferences);
        m_dialog = std::make_unique<NewListingDialog>(*m_settings, [this](const JobSpec &spec) { return submit(spec); });
        m_dialog->open();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    }
    void start() { QTest::mouseClick(named<QPushButton>(m_dialog.get(), QStringLiteral("start")), Qt::LeftButton); }
    JobOptions started()
    {
        start();
        if (m_submitted.size() != 1)
            qFatal("the dialog has submitted %lld jobs", qlonglong(m_submitted.size()));
        return m_submitted.first().options;
    }
    void choose(const char *box, int value)
    {
        auto *combo = named<QComboBox>(m_dialog.get(), QLatin1String(box));
        combo->setCurrentIndex(combo->findData(value));
    }
    // A field of the limits, opened as a user would.
    QLineEdit *shownField(const char *name)
    {
        auto *toggle = named<QToolButton>(m_dialog.get(), QStringLiteral("limitsToggle"));
        if (!toggle->isChecked())
            QTest::mouseClick(toggle, Qt::LeftButton);
        auto *edit = named<QLineEdit>(m_dialog.get(), QLatin1String(name));
        if (!edit->isVisible())
            qFatal("%s is hidden", name);
        return edit;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Settings> m_settings;
    Preferences m_preferences;
    std::unique_ptr<NewListingDialog> m_dialog;
    QList<JobSpec> m_submitted;
};

QTEST_MAIN(TestListingOptions)
#include "test_listing_options.moc"
