// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job_options.h"

#include <QObject>

#include <vector>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QWidget;

namespace milliard {

class FieldMessage;
class SectionToggle;

// What is done once a download is done, in a section that most people never open: verify, unpack, compress, run a command, open. What
// needs separate files is disabled where they are packed.
class AfterFields final : public QObject
{
    Q_OBJECT

public:
    // Adds its rows to the form, whose widget owns them.
    explicit AfterFields(QFormLayout &form, QObject *parent = nullptr);

    void setPacked(bool packed);
    // Sets 'then'. False: the message says what is wrong.
    bool read(JobOptions &options) const;
    FieldMessage *firstError() const;

Q_SIGNALS:
    void resized(); // needs more room, or less

private:
    void refresh();

    QFormLayout &m_form;
    SectionToggle *m_toggle;
    QCheckBox *m_verify;
    QCheckBox *m_extract;
    QCheckBox *m_removes;
    QCheckBox *m_compress;
    QComboBox *m_compression;
    QLineEdit *m_command;
    FieldMessage *m_commandMessage;
    QComboBox *m_open;
    std::vector<QWidget *> m_rows;
    bool m_packed = false;
};

// A step in words: "verify", "unpack archives and remove them", "run convert %p".
QString afterStepWords(const QString &step);

} // namespace milliard
