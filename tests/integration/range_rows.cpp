// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/integration/range_rows.h"

namespace milliard::test {
namespace {

using namespace std::chrono_literals;

constexpr const char *ok = "";
constexpr const char *lost = "connection-lost";
constexpr const char *late = "timed-out";
constexpr const char *status = "http-status";
constexpr const char *bad = "bad-response";
constexpr const char *length = "wrong-length";
constexpr const char *changed = "changed";

const QByteArray partial = "HTTP/1.1 206 Partial Content\r\n";
const QByteArray right = partial + "Content-Range: bytes 20-39/80\r\nETag: \"v1\"\r\n";
const QByteArray inOne = "Content-Length: 20\r\n\r\n$REST";
const QByteArray inChunks = "Transfer-Encoding: chunked\r\n\r\n14\r\n$REST\r\n0\r\n\r\n";
const AnswerHead sizeUnknown{true, -1, "\"v1\"", true};
const AnswerHead noValidator{true, 80, "", true};

Step withRange(const QByteArray &range, const QByteArray &rest = inOne)
{
    return say(partial + "Content-Range: " + range + "\r\nETag: \"v1\"\r\n" + rest);
}

// The part, in all forms.
const QList<RangeRow> good{
    {"the part", {say(right + inOne)}},
    {"in many pieces", {trickle(right + inOne, 1ms)}},
    {"the file's size not said", {withRange("bytes 20-39/*")}, ok, "$REST", sizeUnknown},
    {"Bytes, with a capital", {withRange("Bytes 20-39/80")}},
    {"zeros before", {withRange("bytes 0020-00000000000000000000039/0080")}},
    {"no length", {say(right + "Connection: close\r\n\r\n$REST"), closeIt}},
    {"chunked", {say(right + inChunks)}},
    {"chunked, in many pieces", {trickle(right + inChunks, 1ms)}},
    {"no ETag", {say(partial + "Content-Range: bytes 20-39/80\r\n" + inOne)}, ok, "$REST", noValidator},
    {"a Last-Modified, too", {say(right + "Last-Modified: Sun, 06 Nov 1994 08:49:37 GMT\r\n" + inOne)}},
    {"103 before it", {say("HTTP/1.1 103 Early Hints\r\nETag: \"v0\"\r\n\r\n" + right + inOne)}},
    {"Connection: close", {say(right + "Connection: close\r\n" + inOne), closeIt}},
    {"HTTP/1.0", {say("HTTP/1.0 206 Partial Content\r\nContent-Range: bytes 20-39/80\r\nETag: \"v1\"\r\n" + inOne), closeIt}},
    {"shorter, where the file ends", {withRange("bytes 20-29/30", "Content-Length: 10\r\n\r\n0123456789")}, ok, "0123456789", {true, 30, "\"v1\"", true}},
    {"shorter, where the file ends, chunked", {withRange("bytes 20-29/30", "Transfer-Encoding: chunked\r\n\r\na\r\n0123456789\r\n0\r\n\r\n")}, ok, "0123456789", {true, 30, "\"v1\"", true}},
    {"Content-Type of one part", {say(right + "Content-Type: video/multipart\r\n" + inOne)}},
};

// The whole file, which the port must tell by the head.
const QList<RangeRow> whole{
    {"200", {say("HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n$BODY")}, ok, "$BODY", {false, 40, "", false}},
    {"200 of another version", {say("HTTP/1.1 200 OK\r\nETag: \"v2\"\r\nAccept-Ranges: bytes\r\nContent-Length: 40\r\n\r\n$BODY")}, ok, "$BODY", {false, 40, "\"v2\"", true}},
    {"200 with a Content-Range", {say("HTTP/1.1 200 OK\r\nContent-Range: bytes 20-39/80\r\nContent-Length: 40\r\n\r\n$BODY")}, ok, "$BODY", {false, 40, "", false}},
    {"200, empty", {say("HTTP/1.1 200 OK\r\nETag: \"v2\"\r\nContent-Length: 0\r\n\r\n")}, ok, "", {false, 0, "\"v2\"", false}},
    {"200, chunked", {say("HTTP/1.1 200 OK\r\nETag: \"v2\"\r\nTransfer-Encoding: chunked\r\n\r\n28\r\n$BODY\r\n0\r\n\r\n")}, ok, "$BODY", {false, -1, "\"v2\"", false}},
    {"200, ended by closing", {say("HTTP/1.1 200 OK\r\nAccept-Ranges: none\r\n\r\n$BODY"), closeIt}, ok, "$BODY", {false, -1, "", false}},
};

// Not what was asked for: none of it is delivered.
const QList<RangeRow> other{
    {"later first", {withRange("bytes 21-39/80", "Content-Length: 19\r\n\r\n0123456789012345678")}, bad, ""},
    {"earlier first", {withRange("bytes 0-39/80", "Content-Length: 40\r\n\r\n$BODY")}, bad, ""},
    {"as long, but elsewhere", {withRange("bytes 0-19/80")}, bad, ""},
    {"earlier last", {withRange("bytes 20-29/80", "Content-Length: 10\r\n\r\n0123456789")}, bad, ""},
    {"earlier last, size not said", {withRange("bytes 20-29/*", "Content-Length: 10\r\n\r\n0123456789")}, bad, ""},
    {"later last", {withRange("bytes 20-59/80", "Content-Length: 40\r\n\r\n$BODY")}, bad, ""},
    {"later last, where the file ends", {withRange("bytes 20-59/60", "Content-Length: 40\r\n\r\n$BODY")}, bad, ""},
    {"a whole file as a part", {withRange("bytes 0-39/40", "Content-Length: 40\r\n\r\n$BODY")}, bad, ""},
    {"last before first", {withRange("bytes 39-20/80")}, bad, ""},
    {"unit items", {withRange("items 20-39/80")}, bad, ""},
    {"no unit", {withRange("20-39/80")}, bad, ""},
    {"bytes=", {withRange("bytes=20-39/80")}, bad, ""},
    {"no size", {withRange("bytes 20-39")}, bad, ""},
    {"size smaller than last", {withRange("bytes 20-39/30")}, bad, ""},
    {"size equal to last", {withRange("bytes 20-39/39")}, bad, ""},
    {"size beyond 64 bits", {withRange("bytes 20-39/99999999999999999999")}, bad, ""},
    {"first of 2^64 + 20", {withRange("bytes 18446744073709551636-39/80")}, bad, ""},
    {"no part", {withRange("bytes */80")}, bad, ""},
    {"signs", {withRange("bytes +20-+39/+80")}, bad, ""},
    {"empty Content-Range", {withRange("")}, bad, ""},
    {"two in one Content-Range", {withRange("bytes 20-39/80, bytes 20-39/80")}, bad, ""},
    {"Content-Range of 20 KB", {withRange("bytes " + QByteArray(20'000, '0') + "20-39/80")}, bad, ""},
    {"no Content-Range", {say(partial + "ETag: \"v1\"\r\n" + inOne)}, bad, ""},
    {"no Content-Range, chunked", {say(partial + "ETag: \"v1\"\r\n" + inChunks)}, bad, ""},
    {"two Content-Range", {say(right + "Content-Range: bytes 0-19/80\r\n" + inOne)}, bad, ""},
    {"two Content-Range, alike", {say(right + "Content-Range: bytes 20-39/80\r\n" + inOne)}, bad, ""},
    {"Content-Length smaller", {say(right + "Content-Length: 10\r\n\r\n0123456789")}, bad, ""},
    {"Content-Length greater", {say(right + "Content-Length: 40\r\n\r\n$BODY")}, bad, ""},
    {"Content-Length: 0", {say(right + "Content-Length: 0\r\n\r\n")}, bad, ""},
    {"multipart", {say(partial + "Content-Type: multipart/byteranges; boundary=x\r\nETag: \"v1\"\r\n" + inOne)}, bad, ""},
    {"Multipart with Content-Range", {say(right + "Content-Type: Multipart/ByteRanges; boundary=x\r\n" + inOne)}, bad, ""},
    {"204", {say("HTTP/1.1 204 No Content\r\n\r\n")}, bad, ""},
    {"304", {say("HTTP/1.1 304 Not Modified\r\nETag: \"v1\"\r\n\r\n")}, bad, ""},
    {"203", {say("HTTP/1.1 203 Non-Authoritative Information\r\nContent-Length: 20\r\n\r\n$REST")}, bad, ""},
    {"404", {say("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")}, status, ""},
    {"412", {say("HTTP/1.1 412 Precondition Failed\r\nContent-Length: 0\r\n\r\n")}, status, ""},
    {"416", {say("HTTP/1.1 416 Range Not Satisfiable\r\nContent-Range: bytes */10\r\nContent-Length: 2\r\n\r\nno")}, status, ""},
    {"416, chunked", {say("HTTP/1.1 416 Range Not Satisfiable\r\nContent-Range: bytes */10\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nno\r\n0\r\n\r\n")}, status, ""},
    {"another ETag", {say(partial + "Content-Range: bytes 20-39/80\r\nETag: \"v2\"\r\n" + inOne)}, changed, ""},
    {"another ETag, chunked", {say(partial + "Content-Range: bytes 20-39/80\r\nETag: \"v2\"\r\n" + inChunks)}, changed, ""},
    {"a weak ETag", {say(partial + "Content-Range: bytes 20-39/80\r\nETag: W/\"v1\"\r\n" + inOne)}, changed, ""},
    {"two ETags", {say(right + "ETag: \"v2\"\r\n" + inOne)}, changed, ""},
    {"a redirect in a circle", {say("HTTP/1.1 302 Found\r\nLocation: /odd/$NAME\r\nContent-Length: 0\r\n\r\n")}, "bad-redirect", ""},
};

// More or less than the part. What came before is of use.
const QList<RangeRow> uneven{
    {"closed in the part", {say(right + "Content-Length: 20\r\n\r\n0123456789"), closeIt}, lost, "0123456789"},
    {"reset in the part", {say(right + "Content-Length: 20\r\n\r\n0123456789"), pause(50ms), resetIt}, lost, "0123456789", {}, true},
    {"silence in the part", {say(right + "Content-Length: 20\r\n\r\n0123456789"), silence}, late, "0123456789"},
    {"closed before the part", {say(right + "Content-Length: 20\r\n\r\n"), closeIt}, lost, ""},
    {"closed in a chunk", {say(right + "Transfer-Encoding: chunked\r\n\r\n14\r\n0123456789"), closeIt}, lost, "0123456789"},
    {"chunks too few", {say(right + "Transfer-Encoding: chunked\r\n\r\na\r\n0123456789\r\n0\r\n\r\n")}, lost, "0123456789"},
    {"chunks too many", {say(right + "Transfer-Encoding: chunked\r\n\r\n14\r\n$REST\r\n5\r\n01234\r\n0\r\n\r\n")}, length, "$REST"},
    {"no chunk", {say(right + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n")}, lost, ""},
    {"no length, closed early", {say(right + "Connection: close\r\n\r\n0123456789"), closeIt}, lost, "0123456789"},
    {"no length, nothing", {say(right + "Connection: close\r\n\r\n"), closeIt}, lost, ""},
    {"no length, too much", {say(right + "Connection: close\r\n\r\n$REST"), pause(50ms), say("and more"), closeIt}, length, "$REST", {}, true},
    {"longer than announced", {say(right + inOne + " and more")}},
    {"an answer too many", {say(right + inOne + "HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n$OTHER")}},
    {"an answer too many after 416", {say("HTTP/1.1 416 Range Not Satisfiable\r\nContent-Length: 2\r\n\r\nnoHTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n$OTHER")}, status, ""},
};

// At /part/ the server has the part.
const QList<RangeRow> elsewhere{
    {"302", {say("HTTP/1.1 302 Found\r\nLocation: /part/$NAME\r\nContent-Length: 0\r\n\r\n")}},
    {"307 to another host", {say("HTTP/1.1 307 Temporary Redirect\r\nLocation: http://localhost:$PORT/part/$NAME\r\nContent-Length: 4\r\n\r\nmove")}},
    {"301 with a Content-Range", {say("HTTP/1.1 301 Moved\r\nLocation: /part/$NAME\r\nContent-Range: bytes 0-3/4\r\nContent-Length: 4\r\n\r\nmove")}},
    {"a status line without a reason", {say("HTTP/1.1 206\r\nContent-Range: bytes 20-39/80\r\nETag: \"v1\"\r\n" + inOne)}},
};

} // namespace

const QList<RangeRow> &rangeRows()
{
    static const QList<RangeRow> all = good + whole + other + uneven + elsewhere;
    return all;
}

} // namespace milliard::test
