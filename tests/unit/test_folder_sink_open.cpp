// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/sink/destination.h"
#include "core/sink/folder_sink.h"
#include "core/sink/stored_path.h"
#include "tests/unit/folder_help.h"

#include <QTest>

#include <csignal>
#include <sys/resource.h>
#include <unistd.h>

using namespace milliard;
using namespace Qt::StringLiterals;

namespace
{

const QString prefix = QString::fromLatin1(unfinishedPrefix);

FolderSink::Options on(const QString &folder, const QString &tag = u"7"_s)
{
    return {folder, ExistingRule::Skip, false, QDateTime::currentDateTimeUtc(), tag};
}

// The message if the destination was refused as it should be.
QString refusal(const QString &folder)
{
    const auto opened = FolderSink(on(folder)).open({});
    return opened || opened.error().kind != ErrorKind::DestinationUnusable ? QString()
                                                                           : opened.error().message;
}

} // namespace

class TestFolderSinkOpen : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesTheLastPart()
    {
        const TestFolder folder;
        FolderSink sink(on(folder.path(u"new"_s)));
        QVERIFY(sink.open({}));
        QVERIFY(QFileInfo(folder.path(u"new"_s)).isDir());
        sink.close({});
        QCOMPARE(folder.entries(), QStringList{u"new"_s});
    }

    void refused()
    {
        const TestFolder folder;
        folder.write(u"file"_s, "precious");
        const QString file = refusal(folder.path(u"file"_s));
        QVERIFY2(file.contains(folder.path(u"file"_s)) && file.contains(u"not a folder"_s), qPrintable(file));
        const QString below = refusal(folder.path(u"file/a"_s));
        QVERIFY2(below.contains(folder.path(u"file/a"_s)), qPrintable(below));
        const QString deep = refusal(folder.path(u"no/such"_s));
        QVERIFY2(
            deep.contains(folder.path(u"no/such"_s)) && deep.contains(u"does not exist"_s), qPrintable(deep));
        QCOMPARE(folder.contents(), u"file=precious"_s);
        QCOMPARE(folder.entries(), QStringList{u"file"_s});
        QVERIFY(QFile::link(folder.path(u"gone"_s), folder.path(u"dangling"_s)));
        QVERIFY(refusal(folder.path(u"dangling"_s)).contains(folder.path(u"dangling"_s)));
    }

    // A file that the file system cannot hold fails alone.
    void tooLarge()
    {
        const TestFolder folder;
        FolderSink sink(on(folder.path()));
        QVERIFY(sink.open({}));
        const auto writer = sink.writer(0);
        QVERIFY(writer);
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
        const rlimit limit{1 << 20, before.rlim_max};
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &limit), 0);
        const auto body = (*writer)->begin({"big", 0, 0, 8 << 20, "0-big", false});
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
        QVERIFY(!body && body.error().kind == ErrorKind::TooLarge);
        QVERIFY((*writer)->begin({"small", 0, 0, 1000, "0-small", false}));
    }

    void notWritable()
    {
        // No one may write there; root may write to any ordinary folder.
        for (const QString &place : {u"/proc"_s, u"/proc/milliard"_s}) {
            const QString message = refusal(place);
            QVERIFY2(message.contains(place), qPrintable(message));
        }
        if (::geteuid() == 0)
            QSKIP("root may write to a read-only folder");
        const TestFolder folder;
        QVERIFY(QDir(folder.path()).mkdir(u"locked"_s));
        const QString locked = folder.path(u"locked"_s);
        QVERIFY(QFile::setPermissions(locked, QFile::ReadOwner | QFile::ExeOwner));
        QVERIFY(refusal(locked).contains(locked));
        QVERIFY(refusal(locked + u"/new"_s).contains(locked + u"/new"_s));
        QVERIFY(QFile::setPermissions(locked, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }

    // What a killed run left is not whole, but only this job's may go.
    void leftovers()
    {
        const TestFolder folder;
        folder.write(prefix + u"7/0-0"_s, "half");
        folder.write(prefix + u"7/1-15"_s, "half");
        folder.write(prefix + u"77/0-0"_s, "another job's");
        folder.write(prefix + u"8/0-0"_s, "another job's");
        folder.write(u"0-0"_s, "a file");
        FolderSink sink(on(folder.path()));
        QVERIFY(sink.open({}));
        const QStringList others{prefix + u"77/0-0"_s, prefix + u"8/0-0"_s, u"0-0"_s};
        QCOMPARE(folder.files(), others);
        sink.close({});
        QCOMPARE(folder.files(), others);
        QVERIFY(!QFileInfo::exists(folder.path(prefix + u"7"_s)));
    }

    // The folder for unfinished files is cleared, but never what a link of its name points to.
    void leftoverLink()
    {
        const TestFolder folder;
        const TestFolder elsewhere;
        elsewhere.write(u"a"_s, "precious");
        QVERIFY(QFile::link(elsewhere.path(), folder.path(prefix + u"7"_s)));
        FolderSink sink(on(folder.path()));
        const auto opened = sink.open({});
        QCOMPARE(elsewhere.contents(), u"a=precious"_s);
        QVERIFY(opened || opened.error().kind == ErrorKind::DestinationUnusable);
    }

    // What a killed run left goes with its job, unless a run of a copy of the journal has it.
    void discarded()
    {
        const TestFolder folder;
        folder.write(prefix + u"7/0-1"_s, "half");
        folder.write(prefix + u"8/0-1"_s, "another's");
        {
            FolderSink sink(on(folder.path()));
            QVERIFY(sink.open({}));
            folder.write(prefix + u"7/0-2"_s, "half");
            Destination::discardUnfinished(folder.path(), u"7"_s);
            QVERIFY(QFileInfo::exists(folder.path(prefix + u"7/0-2"_s)));
        }
        Destination::discardUnfinished(folder.path(), u"7"_s);
        QCOMPARE(folder.entries(), QStringList{prefix + u"8"_s});
        Destination::discardUnfinished(folder.path(u"none"_s), u"7"_s);
    }

    void closeRemovesTheHiddenFolder()
    {
        const TestFolder folder;
        folder.write(u"a"_s, "before");
        for (int run = 0; run < 2; ++run) { // and the sink is of use again
            FolderSink sink(on(folder.path()));
            QVERIFY(sink.open({}));
            QCOMPARE(folder.entries(), (QStringList{prefix + u"7"_s, u"a"_s}));
            sink.writer(0).value().reset();
            sink.close({});
            QCOMPARE(folder.entries(), QStringList{u"a"_s});
        }
    }

    // After a power cut a file of this job's is whole only if it has the listed length, and is replaced if
    // not.
    void ownAfterAPowerCut()
    {
        using enum ExistingRule;
        for (const ExistingRule rule : {Skip, Overwrite, Rename, Fail}) {
            const TestFolder folder;
            folder.write(u"a.txt"_s, "half");
            folder.write(u"empty"_s, "");
            FolderSink::Options options{
                folder.path(), rule, false, QDateTime::currentDateTimeUtc().addSecs(-3600), u"7"_s};
            options.trustOwn = false;
            const qint64 now = QDateTime::currentMSecsSinceEpoch();
            options.stored = {{now - 60'000, now + 60'000}};
            FolderSink sink(options);
            QVERIFY(sink.open({}));
            const auto writer = std::move(*sink.writer(0));
            const auto admit = [&writer](const QString &name, qint64 size) {
                return writer->admit({name, {}, size, {}}, true).value().has_value();
            };
            QVERIFY(!admit(u"a.txt"_s, 4));
            QVERIFY(admit(u"a.txt"_s, -1));
            QVERIFY(admit(u"empty"_s, -1));
            QVERIFY(admit(u"a.txt"_s, 5));
            const auto body = std::move(*writer->begin({"a.txt", 0, 0, 5}));
            QVERIFY(body->write(0, "whole"));
            const auto committed = body->commit();
            QVERIFY2(committed, qPrintable(existingRuleName(rule)));
            QCOMPARE(folder.contents(), u"a.txt=whole"_s); // "empty" went when it was admitted anew
        }
    }

    void twoJobsInOneFolder()
    {
        const TestFolder folder;
        FolderSink one(on(folder.path(), u"1"_s));
        FolderSink two(on(folder.path(), u"2"_s));
        QVERIFY(one.open({}));
        const auto writerOne = std::move(*one.writer(0));
        auto bodyOne = std::move(*writerOne->begin({"one", 0, 0, -1}));
        QVERIFY(bodyOne->write(0, "1"));
        QVERIFY(two.open({}));
        const auto writerTwo = std::move(*two.writer(0));
        auto bodyTwo = std::move(*writerTwo->begin({"two", 0, 0, -1}));
        QVERIFY(bodyTwo->write(0, "2"));
        QVERIFY(bodyOne->commit());
        one.close({});
        QVERIFY(bodyTwo->commit());
        two.close({});
        QCOMPARE(folder.contents(), u"one=1|two=2"_s);
        QCOMPARE(folder.entries(), (QStringList{u"one"_s, u"two"_s}));
    }
};

QTEST_GUILESS_MAIN(TestFolderSinkOpen)
#include "test_folder_sink_open.moc"
