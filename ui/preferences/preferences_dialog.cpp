// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/preferences/preferences_dialog.h"

#include "ui/complain.h"
#include "ui/preferences/desktop_page.h"
#include "ui/preferences/hosts_page.h"
#include "ui/preferences/limits_page.h"
#include "ui/preferences/network_page.h"
#include "ui/preferences/new_downloads_page.h"
#include "ui/preferences/preferences_file.h"
#include "ui/preferences/schedule_page.h"
#include "ui/preferences/servers_page.h"
#include "ui/preferences/shortcuts_page.h"
#include "ui/preferences/speed_preferences_page.h"
#include "ui/search_field.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace milliard {
namespace {

const QString pageKey = QStringLiteral("preferences-page");

Preferences usualPreferences()
{
    Preferences usual;
    usual.destination = Settings::defaultDestination();
    return usual;
}

} // namespace

PreferencesDialog::PreferencesDialog(Settings &settings, const QList<QAction *> &commands, QWidget *parent)
    : QDialog(parent)
    , m_settings(settings)
    , m_search(new QLineEdit)
    , m_list(new QListWidget)
    , m_stack(new QStackedWidget)
{
    setWindowTitle(tr("Preferences"));
    m_search->setObjectName(QStringLiteral("searchPreferences"));
    makeSearchField(*m_search, tr("Find a preference"));
    m_search->setPlaceholderText(tr("Find (%1)").arg(QKeySequence(QKeySequence::Find).toString(QKeySequence::NativeText)));
    auto *find = new QAction(this);
    find->setShortcut(QKeySequence::Find);
    addAction(find);
    connect(find, &QAction::triggered, m_search, qOverload<>(&QWidget::setFocus));
    connect(m_search, &QLineEdit::textChanged, this, &PreferencesDialog::search);
    m_list->setObjectName(QStringLiteral("preferencesPages"));
    m_list->setAccessibleName(tr("Pages of the preferences"));
    m_list->setIconSize({20, 20});
    m_list->setSpacing(2);

    addPage(new NewDownloadsPage);
    addPage(new SpeedPreferencesPage);
    addPage(new LimitsPage);
    addPage(new SchedulePage);
    addPage(new ServersPage);
    addPage(new NetworkPage);
    addPage(new HostsPage);
    addPage(new DesktopPage);
    addPage(new ShortcutsPage(commands));
    m_list->setFixedWidth(m_list->sizeHintForColumn(0) + 3 * m_list->spacing() + 2 * m_list->frameWidth() + 24);
    connect(m_list, &QListWidget::currentRowChanged, m_stack, &QStackedWidget::setCurrentIndex);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel | QDialogButtonBox::RestoreDefaults);
    connect(buttons, &QDialogButtonBox::accepted, this, &PreferencesDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    QPushButton *reset = buttons->button(QDialogButtonBox::RestoreDefaults);
    reset->setText(tr("Reset Pa&ge"));
    reset->setToolTip(tr("Set everything on this page to what it is at first"));
    connect(reset, &QPushButton::clicked, this, &PreferencesDialog::resetPage);
    QPushButton *more = buttons->addButton(tr("All Pages"), QDialogButtonBox::ResetRole);
    more->setObjectName(QStringLiteral("allPages"));
    more->setMenu(new QMenu(more));
    fillMenu(*more->menu());
    for (QAbstractButton *button : buttons->buttons())
        button->setIcon({});

    auto *left = new QVBoxLayout;
    left->addWidget(m_search);
    left->addWidget(m_list, 1);
    m_search->setFixedWidth(m_list->width());
    auto *centre = new QHBoxLayout;
    centre->addLayout(left);
    centre->addWidget(m_stack, 1);
    auto *outer = new QVBoxLayout(this);
    outer->addLayout(centre, 1);
    outer->addWidget(buttons);

    load(settings.preferences());
    m_list->setCurrentRow(std::clamp(settings.state(pageKey).toInt(), 0, int(m_pages.size()) - 1));
    QSize wanted;
    for (const PreferencesPage *page : std::as_const(m_pages))
        wanted = wanted.expandedTo(page->sizeHint());
    const QSize room = screen() ? screen()->availableSize() - QSize(40, 60) : QSize(1240, 740);
    resize((wanted + QSize(m_list->width() + 80, 90)).expandedTo({680, 440}).boundedTo(room));
    m_list->setFocus();
}

void PreferencesDialog::addPage(PreferencesPage *page)
{
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(page);
    m_stack->addWidget(scroll);
    m_list->addItem(new QListWidgetItem(page->icon(), page->title()));
    m_pages.append(page);
}

void PreferencesDialog::fillMenu(QMenu &menu)
{
    menu.addAction(tr("&Reset All Pages"), this, [this] { load(usualPreferences()); });
    menu.addSeparator();
    menu.addAction(tr("&Import…"), this, &PreferencesDialog::importFile);
    menu.addAction(tr("&Export…"), this, &PreferencesDialog::exportFile);
}

void PreferencesDialog::load(const Preferences &preferences)
{
    for (PreferencesPage *page : std::as_const(m_pages))
        page->load(preferences);
}

bool PreferencesDialog::store(Preferences &preferences)
{
    // All are looked at, so that all that is wrong is said at once; the first of them gets the focus.
    QWidget *wrong = nullptr;
    qsizetype row = 0;
    for (qsizetype i = 0; i < m_pages.size(); ++i) {
        QWidget *field = m_pages[i]->store(preferences);
        if (field && !wrong) {
            wrong = field;
            row = i;
        }
    }
    if (!wrong)
        return true;
    m_search->clear();
    m_list->setCurrentRow(int(row));
    wrong->setFocus();
    // Once the messages have their places.
    QTimer::singleShot(0, wrong, [this, wrong, row] { qobject_cast<QScrollArea *>(m_stack->widget(int(row)))->ensureWidgetVisible(wrong); });
    return false;
}

void PreferencesDialog::search(const QString &text)
{
    const QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    int first = -1;
    for (int row = 0; row < m_pages.size(); ++row) {
        const bool found = m_pages[row]->search(words);
        m_list->item(row)->setHidden(!found);
        if (found && first < 0)
            first = row;
    }
    m_search->setToolTip(first < 0 ? tr("No preference matches \"%1\".").arg(text) : QString());
    const QListWidgetItem *chosen = m_list->currentItem();
    if (first >= 0 && (!chosen || chosen->isHidden()))
        m_list->setCurrentRow(first);
}

void PreferencesDialog::resetPage()
{
    m_pages[m_list->currentRow()]->load(usualPreferences());
}

void PreferencesDialog::importFile()
{
    const QString file = QFileDialog::getOpenFileName(this, tr("Import Preferences"), {}, tr("Preferences (*.json)"));
    if (file.isEmpty())
        return;
    if (const Result<Preferences> preferences = importPreferences(file))
        load(*preferences);
    else
        complain(this, tr("The preferences cannot be imported"), preferences.error());
}

void PreferencesDialog::exportFile()
{
    Preferences preferences = m_settings.preferences();
    if (!store(preferences))
        return;
    QString file = QFileDialog::getSaveFileName(this, tr("Export Preferences"), QStringLiteral("milliard-preferences.json"), tr("Preferences (*.json)"));
    if (file.isEmpty())
        return;
    if (const Result<void> written = exportPreferences(preferences, file); !written)
        complain(this, tr("The preferences cannot be exported"), written.error());
}

void PreferencesDialog::accept()
{
    Preferences preferences = m_settings.preferences();
    if (!store(preferences))
        return;
    m_settings.setPreferences(preferences);
    m_settings.setState(pageKey, QByteArray::number(m_list->currentRow()));
    QDialog::accept();
}

} // namespace milliard
