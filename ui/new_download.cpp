// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/new_download.h"

#include "core/source/source_registry.h"
#include "core/source/urls/url_entry.h"

#include <QCoreApplication>
#include <QLocale>
#include <QSet>
#include <QUrl>

namespace milliard {
namespace {

bool isOneFile(const SourceKind &kind)
{
    return QLatin1StringView(kind.name) == QLatin1StringView("url");
}

// "feed+https://example.org/news/all.xml" → "example.org-all.xml"
QString folderNameOf(const QString &source)
{
    const QUrl url(source.section(QLatin1Char('+'), -1));
    QString name = url.host();
    if (const QString last = url.path().section(QLatin1Char('/'), -1, -1, QString::SectionSkipEmpty); !last.isEmpty())
        name += (name.isEmpty() ? QString() : QStringLiteral("-")) + last;
    for (QChar &c : name) {
        if (c.unicode() < 0x20 || QStringLiteral("/\\:*?\"<>|").contains(c))
            c = QLatin1Char('_');
    }
    while (name.startsWith(QLatin1Char('.')))
        name.remove(0, 1);
    return name.isEmpty() ? QStringLiteral("download") : name.left(80);
}

QString newName(const QString &wanted, QSet<QString> &taken)
{
    QString name = wanted;
    for (int n = 2; taken.contains(name.toCaseFolded()); ++n)
        name = QStringLiteral("%1-%2").arg(wanted).arg(n);
    taken.insert(name.toCaseFolded());
    return name;
}

// The last part of each address, unless two files would then be one.
QJsonObject namesOf(const QStringList &files)
{
    QSet<QString> names;
    for (const QString &file : files) {
        if (const auto entry = urlEntry(file.toUtf8(), UrlNames::File))
            names.insert(entry->name);
    }
    return names.size() < files.size() ? QJsonObject() : QJsonObject{{urlNamesOption.key(), QStringLiteral("file-name")}};
}

} // namespace

Result<AddressGroups> groupAddresses(const QStringList &addresses)
{
    if (addresses.size() > AddressGroups::most)
        return std::unexpected(Error{ErrorKind::BadInput, QCoreApplication::translate("NewDownload",
            "more than %1 addresses: put them into a file, one a line, and choose that").arg(QLocale().toString(AddressGroups::most))});
    AddressGroups groups;
    for (const QString &address : addresses) {
        const auto kind = kindOf(address);
        const auto usable = checkSource(address);
        if (!usable)
            return std::unexpected(usable.error());
        if (isOneFile(**kind) && urlEntry(address.toUtf8(), UrlNames::File))
            groups.files += address;
        else
            groups.others += address;
    }
    return groups;
}

QList<NewDownload> downloadsOf(const AddressGroups &groups, const JobSpec &base)
{
    QList<NewDownload> all;
    if (!groups.files.isEmpty()) {
        NewDownload list{base, groups.files.size() > 1 ? groups.files : QStringList()};
        list.spec.source = groups.files.size() > 1 ? QStringLiteral("urls:") : groups.files.first();
        list.spec.options.source = groups.files.size() > 1 ? namesOf(groups.files) : QJsonObject();
        all += list;
    }
    QSet<QString> taken;
    for (const QString &source : groups.others) {
        NewDownload download{base};
        download.spec.source = source;
        download.spec.options.source = {};
        if (groups.downloads() > 1)
            download.spec.destination += QLatin1Char('/') + newName(folderNameOf(source), taken);
        all += download;
    }
    return all;
}

} // namespace milliard
