// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>

namespace milliard {

// What the last bytes of a listing say of whether it is whole.
enum class AnswerEnd {
    Whole,   // it ends as its format does; comments may follow </html>
    Cut,     // its format never ends so: JSON without the last bracket, XML with elements that are open
    Unclear, // HTML whose </html> was left out, plain text
};

// For answers whose length nobody said. 'type' is the Content-Type; the body's first character counts where that does not say.
AnswerEnd answerEnd(const QByteArray &type, const QByteArray &body);

} // namespace milliard
