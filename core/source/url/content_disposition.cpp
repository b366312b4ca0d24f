// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/url/content_disposition.h"

#include <QStringDecoder>

#include <algorithm>
#include <optional>

namespace milliard {
namespace {

constexpr qsizetype longest = 1024;

bool isAlphanumeric(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isToken(const QByteArray &text) // RFC 9110 §5.6.2
{
    return !text.isEmpty() && std::ranges::all_of(text, [](char c) { return isAlphanumeric(c) || QByteArrayView("!#$%&'*+-.^_`|~").contains(c); });
}

std::optional<QString> fromUtf8(const QByteArray &bytes)
{
    QStringDecoder decode(QStringDecoder::Utf8, QStringConverter::Flag::Stateless);
    const QString text = decode(bytes);
    return decode.hasError() ? std::nullopt : std::optional(text);
}

// charset'language'value, of which every byte that is no attr-char is percent-encoded (RFC 8187 §3.2.1).
std::optional<QString> fromExtended(const QByteArray &value)
{
    const qsizetype charsetEnd = value.indexOf('\'');
    const qsizetype languageEnd = value.indexOf('\'', charsetEnd + 1);
    if (charsetEnd < 0 || languageEnd < 0)
        return std::nullopt;
    const QByteArray encoded = value.sliced(languageEnd + 1);
    for (qsizetype i = 0; i < encoded.size(); ++i) {
        if (encoded[i] == '%') {
            const auto isHex = [&](qsizetype at) { return at < encoded.size() && QByteArrayView("0123456789abcdefABCDEF").contains(encoded[at]); };
            if (!isHex(i + 1) || !isHex(i + 2))
                return std::nullopt;
        } else if (!isAlphanumeric(encoded[i]) && !QByteArrayView("!#$&+-.^_`|~").contains(encoded[i])) {
            return std::nullopt;
        }
    }
    const QByteArray bytes = QByteArray::fromPercentEncoding(encoded);
    const QByteArray charset = value.first(charsetEnd).toLower();
    if (charset == "utf-8")
        return fromUtf8(bytes);
    return charset == "iso-8859-1" ? std::optional(QString::fromLatin1(bytes)) : std::nullopt;
}

QString lastPart(const QString &path)
{
    const QString name = path.sliced(std::max(path.lastIndexOf(QLatin1Char('/')), path.lastIndexOf(QLatin1Char('\\'))) + 1).trimmed();
    const bool isNone = name.isEmpty() || name == QLatin1String(".") || name == QLatin1String("..") || name.size() > longest;
    return isNone ? QString() : name;
}

struct Value {
    QByteArray text;
    bool isQuoted = false;
};

// What stands behind a '=' at 'at', which is then behind the ';' that ends it.
Value readValue(const QByteArray &field, qsizetype &at)
{
    Value value;
    while (at < field.size() && (field[at] == ' ' || field[at] == '\t'))
        ++at;
    if (at < field.size() && field[at] == '"') {
        value.isQuoted = true;
        for (++at; at < field.size() && field[at] != '"'; ++at) {
            if (field[at] == '\\' && at + 1 < field.size())
                ++at;
            value.text += field[at];
        }
    }
    const qsizetype end = field.indexOf(';', at);
    const qsizetype stop = end < 0 ? field.size() : end;
    if (!value.isQuoted)
        value.text = field.sliced(at, stop - at).trimmed();
    at = std::min(stop + 1, field.size());
    return value;
}

} // namespace

QString fileNameOf(const QByteArray &contentDisposition)
{
    const QByteArray &field = contentDisposition;
    const QByteArray first = field.first(std::max<qsizetype>(field.indexOf('='), 0)).trimmed().toLower();
    const bool lacksType = first == "filename" || first == "filename*";
    qsizetype at = lacksType ? -1 : field.indexOf(';');
    if (!lacksType && (at < 0 || !isToken(field.first(at).trimmed())))
        return {};
    QString plain;
    QString extended;
    for (++at; at < field.size();) {
        const qsizetype equals = field.indexOf('=', at);
        if (equals < 0)
            break;
        if (const qsizetype end = field.indexOf(';', at); end >= 0 && end < equals) { // no parameter
            at = end + 1;
            continue;
        }
        const QByteArray name = field.sliced(at, equals - at).trimmed().toLower();
        at = equals + 1;
        const Value value = readValue(field, at);
        if (name == "filename" && plain.isNull())
            plain = lastPart(fromUtf8(value.text).value_or(QString::fromLatin1(value.text)));
        else if (name == "filename*" && extended.isNull() && !value.isQuoted)
            extended = lastPart(fromExtended(value.text).value_or(QString()));
    }
    return extended.isNull() ? plain : extended;
}

} // namespace milliard
