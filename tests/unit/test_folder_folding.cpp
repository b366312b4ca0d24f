// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/sink/folder_sink.h"
#include "core/sink/stored_path.h"
#include "tests/unit/folder_help.h"

#include <QTest>

#include <barrier>
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <string>
#include <strings.h>
#include <sys/syscall.h>
#include <thread>
#include <unistd.h>

using namespace milliard;
using namespace Qt::StringLiterals;

// A file system that keeps the case of names but does not tell it apart, and refuses signs, as vfat: this program's
// calls, for which the sink's are linked too, take the spelling that is there.
namespace
{

bool isFolding = false;

std::string spelt(int folder, const char *name)
{
    if (!isFolding || *name == '\0' || std::string_view(name) == "." || *name == '/')
        return name;
    const int fd = int(::syscall(SYS_openat, folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0));
    DIR *all = fd < 0 ? nullptr : ::fdopendir(fd);
    std::string found = name;
    while (const dirent *entry = all ? ::readdir(all) : nullptr) {
        if (::strcasecmp(entry->d_name, name) == 0)
            found = entry->d_name;
    }
    if (all)
        ::closedir(all);
    return found;
}

bool isRefused(const char *name)
{
    return isFolding && std::string_view(name).find_first_of(":*?\"<>|") != std::string_view::npos;
}

int answered(long result)
{
    return int(result);
}

} // namespace

extern "C" int openat(int folder, const char *name, int flags, ...)
{
    if (isRefused(name)) {
        errno = EINVAL;
        return -1;
    }
    return answered(::syscall(SYS_openat, folder, spelt(folder, name).c_str(), flags, 0666));
}

extern "C" int fstatat(int folder, const char *name, struct stat *there, int flags) noexcept
{
    return answered(::syscall(SYS_newfstatat, folder, spelt(folder, name).c_str(), there, flags));
}

extern "C" int mkdirat(int folder, const char *name, mode_t mode) noexcept
{
    return answered(::syscall(SYS_mkdirat, folder, spelt(folder, name).c_str(), mode));
}

extern "C" int unlinkat(int folder, const char *name, int flags) noexcept
{
    return answered(::syscall(SYS_unlinkat, folder, spelt(folder, name).c_str(), flags));
}

extern "C" int linkat(int from, const char *name, int to, const char *newName, int flags) noexcept
{
    return answered(::syscall(SYS_linkat, from, name, to, spelt(to, newName).c_str(), flags));
}

extern "C" int renameat2(int from, const char *name, int to, const char *newName, unsigned flags) noexcept
{
    return answered(::syscall(SYS_renameat2, from, name, to, spelt(to, newName).c_str(), flags));
}

namespace
{

QString put(SinkWriter &writer, const QString &name, bool again)
{
    const auto path = writer.admit({name, {}, -1, {}}, again);
    if (!path)
        return kindName(path.error().kind);
    if (!*path)
        return u"skip"_s;
    const auto body = writer.begin({**path, 0, 0, -1});
    if (!body || !(*body)->write(0, name.toUtf8()))
        return u"no body"_s;
    const auto outcome = (*body)->commit();
    return !outcome ? kindName(outcome.error().kind) : *outcome == Outcome::Done ? u"done"_s : u"skip"_s;
}

const QList<ExistingRule> allRules{ExistingRule::Skip, ExistingRule::Overwrite, ExistingRule::Rename, ExistingRule::Fail};

std::unique_ptr<FolderSink> openSink(const TestFolder &above, ExistingRule rule)
{
    auto sink = std::make_unique<FolderSink>(
        FolderSink::Options{above.path(u"to"_s), rule, false, QDateTime::currentDateTimeUtc().addSecs(-3600), u"7"_s});
    if (const auto opened = sink->open({}); !opened)
        qFatal("%s", qPrintable(opened.error().message));
    return sink;
}

// Each file's name is its body.
QSet<QByteArray> bodiesIn(const TestFolder &above)
{
    QSet<QByteArray> bodies;
    for (const QString &file : above.files())
        bodies += above.read(file);
    return bodies;
}

} // namespace

class TestFolderFolding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { isFolding = true; }
    void cleanup() { isFolding = false; }

    void eachHasItsPath()
    {
        const QStringList names{u"A"_s, u"a"_s, u"Dir/x"_s, u"dir/x"_s, u"DIR/X"_s, u"dir"_s, u"b/c"_s, u"B"_s, u"what?"_s, u"WHAT?"_s, u"a:b"_s, u"a_b"_s};
        for (const ExistingRule rule : allRules) {
            const TestFolder above;
            for (int run = 0; run < 3; ++run) {
                const auto sink = openSink(above, rule);
                const auto writer = std::move(*sink->writer(0));
                for (qsizetype i = 0; i < names.size(); ++i) // a later run in other order
                    QCOMPARE(put(*writer, run == 1 ? names[names.size() - 1 - i] : names[i], run > 0), run == 0 ? u"done"_s : u"skip"_s);
                sink->close({});
                QCOMPARE(above.files().size(), names.size());
                QCOMPARE(bodiesIn(above), QSet<QByteArray>({"A", "a", "Dir/x", "dir/x", "DIR/X", "dir", "b/c", "B", "what?", "WHAT?", "a:b", "a_b"}));
            }
            QVERIFY(above.files().contains(u"to/A"_s));
            QVERIFY(above.files().contains(u"to/"_s + QString::fromUtf8(pathAside("a", {}))));
            QVERIFY(above.files().filter(u"?"_s).isEmpty());
        }
    }

    void atOnce()
    {
        for (const ExistingRule rule : allRules) {
            const TestFolder above;
            QSet<QByteArray> expected;
            {
                const auto sink = openSink(above, rule);
                constexpr int rounds = 100;
                const QStringList forms{u"n%1"_s, u"N%1"_s, u"d%1/x"_s, u"D%1/x"_s};
                std::barrier<> start(forms.size());
                std::vector<std::jthread> threads;
                for (qsizetype worker = 0; worker < forms.size(); ++worker) {
                    for (int i = 0; i < rounds; ++i)
                        expected += forms[worker].arg(i).toUtf8();
                    threads.emplace_back([&, worker] {
                        const auto writer = std::move(*sink->writer(int(worker)));
                        for (int i = 0; i < rounds; ++i) {
                            start.arrive_and_wait();
                            put(*writer, forms[worker].arg(i), false);
                        }
                    });
                }
                threads.clear();
                sink->close({});
            }
            QCOMPARE(above.files().size(), expected.size());
            QCOMPARE(bodiesIn(above), expected);
        }
    }
};

QTEST_GUILESS_MAIN(TestFolderFolding)
#include "test_folder_folding.moc"
