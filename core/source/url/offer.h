// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayView>
#include <QString>
#include <QUrl>

#include <optional>

namespace milliard {

// What else an address could be meant as than the one file that it is.
struct Offer {
    QString source; // as the user would have to write it: "feed+http://…"
    QString notice; // a sentence without full stop that says so, for people
};

// By the media type of the answer at this address (Content-Type, RFC 9110 §8.3): a Metalink, a feed, or an index of a folder. None:
// it is a file like any other, or no kind of source that there is takes it.
std::optional<Offer> betterOffer(const QUrl &url, QByteArrayView contentType);

} // namespace milliard
