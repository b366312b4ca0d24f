// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/transport/answer_fields.h"

#include <QByteArray>
#include <QHttpHeaders>
#include <QList>

namespace milliard {

// Above this an answer's head is refused: no honest one comes near, and memory must not be the server's to spend.
constexpr qsizetype maxHeadBytes = 64 * 1024;

// What Content-Length fields say together, in bytes; -1: there is none. Several values, in one field or many, must be
// the same (RFC 9112 §6.3, rule 5). BadResponse.
Result<qint64> announcedLength(const QList<QByteArray> &values);

// The length of the body that a head of HTTP/1.1 announces, in bytes; -1: it does not say. BadResponse for a head that
// leaves in doubt where its answer ends, since what comes after could then be taken for another file:
// lengths that are none or differ, codings besides chunked, chunked together with a length (RFC 9112 §6.1, §6.3), and
// for control characters in values (RFC 9110 §5.5).
Result<qint64> bodyLength(const QHttpHeaders &fields);

// What they say of the file.
AnswerFields answerFields(const QHttpHeaders &fields);

} // namespace milliard
