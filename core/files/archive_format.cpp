// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/files/archive_format.h"

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

// Whether the bytes at a file's beginning are the first header of a tar (POSIX.1-1988 ustar, or the older form: its
// checksum is right).
bool beginsLikeTar(QByteArrayView bytes)
{
    constexpr qsizetype at = 148; // the checksum's field, which counts as spaces
    constexpr qsizetype length = 8;
    if (bytes.size() < 512)
        return false;
    bytes = bytes.first(512);
    int sum = length * ' ';
    for (qsizetype i = 0; i < bytes.size(); ++i)
        sum += i >= at && i < at + length ? 0 : uchar(bytes[i]);
    QByteArrayView field = bytes.sliced(at, length);
    if (const qsizetype end = field.indexOf('\0'); end >= 0)
        field = field.first(end);
    bool ok = false;
    const int told = field.trimmed().toInt(&ok, 8);
    return ok && told == sum;
}

} // namespace

std::optional<ArchiveFormat> archiveFormat(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray head = file.read(512);
    for (const Magic &magic : magics) {
        if (head.startsWith(magic.bytes))
            return magic.format;
    }
    return beginsLikeTar(head) ? std::optional(ArchiveFormat()) : std::nullopt;
}

} // namespace milliard
