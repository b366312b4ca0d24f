// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

class QCoreApplication;

namespace milliard {

// Puts the texts of the user's language into force, else the English ones with their plural forms. Call once, before there is a
// widget.
void installTranslation(QCoreApplication &application);

} // namespace milliard
