// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

// What a long life costs the window: how long it takes to open with many past jobs and one of 10^8 files in the journal, how long the
// filter takes to answer while somebody types, and how much memory that needs. Runs without a display (QT_QPA_PLATFORM=offscreen).

#include "core/engine/engine.h"
#include "core/model/progress_model.h"
#include "ui/demo_controller.h"
#include "ui/job_filter_model.h"
#include "ui/job_table.h"
#include "ui/main_window.h"
#include "ui/settings.h"
#include "ui/sidebar.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QFile>
#include <QLineEdit>
#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <functional>

using namespace milliard;

namespace {

void run(QSqlQuery &query)
{
    if (!query.exec())
        qFatal("%s", qPrintable(query.lastError().text()));
}

// As programs would have left them: words of many kinds, in some order.
void writeJobs(const QString &dataDir, int jobs, int pages)
{
    if (const auto made = Engine::open(dataDir); !made)
        qFatal("%s", qPrintable(explain(made.error())));
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"));
    database.setDatabaseName(dataDir + QStringLiteral("/journal.sqlite"));
    if (!database.open() || !database.transaction())
        qFatal("the journal does not open");
    const QStringList names{QStringLiteral("ubuntu"), QStringLiteral("debian"), QStringLiteral("archlinux"), QStringLiteral("photos"),
        QStringLiteral("measurements"), QStringLiteral("lecture"), QStringLiteral("backup"), QStringLiteral("firmware"), QStringLiteral("symbols")};
    QRandomGenerator random(5);
    QSqlQuery job(database);
    job.prepare(QStringLiteral("INSERT INTO job (source, destination, options, state, listing_done, listed, done, failed, bytes, created, began)"
                               " VALUES (?, ?, ?, 'done', 1, ?, ?, ?, ?, ?, ?)"));
    const QByteArray options = QByteArrayLiteral("{\"threads\":2,\"connections\":16}");
    for (int i = 0; i < jobs; ++i) {
        const QString name = QStringLiteral("%1-%2-%3").arg(names.at(random.bounded(int(names.size())))).arg(random.bounded(1000)).arg(i);
        const QString host = QStringLiteral("mirror%1.example.org").arg(random.bounded(200));
        const bool file = i % 3 != 0;
        const qint64 failed = i % 50 == 0 ? 3 : 0;
        const qint64 time = 1'700'000'000'000 + qint64(i) * 60'000;
        int column = 0;
        for (const QVariant &value : QVariantList{file ? QStringLiteral("https://%1/pub/%2/%3.tar.zst").arg(host).arg(i % 97).arg(name)
                                                       : QStringLiteral("list+https://%1/%2").arg(host, name),
                 QStringLiteral("/home/somebody/Downloads/%1/%2").arg(i % 40).arg(name), QString::fromLatin1(options), 1000, 1000 - failed, failed,
                 random.bounded(1 << 30), time, time})
            job.bindValue(column++, value);
        run(job);
    }
    QSqlQuery large(database);
    large.prepare(QStringLiteral("INSERT INTO job (source, destination, options, state, listed, done, next_seq, created, began)"
                                 " VALUES ('list+http://127.0.0.1:9/large', '/tmp/large', '{}', 'paused', ?, ?, ?, 1, 1) RETURNING id"));
    large.bindValue(0, qint64(pages) * 1000);
    large.bindValue(1, qint64(pages) * 1000);
    large.bindValue(2, pages);
    run(large);
    large.next();
    const qint64 id = large.value(0).toLongLong();
    large.finish();
    QSqlQuery page(database);
    page.prepare(QStringLiteral("INSERT INTO page (job, seq, cursor, cursor_key, entries, state, done) VALUES (?, ?, ?, ?, 1000, 'done', 1000)"));
    for (int seq = 0; seq < pages; ++seq) {
        const QByteArray cursor = QByteArray::number(seq).rightJustified(16, '0');
        int column = 0;
        for (const QVariant &value : QVariantList{id, seq, cursor, cursor})
            page.bindValue(column++, value);
        run(page);
    }
    if (!database.commit())
        qFatal("%s", qPrintable(database.lastError().text()));
    database.close();
}

double memoryMb()
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.split(':').at(1).trimmed().split(' ').at(0).toDouble() / 1024;
    }
    return 0;
}

double took(const std::function<void()> &what)
{
    QElapsedTimer timer;
    timer.start();
    what();
    return double(timer.nsecsElapsed()) / 1e6;
}

void tell(const QString &what, double value, const char *unit)
{
    std::printf("| %s | %.1f %s |\n", qPrintable(what), value, unit);
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("How long the window takes with many past jobs, and its filter to answer."));
    parser.addHelpOption();
    parser.addOptions({{QStringLiteral("jobs"), QStringLiteral("Past jobs."), QStringLiteral("N"), QStringLiteral("100000")},
        {QStringLiteral("pages"), QStringLiteral("Pages, of 1,000 files each, of one more job."), QStringLiteral("N"), QStringLiteral("100000")},
        {QStringLiteral("scratch"), QStringLiteral("Folder for the journal."), QStringLiteral("DIR"), QStringLiteral("/dev/shm")}});
    parser.process(app);
    const QTemporaryDir folder(parser.value(QStringLiteral("scratch")) + QStringLiteral("/milliard-bench-XXXXXX"));
    const QString data = folder.filePath(QStringLiteral("data"));
    writeJobs(data, parser.value(QStringLiteral("jobs")).toInt(), parser.value(QStringLiteral("pages")).toInt());

    const double before = memoryMb();
    Settings settings(folder.filePath(QStringLiteral("settings.ini")));
    DemoController demo(folder.filePath(QStringLiteral("demo")));
    std::unique_ptr<Engine> engine;
    std::unique_ptr<ProgressModel> model;
    std::unique_ptr<MainWindow> window;
    std::printf("| %d past jobs, one of %lld files | |\n| --- | ---: |\n", parser.value(QStringLiteral("jobs")).toInt(),
        parser.value(QStringLiteral("pages")).toLongLong() * 1000);
    const double journal = took([&] { engine = std::move(*Engine::open(data)); });
    tell(QStringLiteral("journal and engine"), journal, "ms");
    const double progress = took([&] { model = std::make_unique<ProgressModel>(*engine); });
    tell(QStringLiteral("model"), progress, "ms");
    const double shown = took([&] {
        window = std::make_unique<MainWindow>(*engine, *model, settings, demo);
        window->resize(1200, 760);
        window->show();
        if (!QTest::qWaitForWindowExposed(window.get()))
            qFatal("no window");
        window->grab(); // painted
    });
    tell(QStringLiteral("window, until it is painted"), shown, "ms");
    tell(QStringLiteral("together"), journal + progress + shown, "ms");
    tell(QStringLiteral("memory of all that"), memoryMb() - before, "MB");
    tell(QStringLiteral("memory of the program"), memoryMb(), "MB");

    // Each character is a question of its own, as it is typed; then each is taken away.
    QLineEdit &field = window->filterField();
    for (const QString &text : {QStringLiteral("debian"), QStringLiteral("debain 77"), QStringLiteral("mirror42 tar.zst"), QStringLiteral("messurments"),
             QStringLiteral("zzzzzzzz"), QStringLiteral("e")}) {
        double worst = 0;
        int rows = 0;
        QStringList steps;
        for (qsizetype i = 1; i <= text.size(); ++i)
            steps << text.first(i);
        for (qsizetype i = text.size() - 1; i >= 0; --i)
            steps << text.first(i);
        for (const QString &step : steps) {
            worst = std::max(worst, took([&] {
                field.setText(step);
                QApplication::sendPostedEvents();
                window->table().viewport()->grab();
            }));
            rows = step == text ? window->jobs().rowCount() : rows;
        }
        tell(QStringLiteral("filter \"%1\", %2 found, worst character, with painting").arg(text).arg(rows), worst, "ms");
    }
    tell(QStringLiteral("another group"), took([&] { window->sidebar().setCategory(JobCategory::WithFailures); }), "ms");
    tell(QStringLiteral("all again"), took([&] { window->sidebar().setCategory(JobCategory::All); }), "ms");
    for (const auto &[column, name] : {std::pair{ProgressModel::Size, "size"}, std::pair{ProgressModel::Name, "name"}, std::pair{ProgressModel::Added, "time"}})
        tell(QStringLiteral("sorted by %1").arg(QLatin1String(name)), took([&] { window->table().sortByColumn(column, Qt::AscendingOrder); }), "ms");
    tell(QStringLiteral("memory of the program"), memoryMb(), "MB");
    return 0;
}
