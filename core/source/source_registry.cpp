// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/source_registry.h"

#include "core/base/digest.h"
#include "core/base/job.h"
#include "core/source/list_service.h"
#include "core/source/single_url.h"

#include <QRegularExpression>
#include <QUrl>

#include <array>

namespace milliard {
namespace {

// 'digest' as in Entry.
using Make = std::unique_ptr<ListingSource> (*)(const QUrl &url, const QByteArray &digest, const JobOptions &options);

struct Kind {
    const char *prefix; // of the scheme; the rest is http or https
    bool isOneFile;     // may have a query, and a checksum
    Make make;
};

constexpr std::array kinds{
    Kind{"list+", false, [](const QUrl &url, const QByteArray &, const JobOptions &o) -> std::unique_ptr<ListingSource> {
             return std::make_unique<ListService>(url, listServiceOptionsFromJson(o.source), o);
         }},
    Kind{"", true, [](const QUrl &url, const QByteArray &digest, const JobOptions &) -> std::unique_ptr<ListingSource> {
             return std::make_unique<SingleUrl>(url, digest);
         }},
};

struct Recognised {
    const Kind *kind;
    QUrl url;
    QByteArray digest;
};

std::unexpected<Error> bad(const QString &what)
{
    return std::unexpected(Error{ErrorKind::BadInput, what});
}

Result<QByteArray> digestOf(const Kind &kind, const QJsonObject &options)
{
    const QJsonValue checksum = options.value(QLatin1String("checksum"));
    if (checksum.isUndefined())
        return QByteArray();
    if (!kind.isOneFile)
        return bad(QStringLiteral("a checksum is for one file, not for a listing"));
    const auto digest = digestFromText(checksum.toString());
    if (!digest)
        return bad(QStringLiteral("checksum ") + digest.error().message);
    return digest->packed();
}

Result<Recognised> recognise(const QString &text, const QJsonObject &options)
{
    // The authority is looked at before QUrl does, which has one message for every fault in it.
    static const QRegularExpression form(QStringLiteral("^([A-Za-z+]*?)(https?)://([^/?#]*)(.*)$"),
        QRegularExpression::DotMatchesEverythingOption | QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = form.match(text.trimmed());
    const Kind *kind = nullptr;
    for (const Kind &candidate : kinds) {
        if (match.hasMatch() && match.captured(1).toLower() == QLatin1String(candidate.prefix))
            kind = &candidate;
    }
    if (!kind)
        return bad(QStringLiteral("source \"%1\" is none of list+http://HOST:PORT, list+https://HOST, http://HOST/FILE, https://HOST/FILE")
                       .arg(text.contains(QLatin1Char('@')) ? QStringLiteral("\u2026") : shownSource(text)));
    const QString authority = match.captured(3);
    if (authority.contains(QLatin1Char('@')))
        return bad(QStringLiteral("a source cannot hold a user name or password, since it is kept in the journal"));
    const qsizetype colon = authority.lastIndexOf(QLatin1Char(':'));
    const bool hasPort = colon >= 0 && !authority.endsWith(QLatin1Char(']'));
    if ((hasPort ? authority.first(colon) : authority).isEmpty())
        return bad(QStringLiteral("source \"%1\" names no host").arg(shownSource(text)));
    if (hasPort) {
        bool ok = false;
        const QString portText = authority.sliced(colon + 1);
        const int port = portText.toInt(&ok);
        if (!ok || port < 1 || port > 65535)
            return bad(QStringLiteral("port \"%1\" must be a number from 1 to 65535").arg(portText));
    }
    QUrl url(match.captured(2).toLower() + QStringLiteral("://") + authority + match.captured(4), QUrl::TolerantMode);
    if (!url.isValid())
        return bad(QStringLiteral("host \"%1\" is not a possible name or address").arg(authority));
    // Paths and cursors are put behind it. Not shown: a query may hold a secret.
    if (!kind->isOneFile && (url.hasQuery() || url.hasFragment()))
        return bad(QStringLiteral("the address of a list/get service ends with its path, without \"?\" or \"#\""));
    if (url.path().isEmpty())
        url.setPath(QStringLiteral("/"));
    const auto digest = digestOf(*kind, options);
    if (!digest)
        return std::unexpected(digest.error());
    return Recognised{kind, url, *digest};
}

} // namespace

Result<std::unique_ptr<ListingSource>> makeSource(const QString &text, const JobOptions &options)
{
    const auto found = recognise(text, options.source);
    if (!found)
        return std::unexpected(found.error());
    return found->kind->make(found->url, found->digest, options);
}

Result<void> checkSource(const QString &text, const QJsonObject &options)
{
    const auto found = recognise(text, options);
    if (!found)
        return std::unexpected(found.error());
    return {};
}

} // namespace milliard
