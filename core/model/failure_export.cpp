// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/model/failure_export.h"

#include "core/model/failure_lines.h"

#include <QDir>
#include <QJsonDocument>
#include <QSaveFile>
#include <QtConcurrentRun>

#include <algorithm>
#include <limits>

namespace milliard {
namespace {

constexpr qint64 atOnce = 2000;

QByteArray lineOf(JobId id, const Failure &failure, FailureForm form)
{
    return form == FailureForm::Csv ? failureCsvRecord(failure) : QJsonDocument(failureToJson(id, failure)).toJson(QJsonDocument::Compact) + '\n';
}

Result<qint64> writeFailures(Engine &engine, JobId id, const QList<Cause> &causes, FailureForm form, const QString &name,
    QPromise<Result<qint64>> &promise)
{
    QSaveFile file(name);
    const auto broken = [&file, &name] {
        return std::unexpected(Error{ErrorKind::DestinationUnusable, QStringLiteral("%1: %2").arg(QDir::toNativeSeparators(name), file.errorString())});
    };
    if (!file.open(QIODevice::WriteOnly))
        return broken();
    QByteArray lines = form == FailureForm::Csv ? failureCsvHeader() : QByteArray();
    qint64 written = 0;
    std::optional<QString> from;
    do {
        const auto chunk = engine.failuresByName(id, causes, atOnce, from).result(); // the journal answers any thread
        if (!chunk)
            return std::unexpected(chunk.error());
        if (promise.isCanceled())
            return std::unexpected(Error{ErrorKind::Cancelled, {}});
        for (const Failure &failure : chunk->failures)
            lines += lineOf(id, failure, form);
        if (file.write(lines) != lines.size())
            return broken();
        lines.clear();
        written += chunk->failures.size();
        promise.setProgressValue(int(std::min<qint64>(written, std::numeric_limits<int>::max() - 1)));
        from = chunk->next;
    } while (from);
    if (!file.commit())
        return broken();
    return written;
}

} // namespace

FailureExport::FailureExport(Engine &engine, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
{
    m_thread.setMaxThreadCount(1);
    connect(&m_watcher, &QFutureWatcherBase::progressValueChanged, this, &FailureExport::advanced);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        const QFuture<Result<qint64>> future = m_watcher.future();
        const bool isTold = future.resultCount() > 0; // a cancelled future takes no result
        Q_EMIT finished(isTold ? future.result() : std::unexpected(Error{ErrorKind::Cancelled, {}}));
    });
}

FailureExport::~FailureExport()
{
    m_watcher.disconnect(this);
    cancel();
    m_thread.waitForDone();
}

void FailureExport::start(JobId id, const QList<Cause> &causes, FailureForm form, const QString &file)
{
    Q_ASSERT(!isRunning());
    m_watcher.setFuture(QtConcurrent::run(&m_thread, [this, id, causes, form, file](QPromise<Result<qint64>> &promise) {
        promise.setProgressRange(0, std::numeric_limits<int>::max());
        promise.addResult(writeFailures(m_engine, id, causes, form, file, promise));
    }));
}

void FailureExport::cancel()
{
    m_watcher.cancel();
}

} // namespace milliard
