// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/settings.h"

#include <QColor>
#include <QPalette>

namespace milliard {

// What a bar or a symbol says with colour; the same is always said with words too.
enum class Tone { Accent, Quiet, Good, Warning, Bad };

// Puts the choice into force for the whole program, at once. Where the platform cannot change its colour scheme,
// the style becomes Fusion with a palette of our own. Call after QApplication is made. GUI thread.
void applyTheme(ThemeChoice choice);

// Whether text is lighter than its ground.
bool isDark(const QPalette &palette);
// Strong enough on the palette's base and window for text: 4.5:1 at least (WCAG 2.2, 1.4.3).
QColor toneColor(Tone tone, const QPalette &palette);
QPalette ownPalette(bool dark);
// Contrast ratio as WCAG 2.2 defines it, 1..21.
double contrast(const QColor &a, const QColor &b);

} // namespace milliard
