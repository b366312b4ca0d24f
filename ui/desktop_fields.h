// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/settings.h"

#include <QObject>

class QCheckBox;
class QComboBox;
class QFormLayout;

namespace milliard {

// The rows of a form for what the desktop around the window shows, and for closing. The widgets belong to the form's.
class DesktopFields final : public QObject
{
    Q_OBJECT

public:
    DesktopFields(QFormLayout &form, QObject *parent);

    void set(const DesktopChoices &choices);
    DesktopChoices choices() const;

private:
    QCheckBox *m_tray;
    QCheckBox *m_notify;
    QComboBox *m_close;
};

} // namespace milliard
