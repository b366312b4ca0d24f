// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/engine/schedule.h"

#include "core/base/job_options.h"

#include <QJsonObject>
#include <QTimeZone>

#include <algorithm>
#include <set>
#include <vector>

namespace milliard {
namespace {

const QString timeFormat = QStringLiteral("HH:mm");
// A rule that holds once a week begins again within this time, even if clocks leave it out once.
constexpr int daysAhead = 15;

// One occurrence of a rule, in milliseconds since 1970; the end is the first after it.
struct Span {
    qint64 from;
    qint64 to;
    qint64 bytesPerSecond;
};

qint64 moment(const QDate &date, const QTime &time, const QTimeZone &zone)
{
    const QDateTime at(date, time, zone, QDateTime::TransitionResolution::RelativeToBefore);
    if (at.time() == time)
        return at.toMSecsSinceEpoch();
    // It is left out that day, so that 'at' is the change of the clocks or behind it.
    const QTimeZone::OffsetData change = zone.previousTransition(at.addMSecs(1));
    return change.atUtc.isValid() ? change.atUtc.toMSecsSinceEpoch() : at.toMSecsSinceEpoch();
}

std::vector<Span> spansAround(const QDateTime &now, const QList<ScheduleRule> &rules)
{
    const QTimeZone zone = now.timeZone();
    std::vector<Span> spans;
    for (const ScheduleRule &rule : rules) {
        for (int day = -1; day <= daysAhead; ++day) {
            const QDate date = now.date().addDays(day);
            if (!(rule.days & ScheduleRule::bit(date.dayOfWeek())))
                continue;
            const QDate end = rule.to > rule.from ? date : date.addDays(1);
            spans.push_back({moment(date, rule.from, zone), moment(end, rule.to, zone), rule.bytesPerSecond});
        }
    }
    return spans;
}

Schedule::State stateAt(qint64 time, const std::vector<Span> &spans)
{
    Schedule::State state;
    for (const Span &span : spans) {
        if (time < span.from || time >= span.to)
            continue;
        if (span.bytesPerSecond == 0)
            state.isPaused = true;
        else if (state.bytesPerSecond == 0 || span.bytesPerSecond < state.bytesPerSecond)
            state.bytesPerSecond = span.bytesPerSecond;
    }
    if (state.isPaused)
        state.bytesPerSecond = 0;
    return state;
}

} // namespace

Schedule::State Schedule::at(const QDateTime &now) const
{
    const std::vector<Span> spans = spansAround(now, m_rules);
    State state = stateAt(now.toMSecsSinceEpoch(), spans);
    std::set<qint64> edges;
    for (const Span &span : spans)
        edges.insert({span.from, span.to});
    const qint64 horizon = now.addDays(daysAhead - 1).toMSecsSinceEpoch(); // behind it not all occurrences are known
    for (auto edge = edges.upper_bound(now.toMSecsSinceEpoch()); edge != edges.end() && *edge <= horizon; ++edge) {
        if (stateAt(*edge, spans) != state) {
            state.until = QDateTime::fromMSecsSinceEpoch(*edge, now.timeZone());
            break;
        }
    }
    return state;
}

QJsonArray Schedule::toJson() const
{
    QJsonArray json;
    for (const ScheduleRule &rule : m_rules) {
        json.append(QJsonObject{{QStringLiteral("days"), rule.days}, {QStringLiteral("from"), rule.from.toString(timeFormat)},
            {QStringLiteral("to"), rule.to.toString(timeFormat)}, {QStringLiteral("bytesPerSecond"), rule.bytesPerSecond}});
    }
    return json;
}

Result<Schedule> Schedule::fromJson(const QJsonArray &json)
{
    if (json.size() > mostRules)
        return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("a schedule of %1 rules; %2 are the most").arg(json.size()).arg(mostRules)});
    QList<ScheduleRule> rules;
    for (const QJsonValue &value : json) {
        const auto days = value[QStringLiteral("days")].toInteger(-1);
        const auto rate = value[QStringLiteral("bytesPerSecond")].toInteger(-1);
        const QTime from = QTime::fromString(value[QStringLiteral("from")].toString(), timeFormat);
        const QTime to = QTime::fromString(value[QStringLiteral("to")].toString(), timeFormat);
        if (days < 1 || days > ScheduleRule::everyDay || rate < 0 || rate > JobOptions::maxLimit || !from.isValid() || !to.isValid())
            return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("rule %1 of the schedule is none").arg(rules.size() + 1)});
        rules.append({quint8(days), from, to, rate});
    }
    return Schedule(rules);
}

} // namespace milliard
