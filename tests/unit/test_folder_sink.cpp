// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/unit/sink_place.h"

#include <QTest>

#include <thread>

using namespace milliard;
using namespace Qt::StringLiterals;

namespace
{

const QString hidden = QString::fromLatin1(unfinishedPrefix) + u"7"_s;

} // namespace

class TestFolderSink : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // A file that somebody else puts there while ours is on its way stays, by the rule to skip; with other bytes it is in the way.
    void foundAtCommit()
    {
        QTemporaryDir above;
        FolderSink sink({above.filePath(u"new"_s), ExistingRule::Skip, false, QDateTime::currentDateTimeUtc(), u"1-1"_s});
        QVERIFY(sink.open({}));
        const auto writer = sink.writer(0);
        QVERIFY(writer);
        for (const QByteArray &theirs : {QByteArray("whole"), QByteArray("other"), QByteArray("longer")}) {
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
            if (theirs == "whole")
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
