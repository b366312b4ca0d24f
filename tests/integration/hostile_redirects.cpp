// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/integration/hostile_rows.h"

namespace milliard::test {

using Qt::StringLiterals::operator""_s;

namespace {

constexpr const char *redirect = "bad-redirect";

QList<Step> to(const QByteArray &place, const QByteArray &fields = {})
{
    return {say("HTTP/1.1 302 Found\r\n" + fields + "Location: " + place + "\r\nContent-Length: 0\r\n\r\n")};
}

// The same for a listing and for a file: where an answer sends us, and what comes of it.
struct Target {
    const char *name;
    QByteArray place;
    const char *kind = ""; // empty: followed
    const char *says = "";
    QByteArray fields{};
};

const QList<Target> targets{
    {"to another host", "http://$ELSEWHERE$PATH"},
    {"to another host, with a cookie", "http://$ELSEWHERE$PATH", "", "", "Set-Cookie: session=hunter2\r\nSet-Cookie: wide=hunter2; Domain=127.0.0.2; Path=/\r\n"},
    {"to another host as a user", "http://me:hunter2@$ELSEWHERE$PATH"},
    {"to a path", "$PATH?again"},
    {"to a path without its host", "//127.0.0.1:$PORT$PATH?again"},
    {"to a file", "file:///etc/hostname", redirect, "file"},
    {"to ftp", "ftp://127.0.0.1/x", redirect, "ftp"},
    {"to data", "data:application/json,{\"FileNames\":[]}", redirect, "data"},
    {"to javascript", "javascript:alert(1)", redirect, "javascript"},
    {"to an address that is none", "http://[::bad/x", redirect},
    {"to no host", "http:///x", redirect},
    {"to itself", "$PATH", redirect, "redirects"},
    {"to nowhere", "", redirect},
};

Target filled(Target target, const QByteArray &path)
{
    target.place.replace("$PATH", path);
    return target;
}

HostileRow ofListing(const Target &given)
{
    const Target target = filled(given, "/list");
    return {.name = given.name, .routes = {{"/list", to(target.place, target.fields)}, {"/list?again", {say(answer(R"({"FileNames":["file-001","odd/file-002","file-003"]})"))}}},
        .exitStatus = *target.kind ? 3 : 0, .kind = target.kind, .says = target.says,
        .files = *target.kind ? QStringList() : HostileRow::listedFiles(), .transports = "auto"};
}

HostileRow ofFile(const Target &given)
{
    const Target target = filled(given, "/get/odd/file-002");
    return {.name = given.name, .routes = {{"/get/odd/file-002", to(target.place, target.fields)}, {"/get/odd/file-002?again", {say(rightAnswer("file-002"))}}},
        .exitStatus = *target.kind ? 1 : 0, .kind = target.kind, .says = target.says,
        .files = *target.kind ? QStringList{u"file-001"_s, u"file-003"_s} : HostileRow::listedFiles(), .transports = "auto qt"};
}

// One after another, each to the next.
QList<Route> hops(const QByteArray &path, int count)
{
    QList<Route> routes{{path, to("/hop/1")}};
    for (int i = 1; i < count; ++i)
        routes << Route{"/hop/" + QByteArray::number(i), to(i + 1 == count ? path + "?again" : "/hop/" + QByteArray::number(i + 1))};
    routes << Route{"/list?again", {say(answer(R"({"FileNames":["file-001","odd/file-002","file-003"]})"))}};
    routes << Route{"*?again", {say(rightAnswer("file-002"))}};
    return routes;
}

const QStringList others{u"file-001"_s, u"file-003"_s};

const QList<HostileRow> moreListings{
    {.name = "20 hops", .routes = hops("/list", 20), .transports = "auto"},
    {.name = "30 hops", .routes = hops("/list", 30), .exitStatus = 3, .kind = redirect, .says = "20 redirects", .files = {}, .transports = "auto"},
    {.name = "to a port where nothing listens", .routes = {{"/list", to("http://127.0.0.1:9/list")}}, .exitStatus = 3, .kind = "connection-refused", .says = "127.0.0.1:9", .files = {}, .transports = "auto"},
    {.name = "from https to http", .routes = {{"/list", to("http://$ELSEWHERE/list")}}, .exitStatus = 3, .kind = redirect, .says = "https to http", .files = {}, .transports = "auto", .manner = Manner::Secure},
    {.name = "from https to http on the same host", .routes = {{"/list", to("http://127.0.0.1:$PORT/list")}}, .exitStatus = 3, .kind = redirect, .says = "https to http", .files = {}, .transports = "auto", .manner = Manner::Secure},
    {.name = "a page is elsewhere, the next is here", .routes = {first(R"({"FileNames":["file-001"],"NextFile":"b"})", 1), {"/list?next-marker=b", to("http://$ELSEWHERE/list")}}, .transports = "auto"},
    {.name = "to control characters", .routes = {{"/list", to("http://127.0.0.1:$PORT/\x01\x1b[2J\x7f")}}, .exitStatus = 3, .kind = redirect, .files = {}, .transports = "auto"},
};

const QList<HostileRow> moreFiles{
    {.name = "to control characters", .routes = {odd(to("http://127.0.0.1:$PORT/\x01\x1b[2J\x7f"))}, .exitStatus = 1, .kind = "bad-response", .files = others, .transports = "auto qt", .qtKind = redirect},
    {.name = "20 hops", .routes = hops("/get/odd/file-002", 20), .transports = "auto qt"},
    {.name = "30 hops", .routes = hops("/get/odd/file-002", 30), .exitStatus = 1, .kind = redirect, .says = "20 redirects", .files = others, .transports = "auto qt"},
    {.name = "to a port where nothing listens", .routes = {odd(to("http://127.0.0.1:9/x"))}, .exitStatus = 1, .kind = "connection-refused", .says = "127.0.0.1:9", .files = others, .transports = "auto qt"},
    {.name = "to a host that there is not", .routes = {odd(to("http://no-such-host.invalid/x"))}, .exitStatus = 1, .kind = "host-not-found", .says = "no-such-host.invalid", .files = others, .transports = "auto qt"},
    {.name = "from https to http", .routes = {odd(to("http://$ELSEWHERE/get/file-002"))}, .exitStatus = 1, .kind = redirect, .says = "https to http", .files = others, .transports = "auto qt", .manner = Manner::Secure},
    {.name = "to a page that wants a user", .routes = {odd(to("http://me:hunter2@127.0.0.1:$PORT/private")), {"/private", {say("HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n")}}},
        .exitStatus = 1, .kind = "http-status", .says = "401", .files = others, .transports = "auto qt"},
    {.name = "all of them elsewhere", .routes = {{"*/get/", to("http://$ELSEWHERE/get/$NAME")}}, .transports = "auto qt"},
    {.name = "elsewhere, by a transport that does not follow", .routes = {odd(to("http://$ELSEWHERE/get/$NAME"))}, .exitStatus = 1, .kind = "bad-response", .says = "302", .files = others, .transports = "beast"},
};

} // namespace

QList<HostileRow> hostileListingRedirects()
{
    QList<HostileRow> rows = moreListings;
    for (const Target &target : targets)
        rows << ofListing(target);
    return rows;
}

QList<HostileRow> hostileFileRedirects()
{
    QList<HostileRow> rows = moreFiles;
    for (const Target &target : targets)
        rows << ofFile(target);
    return rows;
}

} // namespace milliard::test
