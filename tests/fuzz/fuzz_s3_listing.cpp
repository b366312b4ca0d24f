// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/s3/s3_listing.h"
#include "core/source/s3/s3_refusal.h"
#include "tests/fuzz/fuzz.h"

using namespace milliard;

// The end of a range, then the body of a bucket's listing, or of a refusal.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    Input input(data, size);
    const QByteArray last = input.line();
    const QByteArray body = input.rest();
    const S3Refusal refusal = s3Refusal(body);
    hold(refusal.message.size() < 1000, "messages are bounded");
    const auto whole = s3Listing(body);
    if (!whole) {
        hold(whole.error().kind == ErrorKind::BadListing && !whole.error().message.isEmpty(), "a bad listing says why");
        hold(whole.error().message.size() < 2000, "messages are bounded");
    } else {
        for (const S3Object &object : whole->objects) {
            hold(!object.key.isEmpty() && object.key.size() <= maxS3KeyBytes, "keys are bounded");
            hold(object.size >= -1, "a size is not negative");
            hold(object.modified >= -1, "nor is a time");
        }
    }
    const auto begun = s3Listing(body, last);
    hold(begun || !whole, "what is right as a whole is so up to a key");
    if (whole && begun) {
        hold(begun->objects.size() <= whole->objects.size(), "less is read");
        for (qsizetype i = 0; i < begun->objects.size(); ++i)
            hold(begun->objects[i].key == whole->objects[i].key, "and the same");
    }
    return 0;
}
