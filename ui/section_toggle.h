// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QToolButton>

namespace milliard {

// The line above a part of a form that most people never need: asks to show and to hide it.
class SectionToggle final : public QToolButton
{
    Q_OBJECT

public:
    explicit SectionToggle(const QString &title, QWidget *parent = nullptr);
};

} // namespace milliard
