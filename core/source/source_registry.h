// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/source/source_kind.h"

#include <QList>
#include <QStringList>

namespace milliard {

// All kinds, in the order in which they are asked whether a text is theirs.
std::span<const SourceKind *const> sourceKinds();

// The kind that a text is of. BadInput if it is of none.
Result<const SourceKind *> kindOf(const QString &text);

// What a text and the options of its source come to; makes nothing. BadInput says which part of the text, or which option, is wrong.
Result<SourcePlan> planSource(const QString &text, const QJsonObject &options);

// Makes the source that a text like "list+http://host:80/prefix" names, on the calling thread. BadInput says
// which part of the text, or which of options.source, is wrong.
Result<std::unique_ptr<ListingSource>> makeSource(const QString &text, const JobOptions &options);

// Whether makeSource() would with these options of the source, and the text to keep; makes nothing.
Result<QString> checkSource(const QString &text, const QJsonObject &options = {});

// BadInput if the text's kind takes no option of one of these names.
Result<void> checkTaken(const QString &text, const QStringList &optionNames);

} // namespace milliard
