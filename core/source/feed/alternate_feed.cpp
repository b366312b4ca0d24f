// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/feed/alternate_feed.h"

#include <QList>

#include <gumbo.h>

#include <algorithm>
#include <memory>

namespace milliard {
namespace {

// Such links stand at the head of a page; what is nested deeper than so much can be is of no interest.
constexpr qsizetype maxHtmlBytes = 64 * 1024;

QByteArray attribute(const GumboElement &element, const char *name)
{
    const GumboAttribute *found = gumbo_get_attribute(&element.attributes, name);
    return found ? QByteArray(found->value).trimmed() : QByteArray();
}

bool isFeedLink(const GumboElement &element)
{
    if (element.tag != GUMBO_TAG_LINK || !attribute(element, "rel").toLower().split(' ').contains("alternate"))
        return false;
    const QByteArray type = attribute(element, "type").toLower();
    return type == "application/rss+xml" || type == "application/atom+xml";
}

} // namespace

bool isWebPage(const QByteArray &body)
{
    const QByteArray start = body.first(std::min<qsizetype>(body.size(), 512)).trimmed().toLower();
    return start.contains("<!doctype html") || start.contains("<html");
}

QUrl alternateFeed(const QByteArray &html, const QUrl &base)
{
    const qsizetype size = std::min(html.size(), maxHtmlBytes);
    const auto destroy = [](GumboOutput *output) { gumbo_destroy_output(&kGumboDefaultOptions, output); };
    const std::unique_ptr<GumboOutput, decltype(destroy)> page(gumbo_parse_with_options(&kGumboDefaultOptions, html.constData(), std::size_t(size)), destroy);
    QList<const GumboNode *> open{page->root};
    while (!open.isEmpty()) {
        const GumboNode *const node = open.takeLast();
        if (node->type != GUMBO_NODE_ELEMENT)
            continue;
        const GumboElement &element = node->v.element;
        if (isFeedLink(element)) {
            const QUrl url = base.resolved(QUrl(QString::fromUtf8(attribute(element, "href")), QUrl::TolerantMode));
            if (url.isValid() && (url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https")))
                return url;
        }
        for (unsigned i = element.children.length; i-- > 0;) // the first comes off first
            open.append(static_cast<const GumboNode *>(element.children.data[i]));
    }
    return {};
}

} // namespace milliard
