// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/demo/demo_content.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QString>

namespace milliard::test {

inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(cannot be read)");
}

// Makes the file, and the folders that it is in; false: it could not.
inline bool writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

// The first 'size' bytes of what the demo service says is in a file.
inline QByteArray demoBody(const QByteArray &name, qsizetype size)
{
    QByteArray body(size, Qt::Uninitialized);
    DemoBody(name).read(0, {body.data(), std::size_t(size)});
    return body;
}

// What is below a folder, hidden or not, as relative paths in order.
inline QStringList allBelow(const QString &folder, QDir::Filters filters = QDir::AllEntries | QDir::System)
{
    QStringList names;
    QDirIterator it(folder, filters | QDir::Hidden | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (it.hasNext())
        names << QDir(folder).relativeFilePath(it.next());
    names.sort();
    return names;
}

inline QStringList filesBelow(const QString &folder)
{
    return allBelow(folder, QDir::Files);
}

// What is wrong with a folder that must hold exactly the first 'count' demo files of 'size' bytes, each with
// its own body; empty: nothing.
inline QString demoTreeFault(const QString &folder, qint64 count, qint64 size)
{
    const QStringList files = filesBelow(folder);
    if (files.size() != count)
        return QStringLiteral("%1 files where %2 were expected").arg(files.size()).arg(count);
    for (const QString &file : files) {
        const QByteArray name = file.section(QLatin1Char('/'), -1).toUtf8();
        const QByteArray body = contentOf(folder + QLatin1Char('/') + file);
        if (body.size() != size || !isDemoBody(name, body))
            return QStringLiteral("%1 has a wrong body of %2 bytes").arg(file).arg(body.size());
    }
    return {};
}

} // namespace milliard::test
