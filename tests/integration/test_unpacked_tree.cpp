// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/files/extract.h"
#include "core/files/unpacked_tree.h"
#include "tests/support/cli.h"
#include "tests/support/tree.h"

#include <KZip>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <future>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace milliard;
using namespace milliard::test;
using Qt::StringLiterals::operator""_s;

// Unpacking by several programs at once, and by such as are killed.
class TestUnpackedTree final : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;

    QString path(const QString &name) const { return m_dir->filePath(name); }
    void write(const QString &name, const QByteArray &bytes) const { QVERIFY(writeFile(path(name), bytes)); }

    // Of one file, "a".
    void writeZip() const
    {
        KZip zip(path(u"a.zip"_s));
        QVERIFY(zip.open(QIODevice::WriteOnly) && zip.writeFile(u"a"_s, "1") && zip.close());
    }

    // That "out/a" came out of "a.zip", which a kill left; 'other' is not the same file any more.
    void noteKill(const QString &other) const
    {
        const auto identity = [this, &other](const QString &name) {
            struct stat is;
            return ::stat(qPrintable(path(name)), &is) == 0 ? u"%1 %2 %3 %4"_s.arg(is.st_ino + (name == other)).arg(is.st_size).arg(is.st_mtim.tv_sec).arg(is.st_mtim.tv_nsec) : QString();
        };
        const QJsonObject note{{u"made"_s, identity(u"out/a"_s)}, {u"replaced"_s, path(u"a.zip"_s)}, {u"was"_s, identity(u"a.zip"_s)}};
        write(u"out/.milliard-unfinished-unpacked-AbCdEf/replaces"_s, QJsonDocument(note).toJson());
    }

    QStringList tree(const QString &folder = {}) const { return allBelow(path(folder)); }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir(m_dir->path()).mkdir(u"out"_s));
    }

    // What a process that was killed left goes with the next archive.
    void leftovers()
    {
        write(u"out/.milliard-unfinished-unpacked-AbCdEf/tree/half"_s, "half");
        writeZip();
        QCOMPARE(extractArchive(path(u"a.zip"_s), path(u"out"_s), {}, [](const ExtractProgress &) { return true; })->path, path(u"out/a"_s));
        QCOMPARE(tree(u"out"_s), QStringList{u"a"_s});
    }

    // Who makes one looks for abandoned ones first, and never takes another's, which it has just made, for such.
    void sideBySide()
    {
        const auto make = [this] {
            for (int i = 0; i < 2000; ++i) {
                const auto tree = UnpackedTree::make(path(u"out"_s));
                if (!tree)
                    return explain(tree.error());
                if (!QFileInfo((*tree)->filePath({})).isDir())
                    return u"it is gone"_s;
            }
            return QString();
        };
        std::array<std::future<QString>, 4> makers;
        for (auto &maker : makers)
            maker = std::async(std::launch::async, make);
        for (auto &maker : makers)
            QCOMPARE(maker.get(), QString());
        QCOMPARE(tree(u"out"_s), QStringList());
    }

    // What a killed program leaves behind goes on until it tells what it did; then the archive is gone, so that nobody unpacks it again.
    void removedThoughNobodyHears()
    {
        writeZip();
        QProcess process;
        process.setChildProcessModifier([] {
            int ends[2];
            if (::pipe(ends) == 0) {
                ::dup2(ends[1], STDOUT_FILENO);
                ::close(ends[0]);
                ::close(ends[1]);
            }
        });
        process.start(QStringLiteral(MILLIARD_CLI), {u"extract"_s, u"--here"_s, u"--json"_s, u"--remove"_s, path(u"a.zip"_s), u"-o"_s, path(u"out"_s)});
        QVERIFY(process.waitForFinished());
        QCOMPARE(tree(), (QStringList{u"out"_s, u"out/a"_s}));
    }

    // As a kill between the publishing and the removing leaves it: the next one removes the archive, if it is that one and came out.
    void killedBeforeItRemoves_data()
    {
        QTest::addColumn<QString>("what"); // is not as that leaves it
        QTest::newRow("") << QString();
        QTest::newRow("another archive") << u"a.zip"_s;
        QTest::newRow("not published") << u"out/a"_s;
    }
    void killedBeforeItRemoves()
    {
        QFETCH(QString, what);
        write(u"a.zip"_s, "the archive");
        write(u"out/a"_s, "1");
        noteKill(what);
        UnpackedTree::removeAbandoned(path(u"out"_s));
        QCOMPARE(tree(), what.isEmpty() ? (QStringList{u"out"_s, u"out/a"_s}) : (QStringList{u"a.zip"_s, u"out"_s, u"out/a"_s}));
    }

    // Then the same command again has nothing left to do, and says so.
    void askedForAgain()
    {
        writeZip();
        write(u"out/a"_s, "1");
        noteKill({});
        const CliRun run = runCli({u"extract"_s, u"--remove"_s, path(u"a.zip"_s), u"-o"_s, path(u"out"_s)});
        QVERIFY2(run.exitStatus == 0 && run.both.contains("unpacked before"), run.text());
        QCOMPARE(tree(), (QStringList{u"out"_s, u"out/a"_s}));
    }

    // Downloads kept on another disk, say.
    void throughALinkToTheFolder()
    {
        writeZip();
        QVERIFY(QFile::rename(path(u"a.zip"_s), path(u"out/a.zip"_s)));
        QVERIFY(QFile::link(path(u"out"_s), path(u"link"_s)));
        const CliRun run = runCli({u"extract"_s, u"--remove"_s, path(u"link/a.zip"_s)});
        QVERIFY2(run.exitStatus == 0 && !run.both.contains("could not be removed"), run.text());
        QCOMPARE(tree(u"out"_s), QStringList{u"a"_s});
    }

    // What came to the archive's place while it was being unpacked is another one.
    void archiveChangedMeanwhile()
    {
        write(u"a.zip"_s, "the archive");
        const auto tree = UnpackedTree::make(path(u"out"_s), path(u"a.zip"_s));
        QVERIFY(tree);
        QVERIFY(writeFile((*tree)->filePath(u"a"_s), "1"));
        write(u"new.zip"_s, "the next archive");
        QCOMPARE(::rename(qPrintable(path(u"new.zip"_s)), qPrintable(path(u"a.zip"_s))), 0);
        const auto published = (*tree)->publish((*tree)->filePath(u"a"_s), u"a"_s, true);
        QVERIFY(published);
        QVERIFY(published->stays.contains(u"changed"_s));
        QCOMPARE(contentOf(path(u"a.zip"_s)), QByteArray("the next archive"));
        QCOMPARE(contentOf(path(u"out/a"_s)), QByteArray("1"));
    }

    // Two that unpack and remove one archive: what the first has done the second does not do again.
    void removedByOne()
    {
        writeZip();
        QFile first(path(u"a.zip"_s));
        QVERIFY(first.open(QIODevice::ReadOnly));
        QCOMPARE(::flock(first.handle(), LOCK_EX), 0);
        QProcess second;
        second.start(QStringLiteral(MILLIARD_CLI), {u"extract"_s, u"--remove"_s, path(u"a.zip"_s), u"-o"_s, path(u"out"_s)});
        QVERIFY(!second.waitForFinished(500));
        QVERIFY(QFile::remove(path(u"a.zip"_s)));
        first.close();
        QVERIFY(second.waitForFinished());
        QCOMPARE(second.exitCode(), 2);
        QCOMPARE(tree(), QStringList{u"out"_s});
    }
};

QTEST_GUILESS_MAIN(TestUnpackedTree)
#include "test_unpacked_tree.moc"
