// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/categories.h"

#include "core/model/job_view.h"
#include "core/source/source_registry.h"
#include "ui/globs.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <algorithm>

namespace milliard {
bool Category::fits(const QString &source) const
{
    if (kind.isEmpty() && hosts.isEmpty() && names.isEmpty())
        return false;
    if (!kind.isEmpty()) {
        const auto found = kindOf(source);
        if (!found || kind != QLatin1StringView((*found)->name))
            return false;
    }
    return (hosts.isEmpty() || anyFits(hosts, QUrl(source).host())) && (names.isEmpty() || anyFits(names, JobView::nameOf(source)));
}

const Category *categoryFor(const QList<Category> &categories, const QStringList &sources)
{
    return firstFitting(categories, sources);
}

QByteArray toJson(const QList<Category> &categories)
{
    QJsonArray list;
    for (const Category &category : categories) {
        list.append(QJsonObject{{QStringLiteral("name"), category.name}, {QStringLiteral("folder"), category.folder},
            {QStringLiteral("kind"), category.kind}, {QStringLiteral("hosts"), QJsonArray::fromStringList(category.hosts)},
            {QStringLiteral("names"), QJsonArray::fromStringList(category.names)}});
    }
    return QJsonDocument(list).toJson(QJsonDocument::Compact);
}

QList<Category> categoriesFromJson(const QByteArray &json)
{
    QList<Category> categories;
    for (const QJsonValue &value : QJsonDocument::fromJson(json).array()) {
        const Category category{value[QLatin1String("name")].toString().trimmed(), value[QLatin1String("folder")].toString(),
            value[QLatin1String("kind")].toString(), globsFromJson(value[QLatin1String("hosts")]), globsFromJson(value[QLatin1String("names")])};
        const bool isNew = std::ranges::none_of(categories, [&](const Category &other) { return other.name == category.name; });
        if (!category.name.isEmpty() && isNew)
            categories.append(category);
    }
    return categories;
}

} // namespace milliard
