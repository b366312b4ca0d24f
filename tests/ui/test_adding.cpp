// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/demo/demo_content.h"
#include "core/demo/demo_service.h"
#include "tests/ui/window_help.h"
#include "ui/add_source_dialog.h"
#include "ui/address_edit.h"
#include "ui/addresses.h"
#include "ui/clipboard_watch.h"
#include "ui/field_message.h"
#include "ui/new_listing_dialog.h"
#include "ui/offer_bar.h"
#include "ui/translation.h"

#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QDragEnterEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QStatusBar>
#include <QToolButton>
#include <QTreeWidget>
#include <QUrl>

using namespace milliard;
using namespace Qt::StringLiterals;

// What is pasted, dropped and copied, in the real window.
class TestAdding final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslation(*qApp, QStringLiteral("en")); }

    void init()
    {
        QGuiApplication::clipboard()->clear();
        m_dir = std::make_unique<QTemporaryDir>();
        m_program = std::make_unique<Program>(m_dir->path());
        QVERIFY(QTest::qWaitForWindowExposed(m_program->window.get()));
    }
    void cleanup() { m_program.reset(); }

    void addressesInText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("found");
        const auto row = [](const char *name, const QString &text, const QStringList &found) { QTest::newRow(name) << text << found; };
        row("none", u"Dear Sir\nor 12:30"_s, {});
        row("one", u" https://h/a \r\n"_s, {u"https://h/a"_s});
        row("lines", u"http://h/a\n\nfeed+https://h/b\ns3://bucket/c\nhttp://h/a"_s, {u"http://h/a"_s, u"feed+https://h/b"_s, u"s3://bucket/c"_s});
        row("sentence", u"See http://h/a, (https://h/b) and <http://h/c>."_s, {u"http://h/a"_s, u"https://h/b"_s, u"http://h/c"_s});
        row("brackets that belong", u"at http://h/a_(b)"_s, {u"http://h/a_(b)"_s});
        row("paths", u"/etc/passwd\n~/list.txt"_s, {});
        row("other schemes", u"mailto:a@b gopher://h/a javascript://x"_s, {});
        row("huge", QString(mostAddressText, u'a') + u"\nhttp://h/a"_s, {});
    }
    void addressesInText()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, found);
        QCOMPARE(addressesIn(text), found);
    }

    void manyFilesBecomeOneJob()
    {
        const auto service = DemoService::start(someFiles());
        QVERIFY(service);
        QStringList urls;
        for (int i = 0; i < 3; ++i)
            urls += u"http://127.0.0.1:%1/get/%2"_s.arg((*service)->port()).arg(QString::fromLatin1(demoName(i)));
        QGuiApplication::clipboard()->setText(u"Look at these:\n"_s + urls.join(u'\n') + u"\nand "_s + urls.first());
        QTest::keyClick(&window().table(), Qt::Key_V, Qt::ControlModifier);
        QTRY_VERIFY(dialog());
        QCOMPARE(named<AddressEdit>(dialog(), u"address"_s)->addresses(), urls);
        QCOMPARE(message("addressMessage"), u"3 files, in one download"_s);
        QTest::mouseClick(named<QPushButton>(dialog(), u"preview"_s), Qt::LeftButton);
        QTRY_COMPARE(named<QTreeWidget>(dialog(), u"files"_s)->topLevelItemCount(), 3);
        startInto(u"many"_s);
        QTRY_COMPARE(m_program->engine->jobs().size(), 1);
        QTRY_COMPARE(m_program->state(), JobState::Done);
        QCOMPARE(m_program->engine->jobs().first().counts.done, 3);
        QCOMPARE(QDir(m_dir->filePath(u"many"_s)).entryList(QDir::Files).size(), 3); // not in folders named after the host
        const QDir lists(m_dir->filePath(u"data/lists"_s));
        QCOMPARE(lists.entryList(QDir::Files).size(), 1);
        QVERIFY(m_program->engine->remove(m_program->onlyJob()).result());
        QCOMPARE(lists.entryList(QDir::Files).size(), 0);
    }

    void filesOfOneNameAreKeptApart()
    {
        window().askFor({u"http://h/a/file"_s, u"http://h/b/file"_s});
        startInto(u"apart"_s);
        QCOMPARE(m_program->engine->jobs().first().spec.options.source, QJsonObject()); // host and path
    }

    void otherKindsAreJobsOfTheirOwn()
    {
        window().askFor({u"http://h/a"_s, u"feed+http://h/news/all.xml"_s, u"http://h/b"_s, u"feed+http://h/all.xml"_s, u"s3://bucket/pre/fix/"_s});
        QCOMPARE(message("addressMessage"), u"2 files in one download, and 3 downloads, each in a folder of its own below the destination"_s);
        QVERIFY(!named<QToolButton>(dialog(), u"optionsToggle"_s)->isVisible());
        QTest::mouseClick(named<QPushButton>(dialog(), u"preview"_s), Qt::LeftButton);
        QVERIFY(named<FieldMessage>(dialog(), u"addressMessage"_s)->hasError());
        startInto(u"all"_s);
        QMap<QString, QString> folders;
        for (const JobRecord &job : m_program->engine->jobs())
            folders.insert(job.spec.source.section(u':', 0, 0) == "urls"_L1 ? u"urls"_s : job.spec.source, QDir(m_dir->path()).relativeFilePath(job.spec.destination));
        QCOMPARE(folders, (QMap<QString, QString>{{u"urls"_s, u"all"_s}, {u"feed+http://h/news/all.xml"_s, u"all/h-all.xml"_s},
                              {u"feed+http://h/all.xml"_s, u"all/h-all.xml-2"_s}, {u"s3://bucket/pre/fix/"_s, u"all/bucket-fix"_s}}));
    }

    void wrongLinesAreNamed()
    {
        window().askFor({u"http://h/a"_s, u"gopher://h/b"_s});
        QVERIFY(named<FieldMessage>(dialog(), u"addressMessage"_s)->hasError());
        QVERIFY(message("addressMessage").contains("gopher://h/b"_L1));
        QTest::mouseClick(named<QPushButton>(dialog(), u"start"_s), Qt::LeftButton);
        QVERIFY(dialog());
        QVERIFY(m_program->engine->jobs().isEmpty());
    }

    void keysOfTheAddressField()
    {
        window().askFor({u"http://h/a"_s});
        auto *edit = named<AddressEdit>(dialog(), u"address"_s);
        const int height = edit->height();
        edit->moveCursor(QTextCursor::End);
        QTest::keyClick(edit, Qt::Key_Return, Qt::ShiftModifier);
        QTest::keyClicks(edit, u"http://h/b"_s);
        QCOMPARE(edit->addresses(), (QStringList{u"http://h/a"_s, u"http://h/b"_s}));
        QTRY_VERIFY(edit->height() > height);
        QTest::keyClick(edit, Qt::Key_Tab);
        QVERIFY(!edit->hasFocus());
        QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
        QGuiApplication::clipboard()->setText(u"http://h/c\n"_s);
        QTest::keyClick(edit, Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(edit->toPlainText(), u"http://h/c"_s);
        type(named<QLineEdit>(dialog(), u"destination"_s), m_dir->filePath(u"keys"_s));
        edit->setFocus();
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_COMPARE(m_program->engine->jobs().size(), 1);
    }

    void nothingToPasteIsSaid()
    {
        QGuiApplication::clipboard()->setText(u"nothing"_s);
        QTest::keyClick(&window().table(), Qt::Key_V, Qt::ControlModifier);
        QVERIFY(!dialog());
        QVERIFY(window().statusBar()->currentMessage().contains("no address"_L1));
    }

    void pastingIntoTheFilterIsText()
    {
        QGuiApplication::clipboard()->setText(u"http://h/a"_s);
        window().filterField().setFocus();
        QTest::keyClick(&window().filterField(), Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(window().filterField().text(), u"http://h/a"_s);
        QVERIFY(!dialog());
    }

    void dropsAreTaken_data()
    {
        QTest::addColumn<QString>("what");
        QTest::newRow("link") << u"link"_s;
        QTest::newRow("text") << u"text"_s;
        QTest::newRow("file") << u"file"_s;
    }
    void dropsAreTaken()
    {
        QFETCH(QString, what);
        const QString list = m_dir->filePath(u"list.txt"_s);
        QFile file(list);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("http://h/a\n") > 0);
        file.close();
        QMimeData data;
        if (what == "text"_L1)
            data.setText(u"the file http://h/a."_s);
        else
            data.setUrls({what == "file"_L1 ? QUrl::fromLocalFile(list) : QUrl(u"http://h/a"_s)});
        QVERIFY(drop(data));
        QTRY_VERIFY(dialog());
        QCOMPARE(named<AddressEdit>(dialog(), u"address"_s)->addresses(), QStringList{what == "file"_L1 ? list : u"http://h/a"_s});
        // What comes while it is open goes there too.
        QMimeData more;
        more.setText(u"http://h/b"_s);
        QVERIFY(drop(more));
        QTRY_COMPARE(named<AddressEdit>(dialog(), u"address"_s)->addresses().value(1), u"http://h/b"_s);
    }

    void otherDropsAreRefused()
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(m_dir->path())}); // a folder
        QVERIFY(!drop(data));
        QMimeData text;
        text.setText(u"hello"_s);
        QVERIFY(!drop(text));
    }

    void listServicesHaveTheirDialog()
    {
        window().askFor({u"list+http://h:81"_s});
        QVERIFY(!dialog());
        QVERIFY(window().findChild<NewListingDialog *>());
    }

    void copiedLinksAreOffered()
    {
        auto *bar = named<OfferBar>(&window(), u"offerBar"_s);
        auto *watch = window().findChild<ClipboardWatch *>();
        QVERIFY(!window().actions().watchClipboard->isChecked()); // unless the user wants it
        QVERIFY(!bar->isVisible());
        window().table().setFocus();
        Q_EMIT watch->copied({u"http://h/a?token=1"_s});
        QVERIFY(bar->isVisible());
        QVERIFY(!bar->isAncestorOf(QApplication::focusWidget()));
        QVERIFY(!bar->findChild<QLabel *>(u"offerText"_s)->toolTip().contains("token"_L1));
        QTest::mouseClick(named<QToolButton>(bar, u"dismissOffer"_s), Qt::LeftButton);
        QVERIFY(!bar->isVisible());
        Q_EMIT watch->copied({u"http://h/a"_s, u"http://h/b"_s});
        QTest::mouseClick(named<QPushButton>(bar, u"takeOffer"_s), Qt::LeftButton);
        QVERIFY(!bar->isVisible());
        QTRY_VERIFY(dialog());
        QCOMPARE(named<AddressEdit>(dialog(), u"address"_s)->addresses(), (QStringList{u"http://h/a"_s, u"http://h/b"_s}));
    }

    void clipboardIsWatchedWhenWanted()
    {
        bool isOwn = false;
        ClipboardWatch watch(nullptr, [&isOwn] { return isOwn; });
        QSignalSpy told(&watch, &ClipboardWatch::copied);
        const auto copy = [](const QString &text) { QGuiApplication::clipboard()->setText(text); };
        copy(u"http://h/a"_s);
        QCOMPARE(told.count(), 0);
        watch.setEnabled(true);
        QCOMPARE(told.count(), 0); // copied before
        copy(u"http://h/b"_s);
        QCOMPARE(told.count(), 1);
        QCOMPARE(told.first().first().toStringList(), QStringList{u"http://h/b"_s});
        copy(u" http://h/b "_s); // no other
        copy(u"some words"_s);
        QCOMPARE(told.count(), 1);
        isOwn = true;
        copy(u"http://h/c"_s);
        QCOMPARE(told.count(), 1);
        isOwn = false;
        copy(u"http://h/d"_s);
        QCOMPARE(told.count(), 2);
        watch.setEnabled(false);
        copy(u"http://h/e"_s);
        QCOMPARE(told.count(), 2);
    }

    void choiceToWatchIsKept()
    {
        window().actions().watchClipboard->trigger();
        m_program.reset();
        m_program = std::make_unique<Program>(m_dir->path());
        QVERIFY(window().actions().watchClipboard->isChecked());
    }

private:
    static DemoOptions someFiles()
    {
        DemoOptions options;
        options.files = 3;
        return options;
    }
    MainWindow &window() { return *m_program->window; }
    AddSourceDialog *dialog() { return window().findChild<AddSourceDialog *>(); }
    QString message(const char *name) { return named<FieldMessage>(dialog(), QLatin1StringView(name))->text(); }
    void startInto(const QString &folder)
    {
        type(named<QLineEdit>(dialog(), u"destination"_s), m_dir->filePath(folder));
        QTest::mouseClick(named<QPushButton>(dialog(), u"start"_s), Qt::LeftButton);
        QVERIFY2(!m_program->engine->jobs().isEmpty(), qPrintable(message("addressMessage")));
    }
    // As the window system does it.
    bool drop(const QMimeData &data)
    {
        QDragEnterEvent enter({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QApplication::sendEvent(&window(), &enter);
        if (!enter.isAccepted())
            return false;
        QDropEvent event(QPointF(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&window(), &event);
        return event.isAccepted();
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Program> m_program;
};

QTEST_MAIN(TestAdding)
#include "test_adding.moc"
