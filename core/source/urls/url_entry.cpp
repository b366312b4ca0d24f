// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/urls/url_entry.h"

#include "core/base/job.h"
#include "core/source/http_address.h"

#include <QCryptographicHash>

#include <algorithm>
#include <array>
#include <string_view>

namespace milliard {
namespace {

std::unexpected<Error> bad(const QString &what)
{
    return std::unexpected(Error{ErrorKind::BadInput, what});
}

// Sets of ASCII characters.
struct Characters {
    std::array<bool, 256> has{};

    constexpr explicit Characters(std::string_view others)
    {
        for (int c = 0; c < 256; ++c)
            has[std::size_t(c)] = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        for (const char c : others)
            has[quint8(c)] = true;
    }
    bool operator()(char c) const { return has[quint8(c)]; }
};
constexpr Characters isLetterOrDigit("");
constexpr Characters inHosts("-.");
constexpr Characters inPaths("-._~!$&'()*+,;=:@/"); // RFC 3986 §3.3, without escapes

int hexValue(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

bool isEscape(QByteArrayView text, qsizetype at)
{
    return at + 2 < text.size() && text[at] == '%' && hexValue(text[at + 1]) >= 0 && hexValue(text[at + 2]) >= 0;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// As it is written when it is said again.
bool isNumber(QByteArrayView text, int most)
{
    return !text.isEmpty() && text.size() <= 5 && (text[0] != '0' || text.size() == 1) && std::ranges::all_of(text, isDigit) && text.toInt() <= most;
}

// Of IPv4.
bool isAddress(QByteArrayView host)
{
    int parts = 1;
    for (qsizetype dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.'), ++parts) {
        if (!isNumber(host.first(dot), 255))
            return false;
        host = host.sliced(dot + 1);
    }
    return parts == 4 && isNumber(host, 255);
}

// An address in its parts, views into it.
struct Parts {
    QByteArrayView scheme; // "http" or "https"
    QByteArrayView host;   // lower-case, with its port
    QByteArrayView path;   // begins with a slash
    QByteArrayView query;  // null: none
};

Parts partsOf(const QByteArray &url)
{
    const QByteArrayView all = url;
    const qsizetype colon = all.indexOf(':');
    const qsizetype path = all.indexOf('/', colon + 3);
    const qsizetype mark = all.indexOf('?', path);
    return {all.first(colon), all.sliced(colon + 3, path - colon - 3), all.sliced(path, (mark < 0 ? all.size() : mark) - path),
        mark < 0 ? QByteArrayView() : all.sliced(mark + 1)};
}

// The address as it is asked for, where it is such a plain one that there is nothing to decide; else empty. QUrl takes
// several times as long as a small file does.
QByteArray plainUrl(QByteArrayView text)
{
    const qsizetype hostAt = text.startsWith("http://") ? 7 : text.startsWith("https://") ? 8 : 0;
    if (hostAt == 0)
        return {};
    const qsizetype pathAt = text.indexOf('/', hostAt);
    if (pathAt <= hostAt || text.size() > 8000)
        return {};
    QByteArrayView host = text.sliced(hostAt, pathAt - hostAt);
    if (const qsizetype colon = host.indexOf(':'); colon >= 0) {
        if (!isNumber(host.sliced(colon + 1), 65535) || host[colon + 1] == '0')
            return {};
        host = host.first(colon);
    }
    // QUrl looks into names that are numbers, or have been encoded (RFC 3492), and into empty labels.
    const auto isPlain = [](char c) { return inHosts(c) && !(c >= 'A' && c <= 'Z'); };
    if (host.isEmpty() || host.size() > 200 || !std::ranges::all_of(host, isPlain) || !isLetterOrDigit(host.front()) || !isLetterOrDigit(host.back())
        || host.contains("..") || host.contains("--") || host.contains("-.") || host.contains(".-") || (isDigit(host.back()) && !isAddress(host)))
        return {};
    for (qsizetype at = pathAt; at < text.size(); ++at) {
        if (!inPaths(text[at]) && text[at] != '?' && !isEscape(text, at))
            return {};
    }
    return text.toByteArray();
}

// The same by QUrl, of whatever people write.
Result<QByteArray> anyUrl(QByteArrayView text)
{
    if (!text.isValidUtf8())
        return bad(QStringLiteral("the address is not UTF-8"));
    if (std::ranges::any_of(text, [](char c) { return quint8(c) < ' ' || c == 0x7f; }))
        return bad(QStringLiteral("the address has control characters in it"));
    const QString address = QString::fromUtf8(text);
    const QString authority = address.section(QStringLiteral("://"), 1).section(QLatin1Char('/'), 0, 0).section(QLatin1Char('?'), 0, 0).section(QLatin1Char('#'), 0, 0);
    if (authority.contains(QLatin1Char('@')))
        return bad(QStringLiteral("the address has a user name or password, which would be kept in the journal; they are not taken there"));
    if (!hasHttpForm(address, {}))
        return bad(QStringLiteral("\"%1\" is not an http(s) address").arg(address.contains(QLatin1Char('@')) ? QStringLiteral("\u2026") : shownName(shownSource(address))));
    const auto url = httpAddress(address, {});
    if (!url)
        return std::unexpected(url.error());
    return url->toEncoded(QUrl::RemoveFragment);
}

// Decoded where that loses nothing.
QString decoded(QByteArrayView path)
{
    if (!path.contains('%'))
        return QString::fromLatin1(path);
    QByteArray bytes;
    bytes.reserve(path.size());
    for (qsizetype at = 0; at < path.size(); ++at) {
        if (!isEscape(path, at)) {
            bytes += path[at];
            continue;
        }
        const char c = char(hexValue(path[at + 1]) * 16 + hexValue(path[at + 2]));
        const QByteArrayView after = path.sliced(at + 3);
        const bool looksEscaped = after.size() >= 2 && hexValue(after[0]) >= 0 && hexValue(after[1]) >= 0;
        if (c == '/')
            bytes += "%2F";
        else if (c == '%' && looksEscaped)
            bytes += "%25";
        else
            bytes += c;
        at += 2;
    }
    return QByteArrayView(bytes).isValidUtf8() ? QString::fromUtf8(bytes) : QString::fromLatin1(path);
}

// The name with a mark of its query before the extensions.
QString marked(const QString &name, QByteArrayView query)
{
    const QString mark = QStringLiteral("-q")
        + QString::fromLatin1(QCryptographicHash::hash(query, QCryptographicHash::Sha256).first(8).toHex());
    const qsizetype slash = name.lastIndexOf(QLatin1Char('/'));
    const qsizetype dot = name.indexOf(QLatin1Char('.'), slash + 2); // a dot at the beginning is no extension's
    QString all = name;
    return all.insert(dot < 0 ? name.size() : dot, mark);
}

QString nameOf(const QByteArray &url, UrlNames names)
{
    Parts parts = partsOf(url);
    const QByteArrayView usualPort = parts.scheme == QByteArrayView("https") ? ":443" : ":80";
    if (parts.host.endsWith(usualPort))
        parts.host.chop(usualPort.size());
    const bool isFolder = parts.path.endsWith('/');
    if (names == UrlNames::File)
        parts.path = parts.path.sliced(parts.path.lastIndexOf('/') + 1);
    QString name = (names == UrlNames::File ? QString() : QString::fromLatin1(parts.host)) + decoded(parts.path);
    if (isFolder)
        name += QStringLiteral("index.html");
    return parts.query.isNull() ? name : marked(name, parts.query);
}

} // namespace

UrlNames urlNames(const QJsonObject &options)
{
    return optionText(options, urlNamesOption) == QLatin1String("file-name") ? UrlNames::File : UrlNames::Path;
}

Result<Entry> urlEntry(QByteArrayView address, UrlNames names)
{
    Entry entry;
    entry.url = plainUrl(address);
    if (entry.url.isEmpty()) {
        auto url = anyUrl(address);
        if (!url)
            return std::unexpected(url.error());
        entry.url = *std::move(url);
    }
    entry.name = nameOf(entry.url, names);
    return entry;
}

} // namespace milliard
