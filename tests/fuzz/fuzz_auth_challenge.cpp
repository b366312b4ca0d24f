// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/auth_challenge.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

using namespace milliard;

// A WWW-Authenticate field.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray field = Input(data, size).rest();
    qsizetype read = 0;
    for (const AuthChallenge &challenge : authChallenges(field)) {
        hold(!challenge.scheme.isEmpty() && challenge.scheme == challenge.scheme.toLower(), "a challenge has a scheme");
        hold(challenge.token68.isEmpty() || challenge.parameters.isEmpty(), "it has a token or parameters");
        read += challenge.scheme.size() + challenge.token68.size();
        for (const auto &[name, value] : challenge.parameters) {
            hold(!name.isEmpty() && name == name.toLower(), "a parameter has a name");
            hold(challenge.parameter(name).size() <= field.size(), "and is found by it");
            read += name.size() + value.size();
        }
    }
    hold(read <= field.size(), "nothing is made up");
    return 0;
}
