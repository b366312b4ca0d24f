// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/engine/after_record.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <cerrno>

namespace milliard {
namespace {

QString pathOf(const QString &dataDir, JobId id)
{
    return QStringLiteral("%1/afterwards/%2.json").arg(dataDir).arg(id);
}

} // namespace

AfterRecord AfterRecord::load(const QString &dataDir, const JobRecord &job)
{
    AfterRecord record{job.round};
    QFile file(pathOf(dataDir, job.id));
    if (!file.open(QIODevice::ReadOnly))
        return record;
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    const int round = json.value(QLatin1StringView("round")).toInt();
    if (round > job.round)
        record.done = job.spec.options.then.size();
    if (round != job.round)
        return record;
    record.done = json.value(QLatin1StringView("done")).toInt();
    record.isBegun = json.value(QLatin1StringView("begun")).toBool();
    for (const QJsonValue &name : json.value(QLatin1StringView("kept")).toArray())
        record.kept.append(name.toString());
    record.trouble = json.value(QLatin1StringView("trouble")).toString();
    return record;
}

bool AfterRecord::isDue(const QString &dataDir, const JobRecord &job)
{
    const JobOptions &options = job.spec.options;
    if (job.state != JobState::Done || options.then.isEmpty())
        return false;
    if (options.existing == ExistingRule::Ask && job.conflicts > 0) // it is not all there before people have decided
        return false;
    return load(dataDir, job).done < options.then.size();
}

Result<void> AfterRecord::save(const QString &dataDir, JobId id) const
{
    errno = 0;
    QDir().mkpath(dataDir + QStringLiteral("/afterwards"));
    QSaveFile file(pathOf(dataDir, id));
    const QJsonObject json{{QStringLiteral("round"), round}, {QStringLiteral("done"), done}, {QStringLiteral("begun"), isBegun},
        {QStringLiteral("kept"), QJsonArray::fromStringList(kept)}, {QStringLiteral("trouble"), trouble}};
    if (file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(json).toJson(QJsonDocument::Compact)) > 0 && file.commit())
        return {};
    const bool isFull = errno == ENOSPC || errno == EDQUOT;
    return std::unexpected(Error{isFull ? ErrorKind::JournalFull : ErrorKind::JournalUnusable, QStringLiteral("%1: %2").arg(file.fileName(), file.errorString())});
}

void AfterRecord::discard(const QString &dataDir, JobId id)
{
    QFile::remove(pathOf(dataDir, id));
}

} // namespace milliard
