// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/source/listing_source.h"
#include "core/source/page_fetcher.h"

#include <QObject>
#include <QString>
#include <QUrl>

#include <variant>

namespace milliard {

// The files of one Metalink, which is at an http or https URL or in a file of this machine: a listing of one page.
class MetalinkSource final : public ListingSource
{
public:
    using Place = std::variant<QUrl, QString>; // a URL, or an absolute path

    MetalinkSource(Place place, const JobOptions &jobOptions);
    void page(const Cursor &cursor, Receive receive) override;

private:
    Result<Page> parse(const Cursor &cursor, const QByteArray &xml) const;
    Result<QByteArray> readFile(const QString &path) const;

    const Place m_place;
    QObject m_context;
    PageFetcher m_fetcher;
};

} // namespace milliard
