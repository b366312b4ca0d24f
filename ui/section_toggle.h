// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QToolButton>

namespace milliard {

// The line above a part of a form that most people never need: shows and hides it. The part is hidden at first.
class SectionToggle final : public QToolButton
{
    Q_OBJECT

public:
    // The part outlives the toggle or dies with the same parent.
    SectionToggle(const QString &title, QWidget *part, QWidget *parent = nullptr);
};

} // namespace milliard
