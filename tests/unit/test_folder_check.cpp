// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/digest.h"
#include "core/sink/folder_check.h"
#include "tests/unit/folder_help.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace milliard;
using namespace Qt::StringLiterals;

namespace
{

const QByteArray right = "123456789";

Entry entryOf(const QString &name, qint64 size = -1, const QString &digest = {})
{
    Entry entry{name, "http://host/x", size, {}};
    if (!digest.isEmpty())
        entry.digest = digestFromText(digest).value().packed();
    return entry;
}

} // namespace

class TestFolderCheck : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<TestFolder> m_folder;

    void write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_folder->path(name));
        QDir().mkpath(QFileInfo(file).path());
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    FileCheck check(const Entry &entry, const JobOptions &options = {}) const
    {
        return FolderCheck::open(m_folder->path(), options).value().check(entry);
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<TestFolder>(); }

    void faults_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<qint64>("size");
        QTest::addColumn<QString>("digest");
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("says");
        const QString digest = u"crc32c:e3069283"_s;
        const auto row = [](const char *tag, const QString &name, qint64 size, const QString &digest, const QString &fault, const QString &says = {}) {
            QTest::newRow(tag) << name << size << digest << fault << says;
        };
        row("there", u"right"_s, -1, {}, u"ok"_s);
        row("of its size", u"right"_s, 9, {}, u"ok"_s);
        row("of its digest", u"right"_s, 9, digest, u"ok"_s);
        row("below a folder", u"a/b/right"_s, 9, digest, u"ok"_s);
        row("empty", u"empty"_s, 0, u"md5:d41d8cd98f00b204e9800998ecf8427e"_s, u"ok"_s);
        row("missing", u"none"_s, 9, digest, u"missing"_s, u"No such file"_s);
        row("below a file", u"right/none"_s, 9, digest, u"missing"_s);
        row("above the folder", u"../right"_s, 9, digest, u"missing"_s, u"No such file"_s);
        row("cut short", u"short"_s, 9, digest, u"wrong-size"_s, u"8 bytes where the listing says 9"_s);
        row("cut short, and nobody knows its size", u"short"_s, -1, digest, u"wrong-digest"_s, u"crc32c:6087809a where crc32c:e3069283"_s);
        row("a byte changed", u"changed"_s, 9, digest, u"wrong-digest"_s, u"is expected"_s);
        row("a byte changed, and nobody knows its digest", u"changed"_s, 9, {}, u"ok"_s);
        row("a link to the right one", u"link"_s, 9, digest, u"not-a-file"_s, u"symbolic link"_s);
        row("a folder", u"a/b"_s, -1, {}, u"not-a-file"_s, u"folder"_s);
    }

    void faults()
    {
        write(u"right"_s, right);
        write(u"a/b/right"_s, right);
        write(u"empty"_s, {});
        write(u"short"_s, right.chopped(1));
        write(u"changed"_s, "123456780");
        QVERIFY(QFile::link(m_folder->path(u"right"_s), m_folder->path(u"link"_s)));
        QFETCH(QString, name);
        QFETCH(qint64, size);
        QFETCH(QString, digest);
        QFETCH(QString, says);
        const FileCheck found = check(entryOf(name, size, digest));
        QTEST(fileFaultName(found.fault), "fault");
        QVERIFY2(found.message.contains(says), qPrintable(found.message));
        QCOMPARE(found.message.isEmpty(), found.fault == FileFault::None);
    }

    void fannedOut()
    {
        JobOptions options;
        options.fanOut = true;
        write(u"right"_s, right);
        QCOMPARE(fileFaultName(check(entryOf(u"right"_s), options).fault), u"missing"_s);
    }

    // Another file may have had the name before.
    void renamed()
    {
        JobOptions options;
        options.existing = ExistingRule::Rename;
        write(u"a.bin"_s, "older");
        write(u"a (1).bin"_s, "old");
        QCOMPARE(fileFaultName(check(entryOf(u"a.bin"_s, 9), options).fault), u"wrong-size"_s);
        write(u"a (2).bin"_s, right);
        QCOMPARE(fileFaultName(check(entryOf(u"a.bin"_s, 9), options).fault), u"ok"_s);
        QCOMPARE(fileFaultName(check(entryOf(u"a.bin"_s, 9)).fault), u"wrong-size"_s);
    }

    // Which says of no numbered name whether it is there: the search must end all the same.
    void folderThatMayNotBeSearched()
    {
        if (::geteuid() != 0)
            QSKIP("root may search every folder, and only root can be another for a while");
        JobOptions options;
        options.existing = ExistingRule::Rename;
        write(u"d/a.bin"_s, right);
        QCOMPARE(::chmod(QFile::encodeName(m_folder->path()).constData(), 0755), 0);
        QCOMPARE(::chmod(QFile::encodeName(m_folder->path(u"d"_s)).constData(), 0700), 0);
        QCOMPARE(::seteuid(65534), 0);
        const FileCheck found = check(entryOf(u"d/a.bin"_s, 9), options);
        QCOMPARE(::seteuid(0), 0);
        QCOMPARE(fileFaultName(found.fault), u"unreadable"_s);
    }

    void noFolder()
    {
        const auto opened = FolderCheck::open(m_folder->path(u"gone"_s), {});
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ErrorKind::DestinationUnusable);
    }
};

QTEST_GUILESS_MAIN(TestFolderCheck)
#include "test_folder_check.moc"
