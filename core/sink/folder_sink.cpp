// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/sink/folder_sink.h"

#include "core/sink/safe_path.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

namespace milliard {
namespace {

std::unexpected<Error> systemError(int code, const QString &path)
{
    const bool full = code == ENOSPC || code == EDQUOT;
    return std::unexpected(Error{full ? ErrorKind::DestinationFull : ErrorKind::DestinationUnusable,
        QStringLiteral("%1: %2").arg(path, QString::fromLocal8Bit(std::strerror(code)))});
}

class FileDescriptor
{
public:
    FileDescriptor() = default;
    explicit FileDescriptor(int fd) : m_fd(fd) { }
    FileDescriptor(FileDescriptor &&other) noexcept : m_fd(std::exchange(other.m_fd, -1)) { }
    FileDescriptor &operator=(FileDescriptor &&other) noexcept
    {
        std::swap(m_fd, other.m_fd);
        return *this;
    }
    ~FileDescriptor() { close(); }

    int get() const { return m_fd; }
    bool isOpen() const { return m_fd >= 0; }
    int close() // 0, or errno: some file systems tell of a full disk only here
    {
        const int fd = std::exchange(m_fd, -1);
        return fd >= 0 && ::close(fd) != 0 ? errno : 0;
    }

private:
    int m_fd = -1;
};

// "photo.tar.gz", 2 → "photo (2).tar.gz"; the folder part stays.
QByteArray numbered(const QByteArray &path, int number)
{
    const qsizetype nameStart = path.lastIndexOf('/') + 1;
    qsizetype dot = path.indexOf('.', nameStart + 1);
    if (dot < 0)
        dot = path.size();
    return path.first(dot) + " (" + QByteArray::number(number) + ')' + path.sliced(dot);
}

} // namespace

struct FolderSink::Place {
    Options options;
    FileDescriptor folder;
    FileDescriptor unfinished;
    QByteArray unfinishedName;

    QString shown(const QByteArray &path) const
    {
        return options.folder + QLatin1Char('/') + QString::fromUtf8(path);
    }

    Result<QByteArray> pathOf(const Entry &entry) const
    {
        Result<QByteArray> path = safePath(entry.name);
        if (path && options.fanOut)
            path->prepend(fanOutPrefix(*path));
        return path;
    }

    // Every folder above 'path'. Exists already: fine, also when another worker was quicker.
    Result<void> makeParents(const QByteArray &path) const
    {
        for (qsizetype slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            const QByteArray parent = path.first(slash);
            if (::mkdirat(folder.get(), parent.constData(), 0777) != 0 && errno != EEXIST)
                return refusal(errno, parent);
        }
        return {};
    }

    // A file where a folder is needed, or the reverse, is this entry's fault and not the destination's.
    std::unexpected<Error> refusal(int code, const QByteArray &path) const
    {
        switch (code) {
        case ENOTDIR:
        case EISDIR:
        case ENOTEMPTY:
        case EEXIST:
            return std::unexpected(Error{ErrorKind::FileExists, shown(path)});
        case ENAMETOOLONG:
        case EILSEQ:
        case EINVAL:
            return std::unexpected(Error{ErrorKind::BadName,
                QStringLiteral("%1: the file system refuses it").arg(shown(path))});
        default:
            return systemError(code, shown(path));
        }
    }
};

class FolderSink::Body final : public BodyWriter
{
public:
    Body(const Place &place, QByteArray path, QByteArray temporary, FileDescriptor file)
        : m_place(place), m_path(std::move(path)), m_temporary(std::move(temporary)), m_file(std::move(file))
    {
    }

    ~Body() override
    {
        if (m_committed)
            return;
        m_file.close();
        ::unlinkat(m_place.unfinished.get(), m_temporary.constData(), 0);
    }

    Result<void> write(QByteArrayView bytes) override
    {
        while (!bytes.isEmpty()) {
            const ssize_t written = ::write(m_file.get(), bytes.data(), size_t(bytes.size()));
            if (written < 0) {
                if (errno == EINTR)
                    continue;
                return systemError(errno, m_place.shown(m_path));
            }
            bytes = bytes.sliced(written);
        }
        return {};
    }

    Result<void> commit() override
    {
        if (const int code = m_file.close())
            return systemError(code, m_place.shown(m_path));
        const ExistingRule rule = m_place.options.existing;
        const bool replace = rule == ExistingRule::Skip || rule == ExistingRule::Overwrite;
        QByteArray target = m_path;
        for (int number = 1;; ++number) {
            int code = renameTo(target, replace);
            if (code == ENOENT) {
                if (const auto made = m_place.makeParents(target); !made)
                    return made;
                code = renameTo(target, replace);
            }
            if (code == 0)
                break;
            if (code == EEXIST && rule == ExistingRule::Rename) {
                target = numbered(m_path, number);
                continue;
            }
            return m_place.refusal(code, target);
        }
        m_committed = true;
        return {};
    }

private:
    int renameTo(const QByteArray &target, bool replace) const
    {
        const unsigned flags = replace ? 0 : RENAME_NOREPLACE;
        const int result = ::renameat2(m_place.unfinished.get(), m_temporary.constData(), m_place.folder.get(),
            target.constData(), flags);
        return result == 0 ? 0 : errno;
    }

    const Place &m_place;
    QByteArray m_path;
    QByteArray m_temporary;
    FileDescriptor m_file;
    bool m_committed = false;
};

class FolderSink::Writer final : public SinkWriter
{
public:
    Writer(std::shared_ptr<const Place> place, int worker)
        : m_place(std::move(place)), m_prefix(QByteArray::number(worker) + '-')
    {
    }

    Result<Admission> admit(const Entry &entry, bool again) override
    {
        const Result<QByteArray> path = m_place->pathOf(entry);
        if (!path)
            return std::unexpected(path.error());
        struct stat there;
        if (const int code = look(*path, there))
            return code == ENOENT ? Result<Admission>(Admission::Fetch) : m_place->refusal(code, *path);
        if (S_ISDIR(there.st_mode))
            return m_place->refusal(EISDIR, *path);
        const bool sameSize = entry.size < 0 || entry.size == there.st_size;
        if (again && isOurs(there))
            return sameSize && (m_place->options.trustOwn || entry.size > 0) ? Admission::Skip : discard(*path);
        switch (m_place->options.existing) {
        case ExistingRule::Skip:
            return sameSize ? Admission::Skip : Admission::Fetch;
        case ExistingRule::Overwrite:
            return Admission::Fetch;
        case ExistingRule::Rename: // one of the renamed may be this job's, from before it was interrupted
            for (int number = 1; again && look(numbered(*path, number), there) == 0; ++number) {
                if (isOurs(there))
                    return m_place->options.trustOwn ? Admission::Skip : discard(numbered(*path, number));
            }
            return Admission::Fetch;
        case ExistingRule::Fail:
            return m_place->refusal(EEXIST, *path);
        }
        Q_UNREACHABLE_RETURN(Admission::Fetch);
    }

    Result<std::unique_ptr<BodyWriter>> begin(const Entry &entry, int slot) override
    {
        Result<QByteArray> path = m_place->pathOf(entry);
        if (!path)
            return std::unexpected(path.error());
        QByteArray temporary = m_prefix + QByteArray::number(slot);
        FileDescriptor file(::openat(m_place->unfinished.get(), temporary.constData(),
            O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666));
        if (!file.isOpen())
            return systemError(errno, m_place->shown(m_place->unfinishedName));
        return std::make_unique<Body>(*m_place, *std::move(path), std::move(temporary), std::move(file));
    }

private:
    // This job's own file is not whole, or another by now: it goes, so that no rule takes it for an older one.
    Admission discard(const QByteArray &path) const
    {
        ::unlinkat(m_place->folder.get(), path.constData(), 0);
        return Admission::Fetch;
    }

    int look(const QByteArray &path, struct stat &there) const // 0, or errno
    {
        return ::fstatat(m_place->folder.get(), path.constData(), &there, AT_SYMLINK_NOFOLLOW) == 0 ? 0 : errno;
    }

    // The change time cannot be set by programs that restore old file times, so it tells who was first.
    bool isOurs(const struct stat &there) const
    {
        const qint64 changedMs = qint64(there.st_ctim.tv_sec) * 1000 + there.st_ctim.tv_nsec / 1'000'000;
        return changedMs >= m_place->options.jobBegan.toMSecsSinceEpoch();
    }

    std::shared_ptr<const Place> m_place;
    QByteArray m_prefix;
};

FolderSink::FolderSink(Options options)
    : m_options(std::move(options))
{
}

FolderSink::~FolderSink() = default;

Result<void> FolderSink::open()
{
    const QByteArray path = QFile::encodeName(m_options.folder);
    if (::mkdir(path.constData(), 0777) != 0 && errno != EEXIST) {
        const int code = errno;
        if (code == ENOENT && !QFileInfo::exists(QFileInfo(m_options.folder).path()))
            return std::unexpected(Error{ErrorKind::DestinationUnusable,
                QStringLiteral("%1: the folder above it does not exist").arg(m_options.folder)});
        return systemError(code, m_options.folder);
    }
    auto place = std::make_shared<Place>();
    place->options = m_options;
    place->folder = FileDescriptor(::open(path.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!place->folder.isOpen()) {
        if (errno == ENOTDIR)
            return std::unexpected(Error{ErrorKind::DestinationUnusable,
                QStringLiteral("%1: it is a file, not a folder").arg(m_options.folder)});
        return systemError(errno, m_options.folder);
    }
    place->unfinishedName = unfinishedPrefix + m_options.tag.toUtf8();
    // What an earlier, killed run left is not whole: it goes. Only a real folder is looked into, never where a link
    // leads to; anything else of that name makes the next call fail.
    struct stat left;
    if (::fstatat(place->folder.get(), place->unfinishedName.constData(), &left, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(left.st_mode))
        QDir(m_options.folder + QLatin1Char('/') + QString::fromUtf8(place->unfinishedName)).removeRecursively();
    if (::mkdirat(place->folder.get(), place->unfinishedName.constData(), 0777) != 0 && errno != EEXIST)
        return systemError(errno, m_options.folder);
    place->unfinished = FileDescriptor(::openat(place->folder.get(), place->unfinishedName.constData(),
        O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW));
    if (!place->unfinished.isOpen())
        return systemError(errno, m_options.folder);
    m_place = std::move(place);
    return {};
}

Result<std::unique_ptr<SinkWriter>> FolderSink::writer(int worker)
{
    Q_ASSERT(m_place);
    return std::make_unique<Writer>(m_place, worker);
}

Result<void> FolderSink::makeDurable()
{
    if (::syncfs(m_place->folder.get()) != 0)
        return systemError(errno, m_options.folder);
    return {};
}

void FolderSink::close()
{
    if (m_place)
        ::unlinkat(m_place->folder.get(), m_place->unfinishedName.constData(), AT_REMOVEDIR);
    m_place.reset();
}

} // namespace milliard
