// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace milliard {

// Bytes of a file, from 'first' up to but not including 'end'.
struct Span {
    qint64 first = 0;
    qint64 end = 0;

    qint64 size() const { return end - first; }
    bool operator==(const Span &) const = default;
};

// What is durable of a large file that is not whole yet, as the journal knows it.
struct Part {
    qint64 page = 0;      // of its entry
    QString name;         // of its entry
    qint64 version = 0;   // of the file that has them: another after each start from the beginning
    qint64 size = 0;      // of the whole file, bytes
    QByteArray validator; // names the version that the bytes are of (RFC 9110 §13.1.5); not empty
    QList<Span> spans;    // ascending, apart from each other

    bool operator==(const Part &) const = default;
};

// What the file with these bytes is called in the destination's hidden folder. Letters, digits and '-'. Each version has its
// own, so that what the journal says stays true of the one it speaks of, whenever the program is killed.
QByteArray partFileName(qint64 page, const QString &name, qint64 version);

} // namespace milliard
