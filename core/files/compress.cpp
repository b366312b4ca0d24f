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
#include <sys/file.h>
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
Result<QByteArray> pass(QIODevice &from, QIODevice *to, const QString &path, const std::atomic<bool> *isCancelled)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QByteArray chunk(chunkBytes, Qt::Uninitialized);
    for (;;) {
        const qint64 got = from.read(chunk.data(), chunk.size());
        if (got < 0)
            return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("%1: %2").arg(path, from.errorString())});
        if (got == 0)
            return hash.result();
        if (isCancelled && *isCancelled)
            return std::unexpected(Error{ErrorKind::Cancelled, path});
        const QByteArrayView part(chunk.constData(), got);
        hash.addData(part);
        if (to && to->write(part.data(), part.size()) != part.size())
            return destinationError(errno ? errno : EIO, path);
    }
}

// Always the same for the same target: the target's name with a prefix, or its hash where that is too long for a name.
QString unfinishedFor(const QString &target)
{
    const QFileInfo file(target);
    const QString before = file.path() + QLatin1Char('/') + QLatin1StringView(unfinishedPrefix);
    const QString path = before + file.fileName();
    struct stat there;
    if (::lstat(QFile::encodeName(path).constData(), &there) == 0 || errno != ENAMETOOLONG)
        return path;
    return before + QString::fromLatin1(QCryptographicHash::hash(QFile::encodeName(file.fileName()), QCryptographicHash::Sha256).toHex().first(16));
}

// The new file, hidden until it has its name; removed if it never gets it. It has a lock, since two that write one would be taken for
// one whole; file systems without such locks (flock(2)) go without. What a killed program left is written over.
class Unfinished
{
public:
    explicit Unfinished(const QString &target)
        : m_target(target)
        , m_path(unfinishedFor(target))
    {
    }
    ~Unfinished()
    {
        if (m_isOurs && !m_isPublished)
            QFile::remove(m_path);
    }

    const QString &path() const { return m_path; }

    // BadInput where another has it.
    Result<void> take()
    {
        const QByteArray path = QFile::encodeName(m_path);
        struct stat mine;
        struct stat named;
        do {
            m_file = FileDescriptor(::open(path.constData(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600));
            if (!m_file.isOpen())
                return destinationError(errno, m_target);
            if (::flock(m_file.get(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
                return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("%1 is just being made by another").arg(m_target)});
            if (::fstat(m_file.get(), &mine) != 0)
                return destinationError(errno, m_target);
        } while (::lstat(path.constData(), &named) != 0 || mine.st_ino != named.st_ino); // it was published in that moment, or removed
        m_isOurs = true;
        return {};
    }

    // Durable, with the time and permissions of the file that it replaces.
    Result<void> publish(const struct stat &like)
    {
        const timespec times[] = {like.st_atim, like.st_mtim};
        if (::fchmod(m_file.get(), like.st_mode & 07777) != 0 || ::futimens(m_file.get(), times) != 0 || ::fsync(m_file.get()) != 0)
            return destinationError(errno, m_path);
        if (const int code = renameNew(AT_FDCWD, QFile::encodeName(m_path), AT_FDCWD, QFile::encodeName(m_target)))
            return destinationError(code, m_target);
        m_isPublished = true;
        return makeNameDurable(m_target);
    }

private:
    const QString m_target;
    const QString m_path;
    FileDescriptor m_file;
    bool m_isOurs = false;
    bool m_isPublished = false;
};

// Whether the name is that of the same file as before, with the same bytes: an editor may have put another in its place.
bool isStill(const QString &path, const struct stat &was)
{
    struct stat is;
    return ::lstat(QFile::encodeName(path).constData(), &is) == 0 && is.st_dev == was.st_dev && is.st_ino == was.st_ino && is.st_size == was.st_size
        && is.st_mtim.tv_sec == was.st_mtim.tv_sec && is.st_mtim.tv_nsec == was.st_mtim.tv_nsec;
}

// The digest of what a compressed file holds; 'target' is its name for people.
Result<QByteArray> heldBy(const QString &packedPath, const QString &target, const Row &row, const std::atomic<bool> *isCancelled)
{
    KCompressionDevice packed(packedPath, row.type);
    if (!packed.open(QIODevice::ReadOnly))
        return std::unexpected(Error{ErrorKind::DestinationUnusable, QStringLiteral("%1: %2").arg(target, packed.errorString())});
    return pass(packed, nullptr, target, isCancelled);
}

// The size of what there is then; that of the file itself where it stays as it is.
Result<qint64> compress(const QString &path, const struct stat &was, const Row &row, const std::atomic<bool> *isCancelled)
{
    const QString target = path + QLatin1StringView(row.suffix);
    Unfinished unfinished(target);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return notAFile(path);
    if (const auto taken = unfinished.take(); !taken)
        return std::unexpected(taken.error());
    QByteArray digest;
    {
        KCompressionDevice packed(unfinished.path(), row.type);
        if (!packed.open(QIODevice::WriteOnly))
            return std::unexpected(Error{ErrorKind::DestinationUnusable, QStringLiteral("%1: %2").arg(target, packed.errorString())});
        const auto passed = pass(file, &packed, path, isCancelled);
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
    const auto back = heldBy(unfinished.path(), target, row, isCancelled);
    if (!back)
        return std::unexpected(back.error());
    if (*back != digest)
        return std::unexpected(Error{ErrorKind::WrongDigest, QStringLiteral("%1: what was compressed is read back with other bytes; the file stays as it is").arg(path)});
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

// compress() that was killed after it gave the new file its name leaves both. Where all is so that these can be the two, and the one
// holds the other's bytes, it is brought to its end. The result as above; 'there': of what has the target's name.
Result<qint64> finish(const QString &path, const struct stat &was, const struct stat &there, const Row &row, const std::atomic<bool> *isCancelled)
{
    const bool isLike = S_ISREG(there.st_mode) && there.st_mode == was.st_mode && there.st_mtim.tv_sec == was.st_mtim.tv_sec
        && there.st_mtim.tv_nsec == was.st_mtim.tv_nsec && there.st_size < was.st_size;
    if (!isLike)
        return was.st_size;
    const QString target = path + QLatin1StringView(row.suffix);
    const FileDescriptor lock(::open(QFile::encodeName(target).constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (!lock.isOpen() || ::flock(lock.get(), LOCK_EX | LOCK_NB) != 0) // who made it has it until it is through
        return was.st_size;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return was.st_size;
    const auto held = heldBy(target, target, row, isCancelled);
    const auto digest = held ? pass(file, nullptr, path, isCancelled) : held;
    if (!digest || *held != *digest || !isStill(target, there) || !isStill(path, was))
        return was.st_size;
    if (::fsync(lock.get()) != 0) // another program may have made it, and left that to the system
        return destinationError(errno, target);
    if (const auto durable = makeNameDurable(target); !durable)
        return std::unexpected(durable.error());
    if (::unlink(QFile::encodeName(path).constData()) != 0)
        return destinationError(errno, path);
    return there.st_size;
}

// What is cancelled stays as it is.
Compressed compressOne(const QString &path, FileCompression compression, const std::atomic<bool> *isCancelled)
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
    struct stat there;
    const bool isThere = ::lstat(QFile::encodeName(path + QLatin1StringView(row.suffix)).constData(), &there) == 0;
    if ((!isThere && errno == ENAMETOOLONG) || withoutArchiveSuffix(path) != path)
        return result;
    const auto size = isThere ? finish(path, file, there, row, isCancelled) : compress(path, file, row, isCancelled);
    if (!size && size.error().kind != ErrorKind::Cancelled) {
        result.outcome = Compressed::Failed;
        result.error = size.error();
    } else if (size && *size < file.st_size) {
        result.outcome = Compressed::Done;
        result.after = *size;
    }
    return result;
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
    return compressOne(path, compression, nullptr);
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
        return walkFiles(path, Barred::Fails, [&](const WalkedFile &file) -> Result<void> {
            if (file.changedMs >= m_began)
                return {};
            return add(QDir(path).filePath(QFile::decodeName(file.path)));
        });
    }

    // Compresses what has gathered.
    Result<void> settle()
    {
        const QStringList paths = std::exchange(m_paths, {});
        QFuture<Compressed> results = QtConcurrent::mapped(&m_pool, paths, [this](const QString &path) { return compressOne(path, m_compression, &m_isCancelled); });
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
