// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <source_location>

// What a target defines, as libFuzzer wants it. Each input is parsed, and what must hold for all inputs is checked
// with hold(); a breach aborts, in the fuzzer and in the replay alike.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);
// Only where a target has something to set up. Once, before the first input.
extern "C" int LLVMFuzzerInitialize(int *argc, char ***argv);

namespace milliard {

inline void hold(bool condition, const char *what, std::source_location where = std::source_location::current())
{
    if (condition)
        return;
    std::fprintf(stderr, "%s:%u: does not hold: %s\n", where.file_name(), unsigned(where.line()), what);
    std::abort();
}

// An input as text: fields that end with a line, then the rest. So seeds can be read and written by hand.
class Input
{
public:
    Input(const std::uint8_t *data, std::size_t size)
        : m_rest(data, qsizetype(size))
    {
    }

    QByteArray line()
    {
        const qsizetype end = m_rest.indexOf('\n');
        const QByteArray line = m_rest.first(end < 0 ? m_rest.size() : end).toByteArray();
        m_rest = m_rest.sliced(end < 0 ? m_rest.size() : end + 1);
        return line;
    }
    QByteArray rest() const { return m_rest.toByteArray(); }

private:
    QByteArrayView m_rest;
};

} // namespace milliard
