// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job_options.h"
#include "core/source/listing_source.h"

#include <QObject>

#include <functional>
#include <memory>

namespace milliard {

// Asks a source for its first page, once and briefly, on the event loop of the thread it lives on. For the Test
// button: nothing is written, nothing is added.
class ListingProbe final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds timeout{8'000};
    using Receive = std::function<void(const Result<Page> &)>;

    using QObject::QObject;
    ~ListingProbe() override;

    // Ends an earlier question. 'receive' is called once from the event loop, unless cancel() comes first.
    void ask(const QString &source, const JobOptions &options, Receive receive);
    void cancel();
    bool isAsking() const { return m_source != nullptr; }

private:
    std::unique_ptr<ListingSource> m_source;
    quint64 m_question = 0;
};

} // namespace milliard
