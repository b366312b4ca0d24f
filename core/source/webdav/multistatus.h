// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/source/folder_place.h"

namespace milliard {

// What a folder holds by an answer to PROPFIND (RFC 4918 §13 and §14): names from the addresses; sizes, ETags and times where the
// server tells them. 'isWhole': of Depth infinity, with the files of all folders below, and as its folders those that have nothing in them; otherwise what is deeper is left out.
// What the server says it does not show (by a status of its own instead of properties) is an entry with that fault, named like a folder
// as it may be one, but for what is gone (404, 410); if it is this folder, that is the error. BadListing says what is wrong otherwise. No document type is taken, so there are no entities but XML's own five, and nothing else is fetched.
Result<Folder> readMultistatus(const FolderPlace &place, const QByteArray &body, bool isWhole);

} // namespace milliard
