// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/engine/engine.h"

#include <QDialog>

class QCheckBox;
class QFileInfo;
class QLabel;
class QPushButton;
class QRadioButton;

namespace milliard {

class FieldMessage;

// Asks what becomes of the files that are already there, for a job's failures of kind FileExists: one after the other, or for all
// that are left at once. What is answered is asked for again when the dialog closes; who leaves it leaves the rest as it is. One
// failure is in memory at a time, however many there are.
class ConflictDialog final : public QDialog
{
    Q_OBJECT

public:
    // The engine outlives it. The job is not active.
    ConflictDialog(Engine &engine, JobId id, QWidget *parent = nullptr);

    void done(int result) override;

Q_SIGNALS:
    void left(); // some are answered and others are not; what is answered is asked for next

private:
    void makeForm();
    void readNext();
    void ask(const Failure &conflict);
    void showThere(const QFileInfo &there);
    void answer();
    void setBusy(bool busy);
    ExistingRule rule() const;

    Engine &m_engine;
    const JobId m_id;
    QString m_name; // that is asked about
    bool m_isAnswered = false; // some of them
    QLabel *m_text;
    QLabel *m_folder;
    QLabel *m_cells[2][2]; // there and new, their size and time
    QRadioButton *m_rules[4]; // in the order of 'rules'
    QCheckBox *m_forAll;
    FieldMessage *m_message;
    QPushButton *m_apply;
};

} // namespace milliard
