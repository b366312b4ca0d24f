// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/engine/afterwards.h"

#include "core/engine/after_record.h"
#include "core/engine/after_work.h"
#include "core/engine/engine.h"

#include <QDeadlineTimer>
#include <QtConcurrentRun>

#include <utility>

namespace milliard {
namespace {

constexpr int tellEveryMs = 100;
constexpr qsizetype mostKept = 1000; // archives that are written down, with each of them all of them

// Whether a step that was broken off can be begun again: the same comes of it as if it had not been begun before.
bool canRepeat(AfterStep::Kind kind, const AfterRecord &record)
{
    return kind != AfterStep::Run && kind != AfterStep::Extract && record.kept.size() < mostKept;
}

} // namespace

struct Afterwards::Active {
    std::atomic<bool> isCancelled = false;
    bool isForGood = true; // the cancellation
    std::unique_ptr<JobLock> lock;
    JobRecord job;
    QList<AfterStep> steps;
    AfterRecord record;
};

Afterwards::Afterwards(Engine &engine, const QString &program, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_program(program)
{
    m_pool.setMaxThreadCount(mostAtOnce);
    m_pool.setObjectName(QStringLiteral("afterwards"));
}

Afterwards::~Afterwards()
{
    for (const auto &active : std::as_const(m_active))
        active->isCancelled = true;
    m_pool.waitForDone();
}

void Afterwards::follow()
{
    // Not from within the engine's own telling of it, when the run still has its lock.
    connect(&m_engine, &Engine::jobChanged, this, [this](JobId id) { begin(id); }, Qt::QueuedConnection);
    for (const auto &[id, job] : m_engine.records()) {
        if (job.state == JobState::Done && !job.spec.options.then.isEmpty())
            begin(id);
    }
}

void Afterwards::cancel(JobId id)
{
    if (const auto active = m_active.value(id))
        active->isCancelled = true;
}

void Afterwards::breakOff(JobId id)
{
    if (const auto active = m_active.value(id)) {
        active->isForGood = false;
        active->isCancelled = true;
    }
}

bool Afterwards::begin(JobId id)
{
    const JobRecord *const job = m_engine.job(id);
    if (!job || isActive(id) || m_engine.isActive(id) || !AfterRecord::isDue(m_engine.dataDir(), *job))
        return false;
    auto lock = m_engine.hold(id);
    if (!lock)
        return false;
    // Read again, since another process may have run the job since.
    auto present = m_engine.journal().ask([id](Journal &j) { return j.job(id); }).result();
    if (!present) {
        const QString trouble = tr("Afterwards: %1").arg(explain(present.error()));
        Q_EMIT said(id, trouble, true);
        QMetaObject::invokeMethod(this, [this, id, trouble] { Q_EMIT ended(id, trouble); }, Qt::QueuedConnection);
        return true;
    }
    if (!AfterRecord::isDue(m_engine.dataDir(), *present))
        return false;
    const auto active = std::make_shared<Active>();
    active->lock = *std::move(lock);
    active->job = *std::move(present);
    active->record = AfterRecord::load(m_engine.dataDir(), active->job); // by now nobody else writes it
    const QStringList &then = active->job.spec.options.then;
    for (const QString &text : then) {
        if (const auto step = afterStepFromText(text))
            active->steps += *step;
    }
    active->lock->say(tr("which does what follows the download, until that has ended or is stopped: %1").arg(then.join(QStringLiteral(", "))));
    m_active.insert(id, active);
    (void)QtConcurrent::run(&m_pool, [this, active] { work(active); });
    return true;
}

QString Afterwards::troubleText(const AfterStep &step, const Error &error)
{
    return tr("%1: %2").arg(afterStepText(step), error.kind == ErrorKind::BadInput ? error.message + QLatin1Char('.') : explain(error));
}

QString Afterwards::leftOut(qsizetype steps)
{
    return steps > 0 ? tr(" Steps left out after it: %1.").arg(steps) : QString();
}

// On a thread of the pool; what it tells goes to the main thread.
void Afterwards::work(const std::shared_ptr<Active> &active)
{
    const JobId id = active->job.id;
    const auto onMain = [this](auto call) { QMetaObject::invokeMethod(this, std::move(call), Qt::QueuedConnection); };
    AfterRecord &record = active->record;
    QDeadlineTimer next(0);
    const AfterWork::Tools tools{m_program, m_engine.dataDir(),
        [&](const QString &text) {
            if (!next.hasExpired())
                return;
            next.setRemainingTime(tellEveryMs);
            onMain([this, id, text] { Q_EMIT told(id, text); });
        },
        [&](const QString &text) { onMain([this, id, text] { Q_EMIT said(id, text, false); }); },
        [&](AfterStep::Kind kind, const QString &path) { onMain([this, id, kind, path] { Q_EMIT wanted(id, kind, path); }); },
        [&record](const QString &name) { return record.kept.contains(name); },
        [&](const QString &name) {
            if (record.kept.size() == mostKept) // then the step is not begun again
                return Result<void>();
            record.kept.append(name);
            return record.save(m_engine.dataDir(), id);
        }};
    AfterWork work(active->job, m_engine.journal(), tools, active->isCancelled);
    Result<void> result;
    while (result && record.done < active->steps.size()) {
        const AfterStep &step = active->steps.at(record.done);
        next.setRemainingTime(0); // what a step begins with is told in any case
        if (active->isCancelled && !record.isBegun)
            result = std::unexpected(Error{ErrorKind::Cancelled, {}}); // it can be begun at another time
        else if (std::exchange(record.isBegun, true) && !canRepeat(step.kind, record)) {
            work.clear(step);
            result = std::unexpected(Error{ErrorKind::BadInput, tr("the end of the program broke it off, and it is not begun again")});
        } else
            result = record.save(tools.dataDir, id).and_then([&] { return work.run(step); });
        if (!result) {
            if (result.error().kind != ErrorKind::Cancelled)
                result = std::unexpected(Error{result.error().kind, troubleText(step, result.error()) + leftOut(active->steps.size() - record.done - 1)});
            break;
        }
        ++record.done;
        record.isBegun = false;
        record.kept.clear();
        if (const auto saved = record.save(tools.dataDir, id); !saved)
            result = saved;
    }
    onMain([this, id, result] { finish(id, result); });
}

void Afterwards::finish(JobId id, const Result<void> &result)
{
    const auto active = m_active.take(id);
    QString trouble;
    if (!result && (active->isForGood || result.error().kind != ErrorKind::Cancelled)) {
        const qsizetype steps = active->steps.size();
        trouble = result.error().kind == ErrorKind::Cancelled ? tr("What was to follow was stopped.") : tr("Afterwards: %1").arg(result.error().message);
        active->record.done = steps; // once for a round, however it ended
        active->record.isBegun = false;
        active->record.trouble = trouble;
        if (const auto saved = active->record.save(m_engine.dataDir(), id); !saved)
            trouble += QLatin1Char(' ') + explain(saved.error());
        Q_EMIT said(id, trouble, true);
    }
    active->lock.reset();
    Q_EMIT told(id, trouble);
    Q_EMIT ended(id, trouble);
}

} // namespace milliard
