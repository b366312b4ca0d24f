// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QtTypes>

#include <array>
#include <atomic>
#include <cstring>
#include <type_traits>

namespace milliard {

// A small value that one thread writes and any thread may read, without locks and without the writer ever
// waiting (a sequence lock; H.-J. Boehm, "Can seqlocks get along with programming language memory models?",
// 2012). All words are atomic and the word stores release, so there is no data race even where a read
// meets a write; such a read is made again.
template <typename T>
class SeqLocked
{
    static_assert(std::is_trivially_copyable_v<T> && sizeof(T) % sizeof(quint64) == 0);

public:
    SeqLocked() { store(T{}); }

    void store(const T &value) // by the one writer
    {
        std::array<quint64, words> raw;
        std::memcpy(raw.data(), &value, sizeof(T));
        const quint32 before = m_sequence.load(std::memory_order_relaxed);
        m_sequence.store(before + 1, std::memory_order_relaxed);
        for (std::size_t i = 0; i < words; ++i)
            m_words[i].store(raw[i], std::memory_order_release);
        m_sequence.store(before + 2, std::memory_order_release);
    }

    T load() const
    {
        std::array<quint64, words> raw;
        quint32 before = 0;
        quint32 after = 0;
        do {
            before = m_sequence.load(std::memory_order_acquire);
            for (std::size_t i = 0; i < words; ++i)
                raw[i] = m_words[i].load(std::memory_order_acquire);
            after = m_sequence.load(std::memory_order_relaxed);
        } while (before != after || (before & 1) != 0);
        T value;
        std::memcpy(static_cast<void *>(&value), raw.data(), sizeof(T));
        return value;
    }

private:
    static constexpr std::size_t words = sizeof(T) / sizeof(quint64);
    std::atomic<quint32> m_sequence{0};
    std::array<std::atomic<quint64>, words> m_words;
};

} // namespace milliard
