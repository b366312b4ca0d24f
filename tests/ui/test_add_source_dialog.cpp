// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/demo/demo_service.h"
#include "core/source/source_registry.h"
#include "tests/ui/window_help.h"
#include "ui/add_source_dialog.h"
#include "ui/address_edit.h"
#include "ui/field_message.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QTreeWidget>

using namespace milliard;

// Drives the real dialog with mouse and keys: every kind of source has its fields there.
class TestAddSourceDialog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<Settings>(m_dir->filePath(QStringLiteral("settings.ini")));
        Preferences p;
        p.destination = m_dir->filePath(QStringLiteral("files"));
        m_settings->setPreferences(p);
        m_submitted.clear();
        QGuiApplication::clipboard()->clear();
        open();
    }
    void cleanup() { m_dialog.reset(); }

    void everyOptionHasAField()
    {
        for (const SourceKind *kind : sourceKinds()) {
            QString example = QString::fromLatin1(kind->form);
            example.replace(QLatin1String("(s)"), QString()).remove(QLatin1Char('[')).remove(QLatin1Char(']'));
            setAddress(example);
            const auto found = kindOf(example);
            if (!found || *found != kind) // a file that is not there, or a form with several spellings
                continue;
            QCOMPARE(field("addressMessage")->text(), QString::fromUtf8(kind->title));
            for (const SourceOption &option : kind->options) {
                auto *edit = m_dialog->findChild<QWidget *>(option.key());
                QVERIFY2(edit, option.name);
                QVERIFY2(!edit->accessibleName().isEmpty() && !edit->toolTip().isEmpty(), option.name);
            }
        }
        setAddress(QStringLiteral("http://host/file"));
        QVERIFY(m_dialog->findChild<QWidget *>(QStringLiteral("checksum")));
        QVERIFY(!m_dialog->findChild<QWidget *>(QStringLiteral("listPath")));
        setAddress(QStringLiteral("list+http://host"));
        QVERIFY(!m_dialog->findChild<QWidget *>(QStringLiteral("checksum")));
        QVERIFY(m_dialog->findChild<QWidget *>(QStringLiteral("listPath")));
    }

    void oneFileIsAskedLess()
    {
        setAddress(QStringLiteral("https://host/file"));
        QVERIFY(!named<QLineEdit>(m_dialog.get(), QStringLiteral("threads"))->isVisible());
        setAddress(QStringLiteral("list+http://host"));
        QVERIFY(named<QLineEdit>(m_dialog.get(), QStringLiteral("threads"))->isVisible());
    }

    void optionsGoWithTheJob()
    {
        setAddress(QStringLiteral("list+http://host:81"));
        QTest::mouseClick(named<QToolButton>(m_dialog.get(), QStringLiteral("optionsToggle")), Qt::LeftButton);
        auto *key = named<QLineEdit>(m_dialog.get(), QStringLiteral("namesKey"));
        QVERIFY(key->isVisible());
        type(key, QStringLiteral("files"));
        type(named<QLineEdit>(m_dialog.get(), QStringLiteral("threads")), QStringLiteral("3"));
        click("start");
        QCOMPARE(m_submitted.size(), 1);
        QCOMPARE(m_submitted.first().source, QStringLiteral("list+http://host:81"));
        QCOMPARE(m_submitted.first().options.source, (QJsonObject{{QStringLiteral("namesKey"), QStringLiteral("files")}}));
        QCOMPARE(m_submitted.first().options.threads, 3);
        QCOMPARE(m_submitted.first().destination, m_dir->filePath(QStringLiteral("files")));
        QVERIFY(!m_dialog->isVisible());
    }

    // Also while the address is no address, as when it is typed anew.
    void optionsStayForTheNextAddress()
    {
        setAddress(QStringLiteral("s3://bucket/x"));
        type(named<QLineEdit>(m_dialog.get(), QStringLiteral("endpoint")), QStringLiteral("http://127.0.0.1:9000"));
        m_dialog->setAddresses({});
        QVERIFY(!m_dialog->findChild<QLineEdit *>(QStringLiteral("endpoint")));
        setAddress(QStringLiteral("https://example.org/a.iso"));
        setAddress(QStringLiteral("s3://bucket/y"));
        QCOMPARE(named<QLineEdit>(m_dialog.get(), QStringLiteral("endpoint"))->text(), QStringLiteral("http://127.0.0.1:9000"));
        type(named<QLineEdit>(m_dialog.get(), QStringLiteral("endpoint")), QString()); // what is taken away stays away
        m_dialog->setAddresses({});
        setAddress(QStringLiteral("s3://bucket/z"));
        QCOMPARE(named<QLineEdit>(m_dialog.get(), QStringLiteral("endpoint"))->text(), QString());
    }

    void wrongOnesAreSaidBesideTheField()
    {
        click("start");
        QVERIFY(field("addressMessage")->hasError());
        setAddress(QStringLiteral("gopher://host"));
        click("start");
        QVERIFY(field("addressMessage")->hasError());
        QVERIFY(field("addressMessage")->text().contains(QLatin1String("list+http")));
        setAddress(QStringLiteral("http://host/file"));
        QVERIFY(!field("addressMessage")->hasError());
        type(named<QLineEdit>(m_dialog.get(), QStringLiteral("checksum")), QStringLiteral("sha256:12"));
        click("start");
        QVERIFY(m_submitted.isEmpty());
        QVERIFY(field("checksumMessage")->hasError());
        QVERIFY(field("checksumMessage")->isVisible()); // its section opened by itself
        QTRY_VERIFY(named<QLineEdit>(m_dialog.get(), QStringLiteral("checksum"))->hasFocus());
        type(named<QLineEdit>(m_dialog.get(), QStringLiteral("destination")), QStringLiteral("relative"));
        type(named<QLineEdit>(m_dialog.get(), QStringLiteral("checksum")), QString());
        click("start");
        QVERIFY(m_submitted.isEmpty());
        QVERIFY(field("destinationMessage")->hasError());
    }

    void previewShowsTheFiles()
    {
        DemoOptions options;
        options.files = 30;
        options.page = 10;
        const auto service = DemoService::start(options);
        QVERIFY(service);
        setAddress(QStringLiteral("list+http://127.0.0.1:%1").arg((*service)->port()));
        click("preview");
        const auto *names = named<QTreeWidget>(m_dialog.get(), QStringLiteral("files"));
        QTRY_VERIFY(names->isVisible());
        QTRY_COMPARE(names->topLevelItemCount(), 30); // of three pages
        setAddress(QStringLiteral("list+http://127.0.0.1:1"));
        QVERIFY(!names->isVisible()); // what was listed is not what is typed now
        click("preview");
        QTRY_VERIFY(field("addressMessage")->hasError());
    }

    void copiedAddressIsBegunWith()
    {
        QGuiApplication::clipboard()->setText(QStringLiteral(" https://files.example.org/one\n"));
        open();
        QCOMPARE(named<AddressEdit>(m_dialog.get(), QStringLiteral("address"))->toPlainText(), QStringLiteral("https://files.example.org/one"));
        QGuiApplication::clipboard()->setText(QStringLiteral("/etc/passwd"));
        open();
        QCOMPARE(named<AddressEdit>(m_dialog.get(), QStringLiteral("address"))->toPlainText(), QString());
    }

    // It takes the place of what was copied, but not of what was typed.
    void aChosenFileStandsBesideWhatWasTyped()
    {
        QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        const auto choose = [this](const QString &file) {
            for (auto *button : m_dialog->findChildren<QPushButton *>()) {
                if (button->text() == QStringLiteral("&File…"))
                    button->click();
            }
            auto *files = m_dialog->findChild<QFileDialog *>();
            QVERIFY(files);
            Q_EMIT files->fileSelected(file);
            delete files;
        };
        const auto addresses = [this] { return named<AddressEdit>(m_dialog.get(), QStringLiteral("address"))->addresses(); };
        QGuiApplication::clipboard()->setText(QStringLiteral("https://files.example.org/one"));
        open();
        choose(QStringLiteral("/a.txt"));
        QCOMPARE(addresses(), QStringList{QStringLiteral("/a.txt")});
        choose(QStringLiteral("/b.txt")); // in place of a wrong one
        QCOMPARE(addresses(), QStringList{QStringLiteral("/b.txt")});
        setAddress(QStringLiteral("https://files.example.org/two"));
        choose(QStringLiteral("/a.txt"));
        QCOMPARE(addresses(), (QStringList{QStringLiteral("https://files.example.org/two"), QStringLiteral("/a.txt")}));
    }

private:
    void open()
    {
        m_dialog = std::make_unique<AddSourceDialog>(*m_settings, [this](const NewDownload &download) -> Result<void> {
            m_submitted << download.spec;
            return {};
        });
        m_dialog->open();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    }
    void setAddress(const QString &address) { m_dialog->setAddresses({address}); }
    void click(const char *button) { QTest::mouseClick(named<QPushButton>(m_dialog.get(), QLatin1String(button)), Qt::LeftButton); }
    FieldMessage *field(const char *name) { return named<FieldMessage>(m_dialog.get(), QLatin1String(name)); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<AddSourceDialog> m_dialog;
    QList<JobSpec> m_submitted;
};

QTEST_MAIN(TestAddSourceDialog)
#include "test_add_source_dialog.moc"
