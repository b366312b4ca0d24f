// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/data_url.h"
#include "core/source/oci/image_layout.h"
#include "core/source/oci/image_reference.h"
#include "core/source/oci/image_source.h"
#include "tests/fuzz/fuzz.h"

#include <QSet>

#include <algorithm>

using namespace milliard;

// A registry's answer where a manifest was asked for: the media type that it came with, then its body.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    Input input(data, size);
    const QByteArray type = input.line();
    const QByteArray body = input.rest();
    const auto manifest = parseManifest(body, type);
    (void)platformOfConfig(body);
    if (!manifest) {
        hold(manifest.error().kind == ErrorKind::BadListing && !manifest.error().message.isEmpty(), "a bad manifest is a bad listing, and says why");
        hold(manifest.error().message.size() < 2000, "messages are bounded");
        return 0;
    }
    hold(manifest->isIndex ? manifest->layers.isEmpty() : manifest->images.isEmpty(), "a document is one thing");
    for (const auto *list : {&manifest->layers, &manifest->images}) {
        for (const Descriptor &one : *list)
            hold(isImageDigest(one.digest) && one.size >= 0, "what is named can be verified");
    }
    const Descriptor *const mine = imageFor(Platform::ofThisMachine(), manifest->images);
    hold(!mine || mine->platform.os == QLatin1StringView("linux"), "the image is for this machine");

    const ImageDocument document{body, "sha256:" + QByteArray(64, '0'), *manifest};
    const QByteArray base = "https://h/v2/x/";
    QList<QList<Entry>> all{layoutEntries({document}, QStringLiteral("t"), base)};
    if (!manifest->isIndex)
        all.append(layerEntries(document, base));
    for (const QList<Entry> &entries : all) {
        QSet<QString> names;
        for (const Entry &entry : entries) {
            hold(!names.contains(entry.name), "a file is listed once");
            names.insert(entry.name);
            hold(!entry.name.isEmpty() && std::ranges::all_of(entry.name, [](QChar c) { return c.unicode() > 0x20 && c.unicode() < 0x7f; }) && !entry.name.contains(QLatin1StringView("..")), "names are plain");
            hold(entry.size >= 0 && !entry.digest.isEmpty(), "everything is verified");
            hold(isDataUrl(entry.url) || entry.url.startsWith("http"), "an address is the registry's, another's, or the body");
            hold(std::ranges::all_of(entry.url, [](char c) { return c > 0x20 && c < 0x7f; }), "and ends no line");
            if (isDataUrl(entry.url))
                hold(dataUrlBody(entry.url).has_value(), "what we make can be read");
        }
    }
    return 0;
}
