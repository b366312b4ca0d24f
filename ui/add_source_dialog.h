// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job.h"

#include <QDialog>

#include <functional>

class QLineEdit;
class QScrollArea;

namespace milliard {

class FieldMessage;
class JobFields;
class SectionToggle;
class Settings;
class SourceOptionFields;
class SourceTest;
struct SourceKind;

// Asks for the address of anything that can be downloaded, and shows what it is taken for and the options of that kind. Test
// shows the first page. Begins with the address in the clipboard, if there is one.
class AddSourceDialog final : public QDialog
{
    Q_OBJECT

public:
    using Submit = std::function<Result<void>(const JobSpec &)>;

    AddSourceDialog(Settings &settings, Submit submit, QWidget *parent = nullptr);
    ~AddSourceDialog() override;

    void setAddress(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeAddressRow();
    QWidget *makeButtons();
    void recognise();
    std::optional<JobSpec> sourceSpec();
    void showError(const Error &error);
    void focusFirstError();
    void test();
    void start();
    void chooseFile();
    void grow();

    Settings &m_settings;
    Submit m_submit;
    JobOptions m_defaults;
    QLineEdit *m_address;
    FieldMessage *m_addressMessage;
    SectionToggle *m_optionsToggle;
    SourceOptionFields *m_options;
    JobFields *m_job = nullptr;
    SourceTest *m_test;
    QScrollArea *m_scroll;
    const SourceKind *m_kind = nullptr;
};

} // namespace milliard
