// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/url/checksum_file.h"

#include <algorithm>
#include <compare>

namespace milliard {
namespace {

// A longer line is none of checksums: a digest, and a path.
constexpr qsizetype longestLine = 8 * 1024;
constexpr QByteArrayView byteOrderMark("\xef\xbb\xbf");

struct Line {
    Digest digest;
    QString name; // empty: of any file
};

bool isHex(QByteArrayView text)
{
    return std::ranges::all_of(text, [](char c) { return QByteArrayView("0123456789abcdefABCDEF").contains(c); });
}

std::optional<Digest> digestOfLength(QByteArrayView hex)
{
    const auto algorithm = algorithmOfHex(hex.size());
    if (!algorithm || !isHex(hex))
        return std::nullopt;
    return Digest{*algorithm, QByteArray::fromHex(hex.toByteArray())};
}

// As coreutils write a name that has a backslash or ends a line.
QByteArray unescaped(const QByteArray &name)
{
    QByteArray text;
    for (qsizetype i = 0; i < name.size(); ++i) {
        if (name[i] != '\\' || i + 1 == name.size()) {
            text += name[i];
            continue;
        }
        const char c = name[++i];
        text += c == 'n' ? '\n' : c == 'r' ? '\r' : c;
    }
    return text;
}

std::optional<Line> coreutilsLine(QByteArray text)
{
    const bool isEscaped = text.startsWith('\\');
    if (isEscaped)
        text.removeFirst();
    const auto space = std::ranges::find_if(text, [](char c) { return c == ' ' || c == '\t'; });
    const qsizetype end = space - text.begin();
    const auto digest = digestOfLength(QByteArrayView(text).first(end));
    if (!digest)
        return std::nullopt;
    QByteArray name = text.sliced(end);
    if (name.trimmed().isEmpty())
        return Line{*digest, {}};
    name.removeFirst();
    if (name.startsWith(' ') || name.startsWith('*')) // text or binary
        name.removeFirst();
    return Line{*digest, QString::fromUtf8(isEscaped ? unescaped(name) : name)};
}

std::optional<Line> bsdLine(const QByteArray &text)
{
    const qsizetype open = text.indexOf('(');
    const qsizetype close = text.lastIndexOf(')');
    const qsizetype equals = text.indexOf('=', std::max<qsizetype>(close, 0));
    if (open < 1 || close <= open + 1 || equals < 0 || !text.sliced(close + 1, equals - close - 1).trimmed().isEmpty())
        return std::nullopt;
    QByteArray algorithm = text.first(open).trimmed();
    if (algorithm.startsWith("SHA2-")) // of OpenSSL 3: SHA2-256
        algorithm.remove(3, 1);
    const auto digest = digestFromText(QString::fromLatin1(algorithm + ':' + text.sliced(equals + 1).trimmed()));
    if (!digest)
        return std::nullopt;
    return Line{*digest, QString::fromUtf8(text.sliced(open + 1, close - open - 1))};
}

// How well a line's path is that of a file; the greater, the better.
struct Fit {
    bool isWhole = false;    // all parts of the line's are the last of the file's
    qsizetype common = 0;    // parts, from the last

    auto operator<=>(const Fit &) const = default;
};

QStringList partsOf(const QString &path)
{
    QStringList parts = path.split(QLatin1Char('/'));
    parts.removeIf([](const QString &part) { return part.isEmpty() || part == QLatin1String("."); });
    return parts.isEmpty() ? QStringList{path} : parts;
}

// None: of another file.
std::optional<Fit> fitOf(const QString &name, const QList<QStringList> &files)
{
    if (name.isEmpty())
        return Fit();
    const QStringList parts = partsOf(name);
    Fit best;
    for (const QStringList &file : files) {
        const auto other = std::mismatch(parts.crbegin(), parts.crend(), file.crbegin(), file.crend()).first;
        best = std::max(best, Fit{other == parts.crend(), other - parts.crbegin()});
    }
    return best.common > 0 ? std::optional(best) : std::nullopt;
}

} // namespace

Result<std::optional<Digest>> digestFor(const QStringList &names, const QByteArray &checksums)
{
    QList<QStringList> files;
    for (const QString &name : names)
        files.append(partsOf(name));
    std::optional<Digest> best;
    Fit bestFit;
    bool isContradicted = false;
    for (qsizetype at = checksums.startsWith(byteOrderMark) ? byteOrderMark.size() : 0; at < checksums.size();) {
        const qsizetype found = checksums.indexOf('\n', at);
        const qsizetype end = found < 0 ? checksums.size() : found;
        QByteArray text = end - at > longestLine ? QByteArray() : checksums.sliced(at, end - at);
        at = end + 1;
        if (text.endsWith('\r'))
            text.chop(1);
        auto line = coreutilsLine(text);
        if (!line)
            line = bsdLine(text);
        const auto fit = line ? fitOf(line->name, files) : std::nullopt;
        if (!fit || (best && *fit < bestFit))
            continue;
        if (!best || *fit > bestFit) {
            best = line->digest;
            bestFit = *fit;
            isContradicted = false;
        } else if (line->digest.algorithm == best->algorithm) {
            isContradicted |= line->digest != *best;
        }
    }
    if (isContradicted)
        return std::unexpected(Error{ErrorKind::BadListing, QStringLiteral("several lines with different digests are of a file so called; --checksum can name the right one")});
    return best;
}

} // namespace milliard
