// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/files/compress.h"
#include "tests/support/cli.h"
#include "tests/support/tree.h"

#include <KCompressionDevice>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace milliard;
using namespace milliard::test;
using Qt::StringLiterals::operator""_s;

class TestCompress final : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;

    QString path(const QString &name) const { return m_dir->filePath(name); }

    void write(const QString &name, const QByteArray &bytes) const { QVERIFY(writeFile(path(name), bytes)); }

    static QByteArray textOf(int lines)
    {
        QByteArray text;
        for (int i = 0; i < lines; ++i)
            text += "line " + QByteArray::number(i) + " of a file that becomes smaller\n";
        return text;
    }

    static QByteArray noise(int size)
    {
        QByteArray bytes(size, '\0');
        for (int i = 0; i < size; ++i)
            bytes[i] = char(qHash(i) & 0xff);
        return bytes;
    }

    QByteArray unpacked(const QString &name) const
    {
        KCompressionDevice file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
    }

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void eachOf_data()
    {
        QTest::addColumn<FileCompression>("compression");
        QTest::newRow("gzip") << FileCompression::Gzip;
        QTest::newRow("zstd") << FileCompression::Zstd;
    }
    void eachOf()
    {
        QFETCH(FileCompression, compression);
        const QString suffix = compressionSuffix(compression);
        write(u"text"_s, textOf(20'000));
        QCOMPARE(::chmod(qPrintable(path(u"text"_s)), 0640), 0);
        QFile dated(path(u"text"_s));
        QVERIFY(dated.open(QIODevice::ReadWrite) && dated.setFileTime(QDateTime::fromSecsSinceEpoch(1'600'000'000), QFileDevice::FileModificationTime));
        dated.close();
        const Compressed file = compressFile(path(u"text"_s), compression);
        QVERIFY2(!file.error, file.error ? qPrintable(explain(*file.error)) : "");
        QCOMPARE(file.outcome, Compressed::Done);
        QCOMPARE(file.before, textOf(20'000).size());
        QCOMPARE(file.after, QFileInfo(path(u"text"_s + suffix)).size());
        QVERIFY(file.after < file.before / 4);
        QCOMPARE(unpacked(u"text"_s + suffix), textOf(20'000));
        QCOMPARE(QDir(m_dir->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList{u"text"_s + suffix});
        QCOMPARE(QFileInfo(path(u"text"_s + suffix)).lastModified().toSecsSinceEpoch(), 1'600'000'000);
        struct stat is;
        QCOMPARE(::stat(qPrintable(path(u"text"_s + suffix)), &is), 0);
        QCOMPARE(is.st_mode & 07777, 0640u);
    }

    // What stays as it is.
    void left()
    {
        write(u"noise"_s, noise(100'000));
        write(u"empty"_s, {});
        write(u"photos.zip"_s, textOf(100));
        write(u"taken"_s, textOf(100));
        write(u"taken.zst"_s, "somebody else's");
        for (const QString &name : {u"noise"_s, u"empty"_s, u"photos.zip"_s, u"taken"_s}) {
            const Compressed file = compressFile(path(name), FileCompression::Zstd);
            QVERIFY2(file.outcome == Compressed::Left, qPrintable(name));
            QCOMPARE(file.after, file.before);
        }
        QCOMPARE(QDir(m_dir->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(), 5);
    }

    // As a kill between the last two steps leaves it: the file, and what replaces it.
    void killedInBetween_data()
    {
        QTest::addColumn<QString>("what"); // is not as that leaves it
        QTest::addColumn<bool>("finished");
        QTest::newRow("") << QString() << true;
        for (const QString &what : {u"time"_s, u"mode"_s, u"bytes"_s, u"held"_s})
            QTest::newRow(qPrintable(what)) << what << false;
    }
    void killedInBetween()
    {
        QFETCH(QString, what);
        QFETCH(bool, finished);
        const QByteArray name = QFile::encodeName(path(u"text"_s));
        write(u"text"_s, textOf(20'000));
        struct stat was;
        QCOMPARE(::stat(name.constData(), &was), 0);
        QCOMPARE(compressFile(path(u"text"_s), FileCompression::Zstd).outcome, Compressed::Done);
        write(u"text"_s, what == u"bytes"_s ? textOf(20'000).replace("file", "page") : textOf(20'000));
        QCOMPARE(::chmod(name.constData(), what == u"mode"_s ? 0600 : was.st_mode & 07777), 0);
        const timespec times[] = {was.st_atim, {was.st_mtim.tv_sec, what == u"time"_s ? (was.st_mtim.tv_nsec + 1) % 1'000'000'000 : was.st_mtim.tv_nsec}};
        QCOMPARE(::utimensat(AT_FDCWD, name.constData(), times, 0), 0);
        QFile packed(path(u"text.zst"_s));
        QVERIFY(packed.open(QIODevice::ReadOnly));
        if (what == u"held"_s) // by the program that is just at it
            QCOMPARE(::flock(packed.handle(), LOCK_EX), 0);
        const Compressed file = compressFile(path(u"text"_s), FileCompression::Zstd);
        QCOMPARE(file.outcome, finished ? Compressed::Done : Compressed::Left);
        QCOMPARE(file.before, was.st_size);
        QCOMPARE(file.after, finished ? packed.size() : was.st_size);
        QCOMPARE(QFile::exists(path(u"text"_s)), !finished);
        QCOMPARE(unpacked(u"text.zst"_s), textOf(20'000));
    }

    // The real program, at any moment: the next one ends where it would have.
    void killed()
    {
        for (int round = 0; round < 10; ++round) {
            const QString folder = u"round %1/"_s.arg(round);
            for (int i = 0; i < 100; ++i)
                write(folder + u"file-%1"_s.arg(i), textOf(300));
            const auto compressed = [&] { return QDir(path(folder)).entryList({u"*.zst"_s}).size(); };
            QProcess process;
            process.start(QStringLiteral(MILLIARD_CLI), {u"compress"_s, path(folder)});
            QVERIFY(QTest::qWaitFor([&] { return compressed() > 0; }, 20'000));
            process.kill();
            process.waitForFinished();
            const CliRun run = runCli({u"compress"_s, path(folder)});
            QVERIFY2(run.exitStatus == 0, run.text());
            QCOMPARE(QDir(path(folder)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(), 100);
            QCOMPARE(compressed(), 100);
        }
    }

    // Whose hidden file has no room for its name, and those that have none for the suffix.
    void longNames()
    {
        for (const int length : {230, 231, 251, 252, 255}) {
            const QString name = QString(length, u'x');
            write(name, textOf(1000));
            const Compressed file = compressFile(path(name), FileCompression::Zstd);
            QVERIFY2(!file.error, file.error ? qPrintable(explain(*file.error)) : "");
            QCOMPARE(file.outcome, length <= 251 ? Compressed::Done : Compressed::Left);
            QCOMPARE(QDir(m_dir->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList{length <= 251 ? name + u".zst"_s : name});
            QFile::remove(path(length <= 251 ? name + u".zst"_s : name));
        }
    }

    void failed()
    {
        QVERIFY(QFile::link(u"/etc/hostname"_s, path(u"link"_s)));
        for (const QString &name : {u"link"_s, u"missing"_s, u"."_s}) {
            const Compressed file = compressFile(path(name), FileCompression::Gzip);
            QCOMPARE(file.outcome, Compressed::Failed);
            QVERIFY(file.error);
        }
        // A file system that takes nothing more.
        const auto full = [](const QString &name) { return compressFile(name, FileCompression::Gzip).error; };
        QVERIFY(full(u"/proc/self/status"_s)); // says that it is empty; and nothing can be made there
    }

    // As editors save: another file takes the name, while the old one is compressed.
    void anotherFileTakesTheName()
    {
        write(u"big"_s, noise(40'000'000) + QByteArray(40'000'000, 'x'));
        write(u"new"_s, "what was saved meanwhile");
        std::thread saves([this] {
            QTest::qSleep(40);
            ::rename(QFile::encodeName(path(u"new"_s)).constData(), QFile::encodeName(path(u"big"_s)).constData());
        });
        const Compressed file = compressFile(path(u"big"_s), FileCompression::Zstd);
        saves.join();
        QCOMPARE(contentOf(path(u"big"_s)), "what was saved meanwhile");
        QVERIFY(file.error && file.error->kind == ErrorKind::Changed);
        QVERIFY(!QFile::exists(path(u"big.zst"_s)));
    }

    // One file twice in a command, or two programs in one folder.
    void twoAtOnce()
    {
        const QByteArray body = noise(2'000'000) + QByteArray(6'000'000, 'x');
        for (int round = 0; round < 8; ++round) {
            const QString name = u"twice %1"_s.arg(round);
            write(name, body);
            Compressed other;
            std::thread second([&] { other = compressFile(path(name), FileCompression::Gzip); });
            const Compressed file = compressFile(path(name), FileCompression::Gzip);
            second.join();
            QCOMPARE(int(file.outcome == Compressed::Done) + int(other.outcome == Compressed::Done), 1);
            QCOMPARE(unpacked(name + u".gz"_s), body);
        }
        QCOMPARE(QDir(m_dir->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(), 8);
    }

    // It stays as it is.
    void cancelled()
    {
        write(u"big"_s, noise(40'000'000) + QByteArray(40'000'000, 'x'));
        std::atomic<bool> isCancelled = false;
        std::thread cancels([&] {
            QTest::qSleep(30);
            isCancelled = true;
        });
        const CompressedSum sum = compressAll({path(u"big"_s)}, FileCompression::Gzip, 1, isCancelled, [](const Compressed &) { });
        cancels.join();
        QVERIFY(sum.error && sum.error->kind == ErrorKind::Cancelled);
        QCOMPARE(sum.done + sum.failed, 0);
        QCOMPARE(QDir(m_dir->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList{u"big"_s});
    }

    void commandLine()
    {
        for (int i = 0; i < 300; ++i)
            write(u"in/%1/file-%2"_s.arg(i % 3).arg(i), textOf(200 + i));
        write(u"in/noise"_s, noise(10'000));
        const CliRun run = runCli({u"compress"_s, path(u"in"_s), u"--with"_s, u"gzip"_s, u"--threads"_s, u"4"_s, u"--json"_s});
        QCOMPARE(run.exitStatus, 0);
        QJsonObject sum = run.last();
        QCOMPARE(sum[u"done"_s].toInt(), 300);
        QCOMPARE(sum[u"left"_s].toInt(), 1);
        QCOMPARE(sum[u"failed"_s].toInt(), 0);
        QCOMPARE(sum[u"saved"_s].toInteger(), sum[u"before"_s].toInteger() - sum[u"after"_s].toInteger());
        QVERIFY(sum[u"saved"_s].toInteger() > sum[u"before"_s].toInteger() / 2);
        QCOMPARE(unpacked(u"in/2/file-299.gz"_s), textOf(499));
        QVERIFY(!QFile::exists(path(u"in/2/file-299"_s)));
        // Again: all is compressed.
        sum = runCli({u"compress"_s, path(u"in"_s), u"--json"_s}).last();
        QCOMPARE(sum[u"done"_s].toInt(), 0);
        const CliRun wrong = runCli({u"compress"_s, path(u"nowhere"_s)});
        QVERIFY2(wrong.exitStatus == 1, wrong.text());
        QCOMPARE(runCli({u"compress"_s}).exitStatus, 2);
        QCOMPARE(runCli({u"compress"_s, path(u"in"_s), u"--with"_s, u"rar"_s}).exitStatus, 2);
    }
};

QTEST_GUILESS_MAIN(TestCompress)
#include "test_compress.moc"
