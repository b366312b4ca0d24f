// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/source_registry.h"

#include "core/base/job.h"

#include <algorithm>
#include <array>

// The one place that knows all kinds of sources: NAME for the SourceKind 'NAMEKind' that a file below this folder defines.
// The first that recognises a text has it.
#define MILLIARD_SOURCE_KINDS(KIND) \
    KIND(listService) \
    KIND(s3) \
    KIND(image) \
    KIND(symbolStore) \
    KIND(directoryIndex) \
    KIND(webDav) \
    KIND(urlPattern) \
    KIND(metalink) \
    KIND(feed) \
    KIND(singleUrl) \
    KIND(urlList)

namespace milliard {

#define MILLIARD_DECLARE(NAME) extern const SourceKind NAME##Kind;
MILLIARD_SOURCE_KINDS(MILLIARD_DECLARE)
#undef MILLIARD_DECLARE

std::span<const SourceKind *const> sourceKinds()
{
#define MILLIARD_ENTRY(NAME) &NAME##Kind,
    static constexpr std::array kinds{MILLIARD_SOURCE_KINDS(MILLIARD_ENTRY)};
#undef MILLIARD_ENTRY
    return kinds;
}

Result<const SourceKind *> kindOf(const QString &text)
{
    const QString trimmed = text.trimmed();
    const auto kinds = sourceKinds();
    const auto found = std::ranges::find_if(kinds, [&](const SourceKind *kind) { return kind->recognises(trimmed); });
    if (found != kinds.end())
        return *found;
    QStringList forms;
    for (const SourceKind *kind : kinds)
        forms += QString::fromLatin1(kind->form);
    return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("source \"%1\" is none of %2")
        .arg(text.contains(QLatin1Char('@')) ? QStringLiteral("\u2026") : shownSource(text), forms.join(QStringLiteral(", ")))});
}

Result<SourcePlan> planSource(const QString &text, const QJsonObject &options)
{
    const auto kind = kindOf(text);
    if (!kind)
        return std::unexpected(kind.error());
    if (const auto right = checkOptions(**kind, options); !right)
        return std::unexpected(right.error());
    return (*kind)->plan(text.trimmed(), options);
}

Result<std::unique_ptr<ListingSource>> makeSource(const QString &text, const JobOptions &options)
{
    return planSource(text, options.source).transform([&](const SourcePlan &plan) { return plan.make(options); });
}

Result<QString> checkSource(const QString &text, const QJsonObject &options)
{
    return planSource(text, options).transform([](const SourcePlan &plan) { return plan.text; });
}

Result<void> checkTaken(const QString &text, const QStringList &optionNames)
{
    const auto kind = kindOf(text);
    if (!kind)
        return std::unexpected(kind.error());
    for (const QString &name : optionNames) {
        if (!std::ranges::any_of((*kind)->options, [&](const SourceOption &option) { return name == QLatin1String(option.name); }))
            return std::unexpected(Error{ErrorKind::BadInput,
                QStringLiteral("--%1 is not an option of %2, which this source is").arg(name, QString::fromLatin1((*kind)->form))});
    }
    return {};
}

} // namespace milliard
