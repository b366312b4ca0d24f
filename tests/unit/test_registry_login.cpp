// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/oci/registry_credentials.h"
#include "core/source/oci/registry_login.h"
#include "tests/unit/folder_help.h"

#include <QTest>

using namespace milliard;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray base = "https://h/v2/a/";
const QByteArray blob = base + "blobs/sha256:0";
using Clock = RegistryLogin::Clock;

// JSON with its quotes as single ones.
QByteArray quoted(const char *text)
{
    return QByteArray(text).replace('\'', '"');
}

Error refusal()
{
    return {ErrorKind::HttpStatus, QStringLiteral("401"), 401};
}

QByteArray basic(const char *text)
{
    return QByteArray(text).toBase64();
}

} // namespace

// What a run's requests carry, and where credentials are found.
class TestRegistryLogin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesToItsRepositoryAlone()
    {
        RegistryLogin login(base, [] { });
        QVERIFY(login.fields(blob).isEmpty());
        login.setBasic("Zm86YmFy");
        QCOMPARE(login.fields(blob), (RequestFields{{"Authorization", "Basic Zm86YmFy"}}));
        login.setToken("t1", 60s);
        QCOMPARE(login.fields(blob), (RequestFields{{"Authorization", "Bearer t1"}}));
        for (const char *other : {"https://h/v2/b/blobs/sha256:0", "http://h/v2/a/blobs/sha256:0", "https://other/v2/a/blobs/sha256:0"})
            QVERIFY2(login.fields(other).isEmpty(), other);
    }

    void isRenewedBeforeItEnds()
    {
        int asked = 0;
        RegistryLogin login(base, [&] { ++asked; });
        login.setToken("long", 60s);
        QCOMPARE(login.notBefore(blob), Clock::time_point::min());
        QCOMPARE(asked, 0);
        login.setToken("over", 0ms);
        QVERIFY(login.notBefore(blob) > Clock::now() - 1s); // waits for the next one
        QCOMPARE(asked, 1);
        QVERIFY(login.notBefore("https://other/x") == Clock::time_point::min());
        QVERIFY(login.notBefore(blob) != Clock::time_point::min());
        QCOMPARE(asked, 1); // once
        login.setToken("new", 60s);
        QCOMPARE(login.notBefore(blob), Clock::time_point::min());
        QCOMPARE(login.fields(blob).constFirst().second, "Bearer new");
    }

    void refusals()
    {
        int asked = 0;
        RegistryLogin login(base, [&] { ++asked; });
        QVERIFY(!login.refused(blob, refusal())); // nothing better is to be had
        login.setBasic("x");
        QVERIFY(!login.refused(blob, refusal()));
        login.setToken("new", 60s);
        QVERIFY(login.refused(blob, refusal())); // of the one before, perhaps
        QCOMPARE(asked, 0);
        QVERIFY(!login.refused("https://other/x", refusal()));
        QTRY_VERIFY_WITH_TIMEOUT((login.refused(blob, refusal()), asked == 1), 10'000); // not after some seconds
        QVERIFY(login.refused(blob, refusal()));
        QCOMPARE(asked, 1);
        QVERIFY(login.notBefore(blob) != Clock::time_point::min());
        login.renewalFailed();
        QVERIFY(!login.refused(blob, refusal()));
        QCOMPARE(login.notBefore(blob), Clock::time_point::min()); // nobody waits for ever
        login.detach();
        QTRY_VERIFY_WITH_TIMEOUT(!login.refused(blob, refusal()), 10'000);
        QCOMPARE(asked, 1);
    }

    void credentials_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("image");
        QTest::addColumn<QByteArray>("found");
        const auto file = [](const QByteArray &key, const char *text) { return quoted("{'auths':{'") + key + quoted("':{'auth':'") + basic(text) + "\"}}}"; };
        QTest::newRow("host") << file("h:5000", "u:p") << u"oci://h:5000/a/b"_s << basic("u:p");
        QTest::newRow("another port") << file("h:5000", "u:p") << u"oci://h/a/b"_s << QByteArray();
        QTest::newRow("hub, as docker has it") << file("https://index.docker.io/v1/", "u:p") << u"oci://docker.io/debian"_s << basic("u:p");
        QTest::newRow("hub, as podman has it") << file("docker.io", "u:p") << u"oci://registry-1.docker.io/a/b"_s << basic("u:p");
        QTest::newRow("the closest") << (quoted("{'auths':{'h':{'auth':'") + basic("u:host") + quoted("'},'h/a':{'auth':'") + basic("u:a") + quoted("'},'h/ab':{'auth':'") + basic("u:ab") + "\"}}}")
                                     << u"oci://h/a/b"_s << basic("u:a");
        QTest::newRow("a colon in it") << file("h", "u:p:q") << u"oci://h/a"_s << basic("u:p:q");
        QTest::newRow("no auth") << quoted("{'auths':{'h':{}}}") << u"oci://h/a"_s << QByteArray();
        QTest::newRow("no base64") << quoted("{'auths':{'h':{'auth':'!'}}}") << u"oci://h/a"_s << QByteArray();
        QTest::newRow("nothing") << QByteArray("{}") << u"oci://h/a"_s << QByteArray();
    }
    void credentials()
    {
        QFETCH(QByteArray, file);
        QFETCH(QString, image);
        const auto found = credentialsIn(file, imageReference(image).value());
        QVERIFY(found);
        QTEST(found->basic, "found");
        QVERIFY(!found->isElsewhere);
    }
    void helpers()
    {
        const auto image = imageReference(u"oci://h/a"_s).value();
        QVERIFY(credentialsIn(quoted("{'credsStore':'pass'}"), image)->isElsewhere);
        QVERIFY(credentialsIn(quoted("{'credHelpers':{'h':'pass'}}"), image)->isElsewhere);
        QVERIFY(!credentialsIn(quoted("{'credHelpers':{'other':'pass'}}"), image)->isElsewhere);
    }

    void places()
    {
        const TestFolder folder;
        const auto image = imageReference(u"oci://h/a"_s).value();
        const auto put = [&](const QString &name, const char *text) { folder.write(name, quoted("{'auths':{'h':{'auth':'") + basic(text) + "\"}}}"); };
        const auto set = [](const char *name, const QString &value) { qputenv(name, value.toLocal8Bit()); };
        set("XDG_RUNTIME_DIR", folder.path(u"run"_s));
        set("XDG_CONFIG_HOME", folder.path(u"config"_s));
        set("DOCKER_CONFIG", folder.path(u"docker"_s));
        qunsetenv("REGISTRY_AUTH_FILE");
        QVERIFY(registryCredentials(image)->basic.isEmpty());
        put(u"docker/config.json"_s, "u:docker");
        QCOMPARE(registryCredentials(image)->basic, basic("u:docker"));
        put(u"config/containers/auth.json"_s, "u:config");
        QCOMPARE(registryCredentials(image)->basic, basic("u:config"));
        put(u"run/containers/auth.json"_s, "u:run");
        QCOMPARE(registryCredentials(image)->basic, basic("u:run"));
        put(u"named.json"_s, "u:named");
        set("REGISTRY_AUTH_FILE", folder.path(u"named.json"_s));
        QCOMPARE(registryCredentials(image)->basic, basic("u:named"));
        folder.write(u"named.json"_s, "hunter2");
        auto bad = registryCredentials(image);
        QVERIFY(!bad && bad.error().kind == ErrorKind::BadInput);
        QVERIFY(bad.error().message.contains(u"named.json"_s) && !bad.error().message.contains(u"hunter2"_s));
        set("REGISTRY_AUTH_FILE", folder.path(u"none.json"_s));
        bad = registryCredentials(image);
        QVERIFY(!bad && bad.error().message.contains(u"none.json"_s));
    }
};

QTEST_GUILESS_MAIN(TestRegistryLogin)
#include "test_registry_login.moc"
