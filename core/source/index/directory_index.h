// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/source/folder_walk.h"

namespace milliard {

// A tree of folders as web servers show them: autoindex pages of nginx and Apache, and other pages of links.
class DirectoryIndex final : public FolderWalk
{
public:
    DirectoryIndex(const QUrl &start, std::optional<int> depth, const JobOptions &options);

private:
    PageRequest request() const override;
    Result<Folder> read(const FolderPlace &place, const PageAnswer &answer) const override;
};

} // namespace milliard
