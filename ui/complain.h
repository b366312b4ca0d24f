// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

class QWidget;

namespace milliard {

// Tells in a box over the window what could not be done, and why. Does not wait for the answer.
void complain(QWidget *window, const QString &what, const Error &error);

} // namespace milliard
