// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/listing_probe.h"

#include "core/source/source_registry.h"

namespace milliard {

ListingProbe::~ListingProbe() = default;

void ListingProbe::ask(const QString &source, const JobOptions &options, Receive receive)
{
    cancel();
    JobOptions brief = options;
    brief.retry.attempts = 1;
    brief.timeout = std::min(brief.timeout, timeout);
    const quint64 question = m_question;
    // The source is not destroyed within its own call, and an answer that was cancelled meanwhile is dropped.
    const auto later = [this, question, receive = std::move(receive)](Result<Page> page) {
        QMetaObject::invokeMethod(this, [this, question, receive, page = std::move(page)] {
            if (question != m_question)
                return;
            cancel();
            receive(page);
        }, Qt::QueuedConnection);
    };
    auto made = makeSource(source, brief);
    if (!made)
        return later(std::unexpected(made.error()));
    m_source = *std::move(made);
    m_source->page({}, later);
}

void ListingProbe::cancel()
{
    ++m_question;
    m_source.reset();
}

} // namespace milliard
