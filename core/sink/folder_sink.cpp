// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/sink/folder_sink.h"

#include "core/sink/destination.h"
#include "core/sink/safe_path.h"

#include <cerrno>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

namespace milliard {
Result<QByteArray> FolderSink::pathOf(const Entry &entry, bool fanOut)
{
    Result<QByteArray> path = safePath(entry.name);
    if (path && fanOut)
        path->prepend(fanOutPrefix(*path));
    return path;
}

QByteArray FolderSink::numbered(const QByteArray &path, int number)
{
    const qsizetype nameStart = path.lastIndexOf('/') + 1;
    qsizetype dot = path.indexOf('.', nameStart + 1);
    if (dot < 0)
        dot = path.size();
    return path.first(dot) + " (" + QByteArray::number(number) + ')' + path.sliced(dot);
}

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
            return destinationError(code, shown(path));
        }
    }
};

class FolderSink::Body final : public BodyWriter
{
public:
    enum class Form { Unnamed, Temporary, Kept };

    Body(const Place &place, QByteArray path, QByteArray temporary, FileDescriptor file, Form form)
        : m_place(place), m_path(std::move(path)), m_temporary(std::move(temporary)), m_file(std::move(file)), m_form(form)
    {
    }

    ~Body() override
    {
        if (m_committed)
            return;
        m_file.close();
        if (m_form == Form::Temporary)
            removeTemporary();
    }

    Result<void> write(qint64 at, QByteArrayView bytes) override
    {
        if (const int code = writeAll(m_file.get(), at, bytes))
            return destinationError(code, m_place.shown(m_path));
        m_size = at + bytes.size();
        return {};
    }

    Result<Flush> flush() override { return flushOf(m_file.get(), m_place.shown(m_path)); }
    Result<qint64> read(qint64 at, std::span<char> to) override { return readSome(m_file.get(), at, to, m_place.shown(m_path)); }

    Result<Outcome> commit() override
    {
        const bool isUnnamed = m_form == Form::Unnamed;
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
    Form m_form;
    qint64 m_size = 0; // unless kept
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
        Result<QByteArray> path = pathOf(entry, m_place->options.fanOut);
        if (!path)
            return std::unexpected(path.error());
        const Result<bool> fetch = isWanted(*path, entry.size, again);
        if (!fetch)
            return std::unexpected(fetch.error());
        return *fetch ? std::optional(*std::move(path)) : std::nullopt;
    }

    Result<std::unique_ptr<BodyWriter>> begin(BodyPlan plan) override
    {
        const Destination &to = m_place->destination;
        const Body::Form form = !plan.part.isEmpty() ? Body::Form::Kept : to.prefersUnnamed() ? Body::Form::Unnamed : Body::Form::Temporary;
        QByteArray temporary = form == Body::Form::Kept ? std::move(plan.part) : m_prefix + QByteArray::number(plan.slot);
        Result<FileDescriptor> file = form == Body::Form::Unnamed ? to.createUnnamed()
            : form == Body::Form::Kept                            ? to.openKept(temporary, plan.size, plan.resume)
                                                                  : to.createUnfinished(temporary);
        if (!file)
            return std::unexpected(file.error());
        return std::make_unique<Body>(*m_place, std::move(plan.path), std::move(temporary), *std::move(file), form);
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

Result<void> FolderSink::open(const Known &known)
{
    Result<Destination> destination = Destination::open(m_options.folder, m_options.tag, known.parts);
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

void FolderSink::close(const QList<QByteArray> &parts)
{
    if (m_place)
        m_place->destination.removeUnfinished(parts);
    m_place.reset();
}

} // namespace milliard
