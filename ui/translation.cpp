// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/translation.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

namespace milliard {

void installTranslation(QCoreApplication &application)
{
    const QString folder = QStringLiteral(":/translations");
    auto *texts = new QTranslator(&application);
    if (texts->load(QLocale(), QStringLiteral("milliard"), QStringLiteral("_"), folder) || texts->load(QStringLiteral("milliard_en"), folder))
        QCoreApplication::installTranslator(texts);
}

} // namespace milliard
