// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/symbols/symbol_line.h"
#include "core/source/http_address.h"
#include "core/source/source_kind.h"

#include <array>

namespace milliard {
namespace {

constexpr QLatin1StringView prefix("symbols:");

constexpr std::array options{
    SourceOption{"symbol-server", SourceOption::Text, "URL", QT_TRANSLATE_NOOP("SourceKind", "Symbol server"), QT_TRANSLATE_NOOP("SourceKind", "Where the symbols are: http(s)://HOST[/PATH], below which a file is DEBUGFILE/DEBUGID/SYMBOLFILE.")},
};

Result<QByteArray> serverOf(const QJsonObject &given)
{
    const QString text = optionText(given, options.front());
    if (text.isEmpty())
        return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("symbol-server is needed: the address of the server that has the symbols")});
    const auto url = httpAddress(text, {});
    if (!url)
        return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("symbol-server: ") + url.error().message});
    if (url->hasQuery() || url->hasFragment())
        return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("symbol-server ends with a path, without \"?\" or \"#\"")});
    const QByteArray server = url->toEncoded();
    return server.endsWith('/') ? server : server + '/';
}

} // namespace

extern constinit const SourceKind symbolStoreKind{
    "symbols", QT_TRANSLATE_NOOP("SourceKind", "Symbol store"), "symbols:FILE", options,
    [](const QString &text) { return text.startsWith(prefix); },
    [](const QString &text, const QJsonObject &given) -> Result<SourcePlan> {
        const auto path = listPath(text.sliced(prefix.size()));
        if (!path)
            return std::unexpected(path.error());
        const auto server = serverOf(given);
        if (!server)
            return std::unexpected(server.error());
        return SourcePlan{prefix + *path, [path = *path, server = *server](const JobOptions &) {
            return std::make_unique<FileListing>(path, [server](QByteArrayView head, bool) { return FileListing::Format{symbolLines(server, head)}; });
        }, {}, {Access::Reach::Origin, QUrl::fromEncoded(*server)}};
    }};

} // namespace milliard
