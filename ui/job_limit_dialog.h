// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/engine/engine.h"

#include <QDialog>

namespace milliard {

class FieldMessage;
class NumberEdit;
class RateField;

// The limits of one job, which hold at once, also while it runs. Those of all downloads together hold beside them.
class JobLimitDialog final : public QDialog
{
    Q_OBJECT

public:
    JobLimitDialog(Engine &engine, const JobRecord &job, QWidget *parent = nullptr); // the engine outlives it

    void accept() override; // once the journal has them

private:
    Engine &m_engine;
    const JobId m_id;
    RateField *m_speed;
    NumberEdit *m_requests;
    FieldMessage *m_message; // of the requests, and of what cannot be done
};

} // namespace milliard
