// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/answer_end.h"

#include <QByteArrayView>

#include <expat.h>

#include <memory>

namespace milliard {
namespace {

// Without the comments at its end, where servers tell how long a page took.
QByteArrayView withoutComments(QByteArrayView text)
{
    while (text.endsWith("-->")) {
        const qsizetype begin = text.lastIndexOf("<!--");
        if (begin < 0)
            break;
        text = text.first(begin).trimmed();
    }
    return text;
}

bool endsHtml(QByteArrayView text)
{
    constexpr QByteArrayView end = "</html>";
    text = withoutComments(text);
    return text.size() >= end.size() && text.last(end.size()).compare(end, Qt::CaseInsensitive) == 0;
}

AnswerEnd endOfXml(QByteArrayView text)
{
    const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(XML_ParserCreate(nullptr), XML_ParserFree);
    if (XML_Parse(parser.get(), text.data(), int(text.size()), XML_TRUE) == XML_STATUS_OK)
        return AnswerEnd::Whole;
    switch (XML_GetErrorCode(parser.get())) {
    case XML_ERROR_NO_ELEMENTS: // or not the end of the first
    case XML_ERROR_UNCLOSED_TOKEN:
    case XML_ERROR_PARTIAL_CHAR:
    case XML_ERROR_UNCLOSED_CDATA_SECTION:
        return AnswerEnd::Cut;
    default: // whoever wants it as XML says what is wrong with it; pages of HTML that call themselves so are read all the same
        return AnswerEnd::Unclear;
    }
}

} // namespace

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
    if (endsHtml(text))
        return AnswerEnd::Whole;
    if (text.startsWith("<?xml") || type.toLower().contains("xml"))
        return endOfXml(text);
    return AnswerEnd::Unclear;
}

} // namespace milliard
