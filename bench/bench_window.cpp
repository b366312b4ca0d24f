// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

// How late a timer in the window's thread is while a job runs at full speed with the window watching it: what
// a person feels as stutter. The window is the real one; the files are small, so that there are very many.
// scripts/bench window runs it beside milliard-cli, with both on one server.

#include "bench/demo_process.h"
#include "core/engine/engine.h"
#include "core/model/progress_model.h"
#include "ui/demo_controller.h"
#include "ui/main_window.h"
#include "ui/settings.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <vector>

using namespace milliard;

namespace {

[[noreturn]] void refuse(const QString &why)
{
    std::fprintf(stderr, "bench_window: %s\n", qPrintable(why));
    std::exit(2);
}

// By their names in the journal's JSON, so that an option this build does not have yet is refused, not ignored.
JobOptions jobOptions(const QCommandLineParser &parser)
{
    QJsonObject wanted{{QStringLiteral("threads"), parser.value(QStringLiteral("threads")).toInt()},
        {QStringLiteral("connections"), parser.value(QStringLiteral("connections")).toInt()}};
    for (const auto &name : {QStringLiteral("pack"), QStringLiteral("transport")}) {
        if (parser.isSet(name))
            wanted.insert(name, parser.value(name));
    }
    auto options = jobOptionsFromJson(wanted);
    if (!options)
        refuse(explain(options.error()));
    const QJsonObject taken = toJson(*options);
    for (auto it = wanted.begin(); it != wanted.end(); ++it) {
        if (taken.value(it.key()) != it.value())
            refuse(QStringLiteral("there is no option --%1 %2").arg(it.key(), it.value().toVariant().toString()));
    }
    return *std::move(options);
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Lateness of a timer in the window's thread while a job runs."));
    parser.addHelpOption();
    parser.addOptions({{QStringLiteral("files"), QStringLiteral("Files of the job."), QStringLiteral("N"), QStringLiteral("200000")},
        {QStringLiteral("threads"), QStringLiteral("Threads."), QStringLiteral("N"), QStringLiteral("2")},
        {QStringLiteral("connections"), QStringLiteral("In flight per thread."), QStringLiteral("N"), QStringLiteral("16")},
        {QStringLiteral("pack"), QStringLiteral("Archives instead of a folder: tar.zst, tar.gz or zip."), QStringLiteral("FORMAT")},
        {QStringLiteral("transport"), QStringLiteral("auto, beast or qt."), QStringLiteral("ENGINE")},
        {QStringLiteral("source"), QStringLiteral("What to download. Default: --files of a demo service."), QStringLiteral("SOURCE")},
        {QStringLiteral("output"), QStringLiteral("Where to; kept. Default: in --scratch, and removed."), QStringLiteral("DIR")},
        {QStringLiteral("scratch"), QStringLiteral("Folder for the journal and the files."), QStringLiteral("DIR"), QStringLiteral("/dev/shm")},
        {QStringLiteral("json"), QStringLiteral("One line of JSON instead of a table.")}});
    if (!parser.parse(app.arguments()))
        refuse(parser.errorText());
    if (parser.isSet(QStringLiteral("help")))
        parser.showHelp();
    const JobOptions options = jobOptions(parser);

    std::optional<bench::DemoProcess> server;
    QString source = parser.value(QStringLiteral("source"));
    if (source.isEmpty()) {
        server.emplace(QStringList{QStringLiteral("--files"), parser.value(QStringLiteral("files"))});
        source = QStringLiteral("list+http://127.0.0.1:") + QString::fromLatin1(server->port());
    }
    const QTemporaryDir folder(parser.value(QStringLiteral("scratch")) + QStringLiteral("/milliard-bench-XXXXXX"));
    QString output = parser.value(QStringLiteral("output"));
    if (output.isEmpty())
        output = folder.filePath(QStringLiteral("files"));
    Settings settings(folder.filePath(QStringLiteral("settings.ini")));
    DemoController demo(folder.filePath(QStringLiteral("demo")));
    auto opened = Engine::open(folder.filePath(QStringLiteral("data")));
    if (!opened)
        qFatal("%s", qPrintable(explain(opened.error())));
    Engine &engine = **opened;
    ProgressModel model(engine);
    MainWindow window(engine, model, settings, demo);
    window.resize(1200, 760);
    window.show();

    const auto id = engine.add({source, output, options});
    if (!id)
        refuse(explain(id.error()));
    if (!engine.start(*id))
        qFatal("the job does not start");

    constexpr int intervalMs = 10;
    std::vector<double> late; // ms
    QElapsedTimer sinceLast;
    QElapsedTimer total;
    QTimer timer;
    timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&timer, &QTimer::timeout, &timer, [&] {
        late.push_back(std::max(0.0, double(sinceLast.nsecsElapsed()) / 1e6 - intervalMs));
        sinceLast.start();
    });
    QObject::connect(&engine, &Engine::jobChanged, &app, [&](JobId changed) {
        if (changed == *id && !engine.isActive(*id))
            QCoreApplication::quit();
    });
    total.start();
    sinceLast.start();
    timer.start(intervalMs);
    QApplication::exec();

    const double seconds = double(total.elapsed()) / 1000;
    const Counts counts = engine.job(*id)->counts;
    if (counts.done == 0 || counts.done != counts.listed || late.empty())
        qFatal("the job is not done");
    std::ranges::sort(late);
    const auto at = [&](double part) { return late[std::min(late.size() - 1, std::size_t(part * double(late.size())))]; };
    if (parser.isSet(QStringLiteral("json"))) {
        const QJsonObject told{{QStringLiteral("done"), counts.done}, {QStringLiteral("seconds"), seconds},
            {QStringLiteral("lateMedianMs"), at(0.5)}, {QStringLiteral("late99Ms"), at(0.99)}, {QStringLiteral("lateWorstMs"), late.back()}};
        std::printf("%s\n", QJsonDocument(told).toJson(QJsonDocument::Compact).constData());
        return 0;
    }
    std::printf("window watching %lld files, %d threads x %d in flight: %.0f files/s, %zu timer events of %d ms\n\n", counts.done,
        options.threads, options.connections, double(counts.done) / seconds, late.size(), intervalMs);
    std::printf("| lateness | ms |\n| --- | ---: |\n| median | %.1f |\n| 99th percentile | %.1f |\n| worst | %.1f |\n", at(0.5), at(0.99), late.back());
    return 0;
}
