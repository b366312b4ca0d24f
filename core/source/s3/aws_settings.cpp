// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/s3/aws_settings.h"

#include "core/base/request_fields.h"

#include <QDir>
#include <QFile>
#include <QHash>

namespace milliard {
namespace {

constexpr qint64 maxFileBytes = 1024 * 1024;
using Section = QHash<QString, QString>;

// One section of a file of "[name]" and "key = value" lines; none where it has none such. Indented lines belong to a value that
// is of no use here.
std::optional<Section> readSection(const QString &path, const QStringList &names)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    std::optional<Section> section;
    bool isInside = false;
    for (const QString &line : QString::fromUtf8(file.read(maxFileBytes)).split(QLatin1Char('\n'))) {
        const QString text = line.trimmed();
        if (text.isEmpty() || text.startsWith(QLatin1Char('#')) || text.startsWith(QLatin1Char(';')))
            continue;
        if (text.startsWith(QLatin1Char('['))) {
            isInside = names.contains(text.sliced(1, text.indexOf(QLatin1Char(']')) - 1).simplified());
            if (isInside && !section)
                section.emplace();
        } else if (const qsizetype equals = text.indexOf(QLatin1Char('=')); isInside && equals > 0 && !line.front().isSpace()) {
            section->insert(text.first(equals).trimmed().toLower(), text.sliced(equals + 1).trimmed());
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
    const auto config = readSection(configFile, sections);
    const auto credentials = readSection(credentialsFile, {name});
    if (!named.isEmpty() && !config && !credentials)
        return bad(QStringLiteral("there is no profile \"%1\" in %2 or %3").arg(shownName(name), credentialsFile, configFile));

    Section section = config.value_or(Section());
    section.insert(credentials.value_or(Section()));

    AwsSettings settings;
    settings.region = variable("AWS_REGION");
    for (const QString &other : {variable("AWS_DEFAULT_REGION"), section.value(QStringLiteral("region"))})
        settings.region = settings.region.isEmpty() ? other : settings.region;
    settings.endpoint = variable("AWS_ENDPOINT_URL_S3");
    for (const QString &other : {variable("AWS_ENDPOINT_URL"), section.value(QStringLiteral("endpoint_url"))})
        settings.endpoint = settings.endpoint.isEmpty() ? other : settings.endpoint;

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
