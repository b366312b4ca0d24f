// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/ui/window_help.h"
#include "ui/guide_window.h"

#include <QAction>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextBrowser>

using namespace milliard;
using Qt::StringLiterals::operator""_s;

class TestGuide final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void f1OpensIt()
    {
        const QTemporaryDir dir;
        const Program program(dir.path());
        QVERIFY(QTest::qWaitForWindowActive(program.window.get()));
        QTest::keyClick(program.window.get(), Qt::Key_F1);
        auto *guide = program.window->findChild<GuideWindow *>();
        QVERIFY(guide && guide->isVisible());
        QTest::keyClick(program.window.get(), Qt::Key_F1); // and not a second one
        QCOMPARE(program.window->findChildren<GuideWindow *>().size(), 1);
    }

    void contentsLead()
    {
        GuideWindow guide;
        guide.show();
        QVERIFY(guide.contents().count() > 5);
        for (int row = 0; row < guide.contents().count(); ++row) {
            guide.contents().setCurrentRow(row);
            QCOMPARE(guide.text().textCursor().block().text(), guide.contents().item(row)->text().trimmed());
        }
    }

    void wordsAreFound()
    {
        GuideWindow guide;
        guide.show();
        QTest::keyClicks(&guide.findField(), u"netrc"_s);
        QCOMPARE(guide.text().textCursor().selectedText(), u"netrc"_s);
        const int first = guide.text().textCursor().position();
        QTest::keyClick(&guide.findField(), Qt::Key_Return);
        QVERIFY(guide.text().textCursor().position() != first);
        QTest::keyClicks(&guide.findField(), u"xyzzy"_s);
        QVERIFY(!guide.text().textCursor().hasSelection());
        QVERIFY(guide.findField().toolTip().contains(u"xyzzy"_s));
    }

    // Each is there, has words for who cannot see it, and fits into the window.
    void pictures()
    {
        GuideWindow guide;
        guide.show();
        QVERIFY(QTest::qWaitForWindowExposed(&guide));
        int found = 0;
        const QTextDocument &text = *guide.text().document();
        for (QTextBlock block = text.begin(); block.isValid(); block = block.next()) {
            for (auto part = block.begin(); !part.atEnd(); ++part) {
                const QTextImageFormat format = part.fragment().charFormat().toImageFormat();
                if (!format.isValid())
                    continue;
                const QImage image(u":/docs/"_s + format.name());
                QVERIFY2(!image.isNull(), qPrintable(format.name()));
                QVERIFY2(!format.stringProperty(QTextFormat::ImageAltText).isEmpty(), qPrintable(format.name()));
                ++found;
            }
        }
        QCOMPARE(found, 5);
        guide.resize(500, 400);
        QTRY_COMPARE(guide.text().horizontalScrollBar()->maximum(), 0);
    }

    // The keys that it names are those that the window has.
    void keysAreTrue()
    {
        const QTemporaryDir dir;
        const Program program(dir.path());
        QSet<QKeySequence> has;
        for (const QAction *action : program.window->findChildren<QAction *>()) {
            for (const QKeySequence &key : action->shortcuts())
                has.insert(key);
        }
        QFile file(u":/docs/user-guide.md"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QString text = QString::fromUtf8(file.readAll());
        text = text.mid(text.indexOf(u"## Keys"_s)).section(u"\n## "_s, 0, 1);
        static const QRegularExpression row(u"^\\| ((?:Ctrl|Shift|F\\d|Space|Enter|Delete)[^|]*) \\|"_s, QRegularExpression::MultilineOption);
        int keys = 0;
        for (auto match = row.globalMatch(text); match.hasNext();) {
            for (const QString &key : match.next().captured(1).split(u", "_s)) {
                const QKeySequence sequence(key);
                QVERIFY2(has.contains(sequence), qPrintable(key));
                ++keys;
            }
        }
        QVERIFY(keys > 10);
    }
};

QTEST_MAIN(TestGuide)
#include "test_guide.moc"
