// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "app/cli/interrupt.h"

#include <QSocketNotifier>

#include <csignal>
#include <sys/socket.h>
#include <unistd.h>

namespace milliard {
namespace {

int ends[2] = {-1, -1}; // a handler may only touch what is async-signal-safe: it writes a byte

void handle(int signal)
{
    std::signal(signal, SIG_DFL); // the next one is final
    const char byte = 0;
    [[maybe_unused]] const ssize_t written = ::write(ends[1], &byte, 1);
}

} // namespace

Interrupt::Interrupt()
{
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        qFatal("cannot make a socket pair");
    m_notifier = std::make_unique<QSocketNotifier>(ends[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        if (::read(ends[0], &byte, 1) == 1)
            Q_EMIT requested();
    });
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        std::signal(signal, handle);
}

Interrupt::~Interrupt()
{
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        std::signal(signal, SIG_DFL);
    m_notifier.reset();
    ::close(ends[0]);
    ::close(ends[1]);
}

} // namespace milliard
