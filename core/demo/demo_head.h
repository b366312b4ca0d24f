// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QtTypes>

#include <optional>
#include <string>
#include <string_view>

namespace milliard {

// The status line and fields of an answer (RFC 9112 §4). Appended to the buffer that goes to the socket,
// with no allocation but the buffer's own.
struct DemoHead {
    struct Range { // for status 206, and with first = -1 for 416
        qint64 first;
        qint64 length;
        qint64 size;
    };

    int status = 200;
    std::string_view type = {};        // Content-Type
    std::optional<qint64> length = {}; // Content-Length, bytes; none: it is left out
    std::optional<quint64> etag = {};
    std::optional<Range> range = {};
    std::string_view fields = {};      // further ones, each with its CR LF
    std::string_view connection = {};  // likewise
};

void appendHead(std::string &out, const DemoHead &head);

// The strong entity tag, quotes included (RFC 9110 §8.8.3).
std::string demoEtag(quint64 value);

std::string_view demoReason(int status);

} // namespace milliard
