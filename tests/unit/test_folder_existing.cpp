// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/sink/promised_file.h"
#include "tests/unit/sink_place.h"

#include <QTest>

#include <limits>

using namespace milliard;
using namespace Qt::StringLiterals;

// What becomes of a file that is in an entry's place: whose it is, and what the rule says.
class TestFolderExisting : public QObject
{
    Q_OBJECT

    // "a.txt" with the digest of "right".
    static Entry promised(qint64 size)
    {
        Hasher hasher(DigestAlgorithm::Sha256);
        hasher.add("right");
        return {.name = u"a.txt"_s, .url = "http://host/a.txt", .size = size, .digest = hasher.result().value().packed()};
    }
    // What comes of it, "read, " before it where that took reading what is there.
    static QString admit(const Place &place, const Entry &entry, Standing standing)
    {
        auto admission = place.writer->admit(entry, standing);
        const bool isRead = admission && *admission && (*admission)->unless;
        if (isRead) {
            (*admission)->unless->read({});
            admission = PromisedFile::decided(**std::move(admission));
        }
        const QString outcome = !admission ? kindName(admission.error().kind) : *admission ? u"fetch"_s : u"skip"_s;
        return (isRead ? u"read, "_s : QString()) + outcome;
    }

private Q_SLOTS:
    // "a.txt" has "old"; the listing has it with 4 bytes, with 3, or does not tell.
    void existing_data()
    {
        QTest::addColumn<ExistingRule>("rule");
        QTest::addColumn<bool>("own");
        QTest::addColumn<int>("size");
        QTest::addColumn<QString>("admission");
        QTest::addColumn<QString>("after"); // putting it in spite of that
        const auto row = [](const char *tag, ExistingRule rule, bool own, int size, const char *admission,
                             const char *after) {
            QTest::newRow(tag) << rule << own << size << QString::fromLatin1(admission)
                               << QString::fromLatin1(after);
        };
        using enum ExistingRule;
        row("skip, size not told", Skip, false, -1, "skip", "a.txt=old");
        row("skip, same size", Skip, false, 3, "skip", "a.txt=old");
        row("skip, other size", Skip, false, 4, "file-exists", "a.txt=old");
        row("overwrite, size not told", Overwrite, false, -1, "fetch", "a.txt=new!");
        row("overwrite, same size", Overwrite, false, 3, "fetch", "a.txt=new!");
        row("rename, size not told", Rename, false, -1, "fetch", "a (1).txt=new!|a.txt=old");
        row("rename, same size", Rename, false, 3, "fetch", "a (1).txt=new!|a.txt=old");
        row("fail, size not told", Fail, false, -1, "file-exists", "a.txt=old");
        row("fail, other size", Fail, false, 4, "file-exists", "a.txt=old");
        row("own, skip", Skip, true, -1, "skip", "a.txt=old");
        row("own, skip, other size", Skip, true, 4, "fetch", "a.txt=old");
        row("own, overwrite", Overwrite, true, -1, "skip", "a.txt=new!");
        row("own, overwrite, other size", Overwrite, true, 4, "fetch", "a.txt=new!");
        row("own, rename", Rename, true, 3, "skip", "a (1).txt=new!|a.txt=old");
        row("own, fail", Fail, true, 3, "skip", "a.txt=old");
    }
    void existing()
    {
        QFETCH(ExistingRule, rule);
        QFETCH(bool, own);
        QFETCH(int, size);
        Place place(rule, own);
        place.folder.write(u"a.txt"_s, "old");
        QCOMPARE(place.admit(u"other.txt"_s, size), u"fetch"_s);
        QTEST(place.admit(u"a.txt"_s, size), "admission");
        const QString refused = rule == ExistingRule::Fail || rule == ExistingRule::Skip ? u"file-exists"_s : QString();
        QCOMPARE(place.put(u"a.txt"_s, "new!"), refused);
        QTEST(place.folder.contents(), "after");
    }

    // A page that no earlier run began with has no files of this job's: one that changed since then is
    // another's.
    void notAgain()
    {
        using enum ExistingRule;
        for (const auto &[rule, admission] : {std::pair{Skip, u"skip"_s}, {Overwrite, u"fetch"_s},
                 {Rename, u"fetch"_s}, {Fail, u"file-exists"_s}}) {
            Place place(rule, true);
            place.folder.write(u"a.txt"_s, "old");
            place.folder.write(u"a (1).txt"_s, "old");
            QCOMPARE(place.admit(u"a.txt"_s, 3, false), admission);
            QCOMPARE(place.admit(u"a.txt"_s, 3, true), u"skip"_s);
        }
    }

    // Where a digest is promised, what is not known to be the job's own is kept for its bytes, and read if its size does not tell
    // already; nothing is read that becomes of it the same in either case.
    void promisedBytes_data()
    {
        QTest::addColumn<ExistingRule>("rule");
        QTest::addColumn<QByteArray>("there");
        QTest::addColumn<int>("size"); // as listed
        QTest::addColumn<QString>("outcome");
        using enum ExistingRule;
        QTest::newRow("skip, right") << Skip << QByteArray("right") << 5 << u"read, skip"_s;
        QTest::newRow("skip, wrong") << Skip << QByteArray("wrong") << 5 << u"read, file-exists"_s;
        QTest::newRow("skip, other size") << Skip << QByteArray("longer") << 5 << u"file-exists"_s;
        QTest::newRow("skip, size not told, right") << Skip << QByteArray("right") << -1 << u"read, skip"_s;
        QTest::newRow("skip, size not told, wrong") << Skip << QByteArray("longer") << -1 << u"read, file-exists"_s;
        QTest::newRow("newer, right") << Newer << QByteArray("right") << 5 << u"read, skip"_s;
        QTest::newRow("newer, wrong") << Newer << QByteArray("wrong") << 5 << u"read, file-exists"_s;
        QTest::newRow("ask, right") << Ask << QByteArray("right") << 5 << u"read, skip"_s;
        QTest::newRow("ask, wrong") << Ask << QByteArray("wrong") << 5 << u"read, file-exists"_s;
        QTest::newRow("overwrite") << Overwrite << QByteArray("right") << 5 << u"fetch"_s;
        QTest::newRow("rename") << Rename << QByteArray("right") << 5 << u"fetch"_s;
        QTest::newRow("fail") << Fail << QByteArray("right") << 5 << u"file-exists"_s;
    }
    void promisedBytes()
    {
        QFETCH(ExistingRule, rule);
        QFETCH(QByteArray, there);
        QFETCH(int, size);
        Place place(rule);
        place.folder.write(u"a.txt"_s, there);
        QTEST(admit(place, promised(size), false), "outcome");
        QTEST(admit(place, promised(size), {false, Earlier::Same}), "outcome"); // somebody wrote to it since
    }

    // Whose file it is tells how much is in doubt.
    void promisedOwn()
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const auto options = [&](const Place &place, ExistingRule rule) { return FolderSink::Options{place.folder.path(), rule, false, now.addSecs(-3600), u"7"_s}; };
        for (const auto &[bytes, isRight] : {std::pair{"right", true}, {"wrong", false}}) {
            Place place;
            place.folder.write(u"a.txt"_s, bytes);
            // The job's own is not read again: that is verify's task.
            auto own = options(place, ExistingRule::Skip);
            own.stored = Place::aroundNow();
            place.open(own);
            QCOMPARE(admit(place, promised(5), true), u"skip"_s);
            own.jobBegan = now.addSecs(3600);
            place.open(own);
            QCOMPARE(admit(place, promised(5), {false, Earlier::Same}), u"skip"_s);
            // Nor what an earlier round came to keep, and nobody changed since.
            own.stored.clear();
            own.jobCreated = now.addSecs(3600);
            place.open(own);
            QCOMPARE(admit(place, promised(5), {false, Earlier::Same}), u"skip"_s);
            // Of a page that was begun it may be the job's own, though nobody knows of it.
            place.open(options(place, ExistingRule::Skip));
            QCOMPARE(admit(place, promised(5), true), isRight ? u"read, skip"_s : u"read, file-exists"_s);
            place.open(options(place, ExistingRule::Overwrite));
            QCOMPARE(admit(place, promised(5), true), isRight ? u"read, skip"_s : u"read, fetch"_s);
            auto afterPowerCut = options(place, ExistingRule::Skip);
            afterPowerCut.trustOwn = false;
            place.open(afterPowerCut);
            QCOMPARE(admit(place, promised(5), true), isRight ? u"read, skip"_s : u"read, fetch"_s);
            QCOMPARE(place.folder.contents(), u"a.txt="_s + QString::fromLatin1(bytes)); // until the new one is whole
        }
    }

    void promisedReadIsStopped()
    {
        Place place;
        place.folder.write(u"a.txt"_s, "right");
        const auto admission = place.writer->admit(promised(5), false);
        QVERIFY(admission && *admission && (*admission)->unless);
        std::stop_source stop;
        stop.request_stop();
        (*admission)->unless->read(stop.get_token());
        QVERIFY(!(*admission)->unless->isRead());
    }

    // Nobody has promised the bytes of a link.
    void promisedLink()
    {
        Place place;
        place.folder.write(u"b.txt"_s, "right");
        QVERIFY(QFile::link(u"b.txt"_s, place.folder.path(u"a.txt"_s)));
        QCOMPARE(admit(place, promised(-1), false), u"file-exists"_s);
    }

    // Files of earlier rounds stay or are replaced, whatever the rule; what was there before the job is under the rule.
    void earlierRounds_data()
    {
        QTest::addColumn<ExistingRule>("rule");
        using enum ExistingRule;
        QTest::newRow("skip") << Skip;
        QTest::newRow("overwrite") << Overwrite;
        QTest::newRow("rename") << Rename;
        QTest::newRow("fail") << Fail;
    }
    void earlierRounds()
    {
        QFETCH(ExistingRule, rule);
        Place place;
        place.folder.write(u"a.txt"_s, "old");
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const auto admit = [&](Earlier earlier, qint64 size) -> std::optional<StoredAs> {
            return place.writer->admit({u"a.txt"_s, {}, size, {}}, {false, earlier}).value();
        };
        place.open({place.folder.path(), rule, false, now.addSecs(3600), u"7"_s, true, true, now.addSecs(-3600), {}, Place::aroundNow()});
        QVERIFY(!admit(Earlier::Same, 3));
        QVERIFY(!admit(Earlier::Same, -1));
        for (const auto &wanted : {admit(Earlier::Same, 4), admit(Earlier::Another, 3), admit(Earlier::Another, -1)}) {
            QVERIFY(wanted);
            QVERIFY(wanted->replaces);
        }
        {
            auto body = place.writer->begin({*admit(Earlier::Another, 4), 0, 0, 4});
            QVERIFY(body && (*body)->write(0, "new!") && (*body)->commit());
        }
        QCOMPARE(place.folder.contents(), u"a.txt=new!"_s);

        // Nobody's but the user's.
        place.open({place.folder.path(), rule, false, now.addSecs(3600), u"7"_s, true, true, now.addSecs(3600)});
        for (const Earlier earlier : {Earlier::Same, Earlier::Another}) {
            const auto wanted = place.writer->admit({u"a.txt"_s, {}, 4, {}}, {false, earlier});
            const auto first = place.writer->admit({u"a.txt"_s, {}, 4, {}}, false);
            // It is kept only while the source has the version that an earlier round had; then people are asked.
            const bool isOutdated = rule == ExistingRule::Skip && earlier == Earlier::Another;
            QCOMPARE(wanted.has_value(), first.has_value() && !isOutdated);
            QVERIFY(!wanted || wanted->has_value() == first->has_value());
            QVERIFY(!wanted || !*wanted || !(*wanted)->replaces);
        }

        // Since the job, but by nobody who is known: what was edited, or is not the job's at all. Of two versions, and of another size, it
        // stays until the user says more; only the rules that replace everything do so here, and the new one may be another file.
        place.open({place.folder.path(), rule, false, now.addSecs(3600), u"7"_s, true, true, now.addSecs(-3600)});
        for (const auto &[earlier, size] : {std::pair{Earlier::Same, 3}, {Earlier::Same, 5}, {Earlier::Another, 4}}) {
            const auto wanted = place.writer->admit({u"a.txt"_s, {}, size, {}}, {false, earlier});
            if (rule == ExistingRule::Skip || rule == ExistingRule::Fail)
                QVERIFY(!wanted && wanted.error().kind == ErrorKind::FileExists);
            else
                QVERIFY(wanted && *wanted && !(*wanted)->replaces);
        }
    }

    // What the user puts where a file is missing is not the job's, though it is younger than the job: nothing of it goes before the new
    // one is whole, and by none of the rules that keep what is there.
    void putByTheUser()
    {
        using enum ExistingRule;
        for (const auto &[rule, admission] : {std::pair{Skip, u"file-exists"_s}, {Rename, u"fetch"_s}, {Fail, u"file-exists"_s}, {Overwrite, u"fetch"_s}}) {
            Place place;
            const QDateTime began = QDateTime::currentDateTimeUtc().addSecs(-3600);
            place.open({place.folder.path(), rule, false, began, u"7"_s, true, true, began, {}, {{began.toMSecsSinceEpoch(), began.toMSecsSinceEpoch() + 60'000}}});
            place.folder.write(u"a.txt"_s, "mine");
            QCOMPARE(place.admit(u"a.txt"_s, 3), admission);
            QCOMPARE(place.folder.contents(), u"a.txt=mine"_s);
        }
    }

    // The job's own that is another by now is replaced when the new one is whole, and not before.
    void ownIsReplaced()
    {
        Place place(ExistingRule::Rename, true);
        place.folder.write(u"a.txt"_s, "old");
        const auto stored = place.writer->admit({u"a.txt"_s, {}, 4, {}}, true).value();
        QVERIFY(stored && stored->replaces);
        {
            auto given = place.writer->begin({*stored, 0, 0, 4});
            QVERIFY(given && (*given)->write(0, "ne"));
        }
        QCOMPARE(place.folder.contents(), u"a.txt=old"_s);
        auto body = place.writer->begin({*stored, 0, 0, 4});
        QVERIFY(body && (*body)->write(0, "new!") && (*body)->commit());
        QCOMPARE(place.folder.contents(), u"a.txt=new!"_s);
    }

    // A file that had to be renamed for the user's is found under that name in the next round.
    void earlierRenamed()
    {
        Place place;
        place.folder.write(u"a.txt"_s, "user's");
        const qint64 before = place.folder.changedMs(u"a.txt"_s);
        QTRY_VERIFY(QDateTime::currentMSecsSinceEpoch() > before + 20); // change times are as coarse as the kernel's clock tick
        const QDateTime created = QDateTime::currentDateTimeUtc().addMSecs(-10);
        QTRY_VERIFY(QDateTime::currentDateTimeUtc() > created.addMSecs(30));
        place.folder.write(u"a (1).txt"_s, "job");
        place.open({place.folder.path(), ExistingRule::Rename, false, created.addSecs(3600), u"7"_s, true, true, created, {},
            {{created.toMSecsSinceEpoch(), created.toMSecsSinceEpoch() + 3'600'000}}});
        QVERIFY(!place.writer->admit({u"a.txt"_s, {}, 3, {}}, {false, Earlier::Same}).value());
        const auto changed = place.writer->admit({u"a.txt"_s, {}, 3, {}}, {false, Earlier::Another}).value();
        QCOMPARE(changed->path, "a (1).txt");
        QVERIFY(changed->replaces);
    }

    void renameNumbers_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("second");
        QTest::addColumn<QString>("third");
        QTest::newRow("extension") << u"a.txt"_s << u"a (1).txt"_s << u"a (2).txt"_s;
        QTest::newRow("none") << u"README"_s << u"README (1)"_s << u"README (2)"_s;
        QTest::newRow("two") << u"photos.tar.gz"_s << u"photos (1).tar.gz"_s << u"photos (2).tar.gz"_s;
        QTest::newRow("hidden") << u".profile"_s << u".profile (1)"_s << u".profile (2)"_s;
        QTest::newRow("folder") << u"x.d/y/a.txt"_s << u"x.d/y/a (1).txt"_s << u"x.d/y/a (2).txt"_s;
        QTest::newRow("dotted") << u"x.d/a"_s << u"x.d/a (1)"_s << u"x.d/a (2)"_s;
    }
    void renameNumbers()
    {
        QFETCH(QString, name);
        QFETCH(QString, second);
        QFETCH(QString, third);
        Place place(ExistingRule::Rename);
        QCOMPARE(place.put(name, "1"), QString());
        QCOMPARE(place.put(name, "2"), QString());
        QCOMPARE(place.admit(name), u"fetch"_s);
        QCOMPARE(place.put(name, "3"), QString());
        QCOMPARE(place.folder.read(name), "1");
        QCOMPARE(place.folder.read(second), "2");
        QCOMPARE(place.folder.read(third), "3");
    }

    // A resumed job finds what it had renamed before it was interrupted.
    void renamedIsFoundAgain()
    {
        Place place(ExistingRule::Rename);
        place.folder.write(u"a.txt"_s, "old");
        const qint64 changed = place.folder.changedMs(u"a.txt"_s);
        const QDateTime began = QDateTime::fromMSecsSinceEpoch(changed + 1);
        place.open({place.folder.path(), ExistingRule::Rename, false, began, u"7"_s, true, true, began, {}, {{changed + 1, changed + 3'600'000}}});
        QCOMPARE(place.admit(u"a.txt"_s), u"fetch"_s);
        QCOMPARE(place.put(u"a.txt"_s, "new"), QString());
        // The clock of a file system moves in steps of some milliseconds.
        QTRY_VERIFY([&] {
            place.folder.write(u"a (1).txt"_s, "new");
            return place.folder.changedMs(u"a (1).txt"_s) > changed;
        }());
        QCOMPARE(place.admit(u"a.txt"_s), u"skip"_s);
    }

    // By the time that the listing tells; without one the sizes decide, as with Skip.
    void newerReplaces_data()
    {
        QTest::addColumn<qint64>("modified"); // of the listing, against the file there; the least of all: not told
        QTest::addColumn<qint64>("size");
        QTest::addColumn<QString>("admitted");
        QTest::newRow("newer") << qint64(1) << qint64(3) << u"fetch"_s;
        QTest::newRow("of the same time") << qint64(0) << qint64(4) << u"skip"_s;
        QTest::newRow("older") << qint64(-1) << qint64(4) << u"skip"_s;
        QTest::newRow("no time") << std::numeric_limits<qint64>::min() << qint64(3) << u"skip"_s;
        QTest::newRow("no time, another size") << std::numeric_limits<qint64>::min() << qint64(4) << u"file-exists"_s;
    }
    void newerReplaces()
    {
        QFETCH(qint64, modified);
        QFETCH(qint64, size);
        QFETCH(QString, admitted);
        constexpr qint64 time = 1'600'000'000'000;
        Place place(ExistingRule::Newer);
        place.folder.write(u"a"_s, "old");
        QFile there(place.folder.path(u"a"_s));
        QVERIFY(there.open(QIODevice::ReadWrite) && there.setFileTime(QDateTime::fromMSecsSinceEpoch(time), QFileDevice::FileModificationTime));
        there.close();
        const bool isTold = modified != std::numeric_limits<qint64>::min();
        const auto admission = place.writer->admit({.name = u"a"_s, .url = {}, .size = size, .modified = isTold ? time + modified : -1}, false);
        QCOMPARE(!admission ? kindName(admission.error().kind) : *admission ? u"fetch"_s : u"skip"_s, admitted);
        QCOMPARE(place.put(u"a"_s, "new"), QString());
        QCOMPARE(place.folder.read(u"a"_s), "new");
    }
};

QTEST_GUILESS_MAIN(TestFolderExisting)
#include "test_folder_existing.moc"
