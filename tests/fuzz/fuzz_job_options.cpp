// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/job_options.h"
#include "tests/fuzz/fuzz.h"

#include <QJsonDocument>

using namespace milliard;

// The JSON that the journal keeps of a job.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QJsonObject json = QJsonDocument::fromJson(Input(data, size).rest()).object();
    const auto options = jobOptionsFromJson(json);
    if (!options) {
        hold(options.error().kind == ErrorKind::BadInput && !options.error().message.isEmpty(), "bad options are bad input, and say why");
        return 0;
    }
    hold(validate(*options) == *options, "what is read is within its bounds");
    const QJsonObject written = toJson(*options);
    const auto again = jobOptionsFromJson(written);
    hold(again && *again == *options, "what is written reads the same");
    hold(toJson(*again) == written, "writing is stable");
    hold(QJsonDocument::fromJson(QJsonDocument(written).toJson(QJsonDocument::Compact)).object() == written, "as text, too");
    hold(options->workers() >= 1 && options->workers() <= options->threads, "somebody works");
    return 0;
}
