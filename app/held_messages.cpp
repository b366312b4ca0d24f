// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "app/held_messages.h"

#include <QCoreApplication>
#include <QMessageLogContext>

#include <cstdio>
#include <cstdlib>

namespace milliard {
namespace {

QStringList held;

void say(const QString &text)
{
    std::fputs(text.toLocal8Bit().constData(), stderr);
    std::fputc('\n', stderr);
}

void hold(QtMsgType type, const QMessageLogContext &, const QString &text)
{
    held.append(text.simplified());
    if (type != QtFatalMsg)
        return;
    say(QCoreApplication::translate("main", "milliard: no window can be shown (%1); milliard-cli does the same in a terminal").arg(held.first()));
    std::fflush(stderr);
    std::_Exit(EXIT_FAILURE);
}

} // namespace

HeldMessages::HeldMessages()
{
    held.clear();
    qInstallMessageHandler(hold);
}

HeldMessages::~HeldMessages()
{
    qInstallMessageHandler(nullptr);
    for (const QString &text : std::as_const(held))
        say(text);
}

} // namespace milliard
