// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/section_toggle.h"

namespace milliard {

SectionToggle::SectionToggle(const QString &title, QWidget *part, QWidget *parent)
    : QToolButton(parent)
{
    setText(title);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setArrowType(Qt::RightArrow);
    setCheckable(true);
    setAutoRaise(true);
    part->hide();
    connect(this, &QToolButton::toggled, part, [this, part](bool on) {
        setArrowType(on ? Qt::DownArrow : Qt::RightArrow);
        part->setVisible(on);
    });
}

} // namespace milliard
