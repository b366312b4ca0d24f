// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/feed/html_text.h"

#include <QList>
#include <QRegularExpression>

#include <gumbo.h>

#include <algorithm>
#include <memory>

namespace milliard {

QString htmlText(const QString &html)
{
    const QByteArray utf8 = html.first(std::min(html.size(), maxHtmlTextCharacters)).toUtf8();
    const auto destroy = [](GumboOutput *output) { gumbo_destroy_output(&kGumboDefaultOptions, output); };
    const std::unique_ptr<GumboOutput, decltype(destroy)> page(gumbo_parse_with_options(&kGumboDefaultOptions, utf8.constData(), std::size_t(utf8.size())), destroy);
    QString text;
    QList<const GumboNode *> open{page->root};
    while (!open.isEmpty()) {
        const GumboNode *const node = open.takeLast();
        if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA)
            text += QString::fromUtf8(node->v.text.text);
        if (node->type != GUMBO_NODE_ELEMENT)
            continue;
        if (node->v.element.tag == GUMBO_TAG_BR)
            text += QLatin1Char(' ');
        for (unsigned i = node->v.element.children.length; i-- > 0;) // the first comes off first
            open.append(static_cast<const GumboNode *>(node->v.element.children.data[i]));
    }
    return text.simplified();
}

bool hasCharacterReference(const QString &text)
{
    static const QRegularExpression reference(QStringLiteral("&(#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);"));
    return text.contains(reference);
}

} // namespace milliard
