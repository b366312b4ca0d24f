// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

namespace milliard {

// While QApplication is made: where no window can be shown (a display that does not answer, a platform plug-in that is missing) Qt
// says so at length and dumps a core. Instead its first words end the process in one line, with status 1. What it says without
// ending is held back and printed at the end of this object. One at a time; main thread.
class HeldMessages final
{
public:
    HeldMessages();
    ~HeldMessages();
};

} // namespace milliard
