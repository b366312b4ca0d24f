// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job_options.h"

#include <QObject>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QWidget;

namespace milliard {

class FieldMessage;

// "tar.zst archives", or "separate files".
QString packingText(Packing pack);
// The choice between them, the values as data.
QComboBox *makePackingBox();

// How the files are saved: separately or in archives, and what only separate files know: folders to spread them
// over, and a rule for files that are there. With archives these two are disabled and show what then holds; the
// choice of before comes back with separate files.
class SaveFields final : public QObject
{
    Q_OBJECT

public:
    // Adds its rows to the form, whose widget owns them.
    explicit SaveFields(QFormLayout &form, QObject *parent = nullptr);

    void setPacking(Packing pack);
    // Sets pack, existing and fanOut; always a combination that validate() takes.
    void read(JobOptions &options) const;

Q_SIGNALS:
    void resized(); // needs more room, or less

private:
    void packingChosen();
    Packing packing() const;

    QComboBox *m_packing;
    FieldMessage *m_hint;
    QCheckBox *m_fanOut;
    QComboBox *m_existing;
    bool m_packed = false;
    bool m_wantedFanOut = false;
    int m_wantedExisting = 0; // index
};

} // namespace milliard
