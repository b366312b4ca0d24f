// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/s3/s3_listing.h"
#include "core/source/s3/s3_ranges.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <map>

using namespace milliard;

namespace {

using Keys = QList<QByteArray>;
using Make = std::function<QByteArray(QRandomGenerator &)>;

Keys madeKeys(qsizetype count, quint32 seed, const Make &make)
{
    QRandomGenerator random(seed);
    Keys keys;
    for (qsizetype i = 0; i < count; ++i)
        keys.append(make(random));
    std::ranges::sort(keys);
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    keys.removeIf([](const QByteArray &key) { return key.isEmpty() || key.size() > maxS3KeyBytes; });
    return keys;
}

// What a server lists: 'limit' keys behind 'after' that begin with the prefix.
struct Answer {
    Keys keys;
    bool isTruncated = false;
};
Answer answerOf(const Keys &keys, const QByteArray &prefix, const QByteArray &after, qsizetype limit)
{
    Answer answer;
    for (auto it = std::ranges::lower_bound(keys, std::max(prefix, after)); it != keys.end() && it->startsWith(prefix); ++it) {
        if (*it <= after)
            continue;
        if (answer.keys.size() == limit) {
            answer.isTruncated = true;
            break;
        }
        answer.keys.append(*it);
    }
    return answer;
}

KeysSeen seenOf(const KeyRange &range, const Answer &answer)
{
    KeysSeen seen{{}, {}, answer.isTruncated};
    for (const QByteArray &key : answer.keys) {
        if (!range.has(key)) {
            seen.beyond = key;
            break;
        }
        seen.keys.append(key);
    }
    return seen;
}

Keys keysIn(const KeyRange &range, Keys keys)
{
    keys.removeIf([&](const QByteArray &key) { return !range.has(key); });
    return keys;
}

QByteArray text(std::initializer_list<char32_t> characters)
{
    return QString::fromUcs4(characters.begin(), qsizetype(characters.size())).toUtf8();
}

// Any characters, often the same ones, so that keys begin with each other.
QByteArray anyKey(QRandomGenerator &random, int most)
{
    static const QList<char32_t> some{1, 0x20, '%', '+', '/', '0', '9', 'a', 'z', 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xfffd, 0xffff, 0x10000, 0x1f600, 0x10ffff};
    QByteArray key;
    for (int i = random.bounded(1, most + 1); i > 0; --i)
        key += text({some.at(random.bounded(some.size()))});
    return key;
}

const std::vector<std::pair<const char *, Make>> kinds{
    {"numbers", [](QRandomGenerator &r) { return "img/" + QByteArray::number(r.bounded(1000000)).rightJustified(7, '0') + ".jpg"; }},
    {"hex", [](QRandomGenerator &r) { return QByteArray::number(r.generate64(), 16); }},
    {"any", [](QRandomGenerator &r) { return anyKey(r, 6); }},
    {"nested", [](QRandomGenerator &r) { return QByteArray(r.bounded(1, 200), 'a') + (r.bounded(2) ? "/b" : ""); }},
    {"long", [](QRandomGenerator &r) { return QByteArray(1000, 'x') + QByteArray::number(r.generate64()).rightJustified(23, '0'); }},
    {"long and different", [](QRandomGenerator &r) {
         QByteArray key(1023, 'k');
         key[r.bounded(1023)] = char('a' + r.bounded(26));
         return key;
     }},
    {"no UTF-8", [](QRandomGenerator &r) {
         QByteArray key;
         for (int i = r.bounded(1, 5); i > 0; --i)
             key += char(r.bounded(1, 256));
         return key;
     }},
    {"dates", [](QRandomGenerator &r) {
         return QStringLiteral("logs/2024/%1/%2/host%3/%4.gz").arg(r.bounded(12) + 1, 2, 10, QLatin1Char('0')).arg(r.bounded(28) + 1, 2, 10, QLatin1Char('0')).arg(r.bounded(5)).arg(r.generate()).toUtf8();
     }},
};

} // namespace

class TestS3Ranges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKeyOnce_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("perPage");
        QTest::addColumn<int>("wanted");
        QTest::addColumn<QByteArray>("prefix");
        for (int kind = 0; kind < int(kinds.size()); ++kind) {
            for (const int perPage : {1, 2, 7, 100, 1000}) {
                for (const int wanted : {1, 3, 32})
                    QTest::addRow("%s, %d a page, %d ranges", kinds[std::size_t(kind)].first, perPage, wanted) << kind << perPage << wanted << QByteArray();
            }
        }
        QTest::newRow("prefix of numbers") << 0 << 7 << 32 << QByteArray("img/00");
        QTest::newRow("prefix of a key") << 3 << 5 << 32 << QByteArray("aaaa");
        QTest::newRow("prefix of nothing") << 1 << 5 << 32 << QByteArray("zz");
    }
    void everyKeyOnce()
    {
        QFETCH(int, kind);
        QFETCH(int, perPage);
        QFETCH(int, wanted);
        QFETCH(QByteArray, prefix);
        for (quint32 seed = 1; seed <= 3; ++seed) {
            const Keys keys = madeKeys(perPage < 10 ? 300 : 3000, seed, kinds[std::size_t(kind)].second);
            Keys expected = keys;
            expected.removeIf([&](const QByteArray &key) { return !key.startsWith(prefix); });
            Keys got;
            Cursor chain;
            QList<Cursor> chains;
            QList<std::pair<Cursor, Keys>> pages;
            for (KeyRanges ranges{KeyRange{}}; !ranges.isEmpty(); chain = cursorOf(ranges)) {
                QVERIFY(chain.size() <= maxCursorBytes);
                const auto again = rangesOf(chain);
                QVERIFY(again);
                QCOMPARE(*again, ranges); // what is killed here goes on from here
                const KeyRange asked = ranges.front();
                const Answer answer = answerOf(keys, prefix, asked.after, perPage);
                const Keys page = keysIn(asked, answer.keys);
                pages.emplaceBack(cursorOf({asked}), page);
                got += page;
                ranges = afterPage(ranges, seenOf(asked, answer), prefix.size(), wanted);
                QVERIFY(ranges.size() <= wanted);
                checkRanges(ranges);
                QVERIFY2(pages.size() < 10 * (expected.size() + 10), "it comes to an end");
            }
            std::ranges::sort(got);
            QCOMPARE(got, expected);
            // Each page's own cursor gives that page, and no two are the same.
            QSet<Cursor> cursors;
            for (const auto &[cursor, page] : std::as_const(pages)) {
                QVERIFY(!cursors.contains(cursor));
                cursors.insert(cursor);
                const auto range = rangesOf(cursor);
                QVERIFY(range);
                QCOMPARE(range->size(), 1);
                QCOMPARE(keysIn(range->front(), answerOf(keys, prefix, range->front().after, perPage).keys), page);
            }
        }
    }

    void bounds()
    {
        const KeyRange range{"b", "d"};
        QVERIFY(!range.has("b"));
        QVERIFY(range.has(QByteArray("b\0", 2)));
        QVERIFY(range.has("d"));
        QVERIFY(!range.has("da"));
        QVERIFY(KeyRange{}.has("a"));
    }

    void badCursors_data()
    {
        QTest::addColumn<QByteArray>("cursor");
        const QByteArray good = cursorOf({{"a", "b"}, {"c", ""}});
        QVERIFY(rangesOf(good));
        QTest::newRow("mark") << QByteArray("x") + good.sliced(1);
        QTest::newRow("mark alone") << good.first(1);
        QTest::newRow("cut") << good.chopped(1);
        QTest::newRow("longer") << good + '\0';
        QTest::newRow("backwards") << cursorOf({{"b", "a"}});
        QTest::newRow("empty range") << cursorOf({{"b", "b"}});
        QTest::newRow("too many") << cursorOf(KeyRanges(maxKeyRanges + 1, {"a", "b"}));
        QTest::newRow("long key") << cursorOf({{QByteArray(maxS3KeyBytes + 1, 'a'), ""}});
        QTest::newRow("whole") << QByteArray("r\0\0\0\0", 5);
    }
    void badCursors()
    {
        QFETCH(QByteArray, cursor);
        const auto ranges = rangesOf(cursor);
        QVERIFY(!ranges);
        QCOMPARE(ranges.error().kind, ErrorKind::BadListing);
    }

    void bordersAreCharacters()
    {
        QRandomGenerator random(7);
        for (int i = 0; i < 20'000; ++i) {
            QByteArray first = anyKey(random, 5), last = anyKey(random, 5), bound = anyKey(random, 5);
            if (first > last)
                std::swap(first, last);
            if (bound <= last)
                bound.clear();
            const auto borders = bordersWithin({last, bound}, {{first, last}, {}, true}, 0, 31);
            QVERIFY(std::ranges::is_sorted(borders));
            QVERIFY(borders.size() <= 31);
            for (const QByteArray &border : borders) {
                QVERIFY(border.isValidUtf8());
                QVERIFY(border > last && (bound.isEmpty() || border < bound));
            }
        }
    }

    // Rounds of requests that a million keys take where as many are asked at once as there are ranges.
    void fewRounds_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("numbers") << 0;
        QTest::newRow("hex") << 1;
        QTest::newRow("dates") << 7;
    }
    void fewRounds()
    {
        QFETCH(int, kind);
        const Keys keys = madeKeys(100'000, 1, kinds[std::size_t(kind)].second);
        constexpr int perPage = 100;
        double now = 0;
        int requests = 0;
        std::map<QByteArray, double> ready; // when the answer to a range's page is there, by its cursor
        for (KeyRanges ranges{KeyRange{}}; !ranges.isEmpty();) {
            for (const KeyRange &range : ranges) {
                if (ready.try_emplace(cursorOf({range}), now + 1).second)
                    ++requests;
            }
            const KeyRange asked = ranges.front();
            now = std::max(now, ready.at(cursorOf({asked})));
            ranges = afterPage(ranges, seenOf(asked, answerOf(keys, {}, asked.after, perPage)), 0, maxKeyRanges);
        }
        const double serial = double(keys.size()) / perPage;
        qInfo("%lld keys, %.0f pages: %d requests in %.0f rounds", qlonglong(keys.size()), serial, requests, now);
        QVERIFY(now * 12 < serial);
        QVERIFY(requests < serial * 2.5);
    }

private:
    // Of a cursor: they do not meet, and none is empty.
    static void checkRanges(KeyRanges ranges)
    {
        std::ranges::sort(ranges, {}, &KeyRange::after);
        for (qsizetype i = 0; i < ranges.size(); ++i) {
            QVERIFY(!ranges[i].isEmpty());
            QVERIFY(i + 1 == ranges.size() || (!ranges[i].last.isEmpty() && ranges[i].last <= ranges[i + 1].after));
        }
    }
};

QTEST_GUILESS_MAIN(TestS3Ranges)
#include "test_s3_ranges.moc"
