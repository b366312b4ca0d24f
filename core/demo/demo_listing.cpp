// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/demo/demo_listing.h"

#include "core/demo/demo_content.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace milliard {
namespace {

constexpr std::string_view start = R"({"FileNames":[)";
constexpr std::string_view gapPrefix = "before-"; // and the next page's cursor: that of a page without names
constexpr qint64 itemBytes = demoNameBytes + 2;   // with quotes

// The names that the faults add to the first page.
QStringList extraNames(const DemoOptions &options)
{
    QStringList names;
    for (const DemoFault &fault : options.faults) {
        switch (fault.kind) {
        case DemoFaultKind::NameSlash:
            names += QStringLiteral("folder/inside.bin");
            break;
        case DemoFaultKind::NameDotdot:
            names += QStringLiteral("../escape.bin");
            break;
        case DemoFaultKind::NameAbsolute:
            names += QStringLiteral("/etc/escape.bin");
            break;
        case DemoFaultKind::NameNul:
            names += QStringLiteral("nul") + QChar(u'\0') + QStringLiteral("byte.bin");
            break;
        case DemoFaultKind::NameLong:
            names += QString(296, QLatin1Char('n')) + QStringLiteral(".bin");
            break;
        case DemoFaultKind::NameCase:
            names += {QStringLiteral("Case.bin"), QStringLiteral("case.bin")};
            break;
        case DemoFaultKind::NameEmpty:
            names += QString();
            break;
        case DemoFaultKind::NameTwice:
            if (options.files > 0)
                names += QString::fromLatin1(demoName(0));
            break;
        case DemoFaultKind::NameUnicode:
            names += QStringLiteral("żółć-日本-🎈.bin");
            break;
        case DemoFaultKind::NameControl:
            names += QStringLiteral("line\nfeed\tand-tab.bin");
            break;
        default:
            break;
        }
    }
    return names;
}

std::string nameOf(qint64 index)
{
    std::string name(demoNameBytes, '\0');
    writeDemoName(index, name.data());
    return name;
}

} // namespace

qint64 demoListedNames(const DemoOptions &options)
{
    return options.files + extraNames(options).size();
}

DemoListing::DemoListing(const DemoOptions &options)
    : m_files(options.files)
    , m_page(options.page)
{
    const auto has = [&](DemoFaultKind kind) {
        return std::ranges::contains(options.faults, kind, &DemoFault::kind);
    };
    m_loop = has(DemoFaultKind::ListLoop);
    m_cycle = has(DemoFaultKind::ListCycle);
    m_noNames = has(DemoFaultKind::ListNoNames);

    const QStringList extras = extraNames(options);
    for (const QString &name : extras)
        m_extras.push_back(name.toStdString());
    const QByteArray json = QJsonDocument(QJsonArray::fromStringList(extras)).toJson(QJsonDocument::Compact);
    m_extrasJson = json.sliced(1, json.size() - 2).toStdString();
}

std::optional<DemoPage> DemoListing::find(std::string_view cursor) const
{
    DemoPage page;
    std::string_view name = cursor;
    const bool gap = m_noNames && name.starts_with(gapPrefix);
    if (gap)
        name.remove_prefix(gapPrefix.size());
    if (!cursor.empty()) {
        const auto index = demoIndex(name);
        if (!index || *index == 0 || *index >= m_files || *index % m_page != 0)
            return std::nullopt;
        page.first = *index;
    }
    page.extras = cursor.empty();
    page.count = gap ? 0 : std::min(m_page, m_files - page.first);

    const qint64 end = page.first + page.count;
    if (m_loop && !cursor.empty())
        page.next = cursor;
    else if (m_cycle && page.first >= 2 * m_page)
        page.next = nameOf(m_page);
    else if (end < m_files)
        page.next = (m_noNames && !gap ? std::string(gapPrefix) : std::string()) + nameOf(end);
    return page;
}

qint64 DemoListing::jsonBytes(const DemoPage &page) const
{
    const qint64 commas = std::max<qint64>(page.count - 1, 0);
    return qint64(start.size()) + page.count * itemBytes + commas + qint64(endOf(page).size());
}

void DemoListing::appendStart(std::string &out) const
{
    out += start;
}

void DemoListing::appendNames(std::string &out, const DemoPage &page, qint64 from, qint64 to) const
{
    constexpr size_t pitch = itemBytes + 1;
    const size_t before = out.size();
    out.resize(before + size_t(to - from) * pitch);
    char *at = out.data() + before;
    for (qint64 i = from; i < to; ++i, at += pitch) {
        at[0] = '"';
        writeDemoName(page.first + i, at + 1);
        at[itemBytes - 1] = '"';
        at[itemBytes] = ',';
    }
    if (to == page.count && to > from)
        out.pop_back();
}

void DemoListing::appendEnd(std::string &out, const DemoPage &page) const
{
    out += endOf(page);
}

std::string DemoListing::arrayJson(const DemoPage &page) const
{
    std::string json = "[";
    appendNames(json, page, 0, page.count);
    return json + ']';
}

std::string DemoListing::numbersJson(const DemoPage &page) const
{
    std::string json(start);
    for (qint64 i = 0; i < page.count; ++i)
        json += std::to_string(page.first + i) + (i + 1 < page.count ? "," : "");
    return json + endOf(page);
}

std::string DemoListing::truncatedJson(const DemoPage &page) const
{
    std::string json;
    appendStart(json);
    appendNames(json, page, 0, page.count);
    appendEnd(json, page);
    json.resize(json.size() / 2);
    return json;
}

bool DemoListing::hasExtra(std::string_view name) const
{
    return std::ranges::contains(m_extras, name);
}

std::string DemoListing::endOf(const DemoPage &page) const
{
    std::string end;
    if (page.extras && !m_extrasJson.empty())
        end = (page.count ? "," : "") + m_extrasJson;
    end += ']';
    if (!page.next.empty())
        end += R"(,"NextFile":")" + page.next + '"';
    return end + '}';
}

} // namespace milliard
