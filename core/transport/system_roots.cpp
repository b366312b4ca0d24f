// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/transport/system_roots.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSslCertificate>
#include <QSslConfiguration>

#include <memory>
#include <vector>

namespace milliard {
namespace {

struct FreeCertificate {
    void operator()(X509 *certificate) const { X509_free(certificate); }
};
using Roots = std::vector<std::unique_ptr<X509, FreeCertificate>>;

bool openSslHasRoots()
{
    if (qEnvironmentVariableIsSet(X509_get_default_cert_file_env()) || qEnvironmentVariableIsSet(X509_get_default_cert_dir_env()))
        return true; // the user says which
    // A folder's files are found by the hashes that are their names, and no others.
    return QFileInfo(QFile::decodeName(X509_get_default_cert_file())).size() > 0
        || !QDir(QFile::decodeName(X509_get_default_cert_dir())).entryList({QStringLiteral("????????.[0-9]*")}, QDir::Files).isEmpty();
}

Roots rootsOfQt()
{
    Roots roots;
    for (const QSslCertificate &certificate : QSslConfiguration::systemCaCertificates()) {
        const QByteArray bytes = certificate.toDer();
        const auto *from = reinterpret_cast<const unsigned char *>(bytes.constData());
        if (X509 *const root = d2i_X509(nullptr, &from, long(bytes.size())))
            roots.emplace_back(root);
    }
    return roots;
}

} // namespace

void addSystemRoots(SSL_CTX *context)
{
    static const Roots roots = openSslHasRoots() ? Roots() : rootsOfQt(); // read once, shared by all contexts
    for (const auto &root : roots)
        X509_STORE_add_cert(SSL_CTX_get_cert_store(context), root.get());
}

} // namespace milliard
