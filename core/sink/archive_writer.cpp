// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/sink/archive_writer.h"

#include "core/sink/zip_names.h"

#include <KCompressionDevice>
#include <KTar>
#include <KZip>

#include <QDateTime>

#include <algorithm>
#include <array>
#include <cerrno>
#include <limits>
#include <mutex>
#include <unistd.h>

namespace milliard {
namespace {

constexpr mode_t ordinaryFile = 0100644;

// Every folder above a path.
template <typename Visit>
void eachFolder(const QByteArray &path, Visit visit)
{
    for (qsizetype slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1))
        visit(path.first(slash));
}

} // namespace

// The file as KArchive writes it. Keeps the first error, which KArchive may pass over or call something else.
class ArchiveWriter::Output final : public QIODevice
{
public:
    explicit Output(FileDescriptor file) : m_file(std::move(file)) { open(WriteOnly | Unbuffered); }

    int fd() const { return m_file.get(); }
    int error() const { return m_error; } // errno, or 0
    int closeFile()
    {
        const int code = m_file.close();
        return m_error ? m_error : code;
    }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *data, qint64 size) override
    {
        for (qint64 done = 0; m_error == 0 && done < size;) {
            const ssize_t written = ::pwrite(m_file.get(), data + done, size_t(size - done), pos() + done);
            if (written >= 0)
                done += written;
            else if (errno != EINTR)
                m_error = errno;
        }
        return m_error ? -1 : size;
    }

private:
    FileDescriptor m_file;
    int m_error = 0;
};

ArchiveWriter::ArchiveWriter(FileDescriptor file, QString shown, Owner owner)
    : m_shown(std::move(shown))
    , m_owner(std::move(owner))
    , m_output(std::make_unique<Output>(std::move(file)))
{
}

ArchiveWriter::~ArchiveWriter() = default;

Result<std::unique_ptr<ArchiveWriter>> ArchiveWriter::create(Packing pack, FileDescriptor file, QString shown, Owner owner)
{
    std::unique_ptr<ArchiveWriter> writer(new ArchiveWriter(std::move(file), std::move(shown), std::move(owner)));
    bool ok = true;
    if (pack == Packing::Zip) {
        auto zip = std::make_unique<KZip>(writer->m_output.get());
        zip->setExtraField(KZip::ModificationTime); // in UTC; the format's own field is a local time
        ok = zip->open(QIODevice::WriteOnly);
        static std::mutex oneAtATime; // KArchive makes the root folder with getpwuid(), which is not thread-safe
        const std::scoped_lock lock(oneAtATime);
        zip->directory();
        writer->m_archive = std::move(zip);
    } else {
        // A stream of ours: a KTar that compresses by itself goes through temporary data.
        writer->m_stream = std::make_unique<KCompressionDevice>(writer->m_output.get(), false,
            pack == Packing::TarZst ? KCompressionDevice::Zstd : KCompressionDevice::GZip);
        ok = writer->m_stream->open(QIODevice::WriteOnly);
        writer->m_archive = std::make_unique<KTar>(writer->m_stream.get());
        ok = ok && writer->m_archive->open(QIODevice::WriteOnly);
    }
    if (!ok)
        return writer->failure();
    return writer;
}

qint64 ArchiveWriter::largestBody(Packing pack)
{
    return pack == Packing::Zip ? std::numeric_limits<int>::max() : (qint64(1) << 33) - 1;
}

bool ArchiveWriter::accepts(const QByteArray &path) const
{
    if (m_stream)
        return true;
    bool free = !m_files.contains(path) && !m_folders.contains(path);
    eachFolder(path, [&](const QByteArray &folder) { free = free && !m_files.contains(folder); });
    return free;
}

Result<void> ArchiveWriter::append(const QByteArray &path, QByteArrayView body, const QDateTime &stored)
{
    const QDateTime time = m_stream ? stored : stored.toLocalTime();
    return appended(path, body.size(),
        m_archive->writeFile(QString::fromUtf8(path), body, ordinaryFile, m_owner.user, m_owner.group, time, time, time));
}

Result<void> ArchiveWriter::appendFile(const QByteArray &path, int fd, qint64 size, const QDateTime &stored)
{
    const QDateTime time = m_stream ? stored : stored.toLocalTime();
    bool ok = m_archive->prepareWriting(QString::fromUtf8(path), m_owner.user, m_owner.group, size, ordinaryFile, time, time, time);
    QByteArray chunk(64 * 1024, Qt::Uninitialized);
    for (qint64 done = 0; ok && done < size;) {
        const ssize_t got = ::pread(fd, chunk.data(), size_t(std::min<qint64>(chunk.size(), size - done)), done);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return destinationError(got < 0 ? errno : EIO, m_shown);
        ok = m_archive->writeData(chunk.constData(), got);
        done += got;
    }
    return appended(path, size, ok && m_archive->finishWriting(size));
}

Result<void> ArchiveWriter::appended(const QByteArray &path, qint64 size, bool ok)
{
    if (!ok || m_output->error())
        return failure();
    ++m_entries;
    m_bytes += size;
    if (!m_stream) {
        m_files.insert(path);
        eachFolder(path, [this](const QByteArray &folder) { m_folders.insert(folder); });
    }
    return {};
}

Result<void> ArchiveWriter::close()
{
    bool ok = true;
    if (m_stream) { // two blocks of zeros end a tar (POSIX.1-1988 ustar); KTar writes none
        constexpr std::array<char, 1024> end{};
        ok = m_stream->write(end.data(), end.size()) == qint64(end.size());
    }
    ok = m_archive->close() && ok;
    ok = (!m_stream || m_stream->error() == QFileDevice::NoError) && ok;
    if (!m_stream && ok && !m_output->error()) {
        if (const auto marked = markUtf8Names(m_output->fd(), m_shown); !marked)
            return marked;
    }
    const int code = m_output->closeFile();
    if (code)
        return destinationError(code, m_shown);
    return ok ? Result<void>() : failure();
}

std::unexpected<Error> ArchiveWriter::failure() const
{
    if (m_output->error())
        return destinationError(m_output->error(), m_shown);
    return std::unexpected(Error{ErrorKind::DestinationUnusable, QStringLiteral("%1: %2").arg(m_shown, m_archive->errorString())});
}

} // namespace milliard
