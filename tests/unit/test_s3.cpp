// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/s3/aws_settings.h"
#include "core/source/s3/s3_access.h"
#include "core/source/s3/s3_listing.h"
#include "core/source/s3/s3_place.h"
#include "core/source/s3/s3_refusal.h"
#include "core/source/s3/sigv4.h"
#include "core/source/source_registry.h"

#include <QDateTime>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <time.h>

using namespace milliard;
using namespace Qt::StringLiterals;

namespace {

QByteArray listingOf(const QByteArray &inside)
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">" + inside + "</ListBucketResult>";
}

QByteArray objectOf(const QByteArray &key, const QByteArray &more = {})
{
    return "<Contents><Key>" + key + "</Key>" + more + "</Contents>";
}

const QByteArray urlEncoding = "<EncodingType>url</EncodingType>";

} // namespace

class TestS3 : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // "Examples: Signature Calculations" of the S3 API reference, and of the general test suite (get-vanilla and its kin).
    void signatures_data()
    {
        QTest::addColumn<SigV4Scope>("scope");
        QTest::addColumn<QByteArray>("secret");
        QTest::addColumn<SigV4Request>("request");
        QTest::addColumn<QByteArray>("signature");
        const QByteArray ofNothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        const SigV4Scope s3{"AKIAIOSFODNN7EXAMPLE", "us-east-1"};
        const QByteArray s3Secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
        const QByteArray s3Time = "20130524T000000Z";
        const RequestFields s3Fields{{"x-amz-content-sha256", ofNothing}, {"x-amz-date", s3Time}};
        QTest::newRow("object") << s3 << s3Secret
            << SigV4Request{"examplebucket.s3.amazonaws.com", "/test.txt", "", s3Time, RequestFields{{"range", "bytes=0-9"}} + s3Fields, ofNothing}
            << QByteArray("f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
        QTest::newRow("lifecycle") << s3 << s3Secret << SigV4Request{"examplebucket.s3.amazonaws.com", "/", "lifecycle", s3Time, s3Fields, ofNothing}
            << QByteArray("fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543");
        for (const char *query : {"max-keys=2&prefix=J", "prefix=J&max-keys=2"})
            QTest::newRow(query) << s3 << s3Secret << SigV4Request{"examplebucket.s3.amazonaws.com", "/", query, s3Time, s3Fields, ofNothing}
                << QByteArray("34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
        const SigV4Scope suite{"AKIDEXAMPLE", "us-east-1", "service"};
        const QByteArray suiteSecret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
        const RequestFields suiteFields{{"x-amz-date", "20150830T123600Z"}};
        QTest::newRow("get-vanilla") << suite << suiteSecret << SigV4Request{"example.amazonaws.com", "/", "", "20150830T123600Z", suiteFields, ofNothing}
            << QByteArray("5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31");
        QTest::newRow("get-vanilla-query-order-key-case") << suite << suiteSecret
            << SigV4Request{"example.amazonaws.com", "/", "Param2=value2&Param1=value1", "20150830T123600Z", suiteFields, ofNothing}
            << QByteArray("b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500");
    }
    void signatures()
    {
        QFETCH(SigV4Scope, scope);
        QFETCH(QByteArray, secret);
        QFETCH(SigV4Request, request);
        QFETCH(QByteArray, signature);
        const QByteArray day = request.time.first(8);
        const QByteArray value = sigV4Authorization(sigV4Key(secret, day, scope), scope, request);
        QCOMPARE(value.sliced(value.lastIndexOf('=') + 1), signature);
        QVERIFY(value.startsWith("AWS4-HMAC-SHA256 Credential=" + scope.keyId + '/' + day + '/' + scope.region + '/' + scope.service + "/aws4_request,SignedHeaders=host;"));
    }
    void signingKey()
    {
        QCOMPARE(sigV4Key("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "20150830", {"", "us-east-1", "iam"}).toHex(),
            QByteArray("c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9"));
    }
    void encoding()
    {
        QCOMPARE(sigV4EncodedPath("a b/\xc3\xbc+%~-._!*'()"), QByteArray("a%20b/%C3%BC%2B%25~-._%21%2A%27%28%29"));
        QCOMPARE(sigV4Encoded("a/b=&"), QByteArray("a%2Fb%3D%26"));
    }

    void fieldsOfRequests()
    {
        S3Place place = *s3Place(u"s3://bucket/p"_s);
        place.endpoint = *s3Endpoint(u"http://h:9000/"_s);
        const S3Access access(place, {{"ID", "hidden", "token"}, u"eu-west-1"_s, {}, {}}, true);
        QHash<QByteArray, QByteArray> fields;
        for (const auto &[name, value] : access.fields("http://h:9000/bucket/a?x=1"))
            fields[name] = value;
        QCOMPARE(fields.value("x-amz-security-token"), QByteArray("token"));
        QCOMPARE(fields.value("x-amz-request-payer"), QByteArray("requester"));
        QCOMPARE(fields.value("x-amz-content-sha256"), QByteArray("UNSIGNED-PAYLOAD"));
        QVERIFY(fields.value("authorization").contains("/eu-west-1/s3/aws4_request,SignedHeaders=host;x-amz-content-sha256;x-amz-date;x-amz-request-payer;x-amz-security-token,"));
        for (const QByteArray &value : std::as_const(fields))
            QVERIFY(!value.contains("hidden"));
        const S3Access anonymous(place, {}, false);
        QVERIFY(anonymous.fields("http://h:9000/bucket/a").isEmpty());
    }
    void clockAndRegionAreFollowed()
    {
        S3Access access(*s3Place(u"s3://bucket"_s), {{"ID", "hidden"}, u"eu-west-1"_s, {}, {}}, false);
        access.setSkew(std::chrono::hours(24 * 400));
        access.setRegion("ap-south-1");
        const RequestFields fields = access.fields("https://bucket.s3.ap-south-1.amazonaws.com/a");
        const auto date = std::ranges::find(fields, QByteArray("x-amz-date"), &std::pair<QByteArray, QByteArray>::first);
        const QDateTime said = QDateTime::fromString(QString::fromLatin1(date->second), u"yyyyMMdd'T'HHmmss'Z'"_s);
        QVERIFY(said.isValid() && said > QDateTime::currentDateTimeUtc().addDays(399));
        QVERIFY(fields.back().second.contains(date->second.first(8) + "/ap-south-1/s3"));
        QCOMPARE(access.bucketUrl(), QByteArray("https://bucket.s3.ap-south-1.amazonaws.com"));
    }

    void addresses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("endpoint");
        QTest::addColumn<int>("addressing");
        QTest::addColumn<QByteArray>("url");
        QTest::newRow("AWS") << u"s3://bucket/a"_s << QString() << int(S3Place::Auto) << QByteArray("https://bucket.s3.eu-west-1.amazonaws.com");
        QTest::newRow("AWS, dots") << u"s3://my.bucket"_s << QString() << int(S3Place::Auto) << QByteArray("https://s3.eu-west-1.amazonaws.com/my.bucket");
        QTest::newRow("AWS, path") << u"S3://bucket/"_s << QString() << int(S3Place::Path) << QByteArray("https://s3.eu-west-1.amazonaws.com/bucket");
        QTest::newRow("own") << u"s3://bucket"_s << u"http://h:9000"_s << int(S3Place::Auto) << QByteArray("http://h:9000/bucket");
        QTest::newRow("own, path below") << u"s3://bucket"_s << u"https://h:443/s3/"_s << int(S3Place::Auto) << QByteArray("https://h/s3/bucket");
        QTest::newRow("own, virtual") << u"s3://bucket"_s << u"http://h:80"_s << int(S3Place::VirtualHost) << QByteArray("http://bucket.h");
    }
    void addresses()
    {
        QFETCH(QString, text);
        QFETCH(QString, endpoint);
        QFETCH(int, addressing);
        auto place = s3Place(text);
        QVERIFY(place);
        place->addressing = S3Place::Addressing(addressing);
        if (!endpoint.isEmpty())
            place->endpoint = *s3Endpoint(endpoint);
        QTEST(place->bucketUrl("eu-west-1"), "url");
    }
    void china()
    {
        QCOMPARE(s3Place(u"s3://b1"_s)->bucketUrl("cn-north-1"), QByteArray("https://b1.s3.cn-north-1.amazonaws.com.cn"));
    }
    void names()
    {
        QCOMPARE(s3Place(u"s3://b/img/20"_s)->nameOf("img/2024/a.jpg"), u"2024/a.jpg"_s);
        QCOMPARE(s3Place(u"s3://b/img/"_s)->nameOf("img/a"), u"a"_s);
        QCOMPARE(s3Place(u"s3://b"_s)->nameOf("/a//\xc3\xbc"), u"/a//ü"_s);
        const S3Place whole = *s3Place(u"s3://b"_s);
        QVERIFY(whole.nameOf("\xff\xc3\xbc") != whole.nameOf("\xfe\xc3\xbc"));
        QCOMPARE(whole.nameOf("\xff\xc3\xbc").last(1), u"ü"_s);
    }

    void bad_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QJsonObject>("options");
        QTest::addColumn<QString>("says");
        QTest::newRow("no bucket") << u"s3://"_s << QJsonObject() << u"no bucket"_s;
        QTest::newRow("no bucket but a key") << u"s3:///a"_s << QJsonObject() << u"no bucket"_s;
        QTest::newRow("secret") << u"s3://id:hunter2@bucket/a"_s << QJsonObject() << u"user name or password"_s;
        QTest::newRow("name") << u"s3://buck et/a"_s << QJsonObject() << u"\"buck et\""_s;
        QTest::newRow("query") << u"s3://bucket?x"_s << QJsonObject() << u"bucket?x"_s;
        QTest::newRow("prefix") << (u"s3://bucket/"_s + QString(1025, u'a')) << QJsonObject() << u"longer than any key"_s;
        QTest::newRow("endpoint") << u"s3://bucket"_s << QJsonObject{{u"endpoint"_s, u"h:9000"_s}} << u"endpoint"_s;
        QTest::newRow("endpoint's query") << u"s3://bucket"_s << QJsonObject{{u"endpoint"_s, u"http://h/?a=hunter2"_s}} << u"\"?\""_s;
        QTest::newRow("endpoint's user") << u"s3://bucket"_s << QJsonObject{{u"endpoint"_s, u"http://a:hunter2@h/"_s}} << u"user name or password"_s;
        QTest::newRow("region") << u"s3://bucket"_s << QJsonObject{{u"region"_s, u"evil.example/"_s}} << u"region"_s;
        QTest::newRow("addressing") << u"s3://bucket"_s << QJsonObject{{u"addressing"_s, u"both"_s}} << u"addressing"_s;
        QTest::newRow("keys of no keychain") << u"s3://bucket"_s << QJsonObject{{u"keys"_s, u"work"_s}} << u"keychain:NAME"_s;
        QTest::newRow("keys and none") << u"s3://bucket"_s << QJsonObject{{u"keys"_s, u"keychain:work"_s}, {u"anonymous"_s, true}} << u"only one"_s;
        QTest::newRow("profile") << u"s3://bucket"_s << QJsonObject{{u"profile"_s, u"nobody's own"_s}} << u"no profile \"nobody's own\""_s;
        QTest::newRow("who pays") << u"s3://bucket"_s << QJsonObject{{u"requesterPays"_s, true}, {u"anonymous"_s, true}} << u"needs keys"_s;
    }
    void bad()
    {
        QFETCH(QString, text);
        QFETCH(QJsonObject, options);
        QFETCH(QString, says);
        const auto checked = checkSource(text, options);
        QVERIFY(!checked);
        QCOMPARE(checked.error().kind, ErrorKind::BadInput);
        QVERIFY2(checked.error().message.contains(says), qPrintable(checked.error().message));
        QVERIFY(!checked.error().message.contains(u"hunter2"_s));
    }

    void environmentIsFixed()
    {
        qputenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9");
        qputenv("AWS_REGION", "eu-north-1");
        const auto plan = planSource(u"s3://bucket"_s, {{u"anonymous"_s, true}});
        qunsetenv("AWS_ENDPOINT_URL");
        qunsetenv("AWS_REGION");
        QVERIFY(plan);
        QCOMPARE(plan->fixed, (QJsonObject{{u"endpoint"_s, u"http://127.0.0.1:9"_s}, {u"region"_s, u"eu-north-1"_s}}));
        const auto later = planSource(u"s3://bucket"_s, plan->fixed);
        QVERIFY(later);
        QCOMPARE(later->fixed, plan->fixed);
    }

    void settings()
    {
        QTemporaryDir home;
        QVERIFY(QDir(home.path()).mkdir(u".aws"_s));
        write(home.filePath(u".aws/credentials"_s), "# of mine\n[default]\naws_access_key_id = D\naws_secret_access_key=d\n\n[work]\naws_access_key_id=W\n"
                                                    "aws_secret_access_key = w=w\naws_session_token = t\n[half]\naws_access_key_id=H\n");
        write(home.filePath(u".aws/config"_s), "[default]\nregion = eu-west-3\n[profile work]\nregion=us-west-2\nendpoint_url=http://w\ns3 =\n  region = no\n"
                                               "[profile tool]\ncredential_process = /bin/x\n");
        QProcessEnvironment environment;
        environment.insert(u"HOME"_s, home.path());
        const auto found = [&](const QString &profile = {}) { return awsSettings(profile, false, environment); };
        QCOMPARE(found()->keys.id, QByteArray("D"));
        QCOMPARE(found()->region, u"eu-west-3"_s);
        QCOMPARE(found(u"work"_s)->keys.secret, QByteArray("w=w"));
        QCOMPARE(found(u"work"_s)->keys.token, QByteArray("t"));
        QCOMPARE(found(u"work"_s)->region, u"us-west-2"_s);
        QCOMPARE(found(u"work"_s)->endpoint, u"http://w"_s);
        QVERIFY(found(u"half"_s).error().message.contains(u"not both"_s));
        QVERIFY(found(u"tool"_s).error().message.contains(u"credential_process"_s));
        QVERIFY(awsSettings(u"tool"_s, true, environment)->keys.isEmpty());
        QVERIFY(!found(u"other"_s));
        environment.insert(u"AWS_PROFILE"_s, u"work"_s);
        QCOMPARE(found()->keys.id, QByteArray("W"));
        environment.insert(u"AWS_ACCESS_KEY_ID"_s, u"E"_s);
        QVERIFY(found().error().message.contains(u"environment"_s));
        environment.insert(u"AWS_SECRET_ACCESS_KEY"_s, u"e"_s);
        QCOMPARE(found()->keys.id, QByteArray("E"));
        QCOMPARE(found(u"default"_s)->keys.id, QByteArray("D")); // named, hence meant
        environment.insert(u"AWS_DEFAULT_REGION"_s, u"r2"_s);
        QCOMPARE(found()->region, u"r2"_s);
        environment.insert(u"AWS_REGION"_s, u"r1"_s);
        QCOMPARE(found()->region, u"r1"_s);
        environment.insert(u"AWS_ENDPOINT_URL"_s, u"http://e"_s);
        QCOMPARE(found()->endpoint, u"http://e"_s);
        environment.insert(u"AWS_ENDPOINT_URL_S3"_s, u"http://s"_s);
        QCOMPARE(found()->endpoint, u"http://s"_s);
        environment.insert(u"AWS_SESSION_TOKEN"_s, u"a\nb"_s);
        QVERIFY(found().error().message.contains(u"control characters"_s));
        QProcessEnvironment none;
        none.insert(u"HOME"_s, home.filePath(u"nowhere"_s));
        QVERIFY(awsSettings({}, false, none)->keys.isEmpty());
    }

    // The files as people write them, and AWS's own programs read them.
    void formsOfFiles_data()
    {
        QTest::addColumn<QByteArray>("credentials");
        QTest::addColumn<QString>("id");
        const auto row = [](const char *tag, const QByteArray &text, const QString &id = u"I"_s) { QTest::newRow(tag) << text << id; };
        row("indented", "[default]\n    aws_access_key_id = I\n    aws_secret_access_key = s\n");
        row("tabs", "[default]\n\taws_access_key_id=I\n\taws_secret_access_key=s\n");
        row("colons", "[default]\naws_access_key_id: I\naws_secret_access_key: s\n");
        row("of other systems", "\xef\xbb\xbf[default]\r\naws_access_key_id=I\r\naws_secret_access_key=s\r\n");
        row("less and less", "[default]\n    aws_access_key_id = I\n  aws_secret_access_key = s\nregion = r\n");
        row("a longer value", "[default]\naws_access_key_id = I\naws_secret_access_key = s\nother =\n  aws_access_key_id = no\n  more\n");
        row("a deeper line", "[default]\naws_secret_access_key = s\n aws_access_key_id = no\naws_access_key_id = I\n");
        row("after a comment", "[default]\n# of mine\n  aws_access_key_id = I\n ; of mine\n  aws_secret_access_key = s\n");
        row("a section that is indented", " [other]\n aws_access_key_id = no\n [default]\n aws_access_key_id = I\n aws_secret_access_key = s\n");
        row("a section without its end", "[default\naws_access_key_id = I\naws_secret_access_key = s\n");
        row("no section", "aws_access_key_id = no\naws_secret_access_key = s\n[\n", {});
    }
    void formsOfFiles()
    {
        QFETCH(QByteArray, credentials);
        QTemporaryDir home;
        write(home.filePath(u"c"_s), credentials);
        QProcessEnvironment environment;
        environment.insert(u"HOME"_s, home.path());
        environment.insert(u"AWS_SHARED_CREDENTIALS_FILE"_s, home.filePath(u"c"_s));
        const auto found = awsSettings({}, false, environment);
        QVERIFY2(found, found ? "" : qPrintable(found.error().message));
        QTEST(QString::fromUtf8(found->keys.id), "id");
        QCOMPARE(found->keys.secret, found->keys.isEmpty() ? QByteArray() : QByteArray("s"));
    }

    void endpoints()
    {
        QTemporaryDir home;
        write(home.filePath(u"c"_s), "[default]\nservices = own\nendpoint_url = http://all\n[profile \"my own\"]\nregion = eu-west-9\nservices=two words\n"
                                     "[profile none]\nservices = nowhere\n[profile other]\nservices = dynamo\nendpoint_url: http://all:1/x\n"
                                     "[services own]\ndynamodb =\n  endpoint_url = http://no\ns3 =\n  addressing = path\n\n  endpoint_url = http://s3:1/a=b\n"
                                     "[services 'two words']\n  s3 =\n     endpoint_url = http://two\n[services dynamo]\ndynamodb =\n  endpoint_url = http://no\n"
                                     "[profile off]\nignore_configured_endpoint_urls = True\nendpoint_url = http://all\n");
        QProcessEnvironment environment;
        environment.insert(u"HOME"_s, home.path());
        environment.insert(u"AWS_CONFIG_FILE"_s, home.filePath(u"c"_s));
        const auto found = [&](const QString &profile = {}) { return awsSettings(profile, false, environment); };
        QCOMPARE(found()->endpoint, u"http://s3:1/a=b"_s);
        QCOMPARE(found(u"my own"_s)->endpoint, u"http://two"_s);
        QCOMPARE(found(u"my own"_s)->region, u"eu-west-9"_s);
        QCOMPARE(found(u"other"_s)->endpoint, u"http://all:1/x"_s);
        QVERIFY(found(u"none"_s)->endpoint.error().message.contains(u"[services nowhere]"_s));
        QCOMPARE(found(u"off"_s)->endpoint, QString());
        environment.insert(u"AWS_ENDPOINT_URL"_s, u"http://e"_s);
        QCOMPARE(found()->endpoint, u"http://e"_s);
        QCOMPARE(found(u"off"_s)->endpoint, QString());
        environment.insert(u"AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"_s, u"true"_s);
        QCOMPARE(found()->endpoint, QString());
    }

    // Of concern only where none is given, or fixed.
    void endpointThatCannotBeTold()
    {
        QTemporaryDir home;
        write(home.filePath(u"c"_s), "[profile none]\nservices = nowhere\n");
        qputenv("AWS_CONFIG_FILE", home.filePath(u"c"_s).toUtf8());
        const QJsonObject options{{u"profile"_s, u"none"_s}, {u"anonymous"_s, true}};
        const auto planned = [&options](const QString &endpoint) {
            QJsonObject given = options;
            given.insert(u"endpoint"_s, endpoint);
            return planSource(u"s3://bucket"_s, given);
        };
        const auto none = planSource(u"s3://bucket"_s, options);
        const auto own = planned(u"http://h:9000"_s);
        const auto aws = planned({});
        qunsetenv("AWS_CONFIG_FILE");
        QVERIFY(!none && none.error().kind == ErrorKind::BadInput && none.error().message.contains(u"[services nowhere]"_s));
        QVERIFY2(own, own ? "" : qPrintable(own.error().message));
        QCOMPARE(own->fixed.value("endpoint"_L1).toString(), u"http://h:9000"_s);
        QVERIFY(aws);
    }

    void times_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("time");
        for (const char *text : {"2026-03-29T02:30:00.000Z", "2026-03-29T02:30:00", " 2026-03-29T02:30:00.000\n", "2026-03-29T04:30:00+02:00", "2026-03-28T23:30:00.000-03:00", "2026-03-29 02:30:00"})
            QTest::newRow(text) << QByteArray(text) << 1774751400000LL;
        for (const char *text : {"1969-12-31T23:59:00Z", "0001-01-01T00:00:00Z", "1970-01-01T00:30:00+01:00", "2026-03-32T00:00:00Z", "Z", "", "never"})
            QTest::newRow(text) << QByteArray(text) << -1LL;
    }
    void times()
    {
        QFETCH(QByteArray, text);
        const QByteArray zone = qgetenv("TZ");
        qputenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3"); // where there is no 2:30 that night
        ::tzset();
        const auto listing = s3Listing(listingOf(objectOf("a", "<LastModified>" + text + "</LastModified>")));
        zone.isNull() ? qunsetenv("TZ") : qputenv("TZ", zone);
        ::tzset();
        QVERIFY(listing);
        QTEST(listing->objects[0].modified, "time");
    }

    void listings()
    {
        const auto listing = s3Listing(listingOf(urlEncoding + "<IsTruncated>true</IsTruncated><NextContinuationToken>a+b/=</NextContinuationToken>"
            + objectOf("a%2Bb+c%0A", "<LastModified>2009-10-12T17:50:30.000Z</LastModified><ETag>&quot;x-2&quot;</ETag><Size>434234</Size><Owner><ID>1</ID></Owner>")
            + objectOf("%C3%BC%FF", "<Size>-1</Size><LastModified>yesterday</LastModified>")));
        QVERIFY(listing);
        QVERIFY(listing->isTruncated);
        QCOMPARE(listing->nextToken, QByteArray("a+b/="));
        QCOMPARE(listing->objects.size(), 2);
        QCOMPARE(listing->objects[0].key, QByteArray("a+b c\n"));
        QCOMPARE(listing->objects[0].etag, QByteArray("\"x-2\""));
        QCOMPARE(listing->objects[0].size, 434234);
        QCOMPARE(listing->objects[0].modified, QDateTime(QDate(2009, 10, 12), QTime(17, 50, 30), QTimeZone::UTC).toMSecsSinceEpoch());
        QCOMPARE(listing->objects[1].key, QByteArray("\xc3\xbc\xff"));
        QCOMPARE(listing->objects[1].size, -1);
        QCOMPARE(listing->objects[1].modified, -1);
        // Not encoded unless it says so, be it behind the objects.
        QCOMPARE(s3Listing(listingOf(objectOf("a%2Bb")))->objects[0].key, QByteArray("a%2Bb"));
        QCOMPARE(s3Listing(listingOf(objectOf("a%2Bb") + urlEncoding))->objects[0].key, QByteArray("a+b"));
        // Whatever prefix the names have, and whatever is within a field: its own text counts.
        const auto named = s3Listing("<x:ListBucketResult xmlns:x='u'><x:Contents><x:Key>a<b>c<Key>d</Key></b>e</x:Key><x:Owner><Key>o</Key></x:Owner></x:Contents></x:ListBucketResult>");
        QVERIFY(named);
        QCOMPARE(named->objects[0].key, QByteArray("ae"));
        // No more than the first behind the end that is asked for.
        QCOMPARE(s3Listing(listingOf(urlEncoding + objectOf("a") + objectOf("b") + objectOf("c") + objectOf("d")), "b")->objects.size(), 3);
    }

    void badListings_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("says");
        QTest::newRow("empty") << QByteArray() << u"empty"_s;
        QTest::newRow("login page") << QByteArray("<!DOCTYPE html><html><body>Log in</body></html>") << u"document type"_s;
        QTest::newRow("HTML") << QByteArray("<html><body>Log in</body></html>") << u"<html>"_s;
        QTest::newRow("JSON") << QByteArray("{}") << u"begins with \"{}\""_s;
        QTest::newRow("cut") << listingOf(objectOf("a")).chopped(10) << u"after 1 objects"_s;
        QTest::newRow("cut in a key") << QByteArray("<ListBucketResult><Contents><Key>a") << u"after 1 objects"_s;
        QTest::newRow("bomb") << QByteArray("<!DOCTYPE l [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>") + listingOf(objectOf("&b;")) << u"document type"_s;
        QTest::newRow("external entity") << QByteArray("<!DOCTYPE l [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>") + listingOf(objectOf("&x;")) << u"document type"_s;
        QTest::newRow("unknown entity") << listingOf(objectOf("&x;")) << u"after 1 objects"_s;
        QTest::newRow("no key") << listingOf("<Contents><Size>1</Size></Contents>") << u"0 bytes"_s;
        QTest::newRow("long key") << listingOf(objectOf(QByteArray(1025, 'a'))) << u"1025 bytes"_s;
    }
    void badListings()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, says);
        const auto listing = s3Listing(body);
        QVERIFY(!listing);
        QCOMPARE(listing.error().kind, ErrorKind::BadListing);
        QVERIFY2(listing.error().message.contains(says), qPrintable(listing.error().message));
    }

    void refusals()
    {
        const S3Refusal refusal = s3Refusal("<?xml version=\"1.0\"?><Error><Code>AuthorizationHeaderMalformed</Code><Message>wrong\nregion</Message><Region>eu-west-1</Region></Error>");
        QCOMPARE(refusal.code, QByteArray("AuthorizationHeaderMalformed"));
        QCOMPARE(refusal.region, QByteArray("eu-west-1"));
        QVERIFY(!refusal.message.contains(u'\n'));
        QVERIFY(s3Refusal("no XML").code.isEmpty());
    }

private:
    static void write(const QString &path, const QByteArray &text)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
};

QTEST_GUILESS_MAIN(TestS3)
#include "test_s3.moc"
