// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/source/folder_place.h"
#include "tests/fuzz/fuzz.h"

#include <QSet>

#include <algorithm>

namespace milliard {

// What holds for a folder from whatever a server says of it.
template <typename Read>
void holdFolder(const Read &read)
{
    const QByteArray here = "http://[::1]:8080/a%20b/in/";
    const FolderPlace place(QUrl(QStringLiteral("http://[::1]:8080/a%20b/")), "in/");
    const Result<Folder> folder = read(place);
    if (!folder) {
        const ErrorKind kind = folder.error().kind;
        hold((kind == ErrorKind::BadListing || kind == ErrorKind::HttpStatus) && !folder.error().message.isEmpty(), "what is bad is a bad listing or refused, and says why");
        hold(folder.error().message.size() < 2000, "messages are bounded");
        return;
    }
    const auto isBelow = [](const QByteArray &path) {
        QByteArrayList parts = path.split('/');
        if (parts.last().isEmpty())
            parts.removeLast();
        return !parts.isEmpty() && std::ranges::none_of(parts, [](const QByteArray &part) {
            const QByteArray name = QByteArray::fromPercentEncoding(part);
            return name.isEmpty() || name == "." || name == ".." || name.contains('/') || name.contains('\0');
        });
    };
    QSet<QByteArray> urls;
    for (const Entry &entry : folder->files) {
        if (entry.extras->fault) {
            hold(entry.url.isEmpty() && entry.extras->fault->kind == ErrorKind::HttpStatus, "what is refused has no URL");
            hold(entry.name.startsWith(QLatin1String("in/")) && entry.name.size() > 4 && entry.name.endsWith(QLatin1Char('/')), "and is named like a folder below");
            continue;
        }
        hold(entry.url.startsWith(here), "a file is below its folder");
        const QUrl url = QUrl::fromEncoded(entry.url, QUrl::StrictMode);
        hold(url.isValid() && !url.hasQuery() && !url.hasFragment() && url.userInfo().isEmpty(), "its URL is nothing but a path");
        hold(isBelow(entry.url.sliced(here.size())) && !entry.url.endsWith('/'), "and leads nowhere else");
        hold(entry.name.startsWith(QLatin1String("in/")) && entry.name.isValidUtf16(), "its name is relative to the start");
        hold(entry.size >= -1 && entry.modified >= -1, "sizes and times are not negative");
        const qsizetype before = urls.size();
        urls.insert(QByteArray::fromPercentEncoding(entry.url));
        hold(urls.size() > before, "each file is there once");
    }
    hold(std::ranges::is_sorted(folder->folders) && std::ranges::adjacent_find(folder->folders) == folder->folders.end(), "folders are in order, each once");
    for (const QByteArray &path : folder->folders)
        hold(isBelow(path) && path.endsWith('/') && path.count('/') == 1, "a folder is one below");
}

} // namespace milliard
