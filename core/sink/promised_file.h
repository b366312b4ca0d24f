// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/digest.h"
#include "core/sink/destination.h"
#include "core/sink/sink.h"

#include <atomic>
#include <optional>
#include <stop_token>

namespace milliard {

// A file in an entry's place that nobody knows to be the job's own, and whose digest the entry promises: it stays if it has those
// bytes, which takes reading all of it.
class PromisedFile final
{
public:
    // 'otherwise': why the entry is refused if the file has other bytes; none: it is fetched.
    PromisedFile(FileDescriptor file, Digest digest, std::optional<Error> otherwise);

    // On any thread, once. What cannot be read has other bytes. Unless it was stopped isRead() is true after it, on every thread.
    void read(const std::stop_token &stop);
    bool isRead() const { return m_isRight.load().has_value(); }

    // As SinkWriter::admit(), of a place whose file was read.
    static Result<std::optional<StoredAs>> decided(StoredAs place);

private:
    FileDescriptor m_file;
    const Digest m_digest;
    const std::optional<Error> m_otherwise;
    std::atomic<std::optional<bool>> m_isRight;
};

} // namespace milliard
