// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/section_toggle.h"

namespace milliard {

SectionToggle::SectionToggle(const QString &title, QWidget *parent)
    : QToolButton(parent)
{
    setText(title);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setArrowType(Qt::RightArrow);
    setCheckable(true);
    setAutoRaise(true);
    connect(this, &QToolButton::toggled, this, [this](bool on) { setArrowType(on ? Qt::DownArrow : Qt::RightArrow); });
}

} // namespace milliard
