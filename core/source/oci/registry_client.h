// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/source/auth_challenge.h"
#include "core/source/oci/image_reference.h"
#include "core/source/oci/registry_credentials.h"
#include "core/source/oci/registry_login.h"
#include "core/source/page_fetcher.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace milliard {

// Asks a registry for what belongs to one repository (OCI distribution spec 1.1), and logs in to it as the registry wants:
// not at all, by Basic, or by a token of its token server (Docker's "Token Authentication Specification"). Keeps the
// login fresh for the run's requests. Lives on one thread with an event loop.
class RegistryClient final : public QObject
{
public:
    using Receive = std::function<void(Result<PageAnswer>)>;

    RegistryClient(ImageReference image, bool isPlain, const JobOptions &options);
    ~RegistryClient() override;

    // Below /v2/REPOSITORY/: "manifests/latest". Only a 200 is handed over; all else is an error that says what to do. One call
    // at a time; 'receive' is not called if the client is destroyed first.
    void get(const QString &path, Receive receive);
    // Encoded, with its last slash.
    QByteArray base() const { return m_base; }
    std::shared_ptr<RequestSigner> signer() const { return m_login; }

private:
    void ask();
    void answered(Result<PageAnswer> answer);
    void logIn(const PageAnswer &refusal);
    void askToken(std::function<void(Result<void>)> done);
    Result<void> takeToken(const QByteArray &body);
    void renew();
    std::unexpected<Error> denied(const PageAnswer &answer, const QString &why) const;

    const ImageReference m_image;
    const QByteArray m_base;
    std::shared_ptr<RegistryLogin> m_login;
    PageFetcher m_fetcher;
    PageFetcher m_tokenFetcher;
    QString m_path; // of the call under way
    Receive m_receive;
    bool m_hasLoggedIn = false; // in this call
    QUrl m_realm; // of the token server, with what it is asked; empty: there is none
    RegistryCredentials m_credentials;
};

// What an answer that is no success says, by the registry's own words where it has some (distribution spec 1.1, "Error Codes").
Error registryError(const PageAnswer &answer, const ImageReference &image);

} // namespace milliard
