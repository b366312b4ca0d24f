// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/source/folder_walk.h"

namespace milliard {

// A tree of folders by WebDAV (RFC 4918): PROPFIND of depth 1 for each, or of depth infinity for all at once, where the answer to that
// has all: then it is one page, whose cursor is "*", with the bounds of one answer. Many servers take infinity for 1 without a word,
// so that an answer with a folder that has nothing in it counts for nothing.
class WebDav final : public FolderWalk
{
public:
    WebDav(const QUrl &start, std::optional<int> depth, bool asksForAll, const JobOptions &options);

    void page(const Cursor &cursor, Receive receive) override;

private:
    PageRequest request() const override;
    Result<Folder> read(const FolderPlace &place, const PageAnswer &answer) const override;
    std::optional<Error> refusal(const PageAnswer &answer) const override;
    void askForAll(const Cursor &cursor, Receive receive);

    const std::optional<int> m_depth;
    const bool m_asksForAll;
};

} // namespace milliard
