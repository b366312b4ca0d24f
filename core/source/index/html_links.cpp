// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/index/html_links.h"

#include <QElapsedTimer>
#include <QStringConverter>

#include <gumbo.h>

#include <csetjmp>
#include <memory_resource>
#include <vector>

namespace milliard {
namespace {

constexpr std::size_t mostBytes = 512 * 1024 * 1024;
constexpr qint64 mostMs = 10'000;
constexpr unsigned allocationsBetweenLooks = 1024; // at the clock

// What names its coding is, as in browsers, a mark at its beginning, its server, or a <meta> in it; UTF-8 where nothing does.
QByteArray utf8Of(const QByteArray &page, const QByteArray &charset)
{
    const auto mark = QStringConverter::encodingForData(page);
    QStringDecoder decoder = mark ? QStringDecoder(*mark) : QStringDecoder(charset.constData());
    if (!decoder.isValid())
        decoder = QStringDecoder::decoderForHtml(page);
    if (!decoder.isValid() || QLatin1StringView(decoder.name()) == QLatin1StringView("UTF-8"))
        return page;
    return QString(decoder.decode(page)).toUtf8();
}

// What gumbo allocates, and the way out of it when that is too much. Nothing is freed one by one, so that giving up leaves nothing
// behind, and a tree of any depth is destroyed without recursion.
struct Arena {
    std::pmr::monotonic_buffer_resource memory;
    std::size_t bytes = 0;
    unsigned allocations = 0;
    QElapsedTimer timer;
    std::jmp_buf tooMuch;
};

void *allocate(void *userdata, std::size_t size)
{
    auto *const arena = static_cast<Arena *>(userdata);
    arena->bytes += size;
    // It takes for granted that it gets what it asks for. No frame that is left by this jump has a destructor: all are gumbo's.
    if (arena->bytes > mostBytes || (++arena->allocations % allocationsBetweenLooks == 0 && arena->timer.hasExpired(mostMs)))
        std::longjmp(arena->tooMuch, 1);
    return arena->memory.allocate(size);
}

void deallocate(void *, void *) { }

// Null: it took too much. A function of its own, since what the caller has in registers would be lost in the jump.
[[gnu::noinline]] const GumboOutput *parse(const GumboOptions &options, Arena &arena, const QByteArray &page)
{
    if (setjmp(arena.tooMuch) != 0)
        return nullptr;
    return gumbo_parse_with_options(&options, page.constData(), std::size_t(page.size()));
}

QString attribute(const GumboNode &node, const char *name)
{
    const GumboAttribute *const found = gumbo_get_attribute(&node.v.element.attributes, name);
    return found ? QString::fromUtf8(found->value) : QString();
}

bool isText(const GumboNode &node)
{
    return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_CDATA;
}

bool hasChildren(const GumboNode &node)
{
    return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
}

// Goes through the tree in its order, however deep it is.
class Reading
{
public:
    HtmlLinks of(const GumboNode &root)
    {
        m_way.push_back({&root, 0});
        while (!m_way.empty()) {
            const auto [node, index] = m_way.back();
            const GumboVector &children = node->v.element.children;
            if (index == children.length) {
                if (node == m_anchor)
                    m_anchor = nullptr;
                m_way.pop_back();
                continue;
            }
            ++m_way.back().second;
            const auto &child = *static_cast<const GumboNode *>(children.data[index]);
            if (isText(child))
                text(child);
            else if (hasChildren(child))
                element(child, index + 1 < children.length ? static_cast<const GumboNode *>(children.data[index + 1]) : nullptr);
        }
        return std::move(m_links);
    }

private:
    void element(const GumboNode &node, const GumboNode *next)
    {
        switch (node.v.element.tag) {
        case GUMBO_TAG_A:
            if (const QString href = attribute(node, "href"); !href.isEmpty()) {
                m_links.links.append({href, {}, next && isText(*next) ? QByteArray(next->v.text.text) : QByteArray(), attribute(node, "class")});
                m_anchor = &node;
            }
            break;
        case GUMBO_TAG_BASE:
            if (m_links.base.isNull())
                m_links.base = attribute(node, "href");
            break;
        case GUMBO_TAG_INPUT:
            m_links.asksForPassword |= attribute(node, "type").compare(QLatin1StringView("password"), Qt::CaseInsensitive) == 0;
            break;
        default:
            break;
        }
        m_way.push_back({&node, 0});
    }

    void text(const GumboNode &node)
    {
        const GumboNode *const parent = m_way.back().first;
        if (parent->v.element.tag == GUMBO_TAG_TITLE && m_links.title.isNull())
            m_links.title = QString::fromUtf8(node.v.text.text).simplified();
        else if (m_anchor && m_links.links.last().text.isNull())
            m_links.links.last().text = QString::fromUtf8(node.v.text.text).simplified();
        else if (!m_anchor && !m_links.links.isEmpty() && m_links.links.last().after.size() < mostAfter)
            m_links.links.last().after += QByteArray(node.v.text.text).trimmed().left(mostAfter) + ' ';
    }

    static constexpr qsizetype mostAfter = 200;

    HtmlLinks m_links;
    std::vector<std::pair<const GumboNode *, unsigned>> m_way; // nodes that we are in, and the next child of each
    const GumboNode *m_anchor = nullptr; // the link that we are in
};

} // namespace

Result<HtmlLinks> readHtmlLinks(const QByteArray &bytes, const QByteArray &charset)
{
    const QByteArray page = utf8Of(bytes, charset);
    Arena arena;
    arena.timer.start();
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = allocate;
    options.deallocator = deallocate;
    options.userdata = &arena;
    options.max_errors = 0; // they would be kept
    const GumboOutput *const output = parse(options, arena, page);
    if (!output)
        return std::unexpected(Error{ErrorKind::BadListing, QStringLiteral("a page of %1 bytes of HTML that takes more than %2 MiB or %3 s to read")
            .arg(page.size()).arg(mostBytes >> 20).arg(mostMs / 1000)});
    return Reading().of(*output->root);
}

} // namespace milliard
