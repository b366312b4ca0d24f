// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/files/extract.h"

#include "core/base/room.h"
#include "core/files/archive_format.h"
#include "core/files/archive_names.h"
#include "core/files/decompress.h"
#include "core/files/tar_check.h"
#include "core/files/unpacked_tree.h"
#include "core/sink/stored_path.h"

#include <K7Zip>
#include <KTar>
#include <KZip>

#include <QDateTime>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>

#include <boost/crc.hpp>

#include <algorithm>
#include <fcntl.h>
#include <new>
#include <sys/stat.h>
#include <unistd.h>

namespace milliard {
namespace {

constexpr qint64 chunkBytes = 256 * 1024;
constexpr int watchMs = 100;
constexpr int mostFolders = 200; // one in another; a path is not longer
constexpr int mostNumbered = 1000;

std::unexpected<Error> bad(const QString &archive, const QString &what)
{
    return std::unexpected(Error{ErrorKind::BadArchive, QStringLiteral("%1: %2").arg(QFileInfo(archive).fileName(), what)});
}

std::unexpected<Error> tooLarge(const QString &archive, const QString &what)
{
    return std::unexpected(Error{ErrorKind::TooLarge, QStringLiteral("%1: %2").arg(QFileInfo(archive).fileName(), what)});
}

// One archive on its way out.
class Extraction
{
public:
    Extraction(const QString &archive, const ExtractBounds &bounds, const std::function<bool(const ExtractProgress &)> &watch, bool removes, UnpackedTree &tree)
        : m_archive(archive)
        , m_mostBytes(bounds.bytesOf(QFileInfo(archive).size()))
        , m_mostMembers(bounds.members)
        , m_watch(watch)
        , m_removes(removes)
        , m_tree(tree)
    {
    }

    Result<Extracted> run(const ArchiveFormat &format)
    {
        const QString name = QFileInfo(m_archive).fileName();
        QString path = m_archive;
        if (format.container == ArchiveFormat::Stream && format.compression != KCompressionDevice::None) {
            path = m_tree.filePath(QStringLiteral("stream"));
            if (const auto done = decompress(path, format.compression); !done)
                return std::unexpected(done.error());
            if (archiveFormat(path) != std::optional(ArchiveFormat())) { // no tar: it is the one file
                ++m_extracted.files;
                return publish(path, withoutArchiveSuffix(name));
            }
        }
        std::unique_ptr<KArchive> archive;
        switch (format.container) {
        case ArchiveFormat::Zip:
            archive = std::make_unique<KZip>(path);
            break;
        case ArchiveFormat::SevenZip:
            archive = std::make_unique<K7Zip>(path);
            break;
        case ArchiveFormat::Stream:
            if (const auto hasEnd = checkTar(path); !hasEnd)
                return bad(m_archive, hasEnd.error().message);
            else if (!*hasEnd)
                m_extracted.leftOut.append(QStringLiteral("what may follow: the archive has no mark of its end"));
            archive = std::make_unique<KTar>(path, QStringLiteral("application/x-tar")); // its own decompression has no bound
            break;
        }
        return unpack(*archive, withoutArchiveSuffix(name));
    }

private:
    Result<Extracted> unpack(KArchive &archive, const QString &name)
    {
        if (!archive.open(QIODevice::ReadOnly)) {
            if (auto *sevenZip = dynamic_cast<K7Zip *>(&archive); sevenZip && sevenZip->passwordNeeded())
                return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("%1 needs a password, and cannot be unpacked here").arg(QFileInfo(m_archive).fileName())});
            return bad(m_archive, archive.errorString());
        }
        const KArchiveDirectory *root = archive.directory();
        if (const auto fits = measure(*root, 0); !fits)
            return std::unexpected(fits.error());
        if (const auto fits = checkRoom(m_progress.total); !fits)
            return std::unexpected(fits.error());
        const QString top = m_tree.filePath(QStringLiteral("tree"));
        if (const auto written = makeFolder(top); !written)
            return std::unexpected(written.error());
        m_progress.done = 0;
        m_extracted.bytes = 0;
        if (const auto written = writeFolder(*root, top); !written)
            return std::unexpected(written.error());
        // An archive of one folder or one file is that.
        const QStringList names = QDir(top).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
        const bool isOne = names.size() == 1 && std::ranges::none_of(m_links, [&](const auto &link) { return QFileInfo(link.first).path() == top && !leadsOut(top, link.second); });
        makeLinks(top, isOne ? names.first() : QString());
        setTimes();
        return isOne ? publish(QDir(top).filePath(names.first()), names.first()) : publish(top, name);
    }

    Result<Extracted> publish(const QString &from, const QString &name)
    {
        const auto stored = storedPath(name);
        if (!stored)
            return std::unexpected(stored.error());
        auto published = m_tree.publish(from, QFile::decodeName(*stored), m_removes && m_extracted.leftOut.isEmpty());
        if (!published)
            return std::unexpected(published.error());
        m_extracted.path = std::move(published->path);
        m_extracted.stays = std::move(published->stays);
        return m_extracted;
    }

    // Into a file of its own. What comes of it and how much room it takes is watched as it comes, since nothing tells beforehand.
    Result<void> decompress(const QString &to, KCompressionDevice::CompressionType compression)
    {
        QFile packed(m_archive);
        if (!packed.open(QIODevice::ReadOnly))
            return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("%1: %2").arg(m_archive, packed.errorString())});
        m_progress.total = packed.size();
        QFile file(to);
        if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered))
            return destinationError(errno, to);
        auto done = milliard::decompress(packed, compression, [&](QByteArrayView bytes) {
            m_progress.done = packed.pos();
            return add(file, bytes);
        });
        if (!done && done.error().kind == ErrorKind::BadArchive)
            return bad(m_archive, done.error().message);
        if (!done)
            return done;
        m_progress.total = 0;
        return {};
    }

    Result<void> add(QFile &file, QByteArrayView bytes)
    {
        m_extracted.bytes += bytes.size();
        if (m_extracted.bytes > m_mostBytes)
            return tooLarge(m_archive, bombText());
        if (file.write(bytes.data(), bytes.size()) != bytes.size())
            return destinationError(errno, file.fileName());
        return look();
    }

    QString bombText() const
    {
        return QStringLiteral("unpacked it has more than %1, which is a lot for %2; if you trust it, allow it more")
            .arg(QLocale::c().formattedDataSize(m_mostBytes), QLocale::c().formattedDataSize(QFileInfo(m_archive).size()));
    }

    // Now and then: whether it is to go on, and has room for it.
    Result<void> look()
    {
        if (!m_nextLook.hasExpired())
            return {};
        m_nextLook.setRemainingTime(watchMs);
        if (!m_watch(m_progress))
            return std::unexpected(Error{ErrorKind::Cancelled, QFileInfo(m_archive).fileName()});
        return checkRoom(0);
    }

    Result<void> checkRoom(qint64 bytes) const
    {
        const QString folder = m_tree.filePath({});
        const auto room = roomAt(folder);
        if (!room || (!room->isLow() && room->bytes - room->keptBytes >= bytes))
            return {};
        return std::unexpected(Error{ErrorKind::DestinationFull, QStringLiteral("no room for what is in %1").arg(QFileInfo(m_archive).fileName()), 0, {},
            std::max<qint64>(0, bytes + room->keptBytes - room->bytes)});
    }

    // What the archive says it holds.
    Result<void> measure(const KArchiveDirectory &folder, int depth)
    {
        if (depth > mostFolders)
            return bad(m_archive, QStringLiteral("more than %1 folders in one another").arg(mostFolders));
        for (const QString &name : folder.entries()) {
            const KArchiveEntry *entry = folder.entry(name);
            if (++m_members > m_mostMembers)
                return tooLarge(m_archive, QStringLiteral("it has more than %1 members").arg(m_mostMembers));
            if (entry->isDirectory()) {
                if (auto measured = measure(static_cast<const KArchiveDirectory &>(*entry), depth + 1); !measured)
                    return measured;
            } else if (entry->symLinkTarget().isEmpty()) {
                const qint64 size = static_cast<const KArchiveFile *>(entry)->size();
                if (size < 0 || size > m_mostBytes - m_progress.total)
                    return tooLarge(m_archive, bombText());
                m_progress.total += size;
            }
        }
        return {};
    }

    static Result<void> makeFolder(const QString &path)
    {
        if (::mkdir(QFile::encodeName(path).constData(), 0777) != 0)
            return destinationError(errno, path);
        return {};
    }

    // Where a member goes: beside others whose names are alike on this file system, or became so.
    static QString placeFor(const QString &folder, const QString &name)
    {
        const auto stored = storedPath(name);
        QString path = QDir(folder).filePath(stored ? QFile::decodeName(*stored) : QStringLiteral("_"));
        for (int number = 1; number < mostNumbered && (QFileInfo::exists(path) || QFileInfo(path).isSymLink()); ++number)
            path = QDir(folder).filePath(QFile::decodeName(numbered(stored ? *stored : QByteArray("_"), number)));
        return path;
    }

    Result<void> writeFolder(const KArchiveDirectory &folder, const QString &path)
    {
        for (const QString &name : folder.entries()) {
            const KArchiveEntry *entry = folder.entry(name);
            const QString place = placeFor(path, name);
            Result<void> written;
            if (entry->isDirectory()) {
                written = makeFolder(place).and_then([&] { return writeFolder(static_cast<const KArchiveDirectory &>(*entry), place); });
                m_folders.append({place, entry->date()});
            } else if (!entry->symLinkTarget().isEmpty()) {
                m_links.append({place, entry->symLinkTarget()});
            } else {
                written = writeFile(static_cast<const KArchiveFile &>(*entry), place);
            }
            if (!written)
                return written;
        }
        return {};
    }

    Result<void> writeFile(const KArchiveFile &file, const QString &place)
    {
        const std::unique_ptr<QIODevice> body(file.createDevice());
        if (!body)
            return bad(m_archive, QStringLiteral("%1 is packed or encrypted in a way that is not known here").arg(shownName(file.name())));
        QFile written(place);
        if (!written.open(QIODevice::ReadWrite | QIODevice::NewOnly | QIODevice::Unbuffered))
            return destinationError(errno, place);
        const qint64 before = m_extracted.bytes;
        const auto *const zipped = dynamic_cast<const KZipFileEntry *>(&file); // KZip compares no checksum
        boost::crc_32_type crc;
        for (qint64 got = 1; got > 0;) {
            got = body->read(m_chunk.data(), m_chunk.size());
            if (got < 0)
                return bad(m_archive, QStringLiteral("%1 cannot be decompressed").arg(shownName(file.name())));
            if (zipped)
                crc.process_bytes(m_chunk.constData(), std::size_t(got));
            if (const auto added = add(written, QByteArrayView(m_chunk).first(got)); !added)
                return added;
            m_progress.done = m_extracted.bytes;
        }
        if (m_extracted.bytes - before != file.size())
            return bad(m_archive, QStringLiteral("%1 has %2 bytes, and should have %3").arg(shownName(file.name())).arg(m_extracted.bytes - before).arg(file.size()));
        if (zipped && crc.checksum() != quint32(zipped->crc32()))
            return bad(m_archive, QStringLiteral("%1 has other bytes than its checksum says").arg(shownName(file.name())));
        if (file.permissions() & S_IXUSR) // never more: neither a set user id, nor what others may write
            written.setPermissions(written.permissions() | QFile::ExeOwner | QFile::ExeUser | QFile::ExeGroup | QFile::ExeOther);
        if (file.date().isValid())
            written.setFileTime(file.date(), QFileDevice::FileModificationTime);
        ++m_extracted.files;
        ++m_progress.files;
        return {};
    }

    // At the end, so that nothing is ever written through one. Only such as stay inside what was unpacked, of which 'only' alone
    // may be left. KTar does not tell
    // hard links, whose targets begin at the archive's root, from symbolic ones, whose begin at their own folder.
    void makeLinks(const QString &top, const QString &only)
    {
        const QString folder = QDir::cleanPath(top);
        const QString root = only.isEmpty() ? folder : folder + QLatin1Char('/') + only; // what will be there
        for (const auto &[place, target] : m_links) {
            const QString shown = QDir(top).relativeFilePath(place);
            const QByteArray path = QFile::encodeName(place);
            const QString beside = QDir::cleanPath(QFileInfo(place).path() + QLatin1Char('/') + target);
            const QString member = QDir::cleanPath(folder + QLatin1Char('/') + target);
            const bool isPlain = !QDir::isAbsolutePath(target) && !turnsBack(target);
            const bool isMember = isPlain && isBelow(member, root);
            const bool isBeside = isPlain && isBelow(beside, root);
            int made = 0;
            if (isMember && !QFileInfo::exists(beside) && QFileInfo(member).isFile() && !QFileInfo(member).isSymLink())
                made = ::link(QFile::encodeName(member).constData(), path.constData());
            else if (isBeside)
                made = ::symlink(QFile::encodeName(target).constData(), path.constData());
            else {
                m_extracted.leftOut.append(QStringLiteral("%1: a link out of the archive, to %2").arg(shownName(shown), shownName(target)));
                continue;
            }
            if (made == 0)
                ++m_extracted.files;
            else
                m_extracted.leftOut.append(QStringLiteral("%1: %2").arg(shownName(shown), qt_error_string(errno)));
        }
    }

    // Of a link at the archive's root.
    static bool leadsOut(const QString &top, const QString &target)
    {
        const QString folder = QDir::cleanPath(top);
        return QDir::isAbsolutePath(target) || turnsBack(target) || !isBelow(QDir::cleanPath(folder + QLatin1Char('/') + target), folder);
    }

    static bool isBelow(const QString &path, const QString &root)
    {
        return path == root || path.startsWith(root + QLatin1Char('/'));
    }

    // Whether a ".." is behind a name. That name may be another link's, so that nobody can tell by the text where it leads.
    static bool turnsBack(const QString &target)
    {
        const QStringList parts = target.split(QLatin1Char('/'), Qt::SkipEmptyParts);
        const auto isUp = [](const QString &part) { return part == QLatin1StringView(".."); };
        const auto named = std::ranges::find_if(parts, [&](const QString &part) { return !isUp(part) && part != QLatin1StringView("."); });
        return std::any_of(named, parts.end(), isUp);
    }

    // Of folders, the innermost first, since writing into one sets its time.
    void setTimes() const
    {
        for (const auto &[path, time] : m_folders) {
            const timespec at{time_t(time.toSecsSinceEpoch()), 0};
            const timespec both[] = {at, at};
            if (time.isValid())
                ::utimensat(AT_FDCWD, QFile::encodeName(path).constData(), both, 0);
        }
    }

    const QString m_archive;
    const qint64 m_mostBytes;
    const qint64 m_mostMembers;
    const std::function<bool(const ExtractProgress &)> &m_watch;
    const bool m_removes;
    UnpackedTree &m_tree;
    QByteArray m_chunk = QByteArray(chunkBytes, Qt::Uninitialized);
    QDeadlineTimer m_nextLook{watchMs};
    ExtractProgress m_progress;
    Extracted m_extracted;
    qint64 m_members = 0;
    QList<std::pair<QString, QString>> m_links;
    QList<std::pair<QString, QDateTime>> m_folders;
};

} // namespace

Result<Extracted> extractArchive(const QString &archive, const QString &folder, const ExtractBounds &bounds,
    const std::function<bool(const ExtractProgress &)> &watch, bool removes)
{
    const QFileInfo file(archive);
    if (!file.isFile() || !file.isReadable())
        return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("%1 is no file that can be read").arg(archive)});
    const auto format = archiveFormat(archive);
    if (!format)
        return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("%1 is no archive: neither a zip nor a 7z, tar, gzip, bzip2, xz or zstd file").arg(file.fileName())});
    auto tree = UnpackedTree::make(folder, archive);
    if (!tree)
        return std::unexpected(tree.error());
    if (!QFileInfo::exists(archive)) // make() went on where a program was killed
        return Extracted{};
    try {
        return Extraction(archive, bounds, watch, removes, **tree).run(*format);
    } catch (const std::bad_alloc &) {
        return tooLarge(archive, QStringLiteral("it cannot be unpacked in the memory that there is"));
    }
}

} // namespace milliard
