// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QProcess>
#include <QStringList>

namespace milliard::test {

// One run of the real milliard-cli.
struct CliRun {
    int exitStatus = -1; // -1: it crashed, did not start or did not end in time
    QByteArray out;
    QByteArray err;
    QByteArray both; // for messages of tests

    const char *text() const { return both.constData(); }

    // The lines of --json.
    QList<QJsonObject> events() const
    {
        QList<QJsonObject> list;
        for (const QByteArray &line : out.split('\n')) {
            if (!line.isEmpty())
                list.append(QJsonDocument::fromJson(line).object());
        }
        return list;
    }
    QJsonObject last() const { return events().isEmpty() ? QJsonObject() : events().constLast(); }
};

// How many times as long a sanitizer lets the program take.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr int slowness = 4;
#else
inline constexpr int slowness = 1;
#endif

inline CliRun runCli(const QStringList &arguments, int timeoutMs = 60'000)
{
    QProcess process;
    process.start(QStringLiteral(MILLIARD_CLI), arguments);
    CliRun run;
    if (process.waitForFinished(slowness * timeoutMs) && process.exitStatus() == QProcess::NormalExit)
        run.exitStatus = process.exitCode();
    run.out = process.readAllStandardOutput();
    run.err = process.readAllStandardError();
    run.both = run.err + run.out;
    if (run.exitStatus < 0)
        run.both.prepend("no exit: " + process.errorString().toUtf8() + ", code " + QByteArray::number(process.exitCode()) + '\n');
    return run;
}

} // namespace milliard::test
