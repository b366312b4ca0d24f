// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QString>
#include <QTest>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <linux/capability.h>

namespace milliard::test {

// Gives this process, and those that it starts, a view of their own of what is mounted; as root, or as an ordinary user
// in a user namespace. Before any other thread is there. Empty: done; else why the system refuses it.
inline QString enterOwnMounts()
{
    const auto put = [](const char *path, const QByteArray &text) {
        QFile file(QString::fromLatin1(path));
        return file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && file.write(text) == text.size();
    };
    const QByteArray user = QByteArray::number(::geteuid());
    const QByteArray group = QByteArray::number(::getegid());
    if (::unshare(CLONE_NEWNS) != 0) {
        if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0)
            return QStringLiteral("unshare: ") + QString::fromLocal8Bit(std::strerror(errno));
        if (!put("/proc/self/setgroups", "deny") || !put("/proc/self/uid_map", "0 " + user + " 1") || !put("/proc/self/gid_map", "0 " + group + " 1"))
            return QStringLiteral("the system takes no map of users");
    }
    if (::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
        return QStringLiteral("mount: ") + QString::fromLocal8Bit(std::strerror(errno));
    return {};
}

// For QProcess::setChildProcessModifier(): the program may do no more than the permissions of files say, as root too.
inline void obeyPermissions()
{
    for (const int capability : {CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH, CAP_FOWNER})
        ::prctl(PR_CAPBSET_DROP, capability, 0, 0, 0); // gone with exec(2)
}

// A file system in memory of a given size, mounted at a folder that is made. Needs enterOwnMounts().
class SmallDisk final
{
public:
    SmallDisk(const QString &folder, qint64 bytes, qint64 files = 100'000) : m_folder(QFile::encodeName(folder))
    {
        QDir().mkpath(folder);
        m_mounted = ::mount("tmpfs", m_folder.constData(), "tmpfs", 0, size(bytes, files).constData()) == 0;
    }
    ~SmallDisk()
    {
        if (m_mounted)
            ::umount2(m_folder.constData(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;

    bool isMounted() const { return m_mounted; }
    QString path(const QString &name) const { return QFile::decodeName(m_folder) + QLatin1Char('/') + name; }
    bool resize(qint64 bytes, qint64 files = 100'000) const { return remount(0, size(bytes, files)); }
    bool setReadOnly(bool readOnly) const { return remount(readOnly ? MS_RDONLY : 0, {}); }

    qint64 freeBytes() const
    {
        struct statvfs system{};
        return ::statvfs(m_folder.constData(), &system) == 0 ? qint64(system.f_bavail * system.f_frsize) : -1;
    }
    // Others take all but so many bytes.
    bool leaveFree(qint64 bytes) const
    {
        const int fd = ::open(QFile::encodeName(filler()).constData(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
        const off_t had = ::lseek(fd, 0, SEEK_END);
        bool ok = fd >= 0;
        // Somebody may write meanwhile.
        for (qint64 more = freeBytes() - bytes; ok && more > 0; more = more > 4096 ? more - 4096 : 0) {
            if (::posix_fallocate(fd, had, more) == 0)
                break;
        }
        ::close(fd);
        return ok;
    }
    void makeRoom() const { QFile::remove(filler()); }

private:
    QString filler() const { return path(QStringLiteral("filler")); }
    static QByteArray size(qint64 bytes, qint64 files)
    {
        return "size=" + QByteArray::number(bytes) + ",nr_inodes=" + QByteArray::number(files);
    }
    bool remount(unsigned long flags, const QByteArray &options) const
    {
        return ::mount(nullptr, m_folder.constData(), nullptr, MS_REMOUNT | flags, options.constData()) == 0;
    }

    const QByteArray m_folder;
    bool m_mounted = false;
};

// Stands for QTEST_GUILESS_MAIN: the test's class has a QString member 'refused', for initTestCase() to skip with.
template <typename Test>
int runWithOwnMounts(int argc, char **argv)
{
    Test test;
    test.refused = enterOwnMounts();
    QCoreApplication app(argc, argv);
    return QTest::qExec(&test, argc, argv);
}

} // namespace milliard::test
