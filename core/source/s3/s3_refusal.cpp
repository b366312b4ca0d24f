// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/s3/s3_refusal.h"

#include "core/base/error.h"

#include <QXmlStreamReader>

namespace milliard {

S3Refusal s3Refusal(const QByteArray &body)
{
    QXmlStreamReader xml(body);
    const auto text = [&xml] { return xml.readElementText(QXmlStreamReader::SkipChildElements); };
    S3Refusal refusal;
    if (!xml.readNextStartElement())
        return refusal;
    while (xml.readNextStartElement()) {
        const QStringView name = xml.name();
        if (name == QLatin1StringView("Code"))
            refusal.code = text().toUtf8();
        else if (name == QLatin1StringView("Message"))
            refusal.message = shownName(text());
        else if (name == QLatin1StringView("Region"))
            refusal.region = text().toUtf8();
        else
            xml.skipCurrentElement();
    }
    return refusal;
}

} // namespace milliard
