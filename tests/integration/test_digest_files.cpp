// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/auth_challenge.h"
#include "tests/support/cli.h"
#include "tests/support/raw_server.h"
#include "tests/support/tree.h"

#include <QCryptographicHash>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <mutex>

using namespace milliard;
using namespace milliard::test;
using Qt::StringLiterals::operator""_s;

namespace {

QByteArray md5(const QByteArrayList &parts)
{
    return QCryptographicHash::hash(parts.join(':'), QCryptographicHash::Md5).toHex();
}

// Checks logins as strictly as RFC 7616 lets a server: the target of the request itself, and each count of a nonce once.
class StrictDigest
{
public:
    StrictDigest(int usesOfANonce, bool saysStale)
        : m_uses(usesOfANonce)
        , m_saysStale(saysStale)
    {
    }

    // Empty: the login is right. Else the field that refuses it.
    QByteArray refusal(const RawRequest &request)
    {
        const std::lock_guard lock(m_mutex);
        const QList<AuthChallenge> said = authChallenges(request.values("Authorization").value(0));
        if (said.isEmpty() || said.first().scheme != "digest")
            return challenge(false);
        const auto part = [&](const char *name) { return said.first().parameter(name); };
        const QByteArray secret = md5({"ann", "x", "se cret"});
        if (part("uri") != request.target || part("response") != md5({secret, part("nonce"), part("nc"), part("cnonce"), "auth", md5({request.method, request.target})})) {
            ++wrong;
            return challenge(false);
        }
        if (m_seen.contains(part("nonce") + part("nc"))) {
            ++replayed;
            return challenge(false);
        }
        m_seen.insert(part("nonce") + part("nc"));
        if (part("nonce") != nonce())
            return challenge(true);
        if (m_uses > 0 && ++m_used >= m_uses) {
            m_used = 0;
            ++m_nonce;
        }
        return {};
    }

    int wrong = 0;
    int replayed = 0;

private:
    QByteArray nonce() const { return "n" + QByteArray::number(m_nonce); }
    QByteArray challenge(bool isStale) const
    {
        return "WWW-Authenticate: Digest realm=\"x\", nonce=\"" + nonce() + "\", qop=\"auth\"" + (isStale && m_saysStale ? ", stale=true" : "") + "\r\n";
    }

    std::mutex m_mutex;
    const int m_uses;
    const bool m_saysStale;
    int m_nonce = 0;
    int m_used = 0;
    QSet<QByteArray> m_seen;
};

} // namespace

// Files behind a login by Digest: each request is signed for itself, also behind a redirect, and a nonce may run out.
class TestDigestFiles final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comes_data()
    {
        QTest::addColumn<QString>("transport");
        QTest::addColumn<bool>("redirects");
        QTest::addColumn<int>("uses");
        QTest::addColumn<QStringList>("options");
        for (const char *transport : {"auto", "qt"}) {
            const QString name = QString::fromLatin1(transport);
            QTest::addRow("%s: plainly", transport) << name << false << 0 << QStringList();
            QTest::addRow("%s: redirected", transport) << name << true << 0 << QStringList();
            QTest::addRow("%s: a nonce that runs out", transport) << name << false << 40 << QStringList();
            QTest::addRow("%s: and no retries", transport) << name << false << 40 << QStringList{u"--retries=0"_s};
            QTest::addRow("%s: redirected, a nonce that runs out", transport) << name << true << 40 << QStringList();
        }
    }
    void comes()
    {
        QFETCH(QString, transport);
        QFETCH(bool, redirects);
        QFETCH(int, uses);
        QFETCH(QStringList, options);
        StrictDigest digest(uses, true);
        constexpr int files = 150;
        const auto server = RawServer::start([&](RawConnection &connection) {
            while (const auto request = connection.request()) {
                const QByteArray refusal = digest.refusal(*request);
                if (!refusal.isEmpty()) {
                    connection.send("HTTP/1.1 401 No\r\n" + refusal + "Content-Length: 0\r\n\r\n");
                } else if (request->target.startsWith("/list")) {
                    QByteArray names;
                    for (int i = 0; i < files; ++i)
                        names += (i ? ",\"f" : "\"f") + QByteArray::number(i) + '"';
                    const QByteArray body = "{\"FileNames\":[" + names + "]}";
                    connection.send("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
                } else if (redirects && request->target.startsWith("/get/")) {
                    connection.send("HTTP/1.1 302 Found\r\nLocation: /got/" + request->name() + "?x=1#part\r\nContent-Length: 0\r\n\r\n");
                } else {
                    connection.send("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx");
                }
            }
        });
        QVERIFY(server);
        QTemporaryDir to;
        QFile netrc(to.filePath(u"netrc"_s));
        QVERIFY(netrc.open(QIODevice::WriteOnly) && netrc.write("machine 127.0.0.1 login ann password \"se cret\"") > 0);
        netrc.close();
        qputenv("NETRC", netrc.fileName().toUtf8());
        const CliRun run = runCli(QStringList{u"get"_s, u"list+http://127.0.0.1:%1"_s.arg(server->port()), u"-o"_s, to.filePath(u"files"_s), u"--data-dir"_s, to.filePath(u"data"_s),
                                      u"--json"_s, u"--transport"_s, transport, u"--backoff=0"_s, u"--connections=4"_s} + options);
        QVERIFY2(run.exitStatus == 0, run.text());
        QCOMPARE(filesBelow(to.filePath(u"files"_s)).size(), files);
        QCOMPARE(digest.wrong, 0);
        QCOMPARE(digest.replayed, 0);
    }
};

QTEST_GUILESS_MAIN(TestDigestFiles)
#include "test_digest_files.moc"
