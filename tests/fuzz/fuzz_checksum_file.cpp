// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/url/checksum_file.h"
#include "tests/fuzz/fuzz.h"

using namespace milliard;

// A file of checksums, after a line with the name that is looked for.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    Input input(data, size);
    const QString name = QString::fromUtf8(input.line());
    const QByteArray text = input.rest();
    const auto digest = digestFor({name}, text);
    if (!digest || !*digest)
        return 0;
    hold(digestFromText((*digest)->text()) == **digest, "what is found is a digest");
    hold(**digestFor({name}, text) == **digest, "and the same one each time");
    // A line before all others with the very name is the one, unless another contradicts it.
    if (!name.isEmpty() && !name.contains(u'\n') && !name.contains(u'\r') && !name.startsWith(u' ') && !name.startsWith(u'*') && name.toUtf8().size() < 1000
        && !name.trimmed().isEmpty() && QString::fromUtf8(name.toUtf8()) == name)
    {
        const auto first = digestFor({name}, QByteArray(40, '0') + "  " + name.toUtf8() + '\n' + text);
        hold(!first || (*first)->bytes == QByteArray(20, '\0'), "the first line of a name holds");
    }
    return 0;
}
