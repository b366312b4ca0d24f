// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/engine/folder_verification.h"

#include "core/engine/entry_filter.h"
#include "core/journal/journal_thread.h"
#include "core/sink/folder_check.h"
#include "core/source/open_access.h"
#include "core/source/source_registry.h"

#include <QEventLoop>
#include <QFutureWatcher>
#include <QHash>
#include <QTimer>

#include <chrono>
#include <utility>

namespace milliard {
namespace {

constexpr std::chrono::milliseconds look{100}; // for a cancellation

std::unexpected<Error> cancelled()
{
    return std::unexpected(Error{ErrorKind::Cancelled, {}});
}

// Until somebody quits the loop, or it is cancelled.
void wait(QEventLoop &loop, const std::atomic<bool> *isCancelled)
{
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &loop, [&loop, isCancelled] {
        if (*isCancelled)
            loop.quit();
    });
    if (isCancelled)
        timer.start(look);
    loop.exec();
}

// openSource(); a keychain may wait for its user, or for our main thread, which waits for us.
Result<std::unique_ptr<ListingSource>> open(const JobSpec &spec, const std::atomic<bool> *isCancelled)
{
    const QFuture<Result<JobOptions>> access = openAccess(spec.source, spec.options);
    QEventLoop loop;
    QFutureWatcher<Result<JobOptions>> watcher;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(access);
    if (!access.isFinished())
        wait(loop, isCancelled);
    if (!access.isFinished())
        return cancelled();
    return access.result().and_then([&](const JobOptions &opened) { return makeSource(spec.source, opened); });
}

// After a cancellation the source is to be destroyed, before any event loop runs again that could give its answer.
Result<Page> ask(ListingSource &source, const Cursor &cursor, const std::atomic<bool> *isCancelled)
{
    QEventLoop loop;
    Result<Page> answer = cancelled();
    source.page(cursor, [&](Result<Page> page) {
        answer = std::move(page);
        loop.quit();
    });
    wait(loop, isCancelled);
    return answer;
}

class Verification
{
public:
    Verification(FolderCheck folder, const JobOptions &options, const std::function<void(const FolderProblem &)> &found, FolderSum &sum,
        const std::atomic<bool> *isCancelled)
        : m_folder(std::move(folder)), m_filter(options), m_found(found), m_sum(sum), m_isCancelled(isCancelled)
    {
    }

    void compare(qint64 seq, const Journal::PageState &state, QList<Entry> entries)
    {
        entries.removeIf([this](const Entry &entry) { return !m_filter.accepts(entry); });
        if (entries.size() != state.counts.settled())
            report({seq, {}, QStringLiteral("other-counts"), QStringLiteral("%1 entries are listed where %2 have an outcome")
                    .arg(entries.size()).arg(state.counts.settled())});
        QHash<QString, qsizetype> failed;
        for (const QString &name : state.failed)
            ++failed[name];
        for (const Entry &entry : std::as_const(entries)) {
            if (m_isCancelled && *m_isCancelled)
                return;
            if (const auto left = failed.find(entry.name); left != failed.end() && (*left)-- > 0)
                ++m_sum.failed;
            else
                look(seq, entry);
        }
    }

private:
    void look(qint64 seq, const Entry &entry)
    {
        const FileCheck check = m_folder.check(entry);
        ++m_sum.files;
        m_sum.bytes += check.bytes;
        m_sum.sized += entry.size >= 0 ? 1 : 0;
        m_sum.digests += entry.digest.isEmpty() ? 0 : 1;
        if (check.fault != FileFault::None)
            report({seq, entry.name.isNull() ? QStringLiteral("") : entry.name, fileFaultName(check.fault), check.message});
    }

    void report(const FolderProblem &problem)
    {
        ++m_sum.problems;
        m_found(problem);
    }

    FolderCheck m_folder;
    const EntryFilter m_filter;
    const std::function<void(const FolderProblem &)> &m_found;
    FolderSum &m_sum;
    const std::atomic<bool> *const m_isCancelled;
};

} // namespace

Result<FolderSum> verifyFolder(JobId id, JournalThread &journal, const std::function<void(const FolderProblem &)> &found,
    const std::atomic<bool> *isCancelled)
{
    const auto job = journal.ask([id](Journal &j) { return j.job(id); }).result();
    if (!job)
        return std::unexpected(job.error());
    FolderSum sum;
    sum.jobCounts = job->counts;
    sum.listingDone = job->listingDone;
    const auto over = [&sum](const Error &error) {
        sum.error = error;
        return sum;
    };
    const JobSpec &spec = job->spec;
    auto folder = FolderCheck::open(spec.destination, spec.options);
    if (!folder)
        return over(folder.error());
    const auto source = open(spec, isCancelled);
    if (!source)
        return over(source.error());
    Verification verification(*std::move(folder), spec.options, found, sum, isCancelled);
    for (qint64 seq = 0;; ++seq) {
        if (isCancelled && *isCancelled)
            return over({ErrorKind::Cancelled, {}});
        const auto state = journal.ask([id, seq](Journal &j) { return j.page(id, seq); }).result();
        if (!state)
            return over(state.error());
        if (!*state)
            return sum;
        sum.pagesCounts += (*state)->counts;
        if (!(*state)->finished) {
            ++sum.open;
            continue;
        }
        Result<Page> page = ask(**source, (*state)->cursor, isCancelled);
        if (!page)
            return over(page.error());
        ++sum.pages;
        verification.compare(seq, **state, std::move(page->entries));
    }
}

} // namespace milliard
