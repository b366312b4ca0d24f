// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <KCompressionDevice>

#include <QFile>

#include <functional>

namespace milliard {

// Decompresses a file from its beginning to its end, of however many streams it consists: what compresses in parallel or
// adds to a file makes several (RFC 1952 §2.2, RFC 8878 §3.1, the XZ format §2). KCompressionDevice takes the end of the first
// for that of the file. 'take' gets the bytes in their order; its error ends this.
// BadArchive, without the file's name: bytes that make no sense, or an end that comes too soon.
Result<void> decompress(QFile &packed, KCompressionDevice::CompressionType compression, const std::function<Result<void>(QByteArrayView)> &take);

} // namespace milliard
