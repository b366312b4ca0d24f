// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "tests/support/raw_server.h"

namespace milliard::test {

// The body of a file says whose it is: 40 bytes where its name has 8, such as "file-007".
inline QByteArray bodyOf(const QByteArray &name)
{
    return ('<' + name + '>').repeated(4);
}

inline QByteArray rightAnswer(const QByteArray &name)
{
    const QByteArray body = bodyOf(name);
    return "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

// Answers every further request of a connection as it should be.
inline void answerRightly(RawConnection &connection)
{
    while (const auto request = connection.request())
        connection.send(rightAnswer(request->name()));
}

// A line of what a server does with one request.
struct Step {
    enum Kind {
        Send,    // the text, at once
        Flood,   // the text, again and again until the client has enough
        BelowTls, // the text, not encrypted
        Trickle, // the text, a byte at a time with the time between
        Pause,   // for the time
        Tell,    // the test that it came to this point
        Close,
        Cut,     // without TLS's goodbye
        Reset,
        Silence, // until the client has enough
        Serve,   // nothing but right answers from here on
    } kind;
    QByteArray text;
    std::chrono::milliseconds time{0};
};

inline Step say(const QByteArray &text) { return {Step::Send, text}; }
inline Step trickle(const QByteArray &text, std::chrono::milliseconds each) { return {Step::Trickle, text, each}; }
inline Step pause(std::chrono::milliseconds time) { return {Step::Pause, {}, time}; }
inline Step flood(const QByteArray &text) { return {Step::Flood, text}; }
inline Step belowTls(const QByteArray &text) { return {Step::BelowTls, text}; }
inline const Step tellIt{Step::Tell, {}};
inline const Step closeIt{Step::Close, {}};
inline const Step cutIt{Step::Cut, {}};
inline const Step resetIt{Step::Reset, {}};
inline const Step silence{Step::Silence, {}};

// Plays the steps of one answer. In texts $NAME is the file that was asked for, $BODY its 40 bytes, $HALF and $REST
// the two halves of these, $OTHER another file's 40 bytes, and $PORT the server's own.
inline void play(RawConnection &connection, const QList<Step> &steps, const QByteArray &name, quint16 port)
{
    const QByteArray body = bodyOf(name);
    for (const Step &step : steps) {
        QByteArray text = step.text;
        text.replace("$NAME", name).replace("$BODY", body).replace("$HALF", body.first(body.size() / 2));
        text.replace("$REST", body.sliced(body.size() / 2)).replace("$OTHER", bodyOf("file-999")).replace("$PORT", QByteArray::number(port));
        switch (step.kind) {
        case Step::Send:
            connection.send(text);
            break;
        case Step::Flood:
            text = text.repeated(1 + 64 * 1024 / text.size());
            while (connection.send(text)) { }
            break;
        case Step::BelowTls:
            connection.sendBelowTls(text);
            break;
        case Step::Trickle:
            for (const char byte : text) {
                if (!connection.send(QByteArray(1, byte)))
                    break;
                connection.wait(step.time);
            }
            break;
        case Step::Pause:
            connection.wait(step.time);
            break;
        case Step::Tell:
            connection.tell();
            break;
        case Step::Close:
            connection.close();
            break;
        case Step::Cut:
            connection.cut();
            break;
        case Step::Reset:
            connection.reset();
            break;
        case Step::Silence:
            connection.untilClosed();
            break;
        case Step::Serve:
            answerRightly(connection);
            break;
        }
    }
}

} // namespace milliard::test
