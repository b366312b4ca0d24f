// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/answer_end.h"

#include <QByteArrayView>

namespace milliard {

AnswerEnd answerEnd(const QByteArray &type, const QByteArray &body)
{
    const QByteArrayView text = QByteArrayView(body).trimmed();
    if (text.isEmpty())
        return AnswerEnd::Unclear;
    const auto endsWith = [&](char last) { return text.back() == last ? AnswerEnd::Whole : AnswerEnd::Cut; };
    if (text.front() == '{')
        return endsWith('}');
    if (text.front() == '[')
        return endsWith(']');
    constexpr QByteArrayView end = "</html>";
    const bool isHtml = text.size() >= end.size() && text.last(end.size()).compare(end, Qt::CaseInsensitive) == 0;
    if (isHtml)
        return AnswerEnd::Whole;
    if (text.startsWith("<?xml") || type.toLower().contains("xml"))
        return endsWith('>');
    return AnswerEnd::Unclear;
}

} // namespace milliard
