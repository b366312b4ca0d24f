// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/digest.h"
#include "tests/fuzz/fuzz.h"

using namespace milliard;

// A digest as text, then bytes that it is held against.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    Input input(data, size);
    const auto digest = digestFromText(QString::fromUtf8(input.line()));
    if (!digest) {
        hold(digest.error().kind == ErrorKind::BadInput && digest.error().message.size() < 2000, "a bad digest is bad input, and says why");
        return 0;
    }
    const int sizes[] = {32, 64, 20, 16, 4};
    hold(int(digest->algorithm) >= 0 && int(digest->algorithm) < 5, "an algorithm is one of five");
    hold(digest->bytes.size() == sizes[int(digest->algorithm)], "a digest has the bytes of its algorithm");
    hold(digestFromText(digest->text()) == digest, "what is written reads the same");
    hold(Digest::unpacked(digest->packed()) == *digest, "what is packed unpacks the same");
    // The same digest in pieces as at once, and only the right one is right.
    const QByteArray bytes = input.rest();
    Hasher whole(digest->algorithm), pieces(digest->algorithm), again(digest->algorithm);
    whole.add(bytes);
    pieces.add(bytes.first(bytes.size() / 2));
    pieces.add({});
    pieces.add(bytes.sliced(bytes.size() / 2));
    again.add(bytes);
    const auto found = whole.result();
    hold(found && pieces.check(*found).has_value(), "pieces come to the whole's digest");
    hold(again.check(*digest).has_value() == (*found == *digest), "another digest is refused");
    return 0;
}
