// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job.h"
#include "ui/categories.h"

#include <QObject>

class QFormLayout;
class QWidget;

namespace milliard {

class AfterFields;
class DestinationField;
class FieldMessage;
class FilterFields;
class LimitFields;
class NumberEdit;
class SaveFields;
class SectionToggle;
class Settings;

// What every new download is asked besides its source: where to, with how many threads and connections, how files are saved,
// which of them, and how fast at most. Begins with the preferences.
class JobFields final : public QObject
{
    Q_OBJECT

public:
    // Adds its rows to the form, whose widget owns them.
    JobFields(QFormLayout &form, const Settings &settings, QObject *parent);

    // For one file only the destination is asked; the rest is as one file needs it.
    void setForOneFile(bool one);
    DestinationField *destination() const { return m_destination; }
    void setUsualFolder(const QString &folder); // in place of that of the preferences
    // Proposes the folder of the category that these belong to, unless another was typed.
    void proposeFor(const QStringList &sources);
    // Sets the destination and all options but the source's. False: the messages say what is wrong.
    bool read(JobSpec &spec);
    // The filters alone, as read() does.
    bool readFilters(JobOptions &options);
    FieldMessage *firstError() const;

Q_SIGNALS:
    void sectionShown(); // the form needs more room, or less
    void filtersEdited();

private:
    void packingChosen();
    FieldMessage *messageFor(NumberEdit *field, const char *name);

    QFormLayout &m_form;
    JobOptions m_defaults;
    QList<Category> m_categories;
    QString m_usualFolder;
    QString m_proposed; // as the field has it
    DestinationField *m_destination;
    NumberEdit *m_threads;
    NumberEdit *m_connections;
    FieldMessage *m_threadsMessage;
    FieldMessage *m_connectionsMessage;
    SaveFields *m_save;
    FilterFields *m_filters;
    SectionToggle *m_limitsToggle;
    LimitFields *m_limits;
    AfterFields *m_after;
    int m_firstRow; // of those that one file does not have
    int m_endRow;
    bool m_forOneFile = false;
};

} // namespace milliard
