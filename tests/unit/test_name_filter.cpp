// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/engine/name_filter.h"

#include <QTest>

using namespace milliard;
using namespace Qt::StringLiterals;

class TestNameFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void accepts_data()
    {
        QTest::addColumn<QStringList>("include");
        QTest::addColumn<QStringList>("exclude");
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("accepted");
        const auto row
            = [](const char *tag, const QStringList &include, const QStringList &exclude, const QString &name,
                  bool accepted) { QTest::newRow(tag) << include << exclude << name << accepted; };
        const QStringList none;
        row("no globs", none, none, u"a"_s, true);
        row("no globs, no name", none, none, {}, true);
        row("included", {u"*.jpg"_s}, none, u"a.jpg"_s, true);
        row("not included", {u"*.jpg"_s}, none, u"a.png"_s, false);
        row("by the second", {u"*.jpg"_s, u"*.png"_s}, none, u"a.png"_s, true);
        row("excluded", none, {u"*.jpg"_s}, u"a.jpg"_s, false);
        row("not excluded", none, {u"*.jpg"_s}, u"a.png"_s, true);
        row("excluded by the second", none, {u"x"_s, u"*.jpg"_s}, u"a.jpg"_s, false);
        row("both: exclude wins", {u"a*"_s}, {u"*.tmp"_s}, u"a.tmp"_s, false);
        row("both: included", {u"a*"_s}, {u"*.tmp"_s}, u"a.txt"_s, true);
        row("whole name, not its start", {u"a"_s}, none, u"ab"_s, false);
        row("whole name, not its end", {u"b"_s}, none, u"ab"_s, false);
        row("whole name, not a line of it", {u"b"_s}, none, u"a\nb"_s, false);
        row("no line feed at the end", {u"a"_s}, none, u"a\n"_s, false);
        row("star matches slash", {u"*.jpg"_s}, none, u"x/y/a.jpg"_s, true);
        row("star matches a line feed", {u"a*b"_s}, none, u"a\nb"_s, true);
        row("star matches nothing", {u"a*"_s}, none, u"a"_s, true);
        row("question mark", {u"a?c"_s}, none, u"abc"_s, true);
        row("question mark is one", {u"a?c"_s}, none, u"ac"_s, false);
        row("question mark is not two", {u"a?c"_s}, none, u"abbc"_s, false);
        row("case", {u"*.jpg"_s}, none, u"a.JPG"_s, false);
        row("set", {u"[a-c]1"_s}, none, u"b1"_s, true);
        row("not in the set", {u"[a-c]1"_s}, none, u"d1"_s, false);
        row("negated set", {u"[!a-c]1"_s}, none, u"d1"_s, true);
        row("dot is a dot", {u"a.b"_s}, none, u"axb"_s, false);
        row("regular expressions are not meant", {u"(a|b)+$"_s}, none, u"ab"_s, false);
        row("but their marks match themselves", {u"(a|b)+$"_s}, none, u"(a|b)+$"_s, true);
        row("unicode", {u"ż*"_s}, none, u"żółć"_s, true);
    }
    void accepts()
    {
        QFETCH(QStringList, include);
        QFETCH(QStringList, exclude);
        QFETCH(QString, name);
        const NameFilter filter(include, exclude);
        QTEST(filter.accepts(name), "accepted");
        QCOMPARE(filter.acceptsAll(), include.isEmpty() && exclude.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestNameFilter)
#include "test_name_filter.moc"
