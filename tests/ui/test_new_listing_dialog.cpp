// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/demo/demo_service.h"
#include "tests/ui/window_help.h"
#include "ui/field_message.h"
#include "ui/new_listing_dialog.h"
#include "ui/translation.h"

#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTcpServer>
#include <QTreeWidget>

using namespace milliard;

namespace {

std::unique_ptr<DemoService> demo(QList<DemoFault> faults = {})
{
    DemoOptions options;
    options.files = 30;
    options.page = 10;
    options.faults = std::move(faults);
    auto service = DemoService::start(options);
    if (!service)
        qFatal("%s", qPrintable(explain(service.error())));
    return *std::move(service);
}

void click(const QDialog &dialog, const char *button)
{
    QTest::mouseClick(named<QPushButton>(&dialog, QLatin1String(button)), Qt::LeftButton);
}

QString said(const QDialog &dialog, const QString &message)
{
    const auto *found = named<FieldMessage>(&dialog, message);
    return found->isVisible() && found->hasError() ? found->text() : QString();
}

} // namespace

// Drives the real dialog with mouse and keys against real servers.
class TestNewListingDialog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslation(*qApp, QStringLiteral("en")); }

    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<Settings>(m_dir->filePath(QStringLiteral("settings.ini")));
        Preferences p;
        p.destination = m_dir->filePath(QStringLiteral("files"));
        m_settings->setPreferences(p);
        m_submitted.clear();
        m_dialog = std::make_unique<NewListingDialog>(*m_settings, [this](const JobSpec &spec) -> Result<void> {
            m_submitted << spec;
            return {};
        });
        m_dialog->open();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
    }
    void cleanup() { m_dialog.reset(); }

    void previewShowsTheFiles()
    {
        const auto service = demo();
        typePort(QString::number(service->port()));
        click(*m_dialog, "preview");
        const auto *names = named<QTreeWidget>(m_dialog.get(), QStringLiteral("files"));
        QTRY_VERIFY(names->isVisible());
        QTRY_COMPARE(names->topLevelItemCount(), 30); // of three pages
        QTRY_VERIFY(named<QLabel>(m_dialog.get(), QStringLiteral("outcome"))->text().startsWith(QLatin1String("30 files, ")));
        QVERIFY(m_submitted.isEmpty());
        QVERIFY(!QDir(m_dir->filePath(QStringLiteral("files"))).exists());
        // What was listed is not what is typed now.
        typePort(QStringLiteral("1"));
        QVERIFY(!names->isVisible());
    }

    void closingEndsThePreview()
    {
        const auto service = demo({{DemoFaultKind::ListStall, 1}});
        typePort(QString::number(service->port()));
        click(*m_dialog, "preview");
        QTRY_VERIFY(service->requestsServed() > 0);
        QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
        QVERIFY(!m_dialog->isVisible());
    }

    void badInputIsSaidBesideTheField_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("message");
        const auto row = [](const char *field, const char *text, const char *message) {
            QTest::addRow("%s=%s", field, text) << QString::fromLatin1(field) << QString::fromLatin1(text) << QString::fromLatin1(message);
        };
        row("host", "", "hostMessage");
        row("host", "two words", "hostMessage");
        row("host", "list+http://", "hostMessage");
        row("host", "me:secret@host", "hostMessage");
        row("port", "0", "portMessage");
        row("port", "70000", "portMessage");
        row("port", "eighty", "portMessage");
        row("port", "", "portMessage");
        row("threads", "0", "threadsMessage");
        row("threads", "-1", "threadsMessage");
        row("threads", "1000000", "threadsMessage");
        row("connections", "0", "connectionsMessage");
        row("connections", "1.5", "connectionsMessage");
        row("destination", "", "destinationMessage");
        row("destination", "relative", "destinationMessage");
        row("destination", "/no/such/folder", "destinationMessage");
        row("destination", "/etc/passwd", "destinationMessage");
    }
    void badInputIsSaidBesideTheField()
    {
        QFETCH(QString, field);
        QFETCH(QString, text);
        QFETCH(QString, message);
        auto *edit = named<QLineEdit>(m_dialog.get(), field);
        type(edit, text);
        click(*m_dialog, "start");
        QVERIFY(m_dialog->isVisible());
        QVERIFY(m_submitted.isEmpty());
        QVERIFY(!said(*m_dialog, message).isEmpty());
        QCOMPARE(edit->accessibleDescription(), said(*m_dialog, message));
        for (const FieldMessage *other : m_dialog->findChildren<FieldMessage *>())
            QCOMPARE(other->hasError(), other->objectName() == message);
    }

    void serverErrorsAreSaidBesideTheField_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<QString>("message");
        QTest::newRow("html") << int(DemoFaultKind::ListHtml) << "pathMessage";
        QTest::newRow("array") << int(DemoFaultKind::ListArray) << "pathMessage";
        QTest::newRow("truncated") << int(DemoFaultKind::ListTruncated) << "pathMessage";
        QTest::newRow("numbers") << int(DemoFaultKind::ListNumbers) << "pathMessage";
        QTest::newRow("empty") << int(DemoFaultKind::ListEmpty) << "pathMessage";
        QTest::newRow("500") << int(DemoFaultKind::List500) << "pathMessage";
    }
    void serverErrorsAreSaidBesideTheField()
    {
        QFETCH(int, fault);
        QFETCH(QString, message);
        const auto service = demo({{DemoFaultKind(fault), 1}});
        typePort(QString::number(service->port()));
        click(*m_dialog, "preview");
        QTRY_VERIFY(!said(*m_dialog, message).isEmpty());
        QVERIFY(named<QPushButton>(m_dialog.get(), QStringLiteral("preview"))->isEnabled());
    }

    void refusedPort()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const QString port = QString::number(server.serverPort());
        server.close();
        typePort(port);
        click(*m_dialog, "preview");
        QTRY_VERIFY(said(*m_dialog, QStringLiteral("portMessage")).contains(port));
    }

    void unknownHost()
    {
        type(named<QLineEdit>(m_dialog.get(), QStringLiteral("host")), QStringLiteral("no-such-host.invalid"));
        click(*m_dialog, "preview");
        QTRY_VERIFY_WITH_TIMEOUT(said(*m_dialog, QStringLiteral("hostMessage")).contains(QLatin1String("no-such-host.invalid")), 10'000);
    }

    void pastedUrlIsSplit()
    {
        type(named<QLineEdit>(m_dialog.get(), QStringLiteral("host")), QString());
        QTest::keyClicks(named<QLineEdit>(m_dialog.get(), QStringLiteral("host")), QStringLiteral("files.example.org:8081/all"));
        QTest::keyClick(m_dialog.get(), Qt::Key_Tab);
        QCOMPARE(named<QLineEdit>(m_dialog.get(), QStringLiteral("host"))->text(), QStringLiteral("files.example.org"));
        QCOMPARE(named<QLineEdit>(m_dialog.get(), QStringLiteral("port"))->text(), QStringLiteral("8081"));
        QCOMPARE(named<QLineEdit>(m_dialog.get(), QStringLiteral("prefix"))->text(), QStringLiteral("/all"));
        m_dialog->setSource(QStringLiteral("list+https://[::1]/x"));
        click(*m_dialog, "start");
        QCOMPARE(m_submitted.size(), 1);
        QCOMPARE(m_submitted.first().source, QStringLiteral("list+https://[::1]:443/x"));
    }

    void nextDialogBeginsWithTheLast()
    {
        typePort(QStringLiteral("8765"));
        QTest::keyClick(m_dialog.get(), Qt::Key_Return);
        QCOMPARE(m_submitted.size(), 1);
        QVERIFY(!m_dialog->isVisible());
        const NewListingDialog next(*m_settings, [](const JobSpec &) -> Result<void> { return {}; });
        QCOMPARE(named<QLineEdit>(&next, QStringLiteral("port"))->text(), QStringLiteral("8765"));
    }

    void startAddsAJobThatFinishes()
    {
        const auto service = demo();
        Program program(m_dir->path());
        QVERIFY(QTest::qWaitForWindowExposed(program.window.get()));
        QTest::keyClick(program.window.get(), Qt::Key_N, Qt::ControlModifier);
        QTRY_VERIFY(program.window->findChild<NewListingDialog *>());
        auto *dialog = program.window->findChild<NewListingDialog *>();
        type(named<QLineEdit>(dialog, QStringLiteral("port")), QString::number(service->port()));
        type(named<QLineEdit>(dialog, QStringLiteral("destination")), m_dir->filePath(QStringLiteral("files")));
        click(*dialog, "start");
        QTRY_COMPARE(program.engine->jobs().size(), 1);
        QTRY_COMPARE(program.state(), JobState::Done);
        QCOMPARE(QDir(m_dir->filePath(QStringLiteral("files"))).entryList(QDir::Files).size(), 30);
        QTRY_COMPARE(program.window->table().currentJob(), program.onlyJob());
    }

private:
    void typePort(const QString &port) { type(named<QLineEdit>(m_dialog.get(), QStringLiteral("port")), port); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<NewListingDialog> m_dialog;
    QList<JobSpec> m_submitted;
};

QTEST_MAIN(TestNewListingDialog)
#include "test_new_listing_dialog.moc"
