// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/ca_file.h"

#include <QDir>
#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>

namespace milliard {

Result<void> checkCaFile(const QString &path)
{
    if (path.isEmpty())
        return {};
    QFile file(path);
    const auto bad = [&](const QString &what) {
        return std::unexpected(Error{ErrorKind::BadInput,
            QStringLiteral("the certificates in \"%1\" cannot be used: %2").arg(QDir::toNativeSeparators(path), what)});
    };
    if (!file.open(QIODevice::ReadOnly))
        return bad(file.errorString());
    if (QSslCertificate::fromDevice(&file, QSsl::Pem).isEmpty())
        return bad(QStringLiteral("no PEM certificate is in it"));
    return {};
}

QSslConfiguration sslConfiguration(const QString &caFile)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (QFile file(caFile); !caFile.isEmpty() && file.open(QIODevice::ReadOnly)) {
        // Named, since Qt loads the system's at need only where nothing was added.
        configuration.setCaCertificates(QSslConfiguration::systemCaCertificates() + QSslCertificate::fromDevice(&file, QSsl::Pem));
    }
    return configuration;
}

} // namespace milliard
