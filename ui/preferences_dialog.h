// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/settings.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QScrollArea;

namespace milliard {

class CaFileField;
class DesktopFields;
class DestinationField;
class FieldMessage;
class LimitFields;
class NumberEdit;

// What new downloads begin with, and the theme. Nothing is written before OK; jobs that exist keep what they have.
class PreferencesDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit PreferencesDialog(Settings &settings, QWidget *parent = nullptr);

    void accept() override;

private:
    struct Number {
        NumberEdit *edit;
        FieldMessage *message;
        QString what;
    };
    Number addNumber(QFormLayout &form, const QString &label, const QString &what, const QString &after, const char *name,
        double low, double high, int decimals = 0);
    void fill(const Preferences &preferences);

    Settings &m_settings;
    QScrollArea *m_scroll;
    QLineEdit *m_host;
    FieldMessage *m_hostMessage;
    Number m_port;
    DestinationField *m_destination;
    QComboBox *m_pack;
    Number m_activeJobs;
    Number m_threads;
    Number m_connections;
    Number m_retries;
    Number m_backoff;
    Number m_timeout;
    LimitFields *m_limits;
    QComboBox *m_transport;
    CaFileField *m_caFile;
    QComboBox *m_theme;
    QComboBox *m_language;
    QCheckBox *m_watchClipboard;
    DesktopFields *m_desktop;
};

} // namespace milliard
