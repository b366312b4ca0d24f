// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/engine/source_preview.h"

#include <QFutureWatcher>

#include <memory>

namespace milliard {

// A SourcePreview on a thread of the global pool, for a window: reading a hostile page may take seconds. Every page is asked for
// once and briefly, since somebody waits for it. Lives on the main thread; what is found is told there, some twenty times a second at most.
class PreviewRun final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds timeout{8'000};

    // What was found since the last part was told.
    struct Part {
        QList<Entry> entries; // to show; of all parts together as many as the limit
        QStringList notices;  // at most 'mostNotices' of all parts
        QString offer;        // OfferingSource::offer(); empty: none
        SourcePreview::Sums sums; // of all so far
    };
    static constexpr int mostNotices = 20;

    explicit PreviewRun(QObject *parent = nullptr);
    // Waits for nothing: the thread ends by itself, at the latest when it has read the page that it reads.
    ~PreviewRun() override;

    // Ends an earlier question. The limit is SourcePreview's. found() comes any number of times, then ended() once, from the event loop.
    void start(const QString &source, const JobOptions &options, qint64 limit);
    // Nothing is told any more.
    void cancel();
    bool isRunning() const { return m_state != nullptr; }

Q_SIGNALS:
    void found(const milliard::PreviewRun::Part &part);
    void ended(const std::optional<milliard::Error> &error);

private:
    struct State;
    static void walk(QPromise<void> &promise, State &state, const QString &source, const JobOptions &options, qint64 limit);
    void tell();
    void over();

    QFutureWatcher<void> m_watcher;
    std::shared_ptr<State> m_state; // of the question under way; null: none is
};

} // namespace milliard
