// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/entry.h"
#include "core/source/oci/manifest.h"

#include <QByteArray>
#include <QList>

namespace milliard {

// A manifest or an index as the registry has it, verified.
struct ImageDocument {
    QByteArray body;
    QByteArray digest; // "sha256:HEX"
    Manifest manifest;
};

// How an image becomes files. The first document is the image or its index; those that it names come after it. Blobs are fetched
// below 'base' (the repository's, encoded, with its last slash), or where the manifest says; what we make or have already
// is in the entry's own address. Each file once, whatever number of images have it.
//
// An image layout (image spec 1.1, "OCI Image Layout Specification"): oci-layout, index.json and blobs/ALGORITHM/HEX. 'name'
// is what the index calls the image; may be empty.
QList<Entry> layoutEntries(const QList<ImageDocument> &documents, const QString &name, const QByteArray &base);
// The layers as HEX.tar.gz or what their type is, the config as HEX.json, and manifest.json, which has their order. Of one image.
QList<Entry> layerEntries(const ImageDocument &image, const QByteArray &base);

} // namespace milliard
