// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/url/offer.h"

#include "core/base/job.h"
#include "core/source/source_registry.h"

#include <algorithm>
#include <array>

namespace milliard {
namespace {

struct Row {
    const char *mediaType;
    const char *prefix;
    const char *what;
};

constexpr std::array rows{
    Row{"application/metalink4+xml", "metalink+", "a Metalink"}, // RFC 5854 §8
    Row{"application/metalink+xml", "metalink+", "a Metalink"},
    Row{"application/rss+xml", "feed+", "a feed"},
    Row{"application/atom+xml", "feed+", "a feed"}, // RFC 4287 §7
    Row{"application/rdf+xml", "feed+", "a feed"},
    Row{"text/html", "index+", "the index of a folder"},
};

} // namespace

std::optional<Offer> betterOffer(const QUrl &url, QByteArrayView contentType)
{
    const qsizetype parameters = contentType.indexOf(';');
    const QByteArray type = contentType.first(parameters < 0 ? contentType.size() : parameters).trimmed().toByteArray().toLower();
    const auto row = std::ranges::find_if(rows, [&](const Row &r) { return type == r.mediaType; });
    if (row == rows.end() || (type == "text/html" && !url.path().endsWith(QLatin1Char('/'))))
        return std::nullopt;
    const QString source = QLatin1String(row->prefix) + url.toString(QUrl::FullyEncoded);
    if (!checkSource(source))
        return std::nullopt;
    return Offer{source, QStringLiteral("%1 is %2, fetched here as one file; to fetch what it lists: %3")
        .arg(shownSource(url.toString()), QLatin1String(row->what), shownSource(source))};
}

} // namespace milliard
