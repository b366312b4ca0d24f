// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/demo/demo_content.h"
#include "core/demo/demo_head.h"
#include "core/demo/demo_net.h"
#include "core/demo/demo_request.h"

#include <array>

namespace milliard {

// One connection of the demo service: reads requests, answers each, pipelined ones included. Lives on the
// thread of its lane, inside serveDemo(). A client that goes away ends it and is no error; so does anything
// thrown. The answers that lie are in demo_session_faults.cpp.
class DemoSession final
{
public:
    DemoSession(const DemoSite &site, DemoLane &lane, TcpSocket socket);
    ~DemoSession();
    Q_DISABLE_COPY_MOVE(DemoSession)

    IoTask<void> run();
    // Ends run() at its next step, whatever it waits for.
    void close();

private:
    // A file that is asked for: the stretch of it that this answer holds, and the head for that.
    struct Answer {
        DemoBody body;
        qint64 first = 0;
        qint64 length = 0;
        DemoHead head = {};
    };

    // These give false when the connection is of no more use; true only promises that it was up to now.
    IoTask<bool> readRequest();
    IoTask<bool> answer();
    IoTask<bool> answerList();
    IoTask<bool> answerFile(std::string_view encodedName);
    IoTask<bool> sendPage(const DemoPage &page);
    IoTask<bool> sendBody(const DemoBody &body, qint64 first, qint64 length);
    IoTask<bool> sendChunked(const DemoBody &body, qint64 first, qint64 length);
    IoTask<bool> sendSlowly(const DemoBody &body, qint64 first, qint64 length);
    IoTask<bool> lie(DemoFaultKind kind, Answer answer);
    IoTask<bool> lieInList(DemoFaultKind kind, const DemoPage &page);
    IoTask<bool> flush();
    IoTask<bool> pause(std::chrono::milliseconds duration);
    IoTask<bool> stall(); // until the client leaves; always false

    bool parse(DemoRequestParser &parser); // false: more bytes are needed, or m_bad is set
    // Whole answers, put into m_out. They give whether the connection stays.
    bool sendText(DemoHead head, std::string_view text);
    bool sendStatus(int status, std::string_view text = {});
    void appendBody(const DemoBody &body, qint64 first, qint64 length);
    std::string_view connectionField() const;
    void reset();  // RST
    void finish(); // FIN

    const DemoSite &m_site;
    DemoLane &m_lane;
    TcpSocket m_socket;
    IoTimer m_timer;
    DemoRequest m_request;
    std::string m_name;    // decoded; of the file or the cursor in hand
    std::string m_out;     // what is not yet handed to the kernel
    bool m_bad = false;    // what came is not HTTP
    size_t m_inBegin = 0;  // the bytes in m_in that no request has used yet
    size_t m_inEnd = 0;
    std::array<char, 16 * 1024> m_in; // more than the parser's limit for a head, so that there is always room
};

// The life of one accepted connection.
IoTask<void> serveDemo(const DemoSite &site, DemoLane &lane, TcpSocket socket);

} // namespace milliard
