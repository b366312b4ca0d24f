// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/source/file_listing.h"
#include "core/source/urls/url_entry.h"

namespace milliard {

enum class ListForm { Auto, Lines, Aria2, Csv, Json };

// What a user says of a list.
struct ListOptions {
    ListForm form = ListForm::Auto;
    UrlNames names = UrlNames::Path;
    QString column;         // of the addresses: by its heading or key, or in CSV by its number from 1; empty: "url"
    QString nameColumn;     // of the names; empty: by the address
    QString sizeColumn;     // empty: not told
    QString checksumColumn; // likewise
    bool isTabbed = false;  // the file is called so (.tsv)
};

// One address a line. Blank lines and those that begin with # are none.
std::unique_ptr<RecordFormat> lineFormat(UrlNames names);

// What aria2c reads with --input-file: one file a line, its addresses with tabulators between them, and below it lines that
// begin with a blank and say "option=value": out, dir, checksum, header, referer. Others are passed over, with a notice.
// So a list of lines is one too.
std::unique_ptr<RecordFormat> aria2Format(UrlNames names);

// RFC 4180, also with semicolons or tabulators, by what fits the first two rows best, and behind blank lines or what tells Excel the separator. The first row has the headings, unless the
// column is named by a number and there is an address in it. BadInput for a heading that is not there. 'passed': bytes of the head, whole lines, that are none of the table's.
Result<FileListing::Format> csvFormat(QByteArrayView head, bool isAll, const ListOptions &options, qsizetype passed = 0);

// Whether a text begins as a table and not as a list whose first line is no address: it tells the separator ("sep=;"), or has headings
// of which one is "url", or as many as the next line has cells, of which not all are addresses.
bool beginsTable(QByteArrayView head, const ListOptions &options);

// One JSON object a line.
std::unique_ptr<RecordFormat> jsonFormat(const ListOptions &options);

// The format that the options name or, with Auto, the one that the name of the file or its beginning shows; a table may
// then stand behind comments.
Result<FileListing::Format> chooseFormat(const QString &path, QByteArrayView head, bool isAll, const ListOptions &options);

// An entry of a row: its address and what else is told of it; empty is nothing. The line is that of the row.
Entry rowEntry(qint64 line, QByteArrayView address, const QString &name, const QString &size, const QString &checksum, UrlNames names);

} // namespace milliard
