// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/source_registry.h"
#include "tests/support/pages.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace milliard;
using namespace milliard::test;
using namespace Qt::StringLiterals;

// Lists of addresses that are tables: CSV, and what is like it.
class TestCsvList final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    // Of a list of these bytes.
    Walk listed(const QByteArray &bytes, const QJsonObject &options, const QString &name = u"list.txt"_s)
    {
        QFile file(m_dir.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return {};
        file.close();
        return walk(u"urls:"_s + file.fileName(), options);
    }

private Q_SLOTS:
    void csv_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QJsonObject>("options");
        QTest::addColumn<QStringList>("want");
        const QStringList two{u"http://h/a -> h/a"_s, u"http://h/b -> h/b"_s};
        QTest::newRow("headings") << QByteArray("id,URL\n1,http://h/a\n2,http://h/b\n") << QJsonObject() << two;
        QTest::newRow("CRLF, quotes, no end") << QByteArray("\"id\",\"url\"\r\n\"1\",\"http://h/a\"\r\n\r\n2,http://h/b") << QJsonObject() << two;
        QTest::newRow("semicolons") << QByteArray("id;url\n1;http://h/a\n2;http://h/b\n") << QJsonObject() << two;
        QTest::newRow("tabulators") << QByteArray("url\tid\nhttp://h/a\t1\nhttp://h/b\t2\n") << QJsonObject() << two;
        QTest::newRow("told separator") << QByteArray("sep=|\r\nid|URL\r\n1,2|http://h/a\r\n2|http://h/b\r\n") << QJsonObject() << two;
        QTest::newRow("blank lines first") << QByteArray("\n \r\nurl\tid\nhttp://h/a\t1\nftp://h/b\t2\n") << QJsonObject()
            << QStringList{u"http://h/a -> h/a"_s, u"line 5: \"ftp://h/b\" is not an http(s) address"_s};
        QTest::newRow("blank lines, no headings") << QByteArray("\n\n1,http://h/a\n2,ftp://h/b\n") << QJsonObject{{u"column"_s, u"2"_s}}
            << QStringList{u"http://h/a -> h/a"_s, u"line 4: \"ftp://h/b\" is not an http(s) address"_s};
        QTest::newRow("by its number, no headings") << QByteArray("1,http://h/a\n2,http://h/b\n") << QJsonObject{{u"column"_s, u"2"_s}} << two;
        QTest::newRow("by its number, headings") << QByteArray("n,where\n1,http://h/a\n2,http://h/b\n") << QJsonObject{{u"column"_s, u"2"_s}} << two;
        QTest::newRow("one column") << QByteArray("where\nhttp://h/a\nhttp://h/b\n") << QJsonObject{{u"column"_s, u"where"_s}} << two;
        QTest::newRow("names") << QByteArray("url,name\nhttp://h/a,\"x, \"\"y\"\".txt\"\nhttp://h/b,\n") << QJsonObject{{u"nameColumn"_s, u"name"_s}}
                               << QStringList{u"http://h/a -> x, \"y\".txt"_s, u"http://h/b -> h/b"_s};
        QTest::newRow("quoted line ends, numbered right") << QByteArray("url,note\nhttp://h/a,\"one\ntwo\nthree\"\nftp://h/b,\n") << QJsonObject()
                                                          << QStringList{u"http://h/a -> h/a"_s, u"line 5: \"ftp://h/b\" is not an http(s) address"_s};
        QTest::newRow("few columns") << QByteArray("id,url\n1\n2,http://h/b\n") << QJsonObject()
                                     << QStringList{u"line 2: it has 1 columns, and so no address in column 2"_s, u"http://h/b -> h/b"_s};
        QTest::newRow("a quotation mark that is not closed") << QByteArray("id,url\n\"1,http://h/a\n2,http://h/b\n") << QJsonObject()
            << QStringList{u"line 2: a quotation mark that is not closed, or a row of more than 262144 bytes"_s, u"http://h/b -> h/b"_s};
        QTest::newRow("text behind a quotation mark") << QByteArray("id,url\n\"1\"x,http://h/a\n2,http://h/b\n") << QJsonObject()
            << QStringList{u"line 2: there is text behind the closing quotation mark of a field"_s, u"http://h/b -> h/b"_s};
        QTest::newRow("bad size") << QByteArray("url,size\nhttp://h/a,many\nhttp://h/b,7\n") << QJsonObject{{u"sizeColumn"_s, u"size"_s}}
                                  << QStringList{u"line 2: its size is \"many\", not a number of bytes"_s, u"http://h/b -> h/b"_s};
    }
    void csv()
    {
        QFETCH(QByteArray, text);
        QFETCH(QJsonObject, options);
        QTEST(shown(listed(text, options).entries), "want");
        options.insert(u"listFormat"_s, u"csv"_s);
        QTEST(shown(listed(text, options).entries), "want");
    }

    // Each has the other separators within its cells.
    void csvSeparators_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("file");
        const auto row = [](const char *tag, const QByteArray &text, const QString &column = {}, const char *file = "list.csv") {
            QTest::newRow(tag) << text << column << QString::fromLatin1(file);
        };
        const QByteArray german = "Datei;Größe (MB, gerundet);URL\r\na;1,5;http://h/a\r\nb;2,5;http://h/b\r\n";
        row("a comma in a heading", german);
        row("a comma in a heading, found by looking", german, {}, "list.txt");
        row("a comma in a heading, by its number", german, u"3"_s);
        row("a comma in each row, by its number", "URL;Größe (MB, gerundet)\nhttp://h/a;1,5\nhttp://h/b;2,5\n", u"1"_s);
        row("a comma in each row, no headings", "x, y;http://h/a\nx, z;http://h/b\n", u"2"_s);
        row("tabulators", "url\ttitle, long; in words\nhttp://h/a\tA, a; b\nhttp://h/b\tB\n", {}, "list.tsv");
        row("tabulators, found by looking", "url\ttitle, long; in words\nhttp://h/a\tA, a; b\nhttp://h/b\tB\n", {}, "list.txt");
        row("tabulators, told by the name", "http://h/a\tA, a\nhttp://h/b\n", u"1"_s, "list.TSV");
        row("commas, called a .tsv", "id,url\n1,http://h/a\n2,http://h/b\n", {}, "list.tsv");
        row("a semicolon in a heading", "name; first,url\nA; a,http://h/a\nB; b,http://h/b\n");
        row("a semicolon in each row, no headings", "1,http://h/a,v;1\n2,http://h/b,v;2\n", u"2"_s);
        row("separators in quotes", "\"id, or\tno; 1\",url\n1,http://h/a\n2,http://h/b\n");
    }
    void csvSeparators()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, column);
        QFETCH(QString, file);
        const Walk all = listed(text, column.isEmpty() ? QJsonObject() : QJsonObject{{u"column"_s, column}}, file);
        QVERIFY2(!all.error, qPrintable(all.error.value_or(Error()).message));
        QCOMPARE(shown(all.entries), (QStringList{u"http://h/a -> h/a"_s, u"http://h/b -> h/b"_s}));
    }

    // Behind comments, as lists have them; a table's own headings may begin like one.
    void csvBehindComments_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QJsonObject>("options");
        QTest::addColumn<QString>("file");
        const auto row = [](const char *tag, const QByteArray &text, const QJsonObject &options = {}, const char *file = "list.txt") {
            QTest::newRow(tag) << text << options << QString::fromLatin1(file);
        };
        row("headings", "# links of 2026\n#\nurl,name\nhttp://h/a,A\nftp://h/b,B\n");
        row("as many commas", "# links, 2026\n\nurl,name\nhttp://h/a,A\nftp://h/b,B\n", {}, "list.csv");
        row("an address", "# of http://h/\r\n\r\nurl;name\r\nhttp://h/a;A\r\nftp://h/b;B\r\n");
        row("byte order mark", "\xef\xbb\xbf# 2026\n#\nname\turl\nA\thttp://h/a\nB\tftp://h/b\n");
        row("an empty heading first", "# 2026\n \n\turl\n1\thttp://h/a\n2\tftp://h/b\n", {}, "list.tsv");
        row("a named column", "# 2026\n#\nn,at\n1,http://h/a\n2,ftp://h/b\n", {{u"column"_s, u"at"_s}});
        row("by its number", "# 2026\n#\nn,at\n1,http://h/a\n2,ftp://h/b\n", {{u"column"_s, u"2"_s}});
        row("by its number, no headings", "# 2026\n#\n\n1,http://h/a\n2,ftp://h/b\n", {{u"column"_s, u"2"_s}});
        row("told separator", "# 2026\nsep=|\nn|url\n1|http://h/a\n2|ftp://h/b\n");
        row("headings like a comment", "\n\n#,url\n1,http://h/a\n2,ftp://h/b\n", {}, "list.csv");
        row("headings like a comment, by its number", "\n\n#,at\n1,http://h/a\n2,ftp://h/b\n", {{u"column"_s, u"2"_s}});
    }
    void csvBehindComments()
    {
        QFETCH(QByteArray, text);
        QFETCH(QJsonObject, options);
        QFETCH(QString, file);
        const Walk all = listed(text, options, file);
        QVERIFY2(!all.error, qPrintable(all.error.value_or(Error()).message));
        QCOMPARE(shown(all.entries), (QStringList{u"http://h/a -> h/a"_s, u"line 5: \"ftp://h/b\" is not an http(s) address"_s}));
        // By its cursor the page is the same, also in another run.
        const auto again = pageOf(u"urls:"_s + m_dir.filePath(file), options, all.pages[0].cursor);
        QVERIFY(again);
        QCOMPARE(shown(again->entries), shown(all.entries));
    }
};

QTEST_GUILESS_MAIN(TestCsvList)
#include "test_csv_list.moc"
