// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/support/image_run.h"
#include "tests/support/raw_server.h"

#include <QTest>

using namespace milliard;
using namespace milliard::test;
using Qt::StringLiterals::operator""_s;

namespace {

QByteArray answer(const QByteArray &status, const QByteArray &body, const QByteArray &fields = {})
{
    return "HTTP/1.1 " + status + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + fields + "\r\n" + body;
}

const QByteArray json = "Content-Type: application/vnd.oci.image.manifest.v1+json\r\n";

} // namespace

// What goes wrong with images, and what is said then.
class TestContainerFaults final : public QObject
{
    Q_OBJECT

    std::unique_ptr<ImageRun> m;

private Q_SLOTS:
    void init() { m = std::make_unique<ImageRun>(); }
    void cleanup() { m.reset(); }

    void whatIsNotThere()
    {
        m->registry = Registry::start();
        QVERIFY(m->registry);
        ImageFolder made(m->path(u"made"_s));
        made.name(made.image(1, 1000));
        QCOMPARE(m->push(u"made"_s, u"a/b:one"_s), QString());
        QCOMPARE(m->push(u"made"_s, u"a/b:two"_s), QString());
        const CliRun tag = m->get(u"a/b:tree"_s, u"got"_s);
        QCOMPARE(tag.exitStatus, 3);
        QVERIFY2(tag.last().value(u"message"_s).toString().contains(u"/a/b has no tag \"tree\"; it has one, two"_s), tag.text());
        const CliRun repository = m->get(u"a/c:one"_s, u"got"_s);
        QCOMPARE(repository.exitStatus, 3);
        QVERIFY2(repository.both.contains("check the repository's name"), repository.text());
    }

    // The others arrive, and what is wrong is not kept.
    void blobThatIsWrong_data()
    {
        QTest::addColumn<bool>("isCut");
        QTest::addColumn<QString>("kind");
        QTest::newRow("other bytes") << false << u"wrong-digest"_s;
        QTest::newRow("cut") << true << u"wrong-length"_s;
    }
    void blobThatIsWrong()
    {
        QFETCH(bool, isCut);
        QFETCH(QString, kind);
        m->registry = Registry::start();
        QVERIFY(m->registry);
        ImageFolder made(m->path(u"made"_s));
        made.name(made.image(3, 10'000));
        QCOMPARE(m->push(u"made"_s, u"a:t"_s), QString());
        const QString layer = made.layers().at(1);
        QFile stored(m->registry->blobFile(layer.section(u':', 1)));
        QVERIFY(stored.open(QIODevice::ReadWrite));
        if (isCut)
            QVERIFY(stored.resize(5'000));
        else
            QVERIFY(stored.seek(5'000) && stored.write("other") == 5);
        stored.close();
        const CliRun run = m->get(u"a:t"_s, u"got"_s);
        QCOMPARE(run.exitStatus, 1);
        QCOMPARE(m->counts(run), u"6 0 1"_s);
        QVERIFY(!QFile::exists(m->layerFile(u"got"_s, layer)));
        QCOMPARE(m->blobFault(u"got"_s), QString());
        const CliRun failures = runCli({u"failures"_s, u"1"_s, u"--json"_s, u"--data-dir"_s, m->path(u"data"_s)});
        QVERIFY2(failures.both.contains(kind.toUtf8()), failures.text());
    }

    void answers_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("a page") << answer("200 OK", "<html><title>Welcome</title></html>", "Content-Type: text/html\r\n") << QByteArray("is it a container registry?");
        QTest::newRow("a page that is not there") << answer("404 Not Found", "<html>nothing</html>", "Content-Type: text/html\r\n") << QByteArray("is it a container registry?");
        QTest::newRow("schema 1") << answer("200 OK", R"({"schemaVersion": 1, "name": "x", "fsLayers": []})", "Content-Type: application/vnd.docker.distribution.manifest.v1+prettyjws\r\n")
                                  << QByteArray("schema 1, which is not supported");
        QTest::newRow("other digest") << answer("200 OK", R"({"schemaVersion":2,"manifests":[]})", json + "Docker-Content-Digest: sha256:" + QByteArray(64, '0') + "\r\n") << QByteArray("sha256:0000");
        QTest::newRow("denied") << answer("403 Forbidden", R"({"errors":[{"code":"DENIED","message":"not for you"}]})", "Content-Type: application/json\r\n") << QByteArray("DENIED (not for you)");
        QTest::newRow("no way to log in") << answer("401 Unauthorized", "", "WWW-Authenticate: Digest realm=x\r\n") << QByteArray("neither Basic nor Bearer");
        QTest::newRow("token server elsewhere") << answer("401 Unauthorized", "", "WWW-Authenticate: Bearer realm=\"ftp://elsewhere/token\"\r\n") << QByteArray("cannot be asked");
        QTest::newRow("empty index") << answer("200 OK", R"({"schemaVersion":2,"manifests":[]})", json) << QByteArray("it names none");
        QTest::newRow("busy") << answer("503 Service Unavailable", "") << QByteArray("503");
    }
    void answers()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QByteArray, says);
        const auto server = RawServer::start([answer](RawConnection &connection) {
            while (connection.request())
                connection.send(answer);
        });
        QVERIFY(server);
        const CliRun run = runCli(m->words(u"oci://127.0.0.1:%1/x"_s.arg(server->port()), u"got"_s));
        QVERIFY2(run.exitStatus == 3 || run.exitStatus == 2, run.text());
        QVERIFY2(run.both.contains(says), run.text());
        QVERIFY(filesBelow(m->path(u"got"_s)).isEmpty());
    }

    void nobodyThere()
    {
        quint16 port = 0;
        {
            const auto server = RawServer::start([](RawConnection &) { });
            port = server->port();
        }
        const CliRun run = runCli(m->words(u"oci://127.0.0.1:%1/x"_s.arg(port), u"got"_s));
        QCOMPARE(run.exitStatus, 3);
        QVERIFY2(run.both.contains("connection-refused"), run.text());
    }

    // An index that names itself, or what is not what it says, comes to an end.
    void indexWithoutEnd()
    {
        const auto server = RawServer::start([](RawConnection &connection) {
            while (const auto request = connection.request()) {
                // Every digest has an index with another digest.
                const QByteArray other = "sha256:" + sha256Of(request->target).toLatin1().sliced(7);
                connection.send(answer("200 OK", R"({"schemaVersion":2,"manifests":[{"digest":")" + other + R"(","size":1,"platform":{"os":"linux","architecture":"amd64"}}]})", json));
            }
        });
        QVERIFY(server);
        const CliRun run = runCli(m->words(u"oci://127.0.0.1:%1/x"_s.arg(server->port()), u"got"_s) + QStringList{u"--all-platforms"_s});
        QCOMPARE(run.exitStatus, 3);
        QVERIFY2(run.both.contains("wrong-digest"), run.text());
        QCOMPARE(server->requests().size(), 2);
    }
};

QTEST_GUILESS_MAIN(TestContainerFaults)
#include "test_container_faults.moc"
