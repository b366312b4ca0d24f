// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QStringList>

namespace milliard {

// One command of milliard-cli. Gives the exit status; 'words' are what follows the command's name.
struct Command {
    const char *name;
    const char *summary;
    int (*run)(const QStringList &words);
};

int runGet(const QStringList &words);
int runResume(const QStringList &words);
int runAgain(const QStringList &words);
int runRetry(const QStringList &words);
int runLs(const QStringList &words);
int runJobs(const QStringList &words);
int runFailures(const QStringList &words);
int runVerify(const QStringList &words);
int runExtract(const QStringList &words);
int runCompress(const QStringList &words);
int runRemove(const QStringList &words);
int runSecret(const QStringList &words);
int runDemo(const QStringList &words);
int runDemoServer(const QStringList &words);

} // namespace milliard
