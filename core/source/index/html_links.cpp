// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/index/html_links.h"

#include <QElapsedTimer>
#include <QStringConverter>

#include <gumbo.h>

#include <algorithm>
#include <csetjmp>
#include <memory_resource>
#include <utility>
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

// Rows of a list begin and end with it, wherever it is.
bool isRow(GumboTag tag)
{
    return tag == GUMBO_TAG_TR || tag == GUMBO_TAG_LI || tag == GUMBO_TAG_HR || tag == GUMBO_TAG_TABLE || tag == GUMBO_TAG_PRE;
}

// Likewise, but for one in a cell or an item, which is all of one row.
bool isLine(GumboTag tag)
{
    return tag == GUMBO_TAG_BR || tag == GUMBO_TAG_P;
}

bool isCell(GumboTag tag)
{
    return tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH || tag == GUMBO_TAG_LI;
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
                leave(*node);
                m_way.pop_back();
                continue;
            }
            ++m_way.back().second;
            const auto &child = *static_cast<const GumboNode *>(children.data[index]);
            if (isText(child))
                text(child);
            else if (child.type == GUMBO_NODE_WHITESPACE)
                space(child.v.text.text);
            else if (hasChildren(child))
                element(child, index + 1 < children.length ? static_cast<const GumboNode *>(children.data[index + 1]) : nullptr);
        }
        m_links.isEmptyPre = m_hasPre && !m_hasOther;
        return std::move(m_links);
    }

private:
    void element(const GumboNode &node, const GumboNode *next)
    {
        const GumboTag tag = node.v.element.tag;
        border(tag);
        m_cells += isCell(tag) ? 1 : 0;
        m_pres += tag == GUMBO_TAG_PRE ? 1 : 0;
        m_hasPre |= tag == GUMBO_TAG_PRE;
        m_hasOther |= tag != GUMBO_TAG_PRE && tag != GUMBO_TAG_HTML && tag != GUMBO_TAG_HEAD && tag != GUMBO_TAG_BODY && tag != GUMBO_TAG_META;
        switch (tag) {
        case GUMBO_TAG_A:
            if (const QString href = attribute(node, "href"); !href.isEmpty())
                link(node, href, next && isText(*next) ? QByteArray(next->v.text.text) : QByteArray());
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

    void link(const GumboNode &node, const QString &href, const QByteArray &tail)
    {
        m_anchor = &node;
        const QString kind = attribute(node, "class");
        HtmlLink *const icon = m_isBefore || m_links.links.isEmpty() ? nullptr : &m_links.links.last();
        if (icon && icon->href == href && icon->text.isEmpty() && icon->row.size() == icon->before) {
            icon->tail = tail;
            icon->kind += QLatin1Char(' ') + kind;
            return;
        }
        const qsizetype before = m_before.size();
        m_links.links.append({href, {}, tail, kind, std::exchange(m_before, {}), before});
        m_isBefore = false;
        m_room = mostOfRow;
    }

    void leave(const GumboNode &node)
    {
        const GumboTag tag = node.v.element.tag;
        if (&node == m_anchor)
            m_anchor = nullptr;
        m_cells -= isCell(tag) ? 1 : 0;
        m_pres -= tag == GUMBO_TAG_PRE ? 1 : 0;
        border(tag);
    }

    void text(const GumboNode &node)
    {
        m_hasOther = true;
        const GumboNode *const parent = m_way.back().first;
        if (parent->v.element.tag == GUMBO_TAG_TITLE && m_links.title.isNull())
            m_links.title = QString::fromUtf8(node.v.text.text).simplified();
        else if (m_anchor && m_links.links.last().text.isEmpty())
            m_links.links.last().text = QString::fromUtf8(node.v.text.text).simplified();
        else if (!m_anchor)
            rowText(node.v.text.text);
    }

    void rowText(QByteArrayView text)
    {
        if (const qsizetype end = m_pres > 0 ? text.indexOf('\n') : -1; end >= 0) {
            addToRow(text.first(end));
            endRow();
            text = text.sliced(text.lastIndexOf('\n') + 1);
        }
        addToRow(text);
    }

    void space(QByteArrayView text)
    {
        if (m_pres > 0 && text.contains('\n'))
            endRow();
    }

    void addToRow(QByteArrayView text)
    {
        text = text.trimmed().first(std::min(text.trimmed().size(), m_room));
        QByteArray *const row = m_isBefore ? &m_before : m_links.links.isEmpty() ? nullptr : &m_links.links.last().row;
        if (!row || text.isEmpty())
            return;
        *row += text.toByteArray() + ' ';
        m_room -= text.size();
    }

    void border(GumboTag tag)
    {
        if (isRow(tag) || (isLine(tag) && m_cells == 0))
            endRow();
    }

    void endRow()
    {
        if (m_anchor)
            return;
        m_before.clear();
        m_isBefore = true;
        m_room = mostOfRow;
    }

    static constexpr qsizetype mostOfRow = 200;

    HtmlLinks m_links;
    std::vector<std::pair<const GumboNode *, unsigned>> m_way; // nodes that we are in, and the next child of each
    const GumboNode *m_anchor = nullptr; // the link that we are in
    QByteArray m_before;     // the text of a row that no link came in yet
    bool m_isBefore = false; // we are in one
    qsizetype m_room = 0;    // for more of it, bytes
    int m_cells = 0;         // that we are in
    int m_pres = 0;          // likewise
    bool m_hasPre = false;
    bool m_hasOther = false; // than an empty <pre>
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
