// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/session.h"

#include "core/model/format.h"
#include "ui/settings.h"

#include <QCheckBox>
#include <QGuiApplication>
#include <QMessageBox>
#include <QPushButton>

#include <algorithm>
#include <utility>

namespace milliard {
namespace {

const QString openKey = QStringLiteral("open"); // in the settings, while the program runs

} // namespace

Session::Session(Engine &engine, const Afterwards &after, Settings &settings, std::function<bool()> hasTray, QWidget *window)
    : QObject(window)
    , m_engine(engine)
    , m_after(after)
    , m_settings(settings)
    , m_hasTray(std::move(hasTray))
    , m_window(window)
    , m_wasBroken(!settings.state(openKey).isEmpty())
{
    settings.setState(openKey, "yes");
    settings.sync();
}

bool Session::isDownloading() const
{
    return std::ranges::any_of(m_engine.records(), [this](const auto &job) { return job.second.state == JobState::Running && m_engine.isActive(job.first); });
}

bool Session::mayClose(bool quits)
{
    if (m_isSure || !(isDownloading() || m_after.isBusy()) || qGuiApp->isSavingSession())
        return true;
    const CloseChoice choice = m_settings.desktop().close;
    if (choice == CloseChoice::Tray && !quits && m_hasTray()) {
        m_window->hide();
        return false;
    }
    if (choice == CloseChoice::Quit)
        return true;
    ask(quits);
    return false;
}

void Session::ask(bool quits)
{
    if (std::exchange(m_isAsking, true))
        return;
    const bool downloads = isDownloading();
    QStringList what;
    if (downloads)
        what << tr("If you quit they pause, nothing is lost, and they go on when Milliard is started again.");
    if (m_after.isBusy())
        what << tr("What follows a download is under way. If you quit it is ended: verifying and compressing begin anew at the next start, unpacking and commands do not.");
    auto *box = new QMessageBox(QMessageBox::Question, tr("Close"), downloads ? tr("Downloads are running.") : tr("A download is done, but not what follows it."),
        QMessageBox::Cancel, m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(what.join(QStringLiteral("\n\n")));
    const QPushButton *tray = !quits && m_hasTray() ? box->addButton(tr("&Keep Running in the Tray"), QMessageBox::AcceptRole) : nullptr;
    QPushButton *quit = box->addButton(downloads ? tr("&Pause and Quit") : tr("&Quit"), QMessageBox::DestructiveRole);
    box->setDefaultButton(quit);
    auto *remember = new QCheckBox(tr("&Remember this answer"), box);
    box->setCheckBox(remember);
    connect(box, &QMessageBox::buttonClicked, this, [this, tray, quit, remember](const QAbstractButton *pressed) {
        if (pressed != tray && pressed != quit)
            return;
        if (remember->isChecked()) {
            DesktopChoices choices = m_settings.desktop();
            choices.close = pressed == quit ? CloseChoice::Quit : CloseChoice::Tray;
            m_settings.setDesktop(choices);
        }
        if (pressed == tray) {
            m_window->hide();
            return;
        }
        m_isSure = true;
        // Once the box is gone.
        QMetaObject::invokeMethod(m_window, &QWidget::close, Qt::QueuedConnection);
    });
    connect(box, &QDialog::finished, this, [this] { m_isAsking = false; });
    if (!m_window->isVisible()) // quitting from the tray
        m_window->show();
    box->open();
}

Session::~Session()
{
    // What was put off is offered again.
    if (!m_isPutOff || std::ranges::none_of(m_engine.records(), [this](const auto &job) { return m_engine.isInterrupted(job.first); }))
        m_settings.setState(openKey, {});
    m_settings.sync();
}

void Session::goOn()
{
    QList<JobId> interrupted;
    for (const auto &[id, job] : m_engine.records()) {
        if (m_engine.isInterrupted(id))
            interrupted << id;
    }
    if (m_wasBroken && !interrupted.isEmpty())
        offer(interrupted);
    else
        m_engine.startInterrupted();
}

void Session::offer(const QList<JobId> &interrupted)
{
    m_isPutOff = true;
    auto *box = new QMessageBox(QMessageBox::Question, tr("Go On"), tr("Milliard did not end properly the last time."), QMessageBox::NoButton, m_window);
    box->setObjectName(QStringLiteral("go-on"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("Downloads that were running: %1. What is there of them is safe, and they can go on from there.")
            .arg(formatCount(interrupted.size())));
    QPushButton *yes = box->addButton(tr("&Go On"), QMessageBox::AcceptRole);
    QPushButton *no = box->addButton(tr("&Not Now"), QMessageBox::RejectRole);
    box->setDefaultButton(yes);
    box->setEscapeButton(no);
    connect(box, &QMessageBox::buttonClicked, this, [this, yes](const QAbstractButton *pressed) {
        if (pressed != yes)
            return;
        m_isPutOff = false;
        m_engine.startInterrupted();
    });
    box->open();
}

} // namespace milliard
