// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job.h"
#include "ui/settings.h"

#include <QWidget>

#include <optional>

class QCheckBox;
class QFormLayout;
class QLineEdit;

namespace milliard {

class FieldMessage;
class JobFields;
class NumberEdit;
class SectionToggle;
class ServiceFields;

// The fields of a new listing download, each with its own message. Judges what is typed; asks no server.
class ListingForm final : public QWidget
{
    Q_OBJECT

public:
    explicit ListingForm(const Settings &settings, QWidget *parent = nullptr);

    // Fills the fields from a text like "list+http://host:80/prefix"; what cannot be split goes into the host.
    void setSource(const QString &text);
    // What is listed alone, for a preview: the source, its options and the filters. The rest may be wrong still.
    std::optional<JobSpec> listedSpec();
    // All of it. None: the messages say what is wrong.
    std::optional<JobSpec> spec();
    LastListing lastListing() const;

    // Says a source's error beside the field that is at fault.
    void showError(const Error &error);
    void clearErrors();
    // The message of the first field in error, for the focus and for scrolling; null: none.
    FieldMessage *firstError() const;

Q_SIGNALS:
    void sourceEdited(); // anything that a preview hangs on
    void sectionShown(); // the form needs more room, or less

private:
    void addSourceFields(QFormLayout &form);
    void addServiceFields(QFormLayout &form);
    void fill(const Settings &settings);
    void propose();
    bool splitTyped();
    void tellOrigin();
    std::optional<JobSpec> sourceSpec();
    FieldMessage *message(QWidget *field, const char *name);

    JobOptions m_defaults;
    QLineEdit *m_host;
    NumberEdit *m_port;
    QCheckBox *m_https;
    ServiceFields *m_service;
    SectionToggle *m_advancedToggle;
    FieldMessage *m_hostMessage;
    FieldMessage *m_portMessage;
    JobFields *m_job = nullptr;
};

} // namespace milliard
