// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/after_commands.h"

#include "core/engine/engine.h"
#include "core/model/job_log.h"
#include "core/model/progress_model.h"
#include "ui/actions.h"
#include "ui/desktop.h"
#include "ui/job_table.h"

#include <QAction>
#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDesktopServices>
#include <QFileInfo>
#include <QMimeDatabase>
#include <QUrl>

#include <algorithm>
#include <array>

namespace milliard {
namespace {

// What opening might run: a server chose the name, and nobody has looked at it yet.
bool mayRun(const QString &path)
{
    const QMimeType type = QMimeDatabase().mimeTypeForFile(path);
    constexpr std::array programs{"application/x-executable", "application/x-sharedlib", "application/x-shellscript", "application/x-desktop", "text/x-python",
        "application/x-perl", "application/vnd.microsoft.portable-executable", "application/x-ms-dos-executable", "application/x-msdownload", "application/java-archive",
        "application/x-java-archive", "application/vnd.appimage", "application/x-iso9660-appimage", "application/vnd.debian.binary-package", "application/x-rpm"};
    return QFileInfo(path).isExecutable() || std::ranges::any_of(programs, [&type](const char *name) { return type.inherits(QLatin1StringView(name)); });
}

} // namespace

AfterCommands::AfterCommands(Engine &engine, ProgressModel &model, JobLog &log, Desktop &desktop, JobTable &table, Actions &actions, QWidget *window)
    : QObject(window)
    , m_after(engine, QCoreApplication::applicationDirPath() + QStringLiteral("/milliard-cli"))
    , m_log(log)
    , m_table(table)
    , m_actions(actions)
    , m_open(QDesktopServices::openUrl)
{
    connect(&m_after, &Afterwards::told, this, [this, &model](JobId id, const QString &text) {
        model.setAfter(id, text);
        refreshEnabled();
    });
    connect(&m_after, &Afterwards::said, this, [this](JobId id, const QString &text, bool isTrouble) {
        m_log.write(id, isTrouble ? LogLine::Trouble : LogLine::News, text);
    });
    connect(&m_after, &Afterwards::ended, this, [&desktop](JobId id, const QString &trouble) {
        if (!trouble.isEmpty())
            desktop.tellTrouble(id, trouble);
    });
    connect(&m_after, &Afterwards::wanted, this, &AfterCommands::open);
    connect(&table, &JobTable::selectedJobsChanged, this, &AfterCommands::refreshEnabled);
    connect(actions.stopAfterwards, &QAction::triggered, this, [this] {
        for (const JobId id : m_table.selectedJobs())
            m_after.cancel(id);
    });
    refreshEnabled();
}

void AfterCommands::refreshEnabled()
{
    m_actions.stopAfterwards->setEnabled(std::ranges::any_of(m_table.selectedJobs(), [this](JobId id) { return m_after.isActive(id); }));
}

void AfterCommands::open(JobId id, AfterStep::Kind kind, const QString &path)
{
    const QFileInfo file(path);
    const bool opens = kind == AfterStep::Open && (file.isDir() || !mayRun(path));
    if (opens) {
        if (!m_open(QUrl::fromLocalFile(path)))
            m_log.write(id, LogLine::Trouble, tr("No program opens %1").arg(path));
        return;
    }
    if (kind == AfterStep::Open)
        m_log.write(id, LogLine::Notice, tr("%1 is a program or may run one, and is but shown").arg(file.fileName()));
    const QString folder = file.isDir() ? path : file.path();
    const auto openFolder = [this, id, folder] {
        if (!m_open(QUrl::fromLocalFile(folder)))
            m_log.write(id, LogLine::Trouble, tr("No file manager opens %1").arg(folder));
    };
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return openFolder();
    // File managers that know this select the file (the freedesktop.org File Manager D-Bus interface); else the folder alone is opened.
    QDBusMessage call = QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.FileManager1"), QStringLiteral("/org/freedesktop/FileManager1"),
        QStringLiteral("org.freedesktop.FileManager1"), QStringLiteral("ShowItems"));
    call.setArguments({QStringList{QUrl::fromLocalFile(path).toString()}, QString()});
    auto *answer = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [answer, openFolder] {
        answer->deleteLater();
        if (answer->isError())
            openFolder();
    });
}

} // namespace milliard
