// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job_options.h"
#include "core/source/listing_source.h"
#include "core/source/login_signer.h"
#include "core/source/page_fetcher.h"

#include <QJsonObject>
#include <QUrl>

namespace milliard {

// The list/get service: GET /list answers {"FileNames": ["a", …], "NextFile": "cursor"}, the last page has no
// "NextFile"; GET /list?next-marker=CURSOR the next page; GET /get/NAME the file.
struct ListServiceOptions {
    QString listPath = QStringLiteral("/list");
    QString getPath = QStringLiteral("/get/");           // what goes before the name
    QString namesKey = QStringLiteral("FileNames");
    QString nextKey = QStringLiteral("NextFile");
    QString sizesKey = QStringLiteral("FileSizes");      // optional in answers: bytes, one for each name
    QString digestsKey = QStringLiteral("FileDigests");  // optional in answers: "sha256:HEX" or the like, or null, one for each name
    QString markerParameter = QStringLiteral("next-marker");

    bool operator==(const ListServiceOptions &) const = default;
};
// As JobOptions::source has them, by the keys of the kind's options.
QJsonObject toJson(const ListServiceOptions &options);
ListServiceOptions listServiceOptionsFromJson(const QJsonObject &json);

class ListService final : public ListingSource
{
public:
    static constexpr qsizetype maxNames = 1'000'000; // in one page
    static constexpr qsizetype maxNameSize = 16 * 1024; // UTF-16 units; a longer one gets no URL, nor one that is not Unicode

    // 'base' is http or https with a host; its path is the prefix of both paths.
    ListService(const QUrl &base, ListServiceOptions options, const JobOptions &jobOptions);

    void page(const Cursor &cursor, Receive receive) override;
    std::shared_ptr<RequestSigner> signer() const override { return m_signer; }

    // The page in an answer's body. BadListing says what is wrong and where.
    Result<Page> parse(const Cursor &cursor, QByteArray body) const;

private:
    ListServiceOptions m_options;
    QUrl m_list;
    QByteArray m_get; // encoded URL that a name is put behind
    const std::shared_ptr<LoginSigner> m_signer;
    PageFetcher m_fetcher;
};

} // namespace milliard
