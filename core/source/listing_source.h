// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/entry.h"
#include "core/base/error.h"
#include "core/base/request_fields.h"

#include <functional>
#include <memory>

namespace milliard {

// Where files come from, a page at a time: the one thing that a new kind of listing has to write. Lives on
// one thread, which has an event loop; the engine owns it.
class ListingSource
{
public:
    using Receive = std::function<void(Result<Page>)>;

    virtual ~ListingSource() = default;

    // Gets the page that the cursor names; the first is the empty cursor. 'receive' is called once, from the
    // event loop and never from within page(), unless the source is destroyed first. One call at a time.
    // Makes its own further attempts; an error is final. Changed: a page that was there is no more, and cannot come again.
    // The page may have another cursor than the one asked for, by which it alone can be asked for again: where the chain's cursor
    // holds more than that page's place.
    virtual void page(const Cursor &cursor, Receive receive) = 0;

    // What the requests for the listed files have to carry; null: nothing. Used on any thread until the run ends.
    virtual std::shared_ptr<RequestSigner> signer() const { return nullptr; }
};

} // namespace milliard
