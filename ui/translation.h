// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

#include <span>

class QCoreApplication;

namespace milliard {

// A language that the window speaks.
struct Language {
    const char *name;  // as QLocale has it
    const char *title; // what those call it who speak it; UTF-8
};

std::span<const Language> languages();

// Puts the texts of a language into force, Qt's own included, and its numbers and dates. 'language' is the name of one of
// languages(); empty: what the system says, where that is none of them the English texts. Call once, before there is a widget.
void installTranslation(QCoreApplication &application, const QString &language);

} // namespace milliard
