// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

class QScrollArea;
class QWidget;

namespace milliard {

// Gives the window the height that its scrolled form needs, as far as the screen has it; never shrinks it under the
// user's hands.
void growToFit(QWidget &window, const QScrollArea &form);

} // namespace milliard
