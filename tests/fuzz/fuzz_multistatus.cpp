// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/webdav/multistatus.h"
#include "tests/fuzz/folder.h"

using namespace milliard;

// The body of an answer to PROPFIND.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray body = Input(data, size).rest();
    for (const bool isWhole : {false, true})
        holdFolder([&](const FolderPlace &place) { return readMultistatus(place, body, isWhole); });
    return 0;
}
