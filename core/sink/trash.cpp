// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/sink/trash.h"

#include "core/sink/stored_path.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryFile>

#include <sys/stat.h>

namespace milliard {

bool hasTrash(const QString &folder)
{
    QTemporaryFile file(folder + QLatin1Char('/') + QLatin1StringView(unfinishedPrefix) + QStringLiteral("trash-XXXXXX"));
    if (!file.open() || !QFile::exists(file.fileName()))
        return false;
    const QString path = file.fileName(); // which also gives it one
    file.close();
    QString trashed;
    if (!QFile::moveToTrash(path, &trashed) || trashed.isEmpty())
        return false;
    // Trash/files/NAME has Trash/info/NAME.trashinfo (freedesktop.org's trash specification 1.0).
    const QFileInfo there(trashed);
    QFile::remove(there.dir().filePath(QStringLiteral("../info/") + there.fileName() + QStringLiteral(".trashinfo")));
    return QFile::remove(trashed);
}

Result<void> moveToTrash(const QString &folder, const WalkedFile &file)
{
    const QString shown = shownName(QString::fromUtf8(file.path));
    const auto refused = [&](const QString &why) { return std::unexpected(Error{ErrorKind::PathUnusable, QStringLiteral("%1: %2").arg(shown, why)}); };
    const QString path = folder + QLatin1Char('/') + QFile::decodeName(file.path);
    struct stat met;
    struct stat named;
    const bool isThere = ::fstat(file.folder, &met) == 0 && ::stat(QFile::encodeName(QFileInfo(path).path()).constData(), &named) == 0;
    if (!isThere || met.st_dev != named.st_dev || met.st_ino != named.st_ino)
        return refused(QStringLiteral("its folder is another by now"));
    QFile trashed(path);
    return trashed.moveToTrash() ? Result<void>() : refused(QStringLiteral("it cannot be moved to the trash: %1").arg(trashed.errorString()));
}

} // namespace milliard
