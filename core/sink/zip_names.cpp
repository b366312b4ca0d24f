// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/sink/zip_names.h"

#include "core/sink/destination.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <cerrno>
#include <sys/stat.h>

namespace milliard {
namespace {

constexpr quint16 utf8Names = 1 << 11;

// The zip's records by their signatures, and where what is needed of them is (APPNOTE.TXT 4.3.7, 4.3.12, 4.3.16).
constexpr QByteArrayView localSignature("PK\3\4", 4), memberSignature("PK\1\2", 4), endSignature("PK\5\6", 4);
constexpr qint64 localFlags = 6, memberFlags = 8;
using LocalHead = std::array<char, 8>;
using MemberHead = std::array<char, 46>;
using EndRecord = std::array<char, 22>; // KZip writes no comment behind it

template <typename Number>
Number numberAt(const auto &record, std::size_t at)
{
    return qFromLittleEndian<Number>(record.data() + at);
}

class Zip
{
public:
    Zip(int fd, const QString &shown) : m_fd(fd), m_shown(shown) { }

    Result<void> markNames() const
    {
        struct stat file;
        if (::fstat(m_fd, &file) != 0)
            return destinationError(errno, m_shown);
        EndRecord end;
        if (const auto got = readRecord(file.st_size - qint64(end.size()), end, endSignature); !got)
            return got;
        qint64 at = numberAt<quint32>(end, 16);
        for (int left = numberAt<quint16>(end, 10); left > 0; --left) {
            const Result<qint64> next = markMember(at);
            if (!next)
                return std::unexpected(next.error());
            at = *next;
        }
        // Nor is one taken for whole that needs the numbers of zip64 (4.4.1.4): KZip writes none, and a shard is too small for them.
        return at == file.st_size - qint64(end.size()) ? Result<void>() : unknown();
    }

private:
    // The member whose entry in the directory is there; gives where the next one is.
    Result<qint64> markMember(qint64 at) const
    {
        MemberHead head;
        if (const auto got = readRecord(at, head, memberSignature); !got)
            return std::unexpected(got.error());
        QByteArray name(numberAt<quint16>(head, 28), Qt::Uninitialized);
        if (const auto got = read(at + qint64(head.size()), name); !got)
            return std::unexpected(got.error());
        if (name.isValidUtf8() && std::ranges::any_of(name, [](uchar c) { return c > 0x7f; })) {
            const qint64 local = numberAt<quint32>(head, 42);
            LocalHead localHead;
            auto done = readRecord(local, localHead, localSignature);
            done = done.and_then([&] { return mark(local + localFlags, numberAt<quint16>(localHead, localFlags)); });
            done = done.and_then([&] { return mark(at + memberFlags, numberAt<quint16>(head, memberFlags)); });
            if (!done)
                return std::unexpected(done.error());
        }
        return at + qint64(head.size()) + name.size() + numberAt<quint16>(head, 30) + numberAt<quint16>(head, 32);
    }

    Result<void> mark(qint64 at, quint16 flags) const
    {
        std::array<char, sizeof flags> bytes;
        qToLittleEndian(quint16(flags | utf8Names), bytes.data());
        const int code = writeAll(m_fd, at, bytes);
        return code ? Result<void>(destinationError(code, m_shown)) : Result<void>();
    }

    template <typename Record>
    Result<void> readRecord(qint64 at, Record &record, QByteArrayView signature) const
    {
        const auto got = read(at, record);
        return got && !QByteArrayView(record).startsWith(signature) ? unknown() : got;
    }

    Result<void> read(qint64 at, std::span<char> to) const
    {
        while (!to.empty()) {
            const auto got = readSome(m_fd, at, to, m_shown);
            if (!got)
                return std::unexpected(got.error());
            if (*got == 0)
                return unknown();
            at += *got;
            to = to.subspan(std::size_t(*got));
        }
        return {};
    }

    Result<void> unknown() const
    {
        return std::unexpected(Error{ErrorKind::DestinationUnusable, QStringLiteral("%1: the archive is not what was just written; the disk may be failing, so check it").arg(m_shown)});
    }

    const int m_fd;
    const QString &m_shown;
};

} // namespace

Result<void> markUtf8Names(int fd, const QString &shown)
{
    return Zip(fd, shown).markNames();
}

} // namespace milliard
