// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/model/near_match.h"
#include "core/model/word_index.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <vector>

using namespace milliard;
using namespace Qt::StringLiterals;

namespace {

// The table of the textbook: the least errors with which the pattern is anywhere in the text.
int leastErrors(const QString &pattern, const QString &text)
{
    std::vector<std::vector<int>> table(pattern.size() + 1, std::vector<int>(text.size() + 1));
    for (int i = 0; i <= pattern.size(); ++i)
        table[i][0] = i;
    for (int i = 1; i <= pattern.size(); ++i) {
        for (int j = 1; j <= text.size(); ++j) {
            const bool same = pattern[i - 1] == text[j - 1];
            table[i][j] = std::min({table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + !same});
            if (i > 1 && j > 1 && pattern[i - 1] == text[j - 2] && pattern[i - 2] == text[j - 1])
                table[i][j] = std::min(table[i][j], table[i - 2][j - 2] + 1);
        }
    }
    return *std::ranges::min_element(table.back());
}

QString randomWord(QRandomGenerator &random, int least, int most)
{
    QString word;
    for (int length = random.bounded(least, most + 1); word.size() < length;)
        word.append(u"abcö"_s.at(random.bounded(4)));
    return word;
}

} // namespace

class TestWordIndex : public QObject
{
    Q_OBJECT

    const QStringList m_texts{u"ubuntu-24.04-desktop.iso\nhttps://releases.example.org/24.04/"_s, u"debian-13.iso\nhttps://cdimage.example.org/debian"_s,
        u"Grüße aus Köln.zip\nlist+http://10.0.0.7:8080/photos"_s, u"ARCHLINUX\nhttps://mirror.example.net/arch/iso/2026.11/"_s};

    static QByteArray found(const WordIndex &index, int rows)
    {
        QByteArray digits;
        for (int row = 0; row < rows; ++row) {
            if (index.isFound(std::size_t(row)))
                digits += QByteArray::number(row);
        }
        return digits;
    }

private Q_SLOTS:
    void nearAsTheTableSays()
    {
        QRandomGenerator random(11);
        int near = 0;
        for (int i = 0; i < 20'000; ++i) {
            const QString pattern = randomWord(random, 1, 9);
            const QString text = randomWord(random, 0, 14);
            const int errors = random.bounded(0, 3);
            const bool expected = leastErrors(pattern, text) <= errors;
            QVERIFY2(NearMatch(pattern, errors).isIn(text) == expected, qPrintable(pattern + u' ' + text + u' ' + QString::number(errors)));
            near += expected;
        }
        QVERIFY(near > 2000 && near < 18'000); // both happen
        const QString longOne = QString(100, u'x');
        QVERIFY(NearMatch(longOne, 1).isIn(longOne));
        QVERIFY(!NearMatch(longOne, 1).isIn(longOne.first(50)));
    }

    void words_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("rows");
        QTest::addColumn<bool>("tolerant");
        const auto row = [](const char *text, const char *rows, bool tolerant = false) {
            QTest::newRow(text) << QString::fromUtf8(text) << QByteArray(rows) << tolerant;
        };
        row("", "0123");
        row("  ", "0123");
        row("iso", "013");
        row("ISO ubuntu", "0");
        row("iso zip", "");
        row("arch", "3");
        row("GRÜß", "2");
        row("KÖLN", "2");
        row("24.04", "0");
        row("24.13", "");            // not one after the other
        row("10.0.0.7:8080", "2");
        row("example.org/deb", "1");
        row("//", "0123");
        row("2026", "3");
        row("ubunut", "0", true);     // swapped
        row("debain iso", "1", true);
        row("desktp", "0", true);     // left out
        row("archhlinux", "3", true); // put in
        row("photoz", "2", true);     // replaced
        row("releeses.exampel.org", "0", true);
        row("desctoop", "0", true);   // two, in a long one
        row("ubnutuu", "", true);     // two, in a short one
        row("isi", "");               // too short to be mistyped
        row("2027", "");              // a number is meant
        row("koeln", "", true);
    }
    void words()
    {
        WordIndex index;
        for (int row = 0; row < m_texts.size(); ++row)
            index.insert(std::size_t(row), m_texts[row]);
        QFETCH(QString, text);
        index.look(text);
        QTEST(found(index, 4), "rows");
        QTEST(index.isTolerant(), "tolerant");
    }

    void rowsComeAndGo()
    {
        WordIndex index;
        index.look(u"iso"_s);
        for (int row = 0; row < m_texts.size(); ++row)
            index.insert(0, m_texts[row]); // each before the others
        QCOMPARE(found(index, 4), "023");
        index.replace(1, u"isolated.txt"_s);
        QCOMPARE(found(index, 4), "0123");
        index.remove(0);
        QCOMPARE(found(index, 3), "012");
        index.replace(2, u"gone"_s);
        QCOMPARE(found(index, 3), "01");

        index.look(u"isolatde"_s); // what comes later is looked at with the same tolerance
        QCOMPARE(found(index, 3), "0");
        index.insert(3, u"isolation isolated"_s);
        QCOMPARE(found(index, 4), "03");
    }
};

QTEST_GUILESS_MAIN(TestWordIndex)
#include "test_word_index.moc"
