// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/job_ends.h"

namespace milliard {

JobEnds::JobEnds(Engine &engine, QObject *parent)
    : QObject(parent)
{
    const auto look = [this, &engine](JobId id) {
        if (engine.isActive(id)) {
            m_active.insert(id);
            return;
        }
        const JobRecord *job = engine.job(id);
        if (m_active.remove(id) && job && (job->state == JobState::Done || job->state == JobState::Stopped))
            Q_EMIT ended(id);
    };
    connect(&engine, &Engine::jobChanged, this, look);
    connect(&engine, &Engine::jobRemoved, this, [this](JobId id) { m_active.remove(id); });
    for (const auto &[id, job] : engine.records())
        look(id);
}

} // namespace milliard
