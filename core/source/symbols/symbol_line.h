// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/source/file_listing.h"

namespace milliard {

// A list of symbols, one a line: debug file, debug id, symbol file, with tabulators, slashes, commas or blanks between them,
// whichever of these comes first in that order; without the last it is the debug file's with ".sym" in the place of ".pdb" or
// behind it. Each is at SERVER/DEBUGFILE/DEBUGID/SYMBOLFILE, as Breakpad's and Mozilla's symbol servers have it, is named so,
// and may be missing. Blank lines, those that begin with # and the headings of a table are none. Where these are "debug_file,debug_id,
// code_file,code_id", as symbol servers list what they miss, the last two are not asked for, and may be empty. 'head' is the list's beginning.
// 'server' is encoded and ends with a slash.
std::unique_ptr<RecordFormat> symbolLines(const QByteArray &server, QByteArrayView head);

} // namespace milliard
