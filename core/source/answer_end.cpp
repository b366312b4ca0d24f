// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/answer_end.h"

#include <QByteArrayView>
#include <QXmlStreamReader>

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

AnswerEnd endOfXml(const QByteArray &text)
{
    QXmlStreamReader reader(text);
    while (!reader.atEnd())
        reader.readNext();
    switch (reader.error()) {
    case QXmlStreamReader::NoError:
        return AnswerEnd::Whole;
    case QXmlStreamReader::PrematureEndOfDocumentError:
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
        return endOfXml(text.toByteArray());
    return AnswerEnd::Unclear;
}

} // namespace milliard
