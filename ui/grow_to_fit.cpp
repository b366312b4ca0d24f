// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/grow_to_fit.h"

#include <QScreen>
#include <QScrollArea>

#include <algorithm>

namespace milliard {

void growToFit(QWidget &window, const QScrollArea &form)
{
    const int more = form.widget()->sizeHint().height() - form.viewport()->height();
    if (more > 0 && window.screen())
        window.resize(window.width(), std::max(window.height(), std::min(window.height() + more, window.screen()->availableSize().height() - 60)));
}

} // namespace milliard
