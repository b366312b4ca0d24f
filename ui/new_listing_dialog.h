// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job.h"
#include "core/source/listing_source.h"

#include <QDialog>

#include <functional>

class QLabel;
class QListWidget;
class QPushButton;
class QScrollArea;

namespace milliard {

class ListingForm;
class ListingProbe;
class Settings;

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
    void tested(const Result<Page> &page);
    void start();
    void forgetTest();
    void showFirstError();
    void grow();

    Settings &m_settings;
    Submit m_submit;
    ListingForm *m_form;
    ListingProbe *m_probe;
    QScrollArea *m_scroll;
    QLabel *m_outcome;
    QListWidget *m_names;
    QPushButton *m_test;
    QPushButton *m_start;
};

} // namespace milliard
