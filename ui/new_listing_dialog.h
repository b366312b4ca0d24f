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
class Settings;
class SourceTest;

// Asks for a new listing download. Test shows the first page's names before anything starts; Start hands the job
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
    void test();
    void start();
    void showFirstError();
    void grow();

    Settings &m_settings;
    Submit m_submit;
    ListingForm *m_form;
    QScrollArea *m_scroll;
    SourceTest *m_test;
    QPushButton *m_start;
};

} // namespace milliard
