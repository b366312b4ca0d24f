// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace milliard {

// A line that says how many files wait for the user's word since they are already there, with a button that asks for it. Hidden
// while there are none; never takes the focus.
class ConflictBar final : public QFrame
{
    Q_OBJECT

public:
    explicit ConflictBar(QWidget *parent = nullptr);

    void setCount(qint64 conflicts);

Q_SIGNALS:
    void asked();

protected:
    void changeEvent(QEvent *event) override;

private:
    void paintSymbol();

    qint64 m_count = 0;
    QLabel *m_symbol;
    QLabel *m_text;
    QPushButton *m_decide;
};

} // namespace milliard
