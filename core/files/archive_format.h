// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <KCompressionDevice>

#include <QString>

#include <optional>

namespace milliard {

// What kind of archive a file is, by its bytes and never by its name: servers lie about names.
struct ArchiveFormat {
    enum Container {
        Zip,
        SevenZip,
        Stream, // a tar, or one file, compressed as 'compression' says
    };

    Container container = Stream;
    KCompressionDevice::CompressionType compression = KCompressionDevice::None;

    bool operator==(const ArchiveFormat &) const = default;
};

// None: it is no archive that can be unpacked, or cannot be read.
std::optional<ArchiveFormat> archiveFormat(const QString &path);

} // namespace milliard
