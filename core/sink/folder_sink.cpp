// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/sink/folder_sink.h"

#include "core/base/data_url.h"
#include "core/sink/folder_sink_place.h"
#include "core/sink/parent_folders.h"
#include "core/sink/promised_file.h"
#include "core/sink/rename_new.h"
#include "core/sink/same_bytes.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

namespace milliard {

Result<QByteArray> FolderSink::pathOf(const Entry &entry, bool fanOut, NameRules rules)
{
    Result<QByteArray> path = storedPath(entry.name, rules);
    if (path && fanOut)
        path->prepend(fanOutPrefix(*path));
    return path;
}

class FolderSink::Body final : public BodyWriter
{
public:
    enum class Form { Unnamed, Temporary, Kept };

    Body(const Place &place, ParentFolders &folders, StoredAs to, QByteArray temporary, FileDescriptor file, Form form, RoomClaim claim)
        : m_place(place), m_folders(folders), m_path(std::move(to.path)), m_rule(to.answer.value_or(place.options.existing)), m_isAnswered(to.answer), m_modified(to.modified), m_replaces(to.replaces), m_temporary(std::move(temporary)), m_file(std::move(file)), m_claim(std::move(claim)),
          m_isKept(form == Form::Kept), m_isNamed(form != Form::Unnamed)
    {
    }

    ~Body() override
    {
        if (m_committed)
            return;
        m_file.close();
        if (m_isNamed && !m_isKept)
            ::unlinkat(m_place.destination.unfinished(), m_temporary.constData(), 0);
    }

    Result<void> write(qint64 at, QByteArrayView bytes) override
    {
        if (const int code = writeAll(m_file.get(), at, bytes))
            return code == EFBIG ? tooLargeHere(at) : destinationError(code, m_place.shown(m_path));
        m_claim.written(bytes.size());
        return {};
    }

    Result<Flush> flush() override { return flushOf(m_file.get(), m_place.shown(m_path)); }
    Result<qint64> read(qint64 at, std::span<char> to) override { return readSome(m_file.get(), at, to, m_place.shown(m_path)); }

    Result<Outcome> commit() override
    {
        setTime();
        if (const int code = m_isNamed ? m_file.close() : 0)
            return destinationError(code, m_place.shown(m_path));
        const bool keeps = m_isAnswered && m_rule == ExistingRule::Skip;
        const bool replace = m_replaces || Place::replaces(m_rule);
        std::unique_lock oneAtATime(m_place.folding, std::defer_lock);
        if (m_place.traits.folds) // nothing comes between a look at a spelling and what is done then
            oneAtATime.lock();
        QByteArray own = m_path;
        QByteArray target = own;
        bool mayBeGone = true; // the folder that was open
        for (int number = 1;;) {
            const auto spot = m_folders.find(target, true);
            if (!spot)
                return m_place.refusal(spot.error(), target);
            const bool isFolded = m_place.traits.folds && isAnothers(*spot);
            const int code = isFolded ? EISDIR : moveTo(*spot, replace);
            if (code == 0)
                break;
            if (code == ENOENT && std::exchange(mayBeGone, false)) {
                m_folders.forget(target);
                continue;
            }
            const bool isTaken = code == EEXIST || code == EISDIR;
            if (isTaken && target == m_path && isAnothers(*spot)) {
                own = target = pathAside(m_path, m_place.rules);
                if (!target.isEmpty())
                    continue;
                return m_place.refusal(code, m_path);
            }
            if (isTaken && keeps)
                return Outcome::Skipped;
            if (code == EEXIST && (replace || m_rule == ExistingRule::Skip))
                return staysAt(*spot, target);
            if (isTaken && m_rule == ExistingRule::Rename) {
                target = numbered(own, number++);
                continue;
            }
            return m_place.refusal(code, target);
        }
        m_committed = true;
        return Outcome::Done;
    }

private:
    // write(2): beyond what the file system, or this process's limit, lets one file have.
    std::unexpected<Error> tooLargeHere(qint64 at) const
    {
        return std::unexpected(Error{ErrorKind::TooLarge, QStringLiteral("%1: the file system or a limit of this process takes no more than %2 bytes")
                .arg(m_place.shown(m_path)).arg(at)});
    }

    // The time that the listing tells. Where the file system has none, nothing else is lost.
    void setTime() const
    {
        if (m_modified < 0)
            return;
        const timespec times[] = {{0, UTIME_OMIT}, {time_t(m_modified / 1000), long(m_modified % 1000 * 1'000'000)}};
        ::futimens(m_file.get(), times);
    }

    bool isAnothers(ParentFolders::Spot spot) const
    {
        struct stat there;
        return ::fstatat(spot.folder, spot.name, &there, AT_SYMLINK_NOFOLLOW) == 0 && m_folders.isAnothers(spot, there);
    }

    // 0, or errno. Of what may be replaced, EEXIST is left for what this run has stored.
    int moveTo(ParentFolders::Spot spot, bool replace)
    {
        const int code = moveToFree(spot);
        if (code != EEXIST || !replace)
            return code;
        struct stat there;
        if (::fstatat(spot.folder, spot.name, &there, AT_SYMLINK_NOFOLLOW) == 0 && m_place.isOfThisRun(there))
            return EEXIST;
        if (!m_isNamed) { // to replace a file takes a name to rename
            if (::linkat(m_file.get(), "", m_place.destination.unfinished(), m_temporary.constData(), AT_EMPTY_PATH) != 0)
                return errno;
            m_isNamed = true;
        }
        return ::renameat(m_place.destination.unfinished(), m_temporary.constData(), spot.folder, spot.name) == 0 ? 0 : errno;
    }

    int moveToFree(ParentFolders::Spot spot)
    {
        if (m_isNamed)
            return renameNew(m_place.destination.unfinished(), m_temporary, spot.folder, spot.name);
        return ::linkat(m_file.get(), "", spot.folder, spot.name, AT_EMPTY_PATH) == 0 ? 0 : errno;
    }

    // What is there stays, if it has the same bytes, whether another entry has stored it in this run or somebody else.
    Result<Outcome> staysAt(ParentFolders::Spot spot, const QByteArray &target) const
    {
        const FileDescriptor there(::openat(spot.folder, spot.name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
        struct stat found;
        const FileDescriptor own(m_isNamed ? ::openat(m_place.destination.unfinished(), m_temporary.constData(), O_RDONLY | O_CLOEXEC)
                                           : ::open(("/proc/self/fd/" + QByteArray::number(m_file.get())).constData(), O_RDONLY | O_CLOEXEC));
        if (there.isOpen() && own.isOpen() && haveSameBytes(there.get(), own.get()))
            return Outcome::Skipped;
        const bool isAnotherEntrys = there.isOpen() && ::fstat(there.get(), &found) == 0 && m_place.isOfThisRun(found);
        return isAnotherEntrys ? m_place.takenMeanwhile(target) : m_place.refusal(EEXIST, target);
    }

    const Place &m_place;
    ParentFolders &m_folders; // its writer's
    QByteArray m_path;
    const ExistingRule m_rule;
    const bool m_isAnswered; // it is an answer, and not the job's
    const qint64 m_modified;
    const bool m_replaces;
    QByteArray m_temporary; // its name in the hidden folder
    FileDescriptor m_file;
    RoomClaim m_claim;
    const bool m_isKept;
    bool m_isNamed; // has that name
    bool m_committed = false;
};

class FolderSink::Writer final : public SinkWriter
{
public:
    Writer(std::shared_ptr<const Place> place, int worker)
        : m_place(std::move(place)), m_folders(m_place->destination, m_place->traits), m_prefix(QByteArray::number(worker) + '-')
    {
    }

    Result<std::optional<StoredAs>> admit(const Entry &entry, Standing standing) override
    {
        Result<QByteArray> path = pathOf(entry, m_place->options.fanOut, m_place->rules);
        if (!path)
            return std::unexpected(path.error());
        StoredAs place(*std::move(path), false, entry.modified);
        if (const auto &answer = entry.extras->answer; answer && answer->rule != ExistingRule::Ask)
            place.answer = answer->rule;
        const Result<bool> fetch = isWanted(place, entry, standing);
        if (!fetch) {
            if (place.answer == ExistingRule::Skip && fetch.error().kind == ErrorKind::FileExists)
                return std::nullopt;
            return std::unexpected(fetch.error());
        }
        return *fetch ? std::optional(std::move(place)) : std::nullopt;
    }

    Result<std::unique_ptr<BodyWriter>> begin(BodyPlan plan) override
    {
        const Destination &to = m_place->destination;
        const Body::Form form = !plan.part.isEmpty() ? Body::Form::Kept : to.prefersUnnamed() ? Body::Form::Unnamed : Body::Form::Temporary;
        QByteArray temporary = form == Body::Form::Kept ? std::move(plan.part) : m_prefix + QByteArray::number(plan.slot);
        Result<RoomClaim> claim = to.claim(plan.resume ? 0 : plan.size);
        if (!claim)
            return std::unexpected(claim.error());
        Result<FileDescriptor> file = form == Body::Form::Unnamed ? to.createUnnamed()
            : form == Body::Form::Kept                            ? to.openKept(temporary, plan.size, plan.resume, *claim)
                                                                  : to.createUnfinished(temporary);
        if (!file)
            return std::unexpected(file.error());
        return std::make_unique<Body>(*m_place, m_folders, std::move(plan.place), std::move(temporary), *std::move(file), form, *std::move(claim));
    }

    // A page's files have their names already.
    Result<std::optional<QList<Shard>>> endPage(qint64) override { return QList<Shard>(); }
    bool mayBegin() const override { return true; }
    Result<std::optional<QList<Shard>>> finish() override { return QList<Shard>(); }

private:
    Result<bool> isWanted(StoredAs &place, const Entry &entry, Standing standing)
    {
        if (!standing.again && m_place->looksAtCommit())
            return true;
        QByteArray path = place.path;
        struct stat there;
        int code = look(path, there);
        if (code == EISDIR) {
            if (const QByteArray aside = pathAside(path, m_place->rules); !aside.isEmpty())
                code = look(path = aside, there);
        }
        if (code != 0)
            return code == ENOENT ? Result<bool>(true) : m_place->refusal(code, path);
        const bool isAlike = looksLike(entry, path, there);
        StoredAs otherwise = place;
        const Result<bool> fetch = isWantedBeside(path, there, isAlike, place, entry, standing);
        if (!fetch || *fetch || !isAlike || !isDoubtful(there, entry, standing))
            return fetch;
        const Result<bool> fetchOther = isWantedBeside(path, there, false, otherwise, entry, standing);
        if (fetchOther && !*fetchOther) // whatever its bytes are
            return fetch;
        place = std::move(otherwise);
        return wantedUnlessRight(path, place, entry, fetchOther ? std::nullopt : std::optional(fetchOther.error()));
    }

    // Whether its size may be all that it has of what is promised. Not so of the job's own, which is not read again, nor of what has
    // not changed since an earlier round came to keep it.
    bool isDoubtful(const struct stat &there, const Entry &entry, Standing standing) const
    {
        return !entry.digest.isEmpty() && !isDataUrl(entry.url) && !m_place->isOwn(there) && (standing.earlier != Earlier::Same || m_place->isSinceJob(there));
    }

    // Wanted unless what is there has the bytes that are promised, which the caller finds out.
    Result<bool> wantedUnlessRight(const QByteArray &path, StoredAs &place, const Entry &entry, std::optional<Error> otherwise)
    {
        const auto spot = m_folders.find(path, false);
        FileDescriptor file(spot ? ::openat(spot->folder, spot->name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC) : -1);
        if (!file.isOpen())
            return m_place->refusal(spot ? errno : spot.error(), path);
        place.unless = std::make_shared<PromisedFile>(std::move(file), Digest::unpacked(entry.digest), std::move(otherwise));
        return true;
    }

    // Where something is there already, which is the entry's or not.
    Result<bool> isWantedBeside(const QByteArray &path, struct stat there, bool isAlike, StoredAs &place, const Entry &entry, Standing standing)
    {
        const bool again = standing.again;
        // Another entry's: the bytes, once they have come, tell whether both are the same.
        const ExistingRule rule = place.answer.value_or(m_place->options.existing);
        if (m_place->isOfThisRun(there) && (Place::replaces(rule) || (rule == ExistingRule::Skip && !place.answer)))
            return true;
        // What failed for something in its way is not there, though the job may have stored another entry of that path.
        if (const auto &answer = entry.extras->answer; answer && (place.answer || asksOrFails() || (again && m_place->isSinceRound(there))))
            return isWantedBy(*answer, entry, path, there, isAlike, again);
        if (again && m_place->isSinceRound(there)) {
            if (isAlike && (m_place->options.trustOwn || entry.size > 0))
                return false;
            if (m_place->options.existing == ExistingRule::Ask && m_place->options.trustOwn) // it may be somebody's after all
                return m_place->refusal(EEXIST, path);
            if (m_place->mayBeOwn(there))
                return takesPlaceOf(path, there, place);
        }
        const Earlier earlier = standing.earlier;
        if (m_place->isOfEarlierRound(there)) {
            if (m_place->options.existing == ExistingRule::Ask && earlier == Earlier::Same && !isAlike) // somebody changed it right behind the run
                return m_place->refusal(EEXIST, path);
            place.replaces = true;
            return earlier == Earlier::Another || !isAlike;
        }
        const bool isKept = isAlike && earlier != Earlier::Another; // the user's, which is as listed
        switch (m_place->options.existing) {
        case ExistingRule::Skip:
            return isKept ? Result<bool>(false) : m_place->refusal(EEXIST, path);
        case ExistingRule::Overwrite:
            return true;
        case ExistingRule::Newer:
            if (entry.modified >= 0)
                return entry.modified > modifiedMs(there);
            return isKept ? Result<bool>(false) : m_place->refusal(EEXIST, path);
        case ExistingRule::Rename: // one of the renamed may be this job's, from before it was interrupted
            for (int number = 1; (again || earlier != Earlier::None) && look(numbered(path, number), there) == 0; ++number) {
                if (m_place->isOfEarlierRound(there)) {
                    place = {numbered(path, number), true, place.modified};
                    return earlier == Earlier::Another || !looksLike(entry, numbered(path, number), there);
                }
                if (!again || !m_place->isSinceRound(there) || !m_place->mayBeOwn(there))
                    continue;
                if (m_place->options.trustOwn)
                    return false;
                place = {numbered(path, number), false, place.modified};
                return takesPlaceOf(place.path, there, place);
            }
            return true;
        case ExistingRule::Ask: // what the user said of this version in an earlier round holds
            if ((earlier == Earlier::Same && (isAlike || !m_place->isSinceJob(there))) || isAsListed(entry, there, isAlike))
                return false;
            return m_place->refusal(EEXIST, path);
        case ExistingRule::Fail:
            return m_place->refusal(EEXIST, path);
        }
        Q_UNREACHABLE_RETURN(true);
    }

    // Of an entry that failed since something is there, which is not the job's then, whoever wrote it and when.
    Result<bool> isWantedBy(const ExistingAnswer &answer, const Entry &entry, const QByteArray &path, const struct stat &there, bool isAlike, bool again)
    {
        // Stored since the answer, by a run that broke off; what is in doubt is fetched once more rather than lost.
        const auto isStored = [&](const struct stat &found, bool isOfSize) {
            return again && Place::isChangedSince(found, answer.given) && isOfSize && entry.size >= 0 && (m_place->options.trustOwn || entry.size > 0)
                && (entry.modified < 0 || isOfTime(entry, found));
        };
        switch (answer.rule) {
        case ExistingRule::Skip:
            return false;
        case ExistingRule::Newer:
            return entry.modified > modifiedMs(there);
        case ExistingRule::Overwrite:
            return !isStored(there, isAlike);
        case ExistingRule::Rename: {
            struct stat other;
            for (int number = 1; look(numbered(path, number), other) == 0; ++number) {
                if (isStored(other, other.st_size == entry.size))
                    return false;
            }
            return true;
        }
        case ExistingRule::Ask:
        case ExistingRule::Fail:
            break;
        }
        if (m_place->options.existing == ExistingRule::Ask && isAsListed(entry, there, isAlike))
            return false;
        return m_place->refusal(EEXIST, path);
    }

    // Of a file of the job's own that is not whole, or another by now. It stays until the new one is whole, unless the power cut
    // that may have cut it short is beyond doubt: then nothing of it stays under its name.
    bool takesPlaceOf(const QByteArray &path, const struct stat &there, StoredAs &place)
    {
        if (!m_place->options.trustOwn && m_place->isOwn(there))
            discard(path);
        place.replaces = true;
        return true;
    }

    bool asksOrFails() const { return m_place->options.existing == ExistingRule::Ask || m_place->options.existing == ExistingRule::Fail; }

    static qint64 modifiedMs(const struct stat &there) { return qint64(there.st_mtim.tv_sec) * 1000 + there.st_mtim.tv_nsec / 1'000'000; }

    // To the second, since many programs and file systems know no finer.
    static bool isOfTime(const Entry &entry, const struct stat &there) { return entry.modified >= 0 && entry.modified / 1000 == there.st_mtim.tv_sec; }

    // By its bytes where the listing has them, else by its size, where that is told. Bytes that are promised are those of a file.
    bool looksLike(const Entry &entry, const QByteArray &path, const struct stat &there)
    {
        if (isDataUrl(entry.url))
            return hasBytes(path, there, dataUrlBody(entry.url));
        return (entry.size < 0 || entry.size == there.st_size) && (entry.digest.isEmpty() || S_ISREG(there.st_mode));
    }

    // Nobody needs to be asked whether one takes the other's place: the bytes are the same, or size and time say so.
    static bool isAsListed(const Entry &entry, const struct stat &there, bool isAlike)
    {
        return S_ISREG(there.st_mode) && isAlike && (isDataUrl(entry.url) || !entry.digest.isEmpty() || (entry.size >= 0 && isOfTime(entry, there)));
    }

    // 0, or errno; EISDIR: it is no file of that name.
    int look(const QByteArray &path, struct stat &there)
    {
        const auto spot = m_folders.find(path, false);
        if (!spot)
            return spot.error();
        if (::fstatat(spot->folder, spot->name, &there, AT_SYMLINK_NOFOLLOW) != 0)
            return errno;
        return m_folders.isAnothers(*spot, there) ? EISDIR : 0;
    }

    // Whether a file is what the listing says word for word. What cannot be read is something else.
    bool hasBytes(const QByteArray &path, const struct stat &there, const Result<QByteArray> &body)
    {
        const auto spot = m_folders.find(path, false);
        if (!spot || !body || !S_ISREG(there.st_mode) || there.st_size != body->size())
            return false;
        const FileDescriptor file(::openat(spot->folder, spot->name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
        return file.isOpen() && haveBytes(file.get(), *body);
    }

    void discard(const QByteArray &path)
    {
        if (const auto spot = m_folders.find(path, false))
            ::unlinkat(spot->folder, spot->name, 0);
    }

    std::shared_ptr<const Place> m_place;
    ParentFolders m_folders;
    QByteArray m_prefix;
};

FolderSink::FolderSink(Options options)
    : m_options(std::move(options))
{
}

FolderSink::~FolderSink() = default;

Result<void> FolderSink::open(const Known &known)
{
    Result<Destination> destination = Destination::open(m_options.folder, m_options.tag, known.parts, m_options.mayBeMade);
    if (!destination)
        return std::unexpected(destination.error());
    const Result<NameTraits> traits = NameTraits::of(*destination);
    if (!traits)
        return std::unexpected(traits.error());
    const NameRules rules{traits->refusesSigns, m_options.existing == ExistingRule::Rename};
    m_place = std::make_shared<Place>(m_options, *std::move(destination), *traits, rules);
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

void FolderSink::close(const QList<QByteArray> &parts)
{
    if (m_place)
        m_place->destination.removeUnfinished(parts);
    m_place.reset();
}

} // namespace milliard
