// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/settings.h"

#include <QJsonObject>

namespace milliard {

// Preferences as a file that people keep or take to another machine: JSON with a name for each value. There are no secrets in it.
QJsonObject toJson(const Preferences &preferences);
// Missing members have their usual value, and unknown ones are passed over, since another version may have written them. BadInput
// for what is not such a file, and for a value that is out of bounds.
Result<Preferences> preferencesFromJson(const QJsonObject &json);

// Also NoAccess and the like, as the file system tells them.
Result<void> exportPreferences(const Preferences &preferences, const QString &file);
Result<Preferences> importPreferences(const QString &file);

} // namespace milliard
