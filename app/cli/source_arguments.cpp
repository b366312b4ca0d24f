// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "app/cli/source_arguments.h"

#include "core/source/source_registry.h"

#include <QDir>
#include <QStringList>

#include <algorithm>
#include <vector>

namespace milliard {
namespace {

struct Shared {
    const SourceOption *option;
    QStringList kinds; // that take it
};

std::vector<Shared> sharedOptions()
{
    std::vector<Shared> all;
    for (const SourceKind *kind : sourceKinds()) {
        for (const SourceOption &option : kind->options) {
            auto known = std::ranges::find_if(all, [&](const Shared &other) { return QLatin1StringView(other.option->name) == QLatin1StringView(option.name); });
            if (known == all.end())
                known = all.insert(all.end(), {&option, {}});
            known->kinds.append(QString::fromLatin1(kind->name));
        }
    }
    return all;
}

} // namespace

void addSourceOptions(Arguments &arguments)
{
    for (const auto &[option, kinds] : sharedOptions()) {
        const QString help = kinds.join(QStringLiteral(", ")) + QStringLiteral(": ") + QString::fromUtf8(option->help);
        if (option->type == SourceOption::Flag)
            arguments.addFlag(option->name, help);
        else
            arguments.add(option->name, option->value, help, QString::fromUtf8(option->usual));
    }
}

Result<QJsonObject> sourceOptions(const Arguments &arguments, const QString &source)
{
    QJsonObject options;
    QStringList given;
    for (const auto &[option, kinds] : sharedOptions()) {
        if (!arguments.has(option->name))
            continue;
        given.append(QString::fromLatin1(option->name));
        if (option->type == SourceOption::Flag) {
            options.insert(option->key(), true);
            continue;
        }
        QString text = arguments.text(option->name);
        if (option->type == SourceOption::File)
            text = QDir::cleanPath(QDir().absoluteFilePath(text));
        options.insert(option->key(), text);
    }
    return checkTaken(source, given).transform([&] { return options; });
}

QString sourceForms()
{
    QString lines;
    for (const SourceKind *kind : sourceKinds())
        lines += QStringLiteral("\n  %1 (%2)").arg(QString::fromLatin1(kind->form), QString::fromUtf8(kind->title));
    return lines + QStringLiteral("\n  - (a list of URLs by standard input; symbols:- takes one of symbols)");
}

QString givenSource(const Arguments &arguments)
{
    const QString source = arguments.positional().first();
    return source == QLatin1String("-") ? QStringLiteral("urls:-") : source;
}

bool isInput(const QString &source)
{
    return source.endsWith(QLatin1String(":-"));
}

Result<void> openInput(QFile &input)
{
    if (!input.open(stdin, QIODevice::ReadOnly))
        return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("standard input: %1").arg(input.errorString())});
    return {};
}

} // namespace milliard
