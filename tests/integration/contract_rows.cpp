// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/integration/contract_rows.h"

namespace milliard::test {
namespace {

using std::chrono::milliseconds;
using namespace std::chrono_literals;

constexpr const char *ok = "";
constexpr const char *lost = "connection-lost";
constexpr const char *late = "timed-out";
constexpr const char *status = "http-status";
constexpr const char *redirect = "bad-redirect";
constexpr const char *bad = "bad-response";
constexpr const char *length = "wrong-length";

// Whole and right, in all the forms that RFC 9112 has.
const QList<ContractRow> whole{
    {"Content-Length", {say("HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n$BODY")}},
    {"in many pieces", {trickle("HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n$BODY", 1ms)}},
    {"Content-Length: 0", {say("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")}, ok, ""},
    {"chunked", {say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n28\r\n$BODY\r\n0\r\n\r\n")}},
    {"chunked, in many pieces", {trickle("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n14\r\n$HALF\r\n14\r\n$REST\r\n0\r\n\r\n", 1ms)}},
    {"chunked, empty", {say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")}, ok, ""},
    {"chunk size with zeros before", {say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0000028\r\n$BODY\r\n000\r\n\r\n")}},
    {"chunk extensions", {say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n14;a=b;c\r\n$HALF\r\n14;d=\"e;f\"\r\n$REST\r\n0;g\r\n\r\n")}},
    {"trailers", {say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: Digest\r\n\r\n28\r\n$BODY\r\n0\r\nDigest: x\r\nX: y\r\n\r\n")}},
    {"a length in the trailers", {say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n28\r\n$BODY\r\n0\r\nContent-Length: 3\r\n\r\n")}},
    {"Chunked, with a capital", {say("HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n28\r\n$BODY\r\n0\r\n\r\n")}},
    {"no length, ended by closing", {say("HTTP/1.1 200 OK\r\nServer: x\r\n\r\n$BODY"), closeIt}},
    {"no length, closed later", {say("HTTP/1.1 200 OK\r\nServer: x\r\n\r\n$HALF"), pause(20ms), say("$REST"), pause(20ms), closeIt}},
    {"100 before it", {say("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n$BODY")}},
    {"103 before it", {say("HTTP/1.1 103 Early Hints\r\nLink: </x>; rel=preload\r\n\r\n"), pause(20ms), say("HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n$BODY")}},
    {"102 and 103 before it", {say("HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n$BODY")}},
    {"Connection: close, and closed", {say("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 40\r\n\r\n$BODY"), closeIt}},
    {"Connection: close, and left open", {say("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 40\r\n\r\n$BODY"), silence}},
    {"closed without saying so", {say("HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n$BODY"), closeIt}},
    {"closed a little later", {say("HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n$BODY"), pause(3ms), closeIt}},
    {"reset after it", {say("HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n$BODY"), pause(20ms), resetIt}},
    {"HTTP/1.0 with a length", {say("HTTP/1.0 200 OK\r\nContent-Length: 40\r\n\r\n$BODY"), closeIt}},
    {"HTTP/1.0 without a length", {say("HTTP/1.0 200 OK\r\nServer: x\r\n\r\n$BODY"), closeIt}},
    {"HTTP/1.0 kept alive", {say("HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 40\r\n\r\n$BODY")}},
    {"200 without a reason", {say("HTTP/1.1 200 \r\nContent-Length: 40\r\n\r\n$BODY")}},
    {"200 without a reason and space", {say("HTTP/1.1 200\r\nContent-Length: 40\r\n\r\n$BODY")}},
    {"lower-case names", {say("HTTP/1.1 200 OK\r\ncontent-length: 40\r\n\r\n$BODY")}},
    {"space around values", {say("HTTP/1.1 200 OK\r\nContent-Length:  \t 40 \t \r\nX:\r\n\r\n$BODY")}},
    {"no space before values", {say("HTTP/1.1 200 OK\r\nContent-Length:40\r\n\r\n$BODY")}},
    {"lines ended by LF alone", {say("HTTP/1.1 200 OK\nContent-Length: 40\n\n$BODY")}},
    {"lines ended by LF alone, in many pieces", {trickle("HTTP/1.1 200 OK\nContent-Length: 40\n\n$BODY", 1ms)}},
    {"Content-Length twice, alike", {say("HTTP/1.1 200 OK\r\nContent-Length: 40\r\nContent-Length: 40\r\n\r\n$BODY")}},
    {"Content-Encoding, not asked for", {say("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 40\r\n\r\n$BODY")}},
    {"a head of 20 KB", {say("HTTP/1.1 200 OK\r\nX: " + QByteArray(20'000, 'x') + "\r\nContent-Length: 40\r\n\r\n$BODY")}},
    {"a byte at a time in the body", {say("HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n"), trickle("$BODY", 10ms)}},
};

// Broken off.
const QList<ContractRow> cut{
    {"closed before the answer", {closeIt}, lost},
    {"reset before the answer", {resetIt}, lost},
    {"closed in the status line", {say("HTTP/1.1 20"), closeIt}, lost},
    {"reset in the head", {say("HTTP/1.1 200 OK\r\nContent-Le"), pause(20ms), resetIt}, lost},
    {"closed in the head", {say("HTTP/1.1 200 OK\r\nContent-Length: 40\r\n"), closeIt}, lost},
    {"closed after the head", {say("HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n"), closeIt}, lost},
    {"reset in the body", {say("HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n$HALF"), pause(20ms), resetIt}, lost},
    {"closed in the body", {say("HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n$HALF"), closeIt}, lost},
    {"reset in a body without length", {say("HTTP/1.1 200 OK\r\nServer: x\r\n\r\n$HALF"), pause(20ms), resetIt}, lost, "", 0ms, "qt"},
    {"closed in a chunk", {say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n28\r\n$HALF"), closeIt}, lost},
    {"closed after a chunk", {say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n28\r\n$BODY\r\n"), closeIt}, lost},
    {"closed in the last chunk", {say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n28\r\n$BODY\r\n0\r\n"), closeIt}, lost},
    {"closed in a chunk size", {say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n14\r\n$HALF\r\n1"), closeIt}, lost},
    {"closed before the first chunk", {say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"), closeIt}, lost},
    {"empty, ended by closing", {say("HTTP/1.1 200 OK\r\nServer: x\r\n\r\n"), closeIt}, length},
    {"only 100", {say("HTTP/1.1 100 Continue\r\n\r\n"), closeIt}, lost},
};

// Slow. The time that is allowed is 300 ms.
const QList<ContractRow> slow{
    {"silence", {silence}, late},
    {"silence in the head", {say("HTTP/1.1 200 OK\r\nContent-Le"), silence}, late},
    {"silence after the head", {say("HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n"), silence}, late},
    {"silence in the body", {say("HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n$HALF"), silence}, late},
    {"silence in a chunk", {say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n28\r\n$HALF"), silence}, late},
    {"silence in a body without length", {say("HTTP/1.1 200 OK\r\nServer: x\r\n\r\n$HALF"), silence}, late},
    {"silence after 103", {say("HTTP/1.1 103 Early Hints\r\n\r\n"), silence}, late},
    {"a head that trickles in", {trickle("HTTP/1.1 200 OK\r\nX: " + QByteArray(200, 'x') + "\r\nContent-Length: 40\r\n\r\n$BODY", 20ms)}, late},
};

// Not HTTP, or HTTP that contradicts itself.
const QList<ContractRow> wrong{
    {"not HTTP", {say("SSH-2.0-OpenSSH_9.2\r\n"), closeIt}, lost},
    {"not HTTP, left open", {say("SSH-2.0-OpenSSH_9.2\r\n"), silence}, lost},
    {"HTTP/0.9", {say("$BODY"), closeIt}, lost},
    {"no status line", {say("Content-Length: 40\r\n\r\n$BODY")}, lost},
    {"HTTP/2 in plain", {say("HTTP/2 200\r\nContent-Length: 40\r\n\r\n$BODY")}, lost},
    {"HTTP/9.9", {say("HTTP/9.9 200 OK\r\nContent-Length: 40\r\n\r\n$BODY")}, bad, "", 0ms, "qt"},
    {"status of letters", {say("HTTP/1.1 abc OK\r\nContent-Length: 40\r\n\r\n$BODY")}, lost},
    {"status of two digits", {say("HTTP/1.1 20 OK\r\nContent-Length: 40\r\n\r\n$BODY")}, bad},
    {"status of four digits", {say("HTTP/1.1 2000 OK\r\nContent-Length: 40\r\n\r\n$BODY")}, bad},
    {"status 0", {say("HTTP/1.1 000 OK\r\nContent-Length: 40\r\n\r\n$BODY")}, bad},
    {"status 999", {say("HTTP/1.1 999 OK\r\nContent-Length: 40\r\n\r\n$BODY")}, status},
    {"two lengths that differ", {say("HTTP/1.1 200 OK\r\nContent-Length: 40\r\nContent-Length: 41\r\n\r\n$BODY")}, bad},
    {"two lengths, the other first", {say("HTTP/1.1 200 OK\r\nContent-Length: 20\r\nContent-Length: 40\r\n\r\n$BODY")}, bad},
    {"Content-Length: 40, 40", {say("HTTP/1.1 200 OK\r\nContent-Length: 40, 40\r\n\r\n$BODY"), closeIt}},
    {"Content-Length: 40, 41", {say("HTTP/1.1 200 OK\r\nContent-Length: 40, 41\r\n\r\n$BODY"), closeIt}, bad},
    {"Content-Length: -1", {say("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n$BODY"), closeIt}, bad},
    {"Content-Length: +40", {say("HTTP/1.1 200 OK\r\nContent-Length: +40\r\n\r\n$BODY"), closeIt}, bad},
    {"Content-Length: 0x28", {say("HTTP/1.1 200 OK\r\nContent-Length: 0x28\r\n\r\n$BODY"), closeIt}, bad},
    {"Content-Length: 40abc", {say("HTTP/1.1 200 OK\r\nContent-Length: 40abc\r\n\r\n$BODY"), closeIt}, bad},
    {"Content-Length: (nothing)", {say("HTTP/1.1 200 OK\r\nContent-Length:\r\n\r\n$BODY"), closeIt}, bad},
    {"Content-Length beyond 64 bits", {say("HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n$BODY"), closeIt}, bad},
    {"Content-Length: 2^64 + 40", {say("HTTP/1.1 200 OK\r\nContent-Length: 18446744073709551656\r\n\r\n$BODY"), closeIt}, bad},
    {"chunked and a length", {say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 40\r\n\r\n28\r\n$BODY\r\n0\r\n\r\n")}, bad},
    {"chunked and another length", {say("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n28\r\n$BODY\r\n0\r\n\r\n")}, bad},
    {"Transfer-Encoding: gzip", {say("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n$BODY"), closeIt}, bad},
    {"Transfer-Encoding: gzip, chunked", {say("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n28\r\n$BODY\r\n0\r\n\r\n")}, bad},
    {"Transfer-Encoding: identity", {say("HTTP/1.1 200 OK\r\nTransfer-Encoding: identity\r\nContent-Length: 40\r\n\r\n$BODY")}, bad},
    {"Transfer-Encoding: xchunked", {say("HTTP/1.1 200 OK\r\nTransfer-Encoding: xchunked\r\n\r\n28\r\n$BODY\r\n0\r\n\r\n"), closeIt}, bad},
    {"chunked twice", {say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n28\r\n$BODY\r\n0\r\n\r\n"), closeIt}, bad},
    {"chunk size of letters", {say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n$BODY\r\n0\r\n\r\n"), closeIt}, bad},
    {"chunk size of letters, left open", {say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n$BODY\r\n0\r\n\r\n")}, bad},
    {"second chunk size of letters", {say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n14\r\n$HALF\r\nxyz\r\n$REST\r\n0\r\n\r\n"), closeIt}, bad},
    {"chunk size negative", {say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-28\r\n$BODY\r\n0\r\n\r\n"), closeIt}, bad},
    {"chunk size beyond 64 bits", {say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n$BODY\r\n0\r\n\r\n"), closeIt}, bad},
    {"chunk size 0x28", {say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0x28\r\n$BODY\r\n0\r\n\r\n"), closeIt}, bad},
    {"chunk size empty", {say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\r\n$BODY\r\n0\r\n\r\n"), closeIt}, bad},
    {"chunk longer than its size", {say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n14\r\n$BODY\r\n0\r\n\r\n"), closeIt}, bad},
    {"100 KB of header fields", {say("HTTP/1.1 200 OK\r\n" + QByteArray("X: " + QByteArray(95, 'x') + "\r\n").repeated(1000) + "Content-Length: 40\r\n\r\n$BODY")}, bad},
    {"one field of 100 KB", {say("HTTP/1.1 200 OK\r\nX: " + QByteArray(100'000, 'x') + "\r\nContent-Length: 40\r\n\r\n$BODY")}, bad},
    {"a status line of 100 KB", {say("HTTP/1.1 200 " + QByteArray(100'000, 'x') + "\r\nContent-Length: 40\r\n\r\n$BODY")}, bad},
    {"a folded field", {say("HTTP/1.1 200 OK\r\nX: a\r\n  b\r\nContent-Length: 40\r\n\r\n$BODY")}},
    {"a folded length", {say("HTTP/1.1 200 OK\r\nContent-Length:\r\n 40\r\n\r\n$BODY")}},
    {"NUL in a field", {say("HTTP/1.1 200 OK\r\nX: a" + QByteArray(1, 0) + "b\r\nContent-Length: 40\r\n\r\n$BODY")}, bad, "", 0ms, "qt"},
    {"NUL in a length", {say("HTTP/1.1 200 OK\r\nContent-Length: 40" + QByteArray(1, 0) + "\r\n\r\n$BODY")}, bad},
    {"CR in a field", {say("HTTP/1.1 200 OK\r\nX: a\rb\r\nContent-Length: 40\r\n\r\n$BODY")}, bad, "", 0ms, "qt"},
    {"a field without a colon", {say("HTTP/1.1 200 OK\r\nnonsense\r\nContent-Length: 40\r\n\r\n$BODY")}, bad},
    {"a field without a name", {say("HTTP/1.1 200 OK\r\n: x\r\nContent-Length: 40\r\n\r\n$BODY")}, bad},
    {"space before the colon", {say("HTTP/1.1 200 OK\r\nContent-Length : 40\r\n\r\n$BODY"), closeIt}, bad},
    {"no field at all", {say("HTTP/1.1 200 OK\r\n\r\n$BODY"), closeIt}, bad},
    {"204", {say("HTTP/1.1 204 No Content\r\n\r\n")}, bad},
    {"304", {say("HTTP/1.1 304 Not Modified\r\nETag: \"x\"\r\n\r\n")}, bad},
    {"304 with a length", {say("HTTP/1.1 304 Not Modified\r\nContent-Length: 40\r\n\r\n")}, bad},
    {"206 that was not asked for", {say("HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 0-39/80\r\nContent-Length: 40\r\n\r\n$BODY")}, bad},
    {"203", {say("HTTP/1.1 203 Non-Authoritative Information\r\nContent-Length: 40\r\n\r\n$BODY")}, bad},
    {"101", {say("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n"), closeIt}, bad},
};

// More than was announced, which belongs to nobody.
const QList<ContractRow> surplus{
    {"body too long", {say("HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n$BODY and more")}},
    {"body too long, closed", {say("HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n$BODY and more"), closeIt}},
    {"an answer too many", {say("HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n$BODYHTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n$OTHER")}},
    {"an answer too many after chunks", {say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n28\r\n$BODY\r\n0\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n$OTHER")}},
    {"an answer too many after an empty one", {say("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n$OTHER")}, ok, ""},
    {"an answer too many after 204", {say("HTTP/1.1 204 No Content\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n$OTHER")}, bad},
    {"an answer too many after 404", {say("HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nnoHTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n$OTHER")}, status},
    {"an answer too many, later", {say("HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n$BODY"), pause(50ms), say("HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n$OTHER")}, ok, "$BODY", 200ms},
    {"408 while idle", {say("HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n$BODY"), pause(50ms), say("HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), closeIt}, ok, "$BODY", 200ms},
};

// Not a success, or elsewhere.
const QList<ContractRow> elsewhere{
    {"404", {say("HTTP/1.1 404 Not Found\r\nContent-Length: 9\r\n\r\nnot there")}, status},
    {"404 without a body", {say("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")}, status},
    {"404 chunked", {say("HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nnot there\r\n0\r\n\r\n")}, status},
    {"404, cut", {say("HTTP/1.1 404 Not Found\r\nContent-Length: 9\r\n\r\nnot"), closeIt}, status},
    {"404 with a megabyte", {say("HTTP/1.1 404 Not Found\r\nContent-Length: 1000000\r\n\r\n" + QByteArray(1'000'000, 'x'))}, status},
    {"401", {say("HTTP/1.1 401 Unauthorized\r\nContent-Length: 2\r\n\r\nno")}, status},
    {"401 with a challenge", {say("HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 2\r\n\r\nno")}, status},
    {"401 with an unknown challenge", {say("HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Bearer\r\nContent-Length: 2\r\n\r\nno")}, status},
    {"407", {say("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 2\r\n\r\nno")}, status},
    {"421", {say("HTTP/1.1 421 Misdirected Request\r\nContent-Length: 2\r\n\r\nno")}, status},
    {"429", {say("HTTP/1.1 429 Too Many Requests\r\nRetry-After: 7\r\nContent-Length: 2\r\n\r\nno")}, status},
    {"500", {say("HTTP/1.1 500 Internal Server Error\r\nContent-Length: 2\r\n\r\nno")}, status},
    {"503, closed", {say("HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\nno"), closeIt}, status},
    {"301", {say("HTTP/1.1 301 Moved\r\nLocation: /get/$NAME\r\nContent-Length: 4\r\n\r\nmove")}},
    {"302, absolute", {say("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:$PORT/get/$NAME\r\nContent-Length: 0\r\n\r\n")}},
    {"302 to another host", {say("HTTP/1.1 302 Found\r\nLocation: http://localhost:$PORT/get/$NAME\r\nContent-Length: 0\r\n\r\n")}},
    {"303", {say("HTTP/1.1 303 See Other\r\nLocation: ../get/$NAME\r\nContent-Length: 0\r\n\r\n")}},
    {"307", {say("HTTP/1.1 307 Temporary Redirect\r\nLocation: /get/$NAME\r\nContent-Length: 0\r\n\r\n")}},
    {"308", {say("HTTP/1.1 308 Permanent Redirect\r\nLocation: /get/$NAME\r\nContent-Length: 0\r\n\r\n")}},
    {"302, closed", {say("HTTP/1.1 302 Found\r\nLocation: /get/$NAME\r\nConnection: close\r\n\r\n"), closeIt}},
    {"302 without Location", {say("HTTP/1.1 302 Found\r\nContent-Length: 2\r\n\r\nno")}, redirect},
    {"300 without Location", {say("HTTP/1.1 300 Multiple Choices\r\nContent-Length: 2\r\n\r\nno")}, redirect},
    {"302 in a circle", {say("HTTP/1.1 302 Found\r\nLocation: /odd/$NAME\r\nContent-Length: 0\r\n\r\n")}, redirect},
    {"302 to a file", {say("HTTP/1.1 302 Found\r\nLocation: file:///etc/hostname\r\nContent-Length: 0\r\n\r\n")}, redirect},
    {"302 to ftp", {say("HTTP/1.1 302 Found\r\nLocation: ftp://127.0.0.1/x\r\nContent-Length: 0\r\n\r\n")}, redirect},
    {"302 to data", {say("HTTP/1.1 302 Found\r\nLocation: data:,surprise\r\nContent-Length: 0\r\n\r\n")}, redirect},
    {"302 to nonsense", {say("HTTP/1.1 302 Found\r\nLocation: http://[::bad/x\r\nContent-Length: 0\r\n\r\n")}, redirect},
};

} // namespace

const QList<ContractRow> &contractRows()
{
    static const QList<ContractRow> all = whole + cut + slow + wrong + surplus + elsewhere;
    return all;
}

} // namespace milliard::test
