// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/journal/kept_list.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryFile>

#include <cerrno>
#include <unistd.h>

namespace milliard {
namespace {

QString listsIn(const QString &dataDir)
{
    return QDir::cleanPath(QDir(dataDir).absoluteFilePath(QStringLiteral("lists")));
}

} // namespace

Result<QString> keepList(QIODevice &input, const QString &dataDir)
{
    constexpr qint64 atOnce = 1 << 20;
    const QString folder = listsIn(dataDir);
    const auto fault = [&](const QString &why) {
        const bool isFull = errno == ENOSPC || errno == EDQUOT;
        return std::unexpected(Error{isFull ? ErrorKind::JournalFull : ErrorKind::JournalUnusable, QStringLiteral("%1: %2").arg(folder, why)});
    };
    errno = 0;
    if (!QDir().mkpath(folder))
        return fault(QStringLiteral("the folder cannot be made"));
    QTemporaryFile file(folder + QStringLiteral("/unfinished-XXXXXX")); // 0600, and nameless where the file system can
    if (!file.open())
        return fault(file.errorString());
    for (;;) {
        const QByteArray bytes = input.read(atOnce);
        if (bytes.isEmpty())
            break;
        if (file.write(bytes) != bytes.size())
            return fault(file.errorString());
    }
    if (!input.atEnd())
        return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("standard input: %1").arg(input.errorString())});
    if (!file.flush() || ::fsync(file.handle()) != 0)
        return fault(file.errorString());
    const QString path = folder + QLatin1Char('/') + QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz"))
        + QStringLiteral("-%1.txt").arg(::getpid());
    if (!file.rename(path))
        return fault(file.errorString());
    file.setAutoRemove(false);
    return path;
}

void forgetList(const QString &source, const QString &dataDir)
{
    const QString path = source.section(QLatin1Char(':'), 1);
    if (QFileInfo(path).isAbsolute() && QFileInfo(path).path() == listsIn(dataDir))
        QFile::remove(path);
}

} // namespace milliard
