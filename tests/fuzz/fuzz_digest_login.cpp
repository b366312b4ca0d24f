// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/auth_challenge.h"
#include "core/source/digest_login.h"
#include "tests/fuzz/fuzz.h"

using namespace milliard;

// A user's name, then a WWW-Authenticate field. What is answered to it reads back as what was meant.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    Input input(data, size);
    constexpr QByteArrayView password = "correct horse";
    if (input.rest().contains(password))
        return 0; // in what is sent back anyway
    const Login login{input.line(), password.toByteArray()};
    const auto challenge = DigestChallenge::of(input.rest());
    if (!challenge)
        return 0;
    const QByteArray value = digestAuthorization(*challenge, login, "GET", "/a?b=\"c\\", 0x1f, "abc");
    hold(!value.contains(password), "the password is not in it");
    const QList<AuthChallenge> read = authChallenges(value);
    hold(read.size() == 1 && read.first().scheme == "digest", "it is one login by Digest");
    const AuthChallenge &said = read.first();
    hold(said.parameter("username") == login.user, "of the user");
    hold(said.parameter("realm") == challenge->realm && said.parameter("nonce") == challenge->nonce && said.parameter("opaque") == challenge->opaque, "for the challenge");
    hold(said.parameter("uri") == "/a?b=\"c\\", "and the request");
    hold(said.parameter("response").size() == (challenge->hash == DigestChallenge::Sha256 ? 64 : 32), "with its hash");
    hold(said.parameter("nc") == (challenge->hasQop ? "0000001f" : ""), "and its count where that is wanted");
    return 0;
}
