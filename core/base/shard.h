// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QString>

namespace milliard {

// One archive file that holds whole pages, as the journal knows it.
struct Shard {
    QString name;         // of the file in the destination
    qint64 entries = 0;   // members
    qint64 bytes = 0;     // of the members' bodies
    qint64 fileBytes = 0; // of the file itself
    QByteArray digest;    // SHA-256 of the file, 32 bytes (FIPS 180-4)

    bool operator==(const Shard &) const = default;
};

} // namespace milliard
