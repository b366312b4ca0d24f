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
    QString text; // the first there is in it but for spaces
    QByteArray tail; // the text that follows the element, if one does
    QString kind{};  // its classes
    QByteArray row{}; // all text of its row from its end to the next link, and of the row's first link what is before it as well; each the first 200 bytes
    qsizetype before = 0; // bytes of that are before it
};

// What a page of HTML has that a listing can be made of.
struct HtmlLinks {
    QList<HtmlLink> links; // in order; one without a text, as of an icon, and the next, to the same and with nothing between, are one
    QString base;          // of the first <base href>; null: none
    QString title;
    bool asksForPassword = false;
    bool isEmptyPre = false; // all that can be seen of it is a <pre> with nothing in it
};

// By gumbo, which takes any bytes. It has no bounds of its own, and its time and memory may grow with the square of a page's
// size: a page that takes it more than 512 MiB or 10 s is BadListing. 'charset' is what the server calls its coding; empty: it does not say.
Result<HtmlLinks> readHtmlLinks(const QByteArray &bytes, const QByteArray &charset);

} // namespace milliard
