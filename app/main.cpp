// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

// The window's main(): reads the command line, opens the journal, and puts engine, model and window together.
#include "app/describe.h"
#include "app/held_messages.h"
#include "app/home_folder.h"
#include "core/base/system_proxies.h"
#include "core/base/version.h"
#include "core/model/progress_model.h"
#include "ui/addresses.h"
#include "ui/bus_activation.h"
#include "ui/demo_controller.h"
#include "ui/icons.h"
#include "ui/instance.h"
#include "ui/main_window.h"
#include "ui/settings.h"
#include "ui/theme.h"
#include "ui/translation.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QEventLoop>
#include <QFileInfo>
#include <QJsonDocument>
#include <QMessageBox>
#include <QTimer>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <optional>

using namespace milliard;

namespace {

constexpr int exitSuccess = 0;
constexpr int exitFailure = 1;
constexpr int exitUsage = 2;
constexpr std::chrono::seconds shownComplaint{30};
constexpr std::chrono::seconds longestCall{5};

struct Options {
    QString dataDir;    // empty: the usual places
    bool demo = false;
    QString screenshot; // empty: none
    bool quitWhenDone = false;
    QStringList sources;
};

QString tr(const char *text)
{
    return QCoreApplication::translate("main", text);
}

void say(std::FILE *stream, const QString &text)
{
    std::fputs(text.toLocal8Bit().constData(), stream);
    std::fputc('\n', stream);
}

// An exit status where the command line itself is all there is to do.
std::optional<int> readCommandLine(int &argc, char **argv, Options &options)
{
    const QCoreApplication forTexts(argc, argv); // needs no display
    QCommandLineParser parser;
    const QString description = tr("Download manager for listings of any length. The same without a window: milliard-cli");
    parser.setApplicationDescription(description);
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")}, tr("Shows this help."));
    const QCommandLineOption version = parser.addVersionOption();
    const QCommandLineOption dataDir(QStringLiteral("data-dir"), tr("Keep journal, settings and demo files in DIR."), tr("DIR"));
    const QCommandLineOption demo(QStringLiteral("demo"), tr("Start the demo download, from a server inside the program."));
    const QCommandLineOption screenshot(QStringLiteral("screenshot"),
        tr("For tests: save a picture of the window to FILE once no download runs any more."), tr("FILE"));
    const QCommandLineOption quitWhenDone(QStringLiteral("quit-when-done"),
        tr("For tests: then quit, with status 0 if every download is done without failures, else 1."));
    parser.addOptions({help, dataDir, demo, screenshot, quitWhenDone});
    const Operand source{QStringLiteral("SOURCE"), tr("[SOURCE…]"),
        tr("Ask for a download of any address, or of a file that lists some; several are asked for together. Goes to the window that is "
           "open already, if one is.")};
    parser.addPositionalArgument(source.name, source.description, source.syntax);

    if (QCoreApplication::arguments().sliced(1) == QStringList{QStringLiteral("--describe")}) {
        const QJsonObject described = describe(QStringLiteral("milliard"), description, {source},
            {help, version, dataDir, demo, screenshot, quitWhenDone});
        say(stdout, QString::fromUtf8(QJsonDocument(described).toJson(QJsonDocument::Compact)));
        return exitSuccess;
    }

    if (!parser.parse(QCoreApplication::arguments())) {
        say(stderr, QStringLiteral("milliard: ") + parser.errorText());
        return exitUsage;
    }
    if (parser.isSet(version)) {
        say(stdout, QStringLiteral("milliard ") + versionText());
        return exitSuccess;
    }
    if (parser.isSet(help)) {
        say(stdout, parser.helpText());
        return exitSuccess;
    }
    options.dataDir = parser.value(dataDir);
    if (parser.isSet(dataDir)) {
        if (options.dataDir.isEmpty()) {
            say(stderr, tr("milliard: --data-dir needs a folder"));
            return exitUsage;
        }
        options.dataDir = QDir::cleanPath(QDir().absoluteFilePath(options.dataDir));
    }
    options.demo = parser.isSet(demo);
    options.screenshot = parser.value(screenshot);
    options.quitWhenDone = parser.isSet(quitWhenDone);
    for (const QString &source : parser.positionalArguments()) {
        const QString path = pathOrAddress(source);
        options.sources += QFileInfo(path).isFile() ? QFileInfo(path).absoluteFilePath() : source; // the open window is in another folder
    }
    return std::nullopt;
}

bool hasDisplay()
{
#ifdef Q_OS_LINUX
    return !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY")
        || !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
#else
    return true;
#endif
}

// For tests: takes the picture and quits when the last download has ended.
void watchForEnd(Engine &engine, MainWindow &window, const Options &options)
{
    if (options.screenshot.isEmpty() && !options.quitWhenDone)
        return;
    auto *pause = new QTimer(&window); // until the window shows the end
    pause->setSingleShot(true);
    pause->setInterval(500);
    QObject::connect(&engine, &Engine::jobChanged, pause, [&engine, pause](JobId id) {
        const JobRecord *job = engine.job(id);
        if (job && !engine.isActive(id) && job->state != JobState::Running)
            pause->start();
    });
    QObject::connect(pause, &QTimer::timeout, &window, [&engine, &window, options] {
        bool good = true;
        for (const JobRecord &job : engine.jobs()) {
            if (engine.isActive(job.id) || job.state == JobState::Queued)
                return;
            good = good && job.state == JobState::Done && job.counts.failed == 0;
        }
        if (!options.screenshot.isEmpty() && !window.grab().save(options.screenshot)) {
            say(stderr, tr("milliard: cannot write %1").arg(options.screenshot));
            good = false;
        }
        if (options.quitWhenDone)
            QCoreApplication::exit(good ? exitSuccess : exitFailure);
    });
}

// What a desktop bus has started the program for, and calls it for once it has its name: where a window is open without the bus, that
// is known nowhere else. None: it was not started so, or nobody calls.
std::optional<Instance::Request> calledFor()
{
    if (qEnvironmentVariableIsEmpty("DBUS_STARTER_BUS_TYPE"))
        return std::nullopt;
    std::optional<Instance::Request> request;
    QEventLoop loop;
    const BusActivation activation(QStringLiteral(MILLIARD_ID), QDBusConnection::sessionBus());
    QObject::connect(&activation, &BusActivation::asked, &loop, [&](const Instance::Request &asked) {
        request = asked;
        QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection); // once the call has its reply
    });
    QTimer::singleShot(longestCall, &loop, &QEventLoop::quit);
    loop.exec();
    return request;
}

// The window that is open already, if one is, takes what this start is for: an exit status then. Tests have a window of their own.
std::optional<int> handOver(Instance &instance, const Options &options)
{
    if (instance.isFirst() || !options.screenshot.isEmpty() || options.quitWhenDone)
        return std::nullopt;
    // By one of these the desktop knows that the user wants a window now.
    const QByteArray wayland = qgetenv("XDG_ACTIVATION_TOKEN");
    const Instance::Request own{options.sources, options.demo, wayland.isEmpty() ? qgetenv("DESKTOP_STARTUP_ID") : wayland};
    if (instance.handOver(calledFor().value_or(own)))
        return exitSuccess;
    const QString what = QCoreApplication::translate("main", "Milliard is running already, but does not answer.");
    const QString advice = QCoreApplication::translate("main",
        "Wait a moment and try again, or end that program. With --data-dir DIR a second one can run beside it.");
    say(stderr, QStringLiteral("milliard: %1 %2").arg(what, advice));
    QMessageBox box(QMessageBox::Critical, QStringLiteral("Milliard"), what, QMessageBox::Close);
    box.setInformativeText(advice);
    QTimer::singleShot(shownComplaint, &box, &QDialog::reject); // who waits for the program gets its end
    QObject::connect(&box, &QDialog::finished, qApp, [] { QCoreApplication::exit(exitFailure); });
    box.open();
    return QApplication::exec();
}

int runWindow(const Options &options)
{
    const bool own = !options.dataDir.isEmpty();
    Instance instance(own ? options.dataDir : Engine::defaultDataDir());
    Settings settings(own ? options.dataDir + QStringLiteral("/settings.ini") : QString());
    installTranslation(*qApp, settings.preferences().language);
    if (const auto status = handOver(instance, options))
        return *status;
    DemoController demo(own ? options.dataDir + QStringLiteral("/milliard-demo") : DemoController::defaultFolder());
    applyTheme(settings.preferences().theme);

    auto opened = Engine::open(own ? options.dataDir : Engine::defaultDataDir());
    if (!opened) {
        say(stderr, QStringLiteral("milliard: ") + explain(opened.error()));
        QMessageBox box(QMessageBox::Critical, QStringLiteral("Milliard"), QCoreApplication::translate("main", "Milliard cannot start."), QMessageBox::Close);
        box.setInformativeText(explain(opened.error()));
        QObject::connect(&box, &QDialog::finished, qApp, [] { QCoreApplication::exit(exitFailure); });
        box.open();
        return QApplication::exec();
    }
    const std::unique_ptr<Engine> engine = *std::move(opened);
    ProgressModel model(*engine);
    demo.attach(*engine);
    MainWindow window(*engine, model, settings, demo);
    QApplication::setQuitOnLastWindowClosed(false); // it may be in the tray
    QObject::connect(&window, &MainWindow::closed, qApp, [] { QCoreApplication::exit(exitSuccess); });
    window.show();
    if (const QString notice = engine->notice(); !notice.isEmpty()) {
        say(stderr, QStringLiteral("milliard: ") + notice);
        auto *box = new QMessageBox(QMessageBox::Warning, QStringLiteral("Milliard"), QCoreApplication::translate("main", "The journal was damaged."), QMessageBox::Ok, &window);
        box->setInformativeText(notice);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->open();
    }
    watchForEnd(*engine, window, options);
    window.goOn();
    if (options.demo)
        window.startDemo();
    window.askFor(options.sources);
    const auto take = [&window](const Instance::Request &request) {
        if (!request.activationToken.isEmpty())
            qputenv("XDG_ACTIVATION_TOKEN", request.activationToken);
        window.comeToFront();
        if (request.demo)
            window.startDemo();
        window.askFor(request.sources);
    };
    QObject::connect(&instance, &Instance::asked, &window, take);
    std::optional<BusActivation> activation;
    if (!own) {
        activation.emplace(QStringLiteral(MILLIARD_ID), QDBusConnection::sessionBus());
        QObject::connect(&*activation, &BusActivation::asked, &window, take);
    }
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    std::signal(SIGXFSZ, SIG_IGN); // a file beyond the limit (ulimit -f) fails by itself
    QCoreApplication::setApplicationName(QStringLiteral("milliard"));
    QCoreApplication::setOrganizationName(QStringLiteral("milliard"));
    QCoreApplication::setApplicationVersion(versionText());
    useHomeOfAccount();
    int countLeft = argc;
    Options options;
    if (const auto status = readCommandLine(countLeft, argv, options))
        return *status;
    if (!hasDisplay()) {
        say(stderr, tr("milliard: there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set); "
                       "milliard-cli does the same in a terminal"));
        return exitFailure;
    }
    std::optional<HeldMessages> held(std::in_place);
    QApplication app(argc, argv);
    held.reset();
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Milliard"));
    QGuiApplication::setDesktopFileName(QStringLiteral(MILLIARD_ID));
    QGuiApplication::setWindowIcon(programIcon());
    useSystemProxies();
    return runWindow(options);
}
