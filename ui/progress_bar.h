// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/theme.h"

#include <QList>
#include <QString>
#include <QWidget>

#include <optional>
#include <utility>

class QPainter;

namespace milliard {

// Of a bar from 0 to 1.
using BarPart = std::pair<double, double>;

// How a bar looks at one moment. Without a fraction the end is unknown: the bar is calm, striped, and does not
// move, since a bar that runs to and fro says nothing.
struct BarLook {
    std::optional<double> fraction; // 0..1
    QString text;                   // inside
    Tone tone = Tone::Accent;
    bool busy = false;              // with no fraction: something is going on
    QList<BarPart> there{};         // with 'coming': what is filled, instead of all up to the fraction
    QList<BarPart> coming{};        // parts that are being filled, each from its beginning
};

// Paints the bar with its text legible on both the filled and the empty part. The same in tables and widgets.
void paintBar(QPainter &painter, const QRect &rect, const BarLook &look, const QPalette &palette, const QFont &font);

// A bar by itself, for the details and the status bar.
class BarWidget final : public QWidget
{
    Q_OBJECT

public:
    explicit BarWidget(QWidget *parent = nullptr);

    void setLook(const BarLook &look); // repaints only for a difference that shows
    const BarLook &look() const { return m_look; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    BarLook m_look;
};

} // namespace milliard
