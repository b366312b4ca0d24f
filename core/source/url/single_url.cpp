// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/url/single_url.h"

#include "core/base/digest.h"
#include "core/source/http_address.h"
#include "core/source/source_kind.h"

#include <QMetaObject>

#include <array>

namespace milliard {
namespace {

constexpr std::array options{
    SourceOption{"checksum", SourceOption::Text, "ALGORITHM:VALUE", "Checksum",
        "What its bytes must come to; sha256, sha512, sha1, md5 or crc32c, in hexadecimal digits or base64."},
};

} // namespace

SingleUrl::SingleUrl(QUrl url, QByteArray digest)
    : m_url(std::move(url))
    , m_digest(std::move(digest))
{
}

void SingleUrl::page(const Cursor &cursor, Receive receive)
{
    Page page;
    page.cursor = cursor;
    Entry entry;
    // The name is one part of a path: an encoded slash in it must not make folders.
    entry.name = QUrl::fromPercentEncoding(m_url.fileName(QUrl::FullyEncoded).toUtf8()).replace(QLatin1Char('/'), QLatin1Char('_'));
    if (entry.name.isEmpty())
        entry.name = QStringLiteral("index.html");
    entry.url = m_url.toEncoded(QUrl::RemoveFragment);
    entry.digest = m_digest;
    page.entries = {entry};
    QMetaObject::invokeMethod(this, [page, receive = std::move(receive)] { receive(page); }, Qt::QueuedConnection);
}

extern constinit const SourceKind singleUrlKind{
    "url", "One file", "http(s)://HOST/FILE", options,
    [](const QString &text) { return hasHttpForm(text, {}); },
    [](const QString &text, const QJsonObject &given) -> Result<SourcePlan> {
        const auto url = httpAddress(text, {});
        if (!url)
            return std::unexpected(url.error());
        QByteArray packed;
        if (given.contains(options.front().key())) {
            const auto digest = digestFromText(optionText(given, options.front()));
            if (!digest)
                return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("checksum ") + digest.error().message});
            packed = digest->packed();
        }
        return SourcePlan{text, [url = *url, packed](const JobOptions &) { return std::make_unique<SingleUrl>(url, packed); }};
    }};

} // namespace milliard
