// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job_options.h"

#include <QObject>

#include <vector>

class QFormLayout;
class QLineEdit;
class QWidget;

namespace milliard {

class FieldMessage;
class SectionToggle;

// Which of the listed files a job takes: by patterns of names, sizes and times, as the command line's options of these names
// have them. Empty fields mean all. Hidden behind a toggle.
class FilterFields final : public QObject
{
    Q_OBJECT

public:
    // Adds its rows to the form, whose widget owns them.
    FilterFields(QFormLayout &form, QObject *parent);

    void setVisible(bool on);
    // Sets the filters. False: the messages, which are shown then, say what is wrong.
    bool read(JobOptions &options);
    FieldMessage *firstError() const;

Q_SIGNALS:
    void edited();
    void resized(); // the form needs more room, or less

private:
    QLineEdit *addEdit(const char *name, const QString &plain, const QString &hint, const QString &help);
    FieldMessage *addMessage(QLineEdit *edit);
    void addRow(QFormLayout &form, const QString &title, QWidget *row, std::initializer_list<FieldMessage *> messages);
    QStringList readGlobs(const QLineEdit *edit, FieldMessage *message) const;
    qint64 readSize(const QLineEdit *edit, FieldMessage *message) const;
    qint64 readTime(const QLineEdit *edit, FieldMessage *message) const;
    void refreshRows();

    QFormLayout &m_form;
    SectionToggle *m_toggle;
    QLineEdit *m_include;
    QLineEdit *m_exclude;
    QLineEdit *m_minSize;
    QLineEdit *m_maxSize;
    QLineEdit *m_newerThan;
    QLineEdit *m_olderThan;
    std::vector<FieldMessage *> m_messages; // of these, in their order
    std::vector<QWidget *> m_rows;
    bool m_visible = true;
};

} // namespace milliard
