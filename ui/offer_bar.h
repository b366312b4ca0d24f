// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QFrame>

#include <functional>

class QLabel;
class QPushButton;
class QToolButton;

namespace milliard {

// A line at the top of the window that offers one thing and never takes the focus; a newer offer takes an older one's place.
// Hidden while there is none.
class OfferBar final : public QFrame
{
    Q_OBJECT

public:
    explicit OfferBar(QWidget *parent = nullptr);

    // 'take' is called when the button is pressed, and the bar hides then, as when it is dismissed.
    void offer(const QString &text, const QString &buttonText, std::function<void()> take);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void paintSymbol();
    void elide();

    QLabel *m_symbol;
    QLabel *m_text;
    QPushButton *m_takeButton;
    QToolButton *m_dismiss;
    QString m_whole;
    std::function<void()> m_take;
};

} // namespace milliard
