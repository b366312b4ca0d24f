// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job.h"

#include <QDialog>

#include <functional>

class QPushButton;
class QScrollArea;

namespace milliard {

class ListingForm;
class PreviewPane;
class Settings;

// Asks for a new listing download. Preview shows the files before anything starts; Start hands the job
// to 'submit' and closes if that takes it. Every error is said beside the field at fault.
class NewListingDialog final : public QDialog
{
    Q_OBJECT

public:
    using Submit = std::function<Result<void>(const JobSpec &)>;

    NewListingDialog(Settings &settings, Submit submit, QWidget *parent = nullptr);
    ~NewListingDialog() override;

    void setSource(const QString &text);

private:
    void preview();
    void start();
    void showFirstError();
    void grow();

    Settings &m_settings;
    Submit m_submit;
    ListingForm *m_form;
    QScrollArea *m_scroll;
    PreviewPane *m_preview;
    QPushButton *m_start;
};

} // namespace milliard
