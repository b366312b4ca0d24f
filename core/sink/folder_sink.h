// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job_options.h"
#include "core/sink/sink.h"
#include "core/sink/stored_span.h"
#include "core/sink/stored_path.h"

#include <QDateTime>

#include <memory>

namespace milliard {

// Files in a folder. A body is written to a numbered file in a hidden folder of the destination and renamed
// to its final name when whole. The folder is made if only its last part is missing. Errors name the path.
class FolderSink final : public Sink
{
public:
    struct Options {
        QString folder;      // absolute
        ExistingRule existing = ExistingRule::Skip;
        bool fanOut = false;
        QDateTime jobBegan;  // the job's round
        QString tag;         // tells this job's unfinished files from others'; letters and digits
        bool mayBeMade = true; // the folder, if it is not there
        bool trustOwn = true; // a file of this job's that is there is whole; not so after a power cut
        QDateTime jobCreated{}; // a file changed before is not its own
        QDateTime runBegan{}; // a file changed since then is another entry's; invalid: none is
        QList<StoredSpan> stored{}; // when earlier runs of the job stored files
    };

    // Where an entry is stored below the folder, unless somebody else's file is there. BadName.
    static Result<QByteArray> pathOf(const Entry &entry, bool fanOut, NameRules rules);

    explicit FolderSink(Options options);
    ~FolderSink() override;

    Result<void> open(const Known &known) override;
    Result<std::unique_ptr<SinkWriter>> writer(int worker) override;
    Result<QList<Shard>> makeDurable(QList<Shard> shards) override; // one syncfs(2)
    Result<Room> look() const override;
    void close(const QList<QByteArray> &parts) override;

private:
    class Writer;
    class Body;
    struct Place; // the open folders, shared with the writers

    Options m_options;
    std::shared_ptr<Place> m_place;
};

} // namespace milliard
