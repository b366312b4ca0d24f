// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/sink/promised_file.h"

#include "core/sink/file_digest.h"

#include <utility>

namespace milliard {

PromisedFile::PromisedFile(FileDescriptor file, Digest digest, std::optional<Error> otherwise)
    : m_file(std::move(file))
    , m_digest(std::move(digest))
    , m_otherwise(std::move(otherwise))
{
}

void PromisedFile::read(const std::stop_token &stop)
{
    const auto found = digestOf(m_file.get(), m_digest.algorithm, {}, stop);
    m_file.close();
    if (found || found.error().kind != ErrorKind::Cancelled)
        m_isRight = found && found->digest == m_digest;
}

Result<std::optional<StoredAs>> PromisedFile::decided(StoredAs place)
{
    const auto file = std::exchange(place.unless, nullptr);
    if (*file->m_isRight.load())
        return std::nullopt;
    if (file->m_otherwise)
        return std::unexpected(*file->m_otherwise);
    return place;
}

} // namespace milliard
