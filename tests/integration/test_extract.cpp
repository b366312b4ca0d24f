// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/files/archive_names.h"
#include "core/files/extract.h"
#include "tests/support/cli.h"
#include "tests/support/tree.h"

#include <KTar>
#include <KZip>

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <boost/crc.hpp>
#include <sys/stat.h>

using namespace milliard;
using namespace milliard::test;
using Qt::StringLiterals::operator""_s;

// Archives as other programs make them, and as nobody should.
class TestExtract final : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;

    QString path(const QString &name) const { return m_dir->filePath(name); }

    void write(const QString &name, const QByteArray &bytes) const { QVERIFY(writeFile(path(name), bytes)); }

    QByteArray read(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
    }

    QStringList tree(const QString &folder = {}) const { return allBelow(path(folder)); }

    bool run(const QString &program, const QStringList &arguments) const
    {
        QProcess process;
        process.setWorkingDirectory(m_dir->path());
        process.start(program, arguments);
        return process.waitForFinished() && process.exitCode() == 0;
    }

    Result<Extracted> extract(const QString &archive, const ExtractBounds &bounds = {}) const
    {
        return extractArchive(path(archive), path(u"out"_s), bounds, [](const ExtractProgress &) { return true; });
    }

    // A tar of one member by hand, with any name.
    static QByteArray tarOf(const QByteArray &name, const QByteArray &body, char type = '0', const QByteArray &link = {}, qint64 size = -1)
    {
        QByteArray head(512, '\0');
        const auto put = [&head](qsizetype at, const QByteArray &text) { head.replace(at, text.size(), text); };
        put(0, name);
        put(100, "0006755");
        put(108, "0000000");
        put(116, "0000000");
        put(124, QByteArray::number(size >= 0 ? size : body.size(), 8).rightJustified(11, '0'));
        put(136, "14000000000");
        put(148, "        ");
        put(156, QByteArray(1, type));
        put(157, link);
        put(257, QByteArray("ustar\00000", 8));
        int sum = 0;
        for (const char c : head)
            sum += uchar(c);
        put(148, QByteArray::number(sum, 8).rightJustified(6, '0') + QByteArray("\0 ", 2));
        return head + body + QByteArray((512 - body.size() % 512) % 512, '\0');
    }
    static QByteArray end() { return QByteArray(1024, '\0'); }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir(m_dir->path()).mkdir(u"out"_s));
    }

    // As bsdtar makes them, unpacked to the same tree.
    void formats_data()
    {
        QTest::addColumn<QStringList>("how");
        QTest::newRow("zip") << QStringList{u"--format=zip"_s};
        QTest::newRow("7z") << QStringList{u"--format=7zip"_s};
        QTest::newRow("tar") << QStringList{u"--format=pax"_s};
        QTest::newRow("tar.gz") << QStringList{u"--format=gnutar"_s, u"--gzip"_s};
        QTest::newRow("tar.bz2") << QStringList{u"--format=ustar"_s, u"--bzip2"_s};
        QTest::newRow("tar.xz") << QStringList{u"--format=ustar"_s, u"--xz"_s};
        QTest::newRow("tar.zst") << QStringList{u"--format=ustar"_s, u"--zstd"_s};
    }
    void formats()
    {
        QFETCH(QStringList, how);
        const QByteArray large(3'000'000, 'x');
        write(u"in/a.txt"_s, "one");
        write(u"in/empty"_s, "");
        write(u"in/sub/large.bin"_s, large);
        write(u"in/sub/straße 文件.txt"_s, "two");
        QVERIFY(QFile(path(u"in/a.txt"_s)).setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        QFile dated(path(u"in/a.txt"_s));
        QVERIFY(dated.open(QIODevice::ReadWrite) && dated.setFileTime(QDateTime::fromSecsSinceEpoch(1'600'000'000), QFileDevice::FileModificationTime));
        dated.close();
        // The name says nothing: the bytes do.
        QVERIFY(run(u"bsdtar"_s, QStringList{u"-cf"_s, path(u"archive.bin"_s), u"-C"_s, path(u"in"_s)} + how + QStringList{u"a.txt"_s, u"empty"_s, u"sub"_s}));
        const auto extracted = extract(u"archive.bin"_s);
        QVERIFY2(extracted, extracted ? "" : qPrintable(explain(extracted.error())));
        QCOMPARE(extracted->path, path(u"out/archive.bin"_s));
        QCOMPARE(extracted->files, 4);
        QCOMPARE(extracted->bytes, large.size() + 6);
        QVERIFY(extracted->leftOut.isEmpty());
        QCOMPARE(tree(u"out"_s), (QStringList{u"archive.bin"_s, u"archive.bin/a.txt"_s, u"archive.bin/empty"_s, u"archive.bin/sub"_s, u"archive.bin/sub/large.bin"_s, u"archive.bin/sub/straße 文件.txt"_s}));
        QCOMPARE(read(u"out/archive.bin/sub/large.bin"_s), large);
        QCOMPARE(read(u"out/archive.bin/sub/straße 文件.txt"_s), QByteArray("two"));
        QCOMPARE(QFileInfo(path(u"out/archive.bin/a.txt"_s)).lastModified().toSecsSinceEpoch(), 1'600'000'000);
        QVERIFY(QFileInfo(path(u"out/archive.bin/a.txt"_s)).isExecutable());
    }

    // What has one folder at its top becomes that folder; a second time nothing is touched.
    void oneFolder()
    {
        write(u"in/project/readme"_s, "text");
        QVERIFY(run(u"bsdtar"_s, {u"-czf"_s, u"project-1.0.tar.gz"_s, u"-C"_s, u"in"_s, u"project"_s}));
        QCOMPARE(extract(u"project-1.0.tar.gz"_s)->path, path(u"out/project"_s));
        QCOMPARE(extract(u"project-1.0.tar.gz"_s)->path, path(u"out/project (1)"_s));
        QCOMPARE(read(u"out/project (1)/readme"_s), QByteArray("text"));
    }

    // One compressed file, also of several streams in a row.
    void oneFile()
    {
        write(u"a"_s, QByteArray(100'000, 'a'));
        write(u"b"_s, QByteArray(100'000, 'b'));
        QVERIFY(run(u"sh"_s, {u"-c"_s, u"gzip -c a > two.txt.gz; gzip -c b >> two.txt.gz; zstd -q -c a > two.zst; zstd -q -c b >> two.zst"_s}));
        for (const QString &name : {u"two.txt.gz"_s, u"two.zst"_s}) {
            const auto extracted = extract(name);
            QVERIFY2(extracted, extracted ? "" : qPrintable(explain(extracted.error())));
            QCOMPARE(read(u"out/"_s + QFileInfo(extracted->path).fileName()), QByteArray(100'000, 'a') + QByteArray(100'000, 'b'));
        }
        QCOMPARE(tree(u"out"_s), (QStringList{u"two"_s, u"two.txt"_s}));
    }

    // Names and links that would lead out.
    void traversal()
    {
        write(u"evil.tar"_s, tarOf("../up.txt", "1") + tarOf("/etc/absolute.txt", "2") + tarOf("a/../../../b.txt", "3") + tarOf("out", "", '2', "../../secret")
                + tarOf("rooted", "", '2', "/etc/passwd") + tarOf("through", "", '2', "..") + tarOf("through/file.txt", "4") + tarOf("good/link", "", '2', "../fine.txt")
                + tarOf("fine.txt", "5") + tarOf("good/hard", "", '1', "fine.txt") + end());
        const auto extracted = extract(u"evil.tar"_s);
        QVERIFY2(extracted, extracted ? "" : qPrintable(explain(extracted.error())));
        QCOMPARE(QDir(m_dir->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), (QStringList{u"evil.tar"_s, u"out"_s}));
        QCOMPARE(QDir(path(u"out"_s)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList{u"evil"_s});
        QCOMPARE(read(u"out/evil/fine.txt"_s), QByteArray("5"));
        QCOMPARE(read(u"out/evil/good/link"_s), QByteArray("5"));
        QCOMPARE(read(u"out/evil/good/hard"_s), QByteArray("5"));
        QVERIFY(extracted->leftOut.size() >= 2);
        for (const QString &name : tree(u"out"_s)) {
            const QFileInfo file(path(u"out/"_s + name));
            QVERIFY2(!file.isSymLink() || file.canonicalFilePath().startsWith(path(u"out/evil"_s)), qPrintable(name));
            QVERIFY2(file.isSymLink() || !file.isFile() || file.size() == 1, qPrintable(name));
        }
        // Neither a set user id nor what others may write comes out of an archive.
        struct stat fine;
        QCOMPARE(::stat(qPrintable(path(u"out/evil/fine.txt"_s)), &fine), 0);
        QCOMPARE(fine.st_mode & (S_ISUID | S_ISGID | S_IWOTH), 0u);
        QCOMPARE(read(u"up.txt"_s), QByteArray("(none)"));
    }

    // Links that lead out through one another, and such as lead beside the one folder that is left of the archive.
    void linksThroughLinks()
    {
        write(u"out/secret"_s, "outside");
        write(u"x.tar"_s, tarOf("r/file", "1") + tarOf("r/a/b/deep", "2") + tarOf("r/a/b/x", "", '2', "../..") + tarOf("r/y", "", '2', "a/b/x/../..")
                + tarOf("r/z", "", '2', "a/b/x/../../secret") + tarOf("r/up", "", '2', "..") + tarOf("r/beside", "", '2', "../secret")
                + tarOf("r/fine", "", '2', "./a/b/deep") + tarOf("r/h", "", '1', "r/y/secret") + end());
        const auto extracted = extract(u"x.tar"_s);
        QVERIFY2(extracted, extracted ? "" : qPrintable(explain(extracted.error())));
        QCOMPARE(tree(u"out"_s), (QStringList{u"r"_s, u"r/a"_s, u"r/a/b"_s, u"r/a/b/deep"_s, u"r/a/b/x"_s, u"r/file"_s, u"r/fine"_s, u"r/h"_s, u"secret"_s}));
        QCOMPARE(read(u"out/r/a/b/x/file"_s), QByteArray("1"));
        QVERIFY(!QFileInfo::exists(path(u"out/r/h"_s)));
        QCOMPARE(extracted->leftOut.size(), 4);
    }

    // Nothing appears of an archive that is not whole, in any format.
    void damaged_data()
    {
        QTest::addColumn<QStringList>("how");
        QTest::addColumn<int>("percent"); // of it that is there
        for (const int percent : {30, 60, 95}) {
            QTest::addRow("zip, %d %%", percent) << QStringList{u"--format=zip"_s} << percent;
            QTest::addRow("7z, %d %%", percent) << QStringList{u"--format=7zip"_s} << percent;
            QTest::addRow("tar.gz, %d %%", percent) << QStringList{u"--format=gnutar"_s, u"--gzip"_s} << percent;
            QTest::addRow("tar.zst, %d %%", percent) << QStringList{u"--format=gnutar"_s, u"--zstd"_s} << percent;
            QTest::addRow("tar.xz, %d %%", percent) << QStringList{u"--format=gnutar"_s, u"--xz"_s} << percent;
        }
    }
    void damaged()
    {
        QFETCH(QStringList, how);
        QFETCH(int, percent);
        QByteArray noise(400'000, '\0');
        for (qsizetype i = 0; i < noise.size(); ++i)
            noise[i] = char(qHash(i) & 0xff);
        write(u"in/one"_s, noise);
        write(u"in/two"_s, noise);
        QVERIFY(run(u"bsdtar"_s, QStringList{u"-cf"_s, path(u"broken"_s), u"-C"_s, path(u"in"_s)} + how + QStringList{u"one"_s, u"two"_s}));
        QFile file(path(u"broken"_s));
        QVERIFY(file.resize(file.size() * percent / 100));
        const auto extracted = extract(u"broken"_s);
        QVERIFY(!extracted);
        QCOMPARE(kindName(extracted.error().kind), u"bad-archive"_s);
        QCOMPARE(tree(u"out"_s), QStringList());
    }

    // A tar that was cut off where a member ends, or within one.
    void cutTar()
    {
        write(u"whole.tar"_s, tarOf("a", "1") + tarOf("b", QByteArray(5000, 'b')) + end());
        QVERIFY(extract(u"whole.tar"_s));
        write(u"cut.tar"_s, (tarOf("a", "1") + tarOf("b", QByteArray(5000, 'b'))).first(3000));
        const auto extracted = extract(u"cut.tar"_s);
        QVERIFY(!extracted);
        QCOMPARE(extracted.error().kind, ErrorKind::BadArchive);
        QCOMPARE(tree(u"out"_s), (QStringList{u"whole"_s, u"whole/a"_s, u"whole/b"_s}));
    }

    // What KArchive takes for whole: nothing comes out of it, so that nothing is removed for it.
    void wrongWithoutASign_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("says");
        QByteArray zip;
        {
            QBuffer buffer(&zip);
            KZip made(&buffer);
            made.setCompression(KZip::NoCompression);
            QVERIFY(made.open(QIODevice::WriteOnly) && made.writeFile(u"a"_s, QByteArray(1000, 'x')) && made.close());
        }
        zip[zip.indexOf("xxxx") + 500] = 'y';
        QTest::newRow("a zip with another byte") << zip << u"checksum"_s;
        const QByteArray one = tarOf("one", "1");
        const QByteArray two = tarOf("two", "2");
        QTest::newRow("a tar that is cut in a header") << one + two.first(200) << u"cut off after 1"_s;
        QTest::newRow("in a body") << one + two.first(600) << u"cut off in its member 2"_s;
        QByteArray damaged = two;
        damaged[1] = 'X';
        QTest::newRow("a damaged header") << one + damaged + end() << u"damaged header"_s;
        QTest::newRow("a name twice") << one + two + tarOf("one", "3") + end() << u"one twice"_s;
        QTest::newRow("a sparse file") << one + tarOf("s", "1", 'S') + end() << u"kind that is not read here"_s;
        const QByteArray path = " path=" + QByteArray(120, 'a') + "1\n";
        QTest::newRow("a long name of pax") << one + tarOf("pax", QByteArray::number(path.size() + 3) + path, 'x') + tarOf(QByteArray(100, 'a'), "2") + end() << u"tar can unpack it"_s;
        QTest::newRow("pax records that make no sense") << one + tarOf("pax", "7 path", 'x') + two + end() << u"damaged"_s;
    }
    void wrongWithoutASign()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, says);
        write(u"in/broken"_s, bytes);
        const auto extracted = extract(u"in/broken"_s);
        QVERIFY(!extracted);
        QCOMPARE(kindName(extracted.error().kind), u"bad-archive"_s);
        QVERIFY2(extracted.error().message.contains(says), qPrintable(extracted.error().message));
        QCOMPARE(tree(u"out"_s), QStringList());
    }

    // Some programs write no end: whether it is all cannot be told, which is said.
    void withoutItsEnd()
    {
        write(u"in/a.tar"_s, tarOf("one", "1"));
        const auto extracted = extract(u"in/a.tar"_s);
        QVERIFY(extracted);
        QCOMPARE(extracted->leftOut.size(), 1);
        QVERIFY2(extracted->leftOut.first().contains(u"no mark of its end"_s), qPrintable(extracted->leftOut.first()));
        QCOMPARE(contentOf(path(u"out/one"_s)), "1");
    }

    void bombs_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("gzip") << u"zeros.gz"_s;
        QTest::newRow("tar.zst") << u"zeros.tar.zst"_s;
        QTest::newRow("zip") << u"zeros.zip"_s;
        QTest::newRow("7z") << u"zeros.7z"_s;
    }
    // Four times what the bounds allow, from a few kilobytes.
    void bombs()
    {
        QFETCH(QString, name);
        write(u"in/zeros"_s, QByteArray(40 << 20, '\0'));
        if (name.endsWith(u".gz"_s))
            QVERIFY(run(u"sh"_s, {u"-c"_s, u"gzip -c in/zeros > zeros.gz"_s}));
        else
            QVERIFY(run(u"bsdtar"_s, {u"-caf"_s, name, u"-C"_s, u"in"_s, u"zeros"_s}));
        const auto extracted = extract(name, {.bytes = 10 << 20});
        QVERIFY(!extracted);
        QCOMPARE(kindName(extracted.error().kind), u"too-large"_s);
        QCOMPARE(tree(u"out"_s), QStringList());
        QVERIFY(extract(name, {.bytes = 50 << 20})); // allowed by the user
    }

    void tooManyMembers()
    {
        QByteArray tar;
        for (int i = 0; i < 200; ++i)
            tar += tarOf(QByteArray::number(i), {});
        write(u"many.tar"_s, tar + end());
        const auto extracted = extract(u"many.tar"_s, {.members = 100});
        QVERIFY(!extracted);
        QCOMPARE(extracted.error().kind, ErrorKind::TooLarge);
    }

    void noArchive()
    {
        write(u"page.zip"_s, "<html>Not found</html>");
        QCOMPARE(extract(u"page.zip"_s).error().kind, ErrorKind::BadInput);
        QCOMPARE(extract(u"missing.zip"_s).error().kind, ErrorKind::BadInput);
    }

    void cancelled()
    {
        write(u"in/zeros"_s, QByteArray(200 << 20, '\0'));
        QVERIFY(run(u"bsdtar"_s, {u"-caf"_s, u"zeros.zip"_s, u"-C"_s, u"in"_s, u"zeros"_s}));
        int asked = 0;
        const auto extracted = extractArchive(path(u"zeros.zip"_s), path(u"out"_s), {}, [&asked](const ExtractProgress &) { return ++asked < 1; });
        QVERIFY(!extracted);
        QCOMPARE(extracted.error().kind, ErrorKind::Cancelled);
        QCOMPARE(asked, 1);
        QCOMPARE(tree(u"out"_s), QStringList());
    }

    void found()
    {
        write(u"in/a.zip"_s, "");
        write(u"in/b/c.tar.zst"_s, "");
        write(u"in/b/paper.docx"_s, "PK");
        const std::atomic<bool> isCancelled = false;
        QStringList archives = archivesBelow(path(u"in"_s), 100, isCancelled);
        archives.sort();
        QCOMPARE(archives, (QStringList{path(u"in/a.zip"_s), path(u"in/b/c.tar.zst"_s)}));
        QCOMPARE(archivesBelow(path(u"in"_s), 1, isCancelled).size(), 1);
        QCOMPARE(archivesBelow(path(u"in"_s), 100, true).size(), 0);
    }

    // A 7z of a few bytes that tells of a thousand million members: it ends the process that reads it, and nothing else.
    void hungry()
    {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("the program's memory is not limited under the sanitizers, which reserve more than any limit");
#endif
        const QByteArray header("\x01\x05\xF0\x00\xCA\x9A\x3B", 7); // kHeader, kFilesInfo, 10⁹ as four bytes
        const auto crc = [](const QByteArray &bytes) {
            boost::crc_32_type hash;
            hash.process_bytes(bytes.constData(), std::size_t(bytes.size()));
            const quint32 sum = hash.checksum();
            return QByteArray(reinterpret_cast<const char *>(&sum), 4);
        };
        const auto number = [](quint64 value) { return QByteArray(reinterpret_cast<const char *>(&value), 8); };
        const QByteArray start = number(0) + number(quint64(header.size())) + crc(header);
        write(u"hungry.7z"_s, QByteArray("7z\xBC\xAF\x27\x1C\0\x04", 8) + crc(start) + start + header);
        const CliRun run = runCli({u"extract"_s, u"--json"_s, path(u"hungry.7z"_s), u"-o"_s, path(u"out"_s)});
        QVERIFY2(run.exitStatus == 1, run.text());
        QVERIFY2(run.events().value(0)[u"error"_s] == u"bad-archive"_s || run.events().value(0)[u"error"_s] == u"too-large"_s, run.text());
        QCOMPARE(run.last()[u"failed"_s].toInt(), 1);
        QCOMPARE(tree(u"out"_s), QStringList());
    }

    // What is left undone is told by the exit status, whatever became of the archive that was under way.
    void interrupted_data()
    {
        QTest::addColumn<QStringList>("how");
        QTest::newRow("here") << QStringList{u"--here"_s};
        QTest::newRow("in processes") << QStringList();
    }
    void interrupted()
    {
        QFETCH(QStringList, how);
        QStringList archives;
        for (int i = 0; i < 2000; ++i) {
            archives << path(u"%1.tar"_s.arg(i));
            write(u"%1.tar"_s.arg(i), tarOf("f", "1") + end());
        }
        QProcess process;
        process.start(QStringLiteral(MILLIARD_CLI), QStringList{u"extract"_s, u"--json"_s, u"-o"_s, path(u"out"_s)} + how + archives);
        QVERIFY(process.waitForReadyRead(20'000));
        process.terminate();
        QVERIFY(process.waitForFinished(20'000));
        QVERIFY(tree(u"out"_s).size() < 2000);
        QCOMPARE(process.exitCode(), 130);
    }

    void commandLine()
    {
        write(u"a.tar"_s, tarOf("a", "1") + end());
        write(u"b.tar"_s, tarOf("b", "2") + tarOf("c", "", '2', "/etc") + end());
        write(u"page.zip"_s, "<html>");
        const CliRun run = runCli({u"extract"_s, u"--json"_s, u"--remove"_s, path(u"a.tar"_s), path(u"page.zip"_s), path(u"b.tar"_s), u"-o"_s, path(u"out"_s)});
        QCOMPARE(run.exitStatus, 2);
        QCOMPARE(run.last(), (QJsonObject{{u"event"_s, u"finished"_s}, {u"extracted"_s, 2}, {u"failed"_s, 1}}));
        QCOMPARE(read(u"out/a"_s), QByteArray("1"));
        QCOMPARE(read(u"out/b"_s), QByteArray("2"));
        QVERIFY(!QFile::exists(path(u"a.tar"_s)));
        QVERIFY(QFile::exists(path(u"b.tar"_s))); // something was left out
        QVERIFY(QFile::exists(path(u"page.zip"_s)));
        QCOMPARE(runCli({u"extract"_s}).exitStatus, 2);
        QCOMPARE(runCli({u"extract"_s, path(u"b.tar"_s), u"-o"_s, path(u"nowhere"_s)}).exitStatus, 4);
        QCOMPARE(runCli({u"extract"_s, path(u"b.tar"_s), u"--max-size"_s, u"much"_s}).exitStatus, 2);
    }
};

QTEST_GUILESS_MAIN(TestExtract)
#include "test_extract.moc"
