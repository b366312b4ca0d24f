// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/progress_delegate.h"

#include "core/model/progress_model.h"

#include <QApplication>
#include <QPainter>

namespace milliard {
namespace {

constexpr int rowPadding = 9;

Tone toneOf(JobState state, qint64 failed)
{
    switch (state) {
    case JobState::Running:
        return Tone::Accent;
    case JobState::Queued:
    case JobState::Paused:
        return Tone::Quiet;
    case JobState::Stopped:
        return Tone::Bad;
    case JobState::Done:
        return failed > 0 ? Tone::Warning : Tone::Good;
    }
    Q_UNREACHABLE_RETURN({});
}

Tone toneOf(TransferState state)
{
    switch (state) {
    case TransferState::Done:
        return Tone::Good;
    case TransferState::Skipped:
        return Tone::Quiet;
    case TransferState::Failed:
        return Tone::Bad;
    case TransferState::Idle:
    case TransferState::Active:
        break;
    }
    return Tone::Accent;
}

BarLook lookOf(const QModelIndex &index)
{
    BarLook look;
    look.text = index.data().toString();
    const QVariant fraction = index.data(ProgressModel::FractionRole);
    if (fraction.isValid())
        look.fraction = fraction.toDouble();
    const int state = index.data(ProgressModel::StateRole).toInt();
    if (index.data(ProgressModel::KindRole).toInt() == ProgressModel::JobRow) {
        look.tone = toneOf(JobState(state), index.data(ProgressModel::FailedRole).toLongLong());
        const bool waits = index.data(ProgressModel::WaitsRole).toBool();
        look.busy = JobState(state) == JobState::Running && !waits;
        if (waits)
            look.tone = Tone::Warning;
    } else {
        look.tone = toneOf(TransferState(state));
        look.busy = false;
        const auto parts = index.data(ProgressModel::PartsRole).value<FileParts>();
        look.there = parts.there;
        look.coming = parts.coming;
    }
    return look;
}

void paintGround(QPainter *painter, QStyleOptionViewItem option)
{
    option.text.clear();
    option.icon = {};
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
}

QSize paddedSize(const QStyleOptionViewItem &option, QSize size)
{
    return {size.width(), option.fontMetrics.height() + rowPadding};
}

} // namespace

BarLook lookOf(const JobView &job)
{
    BarLook look;
    look.fraction = job.fraction();
    look.text = job.progressText();
    look.tone = toneOf(job.record().state, job.counts().failed);
    look.busy = job.record().state == JobState::Running && !job.record().isWaiting();
    if (job.record().isWaiting())
        look.tone = Tone::Warning;
    return look;
}

void ProgressDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem own = option;
    initStyleOption(&own, index);
    paintGround(painter, own);
    paintBar(*painter, option.rect.adjusted(3, 3, -3, -3), lookOf(index), option.palette, option.font);
}

QSize ProgressDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return paddedSize(option, {140, 0});
}

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem row = option;
    row.state &= ~QStyle::State_HasFocus;
    QStyledItemDelegate::paint(painter, row, index);
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return paddedSize(option, QStyledItemDelegate::sizeHint(option, index));
}

} // namespace milliard
