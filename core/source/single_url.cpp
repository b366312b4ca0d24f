// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/single_url.h"

#include <QMetaObject>

namespace milliard {

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

} // namespace milliard
