// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/source_kind.h"
#include "core/source/urls/list_formats.h"

#include <QFileInfo>

#include <array>

namespace milliard {
namespace {

constexpr QLatin1StringView prefix("urls:");

constexpr std::array options{
    SourceOption{"list-format", SourceOption::Choice, "auto|lines|aria2|csv|json", QT_TRANSLATE_NOOP("SourceKind", "Format of the list"),
        QT_TRANSLATE_NOOP("SourceKind", "lines has an address a line; aria2 is what aria2c reads (mirrors, out=, dir=, checksum=, header=); csv has a row a file, json an object a line; auto looks."), "auto"},
    SourceOption{"column", SourceOption::Text, "NAME", QT_TRANSLATE_NOOP("SourceKind", "Column of the addresses"), QT_TRANSLATE_NOOP("SourceKind", "Heading or JSON key of the addresses, or in CSV the number of the column; without it: url.")},
    SourceOption{"name-column", SourceOption::Text, "NAME", QT_TRANSLATE_NOOP("SourceKind", "Column of the names"), QT_TRANSLATE_NOOP("SourceKind", "What the files are called; without it: as --names says.")},
    SourceOption{"size-column", SourceOption::Text, "NAME", QT_TRANSLATE_NOOP("SourceKind", "Column of the sizes"), QT_TRANSLATE_NOOP("SourceKind", "Bytes of each file, which it must then have.")},
    SourceOption{"checksum-column", SourceOption::Text, "NAME", QT_TRANSLATE_NOOP("SourceKind", "Column of the checksums"), QT_TRANSLATE_NOOP("SourceKind", "Checksum of each file, such as sha256:HEX, or its digits alone; each file is checked.")},
    urlNamesOption,
};

ListForm formOf(const QString &word)
{
    const QStringList words = QString::fromLatin1(options[0].value).split(QLatin1Char('|'));
    return ListForm(std::max<qsizetype>(0, words.indexOf(word)));
}

// A file's name alone will do where there is such a file.
QString pathIn(const QString &text)
{
    return text.startsWith(prefix) ? text.sliced(prefix.size()) : text;
}

} // namespace

extern constinit const SourceKind urlListKind{
    "urls", QT_TRANSLATE_NOOP("SourceKind", "List of URLs"), "[urls:]FILE", options,
    [](const QString &text) { return text.startsWith(prefix) || QFileInfo(text).isFile(); },
    [](const QString &text, const QJsonObject &given) -> Result<SourcePlan> {
        const auto path = listPath(pathIn(text));
        if (!path)
            return std::unexpected(path.error());
        const ListOptions list{formOf(optionText(given, options[0])), urlNames(given), optionText(given, options[1]), optionText(given, options[2]),
            optionText(given, options[3]), optionText(given, options[4])};
        return SourcePlan{prefix + *path, [path = *path, list](const JobOptions &) {
            return std::make_unique<FileListing>(path, [path, list](QByteArrayView head, bool isAll) { return chooseFormat(path, head, isAll, list); });
        }, {}, {Access::Reach::Listed}};
    }};

} // namespace milliard
