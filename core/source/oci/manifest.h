// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/source/oci/platform.h"

#include <QByteArray>
#include <QHash>
#include <QList>

namespace milliard {

// What one document says of another, or of a blob (image spec 1.1, "Content Descriptors").
struct Descriptor {
    QString mediaType;
    QByteArray digest; // as isImageDigest() wants it
    qint64 size = 0;   // bytes
    Platform platform{};
    QList<QByteArray> urls{}; // other places of it, http and https alone, encoded

    bool operator==(const Descriptor &) const = default;
};

// An image's manifest, or an index of images for several platforms. OCI's media types and Docker's (image manifest version 2,
// schema 2) mean the same.
struct Manifest {
    QString mediaType;
    bool isIndex = false;
    Descriptor config;        // unless it is an index
    QList<Descriptor> layers; // likewise, the lowest first; may name a blob twice
    QList<Descriptor> images; // of an index
};

// Most descriptors that a document may have, and most bytes of one (distribution spec 1.1, "Pushing Manifests", asks for 4 MiB).
constexpr qsizetype maxDescriptors = 10'000;
constexpr qsizetype maxManifestBytes = 4 * 1024 * 1024;

// What a request for a manifest says that it takes: all that parseManifest() does, and schema 1, so that a registry does not
// convert, and it can be said that it is not supported.
QByteArray acceptedManifests();

// 'type' is that of the answer, used where the document does not say. BadListing.
Result<Manifest> parseManifest(const QByteArray &body, const QByteArray &type);

// The same in OCI's media types, since an OCI layout may hold no others; 'converted' has those that an index's images came
// to, by their former digests. 'body' as it is if nothing is to be done. 'body' was parsed before.
QByteArray ociManifest(const QByteArray &body, const QHash<QByteArray, Descriptor> &converted);
QString ociMediaType(const QString &type);

// What a machine of an image's config is. BadListing.
Result<Platform> platformOfConfig(const QByteArray &body);

} // namespace milliard
