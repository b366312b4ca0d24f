// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/oci/image_reference.h"
#include "core/source/oci/image_source.h"
#include "core/source/source_registry.h"

#include <QTest>

using namespace milliard;
using namespace Qt::StringLiterals;

namespace {

const QString digest = u"sha256:"_s + QString(64, u'a');

} // namespace

class TestImageReference : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void good_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("whole");
        QTest::addColumn<QString>("apiHost");
        QTest::addColumn<QString>("manifest");
        const auto row = [](const QString &text, const QString &whole, const QString &apiHost, const QString &manifest) {
            QTest::newRow(qPrintable(text)) << text << whole << apiHost << manifest;
        };
        row(u"oci://docker.io/debian"_s, u"docker.io/library/debian:latest"_s, u"registry-1.docker.io"_s, u"latest"_s);
        row(u"oci://docker.io/library/debian:13"_s, u"docker.io/library/debian:13"_s, u"registry-1.docker.io"_s, u"13"_s);
        row(u"oci://registry-1.docker.io/a/b:c"_s, u"registry-1.docker.io/a/b:c"_s, u"registry-1.docker.io"_s, u"c"_s);
        row(u"OCI://quay.io/a/b__c/d-e--f.g"_s, u"quay.io/a/b__c/d-e--f.g:latest"_s, u"quay.io"_s, u"latest"_s);
        row(u" oci://localhost:5000/x:V_1.0-a\n"_s, u"localhost:5000/x:V_1.0-a"_s, u"localhost:5000"_s, u"V_1.0-a"_s);
        row(u"oci://[::1]:5000/x"_s, u"[::1]:5000/x:latest"_s, u"[::1]:5000"_s, u"latest"_s);
        row(u"oci://h/x@"_s + digest, u"h/x@"_s + digest, u"h"_s, digest);
        row(u"oci://h/x:t@"_s + digest, u"h/x:t@"_s + digest, u"h"_s, digest);
        const QString longer = u"sha512:"_s + QString(128, u'0');
        row(u"oci://h/x@"_s + longer, u"h/x@"_s + longer, u"h"_s, longer);
    }
    void good()
    {
        QFETCH(QString, text);
        const auto image = imageReference(text);
        QVERIFY2(image, image ? "" : qPrintable(image.error().message));
        QTEST(image->text(), "whole");
        QTEST(image->apiHost(), "apiHost");
        QTEST(image->manifest(), "manifest");
        QVERIFY(checkSource(text));
        const auto source = makeSource(text, {});
        QVERIFY(source && dynamic_cast<ImageSource *>(source->get()));
        QVERIFY((*source)->signer());
    }

    void bad_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        const auto row = [](const QString &text, const char *says) { QTest::newRow(qPrintable(text)) << text << QString::fromUtf8(says); };
        row(u"oci://"_s, "oci://docker.io/library/debian:13");
        row(u"oci://debian"_s, "its registry and its repository");
        row(u"oci:///debian"_s, "its registry and its repository");
        row(u"oci://host/"_s, "its registry and its repository");
        row(u"oci://host:0/x"_s, "port \"0\"");
        row(u"oci://host:x/x"_s, "port \"x\"");
        row(u"oci://ho st/x"_s, "\"ho st\"");
        row(u"oci://a?b/x"_s, "\"a?b\"");
        row(u"oci://host/Upper"_s, "\"Upper\"");
        row(u"oci://host/a//b"_s, "\"a//b\"");
        row(u"oci://host/a/"_s, "\"a/\"");
        row(u"oci://host/../x"_s, "\"../x\"");
        row(u"oci://host/a..b"_s, "\"a..b\"");
        row(u"oci://host/a?b"_s, "\"a?b\"");
        row(u"oci://host/a%2fb"_s, "\"a%2fb\"");
        row(u"oci://host/"_s + QString(256, u'a'), "repository");
        row(u"oci://host/x:"_s, "tag \"\"");
        row(u"oci://host/x:-a"_s, "tag \"-a\"");
        row(u"oci://host/x:"_s + QString(129, u'a'), "128");
        row(u"oci://host/x:a\nb"_s, "tag");
        row(u"oci://host/x@sha256:abc"_s, "digest \"sha256:abc\"");
        row(u"oci://host/x@md5:"_s + QString(32, u'a'), "sha256");
        row(u"oci://host/x@sha256:"_s + QString(64, u'A'), "0-9a-f");
        row(u"oci://user:hunter2@host/x"_s, "user name or password");
        row(u"oci://hunter2@host:5000/x"_s, "user name or password");
    }
    void bad()
    {
        QFETCH(QString, text);
        QFETCH(QString, says);
        const auto checked = checkSource(text);
        QVERIFY(!checked);
        QCOMPARE(checked.error().kind, ErrorKind::BadInput);
        QVERIFY2(checked.error().message.contains(says), qPrintable(checked.error().message));
        QVERIFY2(!checked.error().message.contains(u"hunter2"_s), qPrintable(checked.error().message));
    }

    void loopback()
    {
        for (const char *host : {"localhost", "localhost:5000", "127.0.0.1", "127.9.0.1:1", "[::1]:5000"})
            QVERIFY2(imageReference(u"oci://%1/x"_s.arg(QLatin1StringView(host)))->isLoopback(), host);
        for (const char *host : {"docker.io", "localhost.example", "10.0.0.1", "127.example"})
            QVERIFY2(!imageReference(u"oci://%1/x"_s.arg(QLatin1StringView(host)))->isLoopback(), host);
    }

    void options()
    {
        const QString text = u"oci://host/x"_s;
        QVERIFY(checkSource(text, {{u"platform"_s, u"linux/arm/v7"_s}, {u"layout"_s, u"layers"_s}, {u"plainHttp"_s, true}}));
        QVERIFY(checkSource(text, {{u"allPlatforms"_s, true}}));
        for (const auto &[options, says] : {std::pair{QJsonObject{{u"platform"_s, u"arm64"_s}}, "linux/amd64"}, {QJsonObject{{u"platform"_s, u"a/b/c/d"_s}}, "linux/amd64"},
                 {QJsonObject{{u"layout"_s, u"docker"_s}}, "oci, layers"}, {QJsonObject{{u"allPlatforms"_s, true}, {u"platform"_s, u"linux/amd64"_s}}, "all-platforms"},
                 {QJsonObject{{u"allPlatforms"_s, true}, {u"layout"_s, u"layers"_s}}, "all-platforms"}}) {
            const auto checked = checkSource(text, options);
            QVERIFY(!checked);
            QCOMPARE(checked.error().kind, ErrorKind::BadInput);
            QVERIFY2(checked.error().message.contains(QString::fromUtf8(says)), qPrintable(checked.error().message));
        }
    }
};

QTEST_GUILESS_MAIN(TestImageReference)
#include "test_image_reference.moc"
