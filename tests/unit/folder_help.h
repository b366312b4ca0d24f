// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QStringList>
#include <QTemporaryDir>

#include <sys/stat.h>

namespace milliard
{

// A temporary folder, and what a test wants to know of the files in it. Fatal where the disk itself fails.
class TestFolder
{
public:
    QString path(const QString &name = {}) const
    {
        return name.isEmpty() ? m_dir.path() : m_dir.filePath(name);
    }

    // Relative paths, sorted, hidden ones too.
    QStringList files() const { return list(QDir::Files | QDir::System, QDirIterator::Subdirectories); }
    QStringList entries() const
    {
        return list(QDir::AllEntries | QDir::System, QDirIterator::NoIteratorFlags);
    }
    // "name=contents|…"
    QString contents() const
    {
        QStringList parts;
        for (const QString &file : files())
            parts += file + QLatin1Char('=') + QString::fromUtf8(read(file));
        return parts.join(QLatin1Char('|'));
    }

    QByteArray read(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArrayLiteral("(cannot be read)");
    }
    void write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        if (!QDir().mkpath(QFileInfo(file).path()) || !file.open(QIODevice::WriteOnly)
            || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(file.fileName()));
    }
    qint64 changedMs(const QString &name) const
    {
        struct stat there = {};
        if (::lstat(QFile::encodeName(path(name)).constData(), &there) != 0)
            qFatal("no file %s", qPrintable(path(name)));
        return qint64(there.st_ctim.tv_sec) * 1000 + there.st_ctim.tv_nsec / 1'000'000;
    }

private:
    QStringList list(QDir::Filters filters, QDirIterator::IteratorFlags flags) const
    {
        QStringList names;
        QDirIterator walk(path(), filters | QDir::Hidden | QDir::NoDotAndDotDot, flags);
        while (walk.hasNext())
            names += QDir(path()).relativeFilePath(walk.next());
        names.sort();
        return names;
    }

    QTemporaryDir m_dir;
};

} // namespace milliard
