// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QDateTime>
#include <QJsonArray>
#include <QList>
#include <QTime>

namespace milliard {

// What holds at some hours of some days, by the clock on the wall. 'to' is the next day's if it is not after 'from'; equal ones are a
// whole day. It belongs to the day on which it begins.
struct ScheduleRule {
    static constexpr quint8 everyDay = 0x7f;
    static quint8 bit(int dayOfWeek) { return quint8(1U << (dayOfWeek - 1)); } // 1 is Monday, as in QDate

    quint8 days = everyDay; // a bit for each
    QTime from{0, 0};       // whole minutes
    QTime to{0, 0};
    qint64 bytesPerSecond = 0; // of all downloads together; 0: nothing runs

    bool operator==(const ScheduleRule &) const = default;
};

// The user's hours: answers what holds at a time, and until when. Where several rules hold, nothing runs if one says so, else the
// lowest rate counts. When clocks are put forward a time that is left out is the one that comes then; when they are put back a time that
// comes twice is the first.
class Schedule
{
public:
    static constexpr int mostRules = 100;

    struct State {
        bool isPaused = false;
        qint64 bytesPerSecond = 0; // 0: no limit
        QDateTime until;           // in the zone that was asked in; invalid: it does not change

        bool operator==(const State &) const = default;
    };

    explicit Schedule(const QList<ScheduleRule> &rules = {}) : m_rules(rules) { }

    const QList<ScheduleRule> &rules() const { return m_rules; }
    State at(const QDateTime &now) const;

    QJsonArray toJson() const;
    // BadInput: one of its rules is none, or there are too many.
    static Result<Schedule> fromJson(const QJsonArray &json);

private:
    QList<ScheduleRule> m_rules;
};

} // namespace milliard
