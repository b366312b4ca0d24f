// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/sink/stored_path.h"

#include <QCryptographicHash>

#include <algorithm>
#include <array>

namespace milliard {
namespace {

constexpr qsizetype maxPartBytes = 255;
constexpr qsizetype maxPathBytes = 4000; // PATH_MAX is 4,096 and the destination's own path comes before
constexpr qsizetype markDigits = 16;
constexpr QChar instead(u'_');

// A half of a surrogate pair without its other half.
bool isHalf(QStringView text, qsizetype i)
{
    const QChar c = text[i];
    if (c.isHighSurrogate())
        return i + 1 == text.size() || !text[i + 1].isLowSurrogate();
    return c.isLowSurrogate() && (i == 0 || !text[i - 1].isHighSurrogate());
}

bool isIllegal(QStringView text, qsizetype i, NameRules rules)
{
    const char16_t c = text[i].unicode();
    const auto within = [c](char16_t first, char16_t last) { return c >= first && c <= last; };
    if (c < 0x7f)
        return c < 0x20 || c == u'\\' || (rules.refusesSigns && QStringView(u":*?\"<>|").contains(QChar(c)));
    return c <= 0x9f || c == 0x61c || c == 0x200b || within(0x200e, 0x200f) || within(0x2028, 0x202e)
        || within(0x2060, 0x206f) || c == 0xfeff || within(0xfff9, 0xfffb) || (text[i].isSurrogate() && isHalf(text, i));
}

// Letters of either case, for file systems that do not tell them apart.
bool isMark(QStringView part, qsizetype tilde)
{
    const qsizetype end = tilde + 1 + markDigits;
    const auto isDigit = [](QChar c) { return QStringView(u"0123456789abcdefABCDEF").contains(c); };
    return part[tilde] == u'~' && part.size() >= end && (part.size() == end || part[end] == u'.')
        && std::ranges::all_of(part.sliced(tilde + 1, markDigits), isDigit);
}

// How many characters at a part's beginning name a device (learn.microsoft.com, "Naming Files, Paths, and Namespaces").
qsizetype deviceLength(QStringView part)
{
    const auto end = std::ranges::find_if(part, [](QChar c) { return c == u'.' || c == u':'; });
    const QStringView stem = part.first(end - part.begin()).trimmed();
    if (stem.size() < 3 || stem.size() > 7 || part.front().isSpace())
        return 0;
    const auto is = [](QStringView text, QStringView other) { return text.compare(other, Qt::CaseInsensitive) == 0; };
    constexpr std::array devices{u"CON", u"PRN", u"AUX", u"NUL", u"CONIN$", u"CONOUT$"};
    const bool isPort = stem.size() == 4 && (is(stem.first(3), u"COM") || is(stem.first(3), u"LPT"))
        && QStringView(u"0123456789\u00b9\u00b2\u00b3").contains(stem.back());
    return isPort || std::ranges::any_of(devices, [&](const char16_t *device) { return is(stem, device); }) ? stem.size() : 0;
}

// Replaces what is illegal in one part; a part that is legal is not touched, so that its text stays shared.
void clean(QString &text, qsizetype start, qsizetype end, NameRules rules)
{
    const auto part = [&] { return QStringView(text).sliced(start, end - start); };
    for (qsizetype i = start; i < end; ++i) {
        if (isIllegal(text, i, rules) || isMark(part(), i - start))
            text[i] = instead;
    }
    for (qsizetype i = end; i > start && (text.at(i - 1) == u'.' || text.at(i - 1) == u' '); --i)
        text[i - 1] = instead;
    if (start == 0 && end >= 2 && text.at(1) == u':' && text.at(0) < QChar(0x80) && text.at(0).isLetter())
        text[1] = instead;
    if (part().startsWith(QLatin1String(unfinishedPrefix), Qt::CaseInsensitive))
        text[start] = instead;
    if (const qsizetype length = deviceLength(part()))
        text[start + length - 1] = instead;
}

// A folder's name, cut to what fits; half a surrogate pair counts as two bytes, which is more than what replaces it.
QStringView cut(QStringView part)
{
    qsizetype bytes = 0;
    for (qsizetype i = 0; i < part.size(); ++i) {
        const char16_t c = part[i].unicode();
        bytes += c < 0x80 ? 1 : c < 0x800 || QChar::isSurrogate(c) ? 2 : 3;
        if (bytes > maxPartBytes)
            return part.first(part[i].isLowSurrogate() && !isHalf(part, i) ? i - 1 : i);
    }
    return part;
}

// The name with something in each part, and with folders that fit.
QString filled(const QString &name)
{
    const auto isShort = [](QStringView part) { return part.size() * 3 <= maxPartBytes; };
    const auto isFine = [&](QStringView part) { return !part.isEmpty() && isShort(part); };
    const auto parts = QStringView(name).tokenize(u'/');
    if (std::ranges::all_of(parts, isFine))
        return name;
    QString text;
    const qsizetype last = name.lastIndexOf(u'/') + 1;
    for (const QStringView part : parts) {
        if (!text.isEmpty())
            text += u'/';
        const bool isLast = part.data() == name.constData() + last;
        text += part.isEmpty() ? QStringView(&instead, 1) : isLast ? part : cut(part);
    }
    return text;
}

// UTF-8 in which half a surrogate pair is three bytes too, so that no two names have the same.
QByteArray generalUtf8(QStringView name)
{
    QByteArray bytes;
    qsizetype start = 0;
    for (qsizetype i = 0; i < name.size(); ++i) {
        if (!name[i].isSurrogate() || !isHalf(name, i))
            continue;
        const char16_t c = name[i].unicode();
        bytes += name.sliced(start, i - start).toUtf8();
        for (const int byte : {0xe0 | c >> 12, 0x80 | (c >> 6 & 0x3f), 0x80 | (c & 0x3f)})
            bytes += char(byte);
        start = i + 1;
    }
    return bytes + name.sliced(start).toUtf8();
}

QByteArray markOf(QByteArrayView name)
{
    return '~' + QCryptographicHash::hash(name, QCryptographicHash::Sha256).toHex().first(markDigits);
}

// Where the extensions of the last part begin: at most two, each of up to eight letters and digits.
qsizetype extensionsAt(QByteArrayView path)
{
    const qsizetype name = path.lastIndexOf('/') + 1;
    qsizetype at = path.size();
    for (int extension = 0; extension < 2; ++extension) {
        const qsizetype dot = path.first(at).lastIndexOf('.');
        const auto isPlain = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
        if (dot <= name || at - dot < 2 || at - dot > 9 || !std::ranges::all_of(path.sliced(dot + 1, at - dot - 1), isPlain))
            break;
        at = dot;
    }
    return at;
}

// numbered() must not have to cut, since then it could give two names the same.
qsizetype maxNameBytes(NameRules rules)
{
    return rules.numbers ? maxPartBytes - qsizetype(sizeof " (2147483647)") + 1 : maxPartBytes;
}

// Before the extensions, at the cost of what is before it.
QByteArray inserted(QByteArrayView path, QByteArrayView what, qsizetype mostBytes = maxPartBytes)
{
    const qsizetype extensions = extensionsAt(path);
    const qsizetype longest = path.lastIndexOf('/') + 1 + mostBytes - what.size() - (path.size() - extensions);
    qsizetype end = extensions;
    if (end > longest) {
        for (end = longest; (quint8(path[end]) & 0xc0) == 0x80;)
            --end; // never half a character
    }
    return path.first(end).toByteArray() + what.toByteArray() + path.sliced(extensions).toByteArray();
}

bool isMarked(QByteArrayView path)
{
    const QString name = QString::fromUtf8(path.sliced(path.lastIndexOf('/') + 1));
    for (qsizetype i = 0; i < name.size(); ++i) {
        if (isMark(name, i))
            return true;
    }
    return false;
}

bool isNumbered(QByteArrayView path)
{
    QByteArrayView stem = path.first(extensionsAt(path));
    if (!stem.endsWith(')'))
        return false;
    stem.chop(1);
    const qsizetype size = stem.size();
    while (!stem.isEmpty() && stem.back() >= '0' && stem.back() <= '9')
        stem.chop(1);
    return stem.size() < size && stem.endsWith(" (");
}

} // namespace

Result<QByteArray> storedPath(const QString &name, NameRules rules)
{
    if (name.isEmpty())
        return std::unexpected(Error{ErrorKind::BadName, QStringLiteral("the name is empty")});
    QString text = filled(name);
    for (qsizetype start = 0; start <= text.size();) {
        const qsizetype slash = text.indexOf(u'/', start);
        const qsizetype end = slash < 0 ? text.size() : slash;
        clean(text, start, end, rules);
        start = end + 1;
    }
    QByteArray path = text.toUtf8();
    const bool fits = path.size() - path.lastIndexOf('/') - 1 <= maxNameBytes(rules) && path.size() <= maxPathBytes;
    if (fits && text == name && !(rules.numbers && isNumbered(path)))
        return path;
    path = inserted(path, markOf(generalUtf8(name)), maxNameBytes(rules));
    if (path.size() > maxPathBytes) {
        const QByteArray last = path.sliced(path.lastIndexOf('/'));
        path = path.first(path.lastIndexOf('/', maxPathBytes - last.size())) + last;
    }
    return path;
}

QByteArray pathAside(const QByteArray &path, NameRules rules)
{
    return isMarked(path) ? QByteArray() : inserted(path, markOf(path), maxNameBytes(rules));
}

QByteArray folderAside(QByteArrayView path)
{
    const QByteArray whole = path.toByteArray();
    const QByteArrayView name = path.sliced(path.lastIndexOf('/') + 1);
    return inserted(name, markOf(whole + '/'));
}

QByteArray withoutAside(const QByteArray &path)
{
    if (!path.contains('~'))
        return path;
    QByteArray plain;
    for (qsizetype start = 0; start <= path.size();) {
        const qsizetype slash = path.indexOf('/', start);
        const qsizetype end = slash < 0 ? path.size() : slash;
        const QByteArray part = path.sliced(start, end - start);
        QByteArray without = plain + part;
        if (const qsizetype tilde = part.lastIndexOf('~'); tilde >= 0) { // no extension has one
            without.remove(plain.size() + tilde, 1 + markDigits);
            if (!part.sliced(tilde).startsWith(markOf(slash < 0 ? without : without + '/')))
                without = plain + part;
        }
        plain = without + path.sliced(end, slash < 0 ? 0 : 1);
        start = end + 1;
    }
    return plain;
}

QByteArray numbered(QByteArrayView path, int number)
{
    return inserted(path, " (" + QByteArray::number(number) + ')');
}

QByteArray unnumbered(QByteArrayView path)
{
    if (!isNumbered(path))
        return {};
    const QByteArrayView stem = path.first(extensionsAt(path));
    return stem.first(stem.lastIndexOf(" (")).toByteArray() + path.sliced(stem.size()).toByteArray();
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
