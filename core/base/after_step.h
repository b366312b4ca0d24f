// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QStringList>

namespace milliard {

// One thing that is done once a job is done. As text: "verify", "extract", "extract=remove", "compress=gzip", "compress=zstd",
// "run:PROGRAM ARGUMENTS", "open", "show".
struct AfterStep {
    enum Kind {
        Verify,        // as milliard-cli verify
        Extract,       // the archives among the files, each into a folder of its own
        ExtractRemove, // and removes each that was unpacked
        CompressGzip,  // each file by itself
        CompressZstd,
        Run,
        Open, // the file, if it is one, else the folder; in the window alone
        Show, // the folder, likewise
    };

    Kind kind = Verify;
    QStringList words{}; // of Run: the program and its arguments, as they are given to it and to no shell

    bool needsWindow() const { return kind == Open || kind == Show; }
    bool operator==(const AfterStep &) const = default;
};

// Words are parted by spaces; double quotes hold one together, three of them are one (QProcess::splitCommand). BadInput.
Result<AfterStep> afterStepFromText(const QString &text);
QString afterStepText(const AfterStep &step);

// What the words of Run may name besides the program, which is never put together from anything.
struct AfterPlaces {
    QString folder; // %p: absolute
    QString name;   // %n: of the one file, below the folder; else of the folder
    QString counts; // %s
};
// The arguments with %p, %n, %s and %% filled in, each staying one argument. What would begin with '-' because of a server's name begins
// with "./" instead, so that it is no option.
QStringList filledArguments(const QStringList &words, const AfterPlaces &places);

// BadInput where a step is none, or cannot be: what files are needed for is not for archives, and nothing can be verified once its files
// are replaced.
Result<void> checkAfterSteps(const QStringList &steps, bool isPacked);

} // namespace milliard
