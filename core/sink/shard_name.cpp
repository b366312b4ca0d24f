// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/sink/shard_name.h"

#include <QRegularExpression>

namespace milliard {

QString ShardName::text() const
{
    return QStringLiteral("%1-%2-%3.%4").arg(job).arg(worker).arg(seq, 6, 10, QLatin1Char('0')).arg(packingName(pack));
}

QString ShardName::jobPart(JobId id, const QDateTime &created)
{
    return QStringLiteral("%1_%2").arg(id).arg(created.toMSecsSinceEpoch(), 0, 36);
}

std::optional<QString> ShardName::jobOf(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("\\A\\d+_[0-9a-z]+\\z"));
    const QString job = text.section(QLatin1Char('-'), 0, 0);
    return form.match(job).hasMatch() && parse(text, job) ? std::optional(job) : std::nullopt;
}

std::optional<ShardName> ShardName::parse(const QString &text, const QString &job)
{
    const QStringList parts = text.section(QLatin1Char('.'), 0, 0).split(QLatin1Char('-'));
    const auto pack = packingFromName(text.section(QLatin1Char('.'), 1));
    if (parts.size() != 3 || parts[0] != job || !pack || *pack == Packing::None)
        return std::nullopt;
    const ShardName name{job, parts[1].toInt(), parts[2].toLongLong(), *pack};
    return name.text() == text ? std::optional(name) : std::nullopt; // what else reads alike is not ours
}

} // namespace milliard
