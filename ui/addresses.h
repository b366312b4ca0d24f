// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>
#include <QStringList>

class QMimeData;

namespace milliard {

// Longer texts are no addresses that somebody copied.
inline constexpr qsizetype mostAddressText = 1 << 20;

// The addresses in a text that may have anything else: its lines that are one, and of other lines the URLs in them that something
// can be downloaded from. Paths of files are none, nor is what is there twice. By the text alone, without network or disk.
QStringList addressesIn(const QString &text);

// Of what was copied or is dropped: files and links where it has such, else the addresses in its text. Folders are none.
QStringList addressesIn(const QMimeData &data);

// A file by its path, where its URL is given, as desktops do; any other text as it is.
QString pathOrAddress(const QString &text);

} // namespace milliard
