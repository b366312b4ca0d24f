// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

// Stands in for libFuzzer in ordinary builds: gives a target every file of the folder that is named.

#include "tests/fuzz/fuzz.h"

#include <QDirIterator>
#include <QFile>

extern "C" [[gnu::weak]] int LLVMFuzzerInitialize(int *, char ***)
{
    return 0;
}

int main(int argc, char **argv)
{
    LLVMFuzzerInitialize(&argc, &argv);
    int count = 0;
    QDirIterator files(QString::fromLocal8Bit(argc > 1 ? argv[1] : ""), QDir::Files);
    for (; files.hasNext(); ++count) {
        QFile file(files.next());
        std::fprintf(stderr, "%s\n", qPrintable(file.fileName())); // the last one is at fault
        milliard::hold(file.open(QIODevice::ReadOnly), "the file can be read");
        const QByteArray input = file.readAll();
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(input.constData()), std::size_t(input.size()));
    }
    std::printf("%d inputs\n", count);
    return count > 0 ? 0 : 1;
}
