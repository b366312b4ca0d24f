// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/url/single_url.h"
#include "core/source/source_registry.h"
#include "tests/fuzz/fuzz.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>

using namespace milliard;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    new QCoreApplication(*argc, *argv); // for the sources' network managers; never destroyed, as the process just ends
    return 0;
}

// What a user gives as the source.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto checked = checkSource(text);
    if (!checked) {
        hold(checked.error().kind == ErrorKind::BadInput && !checked.error().message.isEmpty(), "a bad source is bad input, and says why");
        return 0;
    }
    const QString authority = text.section(QStringLiteral("://"), 1).section(u'/', 0, 0).section(u'?', 0, 0).section(u'#', 0, 0);
    hold(!authority.contains(u'@'), "no user name and no password goes into the journal");
    const auto source = makeSource(text, {});
    hold(source && *source, "what is approved of can be made");
    auto *const file = dynamic_cast<SingleUrl *>(source->get());
    if (!file)
        return 0;
    const Page page = file->pageOf({}, nullptr);
    hold(page.entries.size() == 1 && !page.next, "one URL is one entry");
    const Entry &entry = page.entries.first();
    hold(!entry.name.isEmpty() && !entry.name.contains(u'/'), "its name is one part of a path");
    const QUrl url = QUrl::fromEncoded(entry.url, QUrl::StrictMode);
    hold(url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty() && !url.hasFragment(), "its URL is absolute");
    hold(std::ranges::all_of(entry.url, [](char c) { return c > 0x20 && c < 0x7f; }), "and ends no line");
    return 0;
}
