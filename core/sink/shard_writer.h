// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/sink/shard_place.h"

#include <QElapsedTimer>

#include <vector>

namespace milliard {

// One worker's open shard. Small bodies of known length wait in memory until their page has ended and go into the
// archive together, so that the shard has whole pages only and can be closed at any time. A larger body, or one of
// unknown length, is written to a nameless file and goes into the archive when complete; its page is then begun there,
// and the shard stays open until that page has ended. If the shard should be closed meanwhile, no further page is
// begun. Where a page does not fit into one archive it goes on in the next; they are handed on together.
class ShardWriter final : public SinkWriter
{
public:
    ShardWriter(std::shared_ptr<const ShardSink::Place> place, int worker, qint64 firstSeq);
    ~ShardWriter() override; // what was not handed on is removed

    Result<std::optional<StoredAs>> admit(const Entry &entry, Standing standing) override; // looks at nothing but the name
    Result<std::unique_ptr<BodyWriter>> begin(BodyPlan plan) override;
    Result<std::optional<QList<Shard>>> endPage(qint64 page) override;
    bool mayBegin() const override;
    Result<std::optional<QList<Shard>>> finish() override;

private:
    class HeldBody;
    class SpooledBody;
    struct Member {
        QByteArray path;
        qsizetype at; // in the page's bodies
        qsizetype size;
    };
    struct OpenPage {
        qint64 page = 0;
        QByteArray bodies; // one after the other, each at the place that it got when it began
        std::vector<Member> members;
        qint64 entries = 0; // members, those in the archive included
        qint64 bytes = 0;
        bool begun = false; // in the archive
    };

    OpenPage &openPage(qint64 page);
    Result<void> takeFile(qint64 page, const QByteArray &path, int fd, qint64 size);
    // An archive that has room for one more member.
    Result<void> makeRoom(const QByteArray &path, qint64 size);
    Result<void> closeArchive();
    Result<std::optional<QList<Shard>>> handOn();
    bool isDue() const;
    void discard();
    template <typename T>
    Result<T> failed(const Error &error);

    const std::shared_ptr<const ShardSink::Place> m_place;
    const ShardLimits &m_limits;
    const int m_worker;
    qint64 m_nextSeq;
    std::vector<std::unique_ptr<OpenPage>> m_pages; // few
    std::unique_ptr<OpenPage> m_spare; // its memory is used again
    qint64 m_held = 0; // bytes of bodies in memory
    int m_begun = 0;   // pages that are partly in the archive
    std::unique_ptr<ArchiveWriter> m_archive;
    QString m_name;        // of its shard
    QElapsedTimer m_age;   // since something is there to hand on
    QList<Shard> m_closed; // that wait for the end of a page
    qint64 m_asked = 0;    // entries admitted since shards were last handed on
    qint64 m_lastEntries = 1; // of the page that ended last: the next is taken to be like it
    qint64 m_lastBytes = 0;
    std::optional<Error> m_error; // the archive is of no use any more
};

} // namespace milliard
