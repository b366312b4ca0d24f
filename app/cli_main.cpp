// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "app/cli/commands.h"
#include "app/cli/exit_status.h"
#include "app/cli/output.h"
#include "app/describe.h"
#include "app/home_folder.h"
#include "core/base/system_proxies.h"
#include "core/base/version.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <array>
#include <clocale>
#include <csignal>

namespace {

using namespace milliard;

constexpr std::array commands{
    Command{"get", "download all that a source lists", runGet},
    Command{"ls", "show what a source lists, without downloading", runLs},
    Command{"jobs", "list the jobs", runJobs},
    Command{"resume", "go on with a job", runResume},
    Command{"again", "fetch what is new or changed of a job that is done", runAgain},
    Command{"retry", "ask again for the files that failed", runRetry},
    Command{"failures", "list the files that failed", runFailures},
    Command{"verify", "compare what a job stored with what it should have", runVerify},
    Command{"extract", "unpack archives", runExtract},
    Command{"compress", "compress files, each by itself", runCompress},
    Command{"remove", "forget a job", runRemove},
    Command{"secret", "keep logins and keys in the system's keychain", runSecret},
    Command{"demo", "show a job on a demo service of its own", runDemo},
    Command{"demo-server", "serve a listing of made-up files", runDemoServer},
};

constexpr char summary[] = "Downloads listings of any length, in parallel, resumable.";
constexpr char exitStatus[] = "0 all done, 1 some files failed, 2 usage, 3 source unreachable or not understood,\n"
                              "4 destination (full, not writable), 130 interrupted, resumable.";

QString usage()
{
    QString text = QStringLiteral("Usage: milliard-cli COMMAND [options]\n\n%1\n\nCommands:\n").arg(QLatin1String(summary));
    for (const Command &command : commands)
        text += QStringLiteral("  %1 %2\n").arg(QLatin1String(command.name), -13).arg(QLatin1String(command.summary));
    text += QStringLiteral("\nmilliard-cli COMMAND --help shows a command's options. --version shows the version.\n\n"
                           "Exit status: %1").arg(QLatin1String(exitStatus));
    return text;
}

// A line for the program and, by the commands themselves, one for each of them.
void describeAll()
{
    QJsonArray summaries;
    for (const Command &command : commands)
        summaries.append(QJsonObject{{QStringLiteral("name"), QLatin1String(command.name)}, {QStringLiteral("summary"), QLatin1String(command.summary)}});
    QJsonObject program = describe(QStringLiteral("milliard-cli"), QLatin1String(summary), {},
        {QCommandLineOption({QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Shows the commands.")),
            QCommandLineOption({QStringLiteral("v"), QStringLiteral("version")}, QStringLiteral("Shows the version."))});
    program.insert(QStringLiteral("commands"), summaries);
    program.insert(QStringLiteral("exitStatus"), QLatin1String(exitStatus));
    printJson(program);
    for (const Command &command : commands)
        command.run({QStringLiteral("--describe")});
}

int run(int argc, char *argv[])
{
    for (int i = 1; i < argc; ++i) { // or another name would be meant
        if (!QUtf8StringView(argv[i]).isValidUtf8())
            return printError({ErrorKind::BadInput, QStringLiteral("argument %1 is not UTF-8: %2").arg(QString::number(i), QString::fromUtf8(argv[i]))});
    }
    QStringList words = QCoreApplication::arguments().sliced(1);
    if (words.isEmpty() || words.first() == QLatin1String("--help") || words.first() == QLatin1String("-h") || words.first() == QLatin1String("help")) {
        printLine(usage());
        return words.isEmpty() ? ExitUsage : ExitDone;
    }
    if (words.first() == QLatin1String("--version") || words.first() == QLatin1String("-v")) {
        printLine(QStringLiteral("milliard-cli %1").arg(QCoreApplication::applicationVersion()));
        return ExitDone;
    }
    if (words.first() == QLatin1String("--describe")) {
        describeAll();
        return ExitDone;
    }
    const QString name = words.takeFirst();
    const auto command = std::ranges::find_if(commands, [&](const Command &c) { return name == QLatin1String(c.name); });
    if (command == commands.end())
        return printError({ErrorKind::BadInput, QStringLiteral("\"%1\" is no command; see milliard-cli --help").arg(name)});
    return command->run(words);
}

} // namespace

int main(int argc, char *argv[])
{
    std::signal(SIGXFSZ, SIG_IGN); // a file beyond the limit (ulimit -f) fails by itself
    useHomeOfAccount();
    QCoreApplication app(argc, argv);
    std::setlocale(LC_CTYPE, "C.UTF-8"); // for wcwidth(): what is printed is UTF-8 in any locale
    QCoreApplication::setApplicationName(QStringLiteral("milliard-cli"));
    QCoreApplication::setApplicationVersion(versionText());
    useSystemProxies();
    const int status = run(argc, argv);
    const auto printed = checkPrinted();
    return printed || (status != ExitDone && status != ExitSomeFailed) ? status : printError(printed.error());
}
