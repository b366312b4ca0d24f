// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "app/describe.h"
#include "core/base/error.h"

#include <QCommandLineParser>
#include <QString>

namespace milliard {

// The words of one command: parses them and reads numbers strictly, so that "12x" is said to be wrong
// instead of being taken for 12. Errors are BadInput and name the option.
class Arguments
{
public:
    Arguments(const QString &command, const QString &description);

    void add(const char *name, const char *value, const QString &description, const QString &defaultValue = {});
    void addFlag(const char *name, const QString &description);
    void addPositional(const char *name, const QString &description, const char *syntax);
    void addDataDir();
    // -h is seen to here: prints the help and gives false. So is --describe alone, which is for manuals and completions.
    Result<bool> parse(const QStringList &words);

    bool has(const char *name) const;
    QString text(const char *name) const;
    QStringList texts(const char *name) const;
    QString givenDataDir() const; // empty: the default
    QStringList positional() const { return m_parser.positionalArguments(); }
    Result<qint64> integer(const char *name, qint64 low, qint64 high) const;
    // Whole bytes, with a suffix K, M or G for powers of 1,024.
    Result<qint64> bytes(const char *name, qint64 high) const;
    // As timeFromText() reads it.
    Result<qint64> time(const char *name) const;
    Result<std::chrono::milliseconds> seconds(const char *name) const;

private:
    void addOption(const QCommandLineOption &option);

    QString m_command;
    QString m_description;
    QList<Operand> m_operands;
    QList<QCommandLineOption> m_options;
    QCommandLineParser m_parser;
};

} // namespace milliard
