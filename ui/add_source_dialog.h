// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/new_download.h"

#include <QDialog>

#include <functional>
#include <memory>
#include <optional>

class QScrollArea;
class QTemporaryFile;

namespace milliard {

class AddressEdit;
class FieldMessage;
class JobFields;
class PreviewPane;
class SectionToggle;
class Settings;
class SourceOptionFields;
struct SourceKind;

// Asks for the address of anything that can be downloaded, and shows what it is taken for and the options of that kind. Preview
// shows what would be downloaded. Several addresses, one a line, are one download of all files among them and one each of the others,
// which the dialog says. Begins with what is in the clipboard, if that is addresses and nothing else.
class AddSourceDialog final : public QDialog
{
    Q_OBJECT

public:
    using Submit = std::function<Result<void>(const NewDownload &)>;

    AddSourceDialog(Settings &settings, Submit submit, QWidget *parent = nullptr);
    ~AddSourceDialog() override;

    void setAddresses(const QStringList &addresses);
    void addAddresses(const QStringList &addresses);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeAddressRow();
    QWidget *makeButtons();
    void recognise();
    void recogniseMany(const QStringList &addresses);
    std::optional<AddressGroups> groups();
    std::optional<JobSpec> sourceSpec();
    std::optional<QList<NewDownload>> downloads();
    std::optional<JobSpec> listedSpec();
    void showError(const Error &error);
    void showFirstError();
    void preview();
    void start();
    void chooseFile();
    void propose(const QStringList &addresses);
    void grow();

    Settings &m_settings;
    Submit m_submit;
    JobOptions m_defaults;
    AddressEdit *m_address;
    FieldMessage *m_addressMessage;
    SectionToggle *m_optionsToggle;
    SourceOptionFields *m_options;
    JobFields *m_job = nullptr;
    PreviewPane *m_preview;
    QScrollArea *m_scroll;
    const SourceKind *m_kind = nullptr;
    QStringList m_proposed; // addresses that nobody typed
    std::unique_ptr<QTemporaryFile> m_list; // of the addresses of files, for the preview
};

} // namespace milliard
