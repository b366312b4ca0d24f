// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job_options.h"
#include "core/source/listing_source.h"

#include <QString>

#include <memory>

namespace milliard {

// Makes the source that a text like "list+http://host:80/prefix" names, on the calling thread. BadInput says
// which part of the text is wrong. The one place that knows all kinds of sources. For one file, options.source may have
// a "checksum", which is a digest's text.
Result<std::unique_ptr<ListingSource>> makeSource(const QString &text, const JobOptions &options);

// Whether makeSource() would with these options of the source; makes nothing.
Result<void> checkSource(const QString &text, const QJsonObject &options = {});

} // namespace milliard
