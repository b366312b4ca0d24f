// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/sink/stored_path.h"

#include <QCryptographicHash>
#include <QHash>
#include <QRandomGenerator>
#include <QRegularExpression>
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

QByteArray mark(const QByteArray &name)
{
    return '~' + QCryptographicHash::hash(name, QCryptographicHash::Sha256).toHex().first(16);
}

// What must hold for any path, whatever the name was.
QString fault(const QByteArray &path, NameRules rules)
{
    const QString text = QString::fromUtf8(path);
    if (path.isEmpty() || path.size() > 4000 || text.toUtf8() != path)
        return u"empty, too long or no UTF-8"_s;
    static const QRegularExpression illegal(
        u"[\\x{0}-\\x{1f}\\x{7f}-\\x{9f}\\\\\\x{61c}\\x{200b}\\x{200e}\\x{200f}\\x{2028}-\\x{202e}\\x{2060}-\\x{206f}\\x{feff}]"_s);
    static const QRegularExpression device(
        u"^(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9\u00b9\u00b2\u00b3]) *([.:]|$)"_s, QRegularExpression::CaseInsensitiveOption);
    if (text.contains(illegal) || (rules.refusesSigns && text.contains(QRegularExpression(u"[:*?\"<>|]"_s))))
        return u"an illegal character"_s;
    if (text.contains(QRegularExpression(u"^[A-Za-z]:"_s)))
        return u"a drive"_s;
    for (const QString &part : text.split(u'/')) {
        if (part.isEmpty() || part.toUtf8().size() > 255)
            return u"an empty or long part"_s;
        if (part.endsWith(u'.') || part.endsWith(u' '))
            return u"a dot or space at the end of a part"_s;
        if (part.contains(device))
            return u"a device"_s;
        if (part.startsWith(QLatin1String(unfinishedPrefix), Qt::CaseInsensitive))
            return u"like our folder"_s;
    }
    return {};
}

// Names made of what is hostile, and of what looks like what the mapping makes of it.
QString hostileName(QRandomGenerator &random)
{
    static const std::array pieces{u"a"_s, u"b"_s, u"/"_s, u"//"_s, u"."_s, u".."_s, u" "_s, u"_"_s, u"\\"_s, u"C:"_s, u":"_s, u"*"_s, u"con"_s,
        u"NUL"_s, u"com1"_s, u"lpt\u00b9"_s, u".txt"_s, u".tar.gz"_s, u"~"_s, u"~0123456789abcdef"_s, u"~0123456789ABCDEF.x"_s, u" (1)"_s,
        u"\n"_s, u"\u202e"_s, u"\u0085"_s, u"\ufeff"_s, u"\u2028"_s, u"e\u0301"_s, u"\u00e9"_s, u"\U0001f388"_s, QString(QChar(0xd83c)),
        QString(QChar(0xdf88)), QString(QChar(0)), QString(90, u'n'), QString(130, QChar(0xe9)), QString(250, u'm'),
        QString::fromLatin1(unfinishedPrefix)};
    QString name;
    for (auto count = 1 + random.bounded(6); count > 0; --count)
        name += pieces[random.bounded(quint32(pieces.size()))];
    return random.bounded(50) == 0 ? name + u'/' + name.repeated(20) : name;
}

} // namespace

class TestStoredPath : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void kept_data()
    {
        QTest::addColumn<QString>("name");
        const auto row = [](const char *tag, const QString &name) { QTest::newRow(tag) << name; };
        row("plain", u"a.txt"_s);
        row("folders", u"a/b/c.txt"_s);
        row("spaces", u" a b"_s);
        row("dots in a part", u"..a/b..c/.d"_s);
        row("hidden", u".hidden"_s);
        row("like an option", u"-rf"_s);
        row("signs", u"ab:c*?\"<>|"_s);
        row("a colon that is no drive's", u"ab:c/d:e"_s);
        row("drive deeper", u"a/C:"_s);
        row("shell", u"$(id)`;&'"_s);
        row("percent", u"a%2fb%00"_s);
        row("unicode", u"żółć/日本/🎈.bin"_s);
        row("composed", u"\u00e9"_s);
        row("decomposed", u"e\u0301"_s); // another name: the server's name is the name
        row("joiners", u"👩\u200d🔬\u200c"_s); // parts of letters and pictures
        row("not a character", u"a\ufffe"_s);
        row("255 bytes", QString(255, u'n'));
        row("255 bytes in each part", QString(255, u'n') + u'/' + QString(255, u'm'));
        row("255 bytes of two each", QString(127, QChar(0xe9)) + u'n');
        row("4,000 bytes", ofBytes(4000));
        row("nearly our prefix", u".milliard-unfinished"_s);
        row("nearly devices", u"con1/com/com10/lptx/nul_/aconsole/con-1.txt"_s);
        row("nearly marks", u"a~0123456789abcde/a~0123456789abcdefg/a~0123456789abcdef-/~"_s);
        row("like a number", u"a (1).txt"_s);
    }
    void kept()
    {
        QFETCH(QString, name);
        const auto path = storedPath(name);
        QVERIFY(path);
        QCOMPARE(*path, name.toUtf8());
    }

    void altered_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("path"); // # is the mark
        const auto row = [](const char *tag, const QString &name, const QString &path) { QTest::newRow(tag) << name << path; };
        row("absolute", u"/etc/passwd"_s, u"_/etc/passwd#"_s);
        row("only a slash", u"/"_s, u"_/_#"_s);
        row("slash at the end", u"a/"_s, u"a/_#"_s);
        row("two slashes", u"a//b"_s, u"a/_/b#"_s);
        row("dot", u"."_s, u"_#"_s);
        row("dot between", u"a/./b"_s, u"a/_/b#"_s);
        row("up", u".."_s, u"__#"_s);
        row("up and out", u"../escape.bin"_s, u"__/escape#.bin"_s);
        row("up in the middle", u"a/../../b"_s, u"a/__/__/b#"_s);
        row("up at the end", u"a/.."_s, u"a/__#"_s);
        row("three dots", u"..."_s, u"___#"_s);
        row("dot at the end", u"a."_s, u"a_#"_s);
        row("dots and spaces at the end", u"a/b. ./c "_s, u"a/b___/c_#"_s);
        row("nul", u"a"_s + QChar(0) + u"b"_s, u"a_b#"_s);
        row("nul at the end", u"a"_s + QChar(0), u"a_#"_s);
        row("line feed", u"a\nb.txt"_s, u"a_b#.txt"_s);
        row("escape", u"\x1b[2J"_s, u"_[2J#"_s);
        row("delete", u"a\x7f"_s, u"a_#"_s);
        row("C1", u"a\u0085b\u009f"_s, u"a_b_#"_s);
        row("turned round", u"photo\u202egpj.exe"_s, u"photo_gpj#.exe"_s);
        row("marks of direction", u"\u200ea\u200fb\u061cc\u2066d\u2069"_s, u"_a_b_c_d_#"_s);
        row("byte-order mark", u"\ufeffa"_s, u"_a#"_s);
        row("separators of lines", u"a\u2028b\u2029c"_s, u"a_b_c#"_s);
        row("nothing to see", u"a\u200bb\u2060c\ufff9"_s, u"a_b_c_#"_s);
        row("backslash", u"..\\a"_s, u".._a#"_s);
        row("drive", u"C:"_s, u"C_#"_s);
        row("drive and path", u"C:\\a"_s, u"C__a#"_s);
        row("drive and file", u"c:a/b.c"_s, u"c_a/b#.c"_s);
        row("device", u"NUL"_s, u"NU_#"_s);
        row("devices", u"con/Prn.tar.gz"_s, u"co_/Pr_#.tar.gz"_s);
        row("device with a space", u"aux .txt"_s, u"au_ #.txt"_s);
        row("device with a colon", u"nul:a"_s, u"nu_:a#"_s);
        row("ports", u"COM0/com\u00b9/LPT9/lpt\u00b3"_s, u"COM_/com_/LPT_/lpt_#"_s);
        row("console", u"CONIN$/conout$.x"_s, u"CONIN_/conout_#.x"_s);
        row("256 bytes", QString(256, u'n'), QString(238, u'n') + u'#');
        row("256 bytes of two each", QString(128, QChar(0xe9)), QString(119, QChar(0xe9)) + u'#');
        row("300 bytes and extensions", QString(300, u'n') + u".tar.gz"_s, QString(231, u'n') + u"#.tar.gz"_s);
        row("a folder too long", u"a/"_s + QString(300, u'n') + u"/b"_s, u"a/"_s + QString(255, u'n') + u"/b#"_s);
        row("a folder too long, whole characters", QString(254, u'n') + u"🎈/b"_s, QString(254, u'n') + u"/b#"_s);
        row("a folder too long, cut at a dot", QString(254, u'n') + u".n/b"_s, QString(254, u'n') + u"_/b#"_s);
        row("4,001 bytes", ofBytes(4001), ofBytes(3799) + u"/n#"_s);
        row("4,019 bytes", ofBytes(4001) + QString(18, u'n'), ofBytes(3799) + u'/' + QString(19, u'n') + u'#');
        row("a half before", QChar(0xd83c) + u"a"_s, u"_a#"_s);
        row("a half behind", u"a"_s + QChar(0xd83c), u"a_#"_s);
        row("the other half", u"a"_s + QChar(0xdf88) + u"b"_s, u"a_b#"_s);
        row("halves the wrong way round", QString(QChar(0xdf88)) + QChar(0xd83c), u"__#"_s);
        row("our prefix", u".milliard-unfinished-1"_s, u"_milliard-unfinished-1#"_s);
        row("in our folder", u"a/.MILLIARD-unfinished-1/0-0"_s, u"a/_MILLIARD-unfinished-1/0-0#"_s);
        row("a mark", u"a~0123456789abcdef"_s, u"a_0123456789abcdef#"_s);
        row("a mark before extensions", u"a~0123456789abcdef.tar.gz"_s, u"a_0123456789abcdef#.tar.gz"_s);
        row("a mark in a folder", u"a~0123456789ABCDEF/b"_s, u"a_0123456789ABCDEF/b#"_s);
        row("no extensions", u"\na.b c"_s, u"_a.b c#"_s);
        row("long extensions", u"\na.123456789"_s, u"_a.123456789#"_s);
        row("three extensions", u"\na.b.c.d"_s, u"_a.b#.c.d"_s);
        row("hidden", u"\n/.profile"_s, u"_/.profile#"_s);
    }
    void altered()
    {
        QFETCH(QString, name);
        QFETCH(QString, path);
        const auto stored = storedPath(name);
        QVERIFY(stored);
        // Halves of surrogate pairs are tested below.
        const QByteArray hash = mark(name.toUtf8());
        if (name.isValidUtf16())
            QCOMPARE(*stored, path.toUtf8().replace('#', hash));
        else
            QCOMPARE(QString::fromUtf8(*stored).remove(QRegularExpression(u"[0-9a-f]{16}$"_s)), path.replace(u'#', u'~'));
        QCOMPARE(fault(*stored, {}), QString());
        const auto second = storedPath(QString::fromUtf8(*stored));
        QVERIFY(second && *second != *stored); // a name like that is another name
    }

    void empty()
    {
        for (const QString &name : {QString(), u""_s}) {
            const auto path = storedPath(name);
            QVERIFY(!path);
            QCOMPARE(path.error().kind, ErrorKind::BadName);
            QVERIFY(path.error().message.contains(u"empty"_s));
        }
    }

    // Figures that a later version must not change; the first is `printf '../a.txt' | sha256sum`.
    void isStable()
    {
        QCOMPARE(storedPath(u"../a.txt"_s), "__/a~bc05b2ec3b800610.txt");
        QCOMPARE(storedPath(QString(QChar(0xd83c))), "_" + mark("\xed\xa0\xbc"));
        QCOMPARE(pathAside("a/b.txt", {}), "a/b" + mark("a/b.txt") + ".txt");
        QCOMPARE(folderAside("a/b.txt"), "b" + mark("a/b.txt/") + ".txt");
    }

    void signsThatAreRefused()
    {
        const NameRules rules{.refusesSigns = true};
        QCOMPARE(storedPath(u"a:b*?\"<>|"_s, rules), "a_b______" + mark("a:b*?\"<>|"));
        QCOMPARE(storedPath(u"a b"_s, rules), "a b");
    }

    // What the sink makes itself is nobody's name, and needs no cutting.
    void numbers()
    {
        const NameRules rules{.numbers = true};
        QCOMPARE(storedPath(u"a (1).txt"_s, rules), "a (1)" + mark("a (1).txt") + ".txt");
        QCOMPARE(storedPath(u"a/b (20)"_s, rules), "a/b (20)" + mark("a/b (20)"));
        for (const QString &name : {u"a (1)b"_s, u"a ()"_s, u"a(1)"_s, u"(1)"_s, u"a (x1)"_s, u"a (1)/b"_s})
            QCOMPARE(storedPath(name, rules), name.toUtf8());
        for (const qsizetype size : {200, 241, 242, 243, 244, 255, 300}) {
            const QByteArray path = storedPath(QString(size, u'n'), rules).value();
            QCOMPARE(path.contains('~'), size > 242);
            const QByteArray last = numbered(path, 2'147'483'647);
            QCOMPARE(last, path + " (2147483647)");
            QVERIFY(last.size() <= 255);
        }
        QVERIFY(pathAside(QByteArray(242, 'n'), rules).size() <= 242);
    }

    void aside()
    {
        QCOMPARE(pathAside("a~0123456789abcdef.txt", {}), QByteArray());
        const QByteArray longest(255, 'n');
        QCOMPARE(pathAside("a/" + longest, {}), "a/" + longest.first(238) + mark("a/" + longest));
        QVERIFY(folderAside(longest) != pathAside(longest, {}));
        for (const QByteArray &path : {pathAside("a/" + longest, {}), "a/" + folderAside("a/" + longest)})
            QCOMPARE(fault(path, {}), QString());

        // And back.
        const QByteArray folder = folderAside("data");
        const QByteArray below = folderAside("data/b.c");
        for (const QByteArray &path : {pathAside("data", {}), pathAside("data", {.numbers = true}), QByteArray("data")})
            QCOMPARE(withoutAside(path), "data");
        QCOMPARE(withoutAside(folder + '/' + below + "/in.tar.gz"), "data/b.c/in.tar.gz");
        const QByteArray inside = pathAside("data/b.c/in.tar.gz", {});
        QCOMPARE(withoutAside(folder + '/' + below + inside.sliced(inside.lastIndexOf('/'))), "data/b.c/in.tar.gz");
        for (const QByteArray &path : {QByteArray("a~b/c~"), "x/" + folder, "data" + mark("other"), folder + "/x~0123456789abcdef.txt", QByteArray("~"), QByteArray()})
            QVERIFY(withoutAside(path).endsWith(path.sliced(path.lastIndexOf('/') + 1)));
    }

    // Of all that can go wrong, at random: safe, the same again, and each its own.
    void everyNameHasItsPath()
    {
        QRandomGenerator random(20'261'121);
        for (const NameRules rules : {NameRules(), NameRules{.refusesSigns = true}, NameRules{.numbers = true}}) {
            QHash<QByteArray, QString> names;
            for (int i = 0; i < 20'000; ++i) {
                const QString name = hostileName(random);
                const QByteArray path = storedPath(name, rules).value();
                const QString wrong = fault(path, rules);
                QVERIFY2(wrong.isEmpty(), qPrintable(wrong + u": "_s + shownName(name)));
                QCOMPARE(storedPath(name, rules), path);
                const auto before = names.constFind(path);
                if (before != names.cend())
                    QCOMPARE(*before, name);
                names.insert(path, name);
                // Nor may a path be the name of a file that is kept, or of a folder of one.
                if (path != name.toUtf8())
                    QVERIFY(storedPath(QString::fromUtf8(path), rules) != path);
            }
            QVERIFY(names.size() > 10'000);
        }
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

QTEST_GUILESS_MAIN(TestStoredPath)
#include "test_stored_path.moc"
