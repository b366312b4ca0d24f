// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

class QLineEdit;

namespace milliard {

// Makes a field one that finds something: with a symbol, a button that empties it, and names for all three.
void makeSearchField(QLineEdit &field, const QString &name);

} // namespace milliard
