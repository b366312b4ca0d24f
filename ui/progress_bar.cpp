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
    const qreal part = std::clamp(look.fraction.value_or(0), 0.0, 1.0);
    const QRectF filled(box.left(), box.top(), box.width() * part, box.height());
    if (look.fraction)
        painter.fillRect(filled, fill);
    else if (look.busy)
        paintStripes(painter, box, mixed(mixed(base, text, 0.08f), fill, 0.22f));
    painter.setClipping(false);
    painter.setPen(QPen(mixed(base, text, 0.22f), 1));
    painter.drawPath(shape);

    const QString shown = painter.fontMetrics().elidedText(look.text, Qt::ElideRight, rect.width() - 6);
    const auto write = [&](const QColor &color, const QRectF &clip) {
        painter.setClipRect(clip);
        painter.setPen(color);
        painter.drawText(rect, int(Qt::AlignCenter), shown);
    };
    if (look.fraction)
        write(Qt::white, filled);
    write(text, look.fraction ? QRectF(QPointF(filled.right(), box.top()), box.bottomRight()) : box);
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
