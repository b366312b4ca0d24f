// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/urls/list_formats.h"

#include <algorithm>

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

} // namespace

Result<FileListing::Format> csvFormat(QByteArrayView head, bool isAll, const ListOptions &options)
{
    const qsizetype end = head.indexOf('\n');
    const QByteArrayView line = head.first(end < 0 ? head.size() : end);
    char separator = ',';
    if (!line.contains(','))
        separator = line.contains(';') ? ';' : line.contains('\t') ? '\t' : ',';
    const CsvRecord first = readRecord(head, isAll, separator, true);
    if (head.isEmpty())
        return FileListing::Format{std::make_unique<CsvFormat>(separator, Columns{0}, options.names)};
    if (first.size == 0)
        return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("line 1 has a quotation mark that is not closed")});

    const bool hasAddress = line.contains("://");
    Columns columns;
    const QString url = options.column.isEmpty() ? QStringLiteral("url") : options.column;
    for (const auto &[to, wanted] : {std::pair{&columns.url, url}, {&columns.name, options.nameColumn}, {&columns.size, options.sizeColumn}, {&columns.checksum, options.checksumColumn}}) {
        if (wanted.isEmpty())
            continue;
        *to = columnOf(first.fields, wanted);
        if (*to >= 0)
            continue;
        if (hasAddress) // not shown: it may hold a secret
            return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("line 1 has no headings, so that columns are named by their numbers, from 1")});
        const QString has = QString::fromUtf8(first.fields.first(std::min<qsizetype>(first.fields.size(), 8)).join(", "));
        return std::unexpected(Error{ErrorKind::BadInput,
            QStringLiteral("there is no column \"%1\" in line 1, which has: %2").arg(shownName(wanted), has.contains(QLatin1Char('@')) ? QStringLiteral("\u2026") : shownName(has))});
    }
    const bool hasHeadings = first.fields.size() <= columns.url || !first.fields[columns.url].contains("://");
    FileListing::Format format{std::make_unique<CsvFormat>(separator, columns, options.names)};
    if (hasHeadings) {
        format.headBytes = first.size;
        format.headLines = std::ranges::count(head.first(first.size), '\n');
    }
    return format;
}

} // namespace milliard
