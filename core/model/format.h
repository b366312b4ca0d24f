// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>
#include <QtTypes>

#include <chrono>
#include <optional>

namespace milliard {

// Numbers as people read them, in the user's locale. The same in the window and in the terminal.
QString formatCount(qint64 count);                    // "12,400"
QString formatBytes(qint64 bytes);                    // "1.2 MiB"
QString formatFilesPerSecond(double rate);            // "9,800 files/s"; empty for none
QString formatBytesPerSecond(double rate);            // "1.2 MiB/s"; empty for none
QString formatDuration(std::chrono::seconds time);    // "42 s", "3 min 05 s", "2 h 10 min", "3 d 4 h"
QString formatPercent(double fraction);               // "38 %"; never "100 %" before the end

} // namespace milliard
