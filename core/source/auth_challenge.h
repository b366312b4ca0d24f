// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QList>

#include <utility>

namespace milliard {

// A way to authenticate that a server offers (RFC 9110 §11.3, §11.6.1).
struct AuthChallenge {
    QByteArray scheme;   // lower-case: "bearer"
    QByteArray token68;  // where there is one in place of parameters
    QList<std::pair<QByteArray, QByteArray>> parameters; // names lower-case, values unquoted, in their order

    QByteArray parameter(QByteArrayView name) const; // the first of this name; null: there is none
};

// Those of a WWW-Authenticate field, of which several may have been joined by commas. What follows a fault is left out.
QList<AuthChallenge> authChallenges(QByteArrayView field);

} // namespace milliard
