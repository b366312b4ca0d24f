// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

// The engine against a bare QNetworkAccessManager loop with as many managers and requests in flight: what
// listing, journal, sink and progress cost beside the transport. Interleaved rounds, medians, one table.

#include "bench/demo_process.h"
#include "core/demo/demo_content.h"
#include "core/engine/engine.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QHttp1Configuration>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTemporaryDir>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <sys/resource.h>
#include <thread>
#include <vector>

using namespace milliard;

namespace {

struct Round {
    double filesPerSecond = 0;
    double cpuSeconds = 0; // of this process, per million files
};

double cpuNow()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &t) { return double(t.tv_sec) + double(t.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

template <typename Run>
Round timed(qint64 files, Run run)
{
    QElapsedTimer timer;
    const double cpu = cpuNow();
    timer.start();
    run();
    const double time = double(timer.nsecsElapsed()) / 1e9;
    return {double(files) / time, (cpuNow() - cpu) * 1e6 / double(files)};
}

// One thread: a manager, 'inFlight' requests, a body read and thrown away.
void bareThread(const QByteArray &port, std::atomic<qint64> &next, qint64 files, int inFlight)
{
    QNetworkAccessManager network;
    QEventLoop loop;
    int running = 0;
    std::function<void()> startOne = [&] {
        const qint64 index = next.fetch_add(1);
        if (index >= files) {
            if (running == 0)
                loop.quit();
            return;
        }
        QNetworkRequest request(QUrl::fromEncoded("http://127.0.0.1:" + port + "/get/" + demoName(index)));
        QHttp1Configuration http1;
        http1.setNumberOfConnectionsPerHost(inFlight);
        request.setHttp1Configuration(http1);
        ++running;
        QNetworkReply *reply = network.get(request);
        QObject::connect(reply, &QNetworkReply::finished, reply, [&, reply] {
            if (reply->error() != QNetworkReply::NoError || reply->readAll().size() != 100)
                qFatal("a bare request failed");
            reply->deleteLater();
            --running;
            startOne();
        });
    };
    for (int i = 0; i < inFlight; ++i)
        startOne();
    loop.exec();
}

void bare(const QByteArray &port, qint64 files, int threads, int inFlight)
{
    std::atomic<qint64> next{0};
    std::vector<std::jthread> pool;
    for (int i = 0; i < threads; ++i)
        pool.emplace_back([&] { bareThread(port, next, files, inFlight); });
}

void engine(const QByteArray &port, qint64 files, int threads, int inFlight, const QString &scratch)
{
    const QTemporaryDir folder(scratch + QStringLiteral("/milliard-bench-XXXXXX"));
    auto opened = Engine::open(folder.filePath(QStringLiteral("data")));
    if (!opened)
        qFatal("%s", qPrintable(explain(opened.error())));
    Engine &engine = **opened;
    JobOptions options;
    options.threads = threads;
    options.connections = inFlight;
    options.transport = TransportChoice::Qt;
    const auto id = engine.add({QStringLiteral("list+http://127.0.0.1:") + QString::fromLatin1(port), folder.filePath(QStringLiteral("files")), options});
    QEventLoop loop;
    QObject::connect(&engine, &Engine::jobChanged, &loop, [&] {
        if (!engine.isActive(*id))
            loop.quit();
    });
    if (!id || !engine.start(*id))
        qFatal("the job does not start");
    loop.exec();
    const Counts counts = engine.job(*id)->counts;
    if (counts.done != files || counts.listed != files)
        qFatal("%lld of %lld files are done", counts.done, counts.listed);
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("The engine against a bare QNetworkAccessManager loop."));
    parser.addHelpOption();
    parser.addOptions({{QStringLiteral("files"), QStringLiteral("Files a round."), QStringLiteral("N"), QStringLiteral("60000")},
        {QStringLiteral("rounds"), QStringLiteral("Rounds of both."), QStringLiteral("N"), QStringLiteral("5")},
        {QStringLiteral("threads"), QStringLiteral("Threads."), QStringLiteral("N"), QStringLiteral("2")},
        {QStringLiteral("connections"), QStringLiteral("In flight per thread."), QStringLiteral("N"), QStringLiteral("16")},
        {QStringLiteral("scratch"), QStringLiteral("Folder for the files."), QStringLiteral("DIR"), QStringLiteral("/dev/shm")}});
    parser.process(app);
    const qint64 files = parser.value(QStringLiteral("files")).toLongLong();
    const int threads = parser.value(QStringLiteral("threads")).toInt();
    const int inFlight = parser.value(QStringLiteral("connections")).toInt();

    const bench::DemoProcess server({QStringLiteral("--files"), QString::number(files)});
    std::vector<double> bareRates, engineRates, bareCpu, engineCpu;
    for (int round = 0; round <= parser.value(QStringLiteral("rounds")).toInt(); ++round) {
        const Round a = timed(files, [&] { bare(server.port(), files, threads, inFlight); });
        const Round b = timed(files, [&] { engine(server.port(), files, threads, inFlight, parser.value(QStringLiteral("scratch"))); });
        std::fprintf(stderr, "round %d%s: bare %.0f, engine %.0f files/s\n", round, round == 0 ? " (warm-up)" : "", a.filesPerSecond, b.filesPerSecond);
        if (round == 0)
            continue;
        bareRates.push_back(a.filesPerSecond);
        engineRates.push_back(b.filesPerSecond);
        bareCpu.push_back(a.cpuSeconds);
        engineCpu.push_back(b.cpuSeconds);
    }
    std::printf("%lld files of 100 bytes, %d threads x %d in flight, medians of %zu rounds\n\n", files, threads, inFlight, bareRates.size());
    std::printf("| client | files/s | ratio | CPU s per 10^6 files |\n| --- | ---: | ---: | ---: |\n");
    std::printf("| bare QNetworkAccessManager loop, bodies thrown away | %.0f | 1.00 | %.0f |\n", median(bareRates), median(bareCpu));
    std::printf("| milliard engine, files on tmpfs, journal on | %.0f | %.2f | %.0f |\n", median(engineRates), median(engineRates) / median(bareRates), median(engineCpu));
    return 0;
}
