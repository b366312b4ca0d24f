// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/files/archive_format.h"

#include "core/sink/tar_header.h"

#include <QFile>

#include <array>

namespace milliard {
namespace {

struct Magic {
    QByteArrayView bytes;
    ArchiveFormat format;
};

// PKWARE APPNOTE §4.3; 7zFormat.txt; RFC 1952 §2.3.1; bzip2; the XZ format §2.1.1.1; RFC 8878 §3.1.1.
const std::array magics{
    Magic{"PK\x03\x04", {ArchiveFormat::Zip, KCompressionDevice::None}},
    Magic{"PK\x05\x06", {ArchiveFormat::Zip, KCompressionDevice::None}}, // without a member
    Magic{QByteArrayView("7z\xBC\xAF\x27\x1C", 6), {ArchiveFormat::SevenZip, KCompressionDevice::None}},
    Magic{"\x1F\x8B", {ArchiveFormat::Stream, KCompressionDevice::GZip}},
    Magic{"BZh", {ArchiveFormat::Stream, KCompressionDevice::BZip2}},
    Magic{QByteArrayView("\xFD\x37zXZ\0", 6), {ArchiveFormat::Stream, KCompressionDevice::Xz}},
    Magic{"\x28\xB5\x2F\xFD", {ArchiveFormat::Stream, KCompressionDevice::Zstd}},
};

} // namespace

std::optional<ArchiveFormat> archiveFormat(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray head = file.read(tarBlockBytes);
    for (const Magic &magic : magics) {
        if (head.startsWith(magic.bytes))
            return magic.format;
    }
    return isTarHeader(head) ? std::optional(ArchiveFormat()) : std::nullopt;
}

} // namespace milliard
