// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/symbols/symbol_line.h"

#include <algorithm>
#include <string_view>

namespace milliard {
namespace {

// The parts of a line; blanks around them are none of theirs, and many blanks are one.
QList<QByteArray> partsOf(QByteArrayView line)
{
    constexpr std::string_view separators = "\t/,";
    const auto found = std::ranges::find_if(separators, [&](char c) { return line.contains(c); });
    QList<QByteArray> parts = found == separators.end() ? line.toByteArray().simplified().split(' ') : line.toByteArray().split(*found);
    for (QByteArray &part : parts)
        part = part.trimmed();
    return parts;
}

bool isHexadecimal(const QByteArray &text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); });
}

// A part of the path that a server, or whoever is between, would not take for one of a path.
bool isFileName(const QByteArray &text)
{
    return !text.isEmpty() && text != "." && text != ".." && !text.contains('/') && !text.contains('\\')
        && std::ranges::none_of(text, [](char c) { return quint8(c) < ' ' || c == 0x7f; });
}

class SymbolLines final : public RecordFormat
{
public:
    SymbolLines(QByteArray server, QByteArrayView head)
        : m_server(std::move(server))
        , m_hasCode(partsOf(head.first(RecordFormat::recordSize(head, true)).trimmed()) == QList<QByteArray>{"debug_file", "debug_id", "code_file", "code_id"})
    {
    }

    std::optional<Entry> entry(QByteArrayView record, qint64 line, QStringList &) override
    {
        const QByteArrayView text = record.trimmed();
        if (text.isEmpty() || text.startsWith('#'))
            return std::nullopt;
        if (!text.isValidUtf8())
            return badLine(line, QStringLiteral("it is not UTF-8"));
        QList<QByteArray> parts = partsOf(m_hasCode && text.contains('\t') ? record : text); // whose cells may be empty, also the first and the last
        if (line == 1 && parts.size() >= 2 && parts[1].toLower() == "debug_id")
            return std::nullopt;
        if (m_hasCode && (parts.size() == 3 || parts.size() == 4))
            parts.resize(2);
        if (parts.size() == 2) {
            const bool isPdb = parts[0].toLower().endsWith(".pdb");
            parts.append((isPdb ? parts[0].chopped(4) : parts[0]) + ".sym");
        }
        if (parts.size() != 3)
            return badLine(line, QStringLiteral("it has %1 parts; it must be a debug file, a debug id and a symbol file").arg(parts.size()));
        if (!isHexadecimal(parts[1]))
            return badLine(line, QStringLiteral("\"%1\", where the debug id should be, is not hexadecimal").arg(shownName(QString::fromUtf8(parts[1]))));
        for (const QByteArray &part : {parts[0], parts[2]}) {
            if (!isFileName(part))
                return badLine(line, QStringLiteral("\"%1\" is not the name of a file").arg(shownName(QString::fromUtf8(part))));
        }
        Entry entry;
        entry.name = QString::fromUtf8(parts.join('/'));
        entry.url = m_server + parts[0].toPercentEncoding() + '/' + parts[1] + '/' + parts[2].toPercentEncoding();
        entry.mayBeMissing = true;
        return entry;
    }

private:
    const QByteArray m_server;
    const bool m_hasCode; // its table has the program's file and its id behind those of the debug file
};

} // namespace

std::unique_ptr<RecordFormat> symbolLines(const QByteArray &server, QByteArrayView head)
{
    return std::make_unique<SymbolLines>(server, head);
}

} // namespace milliard
