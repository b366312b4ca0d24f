// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/engine/preview_run.h"

#include "core/source/offering_source.h"
#include "core/source/open_access.h"
#include "core/source/source_registry.h"

#include <QEventLoop>
#include <QPromise>
#include <QtConcurrentRun>

#include <algorithm>
#include <mutex>
#include <utility>

namespace milliard {

struct PreviewRun::State {
    std::mutex mutex; // of 'part'
    Part part;
    qsizetype noticesTold = 0; // by the pool's thread
    std::optional<Error> error; // likewise, before its end
};

PreviewRun::PreviewRun(QObject *parent)
    : QObject(parent)
{
    connect(&m_watcher, &QFutureWatcherBase::progressValueChanged, this, &PreviewRun::tell);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &PreviewRun::over);
}

PreviewRun::~PreviewRun()
{
    cancel();
}

void PreviewRun::start(const QString &source, const JobOptions &options, qint64 limit)
{
    cancel();
    JobOptions brief = options;
    brief.retry.attempts = 1;
    brief.timeout = std::min(brief.timeout, timeout);
    m_state = std::make_shared<State>();
    m_watcher.setFuture(QtConcurrent::run([state = m_state, source, brief, limit](QPromise<void> &promise) { walk(promise, *state, source, brief, limit); }));
}

void PreviewRun::cancel()
{
    m_watcher.cancel();
    m_watcher.setFuture({}); // also drops what is on its way
    m_state.reset();
}

// On the pool's thread.
void PreviewRun::walk(QPromise<void> &promise, State &state, const QString &source, const JobOptions &options, qint64 limit)
{
    QEventLoop loop;
    QFutureWatcher<void> cancelled;
    connect(&cancelled, &QFutureWatcherBase::canceled, &loop, &QEventLoop::quit);
    cancelled.setFuture(promise.future());
    // The keychain answers by the main loop, which may be over by then: nobody waits for it that is cancelled.
    const QFuture<Result<JobOptions>> opened = openAccess(source, options);
    if (!opened.isFinished()) {
        QFutureWatcher<Result<JobOptions>> answered;
        connect(&answered, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
        answered.setFuture(opened);
        if (!promise.isCanceled())
            loop.exec();
    }
    if (promise.isCanceled())
        return;
    auto made = opened.result().and_then([&](const JobOptions &with) { return makeSource(source, with); });
    if (!made) {
        state.error = made.error();
        return;
    }
    const auto *const offering = dynamic_cast<const OfferingSource *>(made->get());
    SourcePreview preview(*std::move(made), options, limit);
    int parts = 0; // a value that changes, so that it is told
    preview.start(
        [&](const Page &page) {
            {
                const std::scoped_lock lock(state.mutex);
                state.part.entries += page.entries;
                for (const QString &notice : page.notices) {
                    if (state.noticesTold++ < mostNotices)
                        state.part.notices += notice;
                }
                state.part.offer = offering ? offering->offer() : QString();
                state.part.sums = preview.sums();
            }
            promise.setProgressValue(++parts);
        },
        [&](const SourcePreview::Sums &sums, const std::optional<Error> &error) {
            {
                const std::scoped_lock lock(state.mutex);
                state.part.sums = sums;
            }
            state.error = error;
            loop.quit();
        });
    if (!promise.isCanceled())
        loop.exec();
}

void PreviewRun::tell()
{
    if (!m_state)
        return;
    Part part;
    {
        const std::scoped_lock lock(m_state->mutex);
        part = std::exchange(m_state->part, {});
        m_state->part.sums = part.sums;
    }
    Q_EMIT found(part);
}

void PreviewRun::over()
{
    const auto state = m_state;
    tell();
    if (!state || state != m_state)
        return; // who was told has cancelled it, and may have begun another
    m_state.reset();
    Q_EMIT ended(state->error);
}

} // namespace milliard
