// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/files/compress.h"

#include "core/files/archive_format.h"
#include "core/sink/destination.h"
#include "core/sink/stored_path.h"

#include <KCompressionDevice>

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QtConcurrent>

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace milliard {
namespace {

constexpr qint64 chunkBytes = 256 * 1024;

struct Row {
    FileCompression compression;
    const char *name;
    const char *suffix;
    KCompressionDevice::CompressionType type;
};

constexpr std::array rows{
    Row{FileCompression::Gzip, "gzip", ".gz", KCompressionDevice::GZip},
    Row{FileCompression::Zstd, "zstd", ".zst", KCompressionDevice::Zstd},
};

const Row &rowOf(FileCompression compression)
{
    return *std::ranges::find(rows, compression, &Row::compression);
}

std::unexpected<Error> notAFile(const QString &path)
{
    return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("%1 is no file that can be read").arg(path)});
}

// What goes by, hashed.
Result<QByteArray> pass(QIODevice &from, QIODevice *to, const QString &path)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QByteArray chunk(chunkBytes, Qt::Uninitialized);
    for (;;) {
        const qint64 got = from.read(chunk.data(), chunk.size());
        if (got < 0)
            return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("%1: %2").arg(path, from.errorString())});
        if (got == 0)
            return hash.result();
        const QByteArrayView part(chunk.constData(), got);
        hash.addData(part);
        if (to && to->write(part.data(), part.size()) != part.size())
            return destinationError(errno ? errno : EIO, path);
    }
}

// The new file, hidden until it has its name; removed if it never gets it.
class Unfinished
{
public:
    explicit Unfinished(const QString &target)
        : m_target(target)
        , m_path(QFileInfo(target).path() + QLatin1Char('/') + QLatin1StringView(unfinishedPrefix) + QFileInfo(target).fileName())
    {
    }
    ~Unfinished()
    {
        if (!m_isPublished)
            QFile::remove(m_path);
    }

    const QString &path() const { return m_path; }

    // Durable, with the time and permissions of the file that it replaces.
    Result<void> publish(const struct stat &like)
    {
        const FileDescriptor file(::open(QFile::encodeName(m_path).constData(), O_RDWR | O_NOFOLLOW | O_CLOEXEC));
        const timespec times[] = {like.st_atim, like.st_mtim};
        if (!file.isOpen() || ::fchmod(file.get(), like.st_mode & 07777) != 0 || ::futimens(file.get(), times) != 0 || ::fsync(file.get()) != 0)
            return destinationError(errno, m_path);
        if (::renameat2(AT_FDCWD, QFile::encodeName(m_path).constData(), AT_FDCWD, QFile::encodeName(m_target).constData(), RENAME_NOREPLACE) != 0)
            return destinationError(errno, m_target);
        m_isPublished = true;
        const FileDescriptor folder(::open(QFile::encodeName(QFileInfo(m_target).path()).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        if (!folder.isOpen() || ::fsync(folder.get()) != 0)
            return destinationError(errno, m_target);
        return {};
    }

private:
    const QString m_target;
    const QString m_path;
    bool m_isPublished = false;
};

// The size of what there is then; that of the file itself where it stays as it is.
Result<qint64> compress(const QString &path, const struct stat &was, const Row &row)
{
    const QString target = path + QLatin1StringView(row.suffix);
    Unfinished unfinished(target);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return notAFile(path);
    QByteArray digest;
    {
        KCompressionDevice packed(unfinished.path(), row.type);
        if (!packed.open(QIODevice::WriteOnly))
            return std::unexpected(Error{ErrorKind::DestinationUnusable, QStringLiteral("%1: %2").arg(target, packed.errorString())});
        const auto passed = pass(file, &packed, path);
        if (!passed)
            return std::unexpected(passed.error());
        digest = *passed;
        packed.close();
        if (packed.error() != QFileDevice::NoError)
            return destinationError(ENOSPC, target);
    }
    const qint64 size = QFileInfo(unfinished.path()).size();
    if (size >= was.st_size)
        return was.st_size;
    {
        KCompressionDevice packed(unfinished.path(), row.type);
        if (!packed.open(QIODevice::ReadOnly))
            return std::unexpected(Error{ErrorKind::DestinationUnusable, QStringLiteral("%1: %2").arg(target, packed.errorString())});
        const auto back = pass(packed, nullptr, path);
        if (!back)
            return std::unexpected(back.error());
        if (*back != digest)
            return std::unexpected(Error{ErrorKind::WrongDigest, QStringLiteral("%1: what was compressed is read back with other bytes; the file stays as it is").arg(path)});
    }
    struct stat is;
    if (::fstat(file.handle(), &is) != 0 || is.st_size != was.st_size || is.st_mtim.tv_sec != was.st_mtim.tv_sec || is.st_mtim.tv_nsec != was.st_mtim.tv_nsec)
        return std::unexpected(Error{ErrorKind::Changed, QStringLiteral("%1 was changed meanwhile; it stays as it is").arg(path)});
    if (const auto published = unfinished.publish(was); !published)
        return std::unexpected(published.error());
    if (::unlink(QFile::encodeName(path).constData()) != 0)
        return destinationError(errno, path);
    return size;
}

} // namespace

QString compressionName(FileCompression compression)
{
    return QString::fromLatin1(rowOf(compression).name);
}

Result<FileCompression> compressionFromName(const QString &name)
{
    for (const Row &row : rows) {
        if (name == QLatin1StringView(row.name))
            return row.compression;
    }
    return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("\"%1\" is no compression; gzip or zstd").arg(name)});
}

QString compressionSuffix(FileCompression compression)
{
    return QString::fromLatin1(rowOf(compression).suffix);
}

Compressed compressFile(const QString &path, FileCompression compression)
{
    Compressed result{path, Compressed::Left, 0, 0, {}};
    const Row &row = rowOf(compression);
    struct stat file;
    if (::lstat(QFile::encodeName(path).constData(), &file) != 0 || !S_ISREG(file.st_mode)) {
        result.outcome = Compressed::Failed;
        result.error = notAFile(path).error();
        return result;
    }
    result.before = result.after = file.st_size;
    if (QFileInfo::exists(path + QLatin1StringView(row.suffix)) || withoutArchiveSuffix(path) != path)
        return result;
    const auto size = compress(path, file, row);
    if (!size) {
        result.outcome = Compressed::Failed;
        result.error = size.error();
    } else if (*size < file.st_size) {
        result.outcome = Compressed::Done;
        result.after = *size;
    }
    return result;
}

QFuture<Compressed> compressFiles(const QStringList &paths, FileCompression compression, QThreadPool &pool)
{
    return QtConcurrent::mapped(&pool, paths, [compression](const QString &path) { return compressFile(path, compression); });
}

} // namespace milliard
