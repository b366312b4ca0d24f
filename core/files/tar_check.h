// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

namespace milliard {

// Whether KTar, which looks at no checksum and at no end, reads from this uncompressed tar what is in it: each header is right, each
// body whole (POSIX.1-2017, pax, "ustar Interchange Format"), no name comes twice, and no extension says something of a member that
// KTar does not know. Reads headers alone; memory grows with the names, as KArchive's does. Whether its end is there, too: some
// programs write none, KTar among them, and then nobody can tell whether it is all. BadArchive, without the archive's name.
Result<bool> checkTar(const QString &path);

} // namespace milliard
