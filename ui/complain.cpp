// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/complain.h"

#include <QMessageBox>

namespace milliard {

void complain(QWidget *window, const QString &what, const Error &error)
{
    auto *box = new QMessageBox(QMessageBox::Warning, what, what + QLatin1Char('.'), QMessageBox::Ok, window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(explain(error));
    box->open();
}

} // namespace milliard
