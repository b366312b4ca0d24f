// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/sink/folder_sink.h"
#include "core/sink/stored_path.h"
#include "tests/unit/folder_help.h"

#include <QTest>

#include <atomic>
#include <barrier>
#include <thread>

using namespace milliard;
using namespace Qt::StringLiterals;

namespace
{

// A sink that is opened anew as often as one likes, in a folder that is new at first.
struct Place {
    TestFolder above;
    ExistingRule rule = ExistingRule::Skip;
    bool fanOut = false;
    std::unique_ptr<FolderSink> sink;
    std::unique_ptr<SinkWriter> writer;

    explicit Place(ExistingRule rule = ExistingRule::Skip, bool fanOut = false) : rule(rule), fanOut(fanOut) { open(); }

    void open()
    {
        writer.reset();
        sink = std::make_unique<FolderSink>(FolderSink::Options{above.path(u"to"_s), rule, fanOut, QDateTime::currentDateTimeUtc().addSecs(-3600), u"7"_s});
        if (const auto opened = sink->open({}); !opened)
            qFatal("%s", qPrintable(opened.error().message));
        writer = std::move(*sink->writer(0));
    }
    // "done", "skip" before or at the end, or the kind of what went wrong.
    static QString put(SinkWriter &writer, const QString &name, const QByteArray &bytes, bool again, int slot = 0)
    {
        const auto path = writer.admit({name, {}, -1, {}}, again);
        if (!path)
            return kindName(path.error().kind);
        if (!*path)
            return u"skip"_s;
        auto body = writer.begin({**path, 0, slot, bytes.size()});
        const Result<void> written = body ? (*body)->write(0, bytes) : std::unexpected(body.error());
        if (!written)
            return kindName(written.error().kind);
        const auto outcome = (*body)->commit();
        return !outcome ? kindName(outcome.error().kind) : *outcome == Outcome::Done ? u"done"_s : u"skip"_s;
    }
    QString put(const QString &name, bool again = false) { return put(*writer, name, name.toUtf8(), again); }
    // Relative to the destination; closes the sink.
    QStringList files()
    {
        writer.reset();
        sink->close({});
        return above.files().replaceInStrings(QRegularExpression(u"^to/"_s), QString());
    }
};

QString aside(const QByteArray &path)
{
    return QString::fromUtf8(pathAside(path, {}));
}

QString folderBeside(const QByteArray &path)
{
    return QString::fromUtf8(path.first(path.lastIndexOf('/') + 1) + folderAside(path));
}

const QList<ExistingRule> allRules{ExistingRule::Skip, ExistingRule::Overwrite, ExistingRule::Rename, ExistingRule::Fail};

} // namespace

class TestFolderNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // The second to come gets the other path; a later run finds both, in any order.
    void fileAndFolder_data()
    {
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<QStringList>("stored");
        QTest::newRow("file first") << QStringList{u"a"_s, u"a/b"_s, u"a/c/d"_s}
                                    << QStringList{u"a"_s, folderBeside("a") + u"/b"_s, folderBeside("a") + u"/c/d"_s};
        QTest::newRow("folder first") << QStringList{u"a/b"_s, u"a"_s, u"a/c/d"_s} << QStringList{u"a/b"_s, u"a/c/d"_s, aside("a")};
        QTest::newRow("deeper, file first") << QStringList{u"x/a.d"_s, u"x/a.d/b"_s}
                                            << QStringList{u"x/a.d"_s, folderBeside("x/a.d") + u"/b"_s};
        QTest::newRow("deeper, folder first") << QStringList{u"x/a.d/b"_s, u"x/a.d"_s} << QStringList{aside("x/a.d"), u"x/a.d/b"_s};
        QTest::newRow("altered") << QStringList{u"a\n"_s, u"a_/b"_s, u"a_"_s}
                                 << QStringList{QString::fromUtf8(*storedPath(u"a\n"_s)), u"a_/b"_s, aside("a_")};
    }
    void fileAndFolder()
    {
        QFETCH(QStringList, names);
        QFETCH(QStringList, stored);
        stored.sort();
        for (const ExistingRule rule : allRules) {
            Place place(rule);
            for (const QString &name : std::as_const(names))
                QCOMPARE(place.put(name), u"done"_s);
            QCOMPARE(place.files(), stored);
            for (int run = 0; run < 2; ++run) {
                place.open();
                for (const QString &name : std::as_const(names))
                    QCOMPARE(place.put(name, true), u"skip"_s);
                QCOMPARE(place.files(), stored);
                std::ranges::reverse(names);
            }
            place.open();
            QSet<QByteArray> bodies;
            for (const QString &file : std::as_const(stored))
                bodies += place.above.read(u"to/"_s + file);
            QCOMPARE(bodies.size(), names.size());
            for (const QString &name : std::as_const(names))
                QVERIFY(bodies.contains(name.toUtf8()));
        }
    }

    // What the user has there stays, and all the same everything is stored.
    void usersOwn()
    {
        for (const ExistingRule rule : allRules) {
            Place place(rule);
            place.above.write(u"to/file"_s, "file");
            place.above.write(u"to/folder/x"_s, "x");
            QVERIFY(QDir(place.above.path(u"to"_s)).mkdir(u"none"_s));
            place.open();
            for (const QString &name : {u"file/a"_s, u"file/a/b"_s, u"folder"_s, u"none"_s})
                QCOMPARE(place.put(name), u"done"_s);
            QStringList expected{u"file"_s, folderBeside("file") + u"/a"_s, u"folder/x"_s, aside("folder"), aside("none"),
                folderBeside("file") + u'/' + QString::fromUtf8(folderAside("file/a")) + u"/b"_s};
            expected.sort();
            QCOMPARE(place.files(), expected);
            QCOMPARE(place.above.read(u"to/file"_s), "file");
            QVERIFY(QFileInfo(place.above.path(u"to/none"_s)).isDir());
        }
    }

    // Even beside it somebody has put something: the file fails, the job goes on.
    void besideIsTakenToo()
    {
        Place place;
        place.above.write(u"to/a"_s, "file");
        place.above.write(u"to/"_s + folderBeside("a"), "file");
        place.above.write(u"to/b/x"_s, "x");
        place.above.write(u"to/"_s + aside("b") + u"/x"_s, "x");
        place.open();
        for (const QString &name : {u"a/b"_s, u"b"_s})
            QCOMPARE(place.put(name), u"file-exists"_s);
        QCOMPARE(place.put(u"c"_s), u"done"_s);
    }

    // The file is gone, its folder stays where it was: nothing is fetched twice.
    void folderBesideStays()
    {
        Place place;
        for (const QString &name : {u"a"_s, u"a/b"_s})
            QCOMPARE(place.put(name), u"done"_s);
        QVERIFY(QFile::remove(place.above.path(u"to/a"_s)));
        place.open();
        QCOMPARE(place.put(u"a/b"_s, true), u"skip"_s);
        QCOMPARE(place.put(u"a/c"_s, true), u"done"_s);
        QCOMPARE(place.put(u"a"_s, true), u"done"_s);
        QCOMPARE(place.files(), (QStringList{u"a"_s, folderBeside("a") + u"/b"_s, folderBeside("a") + u"/c"_s}));
    }

    // Files and folders of one name by four workers at once; then again, with nothing to do.
    void fileAndFolderAtOnce()
    {
        constexpr int workers = 4;
        constexpr int rounds = 300;
        for (const ExistingRule rule : allRules) {
            Place place(rule);
            for (const bool again : {false, true}) {
                place.open();
                std::atomic<int> done = 0;
                std::atomic<int> skipped = 0;
                {
                    std::barrier<> start(workers);
                    std::vector<std::jthread> threads;
                    for (int worker = 0; worker < workers; ++worker) {
                        threads.emplace_back([&, worker] {
                            const auto writer = std::move(*place.sink->writer(worker + 1));
                            for (int i = 0; i < rounds; ++i) {
                                start.arrive_and_wait();
                                const QString base = u"n%1"_s.arg(i);
                                const QString name = worker == 0 ? base : worker == 1 ? base + u"/a"_s : worker == 2 ? base + u"/a/b"_s : base + u"/c"_s;
                                const QString outcome = Place::put(*writer, name, name.toUtf8(), again);
                                done += outcome == u"done"_s;
                                skipped += outcome == u"skip"_s;
                            }
                        });
                    }
                }
                QCOMPARE(done, again ? 0 : workers * rounds);
                QCOMPARE(skipped, again ? workers * rounds : 0);
                const QStringList files = place.files();
                QCOMPARE(files.size(), workers * rounds);
                QSet<QByteArray> bodies;
                for (const QString &file : files)
                    bodies += place.above.read(u"to/"_s + file);
                QCOMPARE(bodies.size(), workers * rounds);
            }
        }
    }

    // A link in a folder's place is not followed, wherever it leads, whenever it was made.
    void linkedFolders_data()
    {
        QTest::addColumn<QString>("target");
        QTest::newRow("out") << u"../elsewhere"_s;
        QTest::newRow("absolute") << QString();
        QTest::newRow("inside") << u"inside"_s;
        QTest::newRow("nowhere") << u"nowhere"_s;
        QTest::newRow("itself") << u"link"_s;
    }
    void linkedFolders()
    {
        QFETCH(QString, target);
        for (const bool fanOut : {false, true}) {
            Place place(ExistingRule::Overwrite, fanOut);
            place.above.write(u"elsewhere/a"_s, "precious");
            place.above.write(u"to/inside/a"_s, "precious");
            const QByteArray prefix = fanOut ? fanOutPrefix("link/a") : QByteArray();
            const QString at = u"to/"_s + QString::fromLatin1(prefix);
            QVERIFY(QDir().mkpath(place.above.path(at)));
            QVERIFY(QFile::link(target.isEmpty() ? place.above.path(u"elsewhere"_s) : target, place.above.path(at + u"link"_s)));
            place.open();
            QCOMPARE(place.put(u"link/a"_s), u"done"_s);
            place.open();
            QCOMPARE(place.put(u"link/a"_s, true), u"skip"_s);
            place.writer.reset();
            place.sink->close({});
            QStringList expected{u"elsewhere/a"_s, u"to/inside/a"_s, u"to/"_s + folderBeside(prefix + "link") + u"/a"_s};
            QStringList found;
            for (const QString &file : place.above.files()) {
                if (QFileInfo(place.above.path(file)).isFile() && !QFileInfo(place.above.path(file)).isSymLink())
                    found += file;
            }
            expected.sort();
            QCOMPARE(found, expected);
            QCOMPARE(place.above.read(u"elsewhere/a"_s), "precious");
            QCOMPARE(place.above.read(u"to/inside/a"_s), "precious");
        }
    }

    // Somebody puts a link in a folder's place again and again: nothing ever goes through it.
    void linkedMeanwhile()
    {
        Place place;
        place.above.write(u"elsewhere/kept"_s, "precious");
        const QByteArray folder = place.above.path(u"to/d"_s).toUtf8();
        const QByteArray away = place.above.path(u"away"_s).toUtf8();
        const QByteArray link = place.above.path(u"link"_s).toUtf8();
        QVERIFY(QDir().mkpath(QString::fromUtf8(folder)));
        QVERIFY(QFile::link(place.above.path(u"elsewhere"_s), QString::fromUtf8(link)));
        {
            std::jthread other([&](const std::stop_token &stop) {
                while (!stop.stop_requested()) {
                    ::rename(folder.constData(), away.constData());
                    ::rename(link.constData(), folder.constData());
                    ::rename(folder.constData(), link.constData());
                    ::rename(away.constData(), folder.constData());
                }
            });
            for (int i = 0; i < 3000; ++i) {
                if (i % 3 == 0)
                    place.writer = std::move(*place.sink->writer(0)); // which has no folder open
                place.put(u"d/%1"_s.arg(i)); // may fail where the folder is away
            }
        }
        QCOMPARE(QDir(place.above.path(u"elsewhere"_s)).entryList(QDir::Files), QStringList{u"kept"_s});
    }

    // The rule for existing files is about the link itself, which is never this job's own.
    void linkedFile()
    {
        Place skip;
        skip.above.write(u"elsewhere"_s, "precious");
        QVERIFY(QFile::link(u"../elsewhere"_s, skip.above.path(u"to/a"_s)));
        skip.open(); // not in a new folder any more
        QCOMPARE(skip.put(u"a"_s), u"skip"_s);
        for (const ExistingRule rule : {ExistingRule::Overwrite, ExistingRule::Rename, ExistingRule::Fail}) {
            Place place(rule);
            place.above.write(u"elsewhere"_s, "precious");
            QVERIFY(QFile::link(u"../elsewhere"_s, place.above.path(u"to/a"_s)));
            place.open();
            QCOMPARE(place.put(u"a"_s, true), rule == ExistingRule::Fail ? u"file-exists"_s : u"done"_s);
            QCOMPARE(place.above.read(u"elsewhere"_s), "precious");
            QCOMPARE(QFileInfo(place.above.path(u"to/a"_s)).isSymLink(), rule != ExistingRule::Overwrite);
        }
    }

    void linkedDestination()
    {
        const TestFolder folder;
        QVERIFY(QDir(folder.path()).mkdir(u"real"_s));
        QVERIFY(QFile::link(u"real"_s, folder.path(u"link"_s)));
        FolderSink sink({folder.path(u"link"_s), ExistingRule::Skip, false, QDateTime::currentDateTimeUtc(), u"7"_s});
        QVERIFY(sink.open({}));
        QCOMPARE(Place::put(**sink.writer(0), u"a/b"_s, "x", false), u"done"_s);
        QCOMPARE(folder.read(u"real/a/b"_s), "x");
    }

    // One remote file that is listed again and again, by two workers at once: its outcomes add up, and it is whole.
    void listedTwice()
    {
        for (const ExistingRule rule : allRules) {
            Place place(rule);
            QMap<QString, int> outcomes;
            std::mutex mutex;
            const QByteArray body(100'000, 'x');
            {
                std::barrier<> start(2);
                const auto work = [&](int worker) {
                    const auto writer = std::move(*place.sink->writer(worker));
                    for (int i = 0; i < 100; ++i) {
                        start.arrive_and_wait();
                        for (int repeat = 0; repeat < 2; ++repeat) {
                            const QString outcome = Place::put(*writer, u"d/n%1"_s.arg(i), body, false);
                            const std::scoped_lock lock(mutex);
                            ++outcomes[outcome];
                        }
                    }
                };
                const std::jthread one(work, 1);
                const std::jthread two(work, 2);
            }
            const QStringList files = place.files();
            QCOMPARE(files.size(), rule == ExistingRule::Rename ? 400 : 100);
            for (const QString &file : files)
                QVERIFY2(place.above.read(u"to/"_s + file) == body, qPrintable(file));
            QCOMPARE(outcomes.value(u"done"_s) + outcomes.value(u"skip"_s) + outcomes.value(u"file-exists"_s), 400);
            QCOMPARE(outcomes.contains(u"skip"_s), rule == ExistingRule::Skip);
            QCOMPARE(outcomes.value(u"file-exists"_s), rule == ExistingRule::Fail ? 300 : 0);
            if (rule == ExistingRule::Overwrite || rule == ExistingRule::Rename)
                QCOMPARE(outcomes.value(u"done"_s), 400);
        }
    }

    // What was renamed is nobody else's, or a later run would take the one for the other and lose it.
    void renamedIsNoName()
    {
        Place place(ExistingRule::Rename);
        place.above.write(u"to/a.txt"_s, "the user's");
        place.open();
        QCOMPARE(place.put(u"a (1).txt"_s), u"done"_s);
        QCOMPARE(place.put(u"a.txt"_s), u"done"_s);
        QCOMPARE(place.files(),
            (QStringList{u"a (1).txt"_s, QString::fromUtf8(*storedPath(u"a (1).txt"_s, {.numbers = true})), u"a.txt"_s}));
        QCOMPARE(place.above.read(u"to/a (1).txt"_s), "a.txt");
    }

    // A folder that was open is removed: it is made anew.
    void folderRemovedMeanwhile()
    {
        Place place;
        QCOMPARE(place.put(u"a/b/1"_s), u"done"_s);
        QVERIFY(QDir(place.above.path(u"to/a"_s)).removeRecursively());
        QCOMPARE(place.put(u"a/b/2"_s), u"done"_s);
        QCOMPARE(place.files(), QStringList{u"a/b/2"_s});
    }

    // More folders than a writer keeps open.
    void manyFolders()
    {
        Place place;
        QStringList names;
        for (int i = 0; i < 2000; ++i)
            names += u"d%1/e%2/f"_s.arg(i % 97).arg(i);
        for (const QString &name : std::as_const(names))
            QCOMPARE(place.put(name), u"done"_s);
        names.sort();
        QCOMPARE(place.files(), names);
        for (const QString &name : std::as_const(names))
            QCOMPARE(place.above.read(u"to/"_s + name), name.toUtf8());
    }
};

QTEST_GUILESS_MAIN(TestFolderNames)
#include "test_folder_names.moc"
