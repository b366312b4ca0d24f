// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/engine/stored_files.h"

#include "core/engine/round.h"
#include "core/engine/round_scratch.h"
#include "core/journal/journal_thread.h"
#include "core/sink/shard_name.h"
#include "core/sink/stored_path.h"
#include "core/sink/trash.h"

#include <QFile>
#include <QFileInfo>
#include <QHash>

#include <algorithm>
#include <fcntl.h>
#include <limits>
#include <sys/stat.h>
#include <utility>
#include <vector>

namespace milliard {
namespace {

// The folder's true path, with a slash at its end.
QByteArray trueFolder(const QString &folder)
{
    const QString path = QFileInfo(folder).canonicalFilePath();
    return QFile::encodeName(path.endsWith(QLatin1Char('/')) ? path : path + QLatin1Char('/'));
}

// What other jobs stored in the destination, above or below it: in one table, each under its path's key mixed with that of its
// folder, with the time of the job's creation in place of a version. Two jobs with one path make that RoundRecord::unclear, which
// is before every time.
class OthersFiles
{
public:
    // 'dir' is for files that are needed meanwhile.
    static Result<OthersFiles> of(const QString &dir, const JobRecord &job, JournalThread &journal, const OtherJobs &others)
    {
        OthersFiles files(trueFolder(job.spec.destination));
        if (files.m_folder.size() < 2) // it is not there
            return files;
        const QString listed = dir + QStringLiteral("/others");
        QHash<QString, QByteArray> folders; // many jobs may have one
        const auto writer = RoundWriter::open(listed, RoundWriter::Begin::Anew);
        if (!writer)
            return std::unexpected(writer.error());
        for (const JobFolder &other : others.folders) {
            if (other.id == job.id)
                continue;
            QByteArray &folder = folders[other.folder];
            if (folder.isEmpty())
                folder = trueFolder(other.folder);
            if (folder.size() < 2 || (!folder.startsWith(files.m_folder) && !files.m_folder.startsWith(folder)))
                continue;
            const auto known = journal.ask([id = other.id](Journal &j) { return j.job(id); }).result();
            if (!known) // another process has removed it a moment ago
                continue;
            if (const auto added = files.add(**writer, others.dataDir, *known, folder); !added)
                return std::unexpected(added.error());
        }
        const QString sorted = listed + QStringLiteral(".sorted");
        if (const auto done = sortRecords(listed, sorted); !done)
            return std::unexpected(done.error());
        auto table = RoundTable::open(sorted);
        if (!table)
            return std::unexpected(table.error());
        files.m_table = *std::move(table);
        return files;
    }

    bool has(const WalkedFile &file) const
    {
        const QByteArray path = m_folder + file.path;
        for (auto [folder, created] : m_folders.asKeyValueRange()) {
            if (!path.startsWith(folder))
                continue;
            if (file.changedMs >= created) // of a job whose notes are gone
                return true;
            const RoundRecord *const record = noted(m_table, path.sliced(folder.size()), keyOf(folder));
            if (record && file.changedMs >= qint64(record->print))
                return true;
        }
        return false;
    }

private:
    explicit OthersFiles(QByteArray folder) : m_folder(std::move(folder)) { }

    Result<void> add(RoundWriter &to, const QString &dataDir, const JobRecord &other, const QByteArray &folder)
    {
        constexpr std::size_t atOnce = 4096;
        constexpr qint64 never = std::numeric_limits<qint64>::max();
        const quint64 mix = keyOf(folder);
        const qint64 createdMs = other.created.toMSecsSinceEpoch();
        qint64 &unknownSince = m_folders.emplace(folder, m_folders.value(folder, never)).value();
        bool isKnown = false;
        std::vector<RoundRecord> records;
        // Also what the round before wrote, if nobody has sorted it yet.
        for (const QString &path : {Round::listingPath(dataDir, other.id, other.round), Round::previousPath(dataDir, other.id, other.round),
                 Round::listingPath(dataDir, other.id, other.round - 1), Round::previousPath(dataDir, other.id, other.round - 1)}) {
            isKnown = isKnown || QFile::exists(path);
            const auto table = RoundTable::open(path);
            if (!table)
                return std::unexpected(table.error());
            for (const RoundRecord &record : table->records()) {
                records.push_back({record.key ^ mix, quint64(createdMs)});
                if (records.size() < atOnce)
                    continue;
                if (const auto written = to.append(std::exchange(records, {})); !written)
                    return written;
            }
        }
        if (!isKnown && other.counts.listed > 0)
            unknownSince = std::min(unknownSince, createdMs);
        return to.append(records);
    }

    QByteArray m_folder; // with a slash at the end
    QHash<QByteArray, qint64> m_folders; // likewise: of the jobs, and since when everything may be theirs
    RoundTable m_table;
};

class OwnFiles
{
public:
    OwnFiles(const JobRecord &job, RoundTable table, QList<StoredSpan> runs, qint64 sinceMs)
        : m_table(std::move(table)), m_runs(std::move(runs)), m_sinceMs(sinceMs), m_numbers(mayNumber(job.spec.options.existing))
    {
    }

    // Own or Changed; none: it is not in the notes.
    std::optional<Whose> whose(const WalkedFile &file) const
    {
        if (file.changedMs < m_sinceMs || (!noted(m_table, file.path) && !(m_numbers && isRenamed(file))))
            return std::nullopt;
        return wasStored(m_runs, file.changedMs) ? Whose::Own : Whose::Changed;
    }

private:
    bool isRenamed(const WalkedFile &file) const
    {
        const QByteArray wanted = unnumbered(file.path);
        if (wanted.isEmpty() || !noted(m_table, wanted))
            return false;
        struct stat there;
        const QByteArray name = wanted.sliced(wanted.lastIndexOf('/') + 1);
        if (::fstatat(file.folder, name.constData(), &there, AT_SYMLINK_NOFOLLOW) != 0)
            return false;
        return !S_ISREG(there.st_mode) || qint64(there.st_ctim.tv_sec) * 1000 + there.st_ctim.tv_nsec / 1'000'000 < m_sinceMs;
    }

    const RoundTable m_table;
    const QList<StoredSpan> m_runs;
    const qint64 m_sinceMs;
    const bool m_numbers;
};

} // namespace

const RoundRecord *noted(const RoundTable &table, const QByteArray &path, quint64 mix)
{
    const RoundRecord *const record = table.find(keyOf(path) ^ mix);
    if (record)
        return record;
    const QByteArray plain = withoutAside(path);
    return plain == path ? nullptr : table.find(keyOf(plain) ^ mix);
}

Result<StoredWalk> walkStored(const QString &dataDir, const JobRecord &job, const QDateTime &since, JournalThread &journal, const OtherJobs &others,
    const VisitStored &visit, const std::function<void(const WalkedFolder &)> &left)
{
    StoredWalk sum;
    const auto walk = [&](const auto &whose) {
        sum.known = true;
        if (!QFileInfo(job.spec.destination).isDir() && job.counts.done == 0 && job.round == 1) // it never came to store anything
            return sum;
        const auto walked = walkFiles(job.spec.destination, Barred::PassedOver, [&](const WalkedFile &file) {
            const std::optional<Whose> its = whose(file);
            return its ? visit(file, *its) : Result<void>();
        }, left);
        if (!walked)
            sum.error = walked.error();
        return sum;
    };
    if (job.spec.options.pack != Packing::None) {
        const QString name = ShardName::jobPart(job.id, job.created);
        return walk([&](const WalkedFile &file) {
            const bool isShard = !file.path.contains('/') && ShardName::parse(QString::fromUtf8(file.path), name);
            return isShard ? std::optional(Whose::Own) : std::nullopt;
        });
    }
    QList<StoredSpan> runs = RunTimes::of(dataDir, job);
    const RoundScratch scratch(dataDir, job);
    const auto dir = scratch.path();
    if (!dir)
        return std::unexpected(dir.error());
    auto stored = storedInRounds(*dir, job, journal);
    if (!stored)
        return std::unexpected(stored.error());
    if (!*stored) {
        sum.known = job.counts.listed == 0 && job.round == 1;
        return sum;
    }
    const auto theirs = OthersFiles::of(*dir, job, journal, others);
    if (!theirs)
        return std::unexpected(theirs.error());
    const OwnFiles own(job, **std::move(stored), std::move(runs), since.toMSecsSinceEpoch());
    return walk([&](const WalkedFile &file) {
        const std::optional<Whose> whose = own.whose(file);
        return whose && theirs->has(file) ? Whose::Shared : whose;
    });
}

Result<StoredSum> dealWithStored(const QString &dataDir, const JobRecord &job, JournalThread &journal, const OtherJobs &others,
    StoredFate fate, const std::function<bool(const StoredFile &)> &found)
{
    StoredSum sum;
    QByteArray last; // that was removed
    const auto deal = [&](const WalkedFile &walked, Whose whose) -> Result<void> {
        sum.changed += whose == Whose::Changed ? 1 : 0;
        sum.shared += whose == Whose::Shared ? 1 : 0;
        if (whose != Whose::Own)
            return {};
        StoredFile file{QString::fromUtf8(walked.path), walked.bytes, false, {}};
        if (fate == StoredFate::Trash || fate == StoredFate::Delete) {
            const auto removed = fate == StoredFate::Delete ? walked.remove() : moveToTrash(job.spec.destination, walked);
            file.removed = removed.has_value();
            if (removed)
                last = walked.path;
            else
                file.error = removed.error();
        }
        ++sum.files;
        sum.bytes += file.bytes;
        sum.removed += file.removed ? 1 : 0;
        return found(file) ? Result<void>() : std::unexpected(Error{ErrorKind::Cancelled, job.spec.destination});
    };
    const auto leave = [&last](const WalkedFolder &folder) {
        if (last.startsWith(folder.path + '/'))
            folder.removeIfEmpty();
    };
    const auto walked = walkStored(dataDir, job, job.created, journal, others, deal, leave);
    if (!walked)
        return std::unexpected(walked.error());
    sum.walk = *walked;
    sum.hasTrash = fate == StoredFate::Offer && hasTrash(job.spec.destination);
    return sum;
}

} // namespace milliard
