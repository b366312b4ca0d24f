// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/integration/hostile_rows.h"

namespace milliard::test {

using namespace std::chrono_literals;
using Qt::StringLiterals::operator""_s;

namespace {

constexpr const char *listing = "bad-listing";
constexpr const char *loop = "listing-loop";
constexpr const char *lost = "connection-lost";
constexpr const char *late = "timed-out";
constexpr const char *status = "http-status";
constexpr const char *bad = "bad-response";
constexpr const char *one = "auto"; // the listing is the same whoever gets the files

const QStringList none;
const QStringList all = HostileRow::listedFiles();
const QByteArray right = R"({"FileNames":["file-001","odd/file-002","file-003"]})";

// A first page with file-001 and the cursor "b".
Route begins() { return first(R"({"FileNames":["file-001"],"NextFile":"b"})"); }

// The pages "0" to "count - 1", each with the name of the next, and the last with that of the first.
QList<Route> longCycle(int count)
{
    QList<Route> pages{first(R"({"FileNames":[],"NextFile":"0"})")};
    for (int i = 0; i < count; ++i) {
        const QByteArray next = QByteArray::number((i + 1) % count);
        pages << later(QByteArray::number(i), R"({"FileNames":["file-)" + QByteArray::number(100 + i) + R"("],"NextFile":")" + next + "\"}");
    }
    return pages;
}

QStringList numbered(int from, int count)
{
    QStringList names;
    for (int i = 0; i < count; ++i)
        names << u"file-%1"_s.arg(from + i);
    return names;
}

HostileRow badJson(const char *name, const QByteArray &json, const char *says = "")
{
    return {.name = name, .routes = {first(json)}, .exitStatus = 3, .kind = listing, .says = says, .files = none, .transports = one};
}

// The first page is right, its next is this.
HostileRow badLater(const char *name, const QByteArray &json, const char *says = "")
{
    return {.name = name, .routes = {begins(), later("b", json)}, .exitStatus = 3, .kind = listing, .says = says, .files = {u"file-001"_s}, .transports = one};
}

HostileRow wire(const char *name, const QList<Step> &steps, const char *kind, const char *says = "")
{
    const bool isLate = QByteArrayView(kind) == late;
    return {.name = name, .routes = {{"/list", steps}}, .exitStatus = *kind ? 3 : 0, .kind = kind, .says = says, .files = *kind ? none : all, .transports = one, .isLate = isLate};
}

// Is read to its end only after an interruption: once as the first says, then as the second. Its own file waits meanwhile.
HostileRow changes(const char *name, const QByteArray &firstTime, const QByteArray &secondTime, const QStringList &files)
{
    return {.name = name,
        .routes = {begins(), later("b", firstTime, 1), later("b", secondTime), odd({tellIt, silence}, 1)},
        .files = files, .transports = one, .run = HostileRow::Resumed};
}

const QList<HostileRow> chains{
    {.name = "a page names itself", .routes = {begins(), later("b", R"({"FileNames":["file-002"],"NextFile":"b"})")},
        .exitStatus = 3, .kind = loop, .files = {u"file-001"_s, u"file-002"_s}, .transports = one},
    {.name = "two pages name each other", .routes = {begins(), later("b", R"({"FileNames":["file-002"],"NextFile":"c"})"), later("c", R"({"FileNames":["file-003"],"NextFile":"b"})")},
        .exitStatus = 3, .kind = loop, .files = {u"file-001"_s, u"file-002"_s, u"file-003"_s}, .transports = one},
    {.name = "a cycle of 60 pages", .routes = longCycle(60), .exitStatus = 3, .kind = loop, .files = numbered(100, 60), .transports = one},
    {.name = "empty pages in a circle", .routes = {first(R"({"FileNames":[],"NextFile":"b"})"), later("b", R"({"FileNames":[],"NextFile":"c"})"), later("c", R"({"FileNames":[],"NextFile":"b"})")},
        .exitStatus = 3, .kind = loop, .files = none, .transports = one},
    {.name = "empty pages without end", .routes = {{"*/list", {say("HTTP/1.1 200 OK\r\nContent-Length: 49\r\n\r\n{\"FileNames\":[],\"NextFile\":\"cursor-$NUMBER\"}")}}},
        .exitStatus = 3, .kind = listing, .says = "pages in a row without a name", .files = none, .transports = one},
    {.name = "empty pages without end, interrupted", .routes = {{"/list?next-marker=cursor-000000000100", {tellIt}, 1},
        {"*/list", {say("HTTP/1.1 200 OK\r\nContent-Length: 49\r\n\r\n{\"FileNames\":[],\"NextFile\":\"cursor-$NUMBER\"}")}}},
        .exitStatus = 130, .files = none, .transports = one, .run = HostileRow::Interrupted},
    {.name = "empty pages between", .routes = {first(R"({"FileNames":[],"NextFile":"b"})"), later("b", R"({"FileNames":[],"NextFile":"c"})"), later("c", right)}, .transports = one},
    {.name = "a cursor of 10 MB", .routes = {first(R"({"FileNames":["file-001"],"NextFile":")" + QByteArray(10'000'000, 'c') + "\"}")},
        .exitStatus = 3, .kind = listing, .says = "cursor", .files = none, .transports = one},
    {.name = "a cursor of 4,000 bytes", .routes = {first(R"({"FileNames":["file-001"],"NextFile":")" + QByteArray(4000, 'c') + "\"}"), later(QByteArray(4000, 'c'), right)}, .transports = one},
    {.name = "a cursor that would be another address", .routes = {first(R"({"FileNames":["file-001"],"NextFile":"http://127.0.0.2/?a#b&c=d\r\nX: y"})"),
        later("http%3A%2F%2F127.0.0.2%2F%3Fa%23b%26c%3Dd%0D%0AX%3A%20y", right)}, .transports = one},
    {.name = "a name twice in a page", .routes = {first(R"({"FileNames":["file-001","file-001"]})")}, .files = {u"file-001"_s}, .transports = "beast qt"},
    {.name = "a name twice in a page, at once", .routes = {first(R"({"FileNames":["file-001","file-001","file-001","file-001"]})")}, .files = {u"file-001"_s},
        .options = {u"--connections"_s, u"4"_s}, .transports = "beast qt"},
    {.name = "a name on two pages", .routes = {begins(), later("b", R"({"FileNames":["file-001","file-002"]})")}, .files = {u"file-001"_s, u"file-002"_s}, .transports = "beast qt"},
    {.name = "a file is a folder elsewhere", .routes = {begins(), later("b", R"({"FileNames":["file-001/file-002"]})")}, .files = {u"file-001"_s, u"file-001~28a1b873d2ef315c/file-002"_s}, .transports = one},
    changes("grows between two readings", R"({"FileNames":["odd/file-002"]})", R"({"FileNames":["file-004","odd/file-002","file-005"]})",
        {u"file-001"_s, u"odd/file-002"_s, u"file-004"_s, u"file-005"_s}),
    changes("shrinks between two readings", R"({"FileNames":["odd/file-002","file-004"]})", R"({"FileNames":["file-004"]})", {u"file-001"_s, u"file-004"_s}),
    changes("is empty at the second reading", R"({"FileNames":["odd/file-002"]})", R"({"FileNames":[]})", {u"file-001"_s}),
    changes("is in another order at the second reading", R"({"FileNames":["odd/file-002","file-004","file-005"]})", R"({"FileNames":["file-005","file-004","odd/file-002"]})",
        {u"file-001"_s, u"odd/file-002"_s, u"file-004"_s, u"file-005"_s}),
    changes("has other names at the second reading", R"({"FileNames":["odd/file-002","file-004"]})", R"({"FileNames":["file-006","file-007"]})", {u"file-001"_s, u"file-006"_s, u"file-007"_s}),
    {.name = "names another page at the second reading: the first word holds", .routes = {begins(), later("b", R"({"FileNames":["odd/file-002"],"NextFile":"c"})", 1),
        later("b", R"({"FileNames":["odd/file-002"],"NextFile":"d"})"), later("c", R"({"FileNames":["file-004"]})"), odd({tellIt, silence}, 1)},
        .files = {u"file-001"_s, u"odd/file-002"_s, u"file-004"_s}, .transports = one, .run = HostileRow::Resumed},
    {.name = "is an error at the second reading", .routes = {begins(), later("b", R"({"FileNames":["odd/file-002"]})", 1), later("b", "[]"), odd({tellIt, silence})},
        .exitStatus = 3, .kind = listing, .files = {u"file-001"_s}, .transports = one, .run = HostileRow::Resumed},
};

const QList<HostileRow> json{
    badJson("an HTML page to log in", "<!DOCTYPE html><html><body><form action=\"/login\">Please log in</form></body></html>", "begins with \"<!DOCTYPE html>"),
    badJson("an empty body", "", "the answer is empty"),
    badJson("a JSON string", R"("file-001")"),
    badJson("a JSON array", R"(["file-001"])", "an array where an object"),
    badJson("null", "null"),
    badJson("an empty object", "{}", "\"FileNames\" is missing"),
    badJson("names are a string", R"({"FileNames":"file-001"})", "is a string, not an array"),
    badJson("names are an object", R"({"FileNames":{"0":"file-001"}})", "is an object, not an array"),
    badJson("a number for a name", R"({"FileNames":["file-001",2]})", "name 2 is a number"),
    badJson("null for a name", R"({"FileNames":[null]})", "name 1 is null"),
    badJson("an object for a name", R"({"FileNames":[{"Key":"file-001"}]})", "name 1 is an object"),
    badJson("an array for a name", R"({"FileNames":[["file-001"]]})", "name 1 is an array"),
    badJson("next is a number", R"({"FileNames":["file-001"],"NextFile":2})", "\"NextFile\" is a number"),
    badJson("next is an object", R"({"FileNames":["file-001"],"NextFile":{}})", "\"NextFile\" is an object"),
    badJson("next is true", R"({"FileNames":["file-001"],"NextFile":true})", "\"NextFile\" is a boolean"),
    badLater("a later page is HTML", "<html>Session expired</html>", "Session expired"),
    badLater("a later page has no names", R"({"NextFile":"c"})", "\"FileNames\" is missing"),
    badJson("truncated in a name", R"({"FileNames":["file-001","fi)", "not JSON at byte"),
    badJson("truncated after a name", R"({"FileNames":["file-001")", "not JSON at byte"),
    badLater("a later page is truncated", R"({"FileNames":["file-00)", "not JSON at byte"),
    badJson("two documents", right + right, "not JSON at byte"),
    badJson("something behind it", right + "<!-- served in 3 ms -->", "not JSON at byte"),
    badJson("single quotes", "{'FileNames':['file-001']}", "not JSON at byte"),
    badJson("a comment", "/* files */ " + right, "not JSON at byte"),
    badJson("100,000 arrays in each other", R"({"FileNames":)" + QByteArray(100'000, '[') + QByteArray(100'000, ']') + "}", "not JSON at byte"),
    badJson("100,000 arrays that do not end", R"({"FileNames":)" + QByteArray(100'000, '['), "not JSON at byte"),
    badJson("100,000 objects in each other", QByteArray(R"({"a":)").repeated(100'000), "not JSON at byte"),
    badJson("invalid UTF-8", "{\"FileNames\":[\"file-\xff\xfe\"]}", "not JSON at byte"),
    badJson("UTF-8 longer than it need be", "{\"FileNames\":[\"file-\xc0\xaf\"]}", "not JSON at byte"),
    badJson("UTF-16, little end first", QByteArray("\xff\xfe{\0\"\0F\0i\0l\0e\0", 14), "not JSON at byte"),
    badJson("UTF-16, big end first", QByteArray("\xfe\xff\0{\0\"\0F\0i\0l\0e", 14), "not JSON at byte"),
    badJson("NUL bytes", QByteArray(5000, '\0'), "not JSON at byte"),
    badJson("sizes are too few", R"({"FileNames":["file-001","file-003"],"FileSizes":[40]})", "one size for each"),
    badJson("sizes are an object", R"({"FileNames":["file-001"],"FileSizes":{"file-001":40}})", "one size for each"),
    {.name = "a byte order mark before it", .routes = {first("\xef\xbb\xbf" + right)}, .transports = one},
    {.name = "a key twice: the last holds", .routes = {first(R"({"FileNames":["file-009"],"FileNames":["file-001"]})")}, .files = {u"file-001"_s}, .transports = one},
    {.name = "next is null", .routes = {first(R"({"FileNames":["file-001"],"NextFile":null})")}, .files = {u"file-001"_s}, .transports = one},
    {.name = "NUL in a name", .routes = {first(R"({"FileNames":["file-001","file-\u0000/../../escape"]})")}, .files = {u"file-001"_s, u"file-_/__/__/escape~2a42b763e9f4ea01"_s}, .bodies = {{u"file-_/__/__/escape~2a42b763e9f4ea01"_s, bodyOf("escape")}}, .transports = one},
    {.name = "half a character in a name", .routes = {first(R"({"FileNames":["file-001","file-\ud800"]})")}, .exitStatus = 1, .kind = "bad-input", .says = "address", .files = {u"file-001"_s}, .transports = one},
    {.name = "halves of a character in the wrong order", .routes = {first(R"({"FileNames":["file-001","\udc00\ud800"]})")}, .exitStatus = 1, .kind = "bad-input", .says = "address", .files = {u"file-001"_s}, .transports = one},
    {.name = "an empty name", .routes = {first(R"({"FileNames":["file-001",""]})")}, .exitStatus = 1, .kind = "bad-name", .files = {u"file-001"_s}, .transports = one},
    {.name = "a name of 10 MB", .routes = {first(R"({"FileNames":["file-001",")" + QByteArray(10'000'000, 'n') + "\"]}")}, .exitStatus = 1, .kind = "bad-input", .says = "address", .files = {u"file-001"_s}, .transports = one, .mostKiB = 200 * 1024},
    {.name = "names that lead out", .routes = {first(R"({"FileNames":["file-001","../escape"]})")}, .files = {u"file-001"_s, u"__/escape~1ba7343c47dc442d"_s}, .bodies = {{u"__/escape~1ba7343c47dc442d"_s, bodyOf("escape")}}, .transports = one},
    {.name = "a name that is an address", .routes = {first(R"({"FileNames":["file-001","//127.0.0.2/file-002"]})")}, .files = {u"file-001"_s, u"_/_/127.0.0.2/file-002~1ca4bc67274ebf77"_s}, .bodies = {{u"_/_/127.0.0.2/file-002~1ca4bc67274ebf77"_s, bodyOf("file-002")}}, .transports = one},
    {.name = "sizes that are none", .routes = {first(R"({"FileNames":["file-001","odd/file-002","file-003","file-004","file-005"],"FileSizes":[-5,1.5,1e300,"40",null]})")},
        .files = {u"file-001"_s, u"odd/file-002"_s, u"file-003"_s, u"file-004"_s, u"file-005"_s}, .transports = "beast qt"},
    {.name = "a size of 2^63 - 1", .routes = {first(R"({"FileNames":["file-001","odd/file-002"],"FileSizes":[40,9223372036854775807]})")},
        .exitStatus = 1, .kind = "wrong-length", .says = "the listing says 9223372036854775807", .files = {u"file-001"_s}, .transports = "beast qt"},
    {.name = "another size than the file has", .routes = {first(R"({"FileNames":["file-001","odd/file-002"],"FileSizes":[40,39]})")},
        .exitStatus = 1, .kind = "wrong-length", .files = {u"file-001"_s}, .transports = "beast qt"},
    {.name = "an error page where the listing has a size", .routes = {first(R"({"FileNames":["file-001","odd/file-002"],"FileSizes":[40,1000000]})"),
        odd({say(answer("<html>Too many downloads</html>"))})}, .exitStatus = 1, .kind = "wrong-length", .files = {u"file-001"_s}, .transports = "beast qt"},
};

const QByteArray manyNames = "{\"FileNames\":[" + QByteArray("\"some-folder/file-1234567\",").repeated(999'999) + "\"last\"]}";
const QByteArray manyMore = "{\"FileNames\":[" + QByteArray("\"\",").repeated(2'000'000) + "\"last\"]}";

const QList<HostileRow> large{
    {.name = "1,000,000 names in a page", .routes = {first(manyNames)}, .files = none, .options = {u"--exclude"_s, u"*"_s}, .transports = one, .mostKiB = 450 * 1024},
    {.name = "more names than a page may have", .routes = {first(manyMore)}, .exitStatus = 3, .kind = listing, .says = "names", .files = none, .transports = one, .mostKiB = 200 * 1024},
    {.name = "a page without end", .routes = {{"/list", {say("HTTP/1.1 200 OK\r\nServer: x\r\n\r\n{\"FileNames\":["), flood("\"file-001\",")}}},
        .exitStatus = 3, .kind = listing, .says = "MiB", .files = none, .transports = one, .mostKiB = 200 * 1024},
    {.name = "a page that announces more than it may have", .routes = {{"/list", {say("HTTP/1.1 200 OK\r\nContent-Length: 9000000000\r\n\r\n{"), silence}}},
        .exitStatus = 3, .kind = listing, .says = "MiB", .files = none, .transports = one},
};

// RFC 1950 and RFC 1952.
const QByteArray zlibHead("\x78\x9c", 2);
const QByteArray gzipHead("\x1f\x8b\x08\0\0\0\0\0\0\x03", 10);

QByteArray coded(const QByteArray &coding, const QByteArray &body) { return answer(body, "Content-Encoding: " + coding + "\r\n"); }
QByteArray deflated(const QByteArray &text) { return qCompress(text).sliced(4); }

const QList<HostileRow> codings{
    wire("deflated", {say(coded("deflate", deflated(right)))}, ""),
    wire("deflated, and cut", {say(coded("deflate", deflated(right).chopped(12)))}, lost),
    wire("says gzip and is plain", {say(coded("gzip", right))}, bad),
    wire("says gzip and is noise", {say(coded("gzip", gzipHead + QByteArray(100, '\xff')))}, bad),
    wire("says deflate twice", {say(coded("deflate, deflate", deflated(deflated(right))))}, listing),
    {.name = "a bomb of gzip", .routes = {{"/list", {say("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzipHead + bombBegins), flood(bombGoesOn)}}},
        .exitStatus = 3, .kind = listing, .says = "MiB", .files = none, .transports = one, .mostKiB = 200 * 1024},
    {.name = "a bomb of deflate with a length", .routes = {{"/list", {say(coded("deflate", zlibHead + bombBegins + bombGoesOn.repeated(200'000)))}}},
        .exitStatus = 3, .kind = listing, .says = "MiB", .files = none, .transports = one, .mostKiB = 200 * 1024},
};

const QList<HostileRow> wires{
    wire("closed at once", {closeIt}, lost),
    wire("reset at once", {resetIt}, lost),
    wire("reset in the page", {say("HTTP/1.1 200 OK\r\nContent-Length: 51\r\n\r\n{\"FileNames\":["), pause(20ms), resetIt}, lost),
    wire("closed in the page", {say("HTTP/1.1 200 OK\r\nContent-Length: 51\r\n\r\n{\"FileNames\":["), closeIt}, lost),
    wire("a whole page of which more was announced", {say("HTTP/1.1 200 OK\r\nContent-Length: 60\r\n\r\n" + right), closeIt}, lost),
    wire("closed in a chunk", {say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n40\r\n{\"FileNames\":["), closeIt}, lost),
    wire("closed in a chunk, later", {say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n40\r\n{\"FileNames\":["), pause(50ms), closeIt}, lost),
    wire("no length, and cut", {say("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"FileNames\":["), closeIt}, lost),
    wire("silence", {silence}, late),
    wire("silence in the head", {say("HTTP/1.1 200 OK\r\nContent-Le"), silence}, late),
    wire("silence in the page", {say("HTTP/1.1 200 OK\r\nContent-Length: 52\r\n\r\n{\"FileNames\":["), silence}, late),
    wire("a head a byte at a time", {trickle("HTTP/1.1 200 OK\r\nX: " + QByteArray(2000, 'x') + "\r\nContent-Length: 2\r\n\r\n{}", 20ms)}, late),
    wire("not HTTP", {say("220 mail.example ESMTP\r\n"), closeIt}, lost),
    wire("two lengths", {say("HTTP/1.1 200 OK\r\nContent-Length: 20\r\nContent-Length: 52\r\n\r\n" + right), closeIt}, listing),
    wire("203", {say("HTTP/1.1 203 Non-Authoritative Information\r\nContent-Length: 52\r\n\r\n" + right)}, ""),
    wire("204", {say("HTTP/1.1 204 No Content\r\n\r\n")}, bad),
    wire("206", {say("HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 0-51/90\r\nContent-Length: 52\r\n\r\n" + right)}, bad),
    wire("304", {say("HTTP/1.1 304 Not Modified\r\n\r\n")}, bad),
    wire("401", {say("HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n")}, status, "401"),
    wire("404", {say("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")}, status, "404"),
    wire("500 with a page as it should be", {say("HTTP/1.1 500 Internal Server Error\r\nContent-Length: 52\r\n\r\n" + right)}, status, "500"),
    wire("a reason of control characters", {say("HTTP/1.1 500 \x1b[2J\x1b]0;owned\x07\r\nContent-Length: 0\r\n\r\n")}, status, "500"),
    wire("103 before it", {say("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + answer(right))}, ""),
    wire("1xx without end", {flood("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n")}, late),
    wire("fields without end", {say("HTTP/1.1 200 OK\r\n"), flood("X-Field: " + QByteArray(100, 'x') + "\r\n")}, late),
    wire("a field without end", {say("HTTP/1.1 200 OK\r\nX: "), flood("xxxxxxxx")}, late),
    wire("an error page without end", {say("HTTP/1.1 404 Not Found\r\nServer: x\r\n\r\n"), flood("not there ")}, status, "404"),
    {.name = "an error page a byte at a time", .routes = {{"/list", {say("HTTP/1.1 404 Not Found\r\nContent-Length: 500\r\n\r\n"), trickle(QByteArray(500, 'x'), 50ms)}}},
        .exitStatus = 3, .kind = status, .says = "404", .files = none, .transports = one, .isLate = true},
    {.name = "a redirect with a page without end", .routes = {{"/list", {say("HTTP/1.1 302 Found\r\nLocation: http://$ELSEWHERE/list\r\n\r\n"), flood("it is there ")}}}, .transports = one},
    {.name = "503, then right", .routes = {{"/list", {say("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n")}, 2}}, .options = {u"--retries"_s, u"2"_s}, .transports = one},
    {.name = "503, Retry-After of the past", .routes = {{"/list", {say("HTTP/1.1 503 Busy\r\nRetry-After: Mon, 01 Jan 2001 00:00:00 GMT\r\nContent-Length: 0\r\n\r\n")}, 1}}, .options = {u"--retries"_s, u"1"_s}, .transports = one},
    {.name = "503, Retry-After of garbage", .routes = {{"/list", {say("HTTP/1.1 503 Busy\r\nRetry-After: soon, -7\r\nContent-Length: 0\r\n\r\n")}, 1}}, .options = {u"--retries"_s, u"1"_s}, .transports = one},
    {.name = "429 for ever", .routes = {{"/list", {say("HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\n\r\n")}}}, .exitStatus = 3, .kind = status, .says = "429", .files = none, .options = {u"--retries"_s, u"3"_s}, .transports = one},
    {.name = "429, Retry-After of a year, interrupted", .routes = {{"/list", {say("HTTP/1.1 429 Too Many Requests\r\nRetry-After: 31536000\r\nContent-Length: 0\r\n\r\n"), tellIt}}},
        .exitStatus = 130, .files = none, .options = {u"--retries"_s, u"3"_s}, .transports = one, .run = HostileRow::Interrupted},
    {.name = "a page that trickles in, interrupted", .routes = {{"/list", {say("HTTP/1.1 200 OK\r\nServer: x\r\n\r\n"), trickle("{  ", 100ms), tellIt, trickle(QByteArray(500, ' '), 100ms)}}},
        .exitStatus = 130, .files = none, .transports = one, .run = HostileRow::Interrupted, .isLate = true},
    {.name = "a cookie, told at another host", .routes = {{"/list", {say("HTTP/1.1 302 Found\r\nSet-Cookie: session=hunter2; Path=/\r\nSet-Cookie: wide=hunter2; Domain=127.0.0.2\r\nLocation: http://$ELSEWHERE/list\r\nContent-Length: 0\r\n\r\n")}}}, .transports = "auto qt"},
};

} // namespace

const QList<HostileRow> &hostileListings()
{
    static const QList<HostileRow> rows = chains + json + large + codings + wires;
    return rows;
}

} // namespace milliard::test
