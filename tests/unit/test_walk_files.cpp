// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/sink/walk_files.h"
#include "core/sink/stored_path.h"
#include "tests/unit/folder_help.h"

#include <QTest>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace milliard;
using namespace Qt::StringLiterals;

class TestWalkFiles : public QObject
{
    Q_OBJECT

    static QStringList met(const QString &folder, Barred barred = Barred::Fails)
    {
        QStringList paths;
        const auto walked = walkFiles(folder, barred, [&](const WalkedFile &file) -> Result<void> {
            paths += QString::fromUtf8(file.path);
            return {};
        });
        paths.sort();
        return walked ? paths : QStringList{kindName(walked.error().kind)};
    }

private Q_SLOTS:
    void files()
    {
        TestFolder folder;
        TestFolder outside;
        outside.write(u"secret"_s, "x");
        folder.write(u"a"_s, "1");
        folder.write(u"b/c/d"_s, "2");
        folder.write(u"b/.hidden"_s, "3");
        folder.write(QString::fromLatin1(unfinishedPrefix) + u"7/0-1"_s, "4");
        QVERIFY(QDir(folder.path()).mkdir(u"empty"_s));
        QVERIFY(QFile::link(outside.path(), folder.path(u"b/link"_s)));
        QVERIFY(QFile::link(outside.path(u"secret"_s), folder.path(u"file link"_s)));
        QCOMPARE(::mkfifo(QFile::encodeName(folder.path(u"pipe"_s)).constData(), 0600), 0);
        QCOMPARE(met(folder.path()), (QStringList{u"a"_s, u"b/.hidden"_s, u"b/c/d"_s}));
    }

    void times()
    {
        TestFolder folder;
        folder.write(u"a"_s, "1");
        qint64 changed = 0;
        QVERIFY(walkFiles(folder.path(), Barred::Fails, [&](const WalkedFile &file) -> Result<void> {
            changed = file.changedMs;
            return {};
        }));
        QCOMPARE(changed, folder.changedMs(u"a"_s));
    }

    void removes()
    {
        TestFolder folder;
        for (int i = 0; i < 2000; ++i)
            folder.write(u"f/%1"_s.arg(i), "x");
        QVERIFY(walkFiles(folder.path(), Barred::Fails, [&](const WalkedFile &file) { return file.path.endsWith('7') ? Result<void>() : file.remove(); }));
        QCOMPARE(met(folder.path()).size(), 200);
    }

    void foldersThatBecameEmpty()
    {
        TestFolder folder;
        folder.write(u"a/b/c"_s, "x");
        folder.write(u"d/e"_s, "x");
        folder.write(u"d/stays"_s, "x");
        QStringList left;
        const auto visit = [](const WalkedFile &file) { return file.path == "d/stays" ? Result<void>() : file.remove(); };
        QVERIFY(walkFiles(folder.path(), Barred::Fails, visit, [&](const WalkedFolder &met) {
            left += QString::fromUtf8(met.path);
            met.removeIfEmpty();
        }));
        QVERIFY(left.indexOf(u"a/b"_s) < left.indexOf(u"a"_s)); // the innermost first
        left.sort();
        QCOMPARE(left, (QStringList{u"a"_s, u"a/b"_s, u"d"_s}));
        QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList{u"d"_s});
        QCOMPARE(met(folder.path()), QStringList{u"d/stays"_s});
    }

    void errorsEndIt()
    {
        TestFolder folder;
        QCOMPARE(met(folder.path(u"missing"_s)), QStringList{u"destination-unusable"_s});
        folder.write(u"a"_s, "x");
        folder.write(u"b"_s, "x");
        int visits = 0;
        const auto walked = walkFiles(folder.path(), Barred::Fails, [&](const WalkedFile &) -> Result<void> {
            ++visits;
            return std::unexpected(Error{ErrorKind::JournalFull, {}});
        });
        QCOMPARE(walked.error().kind, ErrorKind::JournalFull);
        QCOMPARE(visits, 1);
    }

    // As lost+found: only what may be read is met, and only where the rest is of no interest.
    void anothersFolder()
    {
        if (::geteuid() != 0)
            QSKIP("only root makes folders of two users");
        TestFolder folder;
        folder.write(u"a"_s, "x");
        folder.write(u"lost/b"_s, "x");
        folder.write(u"mine/c"_s, "x");
        QCOMPARE(::chmod(QFile::encodeName(folder.path()).constData(), 0755), 0);
        QCOMPARE(::chmod(QFile::encodeName(folder.path(u"lost"_s)).constData(), 0700), 0);
        const QByteArray mine = QFile::encodeName(folder.path(u"mine"_s));
        QCOMPARE(::chown(mine.constData(), 65534, 65534), 0);
        QCOMPARE(::seteuid(65534), 0);
        const QStringList passed = met(folder.path(), Barred::PassedOver);
        const QStringList failed = met(folder.path());
        const int closed = ::chmod(mine.constData(), 0); // what this user stored may be in it
        const QStringList closedOwn = met(folder.path(), Barred::PassedOver);
        QCOMPARE(::seteuid(0), 0);
        QCOMPARE(passed, (QStringList{u"a"_s, u"mine/c"_s}));
        QCOMPARE(failed, QStringList{u"destination-unusable"_s});
        QCOMPARE(closed, 0);
        QCOMPARE(closedOwn, QStringList{u"destination-unusable"_s});
    }

    void deep()
    {
        rlimit few{};
        QCOMPARE(::getrlimit(RLIMIT_NOFILE, &few), 0);
        few.rlim_cur = 300; // deeper than that
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &few), 0);
        TestFolder folder;
        QString path;
        for (int i = 0; i < 500; ++i)
            path += u"d/"_s;
        QVERIFY(QDir(folder.path()).mkpath(path));
        folder.write(path + u"x"_s, "x");
        QCOMPARE(met(folder.path()), QStringList{path + u"x"_s});
    }
};

QTEST_GUILESS_MAIN(TestWalkFiles)
#include "test_walk_files.moc"
