// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/engine/round_forecast.h"

#include "core/engine/entry_filter.h"
#include "core/engine/round.h"
#include "core/engine/round_scratch.h"
#include "core/engine/run_times.h"
#include "core/engine/source_preview.h"
#include "core/journal/journal_thread.h"
#include "core/sink/folder_sink.h"
#include "core/sink/promised_file.h"
#include "core/source/open_access.h"

#include <QEventLoop>

#include <utility>

namespace milliard {
namespace {

class Forecast
{
public:
    Forecast(const QString &dataDir, const JobRecord &job, const ForecastTold &told)
        : m_job(job)
        , m_told(told)
        , m_filter(job.spec.options)
        , m_sink({job.spec.destination, job.spec.options.existing, job.spec.options.fanOut, QDateTime::currentDateTimeUtc(),
              QStringLiteral("%1-forecast").arg(job.id), false, true, job.created, {}, RunTimes::of(dataDir, job)})
    {
    }

    RoundForecast run(const QString &dataDir, JournalThread &journal, const OtherJobs &others)
    {
        const RoundScratch scratch(dataDir, m_job);
        Result<void> went = scratch.path().and_then([&](const QString &dir) {
            return open(dir, journal).and_then([&] { return list(); }).and_then([&] { return compare(dir, journal, others); });
        });
        m_writer.reset();
        m_sink.close({});
        if (!went)
            m_sum.error = went.error();
        return m_sum;
    }

private:
    Result<void> open(const QString &dir, JournalThread &journal)
    {
        const auto noted = journal.ask([&](Journal &j) { return Round::noteFailures(dir, m_job, j); }).result();
        if (!noted)
            return noted;
        JobRecord next = m_job;
        ++next.round;
        auto round = Round::open(dir, next, false);
        if (!round)
            return std::unexpected(round.error());
        m_round = *std::move(round);
        if (const auto opened = m_sink.open({}); !opened)
            return opened;
        auto writer = m_sink.writer(0);
        if (!writer)
            return std::unexpected(writer.error());
        m_writer = *std::move(writer);
        return {};
    }

    Result<void> list()
    {
        auto source = openSource(m_job.spec.source, m_job.spec.options);
        if (!source)
            return std::unexpected(source.error());
        Result<void> went;
        QEventLoop loop;
        SourcePreview pages(*std::move(source), JobOptions(), 0); // all of them: what a filter leaves out has not vanished
        pages.start([&](const Page &page) { went = went.and_then([&] { return take(page); }); if (!went) loop.quit(); },
            [&](const SourcePreview::Sums &, const std::optional<Error> &error) {
                if (error && went)
                    went = std::unexpected(*error);
                loop.quit();
            });
        loop.exec();
        return went;
    }

    Result<void> take(const Page &page)
    {
        if (const auto noted = m_round->note(page); !noted)
            return noted;
        QList<Entry> own = page.entries;
        own.removeIf([this](const Entry &entry) { return !m_filter.accepts(entry); });
        const QList<Earlier> earlier = m_round->earlier(own);
        for (qsizetype i = 0; i < own.size(); ++i)
            look(own.at(i), earlier.isEmpty() ? Earlier::None : earlier.at(i));
        return {};
    }

    void look(const Entry &entry, Earlier earlier)
    {
        ++m_sum.listed;
        if (entry.url.isEmpty() && entry.extras->fault)
            return fail(entry, *entry.extras->fault);
        auto admitted = m_writer->admit(entry, {false, earlier});
        if (admitted && *admitted && (*admitted)->unless) { // nobody else waits for this thread
            (*admitted)->unless->read({});
            admitted = PromisedFile::decided(**std::move(admitted));
        }
        if (!admitted)
            return fail(entry, admitted.error());
        if (!*admitted) {
            ++m_sum.staying;
            return;
        }
        const auto reason = earlier == Earlier::None ? ForecastFile::New : earlier == Earlier::Same ? ForecastFile::Lost : ForecastFile::Changed;
        ++(reason == ForecastFile::New ? m_sum.added : reason == ForecastFile::Changed ? m_sum.changed : m_sum.lost);
        m_sum.bytes += std::max<qint64>(0, entry.size);
        m_sum.sized += entry.size >= 0 ? 1 : 0;
        m_told.file({entry.name, entry.size, reason, {}});
    }

    void fail(const Entry &entry, const Error &error)
    {
        ++m_sum.failed;
        m_told.file({entry.name, entry.size, ForecastFile::Fails, error});
    }

    Result<void> compare(const QString &dir, JournalThread &journal, const OtherJobs &others)
    {
        JobRecord next = m_job;
        ++next.round;
        const auto vanished = findVanished(dir, next, journal, others, false, [this](const VanishedFile &file) {
            m_told.vanished(file);
            return true;
        });
        if (vanished)
            m_sum.vanished = *vanished;
        return vanished ? Result<void>() : std::unexpected(vanished.error());
    }

    const JobRecord m_job;
    const ForecastTold &m_told;
    const EntryFilter m_filter;
    FolderSink m_sink; // asked what it would do of each entry, and given no body
    std::unique_ptr<SinkWriter> m_writer;
    std::unique_ptr<Round> m_round;
    RoundForecast m_sum;
};

} // namespace

RoundForecast forecastRound(const QString &dataDir, const JobRecord &job, JournalThread &journal, const OtherJobs &others, const ForecastTold &told)
{
    return Forecast(dataDir, job, told).run(dataDir, journal, others);
}

QString reasonName(ForecastFile::Reason reason)
{
    switch (reason) {
    case ForecastFile::New:
        return QStringLiteral("new");
    case ForecastFile::Changed:
        return QStringLiteral("changed");
    case ForecastFile::Lost:
        return QStringLiteral("lost");
    case ForecastFile::Fails:
        return QStringLiteral("fails");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace milliard
