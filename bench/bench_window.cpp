// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

// How late a timer in the window's thread is while a job runs at full speed with the window watching it: what
// a person feels as stutter. The window is the real one; the files are small, so that there are very many.

#include "bench/demo_process.h"
#include "core/engine/engine.h"
#include "core/model/progress_model.h"
#include "ui/demo_controller.h"
#include "ui/main_window.h"
#include "ui/settings.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <vector>

using namespace milliard;

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Lateness of a timer in the window's thread while a job runs."));
    parser.addHelpOption();
    parser.addOptions({{QStringLiteral("files"), QStringLiteral("Files of the job."), QStringLiteral("N"), QStringLiteral("200000")},
        {QStringLiteral("threads"), QStringLiteral("Threads."), QStringLiteral("N"), QStringLiteral("2")},
        {QStringLiteral("connections"), QStringLiteral("In flight per thread."), QStringLiteral("N"), QStringLiteral("16")},
        {QStringLiteral("scratch"), QStringLiteral("Folder for the files."), QStringLiteral("DIR"), QStringLiteral("/dev/shm")}});
    parser.process(app);
    const qint64 files = parser.value(QStringLiteral("files")).toLongLong();

    const bench::DemoProcess server({QStringLiteral("--files"), QString::number(files)});
    const QTemporaryDir folder(parser.value(QStringLiteral("scratch")) + QStringLiteral("/milliard-bench-XXXXXX"));
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

    JobOptions options;
    options.threads = parser.value(QStringLiteral("threads")).toInt();
    options.connections = parser.value(QStringLiteral("connections")).toInt();
    const auto id = engine.add({QStringLiteral("list+http://127.0.0.1:") + QString::fromLatin1(server.port()), folder.filePath(QStringLiteral("files")), options});
    if (!id || !engine.start(*id))
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
    if (engine.job(*id)->counts.done != files || late.empty())
        qFatal("the job is not done");
    std::ranges::sort(late);
    const auto at = [&](double part) { return late[std::min(late.size() - 1, std::size_t(part * double(late.size())))]; };
    std::printf("window watching %lld files of 100 bytes, %d threads x %d in flight: %.0f files/s, %zu timer events of %d ms\n\n", files,
        options.threads, options.connections, double(files) / seconds, late.size(), intervalMs);
    std::printf("| lateness | ms |\n| --- | ---: |\n| median | %.1f |\n| 99th percentile | %.1f |\n| worst | %.1f |\n", at(0.5), at(0.99), late.back());
    return 0;
}
