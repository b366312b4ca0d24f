// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/data_url.h"

namespace milliard {
namespace {

constexpr QByteArrayView scheme = "data:";

} // namespace

bool isDataUrl(QByteArrayView url)
{
    return url.size() >= scheme.size() && url.first(scheme.size()).compare(scheme, Qt::CaseInsensitive) == 0;
}

QByteArray dataUrl(const QByteArray &body)
{
    return "data:;base64," + body.toBase64();
}

Result<QByteArray> dataUrlBody(const QByteArray &url)
{
    Q_ASSERT(isDataUrl(url));
    const auto bad = [](const QString &what) { return std::unexpected(Error{ErrorKind::BadResponse, what}); };
    const qsizetype comma = url.indexOf(',');
    if (comma < 0)
        return bad(QStringLiteral("a data: address without a comma has no body"));
    const QByteArray body = QByteArray::fromPercentEncoding(url.sliced(comma + 1));
    if (!url.first(comma).toLower().endsWith(";base64"))
        return body;
    auto decoded = QByteArray::fromBase64Encoding(body, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return bad(QStringLiteral("the body of a data: address is no base64"));
    return *std::move(decoded);
}

} // namespace milliard
