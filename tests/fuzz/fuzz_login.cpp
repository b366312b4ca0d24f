// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/login.h"
#include "tests/fuzz/fuzz.h"

#include <QString>

using namespace milliard;

// A file of logins.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray text = Input(data, size).rest();
    const auto login = loginIn(text, QStringLiteral("host"));
    if (login) {
        hold(!login->user.isEmpty() || !login->password.isEmpty(), "a login is of use");
        hold(login->user.size() + login->password.size() < text.size(), "nothing is made up");
    }
    const auto other = loginIn("machine host login a password b\n" + text, QStringLiteral("HOST"));
    // But the machine's last words count, and they may take back what the first say.
    hold((other && other->user == "a") || text.contains("login") || text.contains('"'), "what stands first counts");
    return 0;
}
