// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QMenu>
#include <QSystemTrayIcon>
#include <QTimer>

namespace milliard {

struct Actions;

// The icon in the desktop's tray, where there is one: the speed in its tooltip, and a menu. Main thread.
class Tray final : public QObject
{
    Q_OBJECT

public:
    static constexpr int writeEveryMs = 1000;

    // 'window' is what the icon shows and hides, and outlives it.
    Tray(QWidget &window, const Actions &actions, QObject *parent = nullptr);

    void setWanted(bool wanted);
    // Whether people can see it, so that the window may be hidden.
    bool isThere() const;
    void setText(const QString &text); // of the tooltip, below the program's name; written at most once a second
    void showMessage(const QString &title, const QString &text, bool isTrouble);
    QMenu &menu() { return m_menu; }
    QString toolTip() const { return m_icon.toolTip(); }
    void toggleWindow();
    void showWindow();

private:
    QWidget &m_window;
    QMenu m_menu;
    QSystemTrayIcon m_icon;
    QAction *m_toggle;
    QTimer m_pause;
    QString m_text;
};

} // namespace milliard
