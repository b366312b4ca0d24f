// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "app/cli/cause_argument.h"

namespace milliard {

void addCauses(Arguments &arguments)
{
    arguments.add("cause", "CAUSE", QStringLiteral("Only failures of this cause, such as timed-out or http-404; may be given again."));
}

Result<QList<Cause>> causesArgument(const Arguments &arguments, Engine &engine, JobId id)
{
    QList<Cause> causes;
    if (!arguments.has("cause"))
        return causes;
    const auto known = engine.failureCauses(id).result();
    if (!known)
        return std::unexpected(known.error());
    QStringList names;
    for (const CauseCount &counted : *known)
        names << causeName(counted.cause);
    const QStringList asked = arguments.texts("cause");
    for (const QString &name : asked) {
        const auto cause = causeFromName(name);
        if (!cause || !names.contains(name))
            return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("--cause is \"%1\", but %2").arg(shownName(name),
                names.isEmpty() ? QStringLiteral("job %1 has no failures").arg(id)
                                : QStringLiteral("job %1 has failures of these causes: %2").arg(QString::number(id), names.join(QStringLiteral(", "))))});
        causes << *cause;
    }
    return causes;
}

} // namespace milliard
