// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/url/content_disposition.h"
#include "tests/fuzz/fuzz.h"

using namespace milliard;

// The field of an answer by which a server names its file.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString name = fileNameOf(Input(data, size).rest());
    hold(name.isNull() == name.isEmpty(), "no name is empty");
    hold(!name.contains(u'/') && !name.contains(u'\\'), "a name is no path");
    hold(name != QLatin1String(".") && name != QLatin1String("..") && name.size() <= 1024, "and leads nowhere");
    return 0;
}
