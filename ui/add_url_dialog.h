// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job.h"

#include <QDialog>

#include <functional>

class QLineEdit;

namespace milliard {

class DestinationField;
class FieldMessage;
class Settings;

// Asks for the URL of one file and where it goes. Begins with the URL in the clipboard, if there is one.
class AddUrlDialog final : public QDialog
{
    Q_OBJECT

public:
    using Submit = std::function<Result<void>(const JobSpec &)>;

    AddUrlDialog(const Settings &settings, Submit submit, QWidget *parent = nullptr);

    void setUrl(const QString &url);

private:
    void start();
    bool checkUrl();

    JobOptions m_options;
    Submit m_submit;
    QLineEdit *m_url;
    FieldMessage *m_urlMessage;
    DestinationField *m_destination;
};

} // namespace milliard
