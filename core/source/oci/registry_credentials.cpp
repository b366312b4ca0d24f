// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/oci/registry_credentials.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>

#include <algorithm>

namespace milliard {
namespace {

constexpr qint64 maxFileBytes = 1024 * 1024;

// "https://index.docker.io/v1/" is how Docker writes its own registry; others have a scheme or a path now and then.
QString normalised(QString key)
{
    if (const qsizetype scheme = key.indexOf(QLatin1StringView("://")); scheme >= 0) {
        key = key.sliced(scheme + 3);
        key.truncate(key.indexOf(QLatin1Char('/')) < 0 ? key.size() : key.indexOf(QLatin1Char('/')));
    }
    return key.toLower();
}

// The names under which a file may have an image's credentials, the closest first.
QStringList keysFor(const ImageReference &image)
{
    QStringList hosts{image.host.toLower()};
    if (image.isDockerHub())
        hosts = {QStringLiteral("docker.io"), QStringLiteral("index.docker.io"), QStringLiteral("registry-1.docker.io")};
    QStringList keys;
    for (const QString &host : hosts) {
        for (QString path = image.repository; !path.isEmpty(); path.truncate(std::max<qsizetype>(0, path.lastIndexOf(QLatin1Char('/')))))
            keys.append(host + QLatin1Char('/') + path);
    }
    return keys + hosts;
}

QStringList usualFiles()
{
    const QString config = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation);
    const QString docker = qEnvironmentVariable("DOCKER_CONFIG", QDir::homePath() + QStringLiteral("/.docker"));
    QStringList files{config + QStringLiteral("/containers/auth.json"), docker + QStringLiteral("/config.json")};
    if (const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR"); !runtime.isEmpty())
        files.prepend(runtime + QStringLiteral("/containers/auth.json"));
    return files;
}

Result<RegistryCredentials> credentialsOf(const QString &path, const ImageReference &image)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("the credentials in %1 cannot be read: %2").arg(path, file.errorString())});
    auto found = credentialsIn(file.read(maxFileBytes), image);
    if (!found)
        found.error().message.prepend(path + QStringLiteral(": "));
    return found;
}

} // namespace

Result<RegistryCredentials> credentialsIn(const QByteArray &json, const ImageReference &image)
{
    QJsonParseError syntax;
    const QJsonObject all = QJsonDocument::fromJson(json, &syntax).object();
    if (syntax.error != QJsonParseError::NoError)
        return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("not JSON at byte %1 (%2)").arg(syntax.offset).arg(syntax.errorString())});
    const QJsonObject auths = all.value(QLatin1StringView("auths")).toObject();
    const QStringList keys = keysFor(image);
    for (const QString &key : keys) {
        for (auto entry = auths.constBegin(); entry != auths.constEnd(); ++entry) {
            if (normalised(entry.key()) != key)
                continue;
            const QByteArray text = entry.value().toObject().value(QLatin1StringView("auth")).toString().toLatin1();
            const auto pair = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
            if (pair && (*pair).contains(':')) {
                QByteArray plain = *pair;
                while (plain.endsWith('\0')) // as old files are padded
                    plain.chop(1);
                return RegistryCredentials{plain.toBase64()};
            }
        }
    }
    const QJsonObject helpers = all.value(QLatin1StringView("credHelpers")).toObject();
    bool isElsewhere = !all.value(QLatin1StringView("credsStore")).toString().isEmpty();
    for (auto helper = helpers.constBegin(); helper != helpers.constEnd(); ++helper)
        isElsewhere = isElsewhere || keys.contains(normalised(helper.key()));
    return RegistryCredentials{{}, isElsewhere};
}

Result<RegistryCredentials> registryCredentials(const ImageReference &image)
{
    if (const QString named = qEnvironmentVariable("REGISTRY_AUTH_FILE"); !named.isEmpty())
        return credentialsOf(named, image);
    RegistryCredentials best;
    for (const QString &path : usualFiles()) {
        if (!QFile::exists(path))
            continue;
        auto found = credentialsOf(path, image);
        if (!found || !found->basic.isEmpty())
            return found;
        best.isElsewhere = best.isElsewhere || found->isElsewhere;
    }
    return best;
}

} // namespace milliard
