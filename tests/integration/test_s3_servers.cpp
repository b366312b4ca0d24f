// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/source_registry.h"
#include "tests/support/cli.h"
#include "tests/support/moto.h"
#include "tests/support/raw_server.h"
#include "tests/support/tree.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QMessageAuthenticationCode>
#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>

#include <algorithm>
#include <atomic>

using namespace milliard;
using namespace milliard::test;
using namespace Qt::StringLiterals;

namespace {

using Keys = QList<QByteArray>;

QByteArray answerText(int status, const QByteArray &body, const QByteArray &fields = {})
{
    return "HTTP/1.1 " + QByteArray::number(status) + " X\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + fields + "\r\n" + body;
}

QByteArray refusalText(int status, const QByteArray &code, const QByteArray &more = {}, const QByteArray &fields = {})
{
    return answerText(status, "<Error><Code>" + code + "</Code><Message>said by the server</Message>" + more + "</Error>", fields);
}

QByteArray parameter(const RawRequest &request, const QByteArray &name)
{
    for (const QByteArray &item : request.target.sliced(request.target.indexOf('?') + 1).split('&')) {
        if (item.startsWith(name + '='))
            return QByteArray::fromPercentEncoding(item.sliced(name.size() + 1));
    }
    return {};
}

// Keys in their order, a page behind 'after'.
QByteArray pageText(const Keys &keys, const QByteArray &after, qsizetype perPage)
{
    const auto first = std::ranges::upper_bound(keys, after);
    const auto last = keys.end() - first > perPage ? first + perPage : keys.end();
    QByteArray body = "<ListBucketResult><EncodingType>url</EncodingType>";
    body += last == keys.end() ? QByteArray("<IsTruncated>false</IsTruncated>") : "<IsTruncated>true</IsTruncated><NextContinuationToken>" + *(last - 1) + "</NextContinuationToken>";
    for (auto key = first; key != last; ++key)
        body += "<Contents><Key>" + key->toPercentEncoding("/") + "</Key><Size>1</Size></Contents>";
    return answerText(200, body + "</ListBucketResult>");
}

Keys manyKeys(int count)
{
    Keys keys;
    for (int i = 0; i < count; ++i)
        keys.append("img/" + QByteArray::number(i).rightJustified(7, '0') + ".jpg");
    return keys;
}

// What a request's signature must be, told by its own fields and by nothing of ours.
bool isSignedRight(const RawRequest &request, const QByteArray &secret)
{
    const QByteArray authorization = request.values("authorization").value(0);
    const auto part = [&](const QByteArray &name) { return authorization.sliced(authorization.indexOf(name + '=') + name.size() + 1).split(',').first(); };
    const QList<QByteArray> scope = part("Credential").split('/');
    const QByteArray time = request.values("x-amz-date").value(0);
    if (scope.size() != 5 || !time.startsWith(scope[1]))
        return false;
    QByteArray fields;
    for (const QByteArray &name : part("SignedHeaders").split(';'))
        fields += name + ':' + request.values(name).value(0) + '\n';
    QList<QByteArray> query = request.target.contains('?') ? request.target.sliced(request.target.indexOf('?') + 1).split('&') : QList<QByteArray>();
    std::ranges::sort(query);
    const QByteArray canonical = request.method + '\n' + request.target.split('?').first() + '\n' + query.join('&') + '\n' + fields + '\n' + part("SignedHeaders")
        + '\n' + request.values("x-amz-content-sha256").value(0);
    QByteArray key = "AWS4" + secret;
    for (const QByteArray &word : scope.sliced(1))
        key = QMessageAuthenticationCode::hash(word, key, QCryptographicHash::Sha256);
    const QByteArray text = "AWS4-HMAC-SHA256\n" + time + '\n' + scope.sliced(1).join('/') + '\n' + QCryptographicHash::hash(canonical, QCryptographicHash::Sha256).toHex();
    return QMessageAuthenticationCode::hash(text, key, QCryptographicHash::Sha256).toHex() == part("Signature");
}

using Answer = std::function<QByteArray(const RawRequest &)>;

// The most requests that were being answered at once.
struct Busy {
    std::atomic<int> now{0};
    std::atomic<int> most{0};
    int enough = 0; // until there were so many they wait for each other, for a second each at most
};

std::unique_ptr<RawServer> serve(const Answer &answer, Busy *busy = nullptr)
{
    return RawServer::start([answer, busy](RawConnection &connection) {
        while (const auto request = connection.request()) {
            if (busy) {
                const int now = ++busy->now;
                for (int most = busy->most; now > most && !busy->most.compare_exchange_weak(most, now);) { }
                int waits = 0;
                do
                    connection.wait(std::chrono::milliseconds(2));
                while (busy->now > 1 && busy->most < busy->enough && ++waits < 500);
                --busy->now;
            }
            connection.send(answer(*request));
        }
    });
}

JobOptions optionsFor(const RawServer &server, QJsonObject more = {})
{
    JobOptions options;
    options.retry.attempts = 1;
    more.insert(u"endpoint"_s, u"http://127.0.0.1:%1"_s.arg(server.port()));
    options.source = more;
    return options;
}

struct Listed {
    QStringList names;
    QList<Cursor> chain; // by which each page was asked for
    QList<Cursor> pages; // by which each can be asked for again
    QStringList notices;
    std::optional<Error> error;
};

// From a cursor to the end, or for some pages.
Listed listAll(const QString &source, const JobOptions &options, Cursor cursor = {}, int most = 1'000'000)
{
    Listed listed;
    const auto made = makeSource(source, options);
    if (!made) {
        listed.error = made.error();
        return listed;
    }
    for (int i = 0; i < most; ++i) {
        std::optional<Result<Page>> got;
        listed.chain.append(cursor);
        (*made)->page(cursor, [&](Result<Page> page) { got = std::move(page); });
        if (!QTest::qWaitFor([&] { return got.has_value(); }, 30'000) || !*got) {
            listed.error = got ? got->error() : Error{ErrorKind::TimedOut, u"no page"_s};
            return listed;
        }
        for (const Entry &entry : (*got)->entries)
            listed.names.append(entry.name);
        listed.pages.append((*got)->cursor);
        listed.notices += (*got)->notices;
        if (!(*got)->next)
            break;
        cursor = *(*got)->next;
    }
    return listed;
}

} // namespace

class TestS3Servers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        for (const char *name : {"AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_S3", "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_PROFILE"})
            qunsetenv(name);
        qputenv("AWS_SHARED_CREDENTIALS_FILE", "/nonexistent");
        qputenv("AWS_CONFIG_FILE", "/nonexistent");
        useKeys();
    }

    void parallelAndSerialListTheSame()
    {
        const Keys keys = manyKeys(20'000);
        Busy busy;
        busy.enough = 9;
        const auto server = serve([keys](const RawRequest &request) {
            const QByteArray token = parameter(request, "continuation-token");
            return pageText(keys, token.isEmpty() ? parameter(request, "start-after") : token, 100);
        }, &busy);
        Listed parallel = listAll(u"s3://bucket/img/"_s, optionsFor(*server));
        const qsizetype requests = server->requests().size();
        const int atOnce = busy.most;
        Listed serial = listAll(u"s3://bucket/img/"_s, optionsFor(*server, {{u"listing"_s, u"serial"_s}}));
        QVERIFY2(!parallel.error && !serial.error, qPrintable(parallel.error ? parallel.error->message : QString()));
        QCOMPARE(serial.names.size(), keys.size());
        QCOMPARE(serial.names.front(), u"0000000.jpg"_s);
        QCOMPARE(server->requests().size() - requests, 200);
        parallel.names.sort();
        QCOMPARE(parallel.names, serial.names);
        QVERIFY2(requests < 300, qPrintable(QString::number(requests)));
        QVERIFY2(atOnce > 8 && atOnce <= 32, qPrintable(QString::number(atOnce)));

        // From any place of the chain it goes on, and what was listed before and after is all.
        for (const qsizetype at : {qsizetype(1), parallel.chain.size() / 3, parallel.chain.size() - 1}) {
            QStringList all = listAll(u"s3://bucket/img/"_s, optionsFor(*server), {}, int(at)).names;
            all += listAll(u"s3://bucket/img/"_s, optionsFor(*server), parallel.chain[at]).names;
            all.sort();
            QCOMPARE(all, serial.names);
        }
    }

    void hostConnectionsBoundTheListing()
    {
        const Keys keys = manyKeys(3000);
        Busy busy;
        const auto server = serve([keys](const RawRequest &request) { return pageText(keys, parameter(request, "start-after"), 50); }, &busy);
        JobOptions options = optionsFor(*server);
        options.hostConnections = 2;
        QCOMPARE(listAll(u"s3://bucket"_s, options).names.size(), keys.size());
        QCOMPARE(busy.most, 2);
    }

    void requestsAreSigned()
    {
        qputenv("AWS_SESSION_TOKEN", "t/o+k=");
        std::atomic<int> wrong{0};
        const auto server = serve([&wrong](const RawRequest &request) {
            wrong += !isSignedRight(request, "hidden/secret");
            if (!request.target.contains('?'))
                return answerText(200, "x");
            return pageText({"a b\n+%/\xc3\xbc~'()*!"}, parameter(request, "start-after"), 10);
        });
        QTemporaryDir folder;
        const CliRun run = runCli({u"get"_s, u"s3://bucket/a b"_s, u"--endpoint"_s, u"http://127.0.0.1:%1"_s.arg(server->port()), u"--requester-pays"_s, u"-o"_s,
            folder.filePath(u"out"_s), u"--data-dir"_s, folder.filePath(u"data"_s), u"--json"_s});
        qunsetenv("AWS_SESSION_TOKEN");
        QVERIFY2(run.exitStatus == 0, run.text());
        QCOMPARE(wrong, 0);
        QCOMPARE(server->requests().size(), 2);
        for (const RawRequest &request : server->requests()) {
            QCOMPARE(request.values("x-amz-security-token"), QList<QByteArray>{"t/o+k="});
            QCOMPARE(request.values("x-amz-request-payer"), QList<QByteArray>{"requester"});
        }
        for (const QString &file : filesBelow(folder.path())) {
            const QByteArray bytes = contentOf(folder.filePath(file));
            QVERIFY2(!bytes.contains("hidden/secret") && !bytes.contains("t/o+k="), qPrintable(file));
        }
        QVERIFY(!run.both.contains("hidden/secret"));
    }

    void regionIsFollowed_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("header malformed") << refusalText(400, "AuthorizationHeaderMalformed", "<Region>eu-west-1</Region>");
        QTest::newRow("301") << refusalText(301, "PermanentRedirect", {}, "x-amz-bucket-region: eu-west-1\r\n");
        QTest::newRow("307 to another server") << refusalText(307, "TemporaryRedirect", {}, "Location: http://127.0.0.1:1/bucket/\r\nx-amz-bucket-region: eu-west-1\r\n");
        QTest::newRow("301 without a body") << answerText(301, {}, "x-amz-bucket-region: eu-west-1\r\n");
    }
    void regionIsFollowed()
    {
        QFETCH(QByteArray, answer);
        const auto server = serve([answer](const RawRequest &request) {
            return request.values("authorization").value(0).contains("/eu-west-1/s3/") ? pageText(manyKeys(3), parameter(request, "start-after"), 2) : answer;
        });
        JobOptions options = optionsFor(*server, {{u"region"_s, u"us-east-1"_s}});
        options.retry.attempts = 3;
        const Listed listed = listAll(u"s3://bucket"_s, options);
        QVERIFY2(!listed.error, qPrintable(listed.error ? listed.error->message : QString()));
        QCOMPARE(listed.names.size(), 3);
        const auto known = std::ranges::count_if(server->requests(), [](const RawRequest &request) { return request.head.contains("/us-east-1/"); });
        QCOMPARE(known, 1); // what was told once holds
    }

    void clockIsFollowed_data()
    {
        QTest::addColumn<QDateTime>("there");
        QTest::newRow("behind") << QDateTime::currentDateTimeUtc().addDays(-3);
        QTest::newRow("as far on as a date tells") << QDateTime(QDate(9999, 12, 30), QTime(1, 2, 3), QTimeZone::UTC);
    }
    void clockIsFollowed()
    {
        QFETCH(QDateTime, there);
        const auto server = serve([there](const RawRequest &request) {
            const QByteArray date = request.values("x-amz-date").value(0);
            return date.startsWith(there.toString(u"yyyyMMdd"_s).toLatin1()) ? pageText(manyKeys(3), parameter(request, "start-after"), 2)
                : refusalText(403, "RequestTimeTooSkewed", {}, "Date: " + QLocale::c().toString(there, u"ddd, dd MMM yyyy hh:mm:ss"_s).toLatin1() + " GMT\r\n");
        });
        const Listed listed = listAll(u"s3://bucket"_s, optionsFor(*server));
        QVERIFY2(!listed.error, qPrintable(listed.error ? listed.error->message : QString()));
        QCOMPARE(listed.names.size(), 3);
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<bool>("anonymous");
        QTest::addColumn<QString>("says");
        QTest::addColumn<int>("requests");
        QTest::newRow("access key") << refusalText(403, "InvalidAccessKeyId") << false << u"does not know the access key of the environment"_s << 1;
        QTest::newRow("secret key") << refusalText(403, "SignatureDoesNotMatch") << false << u"the secret key of the environment"_s << 1;
        QTest::newRow("token") << refusalText(400, "ExpiredToken") << false << u"get a new one, then resume"_s << 1;
        QTest::newRow("no bucket") << refusalText(404, "NoSuchBucket") << false << u"no such bucket"_s << 1;
        QTest::newRow("404 without a word") << answerText(404, "<html>") << false << u"--addressing"_s << 1;
        QTest::newRow("denied") << refusalText(403, "AccessDenied") << false << u"s3:ListBucket"_s << 1;
        QTest::newRow("denied without keys") << refusalText(403, "AccessDenied") << true << u"AWS_ACCESS_KEY_ID"_s << 1;
        QTest::newRow("region that leads nowhere") << refusalText(400, "AuthorizationHeaderMalformed", "<Region>eu-west-9</Region>") << false << u"--region"_s << 2;
        QTest::newRow("region for a host") << refusalText(400, "AuthorizationHeaderMalformed", "<Region>evil.example/</Region>") << false << u"--region"_s << 1;
        QTest::newRow("another server") << refusalText(307, "TemporaryRedirect", {}, "Location: http://127.0.0.1:1/bucket/?list-type=2\r\n") << false
                                        << u"the bucket answers at http://127.0.0.1:1; if"_s << 1;
        QTest::newRow("another server for the region") << refusalText(307, "TemporaryRedirect", {}, "Location: https://bucket.other.example:8/?x\r\nx-amz-bucket-region: eu-west-9\r\n") << false
                                                       << u"the bucket answers at https://other.example:8; if"_s << 2;
        QTest::newRow("a redirect to what is no server") << refusalText(301, "PermanentRedirect", {}, "Location: file:///etc/x\r\n") << false << u"--region"_s << 1;
        QTest::newRow("clock") << refusalText(403, "RequestTimeTooSkewed", {}, "Date: Fri, 24 May 2013 00:00:00 GMT\r\n") << false << u"set the clock"_s << 2;
        QTest::newRow("clock without a date") << refusalText(403, "RequestTimeTooSkewed") << false << u"set the clock"_s << 1;
        QTest::newRow("something else") << refusalText(405, "MethodNotAllowed") << false << u"said by the server"_s << 1;
    }
    void refusals()
    {
        QFETCH(QByteArray, answer);
        QFETCH(bool, anonymous);
        QFETCH(QString, says);
        QFETCH(int, requests);
        const auto server = serve([answer](const RawRequest &) { return answer; });
        JobOptions options = optionsFor(*server, {{u"anonymous"_s, anonymous}});
        options.retry.attempts = 2; // of which a refusal gets but one
        const Listed listed = listAll(u"s3://bucket/p"_s, options);
        QVERIFY(listed.error);
        QCOMPARE(listed.error->kind, ErrorKind::HttpStatus);
        QVERIFY2(listed.error->message.contains(says) && listed.error->message.startsWith(u"s3://bucket/p: "_s), qPrintable(listed.error->message));
        QCOMPARE(server->requests().size(), requests);
    }

    void badListings_data()
    {
        QTest::addColumn<int>("lie");
        QTest::addColumn<QString>("says");
        QTest::newRow("start-after is passed over") << 0 << u"--listing serial"_s;
        QTest::newRow("no order") << 1 << u"--listing serial"_s;
        QTest::newRow("prefix is passed over") << 2 << u"does not begin like that"_s;
        QTest::newRow("page of nothing with more") << 3 << u"--listing serial"_s;
        QTest::newRow("login page") << 4 << u"document type"_s;
    }
    void badListings()
    {
        QFETCH(int, lie);
        QFETCH(QString, says);
        const auto server = serve([lie](const RawRequest &request) {
            switch (lie) {
            case 0:
                return pageText(manyKeys(30), {}, 10);
            case 1:
                return answerText(200, "<ListBucketResult><Contents><Key>img/b</Key></Contents><Contents><Key>img/a</Key></Contents></ListBucketResult>");
            case 2:
                return pageText({"img/a", "other"}, parameter(request, "start-after"), 10);
            case 3:
                return answerText(200, "<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>");
            default:
                return answerText(200, "<!DOCTYPE html><html></html>");
            }
        });
        const Listed listed = listAll(u"s3://bucket/img/"_s, optionsFor(*server));
        QVERIFY(listed.error);
        QCOMPARE(listed.error->kind, ErrorKind::BadListing);
        QVERIFY2(listed.error->message.contains(says), qPrintable(listed.error->message));
    }

    void everyKeyOfARealServer_data()
    {
        QTest::addColumn<bool>("anonymous");
        QTest::addColumn<QString>("listing");
        QTest::newRow("keys, parallel") << false << u"parallel"_s;
        QTest::newRow("keys, serial") << false << u"serial"_s;
        QTest::newRow("anonymous, parallel") << true << u"parallel"_s;
    }
    void everyKeyOfARealServer()
    {
        QFETCH(bool, anonymous);
        QFETCH(QString, listing);
        const auto moto = Moto::start(7);
        QVERIFY2(moto, "moto_server does not start");
        QCOMPARE(moto->put("bucket"), 200);
        const QList<std::pair<QByteArray, QByteArray>> access{{"x-amz-acl", anonymous ? "public-read" : "private"}};
        Keys keys{"a b", "a+b", "a%b", "a%2Bb", "\xc3\xbc\xc3\xb1\xc3\xaf", "ctl\x01x", "a//b", "/lead", "dir/x", "dir/sub/y", "a&b=<>\"'", "\xe2\x98\x83", "\xf0\x9f\x98\x80", "q?x#y", "~t-._(),;:@!*$"};
        for (const QByteArray &key : manyKeys(60))
            keys.append(key);
        for (const QByteArray &key : std::as_const(keys))
            QCOMPARE(moto->put("bucket", key, bodyOf(key), access), 200);
        QCOMPARE(moto->put("bucket", "dir/", {}, access), 200); // a "folder"

        QTemporaryDir folder;
        QStringList words{u"get"_s, u"s3://bucket"_s, u"-o"_s, folder.filePath(u"out"_s), u"--endpoint"_s, moto->url(), u"--listing"_s, listing,
            u"--data-dir"_s, folder.filePath(u"data"_s), u"--json"_s};
        if (anonymous)
            words += u"--anonymous"_s;
        const CliRun run = runCli(words);
        QVERIFY2(run.exitStatus == 0, run.text());
        QCOMPARE(run.last().value("done"_L1).toInteger(), keys.size());
        Keys bodies;
        for (const QString &file : filesBelow(folder.filePath(u"out"_s)))
            bodies.append(contentOf(folder.filePath(u"out/"_s + file)));
        Keys expected;
        for (const QByteArray &key : std::as_const(keys))
            expected.append(bodyOf(key));
        std::ranges::sort(bodies);
        std::ranges::sort(expected);
        QCOMPARE(bodies, expected);
        QCOMPARE(contentOf(folder.filePath(u"out/dir/sub/y"_s)), bodyOf("dir/sub/y"));

        const CliRun prefix = runCli({u"get"_s, u"s3://bucket/dir/"_s, u"-o"_s, folder.filePath(u"dir"_s), u"--endpoint"_s, moto->url(),
            u"--data-dir"_s, folder.filePath(u"data"_s), u"--json"_s});
        QVERIFY2(prefix.exitStatus == 0, prefix.text());
        QCOMPARE(filesBelow(folder.filePath(u"dir"_s)), (QStringList{u"sub/y"_s, u"x"_s}));
    }

    void archivedObjectsAreToldOf()
    {
        const auto moto = Moto::start(1000);
        QVERIFY2(moto, "moto_server does not start");
        QCOMPARE(moto->put("bucket"), 200);
        QCOMPARE(moto->put("bucket", "at hand", "body"), 200);
        QCOMPARE(moto->put("bucket", "in the ice", "body", {{"x-amz-storage-class", "GLACIER"}}), 200);
        QCOMPARE(moto->put("bucket", "in the ice too", "body", {{"x-amz-storage-class", "DEEP_ARCHIVE"}}), 200);
        QTemporaryDir folder;
        const CliRun run = runCli({u"get"_s, u"s3://bucket"_s, u"-o"_s, folder.filePath(u"out"_s), u"--endpoint"_s, moto->url(), u"--data-dir"_s, folder.filePath(u"data"_s)});
        QVERIFY2(run.exitStatus == 1, run.text());
        QCOMPARE(filesBelow(folder.filePath(u"out"_s)), QStringList{u"at hand"_s});
        QVERIFY2(run.both.contains("\"in the ice\" first, are archived"), run.text());
        QCOMPARE(run.both.count("are archived"), 1);
    }

    // A page that is asked for again may be the first that the run sees.
    void archivedObjectsAreToldOfAgain()
    {
        const auto server = serve([](const RawRequest &) {
            return answerText(200, "<ListBucketResult><Contents><Key>ice</Key><StorageClass>GLACIER</StorageClass></Contents></ListBucketResult>");
        });
        const Listed first = listAll(u"s3://bucket"_s, optionsFor(*server));
        QCOMPARE(first.notices.size(), 1);
        QCOMPARE(listAll(u"s3://bucket"_s, optionsFor(*server), first.pages[0]).notices, first.notices);
    }

    void noBucketAtARealServer()
    {
        const auto moto = Moto::start(1000);
        QVERIFY2(moto, "moto_server does not start");
        QTemporaryDir folder;
        const CliRun run = runCli({u"get"_s, u"s3://nobody"_s, u"-o"_s, folder.filePath(u"out"_s), u"--endpoint"_s, moto->url(), u"--data-dir"_s, folder.filePath(u"data"_s)});
        QCOMPARE(run.exitStatus, 3);
        QVERIFY2(run.both.contains("no such bucket"), run.text());
    }

    // Killed while it lists, by a server that stops answering.
    void killedWhileListing()
    {
        const Keys keys = manyKeys(400);
        std::atomic<bool> answers{false};
        std::atomic<int> pages{0};
        const auto server = RawServer::start([&](RawConnection &connection) {
            while (const auto request = connection.request()) {
                if (!request->target.contains('?')) {
                    connection.send(answerText(200, "x"));
                } else if (answers || ++pages <= 9) {
                    connection.send(pageText(keys, parameter(*request, "start-after"), 10));
                } else {
                    connection.tell();
                    connection.untilClosed();
                }
            }
        });
        QTemporaryDir folder;
        const QString out = folder.filePath(u"out"_s);
        QProcess process;
        process.start(QStringLiteral(MILLIARD_CLI), {u"get"_s, u"s3://bucket"_s, u"-o"_s, out, u"--endpoint"_s, u"http://127.0.0.1:%1"_s.arg(server->port()),
            u"--data-dir"_s, folder.filePath(u"data"_s), u"--json"_s});
        QVERIFY(process.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(server->wasTold() && filesBelow(out).size() >= 10, 30'000);
        process.kill();
        QVERIFY(process.waitForFinished());
        QVERIFY(filesBelow(out).size() < keys.size());
        answers = true;
        const CliRun run = runCli({u"resume"_s, u"--data-dir"_s, folder.filePath(u"data"_s), u"--json"_s});
        QVERIFY2(run.exitStatus == 0, run.text());
        const QJsonObject last = run.last();
        QCOMPARE(last.value("done"_L1).toInteger() + last.value("skipped"_L1).toInteger(), keys.size());
        QStringList files = filesBelow(out);
        QCOMPARE(files.size(), keys.size());
        for (qsizetype i = 0; i < keys.size(); ++i)
            QCOMPARE(files[i].toUtf8(), keys[i]);
    }

private:
    static void useKeys()
    {
        qputenv("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE");
        qputenv("AWS_SECRET_ACCESS_KEY", "hidden/secret");
    }
    static QByteArray bodyOf(const QByteArray &key) { return "<" + key + ">"; }
};

QTEST_GUILESS_MAIN(TestS3Servers)
#include "test_s3_servers.moc"
