// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/integration/contract_rows.h"
#include "tests/integration/hostile_rows.h"

namespace milliard::test {

using namespace std::chrono_literals;
using Qt::StringLiterals::operator""_s;

namespace {

constexpr const char *lost = "connection-lost";
constexpr const char *late = "timed-out";
constexpr const char *status = "http-status";
constexpr const char *bad = "bad-response";
constexpr const char *tls = "tls-failed";

const QStringList none;
const QStringList others{u"file-001"_s, u"file-003"_s};

// The file in the middle is answered so; without a kind it is had.
HostileRow wire(const char *name, const QList<Step> &steps, const char *kind = "", const char *says = "", const char *qtKind = "")
{
    const bool isLate = QByteArrayView(kind) == late || QByteArrayView(qtKind) == late;
    return {.name = name, .routes = {odd(steps)}, .exitStatus = *kind ? 1 : 0, .kind = kind, .says = says,
        .files = *kind ? others : HostileRow::listedFiles(), .qtKind = qtKind, .isLate = isLate};
}

HostileRow secure(const char *name, Manner manner, const char *kind = tls)
{
    return {.name = name, .exitStatus = *kind ? 3 : 0, .kind = kind, .files = *kind ? none : HostileRow::listedFiles(), .transports = *kind ? "auto" : "beast qt",
        .manner = manner, .isLate = QByteArrayView(kind) == late};
}

HostileRow securely(HostileRow row, const char *blind = "")
{
    row.blind = blind;
    row.manner = Manner::Secure;
    return row;
}

// One file by its own address, from a server of which nothing is right but what the row says.
HostileRow single(const char *name, const QString &source, const QList<Route> &routes, int exitStatus, const char *kind, const QStringList &files)
{
    return {.name = name, .routes = routes, .exitStatus = exitStatus, .kind = kind, .files = files, .source = source};
}

const QByteArray wholeHead = "HTTP/1.1 200 OK\r\nContent-Length: 40\r\n";
const QByteArray bomb = "\x1f\x8b\x08" + QByteArray(6, '\0') + "\x03" + bombBegins + bombGoesOn.repeated(5000);

const QList<HostileRow> heads{
    wire("1xx, then silence", {say("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"), silence}, late),
    wire("1,000 times 1xx", {say(QByteArray("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n").repeated(1000) + wholeHead + "\r\n$BODY")}),
    wire("1xx without end", {flood("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n")}, late),
    wire("fields without end", {say("HTTP/1.1 200 OK\r\n"), flood("X-Field: " + QByteArray(100, 'x') + "\r\n")}, bad, "", late),
    wire("100,000 fields", {say("HTTP/1.1 200 OK\r\n" + QByteArray("X: y\r\n").repeated(100'000) + "Content-Length: 40\r\n\r\n$BODY")}, bad),
    wire("a field without end", {say("HTTP/1.1 200 OK\r\nX: "), flood("xxxxxxxx")}, bad, "", late),
    wire("a reason without end", {say("HTTP/1.1 200 "), flood("xxxxxxxx")}, bad, "", late),
    wire("nothing but line ends", {flood("\r\n")}, lost, "", late),
    wire("a head a byte at a time", {trickle("HTTP/1.1 200 OK\r\nX: " + QByteArray(2000, 'x') + "\r\n", 20ms)}, late),
    {.name = "an ETag of other fields", .routes = {odd({say(wholeHead + "ETag: \"x\rSet-Cookie: session=hunter2\"\r\n\r\n$BODY"), closeIt})}, .exitStatus = 1, .kind = bad, .files = others, .blind = "qt"},
    wire("Content-Length: 9223372036854775807", {say("HTTP/1.1 200 OK\r\nContent-Length: 9223372036854775807\r\n\r\n$BODY"), closeIt}, "too-large"),
    wire("Content-Length: 9223372036854775808", {say("HTTP/1.1 200 OK\r\nContent-Length: 9223372036854775808\r\n\r\n$BODY"), closeIt}, bad),
    wire("205", {say("HTTP/1.1 205 Reset Content\r\nContent-Length: 0\r\n\r\n")}, bad),
    wire("an answer of many parts", {say("HTTP/1.1 206 Partial Content\r\nContent-Type: multipart/byteranges; boundary=x\r\nContent-Length: 40\r\n\r\n$BODY")}, bad),
    wire("416", {say("HTTP/1.1 416 Range Not Satisfiable\r\nContent-Range: bytes */40\r\nContent-Length: 0\r\n\r\n")}, status, "416"),
    wire("a reason of control characters", {say("HTTP/1.1 404 \x1b[2J\x1b]0;owned\x07\r\nContent-Length: 0\r\n\r\n")}, bad, "", status),
    wire("an error page without end", {say("HTTP/1.1 404 Not Found\r\nServer: x\r\n\r\n"), flood("not there ")}, status, "404"),
    {.name = "an error page a byte at a time", .routes = {odd({say("HTTP/1.1 404 Not Found\r\nContent-Length: 500\r\n\r\n"), trickle(QByteArray(500, 'x'), 50ms)})},
        .exitStatus = 1, .kind = status, .says = "404", .files = others, .isLate = true},
    {.name = "a redirect with a page without end", .routes = {{"/get/odd/file-002", {say("HTTP/1.1 302 Found\r\nLocation: /get/file-002\r\n\r\n"), flood("it is there ")}}}, .transports = "auto qt"},
    {.name = "chunks the first time, then an error page without end", .routes = {odd({say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"), closeIt}, 1),
        odd({say("HTTP/1.1 404 Not Found\r\nServer: x\r\n\r\n"), flood("not there ")})}, .exitStatus = 1, .kind = status, .says = "404", .files = others, .options = {u"--retries"_s, u"1"_s}},
    wire("429 for ever", {say("HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\n\r\n")}, status, "429"),
    {.name = "429 for ever, with further attempts", .routes = {odd({say("HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\n\r\n")})}, .exitStatus = 1, .kind = status, .files = others, .options = {u"--retries"_s, u"4"_s}},
    {.name = "429, Retry-After of a year, interrupted", .routes = {odd({say("HTTP/1.1 429 Too Many Requests\r\nRetry-After: 31536000\r\nContent-Length: 0\r\n\r\n"), tellIt})},
        .exitStatus = 130, .files = others, .options = {u"--retries"_s, u"4"_s}, .run = HostileRow::Interrupted},
    {.name = "503, Retry-After of garbage, then right", .routes = {odd({say("HTTP/1.1 503 Busy\r\nRetry-After: \xff\xfe soon\r\nContent-Length: 0\r\n\r\n")}, 1)}, .options = {u"--retries"_s, u"1"_s}},
    {.name = "503, Retry-After of the past, then right", .routes = {odd({say("HTTP/1.1 503 Busy\r\nRetry-After: Mon, 01 Jan 2001 00:00:00 GMT\r\nContent-Length: 0\r\n\r\n")}, 1)}, .options = {u"--retries"_s, u"1"_s}},
    {.name = "cut, then right", .routes = {odd({say(wholeHead + "\r\n$HALF"), closeIt}, 1)}, .options = {u"--retries"_s, u"1"_s}},
    {.name = "cut, then another body", .routes = {odd({say(wholeHead + "\r\n$HALF"), closeIt}, 1), odd({say("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nnew")})},
        .bodies = {{u"odd/file-002"_s, "new"}}, .options = {u"--retries"_s, u"1"_s}},
    {.name = "a cookie for everybody", .routes = {odd({say(wholeHead + "Set-Cookie: session=hunter2; Domain=127.0.0.2\r\nSet-Cookie: other=hunter2; Path=/\r\n\r\n$BODY")}),
        {"/get/file-003", {say("HTTP/1.1 302 Found\r\nLocation: http://$ELSEWHERE/get/file-003\r\nContent-Length: 0\r\n\r\n")}}}, .transports = "auto qt"},
};

const QList<HostileRow> bodies{
    {.name = "a bomb of gzip, kept as it came", .routes = {odd({say(answer(bomb, "Content-Encoding: gzip\r\n"))})}, .bodies = {{u"odd/file-002"_s, bomb}}},
    {.name = "parts for browsers, kept as they came", .routes = {odd({say("HTTP/1.1 200 OK\r\nContent-Type: multipart/mixed; boundary=x\r\nContent-Length: 40\r\n\r\n$BODY")})}},
    {.name = "a body without end, interrupted", .routes = {odd({say("HTTP/1.1 200 OK\r\nServer: x\r\n\r\n" + QByteArray(5'000'000, 'x')), tellIt, trickle(QByteArray(1'000'000, 'x'), 1ms)})},
        .exitStatus = 130, .files = others, .run = HostileRow::Interrupted},
    {.name = "chunks without end, interrupted", .routes = {odd({say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"), say(QByteArray("5\r\nxxxxx\r\n").repeated(10'000)), tellIt, trickle(QByteArray("1\r\nx\r\n").repeated(10'000), 1ms)})},
        .exitStatus = 130, .files = others, .run = HostileRow::Interrupted},
    {.name = "silence, interrupted", .routes = {odd({tellIt, silence})}, .exitStatus = 130, .files = others, .run = HostileRow::Interrupted},
    {.name = "silence, interrupted, then right", .routes = {odd({say(wholeHead + "\r\n$HALF"), tellIt, silence}, 1)}, .run = HostileRow::Resumed},
    // Each byte comes in time, so that all of it may take longer than the timeout.
    {.name = "a body a byte at a time", .routes = {odd({say(wholeHead + "\r\n"), trickle("$BODY", 30ms)})}, .isLate = true},
    wire("a chunk extension without end", {say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n28;"), flood("xxxxxxxx")}, bad),
    wire("chunk trailers without end", {say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n28\r\n$BODY\r\n0\r\n"), flood("X: y\r\n")}, bad),
    wire("the answer to a question not yet asked", {say(wholeHead + "\r\n$BODY" + wholeHead + "\r\n$OTHER")}),
    wire("garbage behind the body", {say(wholeHead + "\r\n$BODY\0\xff\x16\x03\x01garbage")}),
};

const QList<HostileRow> tlsRows{
    secure("a right one", Manner::Secure, ""),
    secure("an expired certificate", Manner::Expired),
    secure("a certificate of another host", Manner::OtherName),
    secure("a certificate that signed itself", Manner::SelfSigned),
    secure("http where https was asked for", Manner::PlainForSecure),
    secure("silence where a handshake should be", Manner::MuteForSecure, late),
    secure("https where http was asked for", Manner::SecureForPlain, lost),
    securely(wire("cut, with a length", {say(wholeHead + "\r\n$BODY"), pause(20ms), cutIt})),
    securely(wire("cut in the body", {say(wholeHead + "\r\n$HALF"), pause(20ms), cutIt}, lost)),
    securely(wire("cut in a chunk", {say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n28\r\n$HALF"), pause(20ms), cutIt}, lost)),
    securely(wire("cut, without a length", {say("HTTP/1.1 200 OK\r\nServer: x\r\n\r\n$HALF"), pause(20ms), cutIt}, lost), "qt"),
    securely(wire("reset, without a length", {say("HTTP/1.1 200 OK\r\nServer: x\r\n\r\n$HALF"), pause(20ms), resetIt}, lost), "qt"),
    securely(wire("noise among the records", {say(wholeHead + "\r\n$HALF"), pause(20ms), belowTls("\x17\x03\x03\x01\x00 this is no record of anybody's"), closeIt}, lost)),
    securely(wire("silence in the body", {say(wholeHead + "\r\n$HALF"), silence}, late)),
};

const QList<HostileRow> singles{
    single("one file with a token", u"http://127.0.0.1:$PORT/get/file-002?token=hunter2&x=1#part"_s, {}, 0, "", {u"file-002"_s}),
    single("one file with a token that is not there", u"http://127.0.0.1:$PORT/odd/file-002?token=hunter2"_s,
        {odd({say("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")})}, 1, status, none),
    single("one file with a token, cut", u"http://127.0.0.1:$PORT/odd/file-002?token=hunter2"_s, {odd({say(wholeHead + "\r\n$HALF"), closeIt})}, 1, lost, none),
    {.name = "one file with a token, redirected", .routes = {odd({say("HTTP/1.1 302 Found\r\nLocation: http://$ELSEWHERE/get/file-002\r\nContent-Length: 0\r\n\r\n")})},
        .files = {u"file-002"_s}, .source = u"http://127.0.0.1:$PORT/odd/file-002?token=hunter2"_s, .transports = "auto qt"},
    single("one file with a token, not http", u"ftp://127.0.0.1:$PORT/get/file-002?token=hunter2"_s, {}, 2, "", none),
    single("one file of a user, not http", u"ftp://me:hunter2@127.0.0.1:$PORT/get/file-002?mail=me@home&token=hunter2#x@y"_s, {}, 2, "", none),
    single("one file with a token, of no host", u"http:///get/file-002?token=hunter2"_s, {}, 2, "", none),
    single("one file with a token, of a wrong host", u"http://[::x/get/file-002?token=hunter2"_s, {}, 2, "", none),
    single("one file of a user", u"http://me:hunter2@127.0.0.1:$PORT/get/file-002"_s, {}, 2, "", none),
    single("a listing of a user", u"list+http://me:hunter2@127.0.0.1:$PORT"_s, {}, 2, "", none),
    single("a listing with a token", u"list+http://127.0.0.1:$PORT/?token=hunter2"_s, {}, 2, "", none),
    single("one file whose port is dead", u"http://127.0.0.1:9/get/file-002?token=hunter2"_s, {}, 3, "connection-refused", none),
};

} // namespace

const QList<HostileRow> &hostileFiles()
{
    static const QList<HostileRow> rows = heads + bodies + tlsRows + singles;
    return rows;
}

QList<HostileRow> contractAsHostileRows()
{
    QList<HostileRow> rows;
    for (const ContractRow &row : contractRows()) {
        if (row.pause > 0ms) // what comes late cannot be told from the next answer where nobody waits
            continue;
        HostileRow made = wire(row.name, row.steps, row.kind);
        made.transports = "auto qt";
        made.blind = row.blind;
        if (!*row.kind && row.body != "$BODY")
            made.bodies = {{u"odd/file-002"_s, row.body}};
        rows << made;
    }
    return rows;
}

} // namespace milliard::test
