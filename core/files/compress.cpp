// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/files/compress.h"

#include "core/files/archive_names.h"
#include "core/sink/destination.h"
#include "core/sink/rename_new.h"
#include "core/sink/stored_path.h"
#include "core/sink/walk_files.h"

#include <KCompressionDevice>

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
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
        if (const int code = renameNew(AT_FDCWD, QFile::encodeName(m_path), AT_FDCWD, QFile::encodeName(m_target)))
            return destinationError(code, m_target);
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

// Whether the name is that of the same file as before, with the same bytes: an editor may have put another in its place.
bool isStill(const QString &path, const struct stat &was)
{
    struct stat is;
    return ::lstat(QFile::encodeName(path).constData(), &is) == 0 && is.st_dev == was.st_dev && is.st_ino == was.st_ino && is.st_size == was.st_size
        && is.st_mtim.tv_sec == was.st_mtim.tv_sec && is.st_mtim.tv_nsec == was.st_mtim.tv_nsec;
}

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
    const Error changed{ErrorKind::Changed, QStringLiteral("%1 was changed meanwhile; it stays as it is").arg(path)};
    if (!isStill(path, was))
        return std::unexpected(changed);
    if (const auto published = unfinished.publish(was); !published)
        return std::unexpected(published.error());
    if (!isStill(path, was)) { // in the moment of the publishing
        ::unlink(QFile::encodeName(target).constData());
        return std::unexpected(changed);
    }
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

void CompressedSum::add(const Compressed &file)
{
    done += file.outcome == Compressed::Done ? 1 : 0;
    left += file.outcome == Compressed::Left ? 1 : 0;
    failed += file.outcome == Compressed::Failed ? 1 : 0;
    before += file.before;
    after += file.after;
}

namespace {

// What of the given paths there is to do, in batches.
class Batches
{
public:
    Batches(FileCompression compression, int threads, const std::atomic<bool> &isCancelled, const std::function<void(const Compressed &)> &told)
        : m_compression(compression)
        , m_isCancelled(isCancelled)
        , m_told(told)
    {
        m_pool.setMaxThreadCount(threads);
    }

    Result<void> take(const QString &path)
    {
        if (!QFileInfo(path).isDir())
            return add(path);
        return walkFiles(path, [&](const WalkedFile &file) -> Result<void> {
            if (file.changedMs >= m_began)
                return {};
            return add(QDir(path).filePath(QFile::decodeName(file.path)));
        });
    }

    // Compresses what has gathered.
    Result<void> settle()
    {
        const QStringList paths = std::exchange(m_paths, {});
        QFuture<Compressed> results = QtConcurrent::mapped(&m_pool, paths, [this](const QString &path) { return compressFile(path, m_compression); });
        for (int i = 0; i < paths.size(); ++i) {
            if (m_isCancelled)
                results.cancel();
            if (results.isCanceled() && !results.isResultReadyAt(i)) {
                results.waitForFinished();
                if (!results.isResultReadyAt(i))
                    continue;
            }
            m_sum.add(results.resultAt(i)); // waits for it
            m_told(results.resultAt(i));
        }
        return m_isCancelled ? std::unexpected(Error{ErrorKind::Cancelled, {}}) : Result<void>();
    }

    const CompressedSum &sum() const { return m_sum; }

private:
    static constexpr qsizetype atOnce = 10'000; // paths in memory

    Result<void> add(const QString &path)
    {
        m_paths.append(path);
        return m_paths.size() < atOnce ? Result<void>() : settle();
    }

    const FileCompression m_compression;
    const std::atomic<bool> &m_isCancelled;
    const std::function<void(const Compressed &)> &m_told;
    const qint64 m_began = QDateTime::currentMSecsSinceEpoch();
    QThreadPool m_pool;
    QStringList m_paths;
    CompressedSum m_sum;
};

} // namespace

CompressedSum compressAll(const QStringList &paths, FileCompression compression, int threads, const std::atomic<bool> &isCancelled,
    const std::function<void(const Compressed &)> &told)
{
    Batches batches(compression, threads, isCancelled, told);
    Result<void> all;
    for (auto path = paths.cbegin(); path != paths.cend() && all; ++path)
        all = batches.take(*path);
    if (all)
        all = batches.settle();
    CompressedSum sum = batches.sum();
    if (!all)
        sum.error = all.error();
    return sum;
}

} // namespace milliard
