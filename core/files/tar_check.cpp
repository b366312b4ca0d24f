// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/files/tar_check.h"

#include "core/sink/tar_header.h"

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QHash>
#include <QSet>

#include <algorithm>
#include <utility>

namespace milliard {
namespace {

constexpr qint64 mostExtensionBytes = 1 << 20; // of names and the like

std::unexpected<Error> bad(const QString &what)
{
    return std::unexpected(Error{ErrorKind::BadArchive, what});
}

// Up to the first NUL.
QByteArrayView text(QByteArrayView field)
{
    const qsizetype end = field.indexOf('\0');
    return end < 0 ? field : field.first(end);
}

QString shown(const QByteArray &name)
{
    return shownName(QString::fromUtf8(name));
}

class Check
{
public:
    explicit Check(QFile &file) : m_file(file) { }

    Result<bool> run()
    {
        for (;;) {
            const QByteArray block = m_file.read(tarBlockBytes);
            if (block.isEmpty() && !m_names.isEmpty())
                return false;
            if (block.size() < tarBlockBytes)
                return bad(QStringLiteral("it is cut off after %1 members").arg(m_names.size()));
            if (std::ranges::all_of(block, [](char c) { return c == 0; }))
                return true;
            if (const auto read = header(block); !read)
                return std::unexpected(read.error());
        }
    }

private:
    Result<void> header(const QByteArray &block)
    {
        const QByteArrayView all(block);
        if (!isTarHeader(block))
            return bad(QStringLiteral("its member %1 has a damaged header").arg(m_names.size() + 1));
        const char type = block.at(156);
        const qint64 size = sizeOf(all.sliced(124, 12));
        const qint64 room = (size + tarBlockBytes - 1) / tarBlockBytes * tarBlockBytes;
        if (size < 0 || room > m_file.size() - m_file.pos())
            return bad(QStringLiteral("it is cut off in its member %1").arg(m_names.size() + 1));
        if (type == 'x' || type == 'g' || type == 'L' || type == 'K')
            return extension(type, size, room);
        const bool isKnown = type == 0 || QByteArrayView("01234567").contains(type);
        if (!isKnown)
            return bad(QStringLiteral("its member %1 is of a kind that is not read here (%2)").arg(m_names.size() + 1).arg(QLatin1Char(type)));
        QByteArray name = std::exchange(m_longName, {});
        if (name.isEmpty()) {
            const QByteArrayView prefix = all.sliced(257, 5) == QByteArrayView("ustar") && all.at(262) == 0 ? text(all.sliced(345, 155)) : QByteArrayView();
            name = (prefix.isEmpty() ? QByteArray() : prefix.toByteArray() + '/') + text(all.first(100)).toByteArray();
        }
        // KTar goes by the header alone: that is right where the extension says the same.
        const QHash<QByteArray, QByteArray> said = std::exchange(m_said, {});
        const bool isSame = said.value("path", name) == name && said.value("size", QByteArray::number(size)).toLongLong() == size
            && said.value("linkpath", text(all.sliced(157, 100)).toByteArray()) == text(all.sliced(157, 100));
        if (!isSame)
            return bad(QStringLiteral("its member %1 has a name or a size in a form that is not read here (pax); tar can unpack it").arg(m_names.size() + 1));
        name = QDir::cleanPath(QString::fromUtf8(name)).toUtf8();
        const bool isFolder = type == '5';
        if (m_names.contains(name) && !isFolder)
            return bad(QStringLiteral("it has %1 twice").arg(shown(name)));
        m_names.insert(name);
        return m_file.seek(m_file.pos() + (isFolder ? 0 : room)) ? Result<void>() : bad(m_file.errorString());
    }

    // GNU's long names KTar knows; of POSIX' records none.
    Result<void> extension(char type, qint64 size, qint64 room)
    {
        if (size > mostExtensionBytes)
            return bad(QStringLiteral("what it says of its member %1 has %2 bytes").arg(m_names.size() + 1).arg(size));
        const QByteArray body = m_file.read(room).first(size);
        if (type == 'L')
            m_longName = text(body).toByteArray();
        if (type != 'x' && type != 'g')
            return {};
        // "LENGTH KEY=VALUE\n", the length that of all of it.
        for (QByteArrayView rest(body); !rest.isEmpty();) {
            bool ok = false;
            const qsizetype blank = rest.indexOf(' ');
            const qsizetype length = rest.first(std::max<qsizetype>(0, blank)).toLongLong(&ok);
            if (!ok || length <= blank + 1 || length > rest.size())
                return bad(QStringLiteral("what it says of its member %1 is damaged").arg(m_names.size() + 1));
            const QByteArrayView record = rest.first(length - 1).sliced(blank + 1);
            const qsizetype equals = record.indexOf('=');
            const QByteArray key = record.first(std::max<qsizetype>(0, equals)).toByteArray();
            if (key.startsWith("GNU.sparse.") || (type == 'g' && (key == "path" || key == "size" || key == "linkpath")))
                return bad(QStringLiteral("its member %1 is stored in a form that is not read here (%2); tar can unpack it").arg(m_names.size() + 1).arg(shown(key)));
            m_said.insert(key, record.sliced(equals + 1).toByteArray());
            rest = rest.sliced(length);
        }
        return {};
    }

    // Octal, or GNU's binary for what octal has no room for.
    static qint64 sizeOf(QByteArrayView field)
    {
        if (!(quint8(field.front()) & 0x80))
            return tarNumber(field);
        qint64 size = 0;
        for (const char c : field.last(8))
            size = qint64(quint64(size) << 8 | quint8(c));
        return size;
    }

    QFile &m_file;
    QByteArray m_longName; // of the next member
    QHash<QByteArray, QByteArray> m_said; // of the next member, by POSIX' records
    QSet<QByteArray> m_names;
};

} // namespace

Result<bool> checkTar(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return bad(file.errorString());
    return Check(file).run();
}

} // namespace milliard
