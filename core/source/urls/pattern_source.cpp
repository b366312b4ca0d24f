// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/file_listing.h"
#include "core/source/http_address.h"
#include "core/source/source_kind.h"
#include "core/source/urls/url_entry.h"
#include "core/source/urls/url_pattern.h"

#include <QMetaObject>
#include <QObject>

#include <algorithm>
#include <array>

namespace milliard {
namespace {

constexpr std::array options{urlNamesOption};

// The addresses that a pattern stands for, a thousand a page. The cursor is the number of the page's first.
class PatternSource final : public QObject, public ListingSource
{
public:
    PatternSource(UrlPattern pattern, UrlNames names)
        : m_pattern(std::move(pattern))
        , m_names(names)
    {
    }

    void page(const Cursor &cursor, Receive receive) override
    {
        bool ok = cursor.isEmpty();
        const qint64 first = ok ? 0 : cursor.toLongLong(&ok);
        ok = ok && first >= 0 && first < m_pattern.count();
        QMetaObject::invokeMethod(this, [this, cursor, ok, first, receive = std::move(receive)] {
            ok ? receive(from(cursor, first))
               : receive(std::unexpected(Error{ErrorKind::BadListing, QStringLiteral("the place where the pattern goes on is none")}));
        }, Qt::QueuedConnection);
    }

private:
    Page from(const Cursor &cursor, qint64 first) const
    {
        Page page;
        page.cursor = cursor;
        const qint64 end = std::min(m_pattern.count(), first + FileListing::mostEntries);
        page.entries.reserve(end - first);
        for (qint64 number = first; number < end; ++number) {
            auto entry = urlEntry(m_pattern.at(number).toUtf8(), m_names);
            page.entries.append(entry ? *std::move(entry) : badLine(number + 1, entry.error().message));
        }
        if (end < m_pattern.count())
            page.next = QByteArray::number(end);
        return page;
    }

    const UrlPattern m_pattern;
    const UrlNames m_names;
};

} // namespace

extern constinit const SourceKind urlPatternKind{
    "pattern", QT_TRANSLATE_NOOP("SourceKind", "Numbered files"), "http(s)://HOST/img[0001-9999].jpg or {a,b,c}", options,
    [](const QString &text) { return hasHttpForm(text, {}) && UrlPattern::isIn(text); },
    [](const QString &text, const QJsonObject &given) -> Result<SourcePlan> {
        const auto pattern = UrlPattern::parse(text);
        if (!pattern)
            return std::unexpected(pattern.error());
        for (const qint64 number : {qint64(0), pattern->count() - 1}) {
            if (const auto address = httpAddress(pattern->at(number), {}); !address)
                return std::unexpected(address.error());
        }
        return SourcePlan{text, [pattern = *pattern, names = urlNames(given)](const JobOptions &) { return std::make_unique<PatternSource>(pattern, names); },
            {}, {Access::Reach::Listed}};
    }};

} // namespace milliard
