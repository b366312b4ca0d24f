// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "app/cli/await.h"
#include "app/cli/commands.h"
#include "app/cli/exit_status.h"
#include "app/cli/interrupt.h"
#include "app/cli/option_arguments.h"
#include "app/cli/output.h"
#include "app/cli/source_arguments.h"
#include "core/base/access.h"
#include "core/engine/source_preview.h"
#include "core/journal/kept_list.h"
#include "core/model/format.h"
#include "core/source/open_access.h"
#include "core/source/source_registry.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTimeZone>

#include <limits>

namespace milliard {
namespace {

QByteArray textOf(const Entry &entry)
{
    if (entry.extras->fault)
        return QStringLiteral("%1: %2\n").arg(printableName(entry.name), entry.extras->fault->message).toUtf8();
    const QString size = entry.size < 0 ? QStringLiteral("-") : formatBytes(entry.size);
    const QString time = entry.modified < 0 ? QStringLiteral("-")
                                            : QDateTime::fromMSecsSinceEpoch(entry.modified).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
    const QString duration = entry.extras->duration.count() < 0 ? QString() : QStringLiteral("  (%1)").arg(formatDuration(entry.extras->duration));
    return QStringLiteral("%1  %2  %3%4\n").arg(size, 10).arg(time, -16).arg(printableName(entry.name), duration).toUtf8();
}

QByteArray jsonOf(const Entry &entry)
{
    QJsonObject json{{QStringLiteral("event"), QStringLiteral("entry")}, {QStringLiteral("name"), entry.name}};
    if (entry.size >= 0)
        json.insert(QStringLiteral("size"), entry.size);
    if (entry.modified >= 0)
        json.insert(QStringLiteral("modified"), QDateTime::fromMSecsSinceEpoch(entry.modified, QTimeZone::UTC).toString(Qt::ISODateWithMs));
    if (!entry.etag.isEmpty())
        json.insert(QStringLiteral("etag"), QString::fromUtf8(entry.etag));
    if (entry.extras->duration.count() >= 0)
        json.insert(QStringLiteral("duration"), qint64(entry.extras->duration.count())); // seconds
    if (entry.extras->fault)
        json.insert(QStringLiteral("fault"), entry.extras->fault->message);
    return QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n';
}

QString sizeText(const SourcePreview::Sums &sums)
{
    const qint64 files = sums.passed - sums.faulty;
    if (files == 0)
        return {};
    const QString size = formatBytes(sums.bytes);
    if (sums.sized == files)
        return QStringLiteral(", ") + size;
    if (files == 1)
        return QStringLiteral(", of a size that the listing does not tell");
    return sums.sized == 0 ? QStringLiteral(", of sizes that the listing does not tell")
                           : QStringLiteral(", of which %1 have %2").arg(formatCount(sums.sized), size);
}

QString sumText(const SourcePreview::Sums &sums, bool isFiltered)
{
    QString text = sums.whole ? QString() : QStringLiteral("At least ");
    const qint64 files = sums.passed - sums.faulty;
    text += isFiltered ? QStringLiteral("%1 of %2 pass the filters").arg(formatCount(files), counted(sums.listed - sums.faulty, "file")) : counted(files, "file");
    text += sizeText(sums);
    if (sums.faulty > 0)
        text += QStringLiteral("; %1 more that cannot be fetched").arg(formatCount(sums.faulty));
    if (sums.shown < sums.passed)
        text += QStringLiteral("; %1 %2 shown").arg(formatCount(sums.shown), QLatin1StringView(sums.shown == 1 ? "is" : "are"));
    return text + (sums.whole ? QString() : QStringLiteral("; the listing goes on"));
}

class Listing final : public QObject
{
public:
    Listing(std::unique_ptr<ListingSource> source, const JobOptions &options, qint64 limit, bool isJson)
        : m_isFiltered(!EntryFilter(options).acceptsAll())
        , m_isJson(isJson)
        , m_preview(std::make_unique<SourcePreview>(std::move(source), options, limit))
    {
        connect(&m_interrupt, &Interrupt::requested, this, [this] { over(m_preview->sums(), Error{ErrorKind::Cancelled, {}}); });
        m_preview->start([this](const Page &page) { show(page); },
            [this](const SourcePreview::Sums &sums, const std::optional<Error> &error) { over(sums, error); });
    }

private:
    void show(const Page &page)
    {
        for (const QString &notice : page.notices) {
            if (m_isJson)
                printJson({{QStringLiteral("event"), QStringLiteral("notice")}, {QStringLiteral("message"), notice}});
            else
                printNotice(notice);
        }
        QByteArray lines;
        for (const Entry &entry : page.entries) {
            lines += m_isJson ? jsonOf(entry) : textOf(entry);
            if (lines.size() > 64 * 1024)
                print(std::exchange(lines, {}));
        }
        print(lines);
    }

    void print(const QByteArray &lines)
    {
        if (const auto printed = printLines(lines); !printed && !m_unprinted)
            m_unprinted = printed.error();
        if (m_unprinted)
            QMetaObject::invokeMethod(this, [this] { over(m_preview->sums(), m_unprinted); }, Qt::QueuedConnection);
    }

    void over(const SourcePreview::Sums &sums, const std::optional<Error> &error)
    {
        if (std::exchange(m_isOver, true))
            return;
        if (m_unprinted) {
            QCoreApplication::exit(printError(*m_unprinted));
            return;
        }
        if (m_isJson) {
            QJsonObject json{{QStringLiteral("event"), QStringLiteral("finished")}, {QStringLiteral("listed"), sums.listed},
                {QStringLiteral("passed"), sums.passed}, {QStringLiteral("shown"), sums.shown}, {QStringLiteral("sized"), sums.sized}, {QStringLiteral("faulty"), sums.faulty},
                {QStringLiteral("bytes"), sums.bytes}, {QStringLiteral("whole"), sums.whole}};
            if (error) {
                json.insert(QStringLiteral("error"), kindName(error->kind));
                json.insert(QStringLiteral("message"), explain(*error));
            }
            printJson(json);
        } else {
            if (!error || sums.listed > 0)
                printLine(sumText(sums, m_isFiltered));
            if (error)
                printError(*error);
        }
        QCoreApplication::exit(error ? exitStatusOf(*error) : sums.faulty > 0 ? ExitSomeFailed : ExitDone); // as get would end
    }

    const bool m_isFiltered;
    const bool m_isJson;
    Interrupt m_interrupt;
    std::unique_ptr<SourcePreview> m_preview;
    std::optional<Error> m_unprinted; // why standard output takes no more
    bool m_isOver = false;
};

// Where the list is standard input, that is kept in a folder, which is made for it.
Result<QString> namedSource(const Arguments &arguments, std::unique_ptr<QTemporaryDir> &folder)
{
    const QString source = givenSource(arguments);
    if (!isInput(source))
        return source;
    folder = std::make_unique<QTemporaryDir>();
    if (!folder->isValid())
        return std::unexpected(Error{ErrorKind::DestinationUnusable, QStringLiteral("standard input cannot be kept: %1").arg(folder->errorString())});
    QFile input;
    return openInput(input)
        .and_then([&] { return keepList(input, folder->path()); })
        .transform([&](const QString &path) { return source.chopped(1) + path; })
        .transform_error([](const Error &error) {
            return error.kind == ErrorKind::BadInput ? error : Error{ErrorKind::DestinationUnusable, QStringLiteral("standard input cannot be kept: %1").arg(error.message)};
        });
}

Result<std::unique_ptr<ListingSource>> chosenSource(const Arguments &arguments, const QString &source, JobOptions &options)
{
    auto given = listingOptions(arguments);
    if (!given)
        return std::unexpected(given.error());
    options = *std::move(given);
    if (const auto usable = checkFiles(options); !usable)
        return std::unexpected(usable.error());
    const auto ofSource = sourceOptions(arguments, source);
    if (!ofSource)
        return std::unexpected(ofSource.error());
    options.source = *ofSource;
    const auto opened = await(openAccess(source, options));
    return opened.and_then([&](const JobOptions &o) { return makeSource(source, o); });
}

} // namespace

int runLs(const QStringList &words)
{
    Arguments arguments(QStringLiteral("ls"),
        QStringLiteral("Shows what SOURCE lists, and how much it is, without downloading anything. With filters: what of it passes them.\n\n"
                       "SOURCE is one of") + sourceForms());
    arguments.addPositional("SOURCE", QStringLiteral("Where the files are."), "SOURCE");
    arguments.add("limit", "N", QStringLiteral("Most files to show; no further pages are asked for then. 0: all."), QStringLiteral("100"));
    addListingOptions(arguments);
    addSourceOptions(arguments);
    arguments.addFlag("json", QStringLiteral("One JSON object a line; the last has the event \"finished\"."));
    const auto isToRun = arguments.parse(words);
    if (!isToRun)
        return printError(isToRun.error());
    if (!*isToRun)
        return ExitDone;
    if (arguments.positional().size() != 1)
        return printError({ErrorKind::BadInput, QStringLiteral("ls needs one SOURCE; see milliard-cli ls --help")});
    const auto limit = arguments.integer("limit", 0, std::numeric_limits<qint64>::max());
    if (!limit)
        return printError(limit.error());
    std::unique_ptr<QTemporaryDir> kept; // as long as it is read
    const auto name = namedSource(arguments, kept);
    if (!name)
        return printError(name.error());
    JobOptions options;
    auto source = chosenSource(arguments, *name, options);
    if (!source)
        return printError(source.error());
    const Listing listing(*std::move(source), options, *limit, arguments.has("json"));
    return QCoreApplication::exec();
}

} // namespace milliard
