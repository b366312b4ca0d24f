// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/entry.h"
#include "core/base/error.h"

#include <QByteArrayView>
#include <QFile>

#include <compare>
#include <functional>
#include <memory>
#include <span>

namespace milliard {

// What one round of a job knows of an entry, without its name: 16 bytes in a file of this machine's byte order.
struct RoundRecord {
    static constexpr quint64 failed = 0;  // it was listed, but could not be had
    static constexpr quint64 unclear = 1; // several versions were listed

    static constexpr quint64 unreadFolder = 0; // in place of a key: the listing may have more, as a folder or a line could not be read, or a page is not sure

    quint64 key = 0;   // of the path that it is stored under
    quint64 print = 0; // of all that the listing tells of its version; or one of the above

    auto operator<=>(const RoundRecord &) const = default;
};

// 64 bits of the SHA-256 of the path, so that nobody can choose a name that has another's key.
quint64 keyOf(QByteArrayView path);
// Two listings that tell the same have the same; where they tell nothing, too.
quint64 printOf(const Entry &entry);

// JournalFull or JournalUnusable, for a file of notes and errno.
std::unexpected<Error> notesError(const QString &path, int code);

// A file of records that grows. Errors of all here are those.
class RoundWriter final
{
public:
    enum class Begin { Anew, GoOn, GoOnIfThere };
    // A record that was cut short at the end of the file is cut off. Null: there is none to go on with.
    static Result<std::unique_ptr<RoundWriter>> open(const QString &path, Begin begin);

    Result<void> append(std::span<const RoundRecord> records);
    Result<void> flush(); // to the disk; any thread

private:
    explicit RoundWriter(const QString &path) : m_file(path) { }
    QFile m_file;
};

// A sorted file of records, each key once, looked at in place: no memory but the system's own for files. Any thread.
class RoundTable final
{
public:
    // One that is not there is empty.
    static Result<RoundTable> open(const QString &path);

    const RoundRecord *find(quint64 key) const; // null: it has none
    std::span<const RoundRecord> records() const { return m_records; }

private:
    std::unique_ptr<QFile> m_file; // mapped
    std::span<const RoundRecord> m_records;
};

// Sorts what a writer wrote, with so many bytes of memory, into a file that takes the place of 'to' when it is whole. Of
// a key's records one remains: 'failed' if any is, 'unclear' if they differ.
Result<void> sortRecords(const QString &from, const QString &to, qint64 memory = 64 << 20);

// All keys of two sorted files, those of 'newer' as they are there. An entry that failed has the earlier version of
// its file, which is 'unclear' then, or none, and is left out. 'to' may be 'older'.
Result<void> mergeRecords(const QString &newer, const QString &older, const QString &to);

} // namespace milliard
