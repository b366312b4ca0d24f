// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/source_kind.h"

#include <QStringList>

namespace milliard {
namespace {

// Why a value cannot be an option's; empty: it can.
QString fault(const SourceOption &option, const QJsonValue &value)
{
    if (option.type == SourceOption::Flag)
        return value.isBool() ? QString() : QStringLiteral("must be true or false");
    if (!value.isString())
        return QStringLiteral("must be a text");
    const QString text = value.toString();
    if (option.type == SourceOption::Number) {
        bool ok = false;
        const qint64 number = text.toLongLong(&ok);
        if (!ok || number < option.low || number > option.high)
            return QStringLiteral("is \"%1\", but must be a whole number from %2 to %3").arg(shownName(text)).arg(option.low).arg(option.high);
    }
    if (option.type == SourceOption::Choice) {
        const QStringList words = QString::fromLatin1(option.value).split(QLatin1Char('|'));
        if (!words.contains(text))
            return QStringLiteral("is \"%1\", but must be one of %2").arg(shownName(text), words.join(QStringLiteral(", ")));
    }
    return {};
}

} // namespace

QString SourceOption::key() const
{
    const QStringList words = QString::fromLatin1(name).split(QLatin1Char('-'));
    QString key = words.first();
    for (const QString &word : words.sliced(1))
        key += word.first(1).toUpper() + word.sliced(1);
    return key;
}

QString optionText(const QJsonObject &options, const SourceOption &option)
{
    return options.value(option.key()).toString(QString::fromUtf8(option.usual));
}

Result<void> checkOptions(const SourceKind &kind, const QJsonObject &options)
{
    for (const SourceOption &option : kind.options) {
        const QJsonValue value = options.value(option.key());
        if (value.isUndefined())
            continue;
        if (const QString why = fault(option, value); !why.isEmpty())
            return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("%1 %2").arg(QString::fromLatin1(option.name), why)});
    }
    return {};
}

} // namespace milliard
