// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/sink/folder_sink.h"
#include "core/sink/stored_path.h"
#include "tests/unit/folder_help.h"

#include <QTest>

#include <limits>
#include <thread>

using namespace milliard;
using namespace Qt::StringLiterals;

namespace
{

const QString hidden = QString::fromLatin1(unfinishedPrefix) + u"7"_s;

// An open sink on a folder that is gone afterwards.
struct Place {
    TestFolder folder;
    std::unique_ptr<FolderSink> sink;
    std::unique_ptr<SinkWriter> writer;
    bool fanOut = false;

    // 'own': what is in the folder counts as this job's, else as from before it.
    explicit Place(ExistingRule rule = ExistingRule::Skip, bool own = false, bool fanOut = false)
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        this->fanOut = fanOut;
        FolderSink::Options options{folder.path(), rule, fanOut, now.addSecs(own ? -3600 : 3600), u"7"_s};
        if (own)
            options.stored = aroundNow();
        open(std::move(options));
    }
    // A run that everything here was stored in.
    static QList<StoredSpan> aroundNow()
    {
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        return {{now - 3'600'000, now + 3'600'000}};
    }
    void open(FolderSink::Options options)
    {
        writer.reset();
        sink = std::make_unique<FolderSink>(std::move(options));
        if (const auto opened = sink->open({}); !opened)
            qFatal("%s", qPrintable(opened.error().message));
        writer = std::move(*sink->writer(0));
    }

    QString admit(const QString &name, qint64 size = -1, bool again = true)
    {
        const auto admission = writer->admit({name, {}, size, {}}, again);
        if (!admission)
            return kindName(admission.error().kind);
        return *admission ? u"fetch"_s : u"skip"_s;
    }
    // Says where it goes by its name, and is not looked at.
    Result<std::unique_ptr<BodyWriter>> begin(const QString &name, SinkWriter &writer, int slot = 0) const
    {
        return writer.begin({pathOf(name), 0, slot, -1});
    }
    QByteArray pathOf(const QString &name) const
    {
        const QByteArray path = storedPath(name).value();
        return fanOut ? fanOutPrefix(path) + path : path;
    }
    // "" or the kind of what went wrong.
    QString put(const QString &name, const QByteArray &bytes)
    {
        auto body = begin(name, *writer);
        Result<void> done = body ? (*body)->write(0, bytes) : std::unexpected(body.error());
        if (done)
            done = (*body)->commit().transform([](Outcome) { });
        return done ? QString() : kindName(done.error().kind);
    }
};

} // namespace

class TestFolderSink : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // A file that somebody else puts there while ours is on its way stays, by the rule to skip; of another size it is in the way.
    void foundAtCommit()
    {
        QTemporaryDir above;
        FolderSink sink({above.filePath(u"new"_s), ExistingRule::Skip, false, QDateTime::currentDateTimeUtc(), u"1-1"_s});
        QVERIFY(sink.open({}));
        const auto writer = sink.writer(0);
        QVERIFY(writer);
        for (const QByteArray &theirs : {QByteArray("other"), QByteArray("longer")}) {
            const QString name = QString::fromLatin1(theirs);
            const auto path = (*writer)->admit({name, {}, -1, {}}, false);
            QVERIFY(path && *path);
            const auto body = (*writer)->begin({**path, 0, 0, 5});
            QVERIFY(body && (*body)->write(0, "whole"));
            QFile file(above.filePath(u"new/"_s + name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(theirs);
            file.close();
            const auto outcome = (*body)->commit();
            QVERIFY(file.open(QIODevice::ReadOnly));
            QCOMPARE(file.readAll(), theirs);
            if (theirs.size() == 5)
                QCOMPARE(outcome.value(), Outcome::Skipped);
            else
                QVERIFY(!outcome && outcome.error().kind == ErrorKind::FileExists);
        }
    }

    // Two entries of one name: the first stays, and the other must be the same.
    void oneNameTwice_data()
    {
        QTest::addColumn<ExistingRule>("rule");
        QTest::addColumn<bool>("isNew");
        for (const bool isNew : {false, true}) {
            QTest::addRow("skip, %s folder", isNew ? "new" : "old") << ExistingRule::Skip << isNew;
            QTest::addRow("overwrite, %s folder", isNew ? "new" : "old") << ExistingRule::Overwrite << isNew;
        }
    }
    void oneNameTwice()
    {
        QFETCH(ExistingRule, rule);
        QFETCH(bool, isNew);
        QTemporaryDir above;
        const QString folder = isNew ? above.filePath(u"new"_s) : above.path();
        const QDateTime began = QDateTime::currentDateTimeUtc().addSecs(-1);
        FolderSink sink({folder, rule, false, began, u"1-1"_s, true, true, began, began});
        QVERIFY(sink.open({}));
        const auto writer = sink.writer(0);
        QVERIFY(writer);
        const auto store = [&](const QByteArray &bytes, int slot) -> Result<Outcome> {
            return (*writer)->admit({u"a"_s, {}, -1, {}}, false).and_then([&](const std::optional<StoredAs> &path) -> Result<Outcome> {
                if (!path)
                    return Outcome::Skipped;
                const auto body = (*writer)->begin({*path, 0, slot, bytes.size()});
                return body ? (*body)->write(0, bytes).and_then([&] { return (*body)->commit(); }) : std::unexpected(body.error());
            });
        };
        QCOMPARE(store("first", 0).value(), Outcome::Done);
        QCOMPARE(store("first", 1).value(), Outcome::Skipped);
        for (const QByteArray &other : {QByteArray("other"), QByteArray("longer")}) {
            const auto stored = store(other, 2);
            QVERIFY(!stored);
            QCOMPARE(stored.error().kind, ErrorKind::FileExists);
        }
        QFile file(folder + u"/a"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), "first");
    }

    // The one that failed for that does not count as stored when it is asked for again.
    void otherOfOneNameAskedAgain()
    {
        Place place(ExistingRule::Skip, true);
        place.folder.write(u"a"_s, "first");
        Entry entry{u"a"_s, {}, -1, {}};
        const auto own = place.writer->admit(entry, true);
        QVERIFY(own && !*own);
        entry.extras.edit().answer.emplace();
        const auto other = place.writer->admit(entry, true);
        QVERIFY(!other);
        QCOMPARE(other.error().kind, ErrorKind::FileExists);
    }

    void appearsWholeAtCommit()
    {
        Place place;
        auto body = place.begin(u"a/b.bin"_s, *place.writer);
        QVERIFY(body);
        QByteArray whole;
        for (int i = 0; i < 20; ++i) {
            const QByteArray piece(40'000 + i, char('a' + i));
            QVERIFY((*body)->write(whole.size(), piece));
            whole += piece;
            QVERIFY(place.folder.files() == QStringList{hidden + u"/0-0"_s} || place.folder.files().isEmpty()); // in memory it has no name
        }
        QVERIFY((*body)->commit());
        QCOMPARE(place.folder.files(), QStringList{u"a/b.bin"_s});
        body->reset();
        QVERIFY(place.folder.read(u"a/b.bin"_s) == whole);
        QVERIFY(place.sink->makeDurable({}));
    }

    void uncommittedLeavesNothing()
    {
        Place place;
        QVERIFY((*place.begin(u"a/b.bin"_s, *place.writer))->write(0, "half of a long body"));
        QCOMPARE(place.folder.files(), QStringList()); // in the hidden folder either
        QCOMPARE(place.folder.entries(), QStringList{hidden}); // no folder "a"
        QCOMPARE(place.put(u"c.bin"_s, "x"), QString()); // in a slot that was used before
        QCOMPARE(place.folder.read(u"c.bin"_s), "x");
    }

    void emptyBody()
    {
        Place place;
        QCOMPARE(place.put(u"empty"_s, {}), QString());
        QCOMPARE(place.folder.files(), QStringList{u"empty"_s});
        QCOMPARE(place.admit(u"empty"_s, 0), u"skip"_s);
    }

    void namesDifferingInCase()
    {
        Place place;
        QCOMPARE(place.put(u"A"_s, "upper"), QString());
        QCOMPARE(place.admit(u"a"_s), u"fetch"_s);
        QCOMPARE(place.put(u"a"_s, "lower"), QString());
        QCOMPARE(place.folder.contents(), u"A=upper|a=lower"_s);
    }

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

    // The time that the listing tells becomes the file's, whichever way it gets its name.
    void times()
    {
        Place place(ExistingRule::Overwrite);
        for (const QByteArray &part : {QByteArray(), QByteArray("part-1")}) {
            for (const qint64 time : {qint64(0), qint64(1'234'567'890'123), qint64(-1)}) {
                const auto stored = place.writer->admit({.name = u"a.txt"_s, .url = {}, .size = 7, .modified = time}, false).value();
                auto body = place.writer->begin({stored.value_or(StoredAs("a.txt", true, time)), 0, 0, 3, part});
                QVERIFY(body && (*body)->write(0, "abc") && (*body)->commit());
                const QDateTime modified = QFileInfo(place.folder.path(u"a.txt"_s)).lastModified();
                if (time >= 0)
                    QCOMPARE(modified.toMSecsSinceEpoch(), time);
                else
                    QVERIFY(qAbs(modified.secsTo(QDateTime::currentDateTime())) < 60);
            }
        }
    }

    void errorsNameTheFile()
    {
        Place place(ExistingRule::Fail);
        place.folder.write(u"a.txt"_s, "old");
        const auto admission = place.writer->admit({u"a.txt"_s, {}, -1, {}}, true);
        QVERIFY(!admission);
        QVERIFY2(admission.error().message.contains(place.folder.path(u"a.txt"_s)),
            qPrintable(admission.error().message));
        QCOMPARE(place.admit(QString()), u"bad-name"_s);
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

    // A link is replaced like a file; what it points to is none of ours.
    void linkIsNotFollowed()
    {
        Place place(ExistingRule::Overwrite);
        TestFolder elsewhere;
        elsewhere.write(u"target"_s, "precious");
        QVERIFY(QFile::link(elsewhere.path(u"target"_s), place.folder.path(u"a"_s)));
        QCOMPARE(place.put(u"a"_s, "new"), QString());
        QCOMPARE(elsewhere.read(u"target"_s), "precious");
        QCOMPARE(place.folder.read(u"a"_s), "new");
        QVERIFY(!QFileInfo(place.folder.path(u"a"_s)).isSymLink());
    }

    void fanOut()
    {
        Place place(ExistingRule::Skip, false, true);
        QCOMPARE(place.put(u"foobar"_s, "x"), QString());
        QCOMPARE(place.put(u"sub/a"_s, "y"), QString());
        QCOMPARE(place.folder.read(u"67/e8/foobar"_s), "x");
        QCOMPARE(place.folder.read(QString::fromLatin1(fanOutPrefix("sub/a")) + u"sub/a"_s), "y");
        QCOMPARE(place.admit(u"foobar"_s), u"skip"_s);
        QCOMPARE(place.admit(u"foobaz"_s), u"fetch"_s);
    }

    void twoWritersAtOnce()
    {
        Place place;
        const auto work = [&place](int worker) {
            const auto writer = std::move(*place.sink->writer(worker));
            for (int i = 0; i < 1000; ++i) { // both make the same folders
                const Entry entry{u"d%1/e%2/w%3-%4"_s.arg(i / 100).arg(i % 7).arg(worker).arg(i), {}, -1, {}};
                auto body = place.begin(entry.name, *writer, i % 3);
                if (!body || !(*body)->write(0, entry.name.toUtf8()) || !(*body)->commit())
                    return;
            }
        };
        {
            const std::jthread one(work, 1);
            const std::jthread two(work, 2);
        }
        const QStringList files = place.folder.files();
        QCOMPARE(files.size(), 2000);
        for (const QString &file : files)
            QCOMPARE(place.folder.read(file), file.toUtf8());
        place.writer.reset();
        place.sink->close({});
        QVERIFY(!place.folder.entries().contains(hidden));
    }
};

QTEST_GUILESS_MAIN(TestFolderSink)
#include "test_folder_sink.moc"
