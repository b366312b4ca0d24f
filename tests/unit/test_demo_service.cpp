// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/support/demo_client.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QTest>
#include <QThread>

using namespace milliard;
using namespace std::chrono_literals;

class TestDemoService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pagesChain_data()
    {
        QTest::addColumn<int>("files");
        QTest::addColumn<QList<int>>("sizes");
        QTest::newRow("part of a page at the end") << 250 << QList<int>{100, 100, 50};
        QTest::newRow("whole pages") << 200 << QList<int>{100, 100};
        QTest::newRow("one file") << 1 << QList<int>{1};
        QTest::newRow("none") << 0 << QList<int>{0};
    }
    void pagesChain()
    {
        QFETCH(int, files);
        QFETCH(QList<int>, sizes);
        DemoOptions options;
        options.files = files;
        options.page = 100;
        const auto service = serve(options);
        QList<int> got;
        int index = 0;
        for (const QStringList &page : listPages(service->port())) {
            got += int(page.size());
            for (const QString &name : page)
                QCOMPARE(name, QString::fromLatin1(demoName(index++)));
        }
        QCOMPARE(got, sizes);
        QCOMPARE(service->requestsServed(), sizes.size());
    }

    void cursors()
    {
        DemoOptions options;
        options.files = DemoOptions::maxFiles;
        const auto service = serve(options);
        Client client(service);
        const auto list = [&](const char *query) { return client.get(QByteArray("/list?") + query).body; };
        for (const char *cursor : {"x", "file-0000000000.bin", "file-0000000001.bin", "file-1000000000.bin",
                 "%zz", "%2", "before-file-0000001000.bin"}) {
            QVERIFY2(client.get(QByteArray("/list?next-marker=") + cursor).status == 400, cursor);
        }
        QCOMPARE(list("next-marker=x"), "unknown cursor\n");
        QCOMPARE(list("next-marker="), client.get("/list").body);
        QVERIFY(list("a=b&next-marker=file-%30000001000%2ebin").contains("file-0000001999.bin"));
        QElapsedTimer timer;
        timer.start();
        QVERIFY(list("next-marker=file-0999998000.bin").endsWith(R"(,"NextFile":"file-0999999000.bin"})"));
        QVERIFY(list("next-marker=file-0999999000.bin").endsWith(R"(,"file-0999999999.bin"]})"));
        QVERIFY(isDemoBody(demoName(999'999'999), client.get(target(999'999'999)).body));
        QVERIFY(timer.elapsed() < 1000);
    }

    void millionNamesInOnePage()
    {
        DemoOptions options;
        options.files = 1'000'001;
        options.page = DemoOptions::maxPage;
        const auto service = serve(options);
        Client client(service);
        const Answer answer = client.get("/list");
        QVERIFY(answer.whole);
        QCOMPARE(answer.body.count("\"file-"), 1'000'001); // the cursor looks alike
        QVERIFY(answer.body.endsWith(R"(,"file-0000999999.bin"],"NextFile":"file-0001000000.bin"})"));
        const Answer last = client.get("/list?next-marker=file-0001000000.bin");
        QCOMPARE(last.body, R"({"FileNames":["file-0001000000.bin"]})");
    }

    void files()
    {
        const auto service = serve({});
        Client client(service);
        for (const qint64 index : {0, 1, 9999}) {
            const Answer answer = client.get(target(index));
            QCOMPARE(answer.body.size(), 100);
            QVERIFY(isDemoBody(demoName(index), answer.body));
        }
        QVERIFY(isDemoBody(demoName(1), client.get("/get/%66ile-0000000001%2Ebin").body));
        QVERIFY(isDemoBody(demoName(1), client.get("http://demo" + target(1)).body)); // the absolute form
        for (const char *unknown :
            {"/get/file-0000010000.bin", "/get/", "/get/x", "/get/%zz", "/get", "/", "/lists"})
            QVERIFY2(client.get(unknown).status == 404, unknown);

        QCOMPARE(client.head(target(1)).fields["content-length"], "100");
        QCOMPARE(client.head("/list").fields["content-length"], "22048");
        QCOMPARE(client.head("/get/x").status, 404);
        QCOMPARE(client.get("/list").fields["content-length"], "22048");
        client.send("POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc");
        QCOMPARE(client.read().status, 405);

        // Several at once, then one in the smallest pieces.
        const QByteArray one = "GET " + target(5) + " HTTP/1.1\r\nHost: demo\r\n\r\n";
        client.send(one + "GET /x HTTP/1.1\r\n\r\n" + one);
        QVERIFY(isDemoBody(demoName(5), client.read().body));
        QCOMPARE(client.read().status, 404);
        QVERIFY(isDemoBody(demoName(5), client.read().body));
        for (const char c : one)
            client.send(QByteArrayView(&c, 1));
        QVERIFY(isDemoBody(demoName(5), client.read().body));

        QCOMPARE(client.get(target(5), "Connection: close\r\n").fields["connection"], "close");
        QCOMPARE(client.end(), End::Closed);
    }

    void largeFile()
    {
        DemoOptions options;
        options.size = 5'000'007;
        const auto service = serve(options);
        Client client(service);
        const Answer answer = client.get(target(1));
        QCOMPARE(answer.body.size(), options.size);
        QVERIFY(isDemoBody(demoName(1), answer.body));
        const Answer part = client.get(target(1), "Range: bytes=4000001-\r\n");
        QCOMPARE(part.body.size(), 1'000'006);
        QVERIFY(isDemoBodyPart(demoName(1), 4'000'001, part.body));
    }

    void ranges()
    {
        const struct {
            const char *asked;
            int status, first, length;
            const char *told;
        } rows[] = {
            {"bytes=0-9", 206, 0, 10, "bytes 0-9/100"}, {"bytes=30-", 206, 30, 70, "bytes 30-99/100"},
            {"bytes=99-500", 206, 99, 1, "bytes 99-99/100"}, {"bytes=-10", 206, 90, 10, "bytes 90-99/100"},
            {"bytes=-500", 206, 0, 100, "bytes 0-99/100"},
            {"bytes=5-99999999999999999999", 206, 5, 95, "bytes 5-99/100"},
            {"bytes=100-", 416, 0, 0, "bytes */100"}, {"bytes=-0", 416, 0, 0, "bytes */100"},
            {"bytes=99999999999999999999-", 416, 0, 0, "bytes */100"}, {"bytes=9-5", 200, 0, 100, ""},
            {"bytes=0-1,5-6", 200, 0, 100, ""}, {"bytes=-", 200, 0, 100, ""}, {"bytes=a-b", 200, 0, 100, ""},
            {"lines=0-9", 200, 0, 100, ""}};
        const auto service = serve({});
        Client client(service);
        for (const auto &row : rows) {
            const Answer answer = client.get(target(3), QByteArray("Range: ") + row.asked + "\r\n");
            QVERIFY2(answer.status == row.status && answer.body.size() == row.length, row.asked);
            QVERIFY2(isDemoBodyPart(demoName(3), row.first, answer.body), row.asked);
            QCOMPARE(answer.fields.value("content-range"), row.told);
        }
        const QByteArray etag = client.get(target(3)).fields["etag"];
        const QByteArray ifRange = "Range: bytes=50-\r\nIf-Range: ";
        QCOMPARE(client.get(target(3), ifRange + etag + "\r\n").status, 206);
        QCOMPARE(client.get(target(3), ifRange + "\"other\"\r\n").status, 200);
        QCOMPARE(client.get(target(4), ifRange + etag + "\r\n").status, 200);
    }

    // Each connection has its own, which is what segments of one file are for.
    void pace()
    {
        DemoOptions options;
        options.size = 1'000'000;
        options.pace = 500'000;
        const auto service = serve(options);
        Client first(service);
        Client second(service);
        QElapsedTimer timer;
        timer.start();
        first.request(target(1), "Range: bytes=0-99999\r\n");
        second.request(target(1), "Range: bytes=100000-199999\r\n");
        QVERIFY(isDemoBodyPart(demoName(1), 0, first.read().body));
        QVERIFY(isDemoBodyPart(demoName(1), 100'000, second.read().body));
        QVERIFY2(timer.elapsed() >= 100, qPrintable(QString::number(timer.elapsed())));
        QVERIFY2(timer.elapsed() < 1000, "they waited one after another, or for the whole");
    }

    void badRequests()
    {
        const auto service = serve({});
        for (const QByteArray &bytes : {QByteArray("\x16\x03\x01 hello\r\n\r\n"),
                 QByteArray("GET / HTTP/1.1\r\nno colon\r\n\r\n"), "GET /" + QByteArray(30'000, 'x')}) {
            Client client(service);
            client.send(bytes);
            QCOMPARE(client.read().status, 400);
            QCOMPARE(client.end(), End::Closed);
        }
    }

    void latency()
    {
        DemoOptions options;
        options.latency = 100ms;
        const auto service = serve(options);
        std::vector<std::unique_ptr<Client>> clients;
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 50; ++i) {
            clients.push_back(std::make_unique<Client>(service));
            clients.back()->request(target(i));
        }
        for (int i = 0; i < 50; ++i) {
            QVERIFY(isDemoBody(demoName(i), clients[size_t(i)]->read().body));
            QVERIFY(timer.elapsed() >= 100);
        }
        QVERIFY2(timer.elapsed() < 2500, "they waited one after another");
    }

    void stopsPromptly()
    {
        DemoOptions late;
        late.latency = DemoOptions::maxLatency;
        DemoOptions endless;
        endless.size = DemoOptions::maxSize;
        for (const DemoOptions &options : {withFault("stall"), late, endless}) {
            auto service = serve(options);
            Client waiting(service);
            Client idle(service);
            Client partial(service);
            waiting.request(target(1));
            partial.send("GET /get/fi");
            for (const QDeadlineTimer deadline(5s); !service->requestsServed() && !deadline.hasExpired();)
                QThread::yieldCurrentThread();
            QCOMPARE(service->requestsServed(), 1);
            QElapsedTimer timer;
            timer.start();
            service.reset();
            QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
            for (Client *client : {&waiting, &idle, &partial})
                QVERIFY(client->end() != End::Silent);
        }
    }

    void twoServices()
    {
        const auto first = serve({});
        const auto second = serve({});
        QCOMPARE(Client(first).get(target(1)).status, 200);
        QCOMPARE(Client(second).get(target(1)).status, 200);
        QCOMPARE(first->requestsServed(), 1);
        DemoOptions options;
        options.port = first->port();
        const auto third = DemoService::start(options);
        QVERIFY(!third);
        QCOMPARE(third.error().kind, ErrorKind::BadInput);
        QCOMPARE(third.error().message, QStringLiteral("port %1 is in use").arg(options.port));
    }

    void abruptClients()
    {
        DemoOptions options;
        options.size = 1'000'000;
        auto service = serve(options);
        for (int i = 0; i < 200; ++i) {
            Client client(service);
            client.request(target(i));
            if (i % 2)
                client.more(); // and leaves the rest of the body unread
        }
        Client staying(service);
        QVERIFY(isDemoBody(demoName(1), staying.get(target(1)).body));

        options.port = service->port(); // a new one need not wait for what the kernel keeps of this connection
        service.reset();
        QCOMPARE(staying.end(), End::Closed);
        QVERIFY(!Client(options.port).connected());
        service = serve(options);
        QCOMPARE(Client(service).get(target(1)).status, 200);
    }
};

QTEST_GUILESS_MAIN(TestDemoService)
#include "test_demo_service.moc"
