// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/engine/vanished.h"

#include "core/engine/round.h"
#include "core/sink/stored_path.h"
#include "core/source/source_registry.h"

#include <QFile>

namespace milliard {
namespace {

// Whether one of the folders that it is in is listed as a file.
bool isBelowFile(const RoundTable &table, const QByteArray &path, bool fanOut)
{
    const qsizetype from = fanOut ? fanOutPrefix(path).size() : 0;
    for (qsizetype end = path.indexOf('/', from); end >= 0; end = path.indexOf('/', end + 1)) {
        const QByteArray folder = path.sliced(from, end - from);
        if (table.find(keyOf(fanOut ? fanOutPrefix(folder) + folder : folder)))
            return true;
    }
    return false;
}

} // namespace

Result<VanishedSum> findVanished(const QString &dataDir, const JobRecord &job, JournalThread &journal, const OtherJobs &others, bool remove,
    const std::function<bool(const VanishedFile &)> &found)
{
    VanishedSum sum;
    const QString listing = Round::listingPath(dataDir, job.id, job.round);
    const QString earlier = Round::previousPath(dataDir, job.id, job.round);
    const auto source = planSource(job.spec.source, job.spec.options.source);
    if (job.state != JobState::Done || !QFile::exists(listing) || !QFile::exists(earlier) || (source && source->isExcerpt))
        return sum;
    const QString sorted = listing + QStringLiteral(".sorted");
    const auto done = sortRecords(listing, sorted);
    const auto now = done ? RoundTable::open(sorted) : std::unexpected(done.error());
    const auto before = RoundTable::open(earlier);
    QFile::remove(sorted); // but for what is mapped of it
    if (!now || !before)
        return std::unexpected(now ? before.error() : now.error());
    sum.isPartial = now->find(RoundRecord::unreadFolder);
    if (sum.isPartial)
        return sum;
    const auto walked = walkStored(dataDir, job, job.created, journal, others, [&](const WalkedFile &file, Whose whose) -> Result<void> {
        if (!noted(*before, file.path) || noted(*now, file.path))
            return {};
        if (source && source->filesMayBeFolders && isBelowFile(*now, file.path, job.spec.options.fanOut))
            return {};
        if (whose != Whose::Own) {
            ++sum.staying;
            return {};
        }
        VanishedFile vanished{QString::fromUtf8(file.path), false, {}};
        if (remove) {
            const auto removed = file.remove();
            vanished.removed = removed.has_value();
            if (!removed)
                vanished.error = removed.error();
        }
        ++sum.vanished;
        sum.removed += vanished.removed ? 1 : 0;
        return found(vanished) ? Result<void>() : std::unexpected(Error{ErrorKind::Cancelled, job.spec.destination});
    });
    if (!walked)
        return std::unexpected(walked.error());
    sum.known = walked->known;
    sum.error = walked->error;
    return sum;
}

} // namespace milliard
