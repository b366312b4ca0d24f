// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/unit/shard_help.h"

#include <QLoggingCategory>
#include <QRandomGenerator>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace milliard;
using namespace milliard::test;
using namespace Qt::StringLiterals;

namespace
{

// No file may grow beyond 'bytes' until the end of the scope: a write then fails as on a full disk.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, SIG_DFL);
    }
    Q_DISABLE_COPY_MOVE(FileSizeLimit)

private:
    rlimit m_before;
};

QByteArray noise(qsizetype size, quint32 seed)
{
    QRandomGenerator random(seed);
    QByteArray bytes(size, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = char(random.generate());
    return bytes;
}

void allPackings()
{
    QTest::addColumn<Packing>("pack");
    for (const Packing pack : {Packing::TarZst, Packing::TarGz, Packing::Zip})
        QTest::newRow(qPrintable(packingName(pack))) << pack;
}

} // namespace

// Disks that refuse, and shards that are not what they were.
class TestShardFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(u"kf.archive=false"_s); }

    // Wherever the limit strikes (in a header, a body, the last flush, the directory of a zip), it is told, and no
    // shard comes of it.
    void writingFails_data() { allPackings(); }
    void writingFails()
    {
        QFETCH(Packing, pack);
        int refused = 0;
        for (rlim_t limit = 1; limit < 60'000; limit += limit < 40'000 ? 7919 : 997) {
            ShardPlace place(pack);
            bool whole = false;
            {
                const FileSizeLimit full(limit);
                for (int i = 0; i < 40; ++i)
                    QCOMPARE(place.put(0, u"%1-"_s.arg(i) + QString(150, u'n'), noise(1000, quint32(i))), QString());
                const auto ended = place.writer->endPage(0);
                const auto shards = ended ? place.writer->finish() : ended;
                whole = shards && *shards;
                if (!whole) {
                    ++refused;
                    const Error &error = shards ? Error() : shards.error();
                    QVERIFY2(error.kind == ErrorKind::DestinationUnusable, qPrintable(error.message)); // EFBIG
                    QVERIFY2(error.message.contains(place.folder.path()) && error.message.contains(u"large"_s), qPrintable(error.message));
                    QVERIFY(!place.writer->finish().value_or(QList<Shard>())); // and stays so
                    QCOMPARE(place.folder.files(), QStringList());
                } else {
                    const auto durable = place.sink->makeDurable(**shards);
                    QVERIFY(durable);
                    QCOMPARE(checkShard(place.folder.path(), durable->first()).fault, ShardFault::None);
                }
            }
        }
        QVERIFY(refused > 5);
    }

    void spoolingFails()
    {
        ShardPlace place;
        const FileSizeLimit full(200'000);
        QCOMPARE(place.put(0, u"large"_s, noise(300'000, 1)), u"destination-unusable"_s);
        QCOMPARE(place.put(0, u"small"_s, "x"), QString()); // nothing of it is in the archive
        QVERIFY(!place.end(0));
        QCOMPARE(place.names(*place.finish()), QStringList{u"small"_s});
    }

    void missing()
    {
        ShardPlace place;
        QVERIFY(!place.page(0, 3));
        const Shard shard = place.finish()->first();
        QVERIFY(QFile::remove(place.path(shard)));
        QCOMPARE(checkShard(place.folder.path(), shard).fault, ShardFault::Missing);
    }

    // Nothing but a file is opened: a FIFO would be waited for, and a link may lead anywhere.
    void noFile()
    {
        ShardPlace place;
        QVERIFY(!place.page(0, 3));
        const Shard shard = place.finish()->first();
        QVERIFY(QFile::rename(place.path(shard), place.folder.path(u"aside"_s)));
        QVERIFY(QFile::link(place.folder.path(u"aside"_s), place.path(shard)));
        ShardCheck check = checkShard(place.folder.path(), shard);
        QVERIFY2(check.fault == ShardFault::Missing && check.message.contains(u"link"_s), qPrintable(check.message));
        QVERIFY(QFile::remove(place.path(shard)));
        QCOMPARE(::mkfifo(QFile::encodeName(place.path(shard)).constData(), 0600), 0);
        check = checkShard(place.folder.path(), shard);
        QVERIFY2(check.fault == ShardFault::Missing && check.message.contains(u"no regular file"_s), qPrintable(check.message));
    }

    void cutShort_data() { allPackings(); }
    void cutShort()
    {
        QFETCH(Packing, pack);
        ShardPlace place(pack);
        QVERIFY(!place.page(0, 50));
        const Shard shard = place.finish()->first();
        const QByteArray whole = place.folder.read(shard.name);
        for (qsizetype length = 0; length < whole.size(); length += 1 + length / 20) {
            place.folder.write(shard.name, whole.first(length));
            const ShardCheck check = checkShard(place.folder.path(), shard);
            QVERIFY2(check.fault == ShardFault::CutShort, qPrintable(check.message));
            QVERIFY(check.found.entries <= 50);
            // Also by what is read alone, where the journal knew no better.
            Shard believed = check.found;
            believed.entries = shard.entries;
            believed.bytes = shard.bytes;
            QVERIFY2(checkShard(place.folder.path(), believed).fault != ShardFault::None, qPrintable(QString::number(length)));
        }
    }

    void damaged_data() { allPackings(); }
    void damaged()
    {
        QFETCH(Packing, pack);
        ShardPlace place(pack);
        QVERIFY(!place.page(0, 50));
        const Shard shard = place.finish()->first();
        const QByteArray whole = place.folder.read(shard.name);
        for (qsizetype at = 0; at < whole.size(); at += 13) {
            QByteArray bytes = whole;
            bytes[at] = char(bytes[at] ^ 0x10);
            place.folder.write(shard.name, bytes);
            QCOMPARE(checkShard(place.folder.path(), shard).fault, ShardFault::Damaged);
        }
        place.folder.write(shard.name, whole + "more");
        QCOMPARE(checkShard(place.folder.path(), shard).fault, ShardFault::Damaged);
    }

    void otherCounts_data() { allPackings(); }
    void otherCounts()
    {
        QFETCH(Packing, pack);
        ShardPlace place(pack);
        QVERIFY(!place.page(0, 50));
        Shard shard = place.finish()->first();
        ++shard.entries;
        const ShardCheck check = checkShard(place.folder.path(), shard);
        QCOMPARE(check.fault, ShardFault::OtherCounts);
        QVERIFY2(check.message.contains(u"50"_s) && check.message.contains(u"51"_s), qPrintable(check.message));
        --shard.entries;
        ++shard.bytes;
        QCOMPARE(checkShard(place.folder.path(), shard).fault, ShardFault::OtherCounts);
    }
};

QTEST_GUILESS_MAIN(TestShardFaults)
#include "test_shard_faults.moc"
