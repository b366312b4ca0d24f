// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/secrets/secret.h"

#include <QFuture>

#include <optional>

namespace milliard {

// The system's keychain, by QtKeychain: the Secret Service of a D-Bus session (GNOME Keyring, KeePassXC and others) or KWallet.
// All that is kept there is of one service, "Milliard". There is nothing else where there is no keychain: no secret is ever
// written into a file.
//
// May be asked on any thread. The work is done on the main thread, whose event loop has to run, so nobody may wait there for the
// values to come. They may take as long as a person needs to unlock the keychain, up to two minutes.
//
// Errors are BadInput: why the keychain cannot be asked, and what can be done about it; never a secret. One that is locked and
// stays so may say that it has nothing.

// None: it has none of this account.
QFuture<Result<std::optional<Secret>>> readSecret(const QString &account);

// In place of what it had. The secret is a right one by checkSecret().
QFuture<Result<void>> writeSecret(const QString &account, const Secret &secret);

// False: it had none.
QFuture<Result<bool>> removeSecret(const QString &account);

} // namespace milliard
