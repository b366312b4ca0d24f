// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/metalink/metalink_source.h"

#include "core/base/network_error.h"
#include "core/source/http_address.h"
#include "core/source/metalink/metalink_document.h"
#include "core/source/source_kind.h"

#include <QFile>
#include <QFileInfo>
#include <QMetaObject>

#include <utility>

namespace milliard {
namespace {

constexpr QLatin1StringView prefix("metalink+");

bool hasSuffix(const QString &path)
{
    return path.endsWith(QLatin1String(".metalink"), Qt::CaseInsensitive) || path.endsWith(QLatin1String(".meta4"), Qt::CaseInsensitive);
}

bool isFile(const QString &text)
{
    return hasSuffix(text) && !text.contains(QLatin1String("://"));
}

QString shown(const MetalinkSource::Place &place)
{
    const auto *const url = std::get_if<QUrl>(&place);
    return url ? shownUrl(*url) : shownName(std::get<QString>(place));
}

} // namespace

MetalinkSource::MetalinkSource(Place place, const JobOptions &jobOptions)
    : m_place(std::move(place))
    , m_fetcher(jobOptions)
{
}

void MetalinkSource::page(const Cursor &cursor, Receive receive)
{
    if (const auto *const url = std::get_if<QUrl>(&m_place)) {
        m_fetcher.get({QNetworkRequest(*url)}, [this, cursor, receive = std::move(receive)](const Result<PageAnswer> &answer) {
            receive(answer ? parse(cursor, answer->body) : std::unexpected(answer.error()));
        });
        return;
    }
    const Result<Page> page = readFile(std::get<QString>(m_place)).and_then([&](const QByteArray &xml) { return parse(cursor, xml); });
    QMetaObject::invokeMethod(&m_context, [page, receive = std::move(receive)] { receive(page); }, Qt::QueuedConnection);
}

Result<Page> MetalinkSource::parse(const Cursor &cursor, const QByteArray &xml) const
{
    auto metalink = readMetalink(xml);
    if (!metalink)
        return std::unexpected(Error{ErrorKind::BadListing, QStringLiteral("%1: %2").arg(shown(m_place), metalink.error().message)});
    Page page{.cursor = cursor, .entries = std::move(metalink->files), .next = std::nullopt};
    if (metalink->unchecked > 0)
        page.notices.append(QStringLiteral("%1 not checked, since checksums by %2 are not known")
            .arg(metalink->unchecked == 1 ? QStringLiteral("a file of the Metalink is") : QStringLiteral("%1 files of the Metalink are").arg(metalink->unchecked), shownName(metalink->unknownHash)));
    return page;
}

Result<QByteArray> MetalinkSource::readFile(const QString &path) const
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(Error{ErrorKind::BadListing, QStringLiteral("%1 cannot be read: %2").arg(shown(m_place), file.errorString())});
    QByteArray xml = file.read(PageFetcher::maxBytes + 1);
    if (xml.size() > PageFetcher::maxBytes)
        return std::unexpected(Error{ErrorKind::BadListing, QStringLiteral("%1 has more than %2 MiB").arg(shown(m_place)).arg(PageFetcher::maxBytes >> 20)});
    return xml;
}

extern constinit const SourceKind metalinkKind{
    "metalink", QT_TRANSLATE_NOOP("SourceKind", "Metalink"), "FILE.meta4, FILE.metalink, http(s)://HOST/FILE.meta4, metalink+http(s)://HOST/FILE", {},
    [](const QString &text) {
        if (hasHttpForm(text, prefix) || isFile(text))
            return true;
        const auto url = httpAddress(text, {});
        return url && hasSuffix(url->path());
    },
    [](const QString &text, const QJsonObject &) -> Result<SourcePlan> {
        const auto planned = [](const QString &kept, const MetalinkSource::Place &place) {
            const QUrl *const url = std::get_if<QUrl>(&place);
            return SourcePlan{kept, [place](const JobOptions &o) { return std::make_unique<MetalinkSource>(place, o); }, {},
                url ? Access::Reach{Access::Reach::Origin, *url} : Access::Reach()};
        };
        if (isFile(text)) {
            const QFileInfo file(text);
            if (!file.isFile())
                return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("there is no file %1").arg(shownName(text))});
            return planned(file.absoluteFilePath(), file.absoluteFilePath());
        }
        return httpAddress(text, hasHttpForm(text, prefix) ? prefix : QLatin1StringView()).transform([&](const QUrl &url) { return planned(text, url); });
    }};

} // namespace milliard
