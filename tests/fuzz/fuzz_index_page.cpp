// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/index/index_page.h"
#include "tests/fuzz/folder.h"

using namespace milliard;

// A line with the Content-Type, then the body of a folder's page.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    Input input(data, size);
    const QByteArray type = input.line();
    holdFolder([&](const FolderPlace &place) { return readIndexPage(place, type, input.rest()); });
    return 0;
}
