// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/progress_bar.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace milliard {
namespace {

// The colour of the filled part: white text must stand on it, in both themes.
QColor fillColor(Tone tone)
{
    switch (tone) {
    case Tone::Accent:
        return QColor::fromRgb(0xff2f6bcb);
    case Tone::Quiet:
        return QColor::fromRgb(0xff6a717d);
    case Tone::Good:
        return QColor::fromRgb(0xff23804d);
    case Tone::Warning:
        return QColor::fromRgb(0xff96620b);
    case Tone::Bad:
        return QColor::fromRgb(0xffb93a32);
    }
    Q_UNREACHABLE_RETURN({});
}

QColor mixed(const QColor &a, const QColor &b, float part)
{
    return QColor::fromRgbF(a.redF() + (b.redF() - a.redF()) * part, a.greenF() + (b.greenF() - a.greenF()) * part,
        a.blueF() + (b.blueF() - a.blueF()) * part);
}

// What of the bar is filled.
QRegion filledOf(const BarLook &look, const QRect &rect)
{
    const auto at = [&rect](double part) { return rect.left() + int(std::round(std::clamp(part, 0.0, 1.0) * rect.width())); };
    const QList<BarPart> parts = look.coming.isEmpty() ? QList{BarPart{0, look.fraction.value_or(0)}} : look.there;
    QRegion filled;
    for (const auto &[first, end] : parts)
        filled += QRect(at(first), rect.top(), at(end) - at(first), rect.height());
    return filled;
}

// A part that is being filled has a line where it begins, and one at half height over what it lacks: they are told without colours.
void paintParts(QPainter &painter, const QRectF &box, const BarLook &look, const QColor &line)
{
    for (const auto &[first, end] : look.coming) {
        const qreal left = box.left() + first * box.width();
        const qreal right = box.left() + end * box.width();
        painter.fillRect(QRectF(left, box.bottom() - 2, right - left, 2), line);
        if (first > 0)
            painter.fillRect(QRectF(left - 0.75, box.top(), 1.5, box.height()), line);
    }
}

void paintStripes(QPainter &painter, const QRectF &box, const QColor &color)
{
    painter.setPen(QPen(color, 3));
    for (qreal x = box.left() - box.height(); x < box.right(); x += 9)
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()));
}

} // namespace

void paintBar(QPainter &painter, const QRect &rect, const BarLook &look, const QPalette &palette, const QFont &font)
{
    if (rect.width() < 8 || rect.height() < 4)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font);
    const QColor base = palette.color(QPalette::Base);
    const QColor text = palette.color(QPalette::Text);
    const QColor fill = fillColor(look.tone);
    const QRectF box = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5);
    QPainterPath shape;
    shape.addRoundedRect(box, 3, 3);

    painter.fillPath(shape, mixed(base, text, 0.08f));
    painter.setClipPath(shape);
    const QRegion filled = filledOf(look, rect);
    for (const QRect &part : filled)
        painter.fillRect(part, fill);
    if (!look.fraction && look.busy)
        paintStripes(painter, box, mixed(mixed(base, text, 0.08f), fill, 0.22f));
    if (look.coming.size() > 1)
        paintParts(painter, box, look, mixed(base, text, 0.55f));
    painter.setClipping(false);
    painter.setPen(QPen(mixed(base, text, 0.22f), 1));
    painter.drawPath(shape);

    const QString shown = painter.fontMetrics().elidedText(look.text, Qt::ElideRight, rect.width() - 6);
    const auto write = [&](const QColor &color, const QRegion &clip) {
        painter.setClipRegion(clip);
        painter.setPen(color);
        painter.drawText(rect, int(Qt::AlignCenter), shown);
    };
    write(Qt::white, filled);
    write(text, QRegion(rect) - filled);
    painter.restore();
}

BarWidget::BarWidget(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void BarWidget::setLook(const BarLook &look)
{
    const auto pixels = [this](const std::optional<double> &f) { return f ? int(std::round(*f * width() * 2)) : -1; };
    const bool same = pixels(look.fraction) == pixels(m_look.fraction) && look.text == m_look.text
        && look.tone == m_look.tone && look.busy == m_look.busy;
    m_look = look;
    if (same)
        return;
    setAccessibleDescription(look.text);
    update();
}

QSize BarWidget::sizeHint() const
{
    return {160, fontMetrics().height() + 4};
}

QSize BarWidget::minimumSizeHint() const
{
    return {60, fontMetrics().height() + 2};
}

void BarWidget::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintBar(painter, rect(), m_look, palette(), font());
}

} // namespace milliard
