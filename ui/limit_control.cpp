// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/limit_control.h"

#include "ui/rate_field.h"

#include <QAction>
#include <QLocale>

#include <algorithm>

namespace milliard {
namespace {

// "18:00", or with the day where it is another one.
QString momentText(const QDateTime &moment, const QDateTime &now)
{
    const QString time = QLocale().toString(moment.time(), timeOfDayFormat());
    return moment.date() == now.date() ? time : QStringLiteral("%1 %2").arg(QLocale().dayName(moment.date().dayOfWeek()), time);
}

} // namespace

QString timeOfDayFormat()
{
    return QLocale().timeFormat(QLocale::ShortFormat).remove(QStringLiteral(":ss"));
}

LimitControl::LimitControl(Engine &engine, Settings &settings, QAction *limitSpeed, QWidget *window)
    : QObject(window)
    , m_engine(engine)
    , m_settings(settings)
    , m_limitSpeed(limitSpeed)
    , m_clock([] { return QDateTime::currentDateTime(); })
{
    limitSpeed->setCheckable(true);
    limitSpeed->setChecked(settings.limitsSpeed());
    connect(limitSpeed, &QAction::toggled, this, [this](bool on) {
        m_settings.setLimitsSpeed(on);
        apply();
    });
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &LimitControl::apply);
    connect(&m_metered, &MeteredWatch::changed, this, &LimitControl::apply);
    takeSettings();
}

void LimitControl::takeSettings()
{
    m_choices = m_settings.limits();
    m_schedule = Schedule(m_choices.schedule);
    if (m_choices.pauseWhereMetered)
        m_metered.start();
    apply();
}

void LimitControl::setClock(const Clock &clock)
{
    m_clock = clock;
    apply();
}

void LimitControl::apply()
{
    const QDateTime now = m_clock();
    const Schedule::State hours = m_schedule.at(now);
    Limits limits = m_limitSpeed->isChecked() ? m_choices.ofAll : Limits();
    if (hours.bytesPerSecond > 0) // the lower of both
        limits.bytesPerSecond = limits.bytesPerSecond > 0 ? std::min(limits.bytesPerSecond, hours.bytesPerSecond) : hours.bytesPerSecond;
    m_engine.setLimits(limits);

    Holds holds;
    QStringList reasons;
    if (hours.isPaused) {
        holds |= Hold::Schedule;
        reasons << (hours.until.isValid() ? tr("Paused by the schedule until %1").arg(momentText(hours.until, now)) : tr("Paused by the schedule"));
    }
    if (m_choices.pauseWhereMetered && m_metered.isMetered()) {
        holds |= Hold::Metered;
        reasons << tr("Paused since the network is metered");
    }
    m_engine.queue().setHolds(holds);

    QStringList tip{tr("Limit the speed of all downloads together")};
    if (m_limitSpeed->isChecked() && m_choices.ofAll.bytesPerSecond > 0)
        tip << tr("At most %1").arg(rateText(m_choices.ofAll.bytesPerSecond));
    if (m_limitSpeed->isChecked() && m_choices.ofAll.filesPerSecond > 0)
        tip << tr("At most %1 files/s").arg(QLocale().toString(m_choices.ofAll.filesPerSecond));
    if (hours.bytesPerSecond > 0)
        tip << (hours.until.isValid() ? tr("By the schedule at most %1 until %2").arg(rateText(hours.bytesPerSecond), momentText(hours.until, now))
                                      : tr("By the schedule at most %1").arg(rateText(hours.bytesPerSecond)));
    m_limitSpeed->setToolTip(tip.join(QLatin1Char('\n')));

    if (m_schedule.rules().isEmpty())
        m_next.stop();
    else // a little later than said: a timer may be early
        m_next.start(hours.until.isValid() ? std::clamp(std::chrono::milliseconds(now.msecsTo(hours.until) + 20), std::chrono::milliseconds(20),
                                                 std::chrono::milliseconds(longestSleep))
                                           : std::chrono::milliseconds(longestSleep));
    if (const QString why = reasons.join(QStringLiteral("; ")); why != m_whyHeld) {
        m_whyHeld = why;
        Q_EMIT changed();
    }
}

} // namespace milliard
