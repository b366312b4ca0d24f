// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

class QWidget;

namespace milliard {

// Options whose names alone do not say what to choose.
enum class OptionHelp { ActiveJobs, Threads, Connections, HostConnections, Packing, FanOut, Existing, Engine, Retries, FirstWait, Timeout };

// Gives the field a text that Shift+F1 shows ("What's this?"): what the option does, and what to choose.
void setHelp(QWidget &field, OptionHelp option);

} // namespace milliard
