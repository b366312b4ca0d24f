// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/job_options.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <climits>

using namespace milliard;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

JobOptions with(auto change)
{
    JobOptions options;
    change(options);
    return options;
}

JobOptions allDifferent()
{
    JobOptions o;
    o.threads = 7;
    o.connections = 33;
    o.retry.attempts = 9;
    o.retry.backoff = 1234ms;
    o.retry.statuses = {418, 500};
    o.timeout = 12'345ms;
    o.include = {u"*.jpg"_s, u"żółć 🎈?"_s};
    o.exclude = {u"tmp/*"_s};
    o.minSize = 5;
    o.maxSize = 5'000'000'000;
    o.newerThan = 1'700'000'000'000;
    o.olderThan = 1'700'000'000'001;
    o.existing = ExistingRule::Rename;
    o.transport = TransportChoice::Beast;
    o.hostConnections = 12;
    o.segments = 7;
    o.limitRate = 5'000'000'000;
    o.limitRequests = 250;
    o.caFile = u"/etc/own-ca.pem"_s;
    o.network.userAgent = u"Me/1"_s;
    o.network.headers = {u"X-A: b"_s};
    o.fanOut = true;
    o.refresh = true;
    o.then = {u"verify"_s, u"run:echo \"two words\""_s};
    o.source = {{u"listPath"_s, u"/files"_s}, {u"deep"_s, QJsonArray{1, u"two"_s}}};
    return o;
}

} // namespace

class TestJobOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roundTrip()
    {
        for (const JobOptions &options :
            {JobOptions{}, allDifferent(), with([](auto &o) { o.retry.statuses.clear(); }),
                with([](auto &o) { o.pack = Packing::TarZst; })}) {
            const QByteArray text = QJsonDocument(toJson(options)).toJson();
            const auto back = jobOptionsFromJson(QJsonDocument::fromJson(text).object());
            QVERIFY2(back, qPrintable(back ? QString() : back.error().message));
            QCOMPARE(*back, options);
        }
        // Every member differs from the default, or the round trip would not notice one that is left out.
        const QJsonObject defaults = toJson(JobOptions());
        QJsonObject others = toJson(allDifferent());
        others[u"pack"_s] = packingName(Packing::TarZst); // which goes with no other rule for existing files
        QCOMPARE(defaults.size(), 25);
        for (const QString &key : defaults.keys()) // packing is not with fan-out: it has its own turn above
            QVERIFY2(defaults[key] != others[key] || key == u"pack", qPrintable(key));
    }

    void missingMembersHaveDefaults()
    {
        QCOMPARE(jobOptionsFromJson({}), JobOptions{});
        const auto some = jobOptionsFromJson({{u"threads"_s, 5}, {u"ofANewerVersion"_s, u"x"_s}});
        QVERIFY(some);
        QCOMPARE(*some, with([](auto &o) { o.threads = 5; }));
    }

    void rules()
    {
        for (const char *name : {"skip", "overwrite", "newer", "rename", "fail"})
            QCOMPARE(existingRuleName(existingRuleFromName(QString::fromLatin1(name)).value()),
                QString::fromLatin1(name));
        for (const char *name : {"", "Skip", "replace", "skip "}) {
            const auto rule = existingRuleFromName(QString::fromLatin1(name));
            QVERIFY2(!rule, name);
            QCOMPARE(rule.error().kind, ErrorKind::BadInput);
            QVERIFY(rule.error().message.contains(u'"' + QString::fromLatin1(name) + u'"'));
            QVERIFY(rule.error().message.contains(u"skip, overwrite, newer, rename, fail or ask"_s));
        }
    }

    void bounds_data()
    {
        QTest::addColumn<JobOptions>("options");
        QTest::addColumn<QStringList>("says"); // none: they are fine
        const auto row = [](const char *tag, const QStringList &says, auto change) {
            QTest::newRow(tag) << with(change) << says;
        };
        row("threads 1", {}, [](auto &o) { o.threads = 1; });
        row("threads 256", {}, [](auto &o) { o.threads = 256; });
        row("threads 0", {u"threads is 0"_s, u"1 to 256"_s}, [](auto &o) { o.threads = 0; });
        row("threads -1", {u"threads is -1"_s}, [](auto &o) { o.threads = -1; });
        row("threads 257", {u"threads is 257"_s}, [](auto &o) { o.threads = 257; });
        row("threads 10^6", {u"threads is 1000000"_s}, [](auto &o) { o.threads = 1'000'000; });
        row("connections 1", {}, [](auto &o) { o.connections = 1; });
        row("connections 2048", {}, [](auto &o) { o.connections = 2048; });
        row("connections 0", {u"connections is 0"_s, u"1 to 2048"_s}, [](auto &o) { o.connections = 0; });
        row("connections 2049", {u"connections is 2049"_s}, [](auto &o) { o.connections = 2049; });
        row("timeout 100 ms", {}, [](auto &o) { o.timeout = 100ms; });
        row("timeout a day", {}, [](auto &o) { o.timeout = 24h; });
        row("timeout 99 ms", {u"timeout"_s, u"0.099"_s, u"0.1 to 86400"_s},
            [](auto &o) { o.timeout = 99ms; });
        row("timeout negative", {u"timeout"_s}, [](auto &o) { o.timeout = -1ms; });
        row("timeout above a day", {u"timeout"_s}, [](auto &o) { o.timeout = 24h + 1ms; });
        row("attempts 1", {}, [](auto &o) { o.retry.attempts = 1; });
        row("attempts 100", {}, [](auto &o) { o.retry.attempts = 100; });
        row("attempts 0", {u"retries is -1"_s, u"0 to 99"_s}, [](auto &o) { o.retry.attempts = 0; });
        row("attempts 101", {u"retries is 100"_s}, [](auto &o) { o.retry.attempts = 101; });
        row("attempts least", {u"retries"_s}, [](auto &o) { o.retry.attempts = INT_MIN; });
        row("backoff 0", {}, [](auto &o) { o.retry.backoff = 0ms; });
        row("backoff 120 s", {}, [](auto &o) { o.retry.backoff = 120s; });
        row("backoff negative", {u"backoff"_s, u"0 to 120"_s}, [](auto &o) { o.retry.backoff = -1ms; });
        row("backoff above", {u"backoff"_s, u"120.001"_s}, [](auto &o) { o.retry.backoff = 120'001ms; });
        row("sizes and times of nothing", {}, [](auto &o) { o.minSize = o.maxSize = o.newerThan = 0; o.olderThan = 1; });
        row("min-size negative", {u"min-size is -2"_s}, [](auto &o) { o.minSize = -2; });
        row("max-size negative", {u"max-size is -2"_s}, [](auto &o) { o.maxSize = -2; });
        row("newer-than negative", {u"newer-than is -2"_s}, [](auto &o) { o.newerThan = -2; });
        row("older-than negative", {u"older-than is -2"_s}, [](auto &o) { o.olderThan = -2; });
        row("one size", {}, [](auto &o) { o.minSize = o.maxSize = 7; });
        row("no size", {u"min-size is above max-size"_s}, [](auto &o) { o.minSize = 8; o.maxSize = 7; });
        row("no time", {u"newer-than is not before older-than"_s}, [](auto &o) { o.newerThan = o.olderThan = 7; });
        row("globs", {}, [](auto &o) { o.include = {u"*.[ch]"_s, u"a?b"_s, u"[!x]*"_s}; });
        row("open bracket", {u"photo[1"_s}, [](auto &o) { o.include = {u"*"_s, u"photo[1"_s}; });
        row("open bracket, exclude", {u"[a"_s}, [](auto &o) { o.exclude = {u"[a"_s}; });
    }
    void bounds()
    {
        QFETCH(JobOptions, options);
        QFETCH(QStringList, says);
        const auto valid = validate(options);
        if (says.isEmpty()) {
            QVERIFY2(valid, qPrintable(valid ? QString() : valid.error().message));
            QCOMPARE(*valid, options);
            return;
        }
        QVERIFY(!valid);
        QCOMPARE(valid.error().kind, ErrorKind::BadInput);
        for (const QString &words : says)
            QVERIFY2(valid.error().message.contains(words), qPrintable(valid.error().message));
    }

    // What a damaged journal or a script may hold.
    void badJson_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *key, const QJsonValue &value, const char *says = nullptr) {
            const QByteArray shown = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
            QTest::addRow("%s %s", key, shown.constData())
                << QString::fromLatin1(key) << value << QString::fromLatin1(says ? says : key);
        };
        row("threads", 0);
        row("threads", u"four"_s);
        row("threads", 2.5);
        row("threads", QJsonValue::Null);
        row("threads", qint64(4'294'967'298)); // 2^32 + 2 must not become 2
        row("connections", true);
        row("connections", 1e300);
        row("attempts", QJsonArray{});
        row("attempts", INT_MIN, "retries");
        row("backoffMs", -1, "backoff");
        row("backoffMs", u"300"_s, "backoff");
        row("timeoutMs", 1e18, "timeout");
        row("timeoutMs", QJsonObject{}, "timeout");
        row("retryStatuses", 500);
        row("retryStatuses", QJsonArray{u"500"_s});
        row("include", u"*.jpg"_s);
        row("include", QJsonArray{1});
        row("exclude", QJsonArray{QJsonValue::Null});
        row("then", u"verify"_s);
        row("then", QJsonArray{u"sing"_s});
        row("existing", u"never"_s);
        row("existing", 1);
        row("pack", u"rar"_s);
        row("transport", u"pigeon"_s);
        row("hostConnections", -1, "host-connections");
        row("segments", 0, "segments");
        row("segments", 17, "segments");
        row("limitRate", -5, "limit-rate");
        row("limitRequests", u"many"_s);
        row("caFile", 3);
        row("network", u"none"_s);
        row("network", QJsonObject{{u"proxy"_s, 7}}, "proxy");
        row("network", QJsonObject{{u"proxy"_s, u"system"_s}}, "proxy");
        row("fanOut", u"yes"_s);
        row("source", QJsonArray{});
    }
    void badJson()
    {
        QFETCH(QString, key);
        QFETCH(QJsonValue, value);
        QFETCH(QString, says);
        const auto options = jobOptionsFromJson({{key, value}});
        QVERIFY(!options);
        QCOMPARE(options.error().kind, ErrorKind::BadInput);
        QVERIFY2(options.error().message.contains(says), qPrintable(options.error().message));
    }
};

QTEST_GUILESS_MAIN(TestJobOptions)
#include "test_job_options.moc"
