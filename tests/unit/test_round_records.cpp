// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/engine/round_records.h"

#include <QDir>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <sys/resource.h>

using namespace milliard;
using namespace Qt::StringLiterals;

class TestRoundRecords : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    QString path(const QString &name) const { return m_dir->filePath(name); }

    void write(const QString &name, const std::vector<RoundRecord> &records, RoundWriter::Begin begin = RoundWriter::Begin::Anew) const
    {
        const auto writer = RoundWriter::open(path(name), begin);
        if (!writer || !(*writer)->append(records) || !(*writer)->flush())
            qFatal("cannot write");
    }
    std::vector<RoundRecord> read(const QString &name) const
    {
        const auto table = RoundTable::open(path(name));
        if (!table)
            qFatal("cannot read");
        return {table->records().begin(), table->records().end()};
    }

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    // More records than memory for them. Comes first, since what is measured is the most that there ever was.
    void memory()
    {
        {
            const auto writer = RoundWriter::open(path(u"f"_s), RoundWriter::Begin::Anew);
            QRandomGenerator random(1);
            std::vector<RoundRecord> page(4096);
            for (int i = 0; i < 1024; ++i) { // 64 MiB
                for (RoundRecord &record : page)
                    record = {random.generate64(), 5};
                QVERIFY((*writer)->append(page));
            }
        }
        struct rusage before;
        struct rusage after;
        ::getrusage(RUSAGE_SELF, &before);
        QVERIFY(sortRecords(path(u"f"_s), path(u"sorted"_s), 4 << 20));
        ::getrusage(RUSAGE_SELF, &after);
        QVERIFY2(after.ru_maxrss - before.ru_maxrss < 24 * 1024, qPrintable(QString::number(after.ru_maxrss - before.ru_maxrss))); // KiB
        QCOMPARE(QFileInfo(path(u"sorted"_s)).size(), 64 << 20);
    }

    void prints()
    {
        const Entry none{u"a"_s, "http://h/a"};
        const Entry same{u"b"_s, "http://other/b?token=1"}; // where it is says nothing of what it is
        QCOMPARE(printOf(none), printOf(same));
        QSet<quint64> prints{printOf(none)};
        const auto add = [&](auto change) {
            Entry entry = none;
            change(entry);
            prints.insert(printOf(entry));
        };
        add([](Entry &e) { e.size = 0; });
        add([](Entry &e) { e.size = 1; });
        add([](Entry &e) { e.modified = 1; });
        add([](Entry &e) { e.etag = "\"1\""; });
        add([](Entry &e) { e.etag = "\"2\""; });
        add([](Entry &e) { e.digest = "\"1\""; });
        add([](Entry &e) { e.extras.edit().told = "2026-11-21 07:09 1.2K"; });
        QCOMPARE(prints.size(), 8);
        add([](Entry &e) { e.etag = "W/\"1\""; }); // some servers call a version weak for its first second
        QCOMPARE(prints.size(), 8);
        QVERIFY(!prints.contains(RoundRecord::failed) && !prints.contains(RoundRecord::unclear));
        QVERIFY(keyOf("a") != keyOf("b"));
        QCOMPARE(keyOf("a"), keyOf("a"));
    }

    // Runs that break off go on in one file, whatever the last left at its end.
    void torn()
    {
        write(u"f"_s, {{1, 10}, {2, 20}});
        QFile file(path(u"f"_s));
        QVERIFY(file.open(QIODevice::Append) && file.write("0123456789") == 10);
        file.close();
        write(u"f"_s, {{3, 30}}, RoundWriter::Begin::GoOn);
        QCOMPARE(read(u"f"_s), (std::vector<RoundRecord>{{1, 10}, {2, 20}, {3, 30}}));
        const auto none = RoundWriter::open(path(u"g"_s), RoundWriter::Begin::GoOnIfThere);
        QVERIFY(none && !*none);
        QVERIFY(!QFile::exists(path(u"g"_s)));
        write(u"f"_s, {{4, 40}});
        QCOMPARE(read(u"f"_s).size(), 1u);
    }

    void oneForEachKey()
    {
        const quint64 failed = RoundRecord::failed;
        const quint64 unclear = RoundRecord::unclear;
        write(u"f"_s, {{5, 50}, {1, 10}, {5, 50}, {2, 20}, {2, 21}, {3, 30}, {3, failed}, {4, failed}, {6, 60}, {6, 61}, {6, failed}, {7, 70}, {7, 71}, {7, 70}});
        QVERIFY(sortRecords(path(u"f"_s), path(u"sorted"_s)));
        const std::vector<RoundRecord> expected{{1, 10}, {2, unclear}, {3, failed}, {4, failed}, {5, 50}, {6, failed}, {7, unclear}};
        QCOMPARE(read(u"sorted"_s), expected);
        QVERIFY(sortRecords(path(u"f"_s), path(u"sorted"_s), 3 * 16)); // by merging runs of three
        QCOMPARE(read(u"sorted"_s), expected);
        QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files | QDir::Hidden).size(), 2); // nothing is left lying about
    }

    void nothing()
    {
        write(u"f"_s, {});
        QVERIFY(sortRecords(path(u"f"_s), path(u"sorted"_s)));
        QVERIFY(read(u"sorted"_s).empty());
        QVERIFY(RoundTable::open(path(u"missing"_s))->records().empty());
        QVERIFY(!RoundTable::open(path(u"sorted"_s))->find(1));
        const auto missing = sortRecords(path(u"missing"_s), path(u"x"_s));
        QVERIFY(!missing);
        QCOMPARE(missing.error().kind, ErrorKind::JournalUnusable);
        QVERIFY(!QFile::exists(path(u"x"_s)));
    }

    void merges()
    {
        write(u"newer"_s, {{2, 21}, {3, RoundRecord::failed}, {4, RoundRecord::failed}, {6, 60}});
        write(u"older"_s, {{1, 10}, {2, 20}, {4, 40}, {7, 70}});
        QVERIFY(mergeRecords(path(u"newer"_s), path(u"older"_s), path(u"older"_s)));
        QCOMPARE(read(u"older"_s), (std::vector<RoundRecord>{{1, 10}, {2, 21}, {4, RoundRecord::unclear}, {6, 60}, {7, 70}}));
        QVERIFY(mergeRecords(path(u"newer"_s), path(u"missing"_s), path(u"to"_s)));
        QCOMPARE(read(u"to"_s), (std::vector<RoundRecord>{{2, 21}, {6, 60}}));
    }

    // 10⁶ records in a memory that does not hold a tenth of them: the same as by a map.
    void many()
    {
        constexpr int count = 1'000'000;
        QRandomGenerator random(7);
        std::map<quint64, quint64> expected;
        const auto writer = RoundWriter::open(path(u"f"_s), RoundWriter::Begin::Anew);
        QVERIFY(writer);
        std::vector<RoundRecord> page;
        for (int i = 0; i < count; ++i) {
            const RoundRecord record{random.bounded(quint64(1) << 21), 2 + random.bounded(quint64(2))};
            page.push_back(record);
            const auto [known, isNew] = expected.emplace(record.key, record.print);
            if (!isNew && known->second != record.print)
                known->second = RoundRecord::unclear;
            if (page.size() == 1000) {
                QVERIFY((*writer)->append(page));
                page.clear();
            }
        }
        QVERIFY(sortRecords(path(u"f"_s), path(u"sorted"_s), 1 << 20));
        const auto table = RoundTable::open(path(u"sorted"_s));
        QCOMPARE(table->records().size(), expected.size());
        auto record = table->records().begin();
        for (const auto &[key, print] : expected) {
            QVERIFY2((*record++ == RoundRecord{key, print}), qPrintable(QString::number(key)));
            if (key % 64 == 0)
                QCOMPARE(table->find(key)->print, print);
        }
        for (quint64 key = 0; key < 10'000; ++key)
            QCOMPARE(table->find(key) != nullptr, expected.contains(key));
    }
};

QTEST_GUILESS_MAIN(TestRoundRecords)
#include "test_round_records.moc"
