// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/engine/run_times.h"

#include "core/engine/round_records.h"

#include <cerrno>
#include <cstddef>
#include <ctime>
#include <unistd.h>

namespace milliard {
namespace {

using Span = RunTimes::Span;
static_assert(sizeof(Span) == 16);

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

QList<Span> RunTimes::read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<Span> spans(file.size() / qint64(sizeof(Span)));
    const qint64 bytes = spans.size() * qint64(sizeof(Span));
    if (file.read(reinterpret_cast<char *>(spans.data()), bytes) != bytes)
        return {};
    return spans;
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
    const Span span{now, now};
    m_at = m_file.size() - m_file.size() % qint64(sizeof span); // one that was cut short is written over
    if (::pwrite(m_file.handle(), &span, sizeof span, m_at) == ssize_t(sizeof span))
        return {};
    return notesError(m_file.fileName(), errno);
}

void RunTimes::extend()
{
    const qint64 now = nowMs();
    (void)::pwrite(m_file.handle(), &now, sizeof now, m_at + qint64(offsetof(Span, toMs)));
}

} // namespace milliard
