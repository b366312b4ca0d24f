// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/source_kind.h"

#include <QMetaObject>
#include <QObject>
#include <QUrl>

#include <array>

namespace milliard {
namespace {

constexpr std::array options{
    SourceOption{"from", SourceOption::Number, "N", "Count from", "The first number.", "10", 1, 1'000'000'000},
};

// http://HOST/N for each number down to 1, a hundred a page. The cursor is the page's first number.
class Countdown final : public QObject, public ListingSource
{
public:
    Countdown(QByteArray host, qint64 from)
        : m_host(std::move(host))
        , m_from(from)
    {
    }

    void page(const Cursor &cursor, Receive receive) override
    {
        constexpr qint64 perPage = 100;
        const qint64 first = cursor.isEmpty() ? m_from : cursor.toLongLong();
        Page page{cursor, {}, {}};
        for (qint64 n = first; n > 0 && n > first - perPage; --n)
            page.entries.append({QString::number(n), m_host + QByteArray::number(n)});
        if (first > perPage)
            page.next = QByteArray::number(first - perPage);
        // Never from within page(). Not called at all if the source is gone by then.
        QMetaObject::invokeMethod(this, [page, receive = std::move(receive)] { receive(page); }, Qt::QueuedConnection);
    }

private:
    const QByteArray m_host;
    const qint64 m_from;
};

} // namespace

extern constinit const SourceKind countdownKind{
    "countdown", "Numbers", "countdown:HOST", options,
    [](const QString &text) { return text.startsWith(QLatin1StringView("countdown:")); },
    [](const QString &text, const QJsonObject &given) -> Result<SourcePlan> {
        const QUrl url(QStringLiteral("http://%1/").arg(text.section(QLatin1Char(':'), 1)));
        if (!url.isValid() || url.host().isEmpty())
            return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("\"%1\" names no host").arg(text)});
        const qint64 from = optionText(given, options.front()).toLongLong();
        return SourcePlan{text, [host = url.toEncoded(), from](const JobOptions &) { return std::make_unique<Countdown>(host, from); }};
    }};

} // namespace milliard
