// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QColor>
#include <QIcon>

namespace milliard {

// The program's own symbols (resources/icons), drawn in the text colour of the present palette each time they
// are painted, so that a change of theme recolours them. Own ones everywhere, since symbols of an icon theme stay
// black on a dark window unless the desktop recolours them; only KDE does, and there the theme's are taken.
// 'themeName' is the name in the freedesktop.org icon naming specification. GUI thread.
QIcon symbol(const QString &name, const QString &themeName = {});
// In one colour, whatever the palette.
QPixmap tintedSymbol(const QString &name, const QColor &color, int size, qreal pixelRatio);
// The program's picture.
QIcon programIcon();

} // namespace milliard
