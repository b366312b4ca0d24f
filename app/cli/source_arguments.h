// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "app/cli/arguments.h"

#include <QFile>
#include <QJsonObject>

namespace milliard {

// The options of all kinds of sources, each once.
void addSourceOptions(Arguments &arguments);

// What of them was given, for JobOptions::source. BadInput for one that the source does not take; whether its value is right
// is checked with the source.
Result<QJsonObject> sourceOptions(const Arguments &arguments, const QString &source);

// A line for each kind: what its addresses look like; and one for standard input.
QString sourceForms();

// The one SOURCE that was given; "-" alone is "urls:-".
QString givenSource(const Arguments &arguments);
// Whether its list is standard input, which the last character stands for then.
bool isInput(const QString &source);
Result<void> openInput(QFile &input); // BadInput

} // namespace milliard
