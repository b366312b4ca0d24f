// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/demo/demo_options.h"

#include <QtTypes>

#include <memory>

namespace milliard {

// The list/get service that the demo, the tests and the benchmarks download from, on 127.0.0.1 alone:
// GET /list and GET /list?next-marker=CURSOR, GET /get/NAME; HEAD too. HTTP/1.1 with keep-alive and
// pipelining, single ranges, If-Range. Serves what demo_content.h makes, with the faults that were asked for.
//
// Runs on threads of its own from start() to destruction, and is used from one other. Memory hangs on the
// number of connections, never on files or requests. What goes wrong with a client ends its connection.
class DemoService final
{
public:
    // Answers from the moment it returns. BadInput names the option at fault, or the port that is taken.
    static Result<std::unique_ptr<DemoService>> start(const DemoOptions &options);
    // Closes all connections, also those that hang, and joins the threads.
    ~DemoService();
    Q_DISABLE_COPY_MOVE(DemoService)

    quint16 port() const;
    // Requests read so far, whatever their answer.
    qint64 requestsServed() const;

private:
    class Private;
    explicit DemoService(std::unique_ptr<Private> d);

    std::unique_ptr<Private> d;
};

} // namespace milliard
