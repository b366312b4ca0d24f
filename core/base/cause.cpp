// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/cause.h"

#include <QCoreApplication>

namespace milliard {

Cause causeOf(const Error &error)
{
    return {error.kind, error.kind == ErrorKind::HttpStatus ? error.httpStatus : 0};
}

QString causeName(const Cause &cause)
{
    if (cause.httpStatus <= 0)
        return kindName(cause.kind);
    return QStringLiteral("http-%1").arg(cause.httpStatus);
}

QString causeText(const Cause &cause)
{
    if (cause.httpStatus <= 0)
        return headline(cause.kind);
    return QCoreApplication::translate("Cause", "The server answered with HTTP %1").arg(cause.httpStatus);
}

Result<Cause> causeFromName(const QString &name)
{
    Cause cause{kindFromName(name)};
    if (name.startsWith(QLatin1String("http-")))
        cause = {ErrorKind::HttpStatus, QStringView(name).sliced(5).toInt()};
    if (causeName(cause) != name) // kinds that are not known, and numbers written otherwise
        return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("\"%1\" is no cause").arg(shownName(name))});
    return cause;
}

} // namespace milliard
