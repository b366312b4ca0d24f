// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

#include <optional>

namespace milliard {

inline constexpr qint64 mostFileBytes = qint64(1) << 60; // that a filter may name

// A number of bytes as people write it: whole, from 0 to 'high', and with K, M or G behind it 1,024, 1,024² or 1,024³ times as
// many ("20M", "20 MiB"). None: it is no such number.
std::optional<qint64> bytesFromText(const QString &text, qint64 high);

} // namespace milliard
