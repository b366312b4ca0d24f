// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>

namespace milliard {

// A document as a strict reader of XML takes it: before its declaration nothing may stand, and yet programs that make feeds leave blank
// lines there. They come to stand in the declaration, so that lines keep their numbers. Other documents are as they were.
QByteArray withDeclarationFirst(QByteArray xml);

} // namespace milliard
