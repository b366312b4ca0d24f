// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QtTypes>

#include <optional>
#include <span>

namespace milliard {

struct DemoOptions;

// Names, sizes and bodies of the demo service, made from the index of a file alone: any number of files
// costs nothing, and whoever has a body can tell whether it is right. Pure functions, for any thread; they
// do not fail and keep no memory.

inline constexpr int demoNameBytes = 19; // "file-0000000042.bin"

// 'index' is 0..10^10 - 1. Names sort as their indexes do.
QByteArray demoName(qint64 index);
// The same without an allocation; writes demoNameBytes.
void writeDemoName(qint64 index, char *out);
// The index of exactly what demoName() makes.
std::optional<qint64> demoIndex(QByteArrayView name);

// Bytes of the body of a file; names that are no demoName() have options.size always.
qint64 demoSize(qint64 index, const DemoOptions &options);
qint64 demoSize(QByteArrayView name, const DemoOptions &options);

// The bytes of one name without an end: the name, a line feed, then pseudo-random ones. A body is their
// first demoSize(). Any stretch is made at once, whatever its offset. The viewed name must outlive it.
class DemoBody final
{
public:
    explicit DemoBody(QByteArrayView name);

    quint64 key() const { return m_key; } // the same for the same name, evenly spread
    void read(qint64 offset, std::span<char> out) const;

private:
    QByteArrayView m_name;
    quint64 m_key;
};

// Whether these are the bytes of that name. The size is not looked at: compare it with demoSize().
bool isDemoBody(QByteArrayView name, QByteArrayView body);
// The same for a piece of a body that is received in pieces.
bool isDemoBodyPart(QByteArrayView name, qint64 offset, QByteArrayView part);

} // namespace milliard
