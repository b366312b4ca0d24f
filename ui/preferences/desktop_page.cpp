// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/preferences/desktop_page.h"

#include "ui/field_message.h"
#include "ui/icons.h"
#include "ui/translation.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>

namespace milliard {

DesktopPage::DesktopPage()
    : PreferencesPage(tr("Desktop"), symbol(QStringLiteral("desktop"), QStringLiteral("preferences-desktop")))
    , m_theme(new QComboBox)
    , m_language(new QComboBox)
    , m_watchClipboard(new QCheckBox(tr("Offer to download lin&ks that other programs copy")))
    , m_tray(new QCheckBox(tr("Show an icon with the speed in the tra&y")))
    , m_notify(new QCheckBox(tr("Show a &message when a download ends, unless the window is in front")))
    , m_close(new QComboBox)
{
    QFormLayout *look = addGroup(tr("Appearance"));
    m_theme->setObjectName(QStringLiteral("theme"));
    m_theme->setAccessibleName(tr("Theme"));
    m_theme->addItem(tr("As the system"), int(ThemeChoice::System));
    m_theme->addItem(tr("Light"), int(ThemeChoice::Light));
    m_theme->addItem(tr("Dark"), int(ThemeChoice::Dark));
    addRow(*look, tr("Th&eme:"), m_theme, inRow({m_theme}, -1));
    m_language->setObjectName(QStringLiteral("language"));
    m_language->setAccessibleName(tr("Language"));
    m_language->addItem(tr("As the system"), QString());
    for (const Language &language : languages())
        m_language->addItem(QString::fromUtf8(language.title), QString::fromLatin1(language.name));
    addRow(*look, tr("Lang&uage:"), m_language, inRow({m_language, new QLabel(tr("takes effect at the next start"))}, -1));

    QFormLayout *desktop = addGroup(tr("Around the window"));
    m_watchClipboard->setObjectName(QStringLiteral("watchClipboard"));
    m_tray->setObjectName(QStringLiteral("tray"));
    m_notify->setObjectName(QStringLiteral("notify"));
    desktop->addRow(new QLabel(tr("Clipboard:")), m_watchClipboard);
    desktop->addRow(new QLabel(tr("Tray:")), m_tray);
    desktop->addRow(new QLabel(tr("Messages:")), m_notify);
    m_close->setObjectName(QStringLiteral("closing"));
    m_close->setAccessibleName(tr("Closing while downloads run"));
    m_close->addItem(tr("Ask"), int(CloseChoice::Ask));
    m_close->addItem(tr("Keep running in the tray, where there is one"), int(CloseChoice::Tray));
    m_close->addItem(tr("Pause and quit"), int(CloseChoice::Quit));
    m_close->setToolTip(tr("What closing the window does while downloads run"));
    addRow(*desktop, tr("Clos&ing:"), m_close, inRow({m_close}, -1));
    alignGroups();
}

void DesktopPage::load(const Preferences &p)
{
    m_theme->setCurrentIndex(m_theme->findData(int(p.theme)));
    m_language->setCurrentIndex(m_language->findData(p.language));
    m_watchClipboard->setChecked(p.watchClipboard);
    m_tray->setChecked(p.desktop.tray);
    m_notify->setChecked(p.desktop.notify);
    m_close->setCurrentIndex(m_close->findData(int(p.desktop.close)));
}

QWidget *DesktopPage::store(Preferences &p)
{
    p.theme = ThemeChoice(m_theme->currentData().toInt());
    p.language = m_language->currentData().toString();
    p.watchClipboard = m_watchClipboard->isChecked();
    p.desktop = {m_tray->isChecked(), m_notify->isChecked(), CloseChoice(m_close->currentData().toInt())};
    return nullptr;
}

} // namespace milliard
