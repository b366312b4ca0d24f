// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job_options.h"
#include "core/sink/sink.h"

#include <QHash>

#include <chrono>
#include <memory>

namespace milliard {

// When a shard is closed, and what stays in memory until then.
struct ShardLimits {
    qint64 entries = 0;                    // members of a shard, at most
    qint64 bytes = 256 << 20;              // of its bodies, unless one alone has more
    std::chrono::milliseconds age{60'000}; // a page that ends later closes the shard, so that a crash costs about a minute
    qint64 heldBody = 64 << 10;            // bytes of the largest body that is kept in memory
    qint64 heldInAll = 16 << 20;           // bytes of all of them, per worker

    // tar: 100,000 entries, so that 10⁹ files are 10,000 shards; a new shard costs nothing that could be measured (1.5 µs
    // a file with 1,000 as with 1,000,000 entries). zip: 5,000, since KZip looks through all entries for each new one (36
    // µs a file with 5,000, 69 with 10,000, 107 with 20,000).
    static ShardLimits of(Packing pack);
};

// Archives of many files in a folder, one open shard a worker; see ShardName for their names and ShardWriter for
// what goes into them when. A shard is written to the destination's hidden folder as NAME.part; makeDurable() syncs
// it, gives it its name, never replacing a file, and syncs the folder. The folder is made if only its last part is
// missing. On open() what this job left and the journal does not know is removed: its pages are fetched again.
class ShardSink final : public Sink
{
public:
    struct Options {
        QString folder; // absolute
        Packing pack = Packing::TarZst; // not None
        QString job;    // ShardName::jobPart()
        ShardLimits limits;
        bool mayBeMade = true; // the folder, if it is not there
    };

    explicit ShardSink(Options options);
    ~ShardSink() override;

    Result<void> open(const Known &known) override;
    Result<std::unique_ptr<SinkWriter>> writer(int worker) override; // once for each
    Result<QList<Shard>> makeDurable(QList<Shard> shards) override;
    Result<Room> look() const override;
    void close(const QList<QByteArray> &parts) override;

private:
    struct Place;
    friend class ShardWriter;

    Options m_options;
    std::shared_ptr<const Place> m_place; // shared with the writers
    QHash<int, qint64> m_lastSeq;         // by worker, of known shards
};

} // namespace milliard
