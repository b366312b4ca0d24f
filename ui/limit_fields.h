// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job_options.h"

#include <QObject>

#include <array>

class QFormLayout;
class QWidget;

namespace milliard {

class FieldMessage;
class NumberEdit;
class RateField;

// How much of a server and of the line a job may take at most: bytes and files per second, connections to one
// host. Empty fields are 0.
class LimitFields final : public QObject
{
    Q_OBJECT

public:
    // The labels' texts: their mnemonics are the dialog's own matter.
    struct Titles {
        QString speed;
        QString requests;
        QString hostConnections;
    };
    // Adds its rows to the form, whose widget owns them. (A form within the form would do, but Qt then gives messages
    // of two lines the height of one.)
    LimitFields(QFormLayout &form, const Titles &titles, QObject *parent);

    // Empty fields then are shown as what is chosen elsewhere, and not as "No limit".
    void setEmptyAsUsual();
    void setVisible(bool on);
    void set(const JobOptions &options);
    // Sets limitRate, limitRequests and hostConnections. False: the messages say what is wrong.
    bool read(JobOptions &options) const;
    bool isUsual() const; // nothing is typed
    FieldMessage *firstError() const;

Q_SIGNALS:
    void edited(); // by the user

private:
    NumberEdit *addField(double high, const char *name, const QString &plain);
    FieldMessage *addRow(int index, const QString &title, NumberEdit *edit, QWidget *unit, const char *name);

    QFormLayout &m_form;
    std::array<QWidget *, 3> m_rows;
    RateField *m_speed;
    NumberEdit *m_requests;
    NumberEdit *m_hostConnections;
    FieldMessage *m_requestsMessage;
    FieldMessage *m_hostConnectionsMessage;
};

} // namespace milliard
