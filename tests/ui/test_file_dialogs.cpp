// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/support/tree.h"
#include "tests/ui/window_help.h"
#include "ui/compress_dialog.h"
#include "ui/extract_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeWidget>

using namespace milliard;
using Qt::StringLiterals::operator""_s;

// The dialogs that unpack and compress what was downloaded.
class TestFileDialogs final : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;

    QString path(const QString &name) const { return m_dir->filePath(name); }

    void write(const QString &name, const QByteArray &bytes) const { QVERIFY(test::writeFile(path(name), bytes)); }

    void pack(const QString &archive, const QStringList &names) const
    {
        QProcess process;
        process.start(u"bsdtar"_s, QStringList{u"-caf"_s, path(archive), u"-C"_s, path(u"in"_s)} + names);
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 0);
    }

    QStringList names(const QString &folder) const { return QDir(path(folder)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot); }

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void unpacks()
    {
        write(u"in/a"_s, "1");
        write(u"in/b"_s, "2");
        QVERIFY(QDir(m_dir->path()).mkpath(u"job/deep"_s));
        pack(u"job/good.zip"_s, {u"a"_s, u"b"_s});
        pack(u"job/deep/also.tar.gz"_s, {u"a"_s});
        write(u"job/page.zip"_s, "<html>Not found</html>");
        write(u"job/readme.txt"_s, "text");
        ExtractDialog dialog(QStringLiteral(MILLIARD_CLI), path(u"job"_s));
        QSignalSpy found(&dialog, &ExtractDialog::found);
        dialog.show();
        QVERIFY(found.wait());
        auto *archives = named<QTreeWidget>(&dialog, u"archives"_s);
        QCOMPARE(archives->topLevelItemCount(), 3);
        QTest::keyClick(dialog.findChild<QCheckBox *>(), Qt::Key_Space); // removes them afterwards
        auto *start = named<QPushButton>(&dialog, u"unpack"_s);
        QVERIFY(start->isEnabled());
        QTest::mouseClick(start, Qt::LeftButton);
        QVERIFY(!start->isEnabled());
        const auto isOver = [&] {
            QTreeWidgetItem *item = nullptr;
            for (int i = 0; i < archives->topLevelItemCount(); ++i) {
                item = archives->topLevelItem(i);
                if (item->text(2) == u"Waits"_s || item->text(2) == u"Being unpacked"_s)
                    return false;
            }
            return item != nullptr;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isOver(), 30'000);
        QStringList states;
        for (int i = 0; i < archives->topLevelItemCount(); ++i)
            states.append(archives->topLevelItem(i)->text(0) + u": "_s + archives->topLevelItem(i)->text(2));
        states.sort();
        QVERIFY2(states[0].startsWith(u"also.tar.gz: 1 file"_s), qPrintable(states[0]));
        QVERIFY2(states[1].startsWith(u"good.zip: 2 file"_s), qPrintable(states[1]));
        QVERIFY2(states[2].startsWith(u"page.zip: Not usable"_s), qPrintable(states[2]));
        QCOMPARE(names(u"job"_s), (QStringList{u"a"_s, u"deep"_s, u"good"_s, u"page.zip"_s, u"readme.txt"_s}));
        QCOMPARE(names(u"job/good"_s), (QStringList{u"a"_s, u"b"_s}));
        QVERIFY(start->isEnabled()); // what failed may be tried again
    }

    void leavesOut()
    {
        ExtractDialog dialog(QStringLiteral(MILLIARD_CLI), {});
        write(u"x.zip"_s, "");
        dialog.add({path(u"x.zip"_s), path(u"x.zip"_s)});
        dialog.show();
        auto *archives = named<QTreeWidget>(&dialog, u"archives"_s);
        QCOMPARE(archives->topLevelItemCount(), 1);
        archives->topLevelItem(0)->setSelected(true);
        for (auto *button : dialog.findChildren<QPushButton *>()) {
            if (button->text() == u"&Leave Out"_s)
                QTest::mouseClick(button, Qt::LeftButton);
        }
        QCOMPARE(archives->topLevelItemCount(), 0);
        QVERIFY(!named<QPushButton>(&dialog, u"unpack"_s)->isEnabled());
        QVERIFY(QFile::exists(path(u"x.zip"_s)));
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QVERIFY(!dialog.isVisible());
    }

    void compresses()
    {
        for (int i = 0; i < 1200; ++i)
            write(u"job/%1/file-%2"_s.arg(i % 7).arg(i), QByteArray(2000 + i, 'x'));
        write(u"job/short"_s, "x");
        CompressDialog dialog(path(u"job"_s));
        QSignalSpy ended(&dialog, &CompressDialog::ended);
        dialog.show();
        QTest::keyClick(named<QComboBox>(&dialog, u"compression"_s), Qt::Key_Down);
        QTest::mouseClick(named<QPushButton>(&dialog, u"compress"_s), Qt::LeftButton);
        QVERIFY(!named<QPushButton>(&dialog, u"compress"_s)->isEnabled());
        QVERIFY(ended.wait(30'000));
        auto *files = named<QTreeWidget>(&dialog, u"files"_s);
        QVERIFY(files->topLevelItemCount() > 0);
        QVERIFY(files->topLevelItemCount() <= CompressDialog::mostRows);
        QVERIFY2(named<QLabel>(&dialog, u"sum"_s)->text().startsWith(u"1,200 compressed, 1 left as they are:"_s), qPrintable(named<QLabel>(&dialog, u"sum"_s)->text()));
        QVERIFY(QFile::exists(path(u"job/0/file-0.gz"_s)));
        QVERIFY(!QFile::exists(path(u"job/0/file-0"_s)));
        QVERIFY(QFile::exists(path(u"job/short"_s)));
    }

    // Closed in mid-work: nothing is lost, and the window does not hang.
    void stopped()
    {
        for (int i = 0; i < 200; ++i)
            write(u"job/file-%1"_s.arg(i), QByteArray(500'000, 'x'));
        {
            CompressDialog dialog(path(u"job"_s));
            dialog.show();
            QTest::mouseClick(named<QPushButton>(&dialog, u"compress"_s), Qt::LeftButton);
        }
        const QStringList left = names(u"job"_s);
        QCOMPARE(left.size(), 200);
        for (const QString &name : left)
            QVERIFY2(name.startsWith(u"file-"_s), qPrintable(name));
    }
};

QTEST_MAIN(TestFileDialogs)
#include "test_file_dialogs.moc"
