// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/list/list_service.h"
#include "tests/fuzz/fuzz.h"

#include <QCoreApplication>

using namespace milliard;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    new QCoreApplication(*argc, *argv); // for the source's network manager; never destroyed, as the process just ends
    return 0;
}

// The body of a listing's answer.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const ListService source(QUrl(QStringLiteral("http://[::1]:8080/a%2Fb")), {}, {});
    const QByteArray prefix = "http://[::1]:8080/a%2Fb/get/";
    const QByteArray cursor = "c";
    const auto page = source.parse(cursor, Input(data, size).rest());
    if (!page) {
        hold(page.error().kind == ErrorKind::BadListing && !page.error().message.isEmpty(), "a bad page is a bad listing, and says why");
        hold(page.error().message.size() < 2000, "messages are bounded");
        return 0;
    }
    hold(page->cursor == cursor, "a page knows its cursor");
    hold(!page->next || !page->next->isEmpty(), "no page leads back to the first");
    for (const Entry &entry : page->entries) {
        hold(entry.size >= -1, "a size is not negative");
        if (!entry.name.isValidUtf16() || entry.name.size() > ListService::maxNameSize) {
            hold(entry.url.isEmpty(), "what cannot be asked for has no URL");
            continue;
        }
        hold(entry.url.startsWith(prefix), "an entry is where the service has it");
        const QUrl url = QUrl::fromEncoded(entry.url, QUrl::StrictMode);
        hold(url.isValid() && url.host() == QLatin1String("::1") && url.port() == 8080, "its URL is absolute");
        hold(!url.hasQuery() && !url.hasFragment() && url.userInfo().isEmpty(), "a name is nothing but a path");
        const QByteArray name = QByteArray::fromPercentEncoding(entry.url.sliced(prefix.size()));
        hold(name == entry.name.toUtf8(), "the URL names the entry");
    }
    return 0;
}
