// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/model/job_log.h"

#include <QPlainTextEdit>

namespace milliard {

// What happened to one job, a line each with its time, for reading and copying.
class LogPage final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit LogPage(JobLog &log, QWidget *parent = nullptr); // the log outlives it

    void setJob(JobId id);

private:
    JobLog &m_log;
    JobId m_job = 0;
};

} // namespace milliard
