// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/digest.h"
#include "core/source/urls/list_formats.h"

#include <algorithm>
#include <array>
#include <set>

namespace milliard {
namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

// "  out=name": aria2's options begin with a blank. An indented address is none.
bool isOption(QByteArrayView line)
{
    if (line.isEmpty() || !isBlank(line.front()))
        return false;
    const QByteArrayView text = line.trimmed();
    const qsizetype end = text.indexOf('=');
    return end > 0 && std::ranges::all_of(text.first(end), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

// Fields by which a request is framed or its answer becomes another thing than the file; and those that are the transport's own.
constexpr std::array<QByteArrayView, 10> neverTaken{"host", "range", "if-range", "if-match", "if-none-match", "if-modified-since",
    "if-unmodified-since", "content-length", "transfer-encoding", "expect"};
constexpr std::array<QByteArrayView, 6> ownFields{"user-agent", "accept-encoding", "connection", "keep-alive", "te", "upgrade"};

class Aria2Format final : public RecordFormat
{
public:
    explicit Aria2Format(UrlNames names) : m_names(names) { }

    qsizetype recordSize(QByteArrayView text, bool isAll) const override
    {
        const qsizetype first = RecordFormat::recordSize(text, isAll);
        const QByteArrayView address = text.first(first).trimmed();
        if (first == 0 || address.isEmpty() || address.startsWith('#'))
            return first;
        qsizetype sure = first; // the last option's end so far
        for (qsizetype at = first; at < text.size();) {
            const qsizetype size = RecordFormat::recordSize(text.sliced(at), isAll);
            if (size == 0)
                return text.size() < FileListing::pieceBytes ? 0 : sure;
            const QByteArrayView line = text.sliced(at, size);
            at += size;
            if (isOption(line))
                sure = at;
            else if (const QByteArrayView said = line.trimmed(); !said.isEmpty() && !said.startsWith('#'))
                return sure;
        }
        return isAll || text.size() >= FileListing::pieceBytes ? sure : 0; // what comes next may be an option
    }

    std::optional<Entry> entry(QByteArrayView record, qint64 line, QStringList &notices) override
    {
        const qsizetype end = RecordFormat::recordSize(record, true);
        const QByteArrayView said = record.first(end);
        const QByteArrayView addresses = said.trimmed();
        if (addresses.isEmpty() || addresses.startsWith('#'))
            return std::nullopt;
        if (isOption(said))
            return badLine(line, QStringLiteral("an option without an address above it"));
        auto entry = withMirrors(addresses, line, notices);
        if (!entry)
            return badLine(line, entry.error().message);
        Options options;
        qint64 at = line;
        for (QByteArrayView rest = record.sliced(end); !rest.isEmpty();) {
            const qsizetype size = RecordFormat::recordSize(rest, true);
            const QByteArrayView text = rest.first(size);
            rest = rest.sliced(size);
            ++at;
            if (!isOption(text))
                continue; // blank, or a comment
            if (const auto taken = take(text.trimmed(), at, *entry, options, notices); !taken)
                return badLine(line, QStringLiteral("line %1: %2").arg(at).arg(taken.error().message));
        }
        if (!options.dir.isEmpty() || !options.out.isEmpty())
            entry->name = options.dir + (options.out.isEmpty() ? entry->name.section(QLatin1Char('/'), -1) : options.out);
        return *std::move(entry);
    }

private:
    struct Options {
        QString dir; // with a slash at its end
        QString out;
    };

    static std::unexpected<Error> bad(const QString &what) { return std::unexpected(Error{ErrorKind::BadInput, what}); }

    // An address that cannot be used is passed over while another can.
    Result<Entry> withMirrors(QByteArrayView addresses, qint64 line, QStringList &notices)
    {
        std::optional<Entry> entry;
        std::optional<Error> wrong;
        while (!addresses.isEmpty()) {
            const qsizetype tab = addresses.indexOf('\t');
            const QByteArrayView address = addresses.first(tab < 0 ? addresses.size() : tab).trimmed();
            addresses = addresses.sliced(tab < 0 ? addresses.size() : tab + 1);
            if (address.isEmpty())
                continue;
            auto one = urlEntry(address, m_names);
            if (!one)
                wrong = one.error();
            else if (entry)
                entry->extras.edit().mirrors.append(one->url);
            else
                entry = *std::move(one);
        }
        if (!entry) // the line is not blank
            return std::unexpected(*std::move(wrong));
        if (wrong && !std::exchange(m_toldAddress, true))
            notices.append(QStringLiteral("line %1: of a file's addresses those that cannot be used are passed over, there and further down: %2").arg(line).arg(wrong->message));
        return *std::move(entry);
    }

    Result<void> take(QByteArrayView option, qint64 line, Entry &entry, Options &options, QStringList &notices)
    {
        const qsizetype end = option.indexOf('=');
        const QByteArrayView name = option.first(end);
        const QByteArrayView value = option.sliced(end + 1).trimmed();
        if (!value.isValidUtf8())
            return bad(QStringLiteral("%1 is not UTF-8").arg(QString::fromLatin1(name)));
        const QString text = QString::fromUtf8(value);
        if (name == QByteArrayView("out")) {
            options.out = text;
        } else if (name == QByteArrayView("dir")) { // below the destination, as everything is
            options.dir = text;
            while (options.dir.startsWith(QLatin1Char('/')))
                options.dir.removeFirst();
            if (!options.dir.isEmpty() && !options.dir.endsWith(QLatin1Char('/')))
                options.dir += QLatin1Char('/');
        } else if (name == QByteArrayView("checksum")) {
            const auto digest = digestFromText(text);
            if (!digest)
                return bad(QStringLiteral("checksum %1").arg(digest.error().message));
            entry.digest = digest->packed();
        } else if (name == QByteArrayView("header")) {
            const qsizetype colon = value.indexOf(':');
            return colon < 0 ? bad(QStringLiteral("a header is \"Name: value\"")) : addField(value.first(colon).trimmed().toByteArray(), value.sliced(colon + 1).trimmed().toByteArray(), line, entry, notices);
        } else if (name == QByteArrayView("referer")) {
            return addField(QByteArrayLiteral("Referer"), value.toByteArray(), line, entry, notices);
        } else {
            passOver(QString::fromLatin1(name) + QLatin1Char('='), line, notices);
        }
        return {};
    }

    // Its value may be a secret.
    Result<void> addField(const QByteArray &name, const QByteArray &value, qint64 line, Entry &entry, QStringList &notices)
    {
        if (!isSendable(name, value))
            return bad(QStringLiteral("the header \"%1\" cannot be sent").arg(shownName(QString::fromUtf8(name))));
        const QByteArray lower = name.toLower();
        if (std::ranges::find(neverTaken, QByteArrayView(lower)) != neverTaken.end())
            return bad(QStringLiteral("the header %1 cannot be chosen").arg(QString::fromLatin1(name)));
        if (std::ranges::find(ownFields, QByteArrayView(lower)) != ownFields.end())
            passOver(QStringLiteral("header ") + QString::fromLatin1(lower), line, notices);
        else
            entry.extras.edit().fields.append({name, value});
        return {};
    }

    // Said once of each.
    void passOver(const QString &what, qint64 line, QStringList &notices)
    {
        constexpr std::size_t most = 20;
        if (m_passedOver.size() < most && m_passedOver.insert(what).second)
            notices.append(QStringLiteral("line %1: %2 is passed over, there and further down").arg(line).arg(shownName(what)));
    }

    const UrlNames m_names;
    std::set<QString> m_passedOver;
    bool m_toldAddress = false;
};

} // namespace

std::unique_ptr<RecordFormat> aria2Format(UrlNames names)
{
    return std::make_unique<Aria2Format>(names);
}

} // namespace milliard
