// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/s3/keychain_keys.h"

#include "core/secrets/keychain.h"

namespace milliard {
namespace {

constexpr QLatin1StringView prefix("keychain:");

Result<AwsKeys> keysIn(const QString &name, const Result<std::optional<Secret>> &secret)
{
    const QString advice = QStringLiteral("milliard-cli secret set %1 puts them there; or use those of the environment or of a profile, without --keys").arg(name);
    if (!secret)
        return std::unexpected(Error{secret.error().kind, QStringLiteral("keys \"%1\": %2. Without it, use keys of the environment or of a profile, without --keys").arg(name, secret.error().message)});
    if (!*secret)
        return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("the system's keychain has no keys \"%1\", or is locked: %2").arg(name, advice)});
    if (!checkSecret(SecretAccount::Keys, **secret))
        return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("what the system's keychain has as \"%1\" are no keys: %2").arg(name, advice)});
    return AwsKeys{(**secret)[0], (**secret)[1], (**secret).value(2)};
}

} // namespace

Result<QString> keychainName(const QString &text)
{
    const QString name = text.sliced(text.startsWith(prefix) ? prefix.size() : 0);
    const auto account = secretAccount(name);
    if (!text.startsWith(prefix) || !account || account->kind != SecretAccount::Keys)
        return std::unexpected(Error{ErrorKind::BadInput,
            QStringLiteral("keys must be keychain:NAME, as \"milliard-cli secret set NAME\" puts them into the system's keychain; NAME is letters, digits, dots, hyphens and underscores")});
    return name;
}

QFuture<Result<AwsKeys>> keychainKeys(const QString &name)
{
    const auto account = secretAccount(name);
    Q_ASSERT(account);
    return readSecret(account->name).then([name](const Result<std::optional<Secret>> &secret) { return keysIn(name, secret); });
}

} // namespace milliard
