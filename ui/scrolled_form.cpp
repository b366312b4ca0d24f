// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/scrolled_form.h"

#include "ui/field_message.h"

#include <QScreen>
#include <QScrollArea>
#include <QTimer>

#include <algorithm>

namespace milliard {

void growToFit(QWidget &window, const QScrollArea &form)
{
    const int more = form.widget()->sizeHint().height() - form.viewport()->height();
    if (more > 0 && window.screen())
        window.resize(window.width(), std::max(window.height(), std::min(window.height() + more, window.screen()->availableSize().height() - 60)));
}

void showMessage(QWidget &window, QScrollArea &form, FieldMessage *message)
{
    if (!message)
        return;
    message->field()->setFocus();
    QTimer::singleShot(0, message, [&window, &form, message] { // which ends before they do
        growToFit(window, form);
        form.ensureWidgetVisible(message);
    });
}

} // namespace milliard
