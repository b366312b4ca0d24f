// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/transport/origin.h"
#include "tests/fuzz/fuzz.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>

using namespace milliard;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    new QCoreApplication(*argc, *argv); // for the proxies of the system; never destroyed, as the process just ends
    return 0;
}

// A URL, as an entry has it.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray url = Input(data, size).rest();
    Origins origins;
    const auto place = origins.find(url);
    if (!place)
        return 0;
    const Origin &origin = *place->origin;
    const auto isPlain = [](char c) { return quint8(c) > 0x20 && c != 0x7f; };
    hold(std::ranges::all_of(place->target, isPlain), "a target cannot end the request's line");
    hold(!place->target.contains('#'), "a fragment is not sent");
    hold(place->target.isEmpty() || place->target[0] == '/' || place->target[0] == '?', "a target begins as one");
    hold(url.startsWith(origin.prefix + place->target.toByteArray()), "origin and target are the URL's");
    hold(!origin.host.empty() && std::ranges::all_of(origin.host, isPlain), "a host cannot end its field");
    const int port = QByteArray::fromStdString(origin.port).toInt();
    hold(port >= 0 && port <= 65535, "a port is one");
    // One version, and fields that end with an empty line, the only one.
    const std::string &tail = origin.requestTail;
    hold(tail.starts_with(" HTTP/1.1\r\nHost: ") && tail.find("\r\n\r\n") == tail.size() - 4, "a request is one request");
    hold(std::ranges::count(tail, '\n') == 6 && std::ranges::count(tail, '\r') == 6, "it has the fields that we give it");
    const QUrl whole = QUrl::fromEncoded(origin.prefix, QUrl::StrictMode);
    hold(whole.host(QUrl::FullyEncoded).toStdString() == origin.host && whole.port(origin.tls ? 443 : 80) == port, "QUrl finds the same host");
    hold(whole.userInfo().isEmpty() || origin.isForQt, "a URL with a user is not Beast's");
    const auto again = origins.find(url);
    hold(again && again->origin == place->origin && again->target == place->target, "an origin met before is the same");
    return 0;
}
