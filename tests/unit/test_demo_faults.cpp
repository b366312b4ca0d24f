// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/demo/demo_faults.h"
#include "core/demo/demo_listing.h"
#include "tests/support/demo_client.h"

#include <QElapsedTimer>
#include <QTest>

using namespace milliard;
using namespace std::chrono_literals;

class TestDemoFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // What a client sees of each fault: the status (0: no head), how many bytes of the right body (-1: of
    // another one), whether all that was announced came, and how the connection is left.
    void getFaults_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("right");
        QTest::addColumn<bool>("whole");
        QTest::addColumn<End>("end");
        QTest::newRow("500") << 500 << -1 << true << End::Open;
        QTest::newRow("503") << 503 << -1 << true << End::Open;
        QTest::newRow("429") << 429 << -1 << true << End::Open;
        QTest::newRow("reset") << 0 << 0 << false << End::Reset;
        QTest::newRow("reset-body") << 200 << 50 << false << End::Reset;
        QTest::newRow("short") << 200 << 50 << false << End::Closed;
        QTest::newRow("long") << 200 << 100 << true << End::Silent;
        QTest::newRow("close") << 0 << 0 << false << End::Closed;
        QTest::newRow("stall") << 0 << 0 << false << End::Silent;
        QTest::newRow("stall-body") << 200 << 50 << false << End::Silent;
        QTest::newRow("no-length") << 200 << 100 << true << End::Closed;
        QTest::newRow("chunked") << 200 << 100 << true << End::Open;
        QTest::newRow("empty") << 200 << 0 << true << End::Open;
        QTest::newRow("html") << 200 << -1 << true << End::Open;
        QTest::newRow("garbage") << 0 << 0 << false << End::Closed;
        QTest::newRow("close-after") << 200 << 100 << true << End::Closed;
        QTest::newRow("no-ranges") << 200 << 100 << true << End::Open;
        QTest::newRow("changing-etag") << 200 << 100 << true << End::Open;
        QTest::newRow("404") << 404 << -1 << true << End::Open;
        QTest::newRow("403") << 403 << -1 << true << End::Open;
        QTest::newRow("permanent-500") << 500 << -1 << true << End::Open;
    }
    void getFaults()
    {
        QFETCH(int, status);
        QFETCH(int, right);
        QFETCH(bool, whole);
        QFETCH(End, end);
        const QByteArray fault = QTest::currentDataTag();
        const auto service = serve(withFault(fault.constData()));
        Client client(service);
        QCOMPARE(client.get("/list").status, 200); // listings are spared
        if (end == End::Silent)
            client.setPatience(60ms);
        const Answer answer = client.get(target(6));
        QCOMPARE(answer.status, status);
        QCOMPARE(answer.whole, whole);
        QCOMPARE(answer.fields.value("retry-after"), fault == "429" ? "1" : "");
        QCOMPARE(answer.chunks > 1, fault == "chunked");
        QCOMPARE(isDemoBody(demoName(6), answer.body), right >= 0);
        if (right >= 0)
            QCOMPARE(answer.body.size(), right);
        if (end == End::Open)
            QCOMPARE(client.get("/list").status, 200); // still of use
        else
            QCOMPARE(client.end(end == End::Silent ? 60ms : 5000ms), end);
        QCOMPARE(!client.rest().isEmpty(), fault == "long" || fault == "garbage");
    }

    void rangesIgnored()
    {
        const auto service = serve(withFault("no-ranges"));
        Client client(service);
        const QByteArray etag = client.get(target(6)).fields["etag"];
        for (const QByteArray &fields : {QByteArray("Range: bytes=10-19\r\n"), "Range: bytes=10-19\r\nIf-Range: " + etag + "\r\n", QByteArray("Range: bytes=100-\r\n")}) {
            const Answer answer = client.get(target(6), fields);
            QCOMPARE(answer.status, 200);
            QVERIFY(answer.body.size() == 100 && isDemoBody(demoName(6), answer.body));
            QVERIFY(!answer.fields.contains("content-range"));
            QCOMPARE(answer.fields.value("accept-ranges"), "bytes"); // it says so all the same
        }
    }

    void changingEtags()
    {
        const auto service = serve(withFault("changing-etag"));
        Client first(service);
        Client second(service); // on the other thread
        QSet<QByteArray> seen;
        for (int i = 0; i < 50; ++i) {
            seen += first.get(target(6)).fields["etag"];
            seen += second.get(target(6)).fields["etag"];
        }
        QCOMPARE(seen.size(), 100);
        QCOMPARE(first.get(target(6), "Range: bytes=10-19\r\nIf-Range: " + *seen.cbegin() + "\r\n").status, 200);
        const Answer part = first.get(target(6), "Range: bytes=10-19\r\n");
        QCOMPARE(part.status, 206);
        QVERIFY(isDemoBodyPart(demoName(6), 10, part.body));
        QVERIFY(!seen.contains(part.fields["etag"]));
    }

    void rates()
    {
        DemoOptions options = withFault("500:0.3");
        options.faults += {DemoFaultKind::Status503, 0.5};
        options.faults += {DemoFaultKind::Reset, 0};
        const auto service = serve(options);
        QHash<int, int> seen;
        Client first(service);
        Client second(service); // on the other thread
        for (int i = 0; i < 1000; ++i) {
            ++seen[first.get(target(1)).status];
            ++seen[second.get(target(1)).status];
        }
        QVERIFY2(seen[500] > 500 && seen[500] < 700, qPrintable(QString::number(seen[500]))); // 600 ± 20
        QVERIFY2(seen[503] > 600 && seen[503] < 800, qPrintable(QString::number(seen[503]))); // 700 ± 21
        QCOMPARE(seen[200] + seen[500] + seen[503], 2000);
        QCOMPARE(service->requestsServed(), 2000);
    }

    void refusedNames()
    {
        DemoOptions options = withFault("404:0.1");
        options.faults += {DemoFaultKind::Name403, 0.1};
        const auto service = serve(options);
        Client client(service);
        QHash<int, int> seen;
        for (qint64 index = 0; index < 1000; ++index) {
            const int status = client.get(target(index)).status;
            QCOMPARE(status, client.get(target(index)).status);
            QCOMPARE(status, demoNameStatus(demoName(index), options).value_or(200));
            ++seen[status];
        }
        QVERIFY(seen[404] > 60 && seen[404] < 140); // 100 ± 10
        QVERIFY(seen[403] > 50 && seen[403] < 130);
    }

    void slowBody()
    {
        DemoOptions options = withFault("slow");
        options.size = 4;
        const auto service = serve(options);
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(Client(service).get(target(1)).body, "file");
        QVERIFY(timer.elapsed() >= 4 * 50);
    }

    void listFaults()
    {
        const QByteArray names = R"("file-0000000000.bin","file-0000000001.bin")";
        const struct {
            const char *fault;
            int status;
            QByteArray begins, ends;
            bool isJson;
        } rows[] = {
            {"list-500", 500, "Internal", "", false}, {"list-array", 200, '[' + names, "\"]", true},
            {"list-truncated", 200, R"({"FileNames":[)" + names, "", false},
            {"list-html", 200, "<!DOCTYPE html>", "</html>\n", false},
            {"list-numbers", 200, R"({"FileNames":[0,1,2,)", R"("NextFile":"file-0000001000.bin"})", true},
            {"list-empty", 200, "", "", false}, {"list-stall", 0, "", "", false}};
        for (const auto &row : rows) {
            const auto service = serve(withFault(row.fault));
            Client client(service);
            QCOMPARE(client.get(target(1)).status, 200); // files are spared
            client.setPatience(row.status ? 5000ms : 60ms);
            const Answer answer = client.get("/list");
            QVERIFY2(answer.status == row.status && answer.whole == (row.status != 0), row.fault);
            QVERIFY2(answer.body.startsWith(row.begins) && answer.body.endsWith(row.ends), row.fault);
            QVERIFY2(answer.body.isEmpty() == row.begins.isEmpty(), row.fault);
            QVERIFY2(!QJsonDocument::fromJson(answer.body).isNull() == row.isJson, row.fault);
        }
    }

    void chainFaults()
    {
        const auto pages = [](const char *fault) {
            DemoOptions options = withFault(fault);
            options.files = 500;
            options.page = 100;
            QByteArray firsts;
            for (const QStringList &page : listPages(serve(options)->port()))
                firsts += page.isEmpty() ? "-" : page.first().mid(12, 1).toLatin1();
            return firsts;
        };
        QCOMPARE(pages("list-loop"), "011111111111");
        QCOMPARE(pages("list-cycle"), "012121212121");
        QCOMPARE(pages("list-no-names"), "0-1-2-3-4");
        QCOMPARE(pages("list-500:0"), "01234");
    }

    void extraNames()
    {
        const std::pair<const char *, QStringList> rows[] = {
            {"name-slash", {QStringLiteral("folder/inside.bin")}},
            {"name-dotdot", {QStringLiteral("../escape.bin")}},
            {"name-absolute", {QStringLiteral("/etc/escape.bin")}},
            {"name-nul", {QStringLiteral("nul") + QChar(0) + QStringLiteral("byte.bin")}},
            {"name-long", {QString(296, QLatin1Char('n')) + QStringLiteral(".bin")}},
            {"name-case", {QStringLiteral("Case.bin"), QStringLiteral("case.bin")}},
            {"name-empty", {QString()}},
            {"name-twice", {QStringLiteral("file-0000000000.bin")}},
            {"name-unicode", {QStringLiteral("żółć-日本-🎈.bin")}},
            {"name-control", {QStringLiteral("line\nfeed\tand-tab.bin")}}};
        const auto plain = serve({});
        for (const auto &[fault, extra] : rows) {
            DemoOptions options = withFault(fault);
            options.files = 30;
            options.page = 10;
            const auto service = serve(options);
            const QList<QStringList> pages = listPages(service->port());
            QCOMPARE(pages.size(), 3);
            QCOMPARE(pages[0].mid(10), extra);
            QCOMPARE(pages[0].size() + pages[1].size() + pages[2].size(), demoListedNames(options));
            for (const QString &name : extra) {
                const QByteArray encoded = "/get/" + name.toUtf8().toPercentEncoding();
                const QByteArray body = Client(service).get(encoded).body;
                QVERIFY2(body.size() == 100 && isDemoBody(name.toUtf8(), body), fault);
                QCOMPARE(Client(plain).get(encoded).status, demoIndex(name.toUtf8()) ? 200 : 404);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestDemoFaults)
#include "test_demo_faults.moc"
