// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/urls/list_formats.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace milliard {
namespace {

class JsonFormat final : public RecordFormat
{
public:
    explicit JsonFormat(const ListOptions &options)
        : m_options(options)
        , m_key(options.column.isEmpty() ? QStringLiteral("url") : options.column)
    {
    }

    std::optional<Entry> entry(QByteArrayView record, qint64 line, QStringList &) override
    {
        const QByteArrayView text = record.trimmed();
        if (text.isEmpty())
            return std::nullopt;
        QJsonParseError fault;
        const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromRawData(text.data(), text.size()), &fault);
        if (fault.error != QJsonParseError::NoError)
            return badLine(line, QStringLiteral("not JSON at its byte %1 (%2)").arg(fault.offset).arg(fault.errorString()));
        if (!document.isObject())
            return badLine(line, QStringLiteral("not a JSON object"));
        const QJsonObject object = document.object();
        const QJsonValue address = object.value(m_key);
        if (!address.isString())
            return badLine(line, QStringLiteral("it has no text for the key \"%1\"; --column names another").arg(shownName(m_key)));
        const auto textOf = [&](const QString &key) {
            const QJsonValue value = key.isEmpty() ? QJsonValue() : object.value(key);
            return value.isDouble() ? QString::number(value.toInteger(-1)) : value.toString();
        };
        return rowEntry(line, address.toString().toUtf8(), textOf(m_options.nameColumn), textOf(m_options.sizeColumn),
            textOf(m_options.checksumColumn), m_options.names);
    }

private:
    const ListOptions m_options;
    const QString m_key;
};

} // namespace

std::unique_ptr<RecordFormat> jsonFormat(const ListOptions &options)
{
    return std::make_unique<JsonFormat>(options);
}

} // namespace milliard
