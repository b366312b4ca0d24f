// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QString>

namespace milliard {

// Which image: oci://REGISTRY[:PORT]/REPOSITORY[:TAG][@DIGEST], the parts as the OCI distribution spec 1.1 has them ("Pulling
// manifests"), and Docker Hub's names as people write them: oci://docker.io/debian is library/debian.
struct ImageReference {
    QString host;       // with its port, as the user has it
    QString repository; // "library/debian"
    QString tag;        // "latest" if neither tag nor digest is named; empty if only a digest is
    QByteArray digest;  // "sha256:HEX" or "sha512:HEX"; goes before the tag; may be empty

    // What its manifest is asked for by.
    QString manifest() const { return digest.isEmpty() ? tag : QString::fromLatin1(digest); }
    QString text() const; // for people: "docker.io/library/debian:13"
    bool isDockerHub() const;
    // The host that answers, with its port: Docker Hub's is another than its name says.
    QString apiHost() const;
    bool isLoopback() const; // of this machine
};

bool isImageReference(const QString &text);

// BadInput says which part is wrong.
Result<ImageReference> imageReference(const QString &text);

// Whether a text is a digest that we can verify: "sha256:" and 64 lower-case hexadecimal digits, or "sha512:" and 128 (image
// spec 1.1, "Digests").
bool isImageDigest(QByteArrayView text);

} // namespace milliard
