// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/sink/shard_check.h"
#include "core/sink/shard_sink.h"
#include "tests/support/shards.h"
#include "tests/unit/folder_help.h"

#include <QTest>

namespace milliard::test {

inline const QString shardJob = QStringLiteral("7_abc");

// An open sink for shards with one writer, in a folder that is gone afterwards.
struct ShardPlace {
    TestFolder folder;
    std::unique_ptr<ShardSink> sink;
    std::unique_ptr<SinkWriter> writer;
    ShardLimits limits;
    Packing pack;

    explicit ShardPlace(Packing pack = Packing::TarZst, qint64 entries = 100)
        : limits(ShardLimits::of(pack))
        , pack(pack)
    {
        limits.entries = entries;
        open();
    }

    // As by another run.
    void open(const QList<Shard> &known = {})
    {
        writer.reset();
        if (sink)
            sink->close({});
        sink = std::make_unique<ShardSink>(ShardSink::Options{folder.path(), pack, shardJob, limits});
        if (const auto opened = sink->open({known, {}}); !opened)
            qFatal("%s", qPrintable(opened.error().message));
        writer = std::move(*sink->writer(0));
    }

    // "" or the kind of what went wrong. 'announced': -1 for a length that is not known.
    QString put(qint64 page, const QString &name, const QByteArray &body, qint64 announced)
    {
        const auto path = writer->admit({name, {}, -1, {}}, false);
        if (!path)
            return kindName(path.error().kind);
        auto open = writer->begin({**path, page, 0, announced});
        Result<void> done = open ? (*open)->write(0, body) : std::unexpected(open.error());
        if (done)
            done = (*open)->commit().transform([](Outcome) { });
        return done ? QString() : kindName(done.error().kind);
    }
    QString put(qint64 page, const QString &name, const QByteArray &body) { return put(page, name, body, body.size()); }

    // Ends a page of so many small members "PAGE-0", "PAGE-1"…; gives the shards that this releases.
    std::optional<QList<Shard>> page(qint64 page, int entries)
    {
        for (int i = 0; i < entries; ++i) {
            const QString name = QStringLiteral("%1-%2").arg(page).arg(i);
            if (const QString fault = put(page, name, name.toUtf8()); !fault.isEmpty())
                qFatal("%s", qPrintable(fault));
        }
        return end(page);
    }
    std::optional<QList<Shard>> end(qint64 page) { return durable(writer->endPage(page)); }
    std::optional<QList<Shard>> finish() { return durable(writer->finish()); }

    QString path(const Shard &shard) const { return folder.path(shard.name); }
    QStringList names(const QList<Shard> &shards) const
    {
        QStringList names;
        for (const Shard &shard : shards)
            for (const Member &member : membersOf(path(shard)))
                names += member.name;
        names.sort();
        return names;
    }

private:
    std::optional<QList<Shard>> durable(const Result<std::optional<QList<Shard>>> &shards)
    {
        if (!shards)
            qFatal("%s", qPrintable(shards.error().message));
        if (!*shards)
            return std::nullopt;
        auto durable = sink->makeDurable(**shards);
        if (!durable)
            qFatal("%s", qPrintable(durable.error().message));
        return *durable;
    }
};

} // namespace milliard::test
