// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "tests/support/cli.h"
#include "tests/support/image_folder.h"
#include "tests/support/registry.h"
#include "tests/support/tree.h"

#include <QTemporaryDir>

#include <memory>

namespace milliard::test {

// A folder for images, a registry that they are pushed to by skopeo, and the real program that gets them. Nobody's own logins are met.
class ImageRun
{
public:
    ImageRun()
    {
        qunsetenv("REGISTRY_AUTH_FILE");
        qputenv("DOCKER_CONFIG", m_dir.path().toUtf8());
        qputenv("XDG_RUNTIME_DIR", m_dir.path().toUtf8());
    }

    std::unique_ptr<Registry> registry;

    QString path(const QString &name) const { return m_dir.filePath(name); }
    QString source(const QString &rest) const { return QStringLiteral("oci://%1/%2").arg(registry->address(), rest); }

    QStringList words(const QString &source, const QString &to) const
    {
        return {QStringLiteral("get"), source, QStringLiteral("-o"), path(to), QStringLiteral("--json"), QStringLiteral("--backoff"), QStringLiteral("0"),
            QStringLiteral("--data-dir"), path(QStringLiteral("data"))};
    }
    CliRun get(const QString &rest, const QString &to, const QStringList &more = {}) const { return runCli(words(source(rest), to) + more); }

    // "done skipped failed", or what the program says instead.
    static QString counts(const CliRun &run)
    {
        const QJsonObject end = run.last();
        if (end.value(QStringLiteral("event")) != QStringLiteral("finished"))
            return QString::fromUtf8(run.both);
        return QStringLiteral("%1 %2 %3").arg(end.value(QStringLiteral("done")).toInt()).arg(end.value(QStringLiteral("skipped")).toInt()).arg(end.value(QStringLiteral("failed")).toInt());
    }

    // What ImageFolder made.
    QString push(const QString &folder, const QString &rest, const QStringList &more = {}) const
    {
        return skopeo(QStringList{QStringLiteral("copy"), QStringLiteral("--dest-tls-verify=false"), QStringLiteral("-q")} + more
            + QStringList{QStringLiteral("oci:%1:made").arg(path(folder)), QStringLiteral("docker://%1/%2").arg(registry->address(), rest)});
    }

    // What is wrong with the blobs of a layout: each is named by its digest.
    QString blobFault(const QString &folder) const
    {
        const QString blobs = path(folder) + QStringLiteral("/blobs");
        const QStringList files = filesBelow(blobs);
        for (const QString &file : files) {
            if (sha256Of(contentOf(blobs + QLatin1Char('/') + file)) != QString(file).replace(QLatin1Char('/'), QLatin1Char(':')))
                return file + QStringLiteral(" has other bytes");
        }
        return files.isEmpty() ? QStringLiteral("no blobs") : QString();
    }
    QString layerFile(const QString &folder, const QString &digest) const { return path(folder) + QStringLiteral("/blobs/sha256/") + digest.section(QLatin1Char(':'), 1); }

private:
    QTemporaryDir m_dir;
};

} // namespace milliard::test
