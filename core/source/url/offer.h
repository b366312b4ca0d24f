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

// So many bytes of a document say what it is, unless it begins with a long comment.
inline constexpr qint64 beginningBytes = 2048;

// Whether a media type leaves open what is at an address (Content-Type, RFC 9110 §8.3): XML of any kind, and what is called HTML, as which
// feeds are served now and then, unless its name says that too.
bool isAmbiguous(const QUrl &url, QByteArrayView contentType);

// A Metalink, a feed, or an index of a folder: by the media type of the answer, and where that is ambiguous by the document's
// 'beginning', as far as that is known. None: it is a file like any other, or no kind of source that there is takes it.
std::optional<Offer> betterOffer(const QUrl &url, QByteArrayView contentType, const QByteArray &beginning = {});

} // namespace milliard
