// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/source/listing_source.h"

#include <QObject>
#include <QUrl>

namespace milliard {

// One file at an http or https URL: a listing of one page with one entry, named by the URL's last part.
class SingleUrl final : public QObject, public ListingSource
{
public:
    // 'digest' as in Entry.
    explicit SingleUrl(QUrl url, QByteArray digest = {});
    void page(const Cursor &cursor, Receive receive) override;

private:
    QUrl m_url;
    QByteArray m_digest;
};

} // namespace milliard
