// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "tests/support/raw_server.h"

#include <QRandomGenerator>

#include <functional>
#include <limits>

namespace milliard::test {

// A file of so many bytes that no part of it is like another.
inline QByteArray noise(qsizetype size, quint32 seed)
{
    QByteArray bytes(size, Qt::Uninitialized);
    QRandomGenerator random(seed);
    for (char &byte : bytes)
        byte = char(random.generate());
    return bytes;
}

// How one request for a part of a file, or for all of it, is answered.
struct RangeAnswer {
    QByteArray body{};              // the whole file
    QByteArray etag = "\"one\"";    // empty: none
    bool takesRanges = true;        // else it is always 200 and the whole
    qint64 most = std::numeric_limits<qint64>::max(); // so many bytes of the body; then the connection is closed
    qint64 bytesPerSecond = 0;      // 0: at once
    QByteArray instead{};           // this answer instead
    qint64 shift = 0;               // the answer says that it begins so much later than it was asked to
};

// The first and last byte that a request asks for; none without a Range of the form bytes=A-B.
inline std::optional<std::pair<qint64, qint64>> rangeOf(const RawRequest &request)
{
    const QList<QByteArray> values = request.values("Range");
    if (values.size() != 1 || !values.first().startsWith("bytes="))
        return std::nullopt;
    const QList<QByteArray> ends = values.first().sliced(6).split('-');
    return ends.size() == 2 ? std::optional(std::pair(ends[0].toLongLong(), ends[1].toLongLong())) : std::nullopt;
}

// Serves files with ranges as RFC 9110 §14 has it, for each request as 'answer' says, which is called by many threads.
inline RawServer::Script rangeScript(std::function<RangeAnswer(const RawRequest &)> answer)
{
    return [answer = std::move(answer)](RawConnection &connection) {
        while (const auto request = connection.request()) {
            const RangeAnswer a = answer(*request);
            if (!a.instead.isEmpty()) {
                connection.send(a.instead);
                continue;
            }
            auto range = rangeOf(*request);
            const QList<QByteArray> condition = request->values("If-Range");
            if (!a.takesRanges || (!condition.isEmpty() && condition.first() != a.etag))
                range.reset();
            const qint64 first = range ? range->first : 0;
            const qint64 last = range ? range->second : a.body.size() - 1;
            QByteArray head = range ? "HTTP/1.1 206 Partial Content\r\n" : "HTTP/1.1 200 OK\r\n";
            if (range)
                head += "Content-Range: bytes " + QByteArray::number(first + a.shift) + '-' + QByteArray::number(last + a.shift) + '/' + QByteArray::number(a.body.size()) + "\r\n";
            if (a.takesRanges)
                head += "Accept-Ranges: bytes\r\n";
            if (!a.etag.isEmpty())
                head += "ETag: " + a.etag + "\r\n";
            connection.send(head + "Content-Length: " + QByteArray::number(last - first + 1) + "\r\n\r\n");
            constexpr qint64 piece = 64 * 1024;
            const qint64 end = first + std::min(last + 1 - first, a.most);
            for (qint64 at = first; at < end; at += piece) {
                connection.send(a.body.sliced(at, std::min(piece, end - at)));
                if (a.bytesPerSecond > 0)
                    connection.wait(std::chrono::milliseconds(piece * 1000 / a.bytesPerSecond));
            }
            if (end <= last)
                return connection.close();
        }
    };
}

} // namespace milliard::test
