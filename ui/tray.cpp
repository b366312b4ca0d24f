// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/tray.h"

#include "ui/actions.h"
#include "ui/icons.h"

#include <QAction>
#include <QWidget>

namespace milliard {

Tray::Tray(QWidget &window, const Actions &actions, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_icon(programIcon())
    , m_toggle(m_menu.addAction(QString()))
{
    m_menu.addSeparator();
    m_menu.addAction(actions.addSource);
    m_menu.addSeparator();
    m_menu.addActions({actions.pauseAll, actions.resumeAll, actions.limitSpeed});
    m_menu.addSeparator();
    m_menu.addAction(actions.quit);
    m_icon.setContextMenu(&m_menu);
    m_icon.setToolTip(tr("Milliard"));
    m_toggle->setObjectName(QStringLiteral("toggle-window"));
    const auto name = [this] { m_toggle->setText(m_window.isVisible() && !m_window.isMinimized() ? tr("&Hide Window") : tr("&Show Window")); };
    name();
    connect(&m_menu, &QMenu::aboutToShow, this, name);
    connect(m_toggle, &QAction::triggered, this, &Tray::toggleWindow);
    connect(actions.addSource, &QAction::triggered, this, &Tray::showWindow); // its dialog belongs to the window
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this, &Tray::showWindow);
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger)
            toggleWindow();
    });
    m_pause.setSingleShot(true);
    m_pause.setInterval(writeEveryMs);
    connect(&m_pause, &QTimer::timeout, this, [this] { setText(m_text); });
}

void Tray::setWanted(bool wanted)
{
    m_icon.setVisible(wanted); // it comes by itself when a tray does
}

bool Tray::isThere() const
{
    return m_icon.isVisible() && QSystemTrayIcon::isSystemTrayAvailable();
}

void Tray::setText(const QString &text)
{
    m_text = text;
    const QString whole = text.isEmpty() ? tr("Milliard") : tr("Milliard") + QLatin1Char('\n') + text;
    if (m_pause.isActive() || m_icon.toolTip() == whole)
        return;
    m_icon.setToolTip(whole);
    m_pause.start();
}

void Tray::showMessage(const QString &title, const QString &text, bool isTrouble)
{
    if (isThere())
        m_icon.showMessage(title, text, isTrouble ? QSystemTrayIcon::Warning : QSystemTrayIcon::Information);
}

void Tray::toggleWindow()
{
    if (m_window.isVisible() && !m_window.isMinimized())
        m_window.hide();
    else
        showWindow();
}

void Tray::showWindow()
{
    m_window.setWindowState(m_window.windowState() & ~Qt::WindowMinimized);
    m_window.show();
    m_window.raise();
    m_window.activateWindow();
}

} // namespace milliard
