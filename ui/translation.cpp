// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/translation.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <array>

namespace milliard {
namespace {

constexpr std::array known{Language{"en", "English"}, Language{"de", "Deutsch"}, Language{"zh_CN", "简体中文"}};

} // namespace

std::span<const Language> languages()
{
    return known;
}

void installTranslation(QCoreApplication &application, const QString &language)
{
    // The system's country stays where the language is the same: numbers of Austria, say.
    const QLocale chosen = language.isEmpty() ? QLocale() : QLocale(language);
    if (chosen.language() != QLocale().language() || chosen.script() != QLocale().script())
        QLocale::setDefault(chosen);

    const QString folder = QStringLiteral(":/translations");
    auto *texts = new QTranslator(&application);
    const bool spoken = texts->load(QLocale(), QStringLiteral("milliard"), QStringLiteral("_"), folder);
    if (spoken || texts->load(QStringLiteral("milliard_en"), folder))
        QCoreApplication::installTranslator(texts);
    // "OK" and "Cancel" in the same language as the rest, or in English as the rest.
    auto *ofQt = new QTranslator(&application);
    if (spoken && ofQt->load(QLocale(), QStringLiteral("qtbase"), QStringLiteral("_"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(ofQt);
}

} // namespace milliard
