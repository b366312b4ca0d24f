// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/digest.h"
#include "core/source/list/list_service.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace milliard;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

constexpr char emptyPage[] = "HTTP/1.1 200 OK\r\nContent-Length: 17\r\n\r\n{\"FileNames\":[]}\n";
constexpr char notFound[] = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";
constexpr char busy[] = "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n";

ListService service(const QString &base = u"http://host:81"_s, const ListServiceOptions &options = {})
{
    JobOptions jobOptions;
    jobOptions.retry = {3, 0ms, {503}};
    jobOptions.timeout = 5s;
    return {QUrl(base), options, jobOptions};
}

Result<Page> parsed(const QByteArray &body)
{
    return service().parse("cursor", body);
}

QStringList names(const Page &page)
{
    QStringList names;
    for (const Entry &entry : page.entries)
        names += entry.name;
    return names;
}

// Answers one request after another, the last answer for ever, and keeps what was asked.
class Server
{
public:
    explicit Server(QByteArrayList answers)
        : m_answers(std::move(answers))
    {
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("no port");
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                const QByteArray request = socket->readAll();
                targets += request.split(' ').value(1);
                socket->write(m_answers.size() > 1 ? m_answers.takeFirst() : m_answers.first());
                socket->disconnectFromHost();
            });
        });
    }
    QString address() const { return u"http://127.0.0.1:%1"_s.arg(m_server.serverPort()); }
    QByteArrayList targets;

private:
    QByteArrayList m_answers;
    QTcpServer m_server;
};

} // namespace

class TestListService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rightPage()
    {
        const auto page = parsed(R"({"FileNames":["a","żółć","a"],"NextFile":"b \u0000+","More":[1]})");
        QVERIFY2(page, qPrintable(page ? QString() : page.error().message));
        QCOMPARE(page->cursor, "cursor");
        QCOMPARE(names(*page), (QStringList{u"a"_s, u"żółć"_s, u"a"_s}));
        QCOMPARE(page->entries[0].url, "http://host:81/get/a");
        QCOMPARE(page->entries[0].size, -1);
        QVERIFY(page->next == QByteArray("b \0+", 4));
    }

    void lastPage()
    {
        for (const char *end : {"", ",\"NextFile\":null", ",\"NextFile\":\"\""}) {
            const auto page = parsed(QByteArray(R"({"FileNames":["a"])") + end + '}');
            QVERIFY2(page && !page->next && page->entries.size() == 1, end);
        }
        const auto empty = parsed(R"({"FileNames":[]})");
        QVERIFY(empty && empty->entries.isEmpty() && !empty->next);
    }

    void sizes()
    {
        const auto page = parsed(R"({"FileNames":["a","b","c","d","e","f"],"FileSizes":[0,5000000000,null,"7",-7,1.5]})");
        QVERIFY(page);
        QCOMPARE(page->entries[0].size, 0);
        QCOMPARE(page->entries[1].size, 5'000'000'000);
        QCOMPARE(page->entries[2].size, -1); // what is no size is not told
        QCOMPARE(page->entries[3].size, -1);
        QCOMPARE(page->entries[4].size, -1);
        QCOMPARE(page->entries[5].size, -1);
    }

    void digests()
    {
        const auto page = parsed(R"({"FileNames":["a","b","c"],"FileDigests":["crc32c:e3069283",null,"MD5=kAFQmDzST7DWlj99KOF/cg=="]})");
        QVERIFY(page);
        QCOMPARE(Digest::unpacked(page->entries[0].digest).text(), u"crc32c:e3069283"_s);
        QVERIFY(page->entries[1].digest.isEmpty());
        QCOMPARE(Digest::unpacked(page->entries[2].digest).text(), u"md5:900150983cd24fb0d6963f7d28e17f72"_s);
        QVERIFY(parsed(R"({"FileNames":["a"]})")->entries[0].digest.isEmpty());
    }

    void login()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"netrc"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("machine 127.0.0.1 login ann password secret") > 0);
        file.close();
        qputenv("NETRC", file.fileName().toLocal8Bit());
        Server server({"HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n"});
        ListService source = service(server.address());
        qunsetenv("NETRC");
        QVERIFY(source.signer());
        QCOMPARE(source.signer()->fields(server.address().toLatin1() + "/get/a"), (RequestFields{{"Authorization", "Basic YW5uOnNlY3JldA=="}}));
        std::optional<Result<Page>> answer;
        source.page({}, [&](Result<Page> page) { answer = std::move(page); });
        QTRY_VERIFY(answer);
        QVERIFY(!*answer);
        QCOMPARE(answer->error().httpStatus, 401);
        QVERIFY2(answer->error().message.contains(u"does not take the login"_s), qPrintable(answer->error().message));
    }

    void bad_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QStringList>("says");
        const auto row = [](const char *tag, const char *body, const QStringList &says) {
            QTest::newRow(tag) << QByteArray(body) << says;
        };
        row("empty", "", {u"not JSON"_s, u"the answer is empty"_s});
        row("html", "<html>Log in</html>", {u"not JSON at byte"_s, u"<html>Log in"_s});
        row("bytes", "\xff\xfe\x01", {u"not JSON at byte"_s});
        row("truncated", "{\"FileNames\":[\"a\",\"b", {u"not JSON at byte"_s});
        row("truncated after a name", R"({"FileNames":["a",)", {u"not JSON at byte"_s});
        row("two documents", R"({"FileNames":[]}{"FileNames":[]})", {u"not JSON at byte 16"_s});
        row("array", R"(["a","b"])", {u"an array where an object"_s, u"FileNames"_s});
        row("string", R"("a")", {u"not JSON"_s});
        row("no names", R"({"Files":["a"],"Next":"b"})", {u"\"FileNames\" is missing"_s, u"Files, Next"_s});
        row("names in another case", R"({"filenames":["a"]})",
            {u"\"FileNames\" is missing"_s, u"filenames"_s});
        row("names null", R"({"FileNames":null})", {u"\"FileNames\" is null"_s});
        row("names a string", R"({"FileNames":"a"})", {u"\"FileNames\" is a string"_s});
        row("a number for a name", R"({"FileNames":["a",2,"c"]})", {u"name 2 is a number"_s});
        row("null for a name", R"({"FileNames":[null]})", {u"name 1 is null"_s});
        row("next a number", R"({"FileNames":["a"],"NextFile":7})", {u"\"NextFile\" is a number"_s});
        row("next false", R"({"FileNames":["a"],"NextFile":false})", {u"\"NextFile\" is a boolean"_s});
        row("too few sizes", R"({"FileNames":["a","b"],"FileSizes":[1]})",
            {u"\"FileSizes\""_s, u"2 names"_s});
        row("too many sizes", R"({"FileNames":["a"],"FileSizes":[1,2]})", {u"\"FileSizes\""_s});
        row("sizes a number", R"({"FileNames":["a"],"FileSizes":1})", {u"\"FileSizes\""_s});
        row("too few digests", R"({"FileNames":["a","b"],"FileDigests":[null]})", {u"\"FileDigests\""_s, u"2 names"_s});
        row("no digest", R"({"FileNames":["a","b"],"FileDigests":[null,"\u001bmd5"]})", {u"digest 2"_s, u"no digest such as"_s});
        row("a number for a digest", R"({"FileNames":["a"],"FileDigests":[7]})", {u"digest 1"_s});
        row("control characters", "\x1b[2J\x07 {}", {u"not JSON at byte"_s});
        row("control characters in keys", "{\"\\u001b[2J\":1}", {u"\"FileNames\" is missing"_s});
    }
    void bad()
    {
        QFETCH(QByteArray, body);
        QFETCH(QStringList, says);
        const auto page = parsed(body);
        QVERIFY(!page);
        QCOMPARE(page.error().kind, ErrorKind::BadListing);
        const QString message = page.error().message;
        for (const QString &words : says)
            QVERIFY2(message.contains(words), qPrintable(message));
        // It goes to terminals, and it stays readable.
        QVERIFY2(std::ranges::none_of(message, [](QChar c) { return c.category() == QChar::Other_Control; }),
            qPrintable(message));
        QVERIFY(message.size() < 500);
    }

    void mostNames()
    {
        const QByteArray most = "{\"FileNames\":[" + QByteArray("\"\",").repeated(ListService::maxNames - 1);
        const auto whole = parsed(most + "\"a\"]}");
        QVERIFY(whole && whole->entries.size() == ListService::maxNames);
        const auto tooMany = parsed(most + "\"a\",\"b\"]}");
        QVERIFY(!tooMany && tooMany.error().kind == ErrorKind::BadListing);
        QVERIFY2(tooMany.error().message.contains(u"1000001 names"_s), qPrintable(tooMany.error().message));
    }

    void longAnswersAreNotQuotedWhole()
    {
        QVERIFY(parsed(QByteArray(1'000'000, '<')).error().message.size() < 500);
        const auto page = parsed("{\"" + QByteArray(1'000'000, 'k') + "\":1}");
        QVERIFY2(
            page.error().message.size() < 1000, qPrintable(QString::number(page.error().message.size())));
    }

    void encoding_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("end");
        const auto row
            = [](const QString &name, const char *end) { QTest::newRow(end) << name << QByteArray(end); };
        row(u"plain-_.~09AZaz"_s, "plain-_.~09AZaz");
        row(u"a b"_s, "a%20b");
        row(u"100%"_s, "100%25");
        row(u"%2F"_s, "%252F");
        row(u"a?b=c"_s, "a%3Fb%3Dc");
        row(u"a#b"_s, "a%23b");
        row(u"a+b&c;d"_s, "a%2Bb%26c%3Bd");
        row(u"ż🎈"_s, "%C5%BC%F0%9F%8E%88");
        row(u"folder/a"_s, "folder/a");
        row(u"a\nb"_s, "a%0Ab");
        row(u"http://x"_s, "http%3A//x");
        row(u"a/../b"_s, "a/../b"); // as listed: it is the sink that refuses it
        row(u"\"<>\\^`{|}'()*!"_s, "%22%3C%3E%5C%5E%60%7B%7C%7D%27%28%29%2A%21");
        QTest::newRow("nul") << u"a"_s + QChar(0) << QByteArray("a%00");
    }
    void encoding()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, end);
        const QJsonObject object{{u"FileNames"_s, QJsonArray{name}}};
        const auto page = parsed(QJsonDocument(object).toJson());
        QVERIFY(page);
        QCOMPARE(page->entries[0].name, name);
        QCOMPARE(page->entries[0].url, "http://host:81/get/" + end);
        // And the way to the server keeps it.
        const QUrl url = QUrl::fromEncoded(page->entries[0].url);
        QCOMPARE(url.path(QUrl::FullyEncoded).toUtf8(), "/get/" + end);
    }

    // Half a character would be asked for under another name.
    void notToBeAskedFor()
    {
        for (const char *name : {"a\\ud800", "\\udc00", "\\udc00\\ud800"}) {
            const auto page = parsed(QByteArray("{\"FileNames\":[\"") + name + "\",\"?\"]}");
            QVERIFY(page && page->entries.size() == 2);
            QVERIFY2(page->entries[0].url.isEmpty(), page->entries[0].url.constData());
            QCOMPARE(page->entries[1].url, "http://host:81/get/%3F");
        }
        for (const qsizetype size : {ListService::maxNameSize, ListService::maxNameSize + 1}) {
            const auto page = parsed("{\"FileNames\":[\"" + QByteArray(size, 'n') + "\"]}");
            QVERIFY(page && page->entries[0].url.isEmpty() == (size > ListService::maxNameSize));
        }
    }

    void joins_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("getPath");
        QTest::addColumn<QByteArray>("url");
        const auto row = [](const QString &base, const QString &getPath, const char *url) {
            QTest::addRow("%s and %s", qPrintable(base), qPrintable(getPath))
                << base << getPath << QByteArray(url);
        };
        row(u"http://h"_s, u"/get/"_s, "http://h/get/n");
        row(u"http://h/"_s, u"get/"_s, "http://h/get/n");
        row(u"http://h:8080/p"_s, u"/get/"_s, "http://h:8080/p/get/n");
        row(u"http://h:8080/p/"_s, u"get/"_s, "http://h:8080/p/get/n");
        row(u"http://h/p/q//"_s, u"/get/"_s, "http://h/p/q/get/n");
        row(u"https://h/p"_s, u"/"_s, "https://h/p/n");
        row(u"http://h/p"_s, u"/a b/"_s, "http://h/p/a%20b/n");
        row(u"http://h/a%2Fb%20c"_s, u"/get/"_s, "http://h/a%2Fb%20c/get/n");
        row(u"http://[::1]:80/p"_s, u"/get/"_s, "http://[::1]:80/p/get/n");
    }
    void joins()
    {
        QFETCH(QString, base);
        QFETCH(QString, getPath);
        ListServiceOptions options;
        options.getPath = getPath;
        const auto page = service(base, options).parse({}, R"({"FileNames":["n"]})");
        QTEST(page.value().entries[0].url, "url");
    }

    void optionsInJson()
    {
        const ListServiceOptions others{u"/l"_s, u"/g/"_s, u"n"_s, u"x"_s, u"s"_s, u"d"_s, u"m"_s};
        QCOMPARE(listServiceOptionsFromJson(toJson(others)), others);
        QCOMPARE(listServiceOptionsFromJson({}), ListServiceOptions());
        QCOMPARE(toJson(others).size(), 7);
        const auto page
            = service(u"http://h"_s, others).parse({}, R"({"n":["a"],"x":"next","s":[5],"FileNames":1})");
        QVERIFY(page && page->next == Cursor("next") && page->entries[0].size == 5);
        QCOMPARE(page->entries[0].url, "http://h/g/a");
    }

    void asksForPages()
    {
        Server server({emptyPage});
        ListService list = service(server.address() + u"/p/"_s);
        const Cursor cursors[] = {"", "plain", "a b+c&d=e%2F?#/", QByteArray("\0\xff", 2), "żółć"};
        for (const Cursor &cursor : cursors) {
            std::optional<Result<Page>> got;
            list.page(cursor, [&got](Result<Page> page) { got = std::move(page); });
            QVERIFY(!got); // never from within the call
            QTRY_VERIFY(got);
            QVERIFY2(*got, qPrintable(*got ? QString() : got->error().message));
            QCOMPARE((*got)->cursor, cursor);
        }
        QCOMPARE(server.targets[0], "/p/list");
        for (int i = 1; i < int(std::size(cursors)); ++i) {
            const QByteArray marker = server.targets[i].mid(qstrlen("/p/list?next-marker="));
            QVERIFY2(server.targets[i].startsWith("/p/list?next-marker="), server.targets[i].constData());
            QVERIFY2(
                !marker.contains('&') && !marker.contains('+') && !marker.contains('#'), marker.constData());
            QCOMPARE(QByteArray::fromPercentEncoding(marker), cursors[i]);
        }
    }

    void furtherAttempts_data()
    {
        QTest::addColumn<QByteArrayList>("answers");
        QTest::addColumn<int>("requests");
        QTest::addColumn<int>("status"); // of the error; 0: the page came
        QTest::newRow("third time lucky") << QByteArrayList{busy, busy, emptyPage} << 3 << 0;
        QTest::newRow("never") << QByteArrayList{busy} << 3 << 503;
        QTest::newRow("of no use") << QByteArrayList{notFound, emptyPage} << 1 << 404;
    }
    void furtherAttempts()
    {
        QFETCH(QByteArrayList, answers);
        Server server(answers);
        ListService list = service(server.address());
        std::optional<Result<Page>> got;
        list.page({}, [&got](Result<Page> page) { got = std::move(page); });
        QTRY_VERIFY(got);
        QTEST(int(server.targets.size()), "requests");
        QTEST(*got ? 0 : got->error().httpStatus, "status");
    }

    void errorsNameTheAddress()
    {
        for (const char *answer : {"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]", notFound}) {
            Server server({answer});
            ListService list = service(server.address());
            std::optional<Result<Page>> got;
            list.page({}, [&got](Result<Page> page) { got = std::move(page); });
            QTRY_VERIFY(got);
            QVERIFY(!*got);
            QVERIFY2(got->error().message.startsWith(server.address() + u"/list: "_s),
                qPrintable(got->error().message));
        }
    }
};

QTEST_GUILESS_MAIN(TestListService)
#include "test_list_service.moc"
