// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

#include <optional>

namespace milliard {

// What a pasted address of a list/get service says, part by part.
struct HostText {
    QString host; // an IPv6 address in brackets
    int port = 0; // 0: it does not say
    std::optional<bool> https;
    QString prefix; // "" or "/…"

    bool operator==(const HostText &) const = default;
};

// Splits "list+http://h:80/x", "https://h", "h:80", "h/x". None for a bare host, or for what cannot be split.
std::optional<HostText> splitHost(const QString &text);

// The source that the parts make; the host may be any text, checkSource() judges it.
QString listSource(const QString &host, int port, bool https, const QString &prefix);

} // namespace milliard
