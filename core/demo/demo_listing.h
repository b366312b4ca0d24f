// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/demo/demo_options.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace milliard {

// How many names all pages hold together: the files, and what faults like name-slash add. Faults that spoil
// pages do not change it.
qint64 demoListedNames(const DemoOptions &options);

// One page of the listing, without its names.
struct DemoPage {
    qint64 first = 0;    // index
    qint64 count = 0;
    bool extras = false; // the names that faults add come after the others
    std::string next;    // the cursor of the next page; empty: none
};

// The pages of the demo service and their JSON. Keeps nothing per file or page: a page is found by arithmetic
// from its cursor. Immutable, so all threads of a service share one.
class DemoListing final
{
public:
    explicit DemoListing(const DemoOptions &options);

    // Nothing for a cursor that no page gave out. The empty one is the first page's.
    std::optional<DemoPage> find(std::string_view cursor) const;

    // The JSON of a page is its start, its names (in any number of stretches) and its end.
    qint64 jsonBytes(const DemoPage &page) const;
    void appendStart(std::string &out) const;
    // 'from' and 'to' are within 0..page.count.
    void appendNames(std::string &out, const DemoPage &page, qint64 from, qint64 to) const;
    void appendEnd(std::string &out, const DemoPage &page) const;

    std::string arrayJson(const DemoPage &page) const;     // the names, without an object around them
    std::string numbersJson(const DemoPage &page) const;   // numbers where names should be
    std::string truncatedJson(const DemoPage &page) const; // the first half

    // Whether a fault added this name (UTF-8).
    bool hasExtra(std::string_view name) const;

private:
    std::string endOf(const DemoPage &page) const;

    qint64 m_files;
    qint64 m_page;
    bool m_loop = false;
    bool m_cycle = false;
    bool m_noNames = false;
    std::vector<std::string> m_extras; // UTF-8
    std::string m_extrasJson;          // quoted and parted by commas
};

} // namespace milliard
