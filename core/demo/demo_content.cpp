// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/demo/demo_content.h"

#include "core/demo/demo_hash.h"
#include "core/demo/demo_options.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <cstring>

namespace milliard {
namespace {

constexpr int digits = 10;
constexpr char prefix[] = {'f', 'i', 'l', 'e', '-'};
constexpr char suffix[] = {'.', 'b', 'i', 'n'};
static_assert(sizeof(prefix) + digits + sizeof(suffix) == demoNameBytes);

// The random part of a body is this table over and over, each time XORed with another word that hangs on the
// name and the round. That is several times as fast as making each word, so that one large file is not held
// up by its source; no two stretches of the rounds or of the names are alike.
constexpr size_t tableWords = 4096;
constexpr auto table = [] {
    std::array<quint64, tableWords> words{};
    DemoRandom random(0x4d696c6c69617264u);
    for (quint64 &word : words)
        word = random.next();
    return words;
}();

quint64 keyOf(QByteArrayView name)
{
    quint64 hash = 0xcbf29ce484222325u; // FNV-1a
    for (const char c : name)
        hash = (hash ^ quint8(c)) * 0x100000001b3u;
    return demoMix(hash);
}

// Words [first, first + count) of the random part. 'count' does not cross the end of the table.
void fillWords(quint64 key, quint64 first, char *out, size_t count)
{
    const quint64 mask = demoMix(key + first / tableWords);
    const quint64 *words = table.data() + first % tableWords;
    for (size_t i = 0; i < count; ++i) {
        const quint64 word = qToLittleEndian(words[i] ^ mask);
        std::memcpy(out + i * sizeof word, &word, sizeof word);
    }
}

void fillRandom(quint64 key, quint64 offset, char *out, size_t size)
{
    constexpr size_t wordBytes = sizeof(quint64);
    if (const size_t skip = offset % wordBytes; skip && size) {
        char word[wordBytes];
        fillWords(key, offset / wordBytes, word, 1);
        const size_t n = std::min(size, wordBytes - skip);
        std::memcpy(out, word + skip, n);
        offset += n;
        out += n;
        size -= n;
    }
    while (size >= wordBytes) {
        const quint64 first = offset / wordBytes;
        const size_t count = std::min<size_t>(size / wordBytes, tableWords - first % tableWords);
        fillWords(key, first, out, count);
        offset += count * wordBytes;
        out += count * wordBytes;
        size -= count * wordBytes;
    }
    if (size) {
        char word[wordBytes];
        fillWords(key, offset / wordBytes, word, 1);
        std::memcpy(out, word, size);
    }
}

} // namespace

QByteArray demoName(qint64 index)
{
    QByteArray name(demoNameBytes, Qt::Uninitialized);
    writeDemoName(index, name.data());
    return name;
}

void writeDemoName(qint64 index, char *out)
{
    std::memcpy(out, prefix, sizeof prefix);
    out += sizeof prefix;
    for (int i = digits; i-- > 0; index /= 10)
        out[i] = char('0' + index % 10);
    std::memcpy(out + digits, suffix, sizeof suffix);
}

std::optional<qint64> demoIndex(QByteArrayView name)
{
    if (name.size() != demoNameBytes || std::memcmp(name.data(), prefix, sizeof prefix) != 0
        || std::memcmp(name.data() + sizeof prefix + digits, suffix, sizeof suffix) != 0) {
        return std::nullopt;
    }
    qint64 index = 0;
    for (const char c : name.sliced(sizeof prefix, digits)) {
        if (c < '0' || c > '9')
            return std::nullopt;
        index = index * 10 + (c - '0');
    }
    return index;
}

qint64 demoSize(qint64 index, const DemoOptions &options)
{
    if (!options.varySize)
        return options.size;
    const qint64 least = options.size / 4;
    const qint64 most = options.size * 2;
    return least + qint64(demoMix(quint64(index) + 1) % quint64(most - least + 1));
}

qint64 demoSize(QByteArrayView name, const DemoOptions &options)
{
    const auto index = demoIndex(name);
    return index ? demoSize(*index, options) : options.size;
}

DemoBody::DemoBody(QByteArrayView name)
    : m_name(name)
    , m_key(keyOf(name))
{
}

void DemoBody::read(qint64 offset, std::span<char> out) const
{
    if (offset < m_name.size() && !out.empty()) {
        const size_t n = std::min(out.size(), size_t(m_name.size() - offset));
        std::memcpy(out.data(), m_name.data() + offset, n);
        out = out.subspan(n);
        offset += qint64(n);
    }
    if (offset == m_name.size() && !out.empty()) {
        out[0] = '\n';
        out = out.subspan(1);
        ++offset;
    }
    if (!out.empty())
        fillRandom(m_key, quint64(offset - m_name.size() - 1), out.data(), out.size());
}

bool isDemoBody(QByteArrayView name, QByteArrayView body)
{
    return isDemoBodyPart(name, 0, body);
}

bool isDemoBodyPart(QByteArrayView name, qint64 offset, QByteArrayView part)
{
    const DemoBody right(name);
    std::array<char, 4096> buffer;
    while (!part.isEmpty()) {
        const auto piece = std::span(buffer).first(std::min(size_t(part.size()), buffer.size()));
        right.read(offset, piece);
        if (std::memcmp(piece.data(), part.data(), piece.size()) != 0)
            return false;
        offset += qint64(piece.size());
        part = part.sliced(qsizetype(piece.size()));
    }
    return true;
}

} // namespace milliard
