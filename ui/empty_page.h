// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QWidget>

namespace milliard {

// What the window shows while there is no job at all: what this program is for and where to begin.
class EmptyPage final : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyPage(QWidget *parent = nullptr);

Q_SIGNALS:
    void addRequested();
    void newListingRequested();
    void demoRequested();
};

} // namespace milliard
