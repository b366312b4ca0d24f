// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/transport/answer_fields.h"
#include "core/transport/transport.h"

#include <optional>

namespace milliard {

// What the transports have in common: how a part of a file is asked for, and what an answer means for the transfer that
// asked. Pure; errors name what was found but not the host.

// As before an answer.
void beginAttempt(Transfer &transfer);

// The fields that the transfer's request for 'url' has besides those of every request: what the transfer carries and what signs it,
// unless the request is 'elsewhere', behind a redirect to another origin; and those by which a part is asked for (RFC 9110 §14.2,
// §13.1.5). For one request: a signature may be of use but once.
RequestFields ownFields(const Transfer &transfer, const QByteArray &url, bool elsewhere = false);
inline bool hasOwnFields(const Transfer &transfer)
{
    return transfer.range || transfer.signer || !transfer.fields.isEmpty();
}

// Whether an answer of this status has a body for the transfer: 200, which is the whole file though a part was asked for (a
// server may ignore that, and must where the file is another by now), or 206 where a part was asked for.
inline bool isWanted(const Transfer &transfer, int status)
{
    return status == 200 || (status == 206 && transfer.range);
}

// Sets Transfer::total and head by the head of a wanted answer that announces 'length' bytes. Of a 206 the total is the
// part's length though no other field may tell it. BadResponse if it is not the part that was asked for, or contradicts
// itself; Changed if it is of another version of the file.
Result<void> readAnswer(Transfer &transfer, int status, std::optional<quint64> length, const AnswerFields &fields);

// Counts bytes that arrived and are about to be handed on. WrongLength if they are more than were announced.
Result<void> countBytes(Transfer &transfer, qint64 bytes);

// Whether all that was announced has come, at the end of a wanted answer. ConnectionLost.
Result<void> checkWhole(const Transfer &transfer);

} // namespace milliard
