// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/transport/answer_fields.h"

#include "core/base/http_date.h"

#include <algorithm>

namespace milliard {
namespace {

constexpr std::chrono::seconds strongAge{60};

bool isStrongTag(QByteArrayView tag)
{
    // Nobody can mean anything by an empty one. etagc: RFC 9110 §8.8.3.
    return tag.size() > 2 && tag.size() <= AnswerFields::maxValidatorBytes && tag.startsWith('"') && tag.endsWith('"')
        && std::ranges::all_of(tag.sliced(1, tag.size() - 2), [](char c) { return quint8(c) > 0x20 && c != '"' && c != 0x7f; });
}

bool namesBytes(QByteArrayView units)
{
    for (;;) {
        const qsizetype comma = units.indexOf(',');
        if ((comma < 0 ? units : units.first(comma)).trimmed().compare("bytes", Qt::CaseInsensitive) == 0)
            return true;
        if (comma < 0)
            return false;
        units = units.sliced(comma + 1);
    }
}

} // namespace

void AnswerFields::clear()
{
    for (Value &value : m_values)
        value.count = 0;
    m_takesRanges = m_isMultipart = false;
}

void AnswerFields::add(Name name, QByteArrayView value)
{
    constexpr QByteArrayView multipart = "multipart/";
    if (name == AcceptRanges) {
        m_takesRanges |= namesBytes(value);
    } else if (name == ContentType) {
        m_isMultipart |= value.first(std::min(value.size(), multipart.size())).compare(multipart, Qt::CaseInsensitive) == 0;
    } else if (m_values[name].count++ == 0) {
        m_values[name].text.assign(value.first(std::min(value.size(), maxValidatorBytes + 1))); // one more: it is known as too long
    }
}

QByteArray AnswerFields::one(Name name) const
{
    return m_values[name].count == 1 ? m_values[name].text : QByteArray();
}

QByteArray AnswerFields::validator() const
{
    if (const QByteArray tag = one(ETag); isStrongTag(tag))
        return tag;
    if (m_values[LastModified].count != 1 || m_values[Date].count != 1)
        return {};
    const auto changed = parseHttpDate(m_values[LastModified].text);
    const auto answered = parseHttpDate(m_values[Date].text);
    return changed && answered && *answered - *changed >= strongAge ? m_values[LastModified].text : QByteArray();
}

} // namespace milliard
