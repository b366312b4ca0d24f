// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/symbols/symbol_line.h"
#include "core/source/urls/list_formats.h"
#include "tests/fuzz/fuzz.h"

#include <QUrl>

#include <algorithm>

using namespace milliard;

namespace {

void look(const Entry &entry)
{
    if (entry.extras->fault) {
        hold(entry.url.isEmpty() && entry.name.startsWith(QStringLiteral("line ")), "a bad line has its number and no address");
        return;
    }
    hold(!entry.name.isEmpty(), "a file has a name");
    for (const QByteArray &address : QList<QByteArray>{entry.url} + entry.extras->mirrors) {
        const QUrl url = QUrl::fromEncoded(address, QUrl::StrictMode);
        hold(url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty() && !url.hasFragment(), "its address is absolute, without a user");
        hold(address.startsWith("http://") || address.startsWith("https://"), "and http or https");
        hold(std::ranges::all_of(address, [](char c) { return c > 0x20 && c < 0x7f; }), "and ends no line");
    }
    hold(std::ranges::all_of(entry.extras->fields, [](const auto &field) { return isSendable(field.first, field.second); }), "nor do its fields");
    hold(entry.size >= -1, "a size is a number, or not told");
}

} // namespace

// A list, below a line with its form: auto, lines, aria2, csv, json or symbols, and the column.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    Input input(data, size);
    const QList<QByteArray> head = input.line().split(' ');
    const QByteArray text = input.rest();
    const QByteArrayList words{"auto", "lines", "aria2", "csv", "json"};
    ListOptions options;
    options.form = ListForm(std::max<qsizetype>(0, words.indexOf(head[0])));
    if (head.size() > 1)
        options.column = QString::fromUtf8(head[1]);
    options.nameColumn = options.sizeColumn = options.checksumColumn = options.column;

    FileListing::Format format;
    if (head[0] == "symbols") {
        format.records = symbolLines("http://h/", text);
    } else if (auto chosen = chooseFormat(QStringLiteral("list"), text, true, options)) {
        format = *std::move(chosen);
    } else {
        hold(chosen.error().kind == ErrorKind::BadInput && !chosen.error().message.isEmpty(), "what cannot be read is bad input, and says why");
        return 0;
    }
    hold(format.headBytes <= text.size(), "the headings are in the text");
    QByteArrayView rest = QByteArrayView(text).sliced(format.headBytes);
    QStringList notices;
    while (!rest.isEmpty()) {
        const qsizetype record = format.records->recordSize(rest, true);
        hold(record >= 0 && record <= rest.size(), "a record is in the text");
        const qsizetype early = format.records->recordSize(rest.first(rest.size() / 2), false);
        hold(early == 0 || early == record, "and is the same as soon as it can be told");
        if (record == 0) {
            const qsizetype end = rest.indexOf('\n');
            rest = rest.sliced(end < 0 ? rest.size() : end + 1);
            continue;
        }
        if (const auto entry = format.records->entry(rest.first(record), 7, notices))
            look(*entry);
        rest = rest.sliced(record);
    }
    hold(notices.size() <= 20, "notices are few");
    return 0;
}
