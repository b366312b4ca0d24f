// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/support/pages.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace milliard;
using namespace milliard::test;
using namespace Qt::StringLiterals;

class TestSymbolStore final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    const QJsonObject m_server{{u"symbolServer"_s, u"https://symbols.example/store"_s}};

    QString write(const QByteArray &bytes)
    {
        QFile file(m_dir.filePath(u"symbols.txt"_s));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? u"symbols:"_s + file.fileName() : QString();
    }

private Q_SLOTS:
    void lines_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("path");
        const QString xul = u"xul.pdb/44E4EC8C2F41492B9369D6B9A059577C2/xul.sym"_s;
        for (const char *line : {"xul.pdb 44E4EC8C2F41492B9369D6B9A059577C2 xul.sym", "xul.pdb\t44E4EC8C2F41492B9369D6B9A059577C2\txul.sym\r",
                 "xul.pdb/44E4EC8C2F41492B9369D6B9A059577C2/xul.sym", "xul.pdb,44E4EC8C2F41492B9369D6B9A059577C2,xul.sym", "  xul.pdb   44E4EC8C2F41492B9369D6B9A059577C2  xul.sym ",
                 "xul.pdb, 44E4EC8C2F41492B9369D6B9A059577C2, xul.sym", "xul.pdb 44E4EC8C2F41492B9369D6B9A059577C2"})
            QTest::newRow(line) << QByteArray(line) << xul << xul.toLatin1();
        QTest::newRow("no pdb") << QByteArray("libc.so.6 0A1b") << u"libc.so.6/0A1b/libc.so.6.sym"_s << QByteArray("libc.so.6/0A1b/libc.so.6.sym");
        QTest::newRow("signs") << QByteArray("a b,c.pdb/0A/\xc5\xbc?.sym") << QString::fromUtf8("a b,c.pdb/0A/\xc5\xbc?.sym") << QByteArray("a%20b%2Cc.pdb/0A/%C5%BC%3F.sym");
    }
    void lines()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, path);
        const Walk all = walk(write(line + '\n'), m_server);
        QVERIFY(!all.error);
        QCOMPARE(all.entries.size(), 1);
        QVERIFY2(!all.entries[0].extras->fault, qPrintable(all.entries[0].extras->fault.value_or(Error()).message));
        QTEST(all.entries[0].name, "name");
        QCOMPARE(all.entries[0].url, "https://symbols.example/store/" + path);
        QVERIFY(all.entries[0].mayBeMissing);
        // The list of what is missing is one again.
        QCOMPARE(walk(write(all.entries[0].name.toUtf8()), m_server).entries[0].url, all.entries[0].url);
    }

    void tablesOfWhatIsMissing()
    {
        const Walk all = walk(write("debug_file,debug_id,code_file,code_id\nxul.pdb,0A,xul.dll,0B\nlibc.so.6,0C,,\na,0D\na,0,b,c,d\n"), m_server);
        QVERIFY(!all.error);
        QCOMPARE(all.entries.size(), 4);
        QCOMPARE(all.entries[0].name, u"xul.pdb/0A/xul.sym"_s);
        QCOMPARE(all.entries[1].name, u"libc.so.6/0C/libc.so.6.sym"_s);
        QCOMPARE(all.entries[2].name, u"a/0D/a.sym"_s);
        QVERIFY(all.entries[3].extras->fault);
    }

    // Also those at the ends of a row, where the line's tabulators are blanks, too.
    void emptyCellsOfTables()
    {
        const Walk tabs = walk(write("debug_file\tdebug_id\tcode_file\tcode_id\r\nfoo.pdb\tAB1\tfoo.exe\t\r\nfoo.pdb\tAB2\t\t\r\n\t\tfoo.exe\tAB3\r\n\r\nfoo.pdb\tAB4\t\t0B"), m_server);
        QCOMPARE(tabs.entries.size(), 4);
        QCOMPARE(tabs.entries[0].url, QByteArray("https://symbols.example/store/foo.pdb/AB1/foo.sym"));
        QCOMPARE(tabs.entries[1].name, u"foo.pdb/AB2/foo.sym"_s);
        QVERIFY(tabs.entries[2].extras->fault && tabs.entries[2].name == u"line 4"_s);
        QCOMPARE(tabs.entries[3].name, u"foo.pdb/AB4/foo.sym"_s);
        const Walk commas = walk(write("debug_file,debug_id,code_file,code_id\nfoo.pdb,AB1,foo.exe\n,,foo.exe,AB3\n"), m_server);
        QCOMPARE(commas.entries.size(), 2);
        QCOMPARE(commas.entries[0].name, u"foo.pdb/AB1/foo.sym"_s);
        QVERIFY(commas.entries[1].extras->fault);
    }

    void badLines_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("says");
        QTest::newRow("one part") << QByteArray("xul.pdb") << u"1 parts"_s;
        QTest::newRow("four") << QByteArray("a/0/b/c") << u"4 parts"_s;
        QTest::newRow("id") << QByteArray("xul.pdb/x/xul.sym") << u"\"x\", where the debug id should be"_s;
        QTest::newRow("no id") << QByteArray("xul.pdb//xul.sym") << u"not hexadecimal"_s;
        QTest::newRow("up") << QByteArray("..\t0A\tx.sym") << u"\"..\" is not the name of a file"_s;
        QTest::newRow("folder") << QByteArray("a/b.pdb\t0A\tb.sym") << u"\"a/b.pdb\""_s;
        QTest::newRow("control") << QByteArray("a\x01.pdb\t0A\tb.sym") << u"\"a\\x01.pdb\""_s;
        QTest::newRow("coding") << QByteArray("a\xe4.pdb\t0A\tb.sym") << u"UTF-8"_s;
    }
    void badLines()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, says);
        const Walk all = walk(write("debug_file,debug_id,code_file\n# today's\n\n" + line + "\nxul.pdb 0A xul.sym\n"), m_server);
        QCOMPARE(all.entries.size(), 2);
        QCOMPARE(all.entries[0].name, u"line 4"_s);
        QVERIFY(all.entries[0].extras->fault);
        QVERIFY2(all.entries[0].extras->fault->message.contains(says), qPrintable(all.entries[0].extras->fault->message));
        QCOMPARE(all.entries[1].name, u"xul.pdb/0A/xul.sym"_s);
    }

    void options_data()
    {
        QTest::addColumn<QString>("server");
        QTest::addColumn<QString>("says");
        QTest::newRow("none") << QString() << u"symbol-server is needed"_s;
        QTest::newRow("no address") << u"symbols.example"_s << u"http(s)"_s;
        QTest::newRow("password") << u"https://me:hunter2@symbols.example/"_s << u"user name or password"_s;
        QTest::newRow("query") << u"https://symbols.example/?key=hunter2"_s << u"without"_s;
        QTest::newRow("port") << u"https://symbols.example:0/"_s << u"port"_s;
    }
    void options()
    {
        QFETCH(QString, server);
        QFETCH(QString, says);
        const auto checked = checkSource(write("x 0A\n"), {{u"symbolServer"_s, server}});
        QVERIFY(!checked);
        QCOMPARE(checked.error().kind, ErrorKind::BadInput);
        QVERIFY2(checked.error().message.contains(says) && !checked.error().message.contains(u"hunter2"_s), qPrintable(checked.error().message));
        QVERIFY(!checkSource(u"symbols:"_s + m_dir.filePath(u"none"_s), m_server));
        QVERIFY(checkTaken(u"symbols:x"_s, {u"symbol-server"_s}) && !checkTaken(u"symbols:x"_s, {u"column"_s}));
    }
};

QTEST_GUILESS_MAIN(TestSymbolStore)
#include "test_symbol_store.moc"
