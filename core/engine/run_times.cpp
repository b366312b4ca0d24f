// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/engine/run_times.h"

#include "core/engine/round.h"
#include "core/engine/round_records.h"

#include <QFileInfo>

#include <cerrno>
#include <cstddef>
#include <ctime>
#include <unistd.h>

namespace milliard {
namespace {

static_assert(sizeof(StoredSpan) == 16);

// By the clock that file systems take ctime from, which is a few milliseconds behind the usual one.
qint64 nowMs()
{
    timespec now{};
    ::clock_gettime(CLOCK_REALTIME_COARSE, &now);
    return qint64(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000;
}

} // namespace

QString RunTimes::pathOf(const QString &dataDir, JobId id)
{
    return QStringLiteral("%1/rounds/%2-times").arg(dataDir).arg(id);
}

QList<StoredSpan> RunTimes::read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<StoredSpan> spans(file.size() / qint64(sizeof(StoredSpan)));
    const qint64 bytes = spans.size() * qint64(sizeof(StoredSpan));
    if (file.read(reinterpret_cast<char *>(spans.data()), bytes) != bytes)
        return {};
    return spans;
}

QList<StoredSpan> RunTimes::of(const QString &dataDir, const JobRecord &job)
{
    const QList<StoredSpan> runs = read(pathOf(dataDir, job.id));
    for (int round = job.round; runs.isEmpty() && round > job.round - 2; --round) { // one that just begins has listed nothing
        if (const QFileInfo listing(Round::listingPath(dataDir, job.id, round)); listing.exists())
            return {{job.created.toMSecsSinceEpoch(), listing.lastModified().toMSecsSinceEpoch()}};
    }
    return runs;
}

Result<std::unique_ptr<RunTimes>> RunTimes::begin(const QString &path)
{
    std::unique_ptr<RunTimes> times(new RunTimes(path));
    if (!times->m_file.open(QIODevice::ReadWrite | QIODevice::Unbuffered))
        return notesError(path, errno);
    if (const auto begun = times->goOn(); !begun)
        return std::unexpected(begun.error());
    return times;
}

Result<void> RunTimes::goOn()
{
    const qint64 now = nowMs();
    const StoredSpan span{now, now + 2000};
    m_at = m_file.size() - m_file.size() % qint64(sizeof span); // one that was cut short is written over
    m_isPaused = false;
    if (::pwrite(m_file.handle(), &span, sizeof span, m_at) == ssize_t(sizeof span))
        return {};
    return notesError(m_file.fileName(), errno);
}

void RunTimes::pause()
{
    extend();
    m_isPaused = true;
}

void RunTimes::endAt(qint64 fromNowMs)
{
    if (m_isPaused)
        return;
    const qint64 end = nowMs() + fromNowMs;
    (void)::pwrite(m_file.handle(), &end, sizeof end, m_at + qint64(offsetof(StoredSpan, toMs)));
}

} // namespace milliard
