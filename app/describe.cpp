// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "app/describe.h"

#include <QJsonArray>

namespace milliard {

QJsonObject describe(const QString &name, const QString &description, const QList<Operand> &operands, const QList<QCommandLineOption> &options)
{
    QJsonArray operandList;
    for (const Operand &operand : operands) {
        operandList.append(QJsonObject{{QStringLiteral("name"), operand.name}, {QStringLiteral("syntax"), operand.syntax},
            {QStringLiteral("description"), operand.description}});
    }
    QJsonArray optionList;
    for (const QCommandLineOption &option : options) {
        optionList.append(QJsonObject{{QStringLiteral("names"), QJsonArray::fromStringList(option.names())},
            {QStringLiteral("value"), option.valueName()}, {QStringLiteral("description"), option.description()}});
    }
    return {{QStringLiteral("name"), name}, {QStringLiteral("description"), description}, {QStringLiteral("operands"), operandList},
        {QStringLiteral("options"), optionList}};
}

} // namespace milliard
