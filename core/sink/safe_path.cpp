// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/sink/safe_path.h"

#include <QStringEncoder>

#include <algorithm>

namespace milliard {
namespace {

constexpr qsizetype maxPartBytes = 255;
constexpr qsizetype maxPathBytes = 4000; // PATH_MAX is 4,096 and the destination's own path comes before

std::unexpected<Error> bad(const QString &name, const QString &why)
{
    return std::unexpected(Error{ErrorKind::BadName, QStringLiteral("\"%1\" %2").arg(shownName(name), why)});
}

} // namespace

Result<QByteArray> safePath(const QString &name)
{
    if (name.isEmpty())
        return bad(name, QStringLiteral("is empty"));
    if (std::ranges::any_of(name, [](QChar c) { return c < QChar(0x20) || c == QChar(0x7f); }))
        return bad(name, QStringLiteral("has a control character"));
    QStringEncoder encode(QStringEncoder::Utf8, QStringEncoder::Flag::Stateless);
    const QByteArray path = encode(name);
    if (encode.hasError())
        return bad(name, QStringLiteral("is not valid Unicode"));
    if (path.size() > maxPathBytes)
        return bad(name, QStringLiteral("has %1 bytes, more than %2").arg(path.size()).arg(maxPathBytes));
    for (qsizetype start = 0; start <= path.size();) {
        qsizetype end = path.indexOf('/', start);
        if (end < 0)
            end = path.size();
        const auto part = QByteArrayView(path).sliced(start, end - start);
        if (part.isEmpty())
            return bad(name, QStringLiteral("has an empty part between or beside slashes"));
        if (part == "." || part == "..")
            return bad(name, QStringLiteral("has the part \"%1\"").arg(QString::fromLatin1(part)));
        if (part.size() > maxPartBytes)
            return bad(name, QStringLiteral("has a part of %1 bytes, more than %2").arg(part.size()).arg(maxPartBytes));
        start = end + 1;
    }
    if (path.startsWith(unfinishedPrefix))
        return bad(name, QStringLiteral("starts like the folder for unfinished files"));
    return path;
}

QByteArray fanOutPrefix(QByteArrayView path)
{
    quint64 hash = 0xcbf29ce484222325u;
    for (const char c : path)
        hash = (hash ^ quint8(c)) * 0x100000001b3u;
    constexpr char hex[] = "0123456789abcdef";
    const char prefix[] = {hex[hash >> 12 & 15], hex[hash >> 8 & 15], '/', hex[hash >> 4 & 15], hex[hash & 15], '/'};
    return QByteArray(prefix, sizeof prefix);
}

} // namespace milliard
