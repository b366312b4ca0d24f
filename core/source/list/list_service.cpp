// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/list/list_service.h"

#include "core/base/digest.h"
#include "core/base/network_error.h"
#include "core/source/http_address.h"
#include "core/source/source_kind.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrlQuery>

#include <algorithm>
#include <array>

namespace milliard {
namespace {

struct Field {
    QString ListServiceOptions::*member;
    SourceOption option;
};

constexpr std::array fields{
    Field{&ListServiceOptions::listPath, {"list-path", SourceOption::Text, "PATH", QT_TRANSLATE_NOOP("SourceKind", "Path of the listing"), QT_TRANSLATE_NOOP("SourceKind", "Where the listing is."), "/list"}},
    Field{&ListServiceOptions::getPath, {"get-path", SourceOption::Text, "PATH", QT_TRANSLATE_NOOP("SourceKind", "Path of the files"), QT_TRANSLATE_NOOP("SourceKind", "What stands before a name."), "/get/"}},
    Field{&ListServiceOptions::namesKey, {"names-key", SourceOption::Text, "KEY", QT_TRANSLATE_NOOP("SourceKind", "Key of the names"), QT_TRANSLATE_NOOP("SourceKind", "JSON key of the names."), "FileNames"}},
    Field{&ListServiceOptions::nextKey, {"next-key", SourceOption::Text, "KEY", QT_TRANSLATE_NOOP("SourceKind", "Key of the next page"), QT_TRANSLATE_NOOP("SourceKind", "JSON key of the next page's cursor."), "NextFile"}},
    Field{&ListServiceOptions::sizesKey, {"sizes-key", SourceOption::Text, "KEY", QT_TRANSLATE_NOOP("SourceKind", "Key of the sizes"), QT_TRANSLATE_NOOP("SourceKind", "JSON key of the sizes, where the service has them."), "FileSizes"}},
    Field{&ListServiceOptions::digestsKey, {"digests-key", SourceOption::Text, "KEY", QT_TRANSLATE_NOOP("SourceKind", "Key of the digests"),
        QT_TRANSLATE_NOOP("SourceKind", "JSON key of the digests, such as \"sha256:HEX\", where the service has them; each file is checked."), "FileDigests"}},
    Field{&ListServiceOptions::markerParameter, {"marker-parameter", SourceOption::Text, "NAME", QT_TRANSLATE_NOOP("SourceKind", "Parameter of the cursor"), QT_TRANSLATE_NOOP("SourceKind", "Query parameter for the cursor."), "next-marker"}},
};
constexpr auto options = [] {
    std::array<SourceOption, fields.size()> list{};
    for (std::size_t i = 0; i < fields.size(); ++i)
        list[i] = fields[i].option;
    return list;
}();

QUrl below(QUrl base, const QString &path)
{
    QString prefix = base.path(QUrl::FullyEncoded);
    while (prefix.endsWith(QLatin1Char('/')))
        prefix.chop(1);
    base.setPath(prefix + (path.startsWith(QLatin1Char('/')) ? QString() : QStringLiteral("/")) + path, QUrl::TolerantMode);
    return base;
}

QString typeName(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
        return QStringLiteral("null");
    case QJsonValue::Bool:
        return QStringLiteral("a boolean");
    case QJsonValue::Double:
        return QStringLiteral("a number");
    case QJsonValue::String:
        return QStringLiteral("a string");
    case QJsonValue::Array:
        return QStringLiteral("an array");
    case QJsonValue::Object:
        return QStringLiteral("an object");
    case QJsonValue::Undefined:
        break;
    }
    return QStringLiteral("missing");
}

// Half a character would go as "?", which is another file; and no server takes a request line like that.
bool canBeAskedFor(const QString &name)
{
    return name.isValidUtf16() && name.size() <= ListService::maxNameSize;
}

// The first bytes of an answer, so that people see the login page or the HTML error for themselves.
QString beginning(const QByteArray &body)
{
    if (body.isEmpty())
        return QStringLiteral("the answer is empty");
    const QString start = QString::fromUtf8(body.first(std::min<qsizetype>(body.size(), 60))).simplified();
    return QStringLiteral("the answer begins with \"%1\"").arg(shownName(start));
}

} // namespace

QJsonObject toJson(const ListServiceOptions &options)
{
    QJsonObject json;
    for (const auto &[member, option] : fields)
        json.insert(option.key(), options.*member);
    return json;
}

ListServiceOptions listServiceOptionsFromJson(const QJsonObject &json)
{
    ListServiceOptions options;
    for (const auto &[member, option] : fields)
        options.*member = optionText(json, option);
    return options;
}

ListService::ListService(const QUrl &base, ListServiceOptions options, const JobOptions &jobOptions)
    : m_options(std::move(options))
    , m_list(below(base, m_options.listPath))
    , m_get(below(base, m_options.getPath).toEncoded())
    , m_signer(LoginSigner::make(base, jobOptions.access))
    , m_fetcher(jobOptions)
{
}

void ListService::page(const Cursor &cursor, Receive receive)
{
    QUrl url = m_list;
    if (!cursor.isEmpty()) {
        QUrlQuery query(url);
        query.addQueryItem(m_options.markerParameter, QString::fromLatin1(cursor.toPercentEncoding()));
        url.setQuery(query);
    }
    m_signer->get(m_fetcher, {QNetworkRequest(url)}, [this, cursor, receive = std::move(receive)](Result<PageAnswer> answer) {
        if (!answer)
            return receive(std::unexpected(answer.error().httpStatus == 401 ? m_signer->error(m_list, answer.error().challenge) : answer.error()));
        Result<Page> page = parse(cursor, std::move(answer->body));
        if (!page)
            page.error().message.prepend(shownUrl(m_list) + QStringLiteral(": "));
        receive(std::move(page));
    });
}

Result<Page> ListService::parse(const Cursor &cursor, QByteArray body) const
{
    const auto bad = [](const QString &what) { return std::unexpected(Error{ErrorKind::BadListing, what}); };

    QJsonParseError syntax;
    const QJsonDocument document = QJsonDocument::fromJson(body, &syntax);
    if (syntax.error != QJsonParseError::NoError)
        return bad(QStringLiteral("not JSON at byte %1 (%2); %3").arg(QString::number(syntax.offset), syntax.errorString(), beginning(body)));
    body.clear(); // large pages are not held twice
    if (!document.isObject())
        return bad(QStringLiteral("an array where an object with \"%1\" was expected").arg(m_options.namesKey));
    const QJsonObject object = document.object();

    const QJsonValue names = object.value(m_options.namesKey);
    if (!names.isArray())
        return bad(QStringLiteral("\"%1\" is %2, not an array of names; the answer has: %3")
                       .arg(m_options.namesKey, typeName(names), shownName(object.keys().first(std::min<qsizetype>(object.size(), 8)).join(QStringLiteral(", ")))));
    const QJsonArray nameArray = names.toArray();
    if (nameArray.size() > maxNames)
        return bad(QStringLiteral("a page of %1 names, more than %2").arg(nameArray.size()).arg(maxNames));
    const QJsonValue sizes = object.value(m_options.sizesKey);
    const QJsonArray sizeArray = sizes.toArray();
    if (!sizes.isUndefined() && sizeArray.size() != nameArray.size())
        return bad(QStringLiteral("\"%1\" does not have one size for each of the %2 names").arg(m_options.sizesKey).arg(nameArray.size()));
    const QJsonValue digests = object.value(m_options.digestsKey);
    const QJsonArray digestArray = digests.toArray();
    if (!digests.isUndefined() && digestArray.size() != nameArray.size())
        return bad(QStringLiteral("\"%1\" does not have one digest for each of the %2 names").arg(m_options.digestsKey).arg(nameArray.size()));

    Page page;
    page.cursor = cursor;
    page.entries.reserve(nameArray.size());
    for (qsizetype i = 0; i < nameArray.size(); ++i) {
        const QJsonValue name = nameArray.at(i);
        if (!name.isString())
            return bad(QStringLiteral("name %1 is %2, not a string").arg(i + 1).arg(typeName(name)));
        Entry entry;
        entry.name = name.toString();
        if (canBeAskedFor(entry.name)) // else it has no address, and fails by itself
            entry.url = m_get + entry.name.toUtf8().toPercentEncoding(QByteArrayLiteral("/"));
        entry.size = sizeArray.isEmpty() ? -1 : std::max<qint64>(-1, sizeArray.at(i).toInteger(-1));
        if (!digestArray.isEmpty() && !digestArray.at(i).isNull()) {
            const auto digest = digestFromText(digestArray.at(i).toString()); // what is no string is empty
            if (!digest)
                return bad(QStringLiteral("digest %1: %2").arg(i + 1).arg(digest.error().message));
            entry.digest = digest->packed();
        }
        page.entries.append(std::move(entry));
    }

    const QJsonValue next = object.value(m_options.nextKey);
    if (next.isString()) {
        if (!next.toString().isEmpty()) // some services end with "" instead of leaving it out
            page.next = next.toString().toUtf8();
    } else if (!next.isUndefined() && !next.isNull()) {
        return bad(QStringLiteral("\"%1\" is %2, not a string").arg(m_options.nextKey, typeName(next)));
    }
    return page;
}

extern constinit const SourceKind listServiceKind{
    "list", QT_TRANSLATE_NOOP("SourceKind", "List/get service"), "list+http(s)://HOST[:PORT][/PREFIX]", options,
    [](const QString &text) { return hasHttpForm(text, QLatin1StringView("list+")); },
    [](const QString &text, const QJsonObject &) -> Result<SourcePlan> {
        const auto url = httpAddress(text, QLatin1StringView("list+"));
        if (!url)
            return std::unexpected(url.error());
        // Paths and cursors are put behind it. Not shown: a query may hold a secret.
        if (url->hasQuery() || url->hasFragment())
            return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("the address of a list/get service ends with its path, without \"?\" or \"#\"")});
        return SourcePlan{text, [url = *url](const JobOptions &o) { return std::make_unique<ListService>(url, listServiceOptionsFromJson(o.source), o); },
            {}, {Access::Reach::Origin, *url}};
    }};

} // namespace milliard
