// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/room.h"
#include "core/sink/destination.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/statvfs.h>

using namespace milliard;
using Qt::StringLiterals::operator""_s;

class TestRoom final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asTheSystemSays()
    {
        const QTemporaryDir dir;
        struct statvfs system{};
        QVERIFY(::statvfs(QFile::encodeName(dir.path()).constData(), &system) == 0);
        const auto room = roomAt(dir.path());
        QVERIFY(room);
        if (system.f_blocks > 0) {
            QCOMPARE(room->keptBytes, std::min<qint64>(64 << 20, qint64(system.f_blocks * system.f_frsize) / 50));
            QVERIFY(roomAt(dir.path(), 1000)->keptBytes <= 1000);
        } else {
            QCOMPARE(room->bytes, Room::unknown);
        }
        QVERIFY(room->keptFiles <= 1024);
        QVERIFY(!roomAt(dir.filePath(u"not there"_s)));
    }

    void low()
    {
        QVERIFY(!Room().isLow());
        QVERIFY((Room{99, Room::unknown, 100, 0}).isLow());
        QVERIFY(!(Room{100, 10, 100, 10}).isLow());
        QVERIFY((Room{100, 9, 100, 10}).isLow());
    }

    // Never below twice of what is kept, always more than there was, and what is known to be missing counts.
    void wantedBytes()
    {
        const auto wanted = [](qint64 free, qint64 missing) { return RoomWanted::after({free, 1'000'000, 100, 10}, missing).bytes; };
        QCOMPARE(wanted(0, 0), 200);
        QCOMPARE(wanted(99, 0), 200);
        QCOMPARE(wanted(5'000, 0), 5'100); // what was unfinished had taken the rest
        QCOMPARE(wanted(5'000, 7), 5'100);
        QCOMPARE(wanted(5'000, 3'000), 8'000);
        QVERIFY(!RoomWanted::after({5'000, 1'000'000, 100, 10}, 0).isMetBy({5'000, 1'000'000, 100, 10}));
        QVERIFY(RoomWanted::after({5'000, 1'000'000, 100, 10}, 0).isMetBy({5'100, 1'000'000, 100, 10}));
    }

    void wantedFiles()
    {
        const RoomWanted wanted = RoomWanted::after({5'000, 3, 100, 10}, 0);
        QCOMPARE(wanted.files, 20);
        QVERIFY(!wanted.isMetBy({1'000'000, 19, 100, 10}));
        QVERIFY(wanted.isMetBy({5'000, 20, 100, 10})); // no bytes were lacking
        QCOMPARE(RoomWanted::after({100'000, 30, 100, 10}, 0).files, 40);
        // Without any bound nothing can be wanted.
        QVERIFY(RoomWanted::after(Room(), 0).isMetBy(Room()));
        QVERIFY(RoomWanted::after(Room(), 5).isMetBy(Room()));
    }

    void words()
    {
        const Room room{1'000, 5, 100, 10};
        QCOMPARE((RoomWanted{1'500, 0}).text(u"/d"_s, room), u"/d has 1,000 bytes free, needs at least 500 bytes more"_s);
        QCOMPARE((RoomWanted{0, 20}).text(u"/d"_s, room), u"/d can take 5 more files, needs at least 20 (inodes)"_s);
    }

    // Bodies that arrive side by side do not each take the same room for theirs.
    void claims()
    {
        const QTemporaryDir dir;
        const auto destination = Destination::open(dir.path(), u"t"_s);
        QVERIFY(destination);
        const auto room = destination->look();
        QVERIFY(room);
        if (room->bytes > (qint64(1) << 50))
            QSKIP("this file system has no bound");
        const qint64 most = room->bytes - room->keptBytes;
        const qint64 half = most / 2 + most / 8;
        QVERIFY(destination->claim(100)); // small ones are not looked at
        auto first = destination->claim(half);
        QVERIFY(first);
        const auto refused = destination->claim(half);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::DestinationFull);
        QVERIFY(refused.error().missing > most / 8 && refused.error().missing < most / 2);
        first->written(half); // would have taken its room by now
        QVERIFY(destination->claim(half));
        QVERIFY(destination->claim(half)); // the one before was given back
        destination->removeUnfinished();
    }
};

QTEST_GUILESS_MAIN(TestRoom)
#include "test_room.moc"
