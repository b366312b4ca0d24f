// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "app/cli/job_output.h"

#include "app/cli/output.h"
#include "app/cli/terminal_output.h"
#include "core/model/format.h"

#include <QDateTime>

#include <chrono>
#include <unistd.h>
#include <utility>

namespace milliard {
namespace {

using Clock = std::chrono::steady_clock;

class JsonOutput final : public JobOutput
{
public:
    void started(const JobView &view) override { event("started", view, {}); }

    // When it begins to wait for room, when it goes on, and while it waits as often as what it needs is another.
    void changed(const JobView &view) override
    {
        const QString needs = view.record().isWaiting() ? explain(*view.record().error) : QString();
        if (needs == m_needs)
            return;
        m_needs = needs;
        if (needs.isEmpty())
            return event("resumed", view, {});
        event("waiting", view, {{QStringLiteral("error"), kindName(view.record().error->kind)}, {QStringLiteral("message"), needs}});
    }

    void progress(const JobView &view) override
    {
        if (Clock::now() - m_last < std::chrono::seconds(1) || view.record().isWaiting())
            return;
        m_last = Clock::now();
        event("progress", view, {{QStringLiteral("listed"), view.counts().listed},
            {QStringLiteral("listingDone"), view.listingDone()},
            {QStringLiteral("bytesSoFar"), view.bytes()}, // of unfinished files too
            {QStringLiteral("filesPerSecond"), view.filesPerSecond()},
            {QStringLiteral("bytesPerSecond"), view.bytesPerSecond()}});
    }

    void notice(const JobView &view, const QString &text) override { event("notice", view, {{QStringLiteral("message"), text}}); }

    void vanished(const JobView &view, const VanishedFile &file) override
    {
        QJsonObject json{{QStringLiteral("name"), file.path}, {QStringLiteral("deleted"), file.removed}};
        if (file.error)
            json.insert(QStringLiteral("message"), explain(*file.error));
        event("vanished", view, json);
    }
    void vanished(const JobView &, const VanishedSum &sum) override
    {
        if (!sum.known)
            return;
        m_vanished = {{QStringLiteral("vanished"), sum.vanished}, {QStringLiteral("deleted"), sum.removed}, {QStringLiteral("vanishedStaying"), sum.staying}};
        if (sum.error)
            m_vanished.insert(QStringLiteral("vanishedMessage"), explain(*sum.error));
    }

    void ended(const JobView &view) override
    {
        QJsonObject extra = jobToJson(view.record());
        for (auto member = m_vanished.constBegin(); member != m_vanished.constEnd(); ++member)
            extra.insert(member.key(), member.value());
        event("finished", view, extra);
    }

private:
    static void event(const char *name, const JobView &view, QJsonObject object)
    {
        object.insert(QStringLiteral("event"), QLatin1String(name));
        object.insert(QStringLiteral("job"), view.record().id);
        object.insert(QStringLiteral("done"), view.counts().done);
        object.insert(QStringLiteral("skipped"), view.counts().skipped);
        object.insert(QStringLiteral("failed"), view.counts().failed);
        object.insert(QStringLiteral("bytes"), view.counts().bytes);
        printJson(object);
    }

    Clock::time_point m_last = Clock::now();
    QString m_needs; // while it waits for room
    QJsonObject m_vanished; // their sum
};

// For a file or a pipe: a line now and then, so that a log of a week-long job stays readable.
class PlainOutput final : public JobOutput
{
public:
    explicit PlainOutput(QString dataDir) : m_dataDir(std::move(dataDir)) { }

    void started(const JobView &view) override
    {
        printLine(QStringLiteral("Job %1: %2 to %3").arg(QString::number(view.record().id), shownSource(view.record().spec.source), view.record().spec.destination));
    }
    void changed(const JobView &view) override
    {
        if (std::exchange(m_waits, view.record().isWaiting()) != m_waits)
            printLine(m_waits ? view.stateText() : QStringLiteral("Going on"));
    }
    void progress(const JobView &view) override
    {
        if (Clock::now() - m_last < std::chrono::seconds(10))
            return;
        m_last = Clock::now();
        if (m_waits)
            return printLine(view.stateText());
        QStringList parts{QStringLiteral("%1 files").arg(view.filesText())};
        if (view.fraction())
            parts += view.progressText();
        parts += {formatBytes(view.bytes()), formatFilesPerSecond(view.filesPerSecond()), formatBytesPerSecond(view.bytesPerSecond())};
        parts.removeAll(QString());
        printLine(parts.join(QStringLiteral(", ")));
    }
    void notice(const JobView &, const QString &text) override { printLine(text); }
    void vanished(const JobView &, const VanishedFile &file) override { printLine(vanishedText(file)); }
    void vanished(const JobView &view, const VanishedSum &sum) override { printLine(vanishedSummary(sum, view.record().id, m_dataDir)); }
    void ended(const JobView &view) override { printLine(summary(view.record(), m_dataDir)); }

private:
    const QString m_dataDir;
    Clock::time_point m_last = Clock::now();
    bool m_waits = false;
};

class QuietOutput final : public JobOutput
{
public:
    void started(const JobView &) override { }
    void progress(const JobView &) override { }
    void notice(const JobView &, const QString &) override { }
    void trouble(const JobView &, const QString &text) override { printNotice(text); }
    void vanished(const JobView &, const VanishedFile &file) override
    {
        if (file.error)
            printError(*file.error);
    }
    void vanished(const JobView &, const VanishedSum &sum) override
    {
        if (sum.error)
            printError(*sum.error);
    }
    void ended(const JobView &view) override
    {
        if (view.record().error)
            printError(*view.record().error);
    }
};

} // namespace

std::unique_ptr<JobOutput> makeJobOutput(OutputStyle style, const QString &dataDir)
{
    switch (style) {
    case OutputStyle::Json:
        return std::make_unique<JsonOutput>();
    case OutputStyle::Quiet:
        return std::make_unique<QuietOutput>();
    case OutputStyle::People:
        break;
    }
    if (::isatty(STDOUT_FILENO))
        return std::make_unique<TerminalOutput>(dataDir);
    return std::make_unique<PlainOutput>(dataDir);
}

QJsonObject jobToJson(const JobRecord &job)
{
    QJsonObject json{
        {QStringLiteral("job"), job.id},
        {QStringLiteral("source"), shownSource(job.spec.source)},
        {QStringLiteral("destination"), job.spec.destination},
        {QStringLiteral("state"), stateName(job.state)},
        {QStringLiteral("listed"), job.counts.listed},
        {QStringLiteral("listingDone"), job.listingDone},
        {QStringLiteral("done"), job.counts.done},
        {QStringLiteral("skipped"), job.counts.skipped},
        {QStringLiteral("failed"), job.counts.failed},
        {QStringLiteral("missing"), job.missing},
        {QStringLiteral("conflicts"), job.conflicts},
        {QStringLiteral("bytes"), job.counts.bytes},
        {QStringLiteral("seconds"), job.seconds},
        {QStringLiteral("created"), job.created.toString(Qt::ISODate)},
        {QStringLiteral("round"), job.round},
    };
    if (job.error) {
        json.insert(QStringLiteral("error"), kindName(job.error->kind));
        json.insert(QStringLiteral("message"), explain(*job.error));
    }
    return json;
}

QString dataDirWords(const QString &dataDir)
{
    return dataDir.isEmpty() ? QString() : QStringLiteral(" --data-dir ") + dataDir;
}

QString vanishedText(const VanishedFile &file)
{
    const QString name = printableName(file.path);
    if (file.error)
        return QStringLiteral("Vanished, but not removed: %1. %2").arg(name, explain(*file.error));
    return (file.removed ? QStringLiteral("Removed: ") : QStringLiteral("Vanished: ")) + name;
}

QString vanishedSummary(const VanishedSum &sum, JobId id, const QString &dataDir)
{
    if (sum.isPartial)
        return QStringLiteral("Nothing can be said of files that vanished: the source did not tell all that it has, as failures and notices say, or its pages do not say that they are indexes.");
    if (!sum.known)
        return QStringLiteral("Nothing can be said of files that vanished: the source is not listed to its end, by its options, or what it listed before is not known.");
    QString text = sum.vanished == 0 ? QStringLiteral("No file has vanished.")
        : sum.removed > 0            ? QStringLiteral("%1 vanished, %2 removed.").arg(counted(sum.vanished, "file"), formatCount(sum.removed))
        : sum.vanished == 1          ? QStringLiteral("1 file has vanished: the source lists it no more.")
                                     : QStringLiteral("%1 files have vanished: the source lists them no more.").arg(formatCount(sum.vanished));
    if (sum.staying > 0)
        text += QStringLiteral(" %1 more stay: they were changed since, or may be another job's as well.").arg(formatCount(sum.staying));
    if (sum.error)
        text += QLatin1Char(' ') + explain(*sum.error);
    if (sum.removed < sum.vanished) {
        text += QStringLiteral("\nRemove them with: milliard-cli again %1 --delete-vanished%2").arg(QString::number(id), dataDirWords(dataDir));
    }
    return text;
}

QString countsText(const Counts &c)
{
    return QStringLiteral("%1 done, %2 skipped, %3 failed of %4 listed")
        .arg(formatCount(c.done), formatCount(c.skipped), formatCount(c.failed), formatCount(c.listed));
}

QString summary(const JobRecord &job, const QString &dataDir)
{
    const QString where = dataDirWords(dataDir);
    QString text = QStringLiteral("Job %1: %2, %3 in %4")
                       .arg(QString::number(job.id), countsText(job.counts), formatBytes(job.counts.bytes),
                           formatDuration(std::chrono::seconds(qint64(job.seconds + 0.5))));
    if (job.error)
        text += QLatin1Char('\n') + explain(*job.error);
    const bool hopeless = job.error && job.error->kind == ErrorKind::ListingLoop;
    const bool asksForAnother = job.error && job.error->kind == ErrorKind::BadInput; // the same options would end the same
    if (asksForAnother)
        text += QStringLiteral("\nNot finished. Get it again as that says, and forget this job with: milliard-cli remove %1%2").arg(QString::number(job.id), where);
    else if (job.state != JobState::Done && !hopeless)
        text += QStringLiteral("\nNot finished. Go on with: milliard-cli resume %1%2").arg(QString::number(job.id), where);
    if (job.missing > 0)
        text += QStringLiteral("\n%1 of those that failed are missing at the server. List them with: milliard-cli failures %2 --cause missing --names%3")
                    .arg(formatCount(job.missing), QString::number(job.id), where);
    if (job.conflicts > 0)
        text += QStringLiteral("\n%1 of those that failed have a file in their way. Decide with: milliard-cli retry %2 --cause file-exists --existing skip|overwrite|newer|rename%3")
                    .arg(formatCount(job.conflicts), QString::number(job.id), where);
    if (job.counts.failed > job.missing + job.conflicts)
        text += QStringLiteral("\nSee what failed with: milliard-cli failures %1%2\nTry it again with: milliard-cli retry %1%2").arg(QString::number(job.id), where);
    return text;
}

} // namespace milliard
