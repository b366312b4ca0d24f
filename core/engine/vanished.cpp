// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/engine/vanished.h"

#include "core/engine/round.h"
#include "core/sink/walk_files.h"
#include "core/source/source_registry.h"

#include <QFile>

namespace milliard {

Result<VanishedSum> findVanished(const QString &dataDir, const JobRecord &job, bool remove, const std::function<void(const VanishedFile &)> &found)
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
    sum.known = true;
    const qint64 createdMs = job.created.toMSecsSinceEpoch();
    const auto walked = walkFiles(job.spec.destination, [&](const WalkedFile &file) -> Result<void> {
        const quint64 key = keyOf(file.path);
        if (file.changedMs < createdMs || !before->find(key) || now->find(key))
            return {};
        VanishedFile vanished{QString::fromUtf8(file.path), false, {}};
        if (remove) {
            const auto removed = file.remove();
            vanished.removed = removed.has_value();
            if (!removed)
                vanished.error = removed.error();
        }
        ++sum.vanished;
        sum.removed += vanished.removed ? 1 : 0;
        found(vanished);
        return {};
    });
    if (!walked)
        sum.error = walked.error();
    return sum;
}

} // namespace milliard
