// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/when_done.h"

#include "core/engine/afterwards.h"
#include "ui/complain.h"

#include <QActionGroup>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>

namespace milliard {
namespace {

constexpr std::array choices{WhenDone::Nothing, WhenDone::Quit, WhenDone::Suspend, WhenDone::ShutDown};

} // namespace

WhenDoneControl::WhenDoneControl(Engine &engine, const Afterwards &afterwards, QMenu &menu, QAction *quit, QWidget *window)
    : QObject(window)
    , m_engine(engine)
    , m_afterwards(afterwards)
    , m_quit(quit)
    , m_window(window)
    , m_group(new QActionGroup(this))
    , m_actions{menu.addAction(tr("Do &Nothing")), menu.addAction(tr("&Quit Milliard")), menu.addAction(tr("&Suspend the Computer")),
          menu.addAction(tr("Shut the Computer &Down"))}
{
    const std::array names{"whenDoneNothing", "whenDoneQuit", "whenDoneSuspend", "whenDoneShutDown"};
    for (std::size_t i = 0; i < m_actions.size(); ++i) {
        m_actions[i]->setObjectName(QLatin1String(names[i]));
        m_actions[i]->setCheckable(true);
        m_group->addAction(m_actions[i]);
    }
    choose(WhenDone::Nothing);
    menu.setToolTipsVisible(true);
    connect(&menu, &QMenu::aboutToShow, &m_power, &Power::ask);
    connect(&m_power, &Power::told, this, &WhenDoneControl::showWhatCanBeDone);
    connect(&m_power, &Power::refused, this, [this](PowerDeed deed, const QString &why) {
        complain(m_window, deed == PowerDeed::Suspend ? tr("The computer cannot be suspended") : tr("The computer cannot be shut down"),
            {ErrorKind::BadInput, why});
    });
    showWhatCanBeDone();
    m_soon.setSingleShot(true);
    // Behind what the engine's telling has posted, such as the beginning of what follows a download: a timer may come before that.
    connect(&m_soon, &QTimer::timeout, this, &WhenDoneControl::countDown, Qt::QueuedConnection);
    m_tick.setInterval(1000);
    connect(&m_tick, &QTimer::timeout, this, [this] { --m_left > 0 ? showSecondsLeft() : happen(); });
    connect(&engine, &Engine::jobChanged, this, &WhenDoneControl::look);
    connect(&engine, &Engine::jobAdded, this, &WhenDoneControl::look);
    connect(&afterwards, &Afterwards::ended, this, [this] {
        if (m_isDue)
            m_soon.start();
    });
    connect(&engine, &Engine::jobRemoved, this, [this](JobId id) { m_busy.remove(id); });
    for (const auto &[id, job] : engine.records())
        look(id);
}

WhenDone WhenDoneControl::choice() const
{
    for (std::size_t i = 0; i < m_actions.size(); ++i) {
        if (m_actions[i]->isChecked())
            return choices[i];
    }
    return WhenDone::Nothing;
}

void WhenDoneControl::choose(WhenDone what)
{
    m_actions[std::size_t(what)]->setChecked(true);
}

// What was chosen stays chosen: the system may have changed its mind when the time comes.
void WhenDoneControl::showWhatCanBeDone()
{
    for (const auto &[action, deed] : {std::pair{m_actions[2], PowerDeed::Suspend}, std::pair{m_actions[3], PowerDeed::ShutDown}}) {
        action->setEnabled(m_power.can(deed) || action->isChecked());
        action->setToolTip(m_power.whyNot(deed));
        action->setStatusTip(m_power.whyNot(deed));
    }
}

bool WhenDoneControl::isBusy(JobId id) const
{
    const JobRecord *job = m_engine.job(id);
    return job && (job->state == JobState::Queued || (job->state == JobState::Running && m_engine.isActive(id)));
}

void WhenDoneControl::look(JobId id)
{
    if (isBusy(id)) {
        m_busy.insert(id);
        m_soon.stop();
        m_isDue = false;
        m_tick.stop();
        if (m_box)
            m_box->close();
        return;
    }
    const JobRecord *job = m_engine.job(id);
    const bool byItself = job && (job->state == JobState::Done || job->state == JobState::Stopped);
    if (m_busy.remove(id) && byItself && m_busy.isEmpty() && choice() != WhenDone::Nothing)
        m_soon.start();
}

void WhenDoneControl::countDown()
{
    const WhenDone what = choice();
    m_isDue = m_afterwards.isBusy();
    if (what == WhenDone::Nothing || m_box || m_isDue || !m_busy.isEmpty())
        return;
    m_box = new QMessageBox(QMessageBox::Information, tr("When Done"), tr("All downloads have ended."), QMessageBox::Cancel, m_window);
    m_box->setObjectName(QStringLiteral("whenDone"));
    m_box->setAttribute(Qt::WA_DeleteOnClose);
    const QString now = what == WhenDone::Quit ? tr("&Quit Now") : what == WhenDone::Suspend ? tr("&Suspend Now") : tr("Shut &Down Now");
    const QPushButton *yes = m_box->addButton(now, QMessageBox::AcceptRole);
    m_box->setDefaultButton(QMessageBox::Cancel); // whoever is just typing does not want it
    m_box->setEscapeButton(QMessageBox::Cancel);
    connect(m_box, &QDialog::finished, this, [this, yes, box = m_box.data()] {
        if (!m_tick.isActive()) // it was not the user
            return;
        m_tick.stop();
        if (box->clickedButton() == yes)
            happen();
        else
            choose(WhenDone::Nothing);
    });
    m_left = m_seconds;
    showSecondsLeft();
    m_tick.start();
    if (!m_window->isVisible()) // it is in the tray
        m_window->show();
    m_box->open();
}

void WhenDoneControl::showSecondsLeft()
{
    const WhenDone what = choice();
    m_box->setInformativeText(what == WhenDone::Quit ? tr("Milliard quits in %n second(s).", nullptr, m_left)
            : what == WhenDone::Suspend              ? tr("The computer is suspended in %n second(s).", nullptr, m_left)
                                                     : tr("The computer is shut down in %n second(s).", nullptr, m_left));
}

void WhenDoneControl::happen()
{
    m_tick.stop();
    if (m_box)
        m_box->close();
    const WhenDone what = choice();
    choose(WhenDone::Nothing);
    if (what == WhenDone::Quit)
        QMetaObject::invokeMethod(m_quit, &QAction::trigger, Qt::QueuedConnection); // once the box is gone
    else if (what != WhenDone::Nothing)
        m_power.carryOut(what == WhenDone::Suspend ? PowerDeed::Suspend : PowerDeed::ShutDown);
}

} // namespace milliard
