// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/s3/aws_settings.h"

#include "core/base/request_fields.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QRegularExpression>

#include <algorithm>

namespace milliard {
namespace {

constexpr qint64 maxFileBytes = 1024 * 1024;
using Section = QHash<QString, QString>;
using Sections = QHash<QString, Section>;

// How far a line is indented; -1: nothing is on it.
qsizetype indentOf(const QString &line)
{
    const auto first = std::ranges::find_if_not(line, [](QChar c) { return c.isSpace(); });
    return first == line.end() ? -1 : first - line.begin();
}

// Of "[profile "my own"]" it is "profile my own".
QString sectionName(const QString &text)
{
    static const QRegularExpression quoted(QStringLiteral("([\"'])(.*?)\\1"));
    return text.sliced(1).section(QLatin1Char(']'), 0, 0).simplified().replace(quoted, QStringLiteral("\\2"));
}

// A file of "[name]" and "key = value" or "key: value" lines, as Python's configparser reads it for AWS's programs: what is indented
// further than its key's line belongs to that value; where it is "key = value" itself, that key is "outer/inner" here.
std::optional<Sections> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    static const QRegularExpression ofKey(QStringLiteral("[=:]"));
    Sections sections;
    QString section;
    QString key; // empty: of no line yet
    qsizetype indent = 0;
    for (const QString &line : QString::fromUtf8(file.read(maxFileBytes)).split(QLatin1Char('\n'))) {
        const QString text = line.trimmed();
        if (text.isEmpty() || text.startsWith(QLatin1Char('#')) || text.startsWith(QLatin1Char(';')))
            continue;
        const bool isDeeper = !key.isEmpty() && indentOf(line) > indent;
        const qsizetype sign = isDeeper ? text.indexOf(QLatin1Char('=')) : text.indexOf(ofKey);
        const QString name = text.first(std::max<qsizetype>(sign, 0)).trimmed().toLower();
        if (isDeeper) {
            sections[section].insert(key + QLatin1Char('/') + name, text.sliced(sign + 1).trimmed());
            continue;
        }
        indent = indentOf(line);
        key.clear();
        if (text.startsWith(QLatin1Char('['))) {
            section = sectionName(text);
            sections[section];
        } else if (!name.isEmpty()) {
            key = name;
            sections[section].insert(key, text.sliced(sign + 1).trimmed());
        }
    }
    return sections;
}

std::optional<Section> sectionOf(const std::optional<Sections> &file, const QStringList &names)
{
    std::optional<Section> section;
    for (const QString &name : names) {
        if (file && file->contains(name)) {
            section = section.value_or(Section());
            section->insert(file->value(name));
        }
    }
    return section;
}

QString fileOf(const QProcessEnvironment &environment, const QString &variable, const QString &name)
{
    const QString home = environment.value(QStringLiteral("HOME"), QDir::homePath());
    return environment.value(variable, home + QStringLiteral("/.aws/") + name);
}

std::unexpected<Error> bad(const QString &what)
{
    return std::unexpected(Error{ErrorKind::BadInput, what});
}

Result<AwsKeys> keysOf(const QString &id, const QString &secret, const QString &token, const QString &whose)
{
    if (id.isEmpty() != secret.isEmpty())
        return bad(QStringLiteral("%1 has an access key id or a secret access key, but not both").arg(whose));
    AwsKeys keys{id.toUtf8(), secret.toUtf8(), token.toUtf8()};
    for (const QByteArray &key : {keys.id, keys.secret, keys.token}) {
        if (!isSendable("x", key))
            return bad(QStringLiteral("the keys of %1 hold control characters").arg(whose));
    }
    return keys;
}

// Where S3 is: what is said of it before what is said of all of AWS's services, and the environment before the profile, whose
// "services" names a section of its own.
Result<QString> endpointOf(const Section &profile, const std::optional<Sections> &config, const QProcessEnvironment &environment)
{
    const QString ignored = profile.value(QStringLiteral("ignore_configured_endpoint_urls"));
    if (environment.value(QStringLiteral("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"), ignored).compare(QLatin1StringView("true"), Qt::CaseInsensitive) == 0)
        return QString();
    for (const char *name : {"AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL"}) {
        if (const QString url = environment.value(QString::fromLatin1(name)); !url.isEmpty())
            return url;
    }
    if (const QString services = profile.value(QStringLiteral("services")); !services.isEmpty()) {
        const auto section = sectionOf(config, {QStringLiteral("services ") + services});
        if (!section)
            return bad(QStringLiteral("there is no section [services %1], which the profile names for its endpoints").arg(shownName(services)));
        if (const QString url = section->value(QStringLiteral("s3/endpoint_url")); !url.isEmpty())
            return url;
    }
    return profile.value(QStringLiteral("endpoint_url"));
}

} // namespace

Result<AwsSettings> awsSettings(const QString &profile, bool isAnonymous, const QProcessEnvironment &environment)
{
    const auto variable = [&environment](const char *name) { return environment.value(QString::fromLatin1(name)); };
    const QString named = profile.isEmpty() ? variable("AWS_PROFILE") : profile;
    const QString name = named.isEmpty() ? QStringLiteral("default") : named;
    const QString credentialsFile = fileOf(environment, QStringLiteral("AWS_SHARED_CREDENTIALS_FILE"), QStringLiteral("credentials"));
    const QString configFile = fileOf(environment, QStringLiteral("AWS_CONFIG_FILE"), QStringLiteral("config"));
    QStringList sections{QStringLiteral("profile ") + name};
    if (name == QLatin1String("default"))
        sections += name;
    const auto configSections = readFile(configFile);
    const auto config = sectionOf(configSections, sections);
    const auto credentials = sectionOf(readFile(credentialsFile), {name});
    if (!named.isEmpty() && !config && !credentials)
        return bad(QStringLiteral("there is no profile \"%1\" in %2 or %3").arg(shownName(name), credentialsFile, configFile));

    Section section = config.value_or(Section());
    section.insert(credentials.value_or(Section()));

    AwsSettings settings;
    settings.region = variable("AWS_REGION");
    for (const QString &other : {variable("AWS_DEFAULT_REGION"), section.value(QStringLiteral("region"))})
        settings.region = settings.region.isEmpty() ? other : settings.region;
    settings.endpoint = endpointOf(section, configSections, environment);

    if (isAnonymous)
        return settings;
    const bool isOfEnvironment = profile.isEmpty() && !(variable("AWS_ACCESS_KEY_ID") + variable("AWS_SECRET_ACCESS_KEY")).isEmpty();
    settings.whose = isOfEnvironment ? QStringLiteral("the environment (AWS_ACCESS_KEY_ID)") : QStringLiteral("profile \"%1\"").arg(shownName(name));
    auto keys = isOfEnvironment
        ? keysOf(variable("AWS_ACCESS_KEY_ID"), variable("AWS_SECRET_ACCESS_KEY"), variable("AWS_SESSION_TOKEN"), settings.whose)
        : keysOf(section.value(QStringLiteral("aws_access_key_id")), section.value(QStringLiteral("aws_secret_access_key")),
              section.value(QStringLiteral("aws_session_token")), settings.whose);
    if (!keys)
        return std::unexpected(keys.error());
    settings.keys = *std::move(keys);
    if (!settings.keys.isEmpty())
        return settings;
    for (const char *way : {"credential_process", "sso_session", "sso_start_url", "role_arn", "web_identity_token_file"}) {
        if (section.contains(QString::fromLatin1(way)))
            return bad(QStringLiteral("%1 gets its keys by %2, which only AWS's own programs do: "
                                      "eval \"$(aws configure export-credentials --format env)\" puts them into the environment; or ask with --anonymous")
                           .arg(settings.whose, QString::fromLatin1(way)));
    }
    return settings;
}

} // namespace milliard
