// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "app/cli/terminal_input.h"

#include <QFile>

#include <algorithm>
#include <cstdio>
#include <optional>
#include <termios.h>
#include <unistd.h>

namespace milliard {
namespace {

constexpr char interrupt = 3; // Ctrl-C
constexpr qint64 maxBytes = 64 * 1024;

// While it lives the terminal shows nothing of what is typed. Ctrl-C is a character that ends the line, and no signal, so that nothing
// ends the program before the terminal is as it was.
class Silence
{
public:
    Silence()
    {
        if (::tcgetattr(STDIN_FILENO, &m_before) != 0)
            return;
        termios silent = m_before;
        silent.c_lflag &= ~tcflag_t(ECHO | ISIG);
        silent.c_cc[VEOL] = cc_t(interrupt);
        m_isSilent = ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0;
    }
    ~Silence()
    {
        if (m_isSilent)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }
    Q_DISABLE_COPY_MOVE(Silence)

    bool holds() const { return m_isSilent; }

private:
    termios m_before{};
    bool m_isSilent = false;
};

} // namespace

bool isInputTerminal()
{
    return ::isatty(STDIN_FILENO) == 1;
}

Result<QByteArray> readLine(const char *question, bool echo)
{
    std::fputs(question, stderr);
    QByteArray line(4096, Qt::Uninitialized); // as much as a terminal gives
    {
        std::optional<Silence> silence;
        if (!echo) {
            silence.emplace();
            if (!silence->holds())
                return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("the terminal cannot be kept from showing what is typed; give the secret on standard input, a line each")});
        }
        line.truncate(std::max<ssize_t>(0, ::read(STDIN_FILENO, line.data(), std::size_t(line.size()))));
    }
    if (!echo)
        std::fputc('\n', stderr);
    if (!line.endsWith('\n'))
        return std::unexpected(Error{ErrorKind::Cancelled, {}});
    line.chop(1);
    return line;
}

Result<QByteArrayList> readLines()
{
    QFile input;
    if (!input.open(STDIN_FILENO, QIODevice::ReadOnly))
        return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("standard input cannot be read")});
    const QByteArray text = input.read(maxBytes + 1);
    if (text.size() > maxBytes)
        return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("standard input has more than a secret")});
    QByteArrayList lines = text.split('\n');
    while (!lines.isEmpty() && lines.constLast().isEmpty())
        lines.removeLast();
    return lines;
}

} // namespace milliard
