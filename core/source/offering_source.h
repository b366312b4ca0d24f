// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

namespace milliard {

// What a source is besides, whose address may be meant as another source: one file that is a feed, for instance.
class OfferingSource
{
public:
    virtual ~OfferingSource() = default;

    // That other source, as the user would have to write it, once a page has shown it; empty: none. On the source's thread.
    virtual QString offer() const = 0;
};

} // namespace milliard
