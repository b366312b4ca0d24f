// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/source/folder_place.h"

namespace milliard {

// A folder from the page that a server makes of it; 'type' is its Content-Type, which decides between HTML and nginx's JSON
// (autoindex_format json). BadListing where the page is none of a folder: a login form, an index.html without links to what is
// below, another type.
//
// HTML is any page with links: those to what is below the folder are taken, by their addresses, since their texts may be cut. Not
// those with a query (by which Apache sorts); a fragment is cut off. What the page calls a folder is one,
// also without a slash at its end. Sizes come from JSON and from nginx's HTML where it has them in bytes
// (autoindex_exact_size); others round them. Times come from JSON alone: pages have them to the minute, and do not say in which
// zone; there they tell only that a file has changed (EntryExtras::told). What is an index without any entry is told from other pages by its title or a link to the parent.
Result<Folder> readIndexPage(const FolderPlace &place, const QByteArray &type, const QByteArray &body);

} // namespace milliard
