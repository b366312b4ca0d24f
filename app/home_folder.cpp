// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "app/home_folder.h"

#include <QByteArray>
#include <QtEnvironmentVariables>

#ifdef Q_OS_UNIX
#    include <pwd.h>
#    include <unistd.h>
#endif

namespace milliard {

void useHomeOfAccount()
{
#ifdef Q_OS_UNIX
    if (!qEnvironmentVariableIsEmpty("HOME"))
        return;
    if (const passwd *account = ::getpwuid(::getuid()); account && *account->pw_dir)
        qputenv("HOME", account->pw_dir);
#endif
}

} // namespace milliard
