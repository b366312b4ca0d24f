// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/support/cli.h"
#include "tests/support/raw_server.h"
#include "tests/support/tree.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>
#include <QUrlQuery>

#include <mutex>
#include <set>

using namespace milliard;
using namespace milliard::test;
using Qt::StringLiterals::operator""_s;

namespace {

// A bucket that gives ten keys a page, to which keys come while it is listed.
class Bucket
{
public:
    explicit Bucket(int keys)
    {
        for (int i = 0; i < keys; ++i)
            m_keys.insert("k" + QByteArray::number(100 + i));
        m_server = RawServer::start([this](RawConnection &connection) {
            while (const auto request = connection.request()) {
                const QUrl url = QUrl::fromEncoded(request->target);
                if (QUrlQuery(url).hasQueryItem(u"list-type"_s)) {
                    send(connection, "200 OK", page(QUrlQuery(url)));
                    continue;
                }
                const QByteArray key = request->name();
                if (const QByteArray fault = refusal(key); fault == "hang")
                    connection.untilClosed();
                else if (!fault.isEmpty())
                    send(connection, fault, "no");
                else
                    send(connection, "200 OK", key);
            }
        });
    }

    QString endpoint() const { return u"http://127.0.0.1:%1"_s.arg(m_server->port()); }
    void put(const QByteArray &key)
    {
        const std::lock_guard lock(m_mutex);
        m_keys.insert(key);
    }
    void refuse(const QByteArray &key, const QByteArray &how) // a status, "hang" or nothing
    {
        const std::lock_guard lock(m_mutex);
        m_refused = {key, how};
    }

private:
    static void send(RawConnection &connection, const QByteArray &status, const QByteArray &body)
    {
        connection.send("HTTP/1.1 " + status + "\r\nContent-Type: application/xml\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    }
    QByteArray refusal(const QByteArray &key)
    {
        const std::lock_guard lock(m_mutex);
        return key == m_refused.first ? m_refused.second : QByteArray();
    }
    QByteArray page(const QUrlQuery &query)
    {
        const std::lock_guard lock(m_mutex);
        const QByteArray after = query.queryItemValue(query.hasQueryItem(u"continuation-token"_s) ? u"continuation-token"_s : u"start-after"_s, QUrl::FullyDecoded).toUtf8();
        QByteArray objects;
        QByteArray last;
        int count = 0;
        auto key = m_keys.upper_bound(after);
        for (; key != m_keys.end() && count < 10; ++key, ++count) {
            last = *key;
            objects += "<Contents><Key>" + *key + "</Key><Size>" + QByteArray::number(key->size()) + "</Size></Contents>";
        }
        const bool isCut = key != m_keys.end();
        return "<?xml version=\"1.0\"?><ListBucketResult><EncodingType>url</EncodingType><IsTruncated>" + QByteArray(isCut ? "true" : "false") + "</IsTruncated>"
            + (isCut ? "<NextContinuationToken>" + last + "</NextContinuationToken>" : QByteArray()) + objects + "</ListBucketResult>";
    }

    std::mutex m_mutex;
    std::set<QByteArray> m_keys;
    std::pair<QByteArray, QByteArray> m_refused;
    std::unique_ptr<RawServer> m_server;
};

} // namespace

// A bucket that gets new keys while a job has a page of it open: what the page had is not lost.
class TestChangedBucket final : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;

    QString path(const QString &name) const { return m_dir->filePath(name); }
    CliRun run(const QStringList &words) const { return runCli(words + QStringList{u"--json"_s, u"--data-dir"_s, path(u"data"_s)}); }
    QStringList get(const Bucket &bucket, const QStringList &more = {}) const
    {
        return QStringList{u"get"_s, u"s3://b"_s, u"--anonymous"_s, u"--endpoint"_s, bucket.endpoint(), u"-o"_s, path(u"files"_s), u"--retries=0"_s, u"--timeout=5"_s} + more;
    }

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void resumed()
    {
        Bucket bucket(40);
        bucket.refuse("k109", "hang");
        QProcess process;
        process.start(QStringLiteral(MILLIARD_CLI), get(bucket) + QStringList{u"--data-dir"_s, path(u"data"_s)});
        QVERIFY(process.waitForStarted());
        QVERIFY(QTest::qWaitFor([this] { return filesBelow(path(u"files"_s)).filter(u"k1"_s).size() >= 39; }, 20'000));
        process.kill();
        process.waitForFinished();
        bucket.refuse("k109", {});
        bucket.put("k0"); // comes before all of the page that is open
        const CliRun done = run({u"resume"_s});
        QVERIFY2(done.exitStatus == 0, done.text());
        QVERIFY2(contentOf(path(u"files/k109"_s)) == "k109", done.text());
    }

    void retried_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<bool>("comes");
        QTest::newRow("ranges") << QStringList() << true;
        QTest::newRow("serial") << QStringList{u"--listing=serial"_s} << false; // by the server's tokens: it cannot be asked for up to a key
    }
    void retried()
    {
        QFETCH(QStringList, options);
        QFETCH(bool, comes);
        Bucket bucket(40);
        bucket.refuse("k109", "403 No");
        const CliRun first = run(get(bucket, options));
        QVERIFY2(first.exitStatus == 1 && first.last()[u"failed"_s].toInt() == 1, first.text());
        bucket.refuse("k109", {});
        bucket.put("k0");
        const CliRun retried = run({u"retry"_s});
        const QJsonObject last = retried.last();
        QCOMPARE(last[u"done"_s].toInt() + last[u"skipped"_s].toInt() + last[u"failed"_s].toInt(), last[u"listed"_s].toInt());
        QCOMPARE(last[u"listed"_s].toInt(), 40);
        QCOMPARE(retried.exitStatus, comes ? 0 : 1); // or it is said
        QCOMPARE(QFile::exists(path(u"files/k109"_s)), comes);
        if (comes)
            return;
        const CliRun failures = run({u"failures"_s});
        QVERIFY2(failures.both.contains("its page of the listing has it no more"), failures.text());
        const CliRun again = run({u"again"_s});
        QVERIFY2(again.exitStatus == 0, again.text());
        QVERIFY(QFile::exists(path(u"files/k109"_s)) && QFile::exists(path(u"files/k0"_s)));
    }
};

QTEST_GUILESS_MAIN(TestChangedBucket)
#include "test_changed_bucket.moc"
