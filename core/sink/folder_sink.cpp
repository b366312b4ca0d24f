// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/sink/folder_sink.h"

#include "core/sink/destination.h"
#include "core/sink/safe_path.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

namespace milliard {
namespace {

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
    Destination destination;

    QString shown(const QByteArray &path) const { return destination.shown(path); }

    // In a folder of our own making hardly anything is in the way, and a link to a name that is taken fails: then it need
    // not be asked for each file beforehand.
    bool looksAtCommit() const { return destination.isNew() && destination.prefersUnnamed(); }

    int look(const QByteArray &path, struct stat &there) const // 0, or errno
    {
        return ::fstatat(destination.folder(), path.constData(), &there, AT_SYMLINK_NOFOLLOW) == 0 ? 0 : errno;
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
            if (::mkdirat(destination.folder(), parent.constData(), 0777) != 0 && errno != EEXIST)
                return refusal(errno, parent);
        }
        return {};
    }

    // A file where a folder is needed, or the reverse, is this entry's fault and not the destination's; so is a folder
    // below that may not be written, or a link in the way, while the destination itself can be written.
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
        case EACCES:
        case EPERM:
        case EROFS:
        case ELOOP:
        case EXDEV:
            if (destination.isWritable()) {
                return std::unexpected(Error{ErrorKind::PathUnusable,
                    QStringLiteral("%1: %2").arg(shown(path), QString::fromLocal8Bit(std::strerror(code)))});
            }
            return destinationError(code, shown(path));
        default:
            return destinationError(code, shown(path));
        }
    }
};

class FolderSink::Body final : public BodyWriter
{
public:
    Body(const Place &place, QByteArray path, QByteArray temporary, FileDescriptor file, RoomClaim claim)
        : m_place(place), m_path(std::move(path)), m_temporary(std::move(temporary)), m_file(std::move(file)), m_claim(std::move(claim))
    {
    }

    ~Body() override
    {
        if (m_committed)
            return;
        m_file.close();
        if (!m_place.destination.prefersUnnamed())
            removeTemporary();
    }

    Result<void> write(QByteArrayView bytes) override
    {
        if (const int code = writeAll(m_file.get(), bytes))
            return code == EFBIG ? tooLargeHere() : destinationError(code, m_place.shown(m_path));
        m_claim.written(bytes.size());
        m_size += bytes.size();
        return {};
    }

    Result<Outcome> commit() override
    {
        const bool isUnnamed = m_place.destination.prefersUnnamed();
        if (const int code = isUnnamed ? 0 : m_file.close())
            return destinationError(code, m_place.shown(m_path));
        const ExistingRule rule = m_place.options.existing;
        const bool replace = rule == ExistingRule::Skip || rule == ExistingRule::Overwrite;
        QByteArray target = m_path;
        for (int number = 1;; ++number) {
            int code = isUnnamed ? linkTo(target, replace) : renameTo(target, replace);
            if (code == ENOENT) {
                if (const auto made = m_place.makeParents(target); !made)
                    return std::unexpected(made.error());
                code = isUnnamed ? linkTo(target, replace) : renameTo(target, replace);
            }
            if (code == 0)
                break;
            if (code == EEXIST && rule == ExistingRule::Skip && m_place.looksAtCommit())
                return Outcome::Skipped;
            if (code == EEXIST && rule == ExistingRule::Rename) {
                target = numbered(m_path, number);
                continue;
            }
            return m_place.refusal(code, target);
        }
        m_committed = true;
        return Outcome::Done;
    }

private:
    // write(2): beyond what the file system, or this process's limit, lets one file have.
    std::unexpected<Error> tooLargeHere() const
    {
        return std::unexpected(Error{ErrorKind::TooLarge, QStringLiteral("%1: the file system or a limit of this process takes no more than %2 bytes")
                .arg(m_place.shown(m_path)).arg(m_size)});
    }

    int renameTo(const QByteArray &target, bool replace) const
    {
        const unsigned flags = replace ? 0 : RENAME_NOREPLACE;
        const int result = ::renameat2(m_place.destination.unfinished(), m_temporary.constData(), m_place.destination.folder(),
            target.constData(), flags);
        return result == 0 ? 0 : errno;
    }

    // A name that is taken can only be replaced by way of another one.
    int linkTo(const QByteArray &target, bool replace) const
    {
        const Destination &to = m_place.destination;
        int code = ::linkat(m_file.get(), "", to.folder(), target.constData(), AT_EMPTY_PATH) == 0 ? 0 : errno;
        if (code != EEXIST || !replace)
            return code;
        struct stat there;
        if (m_place.looksAtCommit() && m_place.options.existing == ExistingRule::Skip && m_place.look(target, there) == 0
            && S_ISREG(there.st_mode) && there.st_size == m_size)
            return EEXIST;
        if (::linkat(m_file.get(), "", to.unfinished(), m_temporary.constData(), AT_EMPTY_PATH) != 0)
            return errno;
        code = renameTo(target, replace);
        if (code != 0)
            removeTemporary();
        return code;
    }

    void removeTemporary() const { ::unlinkat(m_place.destination.unfinished(), m_temporary.constData(), 0); }

    const Place &m_place;
    QByteArray m_path;
    QByteArray m_temporary; // its name in the hidden folder
    FileDescriptor m_file;
    RoomClaim m_claim;
    qint64 m_size = 0;
    bool m_committed = false;
};

class FolderSink::Writer final : public SinkWriter
{
public:
    Writer(std::shared_ptr<const Place> place, int worker)
        : m_place(std::move(place)), m_prefix(QByteArray::number(worker) + '-')
    {
    }

    Result<std::optional<QByteArray>> admit(const Entry &entry, bool again) override
    {
        Result<QByteArray> path = m_place->pathOf(entry);
        if (!path)
            return std::unexpected(path.error());
        const Result<bool> fetch = isWanted(*path, entry.size, again);
        if (!fetch)
            return std::unexpected(fetch.error());
        return *fetch ? std::optional(*std::move(path)) : std::nullopt;
    }

    Result<std::unique_ptr<BodyWriter>> begin(BodyPlan plan) override
    {
        QByteArray temporary = m_prefix + QByteArray::number(plan.slot);
        const Destination &to = m_place->destination;
        Result<RoomClaim> claim = to.claim(plan.size);
        if (!claim)
            return std::unexpected(claim.error());
        Result<FileDescriptor> file = to.prefersUnnamed() ? to.createUnnamed() : to.createUnfinished(temporary);
        if (!file)
            return std::unexpected(file.error());
        return std::make_unique<Body>(*m_place, std::move(plan.path), std::move(temporary), *std::move(file), *std::move(claim));
    }

    // A page's files have their names already.
    Result<std::optional<QList<Shard>>> endPage(qint64) override { return QList<Shard>(); }
    bool mayBegin() const override { return true; }
    Result<std::optional<QList<Shard>>> finish() override { return QList<Shard>(); }

private:
    Result<bool> isWanted(const QByteArray &path, qint64 size, bool again) const
    {
        if (!again && m_place->looksAtCommit())
            return true;
        struct stat there;
        if (const int code = m_place->look(path, there))
            return code == ENOENT ? Result<bool>(true) : m_place->refusal(code, path);
        if (S_ISDIR(there.st_mode))
            return m_place->refusal(EISDIR, path);
        const bool sameSize = size < 0 || size == there.st_size;
        if (again && isOurs(there)) {
            if (sameSize && (m_place->options.trustOwn || size > 0))
                return false;
            discard(path);
            return true;
        }
        switch (m_place->options.existing) {
        case ExistingRule::Skip:
            return !sameSize;
        case ExistingRule::Overwrite:
            return true;
        case ExistingRule::Rename: // one of the renamed may be this job's, from before it was interrupted
            for (int number = 1; again && m_place->look(numbered(path, number), there) == 0; ++number) {
                if (!isOurs(there))
                    continue;
                if (m_place->options.trustOwn)
                    return false;
                discard(numbered(path, number));
                return true;
            }
            return true;
        case ExistingRule::Fail:
            return m_place->refusal(EEXIST, path);
        }
        Q_UNREACHABLE_RETURN(true);
    }

    // This job's own file is not whole, or another by now: it goes, so that no rule takes it for an older one.
    void discard(const QByteArray &path) const { ::unlinkat(m_place->destination.folder(), path.constData(), 0); }

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

Result<void> FolderSink::open(const QList<Shard> &)
{
    Result<Destination> destination = Destination::open(m_options.folder, m_options.tag, m_options.mayBeMade);
    if (!destination)
        return std::unexpected(destination.error());
    m_place = std::make_shared<Place>(m_options, *std::move(destination));
    return {};
}

Result<std::unique_ptr<SinkWriter>> FolderSink::writer(int worker)
{
    Q_ASSERT(m_place);
    return std::make_unique<Writer>(m_place, worker);
}

Result<QList<Shard>> FolderSink::makeDurable(QList<Shard> shards)
{
    if (::syncfs(m_place->destination.folder()) != 0)
        return destinationError(errno, m_options.folder);
    return shards;
}

Result<Room> FolderSink::look() const
{
    return m_place->destination.look();
}

void FolderSink::close()
{
    if (m_place)
        m_place->destination.removeUnfinished();
    m_place.reset();
}

} // namespace milliard
