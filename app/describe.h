// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QCommandLineOption>
#include <QJsonObject>
#include <QList>

namespace milliard {

// What stands in a command line without a dash.
struct Operand {
    QString name;
    QString syntax; // as usage lines have it: "[ID]"
    QString description;
};

// A program or command as an object of JSON. Manuals and shell completions are made of it (installer/manual.py), so that they
// say what --help says.
QJsonObject describe(const QString &name, const QString &description, const QList<Operand> &operands, const QList<QCommandLineOption> &options);

} // namespace milliard
