// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/entry.h"
#include "core/source/feed/feed_document.h"

namespace milliard {

// The files of a feed's items, newest first, where one without a date stays by the one before it: of the first 'newest' items, or of all
// where that is 0. A file is named by its item's title, with the extension of its address or else of its media type. Where several
// items have one title each has its date before it, and where that is not enough some digits of a hash behind it, so that none takes
// another's name when the feed gets or drops an item. An address that comes twice is one file: the oldest item's, or where not
// all are wanted, that of the newest which is.
QList<Entry> entriesOf(QList<FeedItem> items, qsizetype newest);

} // namespace milliard
