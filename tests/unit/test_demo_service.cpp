// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/demo/demo_content.h"
#include "core/demo/demo_faults.h"
#include "core/demo/demo_listing.h"
#include "core/demo/demo_service.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>
#include <QThread>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>

using namespace milliard;
using namespace std::chrono_literals;

namespace {

enum class End { Open, Closed, Reset, Silent };

struct Answer {
    int status = 0;                       // 0: no head came
    QHash<QByteArray, QByteArray> fields; // by lower-case name
    QByteArray body;
    int chunks = 0;
    bool whole = false; // all that was announced came
};

// A client on a bare socket, since no HTTP library tells a reset from a close or shows what is not HTTP.
class Client
{
public:
    explicit Client(const std::unique_ptr<DemoService> &service)
        : Client(service->port())
    {
    }
    explicit Client(quint16 port)
        : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{AF_INET, htons(port), {htonl(INADDR_LOOPBACK)}, {}};
        m_connected = ::connect(m_socket, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0;
        setPatience(5s);
    }
    ~Client() { ::close(m_socket); }
    Q_DISABLE_COPY_MOVE(Client)

    bool connected() const { return m_connected; }
    QByteArray rest() const { return m_bytes; } // received, but in no answer
    void setPatience(std::chrono::milliseconds t)
    {
        const timeval value{t.count() / 1000, t.count() % 1000 * 1000};
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &value, sizeof value);
    }
    void send(QByteArrayView bytes) { ::send(m_socket, bytes.data(), size_t(bytes.size()), MSG_NOSIGNAL); }
    void request(const QByteArray &target, const QByteArray &fields = {}, const char *method = "GET")
    {
        send(method + (' ' + target) + " HTTP/1.1\r\nHost: demo\r\n" + fields + "\r\n");
    }
    Answer get(const QByteArray &target, const QByteArray &fields = {})
    {
        request(target, fields);
        return read();
    }
    Answer head(const QByteArray &target)
    {
        request(target, {}, "HEAD");
        return read(false);
    }

    // One answer, or what there is of it.
    Answer read(bool withBody = true)
    {
        Answer answer;
        const QList<QByteArray> lines = takeTo("\r\n\r\n").split('\n');
        if (!lines[0].startsWith("HTTP/1.1 ")) {
            m_bytes.prepend(lines.join('\n'));
            return answer;
        }
        answer.status = lines[0].mid(9, 3).toInt();
        for (const QByteArray &line : lines.sliced(1))
            answer.fields[line.left(line.indexOf(':')).toLower()] = line.mid(line.indexOf(':') + 1).trimmed();
        if (!withBody) {
            answer.whole = true;
        } else if (answer.fields.contains("content-length")) {
            const qint64 length = answer.fields["content-length"].toLongLong();
            answer.body = take(length);
            answer.whole = answer.body.size() == length;
        } else if (answer.fields["transfer-encoding"] == "chunked") {
            for (qint64 size; (size = takeTo("\r\n").toLongLong(&answer.whole, 16)) > 0; ++answer.chunks)
                answer.body += take(size + 2).chopped(2);
            takeTo("\r\n");
        } else {
            answer.whole = end() == End::Closed;
            answer.body = std::exchange(m_bytes, {});
        }
        return answer;
    }

    // How the connection stands once everything is read; silent after 'patience' without a byte.
    End end(std::chrono::milliseconds patience = 5s)
    {
        setPatience(patience);
        while (more()) { }
        return m_end;
    }
    bool more()
    {
        if (m_end == End::Closed || m_end == End::Reset)
            return false; // the kernel tells of a reset only once
        char buffer[65536];
        const ssize_t n = ::recv(m_socket, buffer, sizeof buffer, 0);
        if (n > 0)
            m_bytes.append(buffer, n);
        else
            m_end = n == 0 ? End::Closed : errno == EAGAIN ? End::Silent : End::Reset;
        return n > 0;
    }

private:
    QByteArray take(qint64 size)
    {
        while (m_bytes.size() < size && more()) { }
        const QByteArray taken = m_bytes.first(std::min(size, m_bytes.size()));
        m_bytes.remove(0, taken.size());
        return taken;
    }
    QByteArray takeTo(QByteArrayView mark)
    {
        qsizetype at = -1;
        while ((at = m_bytes.indexOf(mark)) < 0) {
            if (!more())
                return {};
        }
        return take(at + mark.size()).chopped(mark.size());
    }

    int m_socket;
    bool m_connected = false;
    QByteArray m_bytes;
    End m_end = End::Open;
};

std::unique_ptr<DemoService> serve(const DemoOptions &options)
{
    auto service = DemoService::start(options);
    if (!service)
        qFatal("%s", qPrintable(service.error().message));
    return std::move(*service);
}

DemoOptions withFault(const char *text)
{
    DemoOptions options;
    const auto fault = parseDemoFault(QString::fromLatin1(text));
    if (!fault)
        qFatal("%s", qPrintable(fault.error().message));
    options.faults = {*fault};
    return options;
}

QByteArray target(qint64 index)
{
    return "/get/" + demoName(index);
}

// Follows the chain of pages to its end, but not beyond 12. Empty if one is no listing.
QList<QStringList> listPages(quint16 port)
{
    Client client(port);
    QList<QStringList> pages;
    for (QByteArray query; pages.size() < 12;) {
        const QJsonObject json = QJsonDocument::fromJson(client.get("/list" + query).body).object();
        if (!json[QLatin1String("FileNames")].isArray())
            return {};
        QStringList names;
        for (const QJsonValue &name : json[QLatin1String("FileNames")].toArray())
            names += name.toString();
        pages += names;
        if (!json.contains(QLatin1String("NextFile")))
            break;
        query = "?next-marker=" + json[QLatin1String("NextFile")].toString().toUtf8().toPercentEncoding();
    }
    return pages;
}

} // namespace

class TestDemoService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names()
    {
        QCOMPARE(demoName(42), "file-0000000042.bin");
        QCOMPARE(demoName(999'999'999), "file-0999999999.bin");
        for (const qint64 index : {0ll, 1ll, 123'456'789ll, 9'999'999'999ll})
            QCOMPARE(demoIndex(demoName(index)), index);
        for (const char *other : {"", "file-42.bin", "file-0000000042.bin ", "file-000000004x.bin",
                 "File-0000000042.bin", "file-0000000042.bim"})
            QVERIFY2(!demoIndex(other), other);
    }

    void bodies()
    {
        const auto made = [](QByteArrayView name, qint64 offset, qsizetype size) {
            QByteArray bytes(size, '?');
            DemoBody(name).read(offset, {bytes.data(), size_t(size)});
            return bytes;
        };
        const QByteArray name = demoName(7);
        const QByteArray whole = made(name, 0, 100'000);
        QVERIFY(whole.startsWith(name + '\n'));
        // What an older program downloaded must stay verifiable, so these bytes may not change.
        QCOMPARE(whole.mid(20, 8).toHex(), "dfc44b6b0dfaf0a1");
        QCOMPARE(made(name, 0, 5), whole.left(5)); // shorter than the name
        for (const int offset : {0, 3, 18, 19, 20, 21, 27, 4096, 32'780, 32'788, 32'789, 65'555})
            QCOMPARE(made(name, offset, 33'000), whole.mid(offset, 33'000));

        QVERIFY(isDemoBody(name, whole));
        QVERIFY(isDemoBody(name, {}));
        QVERIFY(!isDemoBody(demoName(8), whole));
        QVERIFY(isDemoBodyPart(name, 32'770, whole.sliced(32'770)));
        QVERIFY(!isDemoBodyPart(name, 32'769, whole.sliced(32'770)));
        for (const int at : {0, 19, 20, 4095, 4096, 99'999}) {
            QByteArray wrong = whole;
            wrong[at] = char(wrong[at] ^ 1);
            QVERIFY2(!isDemoBody(name, wrong), qPrintable(QString::number(at)));
        }
        const qint64 far = (qint64(1) << 41) - 10;
        QVERIFY(isDemoBodyPart(name, far, made(name, far, 10)));
        QVERIFY(made(name, far - 32'768, 10) != made(name, far, 10)); // the rounds of the table differ
    }

    void sizes()
    {
        DemoOptions options;
        QCOMPARE(demoSize(5, options), 100);
        options.varySize = true;
        QSet<qint64> seen;
        for (qint64 index = 0; index < 2000; ++index)
            seen += demoSize(index, options);
        QCOMPARE(std::ranges::min(seen), 25);
        QCOMPARE(std::ranges::max(seen), 200);
        QVERIFY(seen.size() > 150);
        const auto service = serve(options);
        for (const qint64 index : {3, 4})
            QCOMPARE(Client(service).get(target(index)).body.size(), demoSize(demoName(index), options));
        options.size = 0;
        QCOMPARE(demoSize(5, options), 0);
    }

    void faultWords()
    {
        QCOMPARE(demoFaultHelp().size(), 40);
        for (const QString &line : demoFaultHelp()) {
            const QString word = line.section(QLatin1Char(' '), 0, 0);
            const auto fault = parseDemoFault(word);
            QVERIFY2(fault && fault->rate == 1 && demoFaultWord(fault->kind) == word, qPrintable(word));
        }
        QCOMPARE(*parseDemoFault(QStringLiteral("list-500:0.25")), (DemoFault{DemoFaultKind::List500, 0.25}));
        QVERIFY(parseDemoFault(QStringLiteral("name-slash:1")));

        const std::pair<const char *, const char *> bad[] = {
            {"", "reset-body, short"}, {"nonsense", "list-cycle"},
            {"500:", "after the colon"}, {"500:x", "after the colon"}, {"500:2", "from 0 to 1"},
            {"500:-0.1", "from 0 to 1"}, {"500:nan", "from 0 to 1"}, {"name-slash:0.5", "takes no rate"},
            {"list-loop:0", "takes no rate"}};
        for (const auto &[text, says] : bad) {
            const auto fault = parseDemoFault(QString::fromLatin1(text));
            QVERIFY2(!fault && fault.error().kind == ErrorKind::BadInput, text);
            QVERIFY2(fault.error().message.contains(QLatin1String(says)), qPrintable(fault.error().message));
        }
    }

    void badOptions()
    {
        const auto fault = [](auto change) {
            DemoOptions options;
            change(options);
            const auto service = DemoService::start(options);
            return service ? QString() : service.error().message.section(QLatin1Char(','), 0, 0);
        };
        QCOMPARE(fault([](auto &) {}), QString());
        QCOMPARE(fault([](auto &o) { o.files = -1; }), QStringLiteral("files is -1"));
        QCOMPARE(fault([](auto &o) { o.files = 1'000'000'001; }), QStringLiteral("files is 1000000001"));
        QCOMPARE(fault([](auto &o) { o.size = (1ll << 40) + 1; }), QStringLiteral("size is 1099511627777"));
        QCOMPARE(fault([](auto &o) { o.page = 0; }), QStringLiteral("page is 0"));
        QCOMPARE(fault([](auto &o) { o.page = 1'000'001; }), QStringLiteral("page is 1000001"));
        QCOMPARE(fault([](auto &o) { o.threads = 0; }), QStringLiteral("threads is 0"));
        QCOMPARE(fault([](auto &o) { o.latency = -1ms; }), QStringLiteral("latency is -1"));
        QCOMPARE(fault([](auto &o) { o.faults = {{DemoFaultKind::Stall, 1.5}}; }),
            QStringLiteral("fault stall has rate 1.5"));
    }

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
