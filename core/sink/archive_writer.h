// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job_options.h"
#include "core/sink/destination.h"

#include <QSet>

#include <memory>

class KArchive;
class KCompressionDevice;
class QDateTime;

namespace milliard {

// One archive being written by KArchive, member after member: tar through a compressing stream, or zip. Lives on one
// thread. Every write to the file is looked at, since KArchive passes over some that fail: an archive whose close()
// succeeded is whole. Errors: DestinationFull, DestinationUnusable; after one the archive is of no use.
class ArchiveWriter final
{
public:
    struct Owner { // of the members; names of the system
        QString user;
        QString group;
    };

    // 'file' is new, empty, and open for reading too; 'shown' names it in messages. 'pack' is not None.
    static Result<std::unique_ptr<ArchiveWriter>> create(Packing pack, FileDescriptor file, QString shown, Owner owner);
    ~ArchiveWriter();

    // Bytes of the largest body that the format can hold as KArchive writes it: tar has 11 octal digits for the size
    // (POSIX.1-1988 ustar), KZip counts in int.
    static qint64 largestBody(Packing pack);

    // Whether a member of that path can be added. In a zip no two have the same (KZip drops the first), nor is one the
    // folder of another (KZip fails).
    bool accepts(const QByteArray &path) const;
    // 'path' is from storedPath(). 'stored' (UTC) becomes the member's time of modification.
    Result<void> append(const QByteArray &path, QByteArrayView body, const QDateTime &stored);
    // The body is the first 'size' bytes of a file.
    Result<void> appendFile(const QByteArray &path, int fd, qint64 size, const QDateTime &stored);
    Result<void> close(); // once

    qint64 entries() const { return m_entries; }
    qint64 bytes() const { return m_bytes; } // of the bodies

private:
    class Output;

    ArchiveWriter(FileDescriptor file, QString shown, Owner owner);
    Result<void> appended(const QByteArray &path, qint64 size, bool ok);
    std::unexpected<Error> failure() const;

    const QString m_shown;
    const Owner m_owner;
    std::unique_ptr<Output> m_output;
    std::unique_ptr<KCompressionDevice> m_stream; // none for a zip
    std::unique_ptr<KArchive> m_archive;
    QSet<QByteArray> m_files;   // of a zip
    QSet<QByteArray> m_folders; // above them
    qint64 m_entries = 0;
    qint64 m_bytes = 0;
};

} // namespace milliard
