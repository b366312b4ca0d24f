// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/files/extract.h"

#include <QByteArray>
#include <QObject>
#include <QProcess>
#include <QTimer>

#include <optional>

namespace milliard {

// Unpacks one archive in a process of its own, "milliard-cli extract --here", since an archive from anywhere can make the code that
// reads it crash or take all memory: a 7z of 39 bytes does both. Then this alone fails. Lives on one thread, with an
// event loop; one archive at a time.
class ExtractProcess final : public QObject
{
    Q_OBJECT

public:
    // 'program' is milliard-cli.
    explicit ExtractProcess(const QString &program, QObject *parent = nullptr);
    ~ExtractProcess() override; // ends what runs

    // As extractArchive(). ended() follows, never from within this. 'removes': that process removes the archive, too, if all of it came
    // out, since this one may be gone by then.
    void start(const QString &archive, const QString &folder, const ExtractBounds &bounds, bool removes = false);
    void cancel(); // ended() comes with Cancelled unless it was done by then

Q_SIGNALS:
    void progressed(const milliard::ExtractProgress &progress);
    void ended(const milliard::Result<milliard::Extracted> &extracted);

private:
    void read();
    void take(const QJsonObject &event);
    void finish();

    const QString m_program;
    QProcess m_process;
    QTimer m_patience; // with one that was told to end
    QString m_archive;
    QString m_folder;
    QByteArray m_line;
    bool m_isCancelled = false;
    std::optional<Result<Extracted>> m_outcome;
};

} // namespace milliard
