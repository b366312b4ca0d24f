// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/demo/demo_head.h"

#include <charconv>

namespace milliard {
namespace {

void appendNumber(std::string &out, qint64 number)
{
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    out.append(digits, size_t(end - digits));
}

void appendEtag(std::string &out, quint64 value)
{
    char text[18];
    text[0] = text[17] = '"';
    for (int i = 16; i > 0; --i, value >>= 4)
        text[i] = "0123456789abcdef"[value & 15];
    out.append(text, sizeof text);
}

} // namespace

void appendHead(std::string &out, const DemoHead &head)
{
    out += "HTTP/1.1 ";
    appendNumber(out, head.status);
    out += ' ';
    out += demoReason(head.status);
    if (head.length) {
        out += "\r\nContent-Length: ";
        appendNumber(out, *head.length);
    }
    out += "\r\nContent-Type: ";
    out += head.type;
    if (head.etag) {
        out += "\r\nAccept-Ranges: bytes\r\nETag: ";
        appendEtag(out, *head.etag);
    }
    if (head.range) {
        out += "\r\nContent-Range: bytes ";
        if (head.range->first < 0) {
            out += '*';
        } else {
            appendNumber(out, head.range->first);
            out += '-';
            appendNumber(out, head.range->first + head.range->length - 1);
        }
        out += '/';
        appendNumber(out, head.range->size);
    }
    out += "\r\n";
    out += head.fields;
    out += head.connection;
    out += "\r\n";
}

std::string demoEtag(quint64 value)
{
    std::string etag;
    appendEtag(etag, value);
    return etag;
}

std::string_view demoReason(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 206:
        return "Partial Content";
    case 400:
        return "Bad Request";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 416:
        return "Range Not Satisfiable";
    case 429:
        return "Too Many Requests";
    case 500:
        return "Internal Server Error";
    case 503:
        return "Service Unavailable";
    }
    return "Unknown";
}

} // namespace milliard
