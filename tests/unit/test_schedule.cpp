// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/engine/schedule.h"

#include <QJsonDocument>
#include <QTest>
#include <QTimeZone>

using namespace milliard;
using namespace Qt::StringLiterals;

namespace {

constexpr quint8 weekdays = 0b001'1111;
constexpr quint8 saturday = 0b010'0000;
constexpr quint8 sunday = 0b100'0000;

QTime time(const QString &text)
{
    return QTime::fromString(text, u"HH:mm"_s);
}

} // namespace

class TestSchedule final : public QObject
{
    Q_OBJECT

    // In 2026 Berlin's clocks go from 2 to 3 o'clock on 29 March, and from 3 back to 2 on 25 October.
    const QTimeZone m_zone{"Europe/Berlin"};

    // "2026-11-21 13:00", a Saturday; with "+02:00" behind it, where a time comes twice.
    QDateTime at(const QString &text) const
    {
        const QDateTime moment = QDateTime::fromString(QString(text).replace(u' ', u'T'), Qt::ISODate);
        return text.contains(u'+') ? moment.toTimeZone(m_zone) : QDateTime(moment.date(), moment.time(), m_zone);
    }
    // "paused until 2026-11-21 18:00 UTC", "500", "free until …"
    QString said(const QList<ScheduleRule> &rules, const QString &now) const
    {
        const Schedule::State state = Schedule(rules).at(at(now));
        const QString what = state.isPaused ? u"paused"_s : state.bytesPerSecond > 0 ? QString::number(state.bytesPerSecond) : u"free"_s;
        return state.until.isValid() ? what + u" until "_s + state.until.toUTC().toString(u"yyyy-MM-dd HH:mm"_s) : what;
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_zone.isValid()); }

    void whatHolds_data()
    {
        QTest::addColumn<QList<ScheduleRule>>("rules");
        QTest::addColumn<QString>("now");
        QTest::addColumn<QString>("expected");
        const auto rule = [](quint8 days, const QString &from, const QString &to, qint64 rate = 0) { return ScheduleRule{days, time(from), time(to), rate}; };
        const auto row = [](const char *name, const QList<ScheduleRule> &rules, const QString &now, const QString &expected) {
            QTest::newRow(name) << rules << now << expected;
        };
        row("no rule", {}, u"2026-11-21 13:00"_s, u"free"_s);
        const QList<ScheduleRule> work{rule(weekdays, u"08:00"_s, u"18:00"_s)};
        row("before", work, u"2026-11-20 07:59"_s, u"free until 2026-11-20 07:00"_s);
        row("at its first minute", work, u"2026-11-20 08:00"_s, u"paused until 2026-11-20 17:00"_s);
        row("in its last", work, u"2026-11-20 17:59"_s, u"paused until 2026-11-20 17:00"_s);
        row("at its end", work, u"2026-11-20 18:00"_s, u"free until 2026-11-23 07:00"_s); // over the weekend
        row("on another day", work, u"2026-11-21 13:00"_s, u"free until 2026-11-23 07:00"_s);
        const QList<ScheduleRule> night{rule(saturday, u"22:00"_s, u"06:00"_s, 500)};
        row("past midnight, before it", night, u"2026-11-21 23:00"_s, u"500 until 2026-11-22 05:00"_s);
        row("past midnight, behind it", night, u"2026-11-22 03:00"_s, u"500 until 2026-11-22 05:00"_s);
        row("the same hour of its own day", night, u"2026-11-21 03:00"_s, u"free until 2026-11-21 21:00"_s);
        row("a whole day", {rule(sunday, u"00:00"_s, u"00:00"_s)}, u"2026-11-22 00:00"_s, u"paused until 2026-11-22 23:00"_s);
        row("until midnight", {rule(sunday, u"20:00"_s, u"00:00"_s)}, u"2026-11-22 21:00"_s, u"paused until 2026-11-22 23:00"_s);
        row("for ever", {rule(ScheduleRule::everyDay, u"00:00"_s, u"00:00"_s)}, u"2026-11-22 21:00"_s, u"paused"_s);
        row("one after the other", {rule(saturday, u"08:00"_s, u"12:00"_s), rule(saturday, u"12:00"_s, u"14:00"_s)}, u"2026-11-21 11:00"_s,
            u"paused until 2026-11-21 13:00"_s);
        row("another rate", {rule(saturday, u"08:00"_s, u"12:00"_s, 900), rule(saturday, u"12:00"_s, u"14:00"_s, 800)}, u"2026-11-21 11:00"_s,
            u"900 until 2026-11-21 11:00"_s);
        row("the lowest rate", {rule(saturday, u"08:00"_s, u"20:00"_s, 900), rule(saturday, u"12:00"_s, u"14:00"_s, 300)}, u"2026-11-21 13:00"_s,
            u"300 until 2026-11-21 13:00"_s);
        row("a pause before a rate", {rule(saturday, u"08:00"_s, u"20:00"_s, 900), rule(saturday, u"12:00"_s, u"14:00"_s)}, u"2026-11-21 13:00"_s,
            u"paused until 2026-11-21 13:00"_s);

        // Clocks are put forward: 2 to 3 does not exist, and what begins or ends in it does so at 3, which is 01:00 UTC.
        row("forward, through", {rule(saturday, u"22:00"_s, u"06:00"_s)}, u"2026-03-29 01:00"_s, u"paused until 2026-03-29 04:00"_s);
        row("forward, begins there", {rule(sunday, u"02:30"_s, u"04:00"_s)}, u"2026-03-29 01:59"_s, u"free until 2026-03-29 01:00"_s);
        row("forward, began there", {rule(sunday, u"02:30"_s, u"03:15"_s)}, u"2026-03-29 03:00"_s, u"paused until 2026-03-29 01:15"_s);
        row("forward, ends there", {rule(sunday, u"01:00"_s, u"02:30"_s)}, u"2026-03-29 01:30"_s, u"paused until 2026-03-29 01:00"_s);
        row("forward, ended there", {rule(sunday, u"01:00"_s, u"02:30"_s)}, u"2026-03-29 03:01"_s, u"free until 2026-04-04 23:00"_s);
        row("forward, is not there", {rule(sunday, u"02:00"_s, u"03:00"_s)}, u"2026-03-29 01:59"_s, u"free until 2026-04-05 00:00"_s);
        // Back: 2 to 3 comes twice.
        row("back, through", {rule(saturday, u"22:00"_s, u"06:00"_s)}, u"2026-10-24 23:00"_s, u"paused until 2026-10-25 05:00"_s);
        row("back, the hour before it comes again", {rule(sunday, u"02:30"_s, u"04:00"_s)}, u"2026-10-25 02:15+02:00"_s, u"free until 2026-10-25 00:30"_s);
        row("back, again the same time", {rule(sunday, u"02:30"_s, u"04:00"_s)}, u"2026-10-25 02:15+01:00"_s, u"paused until 2026-10-25 03:00"_s);
        row("back, ends at the first", {rule(sunday, u"01:00"_s, u"02:30"_s)}, u"2026-10-25 02:15+02:00"_s, u"paused until 2026-10-25 00:30"_s);
        row("back, does not begin anew", {rule(sunday, u"01:00"_s, u"02:30"_s)}, u"2026-10-25 02:15+01:00"_s, u"free until 2026-11-01 00:00"_s);
    }
    void whatHolds()
    {
        QFETCH(QList<ScheduleRule>, rules);
        QFETCH(QString, now);
        QTEST(said(rules, now), "expected");
    }

    // What 'until' says is where it changes, and not before: walked through the weeks of both changes of the clocks.
    void untilIsTheNextChange_data()
    {
        QTest::addColumn<QString>("from");
        QTest::newRow("forward") << u"2026-03-26 00:00"_s;
        QTest::newRow("back") << u"2026-10-22 00:00"_s;
    }
    void untilIsTheNextChange()
    {
        QFETCH(QString, from);
        const Schedule schedule({{weekdays, time(u"08:00"_s), time(u"18:00"_s), 0}, {saturday, time(u"23:30"_s), time(u"02:30"_s), 700},
            {sunday, time(u"02:15"_s), time(u"03:45"_s), 300}});
        QDateTime now = at(from);
        const QDateTime end = now.addDays(8);
        Schedule::State expected = schedule.at(now);
        int changes = 0;
        for (; now < end; now = now.addSecs(300)) {
            const Schedule::State state = schedule.at(now);
            QVERIFY(state.until > now);
            if (now < expected.until) {
                QCOMPARE(state, expected);
                continue;
            }
            QCOMPARE(now, expected.until);
            QVERIFY(state.isPaused != expected.isPaused || state.bytesPerSecond != expected.bytesPerSecond);
            expected = state;
            ++changes;
        }
        QCOMPARE(changes, 15); // 6 weekdays' beginnings and ends, and a night with its two rates
    }

    void kept()
    {
        const QList<ScheduleRule> rules{{weekdays, time(u"08:00"_s), time(u"18:30"_s), 0}, {saturday | sunday, time(u"22:00"_s), time(u"06:00"_s), 1'048'576}};
        const auto read = Schedule::fromJson(QJsonDocument::fromJson(QJsonDocument(Schedule(rules).toJson()).toJson()).array());
        QVERIFY(read);
        QCOMPARE(read->rules(), rules);
    }

    void refused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("no object") << QByteArray("[7]");
        QTest::newRow("no day") << QByteArray(R"([{"days":0,"from":"01:00","to":"02:00","bytesPerSecond":0}])");
        QTest::newRow("a day too many") << QByteArray(R"([{"days":128,"from":"01:00","to":"02:00","bytesPerSecond":0}])");
        QTest::newRow("no time") << QByteArray(R"([{"days":1,"from":"25:00","to":"02:00","bytesPerSecond":0}])");
        QTest::newRow("no rate") << QByteArray(R"([{"days":1,"from":"01:00","to":"02:00"}])");
        QTest::newRow("a negative rate") << QByteArray(R"([{"days":1,"from":"01:00","to":"02:00","bytesPerSecond":-1}])");
        QTest::newRow("too large a rate") << QByteArray(R"([{"days":1,"from":"01:00","to":"02:00","bytesPerSecond":1e18}])");
        QByteArray many;
        for (int i = 0; i <= Schedule::mostRules; ++i)
            many += R"(,{"days":1,"from":"01:00","to":"02:00","bytesPerSecond":0})";
        QTest::newRow("too many") << '[' + many.sliced(1) + ']';
    }
    void refused()
    {
        QFETCH(QByteArray, json);
        const auto read = Schedule::fromJson(QJsonDocument::fromJson(json).array());
        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::BadInput);
    }
};

QTEST_GUILESS_MAIN(TestSchedule)
#include "test_schedule.moc"
