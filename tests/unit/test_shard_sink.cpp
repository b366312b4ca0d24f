// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/sink/stored_path.h"
#include "core/sink/shard_name.h"
#include "tests/unit/shard_help.h"

using namespace milliard;
using namespace milliard::test;
using namespace Qt::StringLiterals;

namespace
{

const QString hidden = QString::fromLatin1(unfinishedPrefix) + shardJob;

void allPackings()
{
    QTest::addColumn<Packing>("pack");
    for (const Packing pack : {Packing::TarZst, Packing::TarGz, Packing::Zip})
        QTest::newRow(qPrintable(packingName(pack))) << pack;
}

} // namespace

class TestShardSink : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names()
    {
        const QDateTime created = QDateTime::fromMSecsSinceEpoch(1'763'686'800'000, QTimeZone::UTC);
        QCOMPARE(ShardName::jobPart(7, created), u"7_mi85l0g0"_s);
        QCOMPARE((ShardName{u"7_abc"_s, 3, 12, Packing::TarZst}.text()), u"7_abc-3-000012.tar.zst"_s);
        QCOMPARE((ShardName{u"7_abc"_s, 3, 12'345'678, Packing::Zip}.text()), u"7_abc-3-12345678.zip"_s);
        const auto parsed = ShardName::parse(u"7_abc-3-000012.tar.gz"_s, u"7_abc"_s);
        QVERIFY(parsed && parsed->worker == 3 && parsed->seq == 12 && parsed->pack == Packing::TarGz);
        for (const QString &other : {u"7_abcd-3-000012.tar.gz"_s, u"7_abc-3-12.tar.gz"_s, u"7_abc-3-000012.tar.gz.part"_s,
                 u"7_abc-3-000012.rar"_s, u"7_abc-x-000012.zip"_s, u"7_abc-3-000012-1.zip"_s, u"7_abc-3-+00012.zip"_s,
                 u"7_abc-3-000012.none"_s, u"7_abc"_s, u""_s})
            QVERIFY2(!ShardName::parse(other, u"7_abc"_s), qPrintable(other));
    }

    void members_data() { allPackings(); }
    void members()
    {
        QFETCH(Packing, pack);
        ShardPlace place(pack);
        QByteArray all;
        for (int i = 0; i < 70'000; ++i)
            all += char(i * 7 + i / 251);
        const QList<Member> members{{u"a.bin"_s, all.first(513)}, {u"empty"_s, {}}, {u"empty too"_s, {}},
            {u"folder/deep/"_s + QString(200, u'n') + u"/"_s + QString(250, u'm'), "long name"},
            {u"large.bin"_s, all}, {u"of 512"_s, all.first(512)}, {u"unknown length"_s, all.first(1000)},
            {u"żółć 🎈 : ' \""_s, "odd name"}};
        for (const Member &member : members) {
            const bool unknown = member.name.startsWith(u"unknown"_s) || member.name == u"empty too"_s;
            QCOMPARE(place.put(0, member.name, member.body, unknown ? -1 : member.body.size()), QString());
        }
        QVERIFY(!place.end(0)); // waits in the open shard
        QCOMPARE(place.folder.entries(), QStringList{hidden});
        const auto shards = place.finish();
        QVERIFY(shards && shards->size() == 1);
        const Shard &shard = shards->first();
        QCOMPARE(shard.name, u"7_abc-0-000001."_s + packingName(pack));
        QCOMPARE(shard.entries, members.size());
        QCOMPARE(shard.bytes, 513 + 9 + 70'000 + 512 + 1000 + 8);
        QCOMPARE(shard.fileBytes, QFileInfo(place.path(shard)).size());
        QCOMPARE(shard.digest, QCryptographicHash::hash(place.folder.read(shard.name), QCryptographicHash::Sha256));
        QCOMPARE(membersOf(place.path(shard)), members);
        const ShardCheck check = checkShard(place.folder.path(), shard);
        QVERIFY2(check.fault == ShardFault::None, qPrintable(check.message));
        QCOMPARE(check.found, shard);
        place.writer.reset();
        place.sink->close({});
        QCOMPARE(place.folder.entries(), QStringList{shard.name});
    }

    // As in folders; the empty name alone is none.
    void hostileNames()
    {
        for (const Packing pack : {Packing::TarZst, Packing::Zip}) {
            ShardPlace place(pack);
            QStringList stored;
            for (const QString &name : {u"../a"_s, u"/a"_s, u"a//b"_s, u"a/../b"_s, u"a\nb"_s, u"C:\\a"_s, QString(300, u'n')}) {
                QCOMPARE(place.put(0, name, "x"), QString());
                stored += QString::fromUtf8(*storedPath(name));
            }
            QCOMPARE(place.put(0, QString(), "x"), u"bad-name"_s);
            QVERIFY(!place.end(0));
            stored.sort();
            QCOMPARE(place.names(place.finish().value()), stored);
        }
    }

    // Closed where another page like the last would go beyond the bounds.
    void closedAtAPageBoundary()
    {
        ShardPlace place(Packing::TarZst, 100);
        for (int page = 0; page < 9; ++page) {
            const auto shards = place.page(page, 30);
            QCOMPARE(shards.has_value(), page % 3 == 2);
            if (shards) {
                QCOMPARE(shards->size(), 1);
                QCOMPARE(shards->first().entries, 90);
                QCOMPARE(place.names(*shards).size(), 90);
            }
        }
        QCOMPARE(shardsIn(place.folder.path()),
            (QStringList{u"7_abc-0-000001.tar.zst"_s, u"7_abc-0-000002.tar.zst"_s, u"7_abc-0-000003.tar.zst"_s}));
        QVERIFY(!place.finish());
    }

    void closedByBytes()
    {
        ShardPlace place;
        place.limits.bytes = 1000;
        place.open();
        QCOMPARE(place.put(0, u"a"_s, QByteArray(400, 'a')), QString());
        QVERIFY(!place.end(0));
        QCOMPARE(place.put(1, u"b"_s, QByteArray(400, 'b')), QString());
        QVERIFY(place.end(1));
        QCOMPARE(place.put(2, u"c"_s, QByteArray(5000, 'c')), QString()); // one alone may have more
        const auto shards = place.end(2);
        QVERIFY(shards && shards->size() == 1 && shards->first().bytes == 5000);
    }

    void closedByAge()
    {
        ShardPlace place;
        place.limits.age = std::chrono::milliseconds(20);
        place.open();
        QVERIFY(!place.page(0, 3));
        QVERIFY(QTest::qWaitFor([&] { return place.page(1, 0).has_value(); }));
        QCOMPARE(shardsIn(place.folder.path()).size(), 1);
    }

    // What failed is not in the shard, but waits with it: pages of failures alone must not wait for ever.
    void closedByFailures()
    {
        ShardPlace place(Packing::TarZst, 100);
        QVERIFY(!place.page(0, 10));
        for (int i = 0; i < 189; ++i)
            QVERIFY(place.writer->admit({u"a"_s, {}, -1, {}}, false));
        QVERIFY(!place.end(1));
        QVERIFY(place.writer->admit({u"a"_s, {}, -1, {}}, false));
        QVERIFY(place.end(2));
        QVERIFY(!place.page(3, 10)); // counted anew
    }

    // A page that is larger than a shard goes on in the next, and all are handed on together.
    void aPageInSeveralShards_data() { allPackings(); }
    void aPageInSeveralShards()
    {
        QFETCH(Packing, pack);
        ShardPlace place(pack, 100);
        QVERIFY(!place.page(0, 30));
        const auto shards = place.page(1, 250);
        QVERIFY(shards);
        QCOMPARE(shards->size(), 3);
        QCOMPARE((*shards)[0].entries, 100);
        QCOMPARE((*shards)[1].entries, 100);
        QCOMPARE((*shards)[2].entries, 80);
        QCOMPARE(place.names(*shards).size(), 280);
    }

    // Whatever is open in the middle of a page is not in the shard, so that it can be closed.
    void wholePagesOnly_data() { allPackings(); }
    void wholePagesOnly()
    {
        QFETCH(Packing, pack);
        ShardPlace place(pack);
        QVERIFY(!place.page(0, 3));
        QCOMPARE(place.put(1, u"half"_s, "x"), QString());
        const auto open = place.writer->begin({"never done", 1, 3, 100});
        QVERIFY((*open)->write(0, "some"));
        const auto shards = place.finish();
        QVERIFY(shards);
        QCOMPARE(place.names(*shards), (QStringList{u"0-0"_s, u"0-1"_s, u"0-2"_s}));
        QCOMPARE(entriesOf(place.path(shards->first())), 3);
    }

    // A body that does not go through memory is in the archive before its page has ended: the shard stays open, and
    // is dropped if the run ends then.
    void begunPage()
    {
        ShardPlace place(Packing::TarZst, 10);
        const QByteArray large(100'000, 'l');
        QVERIFY(!place.page(0, 4));
        QCOMPARE(place.put(1, u"large"_s, large), QString());
        QVERIFY(place.writer->mayBegin());
        QVERIFY(!place.page(2, 5)); // due, but page 1 has not ended
        QVERIFY(!place.writer->mayBegin());
        const auto shards = place.end(1);
        QVERIFY(shards && shards->size() == 1);
        QVERIFY(place.writer->mayBegin());
        QCOMPARE(shards->first().entries, 10);
        QVERIFY(membersOf(place.path(shards->first())).contains(Member{u"large"_s, large}));

        QVERIFY(!place.page(3, 1));
        QCOMPARE(place.put(4, u"large"_s, large), QString());
        QVERIFY(!place.finish());
        QCOMPARE(shardsIn(place.folder.path()).size(), 1);
        QCOMPARE(place.folder.files(), QStringList{shards->first().name}); // no .part either
    }

    void memoryIsBounded()
    {
        ShardPlace place;
        place.limits.heldInAll = 1000;
        place.open();
        for (int i = 0; i < 20; ++i)
            QCOMPARE(place.put(0, QString::number(i), QByteArray(300, 'x')), QString());
        QVERIFY(!place.finish()); // what did not fit went to the archive: the page was begun there
        for (int i = 0; i < 3; ++i)
            QCOMPARE(place.put(1, QString::number(i), QByteArray(300, 'x')), QString());
        QVERIFY(!place.end(1));
        QVERIFY(place.finish());
    }

    void lengthsMustAgree()
    {
        ShardPlace place;
        QCOMPARE(place.put(0, u"more"_s, "123456", 5), u"wrong-length"_s);
        QCOMPARE(place.put(0, u"less"_s, "1234", 5), u"wrong-length"_s);
        QCOMPARE(place.put(0, u"right"_s, "12345", 5), QString());
        QVERIFY(!place.end(0));
        QCOMPARE(place.names(*place.finish()), QStringList{u"right"_s});
    }

    void tooLarge()
    {
        ShardPlace tar;
        QCOMPARE(tar.writer->begin({"a", 0, 0, qint64(1) << 33}).error().kind, ErrorKind::TooLarge);
        QVERIFY(tar.writer->begin({"a", 0, 0, (qint64(1) << 33) - 1}));
        ShardPlace zip(Packing::Zip);
        QCOMPARE(zip.writer->begin({"a", 0, 0, qint64(1) << 31}).error().kind, ErrorKind::TooLarge);
    }

    // Two members of one name: both are kept. A zip cannot have them, nor "a" beside "a/b": they go into the next.
    void clashingNames_data() { allPackings(); }
    void clashingNames()
    {
        QFETCH(Packing, pack);
        ShardPlace place(pack);
        const QStringList names{u"a"_s, u"a"_s, u"a/b/c"_s, u"a/b"_s, u"x/y"_s, u"x"_s};
        for (const QString &name : names)
            QCOMPARE(place.put(0, name, name == u"a"_s ? "" : "body"), QString());
        QVERIFY(pack == Packing::Zip || !place.end(0));
        const auto shards = pack == Packing::Zip ? place.end(0) : place.finish();
        QVERIFY(shards);
        QCOMPARE(shards->size(), pack == Packing::Zip ? 5 : 1);
        qint64 entries = 0;
        for (const Shard &shard : *shards)
            entries += entriesOf(place.path(shard));
        QCOMPARE(entries, names.size());
    }

    // Names beyond ASCII are said to be UTF-8, before each member and in the directory; others are what they are anyway.
    void zipSaysUtf8()
    {
        ShardPlace place(Packing::Zip);
        const QStringList names{u"Grüße.txt"_s, u"plain.txt"_s, u"日本/x"_s};
        for (const QString &name : names)
            QCOMPARE(place.put(0, name, "body"), QString());
        QVERIFY(!place.end(0));
        const auto shards = place.finish();
        QVERIFY(shards && shards->size() == 1);
        QCOMPARE(place.names(*shards), names);
        const QByteArray zip = place.folder.read(shards->first().name);
        for (const QString &name : names) {
            const QByteArray bytes = name.toUtf8();
            const QByteArray local = zip.sliced(zip.indexOf(bytes) - 30, 8);
            const QByteArray member = zip.sliced(zip.lastIndexOf(bytes) - 46, 10);
            const QByteArray flags = bytes.size() == name.size() ? QByteArray(2, '\0') : QByteArray("\0\x08", 2);
            QCOMPARE(local, QByteArray("PK\3\4\x14\0", 6) + flags);
            QCOMPARE(member, QByteArray("PK\1\2\x14\3\x14\0", 8) + flags);
        }
        const ShardCheck check = checkShard(place.folder.path(), shards->first());
        QVERIFY2(check.fault == ShardFault::None, qPrintable(check.message));
    }

    // Shards of a zip have no more entries than KZip can look through.
    void zipRollsOver()
    {
        QCOMPARE(ShardLimits::of(Packing::Zip).entries, 5000);
        ShardPlace place(Packing::Zip, ShardLimits::of(Packing::Zip).entries);
        QList<Shard> all;
        for (int page = 0; page < 12; ++page)
            all += place.page(page, 1000).value_or(QList<Shard>());
        all += place.finish().value_or(QList<Shard>());
        QCOMPARE(all.size(), 3);
        QCOMPARE(all[0].entries, 5000);
        QCOMPARE(all[2].entries, 2000);
        QCOMPARE(place.names(all).size(), 12'000);
    }

    // What a killed run left: unfinished files, and shards that the journal never heard of.
    void leftovers()
    {
        ShardPlace place;
        QVERIFY(!place.page(0, 3));
        const QList<Shard> known = *place.finish();
        QVERIFY(!place.page(1, 3));
        QVERIFY(place.finish()); // renamed, and then the crash
        place.folder.write(hidden + u"/7_abc-0-000003.tar.zst.part"_s, "cut off");
        const QStringList others{u"7_abc-0-000002.tar.zst.bak"_s, u"7_abcd-0-000002.tar.zst"_s, u"7_abc-0-2.tar.zst"_s, u"other.zip"_s};
        for (const QString &other : others)
            place.folder.write(other, "of somebody else");
        place.open(known);
        QStringList expected = others + QStringList{known.first().name};
        expected.sort();
        QCOMPARE(place.folder.files(), expected);
        QVERIFY(!place.page(1, 3));
        QCOMPARE(place.finish()->first().name, u"7_abc-0-000002.tar.zst"_s);
    }

    void nothingIsReplaced()
    {
        ShardPlace place;
        QVERIFY(!place.page(0, 3));
        place.folder.write(u"7_abc-0-000001.tar.zst"_s, "precious");
        const auto shards = place.writer->finish();
        QVERIFY(shards && *shards);
        const auto durable = place.sink->makeDurable(**shards);
        QVERIFY(!durable && durable.error().kind == ErrorKind::DestinationUnusable);
        QCOMPARE(place.folder.read(u"7_abc-0-000001.tar.zst"_s), "precious");
    }

    void twoWriters()
    {
        ShardPlace place;
        auto other = std::move(*place.sink->writer(1));
        QVERIFY(!place.page(0, 2));
        std::swap(place.writer, other);
        QVERIFY(!place.page(1, 2));
        QCOMPARE(place.finish()->first().name, u"7_abc-1-000001.tar.zst"_s);
        std::swap(place.writer, other);
        QCOMPARE(place.names(*place.finish()), (QStringList{u"0-0"_s, u"0-1"_s}));
    }
};

QTEST_GUILESS_MAIN(TestShardSink)
#include "test_shard_sink.moc"
