// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace milliard {

// An <a href> of a page.
struct HtmlLink {
    QString href; // as written, but for character references
    QString text; // the first there is in it
    QByteArray tail; // the text that follows the element, if one does
    QString kind{};  // its classes
    QByteArray after{}; // all text from its end to the next link, but for spaces at its ends; the first 200 bytes
};

// What a page of HTML has that a listing can be made of.
struct HtmlLinks {
    QList<HtmlLink> links; // in order
    QString base;          // of the first <base href>; null: none
    QString title;
    bool asksForPassword = false;
};

// By gumbo, which takes any bytes. It has no bounds of its own, and its time and memory may grow with the square of a page's
// size: a page that takes it more than 512 MiB or 10 s is BadListing. 'charset' is what the server calls its coding; empty: it does not say.
Result<HtmlLinks> readHtmlLinks(const QByteArray &bytes, const QByteArray &charset);

} // namespace milliard
