// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QLineEdit;

namespace milliard {

class FieldMessage;

// Whether files can be written below 'path', or it can be made (its last part alone). Asks the file system on the
// calling thread. The error's message is a sentence. BadInput, DestinationUnusable.
Result<void> checkDestination(const QString &path);

// A folder to write to: typed or chosen, with the free space there, and what is wrong with it under it.
class DestinationField final : public QWidget
{
    Q_OBJECT

public:
    explicit DestinationField(QWidget *parent = nullptr);

    void setFolder(const QString &folder);
    void setOptional() { m_optional = true; } // it may be left empty: nothing is said of that while it is typed
    QLineEdit *edit() const { return m_edit; }
    FieldMessage *message() const { return m_message; }
    // The absolute folder if it can be used; else the message says why not.
    std::optional<QString> folder();
    QString typed() const; // the folder, whether it can be used or not; empty: none

Q_SIGNALS:
    void edited();

private:
    void browse();
    void refreshHint();

    QLineEdit *m_edit;
    FieldMessage *m_message;
    bool m_optional = false;
    QTimer m_pause; // of the typing, before the disk is asked
};

} // namespace milliard
