// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/index/directory_index.h"

#include "core/source/http_address.h"
#include "core/source/index/index_page.h"

#include <array>

namespace milliard {
namespace {

constexpr std::array options{depthOption};

} // namespace

DirectoryIndex::DirectoryIndex(const QUrl &start, std::optional<int> depth, const JobOptions &jobOptions)
    : FolderWalk(start, depth, jobOptions)
{
}

PageRequest DirectoryIndex::request() const
{
    PageRequest request;
    // Not JSON by name, not even at last: Caddy and serve send a JSON of their own to whoever names it. nginx sends its own unasked.
    request.request.setRawHeader("Accept", "text/html, */*;q=0.1");
    return request;
}

Result<Folder> DirectoryIndex::read(const FolderPlace &place, const PageAnswer &answer) const
{
    return readIndexPage(place, answer.field("Content-Type"), answer.body);
}

extern constinit const SourceKind directoryIndexKind{
    "index", QT_TRANSLATE_NOOP("SourceKind", "Directory index"), "index+http(s)://HOST[:PORT]/FOLDER/", options,
    [](const QString &text) { return hasHttpForm(text, QLatin1StringView("index+")); },
    [](const QString &text, const QJsonObject &given) -> Result<SourcePlan> {
        const auto start = folderAddress(text, QLatin1StringView("index+"));
        if (!start)
            return std::unexpected(start.error());
        return SourcePlan{text, [start = *start, depth = depthOf(given)](const JobOptions &o) { return std::make_unique<DirectoryIndex>(start, depth, o); },
            {}, {Access::Reach::Origin, *start}, false, true};
    }};

} // namespace milliard
