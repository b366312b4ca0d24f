// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QPlainTextEdit>

namespace milliard {

// A field for addresses, one a line: looks like a field of one line, and grows with what is pasted or dropped. Return is the
// dialog's; Shift+Return begins a further line.
class AddressEdit final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit AddressEdit(QWidget *parent = nullptr);

    // Its lines, without blanks around them and empty ones; none is there twice.
    QStringList addresses() const;
    void setAddresses(const QStringList &addresses);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;
};

} // namespace milliard
