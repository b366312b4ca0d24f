// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/engine/large_file.h"

#include "core/base/pieces.h"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

namespace milliard {

bool LargeFile::suits(const AnswerHead &head, qint64 bodyBytes)
{
    return !head.isPart && bodyBytes >= smallest && !head.validator.isEmpty();
}

LargeFile::LargeFile(Entry entry, std::shared_ptr<PageWork> page, StoredAs place, const Part &part, std::unique_ptr<BodyWriter> body)
    : m_entry(std::move(entry))
    , m_joinsAddresses(!m_entry.extras->mirrors.isEmpty() && m_entry.size >= 0 && !m_entry.digest.isEmpty())
    , m_page(std::move(page))
    , m_place(std::move(place))
    , m_body(std::move(body))
    , m_validator(part.validator)
    , m_segments(part.size, part.spans)
    , m_headway(m_segments.have())
    , m_version(part.version)
{
    hashAnew();
}

void LargeFile::hashAnew()
{
    m_hashed = 0;
    m_hasher = m_entry.digest.isEmpty() ? nullptr : std::make_unique<Hasher>(Digest::unpacked(m_entry.digest).algorithm);
}

void LargeFile::beginAnew(const AnswerHead &head, std::unique_ptr<BodyWriter> body)
{
    m_body = std::move(body);
    m_validator = head.validator;
    m_segments = Segments(head.size);
    hashAnew();
    m_splittable = false; // what changes while it is fetched, or is not given in parts, is fetched in one go
    m_isAnew = true;
    ++m_version;
}

std::optional<int> LargeFile::take()
{
    return m_segments.take();
}

std::optional<int> LargeFile::takeOrSplit()
{
    const auto free = m_segments.take();
    return free ? free : m_segments.split();
}

void LargeFile::aim(Transfer &transfer, int segment) const
{
    const Span missing = m_segments.missing(segment);
    transfer.range.reset();
    transfer.validator.clear();
    if (m_segments.have() == 0 && missing.end == m_segments.size())
        return; // all of it
    transfer.range = ByteRange{missing.first, missing.end - 1};
    if (!m_joinsAddresses) // another address has another validator for the same bytes
        transfer.validator = m_validator;
}

void LargeFile::setAddresses(const Entry &entry, const Mirrors &mirrors)
{
    m_mirrors = mirrors;
    m_entry.url = entry.url;
    m_entry.extras = entry.extras;
}

Result<void> LargeFile::write(int segment, QByteArrayView bytes)
{
    const Span missing = m_segments.missing(segment);
    const QByteArrayView mine = bytes.first(std::min<qsizetype>(bytes.size(), missing.size()));
    if (const auto written = m_body->write(missing.first, mine); !written)
        return written;
    if (m_hasher && missing.first == m_hashed) {
        m_hasher->add(mine);
        m_hashed += mine.size();
    }
    m_segments.advance(segment, mine.size());
    m_headway.has(m_segments.have());
    return {};
}

Result<void> LargeFile::check()
{
    if (!m_hasher) { // those of its pieces may be all that is known
        const auto pieces = hashPieces();
        if (!pieces)
            return std::unexpected(pieces.error());
        return *pieces ? (*pieces)->check() : Result<void>();
    }
    std::vector<char> buffer(1 << 20);
    while (m_hashed < m_segments.size()) {
        const auto got = m_body->read(m_hashed, buffer);
        if (!got)
            return std::unexpected(got.error());
        if (*got == 0)
            return std::unexpected(Error{ErrorKind::WrongLength, QStringLiteral("%1 bytes where there were %2").arg(m_hashed).arg(m_segments.size())});
        m_hasher->add({buffer.data(), qsizetype(*got)});
        m_hashed += *got;
    }
    return m_hasher->check(Digest::unpacked(m_entry.digest));
}

// All pieces of a whole file, read back; null: no digests are known that fit. WrongLength: it has less than was written.
Result<std::unique_ptr<PieceHasher>> LargeFile::hashPieces()
{
    const qint64 size = m_segments.size();
    if (!m_entry.extras->pieces || !m_entry.extras->pieces->fit(size))
        return nullptr;
    auto hasher = std::make_unique<PieceHasher>(*m_entry.extras->pieces);
    std::vector<char> buffer(1 << 20);
    for (qint64 at = 0; at < size;) {
        const auto got = m_body->read(at, std::span(buffer).first(std::size_t(std::min<qint64>(qint64(buffer.size()), size - at))));
        if (!got)
            return std::unexpected(got.error());
        if (*got == 0)
            return std::unexpected(Error{ErrorKind::WrongLength, QStringLiteral("%1 bytes where there were %2").arg(at).arg(size)});
        hasher->add({buffer.data(), qsizetype(*got)});
        at += *got;
    }
    return hasher;
}

Result<bool> LargeFile::repair()
{
    const auto hasher = hashPieces();
    if (!hasher || !*hasher)
        return hasher ? Result<bool>(false) : std::unexpected(hasher.error());
    (void)(*hasher)->check(); // ends the last piece; what is wrong is what is not right
    Segments rest(m_segments.size(), (*hasher)->right());
    if (rest.have() == 0 || rest.isWhole())
        return false;
    m_segments = std::move(rest);
    hashAnew();
    return true;
}

Result<Outcome> LargeFile::commit()
{
    Result<Outcome> outcome = m_body->commit();
    m_committed = outcome.has_value();
    return outcome;
}

Part LargeFile::part() const
{
    return {m_page->seq(), m_entry.name, m_version, m_segments.size(), m_validator, m_segments.spans()};
}

Result<BodyWriter::Flush> LargeFile::save(std::chrono::steady_clock::time_point now)
{
    m_saved = now;
    return m_body->flush();
}

} // namespace milliard
