// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/urls/list_formats.h"

#include <algorithm>
#include <array>
#include <ranges>

namespace milliard {
namespace {

// The first record of a text (RFC 4180 §2).
struct CsvRecord {
    qsizetype size = 0; // with its line end; 0: it does not end in the text
    QList<QByteArray> fields;
    bool isRight = true; // no quotation mark where none may be
};

CsvRecord readRecord(QByteArrayView text, bool isAll, char separator, bool wantsFields)
{
    CsvRecord record;
    QByteArray field;
    bool isQuoted = false; // within
    bool wasQuoted = false;
    bool isFresh = true; // nothing of the field was read yet
    const auto endField = [&] {
        if (wantsFields)
            record.fields.append(field);
        field.clear();
        wasQuoted = false;
        isFresh = true;
    };
    for (qsizetype at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (isQuoted) {
            if (c != '"') {
                if (wantsFields)
                    field += c;
            } else if (at + 1 < text.size() && text[at + 1] == '"') {
                field += c;
                ++at;
            } else {
                isQuoted = false;
                wasQuoted = true;
            }
        } else if (c == '"' && isFresh) {
            isQuoted = true;
            isFresh = false;
        } else if (c == separator) {
            endField();
        } else if (c == '\n') {
            if (field.endsWith('\r') && !wasQuoted)
                field.chop(1);
            endField();
            record.size = at + 1;
            return record;
        } else {
            isFresh = false;
            record.isRight = record.isRight && !(wasQuoted && c != '\r');
            if (wantsFields && !wasQuoted)
                field += c;
        }
    }
    if (!isAll || isQuoted)
        return record;
    if (field.endsWith('\r') && !wasQuoted)
        field.chop(1);
    endField();
    record.size = text.size();
    return record;
}

struct Columns { // from 0; -1: none
    int url = -1;
    int name = -1;
    int size = -1;
    int checksum = -1;
};

class CsvFormat final : public RecordFormat
{
public:
    CsvFormat(char separator, Columns columns, UrlNames names)
        : m_separator(separator)
        , m_columns(columns)
        , m_names(names)
    {
    }

    qsizetype recordSize(QByteArrayView text, bool isAll) const override { return readRecord(text, isAll, m_separator, false).size; }

    std::optional<Entry> entry(QByteArrayView record, qint64 line, QStringList &) override
    {
        if (record.trimmed().isEmpty())
            return std::nullopt;
        if (!record.isValidUtf8())
            return badLine(line, QStringLiteral("it is not UTF-8"));
        const CsvRecord row = readRecord(record, true, m_separator, true);
        if (!row.isRight)
            return badLine(line, QStringLiteral("there is text behind the closing quotation mark of a field"));
        if (row.fields.size() <= m_columns.url)
            return badLine(line, QStringLiteral("it has %1 columns, and so no address in column %2").arg(row.fields.size()).arg(m_columns.url + 1));
        const auto text = [&](int column) { return column < 0 || column >= row.fields.size() ? QString() : QString::fromUtf8(row.fields[column]); };
        return rowEntry(line, row.fields[m_columns.url], text(m_columns.name), text(m_columns.size), text(m_columns.checksum), m_names);
    }

    QString unended() const override
    {
        return QStringLiteral("a quotation mark that is not closed, or a row of more than %1 bytes").arg(FileListing::pieceBytes);
    }

private:
    const char m_separator;
    const Columns m_columns;
    const UrlNames m_names;
};

// By its heading, whatever its case, or by its number. -1: there is none.
int columnOf(const QList<QByteArray> &headings, const QString &wanted)
{
    for (int i = 0; i < int(headings.size()); ++i) {
        if (QString::fromUtf8(headings[i]).trimmed().compare(wanted, Qt::CaseInsensitive) == 0)
            return i;
    }
    bool ok = false;
    const int number = wanted.toInt(&ok);
    return ok && number >= 1 && number <= 10'000 ? number - 1 : -1;
}

// Of the addresses, the names, the sizes and the checksums; empty: not wanted.
std::array<QString, 4> wantedColumns(const ListOptions &options)
{
    return {options.column.isEmpty() ? QStringLiteral("url") : options.column, options.nameColumn, options.sizeColumn, options.checksumColumn};
}

// Where a table's rows begin: behind blank lines and "sep=;", by which Excel is told the separator.
struct Start {
    QByteArrayView rest;
    QByteArrayView line; // its first
    char separator = 0;
    bool isTold = false; // the separator
};

Start startOf(QByteArrayView head)
{
    Start start{.rest = head, .line = {}};
    while (true) {
        const qsizetype end = start.rest.indexOf('\n');
        start.line = start.rest.first(end < 0 ? start.rest.size() : end);
        if (start.line.endsWith('\r'))
            start.line.chop(1);
        const bool tells = !start.isTold && start.line.size() == 5 && start.line.first(4).toByteArray().toLower() == "sep=" && start.line.back() != '"';
        if (tells) {
            start.separator = start.line.back();
            start.isTold = true;
        }
        if (end < 0 || !(tells || start.line.trimmed().isEmpty()))
            break;
        start.rest = start.rest.sliced(end + 1);
    }
    return start;
}

// How well a separator makes a table of the rows, from -1: with it there is one column. Above all it is the file's usual one; then the
// wanted columns are there, then there is an address in theirs, then the second row has as many fields as the first.
int fitOf(char separator, QByteArrayView rows, const ListOptions &options)
{
    const CsvRecord first = readRecord(rows, true, separator, true);
    if (first.fields.size() < 2)
        return -1;
    const CsvRecord second = readRecord(startOf(rows.sliced(first.size)).rest, true, separator, true);
    const auto wanted = wantedColumns(options);
    const bool hasColumns = std::ranges::all_of(wanted, [&first](const QString &column) {
        const int at = columnOf(first.fields, column);
        return column.isEmpty() || (at >= 0 && at < first.fields.size());
    });
    const bool hasAddress = std::ranges::any_of(std::array{&first, &second}, [at = columnOf(first.fields, wanted[0])](const CsvRecord *row) {
        return at >= 0 && at < row->fields.size() && row->fields[at].trimmed().toLower().startsWith("http");
    });
    return 8 * int(options.isTabbed && separator == '\t') + 4 * int(hasColumns) + 2 * int(hasAddress) + int(second.fields.size() == first.fields.size());
}

// The one that fits best; of those that fit alike the one that is rarer in texts and numbers.
char separatorOf(const Start &start, const ListOptions &options)
{
    if (start.isTold)
        return start.separator;
    char best = options.isTabbed ? '\t' : ',';
    int most = -1;
    for (const char separator : {'\t', ';', ','}) {
        if (const int fit = fitOf(separator, start.rest, options); fit > most) {
            best = separator;
            most = fit;
        }
    }
    return best;
}

} // namespace

bool beginsTable(QByteArrayView head, const ListOptions &options)
{
    const Start start = startOf(head);
    const char separator = separatorOf(start, options);
    const CsvRecord first = readRecord(start.rest, true, separator, true);
    if (start.line.contains("://") || first.fields.size() < 2)
        return start.isTold;
    if (start.isTold || std::ranges::any_of(first.fields, [](const QByteArray &field) { return field.trimmed().toLower() == "url"; }))
        return true;
    const CsvRecord second = readRecord(startOf(start.rest.sliced(first.size)).rest, true, separator, true);
    return second.fields.size() == first.fields.size() && std::ranges::count_if(second.fields, [](const QByteArray &field) { return field.contains("://"); }) < second.fields.size();
}

Result<FileListing::Format> csvFormat(QByteArrayView head, bool isAll, const ListOptions &options, qsizetype passed)
{
    const Start start = startOf(head.sliced(passed));
    const QByteArrayView rows = start.rest;
    const char separator = separatorOf(start, options);
    const CsvRecord first = readRecord(rows, isAll, separator, true);
    const qsizetype before = head.size() - rows.size();
    const qint64 linesBefore = std::ranges::count(head.first(before), '\n');
    if (rows.trimmed().isEmpty())
        return FileListing::Format{std::make_unique<CsvFormat>(separator, Columns{0}, options.names)};
    if (first.size == 0)
        return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("line %1 has a quotation mark that is not closed").arg(linesBefore + 1)});

    const bool hasAddress = start.line.contains("://");
    Columns columns;
    for (const auto &[to, wanted] : std::views::zip(std::array{&columns.url, &columns.name, &columns.size, &columns.checksum}, wantedColumns(options))) {
        if (wanted.isEmpty())
            continue;
        *to = columnOf(first.fields, wanted);
        if (*to >= 0)
            continue;
        if (hasAddress) // not shown: it may hold a secret
            return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("line %1 has no headings, so that columns are named by their numbers, from 1").arg(linesBefore + 1)});
        const QString has = QString::fromUtf8(first.fields.first(std::min<qsizetype>(first.fields.size(), 8)).join(", "));
        return std::unexpected(Error{ErrorKind::BadInput,
            QStringLiteral("there is no column \"%1\" in line %2, which has: %3")
                .arg(shownName(wanted), QString::number(linesBefore + 1), has.contains(QLatin1Char('@')) ? QStringLiteral("\u2026") : shownName(has))});
    }
    const bool hasHeadings = first.fields.size() <= columns.url || !first.fields[columns.url].contains("://");
    const qsizetype headBytes = before + (hasHeadings ? first.size : 0);
    return FileListing::Format{std::make_unique<CsvFormat>(separator, columns, options.names), headBytes, std::ranges::count(head.first(headBytes), '\n')};
}

} // namespace milliard
