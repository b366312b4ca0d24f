// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/journal/job_lock.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSysInfo>

namespace milliard {
namespace {

QString pathOf(const QString &dataDir, JobId id)
{
    return dataDir + QStringLiteral("/job-%1.lock").arg(id);
}

QString holderText()
{
    return QStringLiteral("%1 with process id %2 on %3").arg(QCoreApplication::applicationName(), QString::number(QCoreApplication::applicationPid()), QSysInfo::machineHostName());
}

} // namespace

Result<std::unique_ptr<JobLock>> JobLock::take(const QString &dataDir, JobId id)
{
    for (;;) {
        auto file = FileLock::open(pathOf(dataDir, id));
        if (!file)
            return std::unexpected(file.error());
        if (!file->tryExclusive()) {
            const QString holder = QString::fromUtf8(file->content());
            return std::unexpected(Error{ErrorKind::JobBusy,
                QStringLiteral("job %1, by %2").arg(QString::number(id), holder.isEmpty() ? QStringLiteral("another program") : holder)});
        }
        if (!file->isCurrent()) // the holder before has just removed it
            continue;
        file->setContent(holderText().toUtf8());
        return std::unique_ptr<JobLock>(new JobLock(*std::move(file)));
    }
}

void JobLock::say(const QString &what) const
{
    m_file.setContent(QStringLiteral("%1, %2").arg(holderText(), what).toUtf8());
}

bool JobLock::isTaken(const QString &dataDir, JobId id)
{
    const QString path = pathOf(dataDir, id);
    if (!QFileInfo::exists(path))
        return false;
    const auto file = FileLock::open(path);
    return file && file->isTaken();
}

} // namespace milliard
