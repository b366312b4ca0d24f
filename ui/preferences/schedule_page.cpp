// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/preferences/schedule_page.h"

#include "ui/field_message.h"
#include "ui/icons.h"
#include "ui/limit_control.h"
#include "ui/number_edit.h"
#include "ui/rate_field.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTimeEdit>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <tuple>

namespace milliard {
namespace {

const ScheduleRule usualRule{0x1f, QTime(8, 0), QTime(18, 0), 0};
constexpr qint64 usualRate = 1024 * 1024;

QString timeText(const QTime &time)
{
    return QLocale().toString(time, timeOfDayFormat());
}

bool endsNextDay(const ScheduleRule &rule)
{
    return rule.to <= rule.from;
}

} // namespace

QString daysText(quint8 days)
{
    if (days == ScheduleRule::everyDay)
        return SchedulePage::tr("Every day");
    const auto name = [](int day) { return QLocale().dayName(day, QLocale::ShortFormat); };
    QStringList parts;
    for (int day = 1; day <= 7; ++day) {
        if (!(days & ScheduleRule::bit(day)))
            continue;
        int last = day;
        while (last < 7 && (days & ScheduleRule::bit(last + 1)))
            ++last;
        if (last - day < 2) {
            parts << name(day);
            continue;
        }
        parts << QStringLiteral("%1–%2").arg(name(day), name(last));
        day = last;
    }
    return parts.join(QStringLiteral(", "));
}

SchedulePage::SchedulePage()
    : PreferencesPage(tr("Schedule"), symbol(QStringLiteral("schedule")))
    , m_list(new QTreeWidget)
    , m_add(new QPushButton(tr("&Add")))
    , m_remove(new QPushButton(tr("&Remove")))
    , m_fields(new QWidget)
{
    auto *intro = new QLabel(tr("At the hours below nothing runs, or no faster than you say; at all others there is no such limit. Where several "
                                "rules hold the strictest one counts. What you start by Start Now runs at any hour."));
    intro->setWordWrap(true);
    m_list->setObjectName(QStringLiteral("schedule"));
    m_list->setAccessibleName(tr("Rules of the schedule"));
    m_list->setHeaderLabels({tr("Days"), tr("From"), tr("To"), tr("What holds")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setMinimumHeight(m_list->fontMetrics().height() * 7);
    m_add->setObjectName(QStringLiteral("addRule"));
    m_remove->setObjectName(QStringLiteral("removeRule"));
    column()->addWidget(intro);
    column()->addWidget(m_list, 1);
    column()->addWidget(inRow({m_add, m_remove}, -1));
    makeFields();
    column()->addWidget(m_fields);
    connect(m_add, &QPushButton::clicked, this, &SchedulePage::add);
    connect(m_remove, &QPushButton::clicked, this, &SchedulePage::remove);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &SchedulePage::showChosen);
    showChosen();
}

void SchedulePage::makeFields()
{
    auto *form = new QFormLayout(m_fields);
    form->setContentsMargins(0, 0, 0, 0);
    form->setLabelAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto *days = new QWidget;
    auto *row = new QHBoxLayout(days);
    row->setContentsMargins(0, 0, 0, 0);
    for (int i = 0; i < 7; ++i) {
        const int day = (QLocale().firstDayOfWeek() - 1 + i) % 7 + 1;
        auto *box = new QCheckBox(QLocale().dayName(day, QLocale::ShortFormat));
        box->setObjectName(QStringLiteral("day%1").arg(day));
        box->setAccessibleName(QLocale().dayName(day));
        connect(box, &QCheckBox::toggled, this, &SchedulePage::take);
        row->addWidget(box);
        m_days[std::size_t(day - 1)] = box;
    }
    row->addStretch();
    QCheckBox *first = m_days[std::size_t(QLocale().firstDayOfWeek() - 1)];
    m_daysMessage = new FieldMessage(first);
    m_daysMessage->setObjectName(QStringLiteral("daysMessage"));
    form->addRow(labelFor(first, tr("Da&ys:")), withMessages(days, {m_daysMessage}));

    m_from = new QTimeEdit;
    m_to = new QTimeEdit;
    for (const auto &[edit, name, plain] : {std::tuple{m_from, "from", tr("From")}, std::tuple{m_to, "to", tr("To")}}) {
        edit->setObjectName(QLatin1String(name));
        edit->setAccessibleName(plain);
        edit->setDisplayFormat(timeOfDayFormat());
        connect(edit, &QTimeEdit::timeChanged, this, &SchedulePage::take);
    }
    m_toMessage = new FieldMessage(m_to);
    m_toMessage->setObjectName(QStringLiteral("toMessage"));
    form->addRow(labelFor(m_from, tr("&From:")), withMessages(inRow({m_from, labelFor(m_to, tr("&to")), m_to}, -1), {m_toMessage}));

    m_what = new QComboBox;
    m_what->setObjectName(QStringLiteral("what"));
    m_what->setAccessibleName(tr("What holds at these hours"));
    m_what->addItem(tr("Nothing runs"));
    m_what->addItem(tr("All downloads together have at most"));
    m_rate = new RateField("ruleRate", tr("Most bytes per second at these hours"));
    connect(m_what, &QComboBox::activated, this, [this](int what) {
        if (what == 1 && m_rate->edit().text().isEmpty())
            m_rate->setRate(usualRate);
        take();
    });
    connect(m_rate, &RateField::edited, this, &SchedulePage::take);
    form->addRow(labelFor(m_what, tr("T&hen:")), inRow({m_what, m_rate}, -1));
}

int SchedulePage::chosen() const
{
    return m_list->indexOfTopLevelItem(m_list->currentItem());
}

void SchedulePage::add()
{
    m_rules.append(usualRule);
    auto *item = new QTreeWidgetItem(m_list);
    showRow(int(m_rules.size()) - 1);
    m_list->setCurrentItem(item);
    m_days[std::size_t(QLocale().firstDayOfWeek() - 1)]->setFocus();
}

void SchedulePage::remove()
{
    const int row = chosen();
    m_rules.removeAt(row);
    {
        const QSignalBlocker untilBothAgree(m_list);
        delete m_list->takeTopLevelItem(row);
    }
    showChosen();
    (m_rules.isEmpty() ? static_cast<QWidget *>(m_add) : m_list)->setFocus();
}

void SchedulePage::showRow(int row)
{
    const ScheduleRule &rule = m_rules[row];
    QTreeWidgetItem *item = m_list->topLevelItem(row);
    item->setText(0, daysText(rule.days));
    item->setText(1, timeText(rule.from));
    item->setText(2, endsNextDay(rule) ? tr("%1 the next day").arg(timeText(rule.to)) : timeText(rule.to));
    item->setText(3, rule.bytesPerSecond > 0 ? tr("at most %1").arg(rateText(rule.bytesPerSecond)) : rule.bytesPerSecond == 0 ? tr("nothing runs") : QString());
    for (int i = 0; i < m_list->columnCount(); ++i)
        m_list->resizeColumnToContents(i);
}

// Fields of the chosen rule.
void SchedulePage::showChosen()
{
    const int row = chosen();
    m_fields->setEnabled(row >= 0);
    m_remove->setEnabled(row >= 0);
    m_add->setEnabled(m_rules.size() < Schedule::mostRules);
    const ScheduleRule rule = row >= 0 ? m_rules[row] : usualRule;
    m_isShowing = true;
    for (int day = 1; day <= 7; ++day)
        m_days[std::size_t(day - 1)]->setChecked(rule.days & ScheduleRule::bit(day));
    m_from->setTime(rule.from);
    m_to->setTime(rule.to);
    m_what->setCurrentIndex(rule.bytesPerSecond == 0 ? 0 : 1);
    m_rate->setRate(rule.bytesPerSecond > 0 ? rule.bytesPerSecond : 0);
    m_rate->message().clear();
    m_isShowing = false;
    if (row >= 0)
        take();
    else
        m_rate->setEnabled(false);
}

void SchedulePage::take()
{
    const int row = chosen();
    if (m_isShowing || row < 0)
        return;
    ScheduleRule &rule = m_rules[row];
    rule.days = 0;
    for (int day = 1; day <= 7; ++day)
        rule.days = quint8(rule.days | (m_days[std::size_t(day - 1)]->isChecked() ? ScheduleRule::bit(day) : 0));
    rule.from = m_from->time();
    rule.to = m_to->time();
    const bool isRate = m_what->currentIndex() == 1;
    m_rate->setEnabled(isRate);
    if (!isRate)
        m_rate->message().clear();
    rule.bytesPerSecond = isRate ? m_rate->rate(tr("The download speed")).value_or(noRate) : 0;
    if (rule.days == 0)
        m_daysMessage->setError(tr("Choose at least one day."));
    else
        m_daysMessage->clear();
    if (rule.from == rule.to)
        m_toMessage->setHint(tr("These are 24 hours."));
    else if (endsNextDay(rule))
        m_toMessage->setHint(tr("It ends on the next day."));
    else
        m_toMessage->clear();
    showRow(row);
}

void SchedulePage::load(const Preferences &p)
{
    m_list->clear();
    m_rules = p.limits.schedule;
    for (int row = 0; row < m_rules.size(); ++row) {
        new QTreeWidgetItem(m_list);
        showRow(row);
    }
    m_list->setCurrentItem(m_list->topLevelItem(0));
    showChosen();
}

QWidget *SchedulePage::store(Preferences &p)
{
    for (int row = 0; row < m_rules.size(); ++row) {
        if (m_rules[row].days != 0 && m_rules[row].bytesPerSecond != noRate)
            continue;
        m_list->setCurrentItem(m_list->topLevelItem(row));
        return m_rules[row].days == 0 ? static_cast<QWidget *>(m_daysMessage->field()) : &m_rate->edit();
    }
    p.limits.schedule = m_rules;
    return nullptr;
}

} // namespace milliard
