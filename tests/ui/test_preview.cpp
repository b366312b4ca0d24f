// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/engine/preview_run.h"
#include "tests/support/raw_server.h"
#include "tests/ui/window_help.h"
#include "ui/add_source_dialog.h"
#include "ui/address_edit.h"
#include "ui/field_message.h"
#include "ui/preview_pane.h"
#include "ui/translation.h"

#include <QClipboard>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QThread>
#include <QThreadPool>
#include <QTimer>
#include <QToolButton>
#include <QTreeWidget>

using namespace milliard;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QByteArray answer(const QByteArray &type, const QByteArray &body)
{
    return "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

std::unique_ptr<test::RawServer> serverOf(const QByteArray &type, const QByteArray &body)
{
    return test::RawServer::start([type, body](test::RawConnection &c) {
        while (const auto request = c.request())
            c.send(request->method == "HEAD" ? answer(type, body).chopped(body.size()) : answer(type, body));
    }, {.takesHead = true});
}

// A listing of pages of ten names with sizes that never ends.
std::unique_ptr<test::RawServer> endless()
{
    return test::RawServer::start([](test::RawConnection &c) {
        while (const auto request = c.request()) {
            const int page = request->target.mid(request->target.lastIndexOf('=') + 1).toInt();
            QByteArrayList names;
            QByteArrayList sizes;
            for (int i = 0; i < 10; ++i) {
                names += "\"p" + QByteArray::number(page) + '-' + QByteArray::number(i) + (i % 2 ? ".jpg\"" : ".txt\"");
                sizes += "1024";
            }
            c.send(answer("application/json", "{\"FileNames\":[" + names.join(',') + "],\"FileSizes\":[" + sizes.join(',') + "],\"NextFile\":\"" + QByteArray::number(page + 1) + "\"}"));
        }
    });
}

} // namespace

// The preview of the real dialog: what it shows of real servers, and that no server holds the window up.
class TestPreview final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslation(*qApp, QStringLiteral("en")); }

    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_submitted.reset();
        m_settings = std::make_unique<Settings>(m_dir->filePath(u"settings.ini"_s));
        QGuiApplication::clipboard()->clear();
        m_dialog = std::make_unique<AddSourceDialog>(*m_settings, [this](const NewDownload &download) -> Result<void> {
            m_submitted = download.spec;
            return {};
        });
        m_dialog->open();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
    }
    void cleanup() { m_dialog.reset(); }

    void isBoundedAndSaysThatThereIsMore()
    {
        const auto server = endless();
        setAddress(u"list+http://127.0.0.1:%1"_s.arg(server->port()));
        click("preview");
        QTRY_VERIFY(outcome().contains("the listing goes on"_L1));
        QCOMPARE(files()->topLevelItemCount(), PreviewPane::mostRows);
        QCOMPARE(outcome(), u"At least %1 files, %2; the listing goes on"_s.arg(QLocale().toString(1000), QLocale().formattedDataSize(1024 * 1000, 1)));
        QCOMPARE(files()->topLevelItem(0)->text(1), QLocale().formattedDataSize(1024, 1));
        QVERIFY(!files()->isColumnHidden(1));
        QVERIFY(files()->isColumnHidden(2)); // nobody told a time
    }

    void filtersAreApplied()
    {
        const QString list = m_dir->filePath(u"list.csv"_s);
        write(list, "url,size\nhttp://h/a.jpg,100\nhttp://h/b.jpg,3000\nhttp://h/c.txt,100\nhttp://h/d.jpg,100\n");
        setAddress(list);
        QTest::mouseClick(named<QToolButton>(m_dialog.get(), u"filtersToggle"_s), Qt::LeftButton);
        QTest::mouseClick(named<QToolButton>(m_dialog.get(), u"optionsToggle"_s), Qt::LeftButton);
        type(edit("sizeColumn"), u"size"_s);
        type(edit("include"), u"*.jpg; *.png"_s);
        type(edit("exclude"), u"*d.*"_s);
        type(edit("maxSize"), u"2K"_s);
        click("preview");
        QTRY_VERIFY(files()->isVisible());
        QTRY_COMPARE(outcome(), u"1 of 4 files pass the filters, %1."_s.arg(QLocale().formattedDataSize(100, 0)));
        QCOMPARE(files()->topLevelItemCount(), 1);
        QCOMPARE(files()->topLevelItem(0)->text(0), u"h/a.jpg"_s);
        type(edit("exclude"), u"*a.*"_s);
        QVERIFY(!files()->isVisible()); // what was listed is not what is typed now
        type(edit("minSize"), u"10"_s);
        type(edit("newerThan"), u"2026-03-31T00:00:00Z"_s);
        type(edit("olderThan"), u"2026-04-01T00:00:00Z"_s);
        click("start");
        QVERIFY(m_submitted);
        const JobOptions &o = m_submitted->options;
        QCOMPARE(o.include, (QStringList{u"*.jpg"_s, u"*.png"_s}));
        QCOMPARE(o.exclude, QStringList{u"*a.*"_s});
        QCOMPARE(o.minSize, 10);
        QCOMPARE(o.maxSize, 2048);
        QCOMPARE(o.newerThan, 1'774'915'200'000);
        QCOMPARE(o.olderThan, 1'775'001'600'000);
    }

    void wrongFiltersAreSaidBesideTheField_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::newRow("glob") << u"include"_s << u"a[1"_s;
        QTest::newRow("other glob") << u"exclude"_s << u"ok; a[1"_s;
        QTest::newRow("size") << u"minSize"_s << u"big"_s;
        QTest::newRow("above") << u"maxSize"_s << u"0"_s;
        QTest::newRow("time") << u"newerThan"_s << u"yesterday"_s;
        QTest::newRow("before") << u"olderThan"_s << u"1970-01-02"_s;
    }
    void wrongFiltersAreSaidBesideTheField()
    {
        QFETCH(QString, field);
        QFETCH(QString, text);
        setAddress(u"list+http://host"_s);
        QTest::mouseClick(named<QToolButton>(m_dialog.get(), u"filtersToggle"_s), Qt::LeftButton);
        type(edit("minSize"), u"1"_s);
        type(edit("newerThan"), u"1h"_s);
        type(named<QLineEdit>(m_dialog.get(), field), text);
        QTest::mouseClick(named<QToolButton>(m_dialog.get(), u"filtersToggle"_s), Qt::LeftButton);
        for (const char *button : {"preview", "start"}) {
            click(button);
            QVERIFY(!m_submitted);
            const auto *message = named<FieldMessage>(m_dialog.get(), field + "Message"_L1);
            QVERIFY(message->hasError());
            QVERIFY(message->isVisible()); // its section opened by itself
            QTRY_VERIFY(named<QLineEdit>(m_dialog.get(), field)->hasFocus());
        }
    }

    void canBeStopped()
    {
        const auto server = endless();
        setAddress(u"list+http://127.0.0.1:%1"_s.arg(server->port()));
        QTest::mouseClick(named<QToolButton>(m_dialog.get(), u"filtersToggle"_s), Qt::LeftButton);
        type(edit("include"), u"p0-*"_s); // of which there are ten: it would go on for ever
        click("preview");
        QTRY_COMPARE(files()->topLevelItemCount(), 10);
        QTRY_VERIFY2(outcome().contains(u"listing…"_s), qPrintable(outcome()));
        click("preview");
        QVERIFY(outcome().startsWith("At least 10 of "_L1));
        QVERIFY(outcome().endsWith("; stopped"_L1));
        QVERIFY(QThreadPool::globalInstance()->waitForDone(5000)); // nobody asks on
        QCOMPARE(files()->topLevelItemCount(), 10);
    }

    // The keychain answers by this thread's event loop, which does not run here, as it does not when the program ends.
    void doesNotWaitForTheKeychainOnceItIsGone()
    {
        JobOptions options;
        options.network.bearer = u"keychain:nobody"_s;
        auto run = std::make_unique<PreviewRun>();
        run->start(u"index+http://127.0.0.1:1/"_s, options, 10);
        QThread::sleep(200ms); // until it asks, which only the event loop could tell
        run.reset();
        QVERIFY(QThreadPool::globalInstance()->waitForDone(10'000));
    }

    void offerIsTaken()
    {
        const auto server = serverOf("application/rss+xml",
            "<rss version='2.0'><channel><title>T</title><item><title>One</title><enclosure url='http://h/1.mp3' length='1' type='audio/mpeg'/></item></channel></rss>");
        setAddress(u"http://127.0.0.1:%1/feed.xml"_s.arg(server->port()));
        click("preview");
        auto *take = named<QPushButton>(m_dialog.get(), u"takeOffer"_s);
        QTRY_VERIFY(take->isVisible());
        QVERIFY(named<QLabel>(m_dialog.get(), u"notices"_s)->text().contains("is a feed"_L1));
        QCOMPARE(files()->topLevelItem(0)->text(0), u"feed.xml"_s);
        QTest::mouseClick(take, Qt::LeftButton);
        QCOMPARE(named<AddressEdit>(m_dialog.get(), u"address"_s)->toPlainText(), u"feed+http://127.0.0.1:%1/feed.xml"_s.arg(server->port()));
        QTRY_VERIFY(files()->isVisible());
        QTRY_COMPARE(files()->topLevelItem(0)->text(0), u"One.mp3"_s);
        QVERIFY(!take->isVisible());
    }

    void hostilePageDoesNotHoldTheWindowUp()
    {
        const auto server = serverOf("text/html", QByteArray("<div>").repeated(20'000)); // some seconds of work
        int ticks = 0;
        QTimer clock;
        clock.callOnTimeout(this, [&ticks] { ++ticks; });
        setAddress(u"index+http://127.0.0.1:%1/"_s.arg(server->port()));
        click("preview");
        QTRY_COMPARE(server->requests().size(), 1);
        clock.start(10);
        QTRY_VERIFY(QThreadPool::globalInstance()->activeThreadCount() == 0 || ticks > 50);
        QVERIFY2(ticks > 10, qPrintable(QString::number(ticks)));
        m_dialog->close();
        QVERIFY(!m_dialog->isVisible());
        QVERIFY(QThreadPool::globalInstance()->waitForDone(20'000));
    }

    void errorIsSaidBesideTheAddress()
    {
        setAddress(u"list+http://127.0.0.1:1"_s);
        click("preview");
        QTRY_VERIFY(named<FieldMessage>(m_dialog.get(), u"addressMessage"_s)->hasError());
        QVERIFY(!files()->isVisible());
        QCOMPARE(named<QPushButton>(m_dialog.get(), u"preview"_s)->text(), u"Pr&eview"_s);
    }

    void badLinesAreShown()
    {
        const QString list = m_dir->filePath(u"list.txt"_s);
        write(list, "http://h/a\nnonsense\n");
        setAddress(list);
        click("preview");
        QTRY_COMPARE(files()->topLevelItemCount(), 2);
        QVERIFY(files()->topLevelItem(1)->text(0).startsWith("line 2: "_L1));
    }

private:
    static void write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    void setAddress(const QString &address) { m_dialog->setAddresses({address}); }
    void click(const char *button) { QTest::mouseClick(named<QPushButton>(m_dialog.get(), QLatin1StringView(button)), Qt::LeftButton); }
    QLineEdit *edit(const char *name) { return named<QLineEdit>(m_dialog.get(), QLatin1StringView(name)); }
    QTreeWidget *files() { return named<QTreeWidget>(m_dialog.get(), u"files"_s); }
    QString outcome() { return named<QLabel>(m_dialog.get(), u"outcome"_s)->text(); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<AddSourceDialog> m_dialog;
    std::optional<JobSpec> m_submitted;
};

QTEST_MAIN(TestPreview)
#include "test_preview.moc"
