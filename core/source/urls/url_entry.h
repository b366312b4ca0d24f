// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/entry.h"
#include "core/base/error.h"
#include "core/source/source_kind.h"

namespace milliard {

// What a file of a list is called, by its URL.
//
// Path: "host/folder/file", with the port unless it is the usual one, so that no two addresses have one name. The path is decoded,
// besides an encoded slash, a percent sign before what would be taken for one more encoded character, and a path that is no
// UTF-8. A query is a mark before the extensions, "-q" and 16 hexadecimal digits of its SHA-256, since it may hold a secret and
// names are shown. A path that ends with a slash is its index.html. http and https of one host are taken for one.
// File: the last part of that alone; of several files of one name one is stored then, and those with other bytes fail (FolderSink).
enum class UrlNames { Path, File };

// --names, which all kinds take that list URLs alone.
inline constexpr SourceOption urlNamesOption{"names", SourceOption::Choice, "url-path|file-name", QT_TRANSLATE_NOOP("SourceKind", "Names of the files"),
    QT_TRANSLATE_NOOP("SourceKind", "What the files are called: url-path has folders for host and path, so that none is lost; file-name has the last part alone, and of several files of one name the first alone is stored, while those with other bytes fail."), "url-path"};
UrlNames urlNames(const QJsonObject &options);

// The entry for an http or https address as it stands in a list, without blanks around it. BadInput says what is wrong with it,
// but of a user name and a password only that they are there.
Result<Entry> urlEntry(QByteArrayView address, UrlNames names);

} // namespace milliard
