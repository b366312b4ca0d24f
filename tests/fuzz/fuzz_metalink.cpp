// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/digest.h"
#include "core/source/metalink/metalink_document.h"
#include "tests/fuzz/fuzz.h"

#include <QUrl>

using namespace milliard;

// A Metalink, whoever wrote it.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto metalink = readMetalink(Input(data, size).rest());
    if (!metalink) {
        hold(metalink.error().kind == ErrorKind::BadListing && metalink.error().message.size() < 2000, "a bad Metalink is a bad listing, and says why");
        return 0;
    }
    hold(!metalink->files.isEmpty() && metalink->files.size() <= maxMetalinkFiles, "there are files, and no more than may be");
    hold(metalink->unchecked <= metalink->files.size() && metalink->unknownHash.isEmpty() == (metalink->unchecked == 0), "what is not checked is some of them");
    for (const Entry &entry : metalink->files) {
        hold(entry.size >= -1, "a size is not negative");
        hold(entry.extras->mirrors.size() < maxMetalinkAddresses && !entry.extras->mirrors.contains(entry.url), "its addresses are few, and each is there once");
        if (!entry.digest.isEmpty())
            hold(digestFromText(Digest::unpacked(entry.digest).text()).has_value(), "a digest is one");
        for (const QByteArray &mirror : entry.extras->mirrors) {
            const QUrl url = QUrl::fromEncoded(mirror, QUrl::StrictMode);
            hold(url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty() && !url.hasFragment(), "an address is absolute, and nobody's");
            hold(url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https"), "and can be asked");
        }
    }
    return 0;
}
