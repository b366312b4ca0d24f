// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/sink/archive_reader.h"

#include "core/sink/tar_header.h"

#include <KCompressionDevice>
#include <KZip>
#include <KZipFileEntry>

#include <QByteArray>

#include <algorithm>
#include <array>
#include <memory>

namespace milliard {
namespace {

using Contents = std::expected<ArchiveContents, ArchiveFault>;

constexpr qint64 blockBytes = tarBlockBytes;

// As many bytes as there are, up to 'size'; -1 where they make no sense.
qint64 readUpTo(QIODevice &device, char *data, qint64 size)
{
    qint64 done = 0;
    while (done < size) {
        const qint64 got = device.read(data + done, size - done);
        if (got < 0)
            return -1;
        if (got == 0)
            break;
        done += got;
    }
    return done;
}

// The members of a tar (POSIX.1-1988 ustar, with GNU's entries for long names). KTar's own reader takes the end of a file
// that was cut off for the end of the archive, and counts a name that comes twice once.
class TarReader
{
public:
    explicit TarReader(QIODevice &device) : m_device(device) { }

    Contents read()
    {
        std::array<char, blockBytes> head;
        for (;;) {
            if (const auto got = take(head.data(), blockBytes); !got)
                return std::unexpected(got.error());
            if (std::ranges::all_of(head, [](char c) { return c == 0; }))
                return readEnd();
            const QByteArrayView header(head.data(), blockBytes);
            const qint64 size = tarNumber(header.sliced(124, 12));
            if (size < 0 || !isTarHeader(header))
                return fault(false, QStringLiteral("what should be a member's header is none"));
            if (const auto got = skip((size + blockBytes - 1) / blockBytes * blockBytes); !got)
                return std::unexpected(got.error());
            if (header[156] == 'L') // the next member's name
                continue;
            ++m_contents.entries;
            m_contents.bytes += size;
        }
    }

private:
    std::unexpected<ArchiveFault> fault(bool cutShort, const QString &message) const
    {
        return std::unexpected(ArchiveFault{cutShort, message, m_contents});
    }

    std::expected<void, ArchiveFault> take(char *data, qint64 size)
    {
        const qint64 got = readUpTo(m_device, data, size);
        if (got < 0)
            return fault(false, QStringLiteral("it cannot be decompressed"));
        if (got < size)
            return fault(true, QStringLiteral("it ends too soon"));
        return {};
    }

    std::expected<void, ArchiveFault> skip(qint64 size)
    {
        while (size > 0) {
            const qint64 part = std::min<qint64>(size, m_chunk.size());
            if (auto got = take(m_chunk.data(), part); !got)
                return got;
            size -= part;
        }
        return {};
    }

    // The second block of zeros, and nothing after it.
    Contents readEnd()
    {
        std::array<char, blockBytes> block;
        if (const auto got = take(block.data(), blockBytes); !got)
            return std::unexpected(got.error());
        if (std::ranges::any_of(block, [](char c) { return c != 0; }) || readUpTo(m_device, block.data(), 1) != 0)
            return fault(false, QStringLiteral("something follows its end"));
        return m_contents;
    }

    QIODevice &m_device;
    QByteArray m_chunk = QByteArray(64 * 1024, Qt::Uninitialized);
    ArchiveContents m_contents;
};

Contents readFolder(const KArchiveDirectory &folder, ArchiveContents &contents)
{
    QByteArray chunk(64 * 1024, Qt::Uninitialized);
    for (const QString &name : folder.entries()) {
        const KArchiveEntry *entry = folder.entry(name);
        if (entry->isDirectory()) {
            if (const auto read = readFolder(static_cast<const KArchiveDirectory &>(*entry), contents); !read)
                return read;
            continue;
        }
        const auto &file = static_cast<const KZipFileEntry &>(*entry);
        const std::unique_ptr<QIODevice> body(file.createDevice());
        qint64 bytes = 0;
        for (qint64 got = 1; body && got > 0; bytes += got)
            got = std::max<qint64>(0, readUpTo(*body, chunk.data(), chunk.size()));
        if (bytes != file.size())
            return std::unexpected(ArchiveFault{false, QStringLiteral("the member \"%1\" has %2 bytes instead of %3").arg(file.path()).arg(bytes).arg(file.size()), contents});
        ++contents.entries;
        contents.bytes += bytes;
    }
    return contents;
}

Contents readZip(const QString &path)
{
    KZip zip(path);
    if (!zip.open(QIODevice::ReadOnly))
        return std::unexpected(ArchiveFault{false, zip.errorString(), {}});
    ArchiveContents contents;
    return readFolder(*zip.directory(), contents);
}

} // namespace

std::expected<ArchiveContents, ArchiveFault> readArchive(const QString &path, Packing pack)
{
    if (pack == Packing::Zip)
        return readZip(path);
    KCompressionDevice stream(path, pack == Packing::TarZst ? KCompressionDevice::Zstd : KCompressionDevice::GZip);
    if (!stream.open(QIODevice::ReadOnly))
        return std::unexpected(ArchiveFault{false, stream.errorString(), {}});
    return TarReader(stream).read();
}

} // namespace milliard
