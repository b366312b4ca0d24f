// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/engine/round_records.h"

#include "core/base/data_url.h"

#include <QCryptographicHash>
#include <QTemporaryFile>
#include <QtEndian>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <optional>
#include <queue>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace milliard {
namespace {

constexpr qint64 recordBytes = sizeof(RoundRecord);
static_assert(recordBytes == 16);

// A new file that gets its name when it is whole.
class SortedFile
{
public:
    explicit SortedFile(QString to) : m_to(std::move(to)), m_file(m_to + QStringLiteral(".new")) { m_buffer.reserve(atOnce); }
    ~SortedFile() { m_file.remove(); } // nothing by then, if it is whole

    Result<void> open()
    {
        if (!m_file.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered))
            return notesError(m_file.fileName(), errno);
        return {};
    }
    Result<void> add(const RoundRecord &record)
    {
        m_buffer.push_back(record);
        return m_buffer.size() < atOnce ? Result<void>() : write();
    }
    Result<void> finish()
    {
        if (const auto written = write(); !written)
            return written;
        if (::fdatasync(m_file.handle()) != 0 || std::rename(QFile::encodeName(m_file.fileName()).constData(), QFile::encodeName(m_to).constData()) != 0)
            return notesError(m_to, errno);
        m_file.close();
        return {};
    }

private:
    static constexpr std::size_t atOnce = 64 * 1024;

    Result<void> write()
    {
        const qint64 bytes = qint64(m_buffer.size()) * recordBytes;
        if (m_file.write(reinterpret_cast<const char *>(m_buffer.data()), bytes) != bytes)
            return notesError(m_file.fileName(), errno);
        m_buffer.clear();
        return {};
    }

    const QString m_to;
    QFile m_file;
    std::vector<RoundRecord> m_buffer;
};

// Takes records by their keys and gives each key's one.
class OnePerKey
{
public:
    explicit OnePerKey(SortedFile &to) : m_to(to) { }

    Result<void> add(const RoundRecord &record)
    {
        if (m_last && m_last->key == record.key) {
            if (m_last->print != record.print)
                m_last->print = std::min(m_last->print, record.print) == RoundRecord::failed ? RoundRecord::failed : RoundRecord::unclear;
            return {};
        }
        const auto before = std::exchange(m_last, record);
        return before ? m_to.add(*before) : Result<void>();
    }
    Result<void> finish()
    {
        if (m_last) {
            if (const auto added = m_to.add(*m_last); !added)
                return added;
        }
        return m_to.finish();
    }

private:
    SortedFile &m_to;
    std::optional<RoundRecord> m_last;
};

// A sorted part of a file, read a piece at a time.
class Run
{
public:
    Run(qint64 at, qint64 count, std::size_t atOnce) : m_at(at), m_left(count), m_atOnce(atOnce) { }

    const RoundRecord &front() const { return m_buffer[m_next]; }
    // False: there is no further one, or it cannot be read.
    bool next(QFile &file)
    {
        if (++m_next < m_buffer.size())
            return true;
        m_buffer.resize(std::size_t(std::min<qint64>(m_left, qint64(m_atOnce))));
        m_next = 0;
        const qint64 bytes = qint64(m_buffer.size()) * recordBytes;
        if (bytes == 0 || !file.seek(m_at) || file.read(reinterpret_cast<char *>(m_buffer.data()), bytes) != bytes)
            return false;
        m_at += bytes;
        m_left -= qint64(m_buffer.size());
        return true;
    }
    qint64 left() const { return m_left; }

private:
    qint64 m_at; // bytes
    qint64 m_left; // records that are not in the buffer
    std::size_t m_atOnce;
    std::vector<RoundRecord> m_buffer;
    std::size_t m_next = 0;
};

// Sorts pieces of the file, each by itself; gives how many records each has.
Result<std::vector<qint64>> sortPieces(QFile &from, QFile &to, qint64 memory)
{
    std::vector<qint64> counts;
    std::vector<RoundRecord> piece;
    for (qint64 left = from.size() / recordBytes; left > 0; left -= counts.back()) {
        piece.resize(std::size_t(std::min(left, memory / recordBytes)));
        const qint64 bytes = qint64(piece.size()) * recordBytes;
        if (from.read(reinterpret_cast<char *>(piece.data()), bytes) != bytes)
            return notesError(from.fileName(), errno);
        std::ranges::sort(piece);
        if (to.write(reinterpret_cast<const char *>(piece.data()), bytes) != bytes)
            return notesError(to.fileName(), errno);
        counts.push_back(qint64(piece.size()));
    }
    return counts;
}

} // namespace

std::unexpected<Error> notesError(const QString &path, int code)
{
    const bool isFull = code == ENOSPC || code == EDQUOT;
    return std::unexpected(Error{isFull ? ErrorKind::JournalFull : ErrorKind::JournalUnusable, QStringLiteral("%1: %2").arg(path, qt_error_string(code))});
}

quint64 keyOf(QByteArrayView path)
{
    return qFromLittleEndian<quint64>(QCryptographicHash::hash(path, QCryptographicHash::Sha256).constData());
}

// FNV-1a over what is told, each with its length, so that nothing runs into its neighbour.
quint64 printOf(const Entry &entry)
{
    quint64 hash = 14695981039346656037U;
    const auto add = [&hash](QByteArrayView bytes) {
        for (const char byte : bytes)
            hash = (hash ^ quint8(byte)) * 1099511628211U;
    };
    const auto addNumber = [&add](qint64 number) { add({reinterpret_cast<const char *>(&number), sizeof number}); };
    addNumber(entry.size);
    addNumber(entry.modified);
    // A server may call a version weak while it is seconds old, and strong from then on.
    const QByteArrayView tag = entry.etag.startsWith("W/") ? QByteArrayView(entry.etag).sliced(2) : QByteArrayView(entry.etag);
    addNumber(tag.size());
    add(tag);
    add(entry.digest);
    add(entry.extras->told);
    if (isDataUrl(entry.url)) // the listing has the body itself
        add(entry.url);
    return hash > RoundRecord::unclear ? hash : hash + 2;
}

Result<std::unique_ptr<RoundWriter>> RoundWriter::open(const QString &path, Begin begin)
{
    std::unique_ptr<RoundWriter> writer(new RoundWriter(path));
    QFile &file = writer->m_file;
    if (begin == Begin::GoOnIfThere && !file.exists())
        return nullptr;
    const auto mode = begin == Begin::Anew ? QIODevice::WriteOnly | QIODevice::Truncate : QIODevice::Append;
    if (!file.open(mode | QIODevice::Unbuffered))
        return notesError(path, errno);
    if (const qint64 torn = file.size() % recordBytes; torn != 0 && !file.resize(file.size() - torn))
        return notesError(path, errno);
    return writer;
}

Result<void> RoundWriter::append(std::span<const RoundRecord> records)
{
    const qint64 bytes = qint64(records.size_bytes());
    if (m_file.write(reinterpret_cast<const char *>(records.data()), bytes) != bytes)
        return notesError(m_file.fileName(), errno);
    return {};
}

Result<void> RoundWriter::flush()
{
    if (::fdatasync(m_file.handle()) != 0)
        return notesError(m_file.fileName(), errno);
    return {};
}

Result<RoundTable> RoundTable::open(const QString &path)
{
    RoundTable table;
    table.m_file = std::make_unique<QFile>(path);
    if (!table.m_file->exists())
        return table;
    if (!table.m_file->open(QIODevice::ReadOnly))
        return notesError(path, errno);
    const qint64 count = table.m_file->size() / recordBytes;
    if (count == 0)
        return table;
    const uchar *const bytes = table.m_file->map(0, count * recordBytes);
    if (!bytes)
        return notesError(path, errno);
    table.m_records = {reinterpret_cast<const RoundRecord *>(bytes), std::size_t(count)};
    return table;
}

const RoundRecord *RoundTable::find(quint64 key) const
{
    const auto found = std::ranges::lower_bound(m_records, key, {}, &RoundRecord::key);
    return found != m_records.end() && found->key == key ? &*found : nullptr;
}

Result<void> sortRecords(const QString &from, const QString &to, qint64 memory)
{
    QFile unsorted(from);
    QTemporaryFile pieces(to + QStringLiteral(".XXXXXX"));
    if (!unsorted.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return notesError(from, errno);
    if (!pieces.open())
        return notesError(to, errno);
    const auto counts = sortPieces(unsorted, pieces, memory);
    if (!counts)
        return std::unexpected(counts.error());

    std::vector<Run> runs;
    const std::size_t atOnce = std::size_t(std::max<qint64>(1, memory / recordBytes / std::max<qint64>(1, qint64(counts->size()))));
    qint64 at = 0;
    for (const qint64 count : *counts) {
        runs.emplace_back(at, count, atOnce);
        at += count * recordBytes;
    }
    const auto isLater = [](const Run *a, const Run *b) { return b->front() < a->front(); };
    std::priority_queue<Run *, std::vector<Run *>, decltype(isLater)> next(isLater);
    const auto advance = [&](Run &run) -> Result<void> {
        if (run.next(pieces))
            next.push(&run);
        else if (run.left() > 0)
            return notesError(pieces.fileName(), errno);
        return {};
    };
    SortedFile sorted(to);
    OnePerKey records(sorted);
    Result<void> done = sorted.open();
    for (std::size_t i = 0; done && i < runs.size(); ++i)
        done = advance(runs[i]);
    while (done && !next.empty()) {
        Run *const run = next.top();
        next.pop();
        done = records.add(run->front());
        if (done)
            done = advance(*run);
    }
    return done ? records.finish() : done;
}

Result<void> mergeRecords(const QString &newer, const QString &older, const QString &to)
{
    const auto news = RoundTable::open(newer);
    const auto olds = RoundTable::open(older);
    if (!news || !olds)
        return std::unexpected(news ? olds.error() : news.error());
    SortedFile merged(to);
    Result<void> done = merged.open();
    auto old = olds->records().begin();
    const auto end = olds->records().end();
    for (const RoundRecord &record : news->records()) {
        for (; done && old != end && old->key < record.key; ++old)
            done = merged.add(*old);
        const bool isOld = old != end && old->key == record.key;
        old += isOld;
        if (done && record.print != RoundRecord::failed)
            done = merged.add(record);
        else if (done && isOld)
            done = merged.add({record.key, RoundRecord::unclear});
    }
    for (; done && old != end; ++old)
        done = merged.add(*old);
    return done ? merged.finish() : done;
}

} // namespace milliard
