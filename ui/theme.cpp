// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/theme.h"

#include <QApplication>
#include <QStyle>
#include <QStyleFactory>
#include <QStyleHints>

#include <cmath>

namespace milliard {
namespace {

double luminance(const QColor &color)
{
    const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

struct Shades {
    QRgb window, base, alternate, button, text, dim, disabled, highlight, highlighted, light, midlight, mid, dark, shadow, link, tip;
};

constexpr Shades lightShades{0xfff3f4f6, 0xffffffff, 0xfff8f9fa, 0xfff3f4f6, 0xff1d2430, 0xff646b78, 0xff9aa1ac,
    0xff2563c4, 0xffffffff, 0xffffffff, 0xffe9ebee, 0xffc9cdd3, 0xffa9afb8, 0xff6c7480, 0xff1d58b3, 0xffffffff};
constexpr Shades darkShades{0xff2a2e34, 0xff1b1e22, 0xff20242a, 0xff3a3f47, 0xffe7e9ec, 0xff9da4ae, 0xff6b727c,
    0xff2f6bcb, 0xffffffff, 0xff474d56, 0xff3a3f47, 0xff34393f, 0xff15171a, 0xff0d0f11, 0xff7fb0ff, 0xff2c3036};

} // namespace

double contrast(const QColor &a, const QColor &b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

bool isDark(const QPalette &palette)
{
    return luminance(palette.color(QPalette::WindowText)) > luminance(palette.color(QPalette::Window));
}

QColor toneColor(Tone tone, const QPalette &palette)
{
    const bool dark = isDark(palette);
    switch (tone) {
    case Tone::Accent:
        return QColor::fromRgb(dark ? 0xff6ea6ff : 0xff2563c4);
    case Tone::Quiet:
        return QColor::fromRgb(dark ? 0xff9da4ae : 0xff646b78);
    case Tone::Good:
        return QColor::fromRgb(dark ? 0xff5fcf8f : 0xff1a7a45);
    case Tone::Warning:
        return QColor::fromRgb(dark ? 0xfff0b84a : 0xff8f5a00);
    case Tone::Bad:
        return QColor::fromRgb(dark ? 0xffff8a80 : 0xffbf2b23);
    }
    Q_UNREACHABLE_RETURN({});
}

QPalette ownPalette(bool dark)
{
    const Shades &s = dark ? darkShades : lightShades;
    QPalette p;
    const auto set = [&p](QPalette::ColorRole role, QRgb color) { p.setColor(role, QColor::fromRgb(color)); };
    set(QPalette::Window, s.window);
    set(QPalette::WindowText, s.text);
    set(QPalette::Base, s.base);
    set(QPalette::AlternateBase, s.alternate);
    set(QPalette::Text, s.text);
    set(QPalette::PlaceholderText, s.dim);
    set(QPalette::Button, s.button);
    set(QPalette::ButtonText, s.text);
    set(QPalette::BrightText, 0xffffffff);
    set(QPalette::Light, s.light);
    set(QPalette::Midlight, s.midlight);
    set(QPalette::Mid, s.mid);
    set(QPalette::Dark, s.dark);
    set(QPalette::Shadow, s.shadow);
    set(QPalette::Highlight, s.highlight);
    set(QPalette::HighlightedText, s.highlighted);
    set(QPalette::Accent, s.highlight);
    set(QPalette::Link, s.link);
    set(QPalette::LinkVisited, s.link);
    set(QPalette::ToolTipBase, s.tip);
    set(QPalette::ToolTipText, s.text);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::PlaceholderText})
        p.setColor(QPalette::Disabled, role, QColor::fromRgb(s.disabled));
    p.setColor(QPalette::Disabled, QPalette::Highlight, QColor::fromRgb(s.mid));
    return p;
}

void applyTheme(ThemeChoice choice)
{
    static const QString systemStyle = QApplication::style()->name();
    QStyleHints *hints = QGuiApplication::styleHints();
    const bool dark = choice == ThemeChoice::Dark;
    if (choice == ThemeChoice::System)
        hints->unsetColorScheme();
    else
        hints->setColorScheme(dark ? Qt::ColorScheme::Dark : Qt::ColorScheme::Light);

    const Qt::ColorScheme got = hints->colorScheme();
    const bool platformDoesIt = choice == ThemeChoice::System
        ? got != Qt::ColorScheme::Unknown
        : got == (dark ? Qt::ColorScheme::Dark : Qt::ColorScheme::Light);
    if (platformDoesIt) {
        if (QApplication::style()->name() != systemStyle)
            QApplication::setStyle(systemStyle);
        QApplication::setPalette(QPalette());
        return;
    }
    // A bare window manager: no theme to follow, and the platform's style may not obey a palette.
    if (QApplication::style()->name() != QLatin1String("fusion"))
        QApplication::setStyle(QStyleFactory::create(QStringLiteral("fusion")));
    QApplication::setPalette(ownPalette(dark));
    if (dark) {
        // Fusion's outline is darker than the window and so all but gone here: fields are told by their ground.
        QPalette field = ownPalette(dark);
        field.setColor(QPalette::Base, QColor::fromRgb(0xff3c424b));
        for (const char *name : {"QLineEdit", "QCheckBox"})
            QApplication::setPalette(field, name);
    }
}

} // namespace milliard
