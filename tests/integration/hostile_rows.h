// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "tests/support/answers.h"
#include "tests/support/test_authority.h"

#include <QMap>
#include <QStringList>

#include <optional>

namespace milliard::test {

// What a server does with a request.
struct Route {
    QByteArray target;  // of the request; with '*' before it, what the target contains
    QList<Step> steps;
    int times = -1;     // so many requests; those after that go to the next route that fits. -1: all
};

// Where the server is and what it shows of itself.
enum class Manner {
    Plain,
    Secure,
    Expired,
    OtherName,
    SelfSigned,
    PlainForSecure, // asked by https, speaks http
    MuteForSecure, // asked by https, says nothing
    SecureForPlain, // asked by http, speaks https
};

// What a server does, and what the real program must make of it. Where no route fits, /list has the files of 'listedFiles' and
// everything else is the right body of its name. In steps $ELSEWHERE is another server, which answers everything rightly, and
// $NUMBER counts the requests, in 12 digits.
struct HostileRow {
    const char *name;
    QList<Route> routes{};
    int exitStatus = 0;
    const char *kind = "";  // of the job's error where the exit status is 3, of the one failure where it is 1
    const char *says = "";  // in its message
    QStringList files = listedFiles(); // afterwards, each with its right body; after an interruption: at most these
    QMap<QString, QByteArray> bodies{}; // of those that have another one; $BODY is allowed
    QStringList options{};
    QString source{};       // instead of the listing; $PORT
    const char *transports = "beast qt"; // to run it with, one after the other
    const char *qtKind = ""; // with qt, where that is another
    const char *blind = "";  // a transport that cannot always tell, so that it may also keep bytes of this file
    Manner manner = Manner::Plain;
    enum { Once, Interrupted, Resumed } run = Once; // interrupted when a step tells, and then resumed to its end
    bool isLate = false;     // waits for a timeout, which is short then
    qint64 mostKiB = 90 * 1024; // resident at once

    static QStringList listedFiles()
    {
        return {QStringLiteral("file-001"), QStringLiteral("file-003"), QStringLiteral("odd/file-002")};
    }
};

const QList<HostileRow> &hostileListings();   // answers of /list
QList<HostileRow> hostileListingRedirects();
QList<HostileRow> hostileFileRedirects();
const QList<HostileRow> &hostileFiles();      // answers for files
QList<HostileRow> contractAsHostileRows();    // the contract of the transports

// What rows are made of.
inline QByteArray answer(const QByteArray &body, const QByteArray &fields = {})
{
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + fields + "\r\n" + body;
}
inline Route first(const QByteArray &json, int times = -1) { return {"/list", {say(answer(json))}, times}; }
inline Route later(const QByteArray &cursor, const QByteArray &json, int times = -1)
{
    return {"/list?next-marker=" + cursor, {say(answer(json))}, times};
}
// What unpacks to spaces, 160 times its size (RFC 1951): the first once, then the second for as long as wanted.
inline const QByteArray bombBegins("\x52\x18\x05", 3);
inline const QByteArray bombGoesOn("\xa3\x60\x14\x8c\x82\x51\x30\x0a\x46\xc1\x28\x18\x05", 13);
inline Route odd(const QList<Step> &steps, int times = -1) { return {"*/odd/", steps, times}; }

} // namespace milliard::test
