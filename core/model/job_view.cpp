// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/model/job_view.h"

#include "core/model/format.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QTimeZone>
#include <QUrl>

#include <algorithm>

namespace milliard {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("milliard::JobView", text);
}

// A list that is a file: by its name, unless it is one that the program keeps itself (core/journal/kept_list.h), of which the time says
// more to people.
QString listName(const QString &path)
{
    const QString file = path.section(QLatin1Char('/'), -1);
    QDateTime kept = QDateTime::fromString(file.left(15), QStringLiteral("yyyyMMdd-HHmmss"));
    kept.setTimeZone(QTimeZone::UTC);
    if (!kept.isValid() || !path.contains(QLatin1String("/lists/")))
        return file;
    return tr("List of addresses, %1").arg(QLocale().toString(kept.toLocalTime(), QLocale::ShortFormat));
}

} // namespace

JobView::JobView(JobRecord record)
{
    setRecord(std::move(record));
}

void JobView::setRecord(JobRecord record)
{
    if (m_name.isEmpty() || record.spec.source != m_record.spec.source)
        m_name = nameOf(record.spec.source);
    m_record = std::move(record);
    if (!m_active) {
        m_totals = {};
        m_totals.counts = m_record.counts;
        m_totals.listingDone = m_record.listingDone;
    }
}

void JobView::setBoard(std::shared_ptr<const ProgressBoard> board, bool active)
{
    if (m_active && !active) // the end of a run has no later sample
        sample(RateMeter::Clock::now());
    if (board != m_board) {
        m_meter = RateMeter();
        m_history.pause();
    }
    m_board = std::move(board);
    m_active = active && m_board;
    if (m_active)
        m_totals = m_board->totals();
    else
        setRecord(m_record);
}

void JobView::sample(RateMeter::Clock::time_point now)
{
    if (!m_active)
        return;
    m_totals = m_board->totals();
    m_meter.sample(now, m_totals.counts.settled(), m_totals.received);
    if (isMoving())
        m_history.sample(now, m_totals.counts.settled(), m_totals.received);
    else
        m_history.pause();
}

double JobView::filesPerSecond() const
{
    return isMoving() ? m_meter.filesPerSecond() : 0;
}

double JobView::bytesPerSecond() const
{
    return isMoving() ? m_meter.bytesPerSecond() : 0;
}

std::optional<std::chrono::seconds> JobView::eta() const
{
    if (!isMoving() || !m_totals.listingDone)
        return std::nullopt;
    const qint64 left = m_totals.counts.listed - m_totals.counts.settled();
    if (m_totals.largeFiles == left && left > 0) // nothing but large files: their bytes tell
        return estimate(m_totals.largeSize - m_totals.largeHave, bytesPerSecond());
    return estimate(m_totals.counts.listed - m_totals.counts.settled(), filesPerSecond());
}

std::optional<double> JobView::fraction() const
{
    if (m_record.state == JobState::Done)
        return 1.0;
    const Counts &c = m_totals.counts;
    if (!m_totals.listingDone || c.listed == 0)
        return std::nullopt;
    const double large = m_totals.largeSize > 0 ? double(m_totals.largeFiles) * double(m_totals.largeHave) / double(m_totals.largeSize) : 0;
    return std::min(1.0, (double(c.settled()) + large) / double(c.listed));
}

// "list+http://host:80/prefix" → "host:80/prefix"; one file, or a list in a file → its name
QString JobView::nameOf(const QString &source)
{
    if (source.startsWith(QLatin1String("http"))) {
        if (const QString file = QUrl(source).fileName(); !file.isEmpty())
            return file;
    }
    if (!source.contains(QLatin1String("://")))
        return listName(source.section(QLatin1Char(':'), 1));
    QString text = shownSource(source).section(QStringLiteral("://"), 1);
    while (text.endsWith(QLatin1Char('/')))
        text.chop(1);
    return text;
}

QString JobView::stateText() const
{
    switch (m_record.state) {
    case JobState::Running:
        if (m_record.isWaiting())
            return tr("Waiting for room: %1").arg(m_record.error->message);
        if (!m_active)
            return tr("Running elsewhere or interrupted");
        return m_totals.listingDone ? tr("Downloading") : tr("Listing and downloading");
    case JobState::Queued:
        return tr("Queued");
    case JobState::Paused:
        return tr("Paused");
    case JobState::Stopped:
        return m_record.error ? tr("Stopped: %1").arg(explain(*m_record.error)) : tr("Stopped");
    case JobState::Done:
        if (!m_after.isEmpty())
            return m_after;
        return doneText();
    }
    Q_UNREACHABLE_RETURN({});
}

// What waits for an answer is no failure yet, though it is counted as one.
QString JobView::doneText() const
{
    const qint64 asked = questions();
    const qint64 failed = m_totals.counts.failed - asked;
    if (asked == 0)
        return failed > 0 ? tr("Done, %1 failed").arg(formatCount(failed)) : tr("Done");
    const QString text = tr("Done, %1 to decide").arg(formatCount(asked));
    return failed > 0 ? tr("%1, %2 failed").arg(text, formatCount(failed)) : text;
}

qint64 JobView::questions() const
{
    return isDecidedLater(m_record.spec.options.existing) && !m_active ? m_record.conflicts : 0;
}

QString JobView::filesText() const
{
    const Counts &c = m_totals.counts;
    if (m_totals.listingDone)
        return tr("%1 of %2").arg(formatCount(c.settled()), formatCount(c.listed));
    return tr("%1 of at least %2").arg(formatCount(c.settled()), formatCount(c.listed));
}

QString JobView::progressText() const
{
    const auto part = fraction();
    if (part)
        return formatPercent(*part);
    return m_record.state == JobState::Running ? tr("still listing") : tr("total unknown");
}

} // namespace milliard
