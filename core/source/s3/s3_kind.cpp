// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/s3/keychain_keys.h"
#include "core/source/s3/s3_source.h"
#include "core/source/source_kind.h"

#include <array>

namespace milliard {
namespace {

constexpr std::array options{
    SourceOption{"endpoint", SourceOption::Text, "URL", QT_TRANSLATE_NOOP("SourceKind", "Endpoint"),
        QT_TRANSLATE_NOOP("SourceKind", "The server, where it is not AWS's. Usual: AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL or the profile's, as they are when the job is added.")},
    SourceOption{"region", SourceOption::Text, "NAME", QT_TRANSLATE_NOOP("SourceKind", "Region"),
        QT_TRANSLATE_NOOP("SourceKind", "The bucket's region. Usual: AWS_REGION, AWS_DEFAULT_REGION or the profile's, as they are when the job is added, else us-east-1; another one that the server names is followed.")},
    SourceOption{"profile", SourceOption::Text, "NAME", QT_TRANSLATE_NOOP("SourceKind", "Profile"),
        QT_TRANSLATE_NOOP("SourceKind", "Whose keys in ~/.aws/credentials and ~/.aws/config. Usual: the keys in the environment, else AWS_PROFILE or \"default\", each time the job is started.")},
    SourceOption{"keys", SourceOption::Text, "keychain:NAME", QT_TRANSLATE_NOOP("SourceKind", "Keys"),
        QT_TRANSLATE_NOOP("SourceKind", "Takes the keys of this name from the system's keychain, each time the job is started; \"milliard-cli secret set NAME\" puts them there.")},
    SourceOption{"addressing", SourceOption::Choice, "auto|path|virtual", QT_TRANSLATE_NOOP("SourceKind", "Address of the bucket"),
        QT_TRANSLATE_NOOP("SourceKind", "Whether the bucket is in the path or the host name; auto: the host name at AWS unless the bucket's name has dots, else the path."), "auto"},
    SourceOption{"anonymous", SourceOption::Flag, nullptr, QT_TRANSLATE_NOOP("SourceKind", "Without keys"), QT_TRANSLATE_NOOP("SourceKind", "Signs no request, whatever keys there are.")},
    SourceOption{"requester-pays", SourceOption::Flag, nullptr, QT_TRANSLATE_NOOP("SourceKind", "Requester pays"), QT_TRANSLATE_NOOP("SourceKind", "Agrees to pay for requests and transfer, as some buckets want.")},
    SourceOption{"listing", SourceOption::Choice, "parallel|serial", QT_TRANSLATE_NOOP("SourceKind", "Listing"),
        QT_TRANSLATE_NOOP("SourceKind", "Whether many parts of a bucket are listed at once, or page after page; for servers that do not know start-after."), "parallel"},
};
enum { Endpoint, Region, Profile, Keys, Address, Anonymous, RequesterPays, Listing };

QString textOf(const QJsonObject &given, int option)
{
    return optionText(given, options[std::size_t(option)]);
}

bool isSet(const QJsonObject &given, int option)
{
    return given.value(options[std::size_t(option)].key()).toBool();
}

std::unexpected<Error> bad(const QString &what)
{
    return std::unexpected(Error{ErrorKind::BadInput, what});
}

Result<SourcePlan> planS3(const QString &text, const QJsonObject &given)
{
    auto place = s3Place(text);
    if (!place)
        return std::unexpected(place.error());
    // Keys are looked up at each start, and are in no journal. Where the bucket is must not change under a job: a bucket of that name
    // elsewhere is another one.
    QString keychain;
    if (const QString keys = textOf(given, Keys); !keys.isEmpty()) {
        const auto name = keychainName(keys);
        if (!name)
            return std::unexpected(name.error());
        if (isSet(given, Anonymous))
            return bad(QStringLiteral("of keys and anonymous only one can be given"));
        keychain = *name;
    }
    auto found = awsSettings(textOf(given, Profile), isSet(given, Anonymous) || !keychain.isEmpty(), QProcessEnvironment::systemEnvironment());
    if (!found)
        return std::unexpected(found.error());
    AwsSettings settings = *std::move(found);
    if (isSet(given, RequesterPays) && settings.keys.isEmpty() && keychain.isEmpty())
        return bad(QStringLiteral("requester-pays needs keys, by which the one who pays is known: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, a profile, or --keys"));

    QJsonObject fixed;
    const auto settle = [&](int option, const QString &usual) {
        const QString key = options[std::size_t(option)].key();
        fixed.insert(key, given.contains(key) ? textOf(given, option) : usual);
        return fixed.value(key).toString().trimmed();
    };
    if (!settings.endpoint && !given.contains(options[Endpoint].key()))
        return std::unexpected(settings.endpoint.error());
    const QString endpoint = settle(Endpoint, settings.endpoint.value_or(QString()));
    settings.region = settle(Region, settings.region.isEmpty() ? QStringLiteral("us-east-1") : settings.region);
    if (!isRegion(settings.region.toUtf8()))
        return bad(QStringLiteral("region \"%1\" must be small letters, digits and hyphens").arg(shownName(settings.region)));
    if (!endpoint.isEmpty()) {
        const auto url = s3Endpoint(endpoint);
        if (!url)
            return std::unexpected(url.error());
        place->endpoint = *url;
    }
    const QString addressing = textOf(given, Address);
    place->addressing = addressing == QLatin1StringView("path") ? S3Place::Path : addressing == QLatin1StringView("virtual") ? S3Place::VirtualHost : S3Place::Auto;

    const bool isSerial = textOf(given, Listing) == QLatin1StringView("serial");
    return SourcePlan{text, [=, place = *place, pays = isSet(given, RequesterPays)](const JobOptions &job) {
        const qsizetype most = job.hostConnections > 0 ? std::min<qsizetype>(job.hostConnections, maxKeyRanges) : maxKeyRanges;
        return std::make_unique<S3Source>(std::make_shared<S3Access>(place, settings, pays, keychain), isSerial ? 0 : most, job);
    }, fixed};
}

} // namespace

extern constinit const SourceKind s3Kind{
    "s3", QT_TRANSLATE_NOOP("SourceKind", "S3 bucket"), "s3://BUCKET[/PREFIX]", options,
    [](const QString &text) { return text.startsWith(QLatin1StringView("s3://"), Qt::CaseInsensitive); }, planS3};

} // namespace milliard
