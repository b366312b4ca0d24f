// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>

namespace milliard {

// When a file was changed and how large it is, in the words of its row on a page: "2026-11-12 10:00 1.2K", "12 Nov 2026 1,234 bytes". Too
// coarse to be its time and size, but another version has others. Empty: the row tells neither. Ages ("3 days ago") are no times.
QByteArray toldBy(const QByteArray &row);

} // namespace milliard
