// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/engine/engine.h"

#include <QSet>

namespace milliard {

// Tells once of each run of a job that it has come to an end by itself: Done or Stopped. Main thread.
class JobEnds final : public QObject
{
    Q_OBJECT

public:
    explicit JobEnds(Engine &engine, QObject *parent = nullptr); // the engine outlives it

Q_SIGNALS:
    void ended(milliard::JobId id);

private:
    QSet<JobId> m_active;
};

} // namespace milliard
