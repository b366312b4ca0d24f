// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

class QScrollArea;
class QWidget;

namespace milliard {

class FieldMessage;

// Gives the window the height that its scrolled form needs, as far as the screen has it; never shrinks it under the
// user's hands.
void growToFit(QWidget &window, const QScrollArea &form);

// The keyboard goes to the message's field, and the message comes into view once it has its place. Null: nothing happens.
void showMessage(QWidget &window, QScrollArea &form, FieldMessage *message);

} // namespace milliard
