// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/sink/safe_path.h"

#include <QSet>
#include <QTest>

#include <algorithm>
#include <array>

using namespace milliard;
using namespace Qt::StringLiterals;

namespace
{

// Parts of 199 bytes, in all exactly so many bytes.
QString ofBytes(qsizetype size)
{
    QString name;
    while (name.size() < size)
        name += QString(199, u'n') + u'/';
    name.truncate(size);
    if (name.endsWith(u'/'))
        name.back() = u'n';
    return name;
}

} // namespace

class TestSafePath : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void kept_data()
    {
        QTest::addColumn<QString>("name");
        const auto row = [](const char *tag, const QString &name) { QTest::newRow(tag) << name; };
        row("plain", u"a.txt"_s);
        row("folders", u"a/b/c.txt"_s);
        row("spaces", u" a b "_s);
        row("three dots", u"..."_s);
        row("dots in a part", u"..a/b../.c"_s);
        row("hidden", u".hidden"_s);
        row("like an option", u"-rf"_s);
        row("backslash and colon", u"C:\\a"_s);
        row("shell", u"$(id)`*?~"_s);
        row("percent", u"a%2fb%00"_s);
        row("unicode", u"żółć/日本/🎈.bin"_s);
        row("decomposed", u"e\u0301"_s); // not normalised: the server's name is the name
        row("byte-order mark", u"\ufeffa"_s);
        row("not a character", u"a\ufffe"_s);
        row("255 bytes", QString(255, u'n'));
        row("255 bytes in each part", QString(255, u'n') + u'/' + QString(255, u'm'));
        row("255 bytes of two each", QString(127, QChar(0xe9)) + u'n');
        row("4,000 bytes", ofBytes(4000));
        row("nearly our prefix", u".milliard-unfinished"_s);
        row("our prefix deeper", u"a/.milliard-unfinished-1"_s);
    }
    void kept()
    {
        QFETCH(QString, name);
        const auto path = safePath(name);
        QVERIFY2(path, qPrintable(path ? QString() : path.error().message));
        QCOMPARE(*path, name.toUtf8());
    }

    void refused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *tag, const QString &name, const QString &says) {
            QTest::newRow(tag) << name << says;
        };
        row("empty", u""_s, u"empty"_s);
        row("null", {}, u"empty"_s);
        row("absolute", u"/etc/passwd"_s, u"empty part"_s);
        row("only a slash", u"/"_s, u"empty part"_s);
        row("slash at the end", u"a/"_s, u"empty part"_s);
        row("two slashes", u"a//b"_s, u"empty part"_s);
        row("dot", u"."_s, u"part \".\""_s);
        row("dot between", u"a/./b"_s, u"part \".\""_s);
        row("up", u".."_s, u"part \"..\""_s);
        row("up and out", u"../escape.bin"_s, u"part \"..\""_s);
        row("up in the middle", u"a/../../b"_s, u"part \"..\""_s);
        row("up at the end", u"a/.."_s, u"part \"..\""_s);
        row("nul", u"a"_s + QChar(0) + u"b"_s, u"control"_s);
        row("nul at the end", u"a"_s + QChar(0), u"control"_s);
        row("line feed", u"a\nb"_s, u"control"_s);
        row("escape", u"\x1b[2J"_s, u"control"_s);
        row("delete", u"a\x7f"_s, u"control"_s);
        row("256 bytes", QString(256, u'n'), u"256 bytes"_s);
        row("256 bytes of two each", QString(128, QChar(0xe9)), u"256 bytes"_s);
        row("a later part too long", u"a/"_s + QString(300, u'n') + u"/b"_s, u"300 bytes"_s);
        row("4,001 bytes", ofBytes(4001), u"4001 bytes"_s);
        row("lone high surrogate", u"a"_s + QChar(0xd83c), u"Unicode"_s);
        row("lone high surrogate before", QChar(0xd83c) + u"a"_s, u"Unicode"_s);
        row("lone low surrogate", u"a"_s + QChar(0xdf88) + u"b"_s, u"Unicode"_s);
        row("surrogates the wrong way round", QString(QChar(0xdf88)) + QChar(0xd83c), u"Unicode"_s);
        row("our prefix", u".milliard-unfinished-1"_s, u"unfinished"_s);
        row("in our folder", u".milliard-unfinished-1/0-0"_s, u"unfinished"_s);
    }
    void refused()
    {
        QFETCH(QString, name);
        QFETCH(QString, says);
        const auto path = safePath(name);
        QVERIFY(!path);
        QCOMPARE(path.error().kind, ErrorKind::BadName);
        const QString message = path.error().message;
        QVERIFY2(message.contains(says), qPrintable(message));
        QVERIFY2(
            message.startsWith(u'"' + shownName(name).left(20)), qPrintable(message)); // it names the name
        QVERIFY(std::ranges::none_of(message, [](QChar c) { return c.category() == QChar::Other_Control; }));
        QVERIFY(message.size() < 300);
    }

    // The published vectors of FNV-1a: a job that is resumed by a newer program must find its files.
    void fanOutIsStable()
    {
        QCOMPARE(fanOutPrefix(""), "23/25/");
        QCOMPARE(fanOutPrefix("a"), "ec/8c/");
        QCOMPARE(fanOutPrefix("foobar"), "67/e8/");
        QCOMPARE(fanOutPrefix("\xc5\xbc"), fanOutPrefix(u"ż"_s.toUtf8()));
    }

    void fanOutIsSpread()
    {
        QHash<QByteArray, int> first;
        QSet<QByteArray> both;
        for (int i = 0; i < 100'000; ++i) {
            const QByteArray prefix
                = fanOutPrefix("file-" + QByteArray::number(i).rightJustified(10, '0') + ".bin");
            QCOMPARE(prefix.size(), 6);
            ++first[prefix.first(2)];
            both += prefix;
        }
        QCOMPARE(first.size(), 256);
        const auto [least, most] = std::ranges::minmax(first.values()); // 391 ± 20 by chance
        QVERIFY2(least > 290 && most < 490, qPrintable(u"%1 to %2"_s.arg(least).arg(most)));
        QVERIFY2(both.size() > 45'000, qPrintable(QString::number(both.size()))); // 51,300 by chance
    }
};

QTEST_GUILESS_MAIN(TestSafePath)
#include "test_safe_path.moc"
