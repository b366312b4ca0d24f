// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/file_listing.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMetaObject>

#include <algorithm>
#include <utility>

namespace milliard {
namespace {

constexpr char byteOrderMark[] = "\xef\xbb\xbf";

std::unexpected<Error> bad(const QString &what)
{
    return std::unexpected(Error{ErrorKind::BadInput, what});
}

// Of a job that has begun.
std::unexpected<Error> isOther(const QString &what)
{
    return std::unexpected(Error{ErrorKind::Changed, what});
}

// By which a file is told from what it was.
struct Version {
    qint64 size = 0;
    qint64 changedMs = 0;

    static Version of(const QFile &file) { return {file.size(), file.fileTime(QFileDevice::FileModificationTime).toMSecsSinceEpoch()}; }
    bool operator==(const Version &) const = default;
};

// Of lists of which a word is no text at all: an archive, a picture, or another coding of Unicode.
std::optional<QString> whyNoText(QByteArrayView head)
{
    if (head.startsWith("\xff\xfe") || head.startsWith("\xfe\xff"))
        return QStringLiteral("is UTF-16; a list must be UTF-8");
    if (head.startsWith("\x1f\x8b"))
        return QStringLiteral("is no text but packed by gzip; unpack it first: gzip -dc FILE | milliard-cli get -");
    if (head.first(std::min<qsizetype>(head.size(), 512)).contains('\0'))
        return QStringLiteral("is no text; a list that is packed must be unpacked first");
    return std::nullopt;
}

} // namespace

// Where a page begins.
struct FileListing::Place {
    qint64 offset = 0;
    qint64 line = 1;
    bool isInside = false; // a line that is too long; what is left of it is passed over
    Version version;

    Cursor cursor() const
    {
        return QByteArray::number(offset) + ':' + QByteArray::number(line) + (isInside ? "+:" : ":") + QByteArray::number(version.size)
            + ':' + QByteArray::number(version.changedMs);
    }

    static std::optional<Place> from(const Cursor &cursor)
    {
        QList<QByteArray> parts = cursor.split(':');
        if (parts.size() != 4)
            return std::nullopt;
        Place place;
        place.isInside = parts[1].endsWith('+');
        if (place.isInside)
            parts[1].chop(1);
        bool areNumbers = true;
        auto number = [&, i = 0]() mutable {
            bool ok = false;
            const qint64 value = parts[i++].toLongLong(&ok);
            areNumbers = areNumbers && ok;
            return value;
        };
        place.offset = number();
        place.line = number();
        place.version.size = number();
        place.version.changedMs = number();
        if (!areNumbers || place.offset < 0 || place.line < 1)
            return std::nullopt;
        return place;
    }
};

qsizetype RecordFormat::recordSize(QByteArrayView text, bool isAll) const
{
    const qsizetype end = text.indexOf('\n');
    return end >= 0 ? end + 1 : isAll ? text.size() : 0;
}

QString RecordFormat::unended() const
{
    return QStringLiteral("longer than %1 bytes").arg(FileListing::pieceBytes);
}

Entry badLine(qint64 line, const QString &what)
{
    Entry entry;
    entry.name = QStringLiteral("line %1").arg(line);
    entry.extras.edit().fault = Error{ErrorKind::BadInput, what};
    return entry;
}

FileListing::FileListing(QString path, Choose choose)
    : m_path(std::move(path))
    , m_choose(std::move(choose))
{
}

void FileListing::page(const Cursor &cursor, Receive receive)
{
    QMetaObject::invokeMethod(this, [page = read(cursor), receive = std::move(receive)] { receive(page); }, Qt::QueuedConnection);
}

// A bounded piece of a local file: not worth a thread.
Result<Page> FileListing::read(const Cursor &cursor)
{
    if (const auto there = listPath(m_path); !there)
        return cursor.isEmpty() ? std::unexpected(there.error()) : isOther(there.error().message);
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return bad(QStringLiteral("%1: %2").arg(m_path, file.errorString()));
    const Version version = Version::of(file);
    if (!m_format.records) {
        const QByteArray head = file.read(pieceBytes);
        if (const auto why = whyNoText(head))
            return bad(QStringLiteral("%1 %2").arg(m_path, *why));
        const qsizetype mark = head.startsWith(byteOrderMark) ? qsizetype(sizeof byteOrderMark - 1) : 0;
        Result<Format> format = m_choose(QByteArrayView(head).sliced(mark), head.size() == version.size);
        if (!format)
            return bad(QStringLiteral("%1: %2").arg(m_path, format.error().message));
        m_format = *std::move(format);
        m_format.headBytes += mark;
    }
    const auto place = cursor.isEmpty() ? Place{m_format.headBytes, 1 + m_format.headLines, false, version} : Place::from(cursor);
    if (!place)
        return std::unexpected(Error{ErrorKind::BadListing, QStringLiteral("%1: the place where the list goes on is none").arg(m_path)});

    Place next = *place;
    QByteArray piece;
    if (file.seek(place->offset))
        piece = file.read(std::clamp<qint64>(version.size - place->offset, 0, pieceBytes));
    if (version != place->version || version != Version::of(file) || (piece.isEmpty() && place->offset < version.size)) {
        return isOther(QStringLiteral("%1 was changed after its job had begun, so that its lines are no longer where they were; "
                                  "begin a new job of it, which leaves out the files that are there").arg(m_path));
    }
    Page page = divide(piece, place->offset + piece.size() == version.size, next);
    page.cursor = place->cursor();
    if (next.offset < version.size)
        page.next = next.cursor();
    return page;
}

// The records of the piece, or as many as a page has; the place is then where the next page begins.
Page FileListing::divide(QByteArrayView piece, bool isAll, Place &place)
{
    Page page;
    qsizetype at = 0;
    // Goes on behind the line that begins here.
    const auto passLine = [&] {
        const qsizetype end = piece.indexOf('\n', at);
        place.isInside = end < 0 && !isAll;
        place.line += end < 0 ? 0 : 1;
        at = end < 0 ? piece.size() : end + 1;
    };
    if (place.isInside)
        passLine();
    while (at < piece.size() && page.entries.size() < mostEntries) {
        const QByteArrayView rest = piece.sliced(at);
        const qsizetype size = m_format.records->recordSize(rest, isAll);
        if (size == 0 && at > 0 && !isAll)
            break; // it begins the next page
        if (size == 0) {
            page.entries.append(badLine(place.line, m_format.records->unended()));
            passLine();
            continue;
        }
        const QByteArrayView record = rest.first(size);
        if (auto entry = m_format.records->entry(record, place.line, page.notices))
            page.entries.append(*std::move(entry));
        place.line += std::ranges::count(record, '\n');
        at += size;
    }
    place.offset += at;
    return page;
}

Result<QString> listPath(const QString &path)
{
    const QFileInfo there(QDir::cleanPath(QDir().absoluteFilePath(path)));
    const QString shown = there.filePath();
    if (path.isEmpty())
        return bad(QStringLiteral("no file is named"));
    if (there.isDir())
        return bad(QStringLiteral("%1 is a folder, not a list").arg(shown));
    if (!there.exists())
        return bad(QStringLiteral("there is no file %1").arg(shown));
    if (!there.isFile())
        return bad(QStringLiteral("%1 is no ordinary file, and could not be read again where a job goes on; give what it says to standard input, with - as the source").arg(shown));
    if (!there.isReadable())
        return bad(QStringLiteral("%1 may not be read").arg(shown));
    return shown;
}

} // namespace milliard
