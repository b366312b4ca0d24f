// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/source/oci/image_reference.h"

#include <QByteArray>

namespace milliard {

// What "skopeo login", "podman login" or "docker login" have left for a registry. Never shown or journalled.
struct RegistryCredentials {
    QByteArray basic;      // "user:password" in base64, as Basic has it (RFC 7617 §2); empty: there are none
    bool isElsewhere = false; // a file says that a credential helper has them, which we do not ask
};

// From $REGISTRY_AUTH_FILE alone if that is set, else the first that has some of ${XDG_RUNTIME_DIR}/containers/auth.json,
// ~/.config/containers/auth.json and ~/.docker/config.json ($DOCKER_CONFIG/config.json), as containers-auth.json(5) says.
// BadInput for a file that cannot be read or understood.
Result<RegistryCredentials> registryCredentials(const ImageReference &image);

// Those of one file's text. BadInput.
Result<RegistryCredentials> credentialsIn(const QByteArray &json, const ImageReference &image);

} // namespace milliard
