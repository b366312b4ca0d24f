// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/urls/list_formats.h"

#include "core/base/digest.h"

#include <QFileInfo>

#include <algorithm>

namespace milliard {
namespace {

class LineFormat final : public RecordFormat
{
public:
    explicit LineFormat(UrlNames names) : m_names(names) { }

    std::optional<Entry> entry(QByteArrayView record, qint64 line, QStringList &) override
    {
        const QByteArrayView address = record.trimmed();
        if (address.isEmpty() || address.startsWith('#'))
            return std::nullopt;
        auto entry = urlEntry(address, m_names);
        return entry ? *std::move(entry) : badLine(line, entry.error().message);
    }

private:
    const UrlNames m_names;
};

// The bytes before the first line that says something; all, where none does.
qsizetype bytesOfNothing(QByteArrayView head)
{
    qsizetype at = 0;
    while (at < head.size()) {
        const qsizetype end = head.indexOf('\n', at);
        const QByteArrayView line = head.sliced(at, (end < 0 ? head.size() : end) - at).trimmed();
        if (!line.isEmpty() && !line.startsWith('#'))
            break;
        at = end < 0 ? head.size() : end + 1;
    }
    return at;
}

QByteArrayView firstLine(QByteArrayView text)
{
    const qsizetype end = text.indexOf('\n');
    return text.first(end < 0 ? text.size() : end).trimmed();
}

// Of JSON; the address of a host by IPv6 has brackets, too.
bool beginsArray(QByteArrayView line)
{
    return line.startsWith('[') && (line.size() == 1 || QByteArrayView("{[\"] \t").contains(line.at(1)));
}

// 'text' is the list from the first line that says something.
ListForm formOf(const QString &path, QByteArrayView text, const ListOptions &options)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    const QByteArrayView line = firstLine(text);
    if (line.startsWith('{') || suffix == QLatin1String("jsonl") || suffix == QLatin1String("ndjson"))
        return ListForm::Json;
    const bool isTable = !text.isEmpty() && beginsTable(text.sliced(line.data() - text.data()), options);
    if (suffix == QLatin1String("csv") || options.isTabbed || isTable || !options.column.isEmpty()) // only tables have columns
        return ListForm::Csv;
    return ListForm::Aria2;
}

// Behind comments, too. Headings may begin like one ("#,url"): they are looked for there where the next line has none.
Result<FileListing::Format> tableBehind(qsizetype comments, QByteArrayView head, bool isAll, const ListOptions &options)
{
    auto behind = csvFormat(head, isAll, options, comments);
    if (behind)
        return behind;
    auto whole = csvFormat(head, isAll, options);
    return whole ? std::move(whole) : std::move(behind);
}

// With the algorithm, or as many hexadecimal digits as one of them has.
Result<Digest> digestOf(const QString &text)
{
    if (text.contains(QLatin1Char(':')) || text.contains(QLatin1Char('=')))
        return digestFromText(text);
    return digestFromValue(algorithmOfHex(text.size()).value_or(DigestAlgorithm::Sha256), text);
}

} // namespace

std::unique_ptr<RecordFormat> lineFormat(UrlNames names)
{
    return std::make_unique<LineFormat>(names);
}

Result<FileListing::Format> chooseFormat(const QString &path, QByteArrayView head, bool isAll, const ListOptions &given)
{
    ListOptions options = given;
    options.isTabbed = QFileInfo(path).suffix().compare(QLatin1String("tsv"), Qt::CaseInsensitive) == 0;
    const bool isAuto = options.form == ListForm::Auto;
    const qsizetype nothing = bytesOfNothing(head);
    const QByteArrayView text = head.sliced(nothing);
    if ((isAuto || options.form == ListForm::Json) && beginsArray(firstLine(text)))
        return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("one JSON array; a list has a line for each address or object, as jq -r \".[]\" makes them of addresses and jq -c \".[]\" of objects")});
    switch (isAuto ? formOf(path, text, options) : options.form) {
    case ListForm::Auto:
    case ListForm::Aria2:
        return FileListing::Format{aria2Format(options.names)};
    case ListForm::Lines:
        return FileListing::Format{lineFormat(options.names)};
    case ListForm::Json:
        return FileListing::Format{jsonFormat(options)};
    case ListForm::Csv:
        return isAuto && !text.isEmpty() ? tableBehind(nothing, head, isAll, options) : csvFormat(head, isAll, options);
    }
    Q_UNREACHABLE_RETURN({});
}

Entry rowEntry(qint64 line, QByteArrayView address, const QString &name, const QString &size, const QString &checksum, UrlNames names)
{
    auto entry = urlEntry(address.trimmed(), names);
    if (!entry)
        return badLine(line, entry.error().message);
    if (!name.isEmpty())
        entry->name = name;
    if (!size.isEmpty()) {
        bool ok = false;
        entry->size = size.toLongLong(&ok);
        if (!ok || entry->size < 0)
            return badLine(line, QStringLiteral("its size is \"%1\", not a number of bytes").arg(shownName(size)));
    }
    if (!checksum.isEmpty()) {
        const auto digest = digestOf(checksum);
        if (!digest)
            return badLine(line, QStringLiteral("its checksum %1").arg(digest.error().message));
        entry->digest = digest->packed();
    }
    return *std::move(entry);
}

} // namespace milliard
