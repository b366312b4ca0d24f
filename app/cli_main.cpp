// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "app/cli/commands.h"
#include "app/cli/exit_status.h"
#include "app/cli/output.h"
#include "core/base/system_proxies.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <clocale>

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
    Command{"remove", "forget a job", runRemove},
    Command{"secret", "keep logins and keys in the system's keychain", runSecret},
    Command{"demo", "show a job on a demo service of its own", runDemo},
    Command{"demo-server", "serve a listing of made-up files", runDemoServer},
};

QString usage()
{
    QString text = QStringLiteral("Usage: milliard-cli COMMAND [options]\n\n"
                                  "Downloads listings of any length, in parallel, resumable.\n\nCommands:\n");
    for (const Command &command : commands)
        text += QStringLiteral("  %1 %2\n").arg(QLatin1String(command.name), -13).arg(QLatin1String(command.summary));
    text += QStringLiteral("\nmilliard-cli COMMAND --help shows a command's options. --version shows the version.\n\n"
                           "Exit status: 0 all done, 1 some files failed, 2 usage, 3 source unreachable or not understood,\n"
                           "4 destination (full, not writable), 130 interrupted, resumable.");
    return text;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    std::setlocale(LC_CTYPE, "C.UTF-8"); // for wcwidth(): what is printed is UTF-8 in any locale
    QCoreApplication::setApplicationName(QStringLiteral("milliard-cli"));
    QCoreApplication::setApplicationVersion(QStringLiteral(MILLIARD_VERSION));
    useSystemProxies();
    QStringList words = QCoreApplication::arguments().sliced(1);
    if (words.isEmpty() || words.first() == QLatin1String("--help") || words.first() == QLatin1String("-h") || words.first() == QLatin1String("help")) {
        printLine(usage());
        return words.isEmpty() ? ExitUsage : ExitDone;
    }
    if (words.first() == QLatin1String("--version")) {
        printLine(QStringLiteral("milliard-cli %1").arg(QCoreApplication::applicationVersion()));
        return ExitDone;
    }
    const QString name = words.takeFirst();
    const auto command = std::ranges::find_if(commands, [&](const Command &c) { return name == QLatin1String(c.name); });
    if (command == commands.end())
        return printError({ErrorKind::BadInput, QStringLiteral("\"%1\" is no command; see milliard-cli --help").arg(name)});
    return command->run(words);
}
