// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/interrupt.h"
#include "app/cli/job_watch.h"
#include "app/cli/option_arguments.h"
#include "app/cli/output.h"
#include "core/demo/demo_service.h"

#include <QCoreApplication>
#include <QDir>
#include <QTemporaryDir>

namespace milliard {
namespace {

void addDemoOptions(Arguments &a, const DemoOptions &d)
{
    a.add("files", "N", QStringLiteral("How many files are listed, up to %1.").arg(DemoOptions::maxFiles), QString::number(d.files));
    a.add("size", "BYTES", d.varySize ? QStringLiteral("Size of every file; unless given, sizes are from a quarter of the default to twice of it.") : QStringLiteral("Size of a file."), QString::number(d.size));
    a.add("pace", "BYTES", QStringLiteral("Bytes a second of each body; 0: as fast as it goes."), QString::number(d.pace));
    a.add("page", "N", QStringLiteral("Names in a page of the listing, up to %1.").arg(DemoOptions::maxPage), QString::number(d.page));
    a.add("port", "P", QStringLiteral("Port on 127.0.0.1; 0: any free one."), QString::number(d.port));
    a.add("latency", "MS", QStringLiteral("Milliseconds before each answer."), QString::number(d.latency.count()));
    a.add("server-threads", "N", QStringLiteral("Threads of the service."), QString::number(d.threads));
    a.addFlag("vary-size", QStringLiteral("Sizes from a quarter of --size to twice of it."));
    a.add("fault", "KIND[:RATE]", QStringLiteral("A fault to show, for all or a share (0 to 1) of the requests; may be given again. KIND is one of:\n%1")
                                      .arg(demoFaultHelp().join(QLatin1Char('\n'))));
}

Result<DemoOptions> demoOptions(const Arguments &a)
{
    DemoOptions o;
    const auto files = a.integer("files", 0, DemoOptions::maxFiles);
    const auto size = a.integer("size", 0, DemoOptions::maxSize);
    const auto pace = a.integer("pace", 0, DemoOptions::maxSize);
    const auto page = a.integer("page", 1, DemoOptions::maxPage);
    const auto port = a.integer("port", 0, 65535);
    const auto latency = a.integer("latency", 0, DemoOptions::maxLatency.count());
    const auto threads = a.integer("server-threads", 1, DemoOptions::maxThreads);
    for (const auto *number : {&files, &size, &pace, &page, &port, &latency, &threads}) {
        if (!*number)
            return std::unexpected(number->error());
    }
    for (const QString &text : a.texts("fault")) {
        const auto fault = parseDemoFault(text);
        if (!fault)
            return std::unexpected(fault.error());
        o.faults << *fault;
    }
    o.files = *files;
    o.size = *size;
    o.varySize = a.has("vary-size");
    o.pace = *pace;
    o.page = int(*page);
    o.port = quint16(*port);
    o.latency = std::chrono::milliseconds(*latency);
    o.threads = int(*threads);
    return validate(std::move(o));
}

Result<void> noPositional(const Arguments &a, const char *command)
{
    if (a.positional().isEmpty())
        return {};
    return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("%1 takes no \"%2\"").arg(QLatin1String(command), a.positional().first())});
}

} // namespace

int runDemoServer(const QStringList &words)
{
    Arguments arguments(QStringLiteral("demo-server"),
        QStringLiteral("Serves a listing of made-up files on 127.0.0.1 until it is interrupted. Names and bodies come from their\n"
                       "number alone, so that any count costs nothing and every body can be verified."));
    addDemoOptions(arguments, {});
    const auto parsed = arguments.parse(words);
    if (!parsed)
        return printError(parsed.error());
    if (!*parsed)
        return 0;
    if (const auto none = noPositional(arguments, "demo-server"); !none)
        return printError(none.error());
    const auto options = demoOptions(arguments);
    if (!options)
        return printError(options.error());
    const auto service = DemoService::start(*options);
    if (!service)
        return printError(service.error());
    Interrupt interrupt;
    QObject::connect(&interrupt, &Interrupt::requested, qApp, &QCoreApplication::quit);
    printLine(QStringLiteral("listening on http://127.0.0.1:%1").arg((*service)->port()));
    return QCoreApplication::exec();
}

int runDemo(const QStringList &words)
{
    const DemoOptions lively = livelyDemo();
    Arguments arguments(QStringLiteral("demo"),
        QStringLiteral("Downloads from a demo service of its own into a temporary folder, to show how a job runs; nothing is left."));
    addDemoOptions(arguments, lively);
    addJobOptions(arguments);
    arguments.addFlag("json", QStringLiteral("One JSON object a line."));
    const auto parsed = arguments.parse(words);
    if (!parsed)
        return printError(parsed.error());
    if (!*parsed)
        return 0;
    if (const auto none = noPositional(arguments, "demo"); !none)
        return printError(none.error());
    auto demo = demoOptions(arguments);
    const auto options = jobOptions(arguments);
    if (!demo || !options)
        return printError(demo ? options.error() : demo.error());
    demo->varySize = demo->varySize || !arguments.has("size");
    const auto service = DemoService::start(*demo);
    if (!service)
        return printError(service.error());
    const QTemporaryDir folder(QDir::tempPath() + QStringLiteral("/milliard-demo-XXXXXX"));
    if (!folder.isValid())
        return printError({ErrorKind::DestinationUnusable, folder.errorString()});
    const auto engine = Engine::open(folder.filePath(QStringLiteral("journal")));
    if (!engine)
        return printError(engine.error());
    const auto id = (*engine)->add({QStringLiteral("list+http://127.0.0.1:%1").arg((*service)->port()), folder.filePath(QStringLiteral("files")), *options});
    if (!id)
        return printError(id.error());
    JobWatch watch(**engine, *id, makeJobOutput(arguments.has("json") ? OutputStyle::Json : OutputStyle::People, folder.filePath(QStringLiteral("journal"))));
    if (const auto started = watch.start(); !started)
        return printError(started.error());
    return QCoreApplication::exec();
}

} // namespace milliard
