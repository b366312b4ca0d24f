// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/login_signer.h"
#include "tests/support/raw_server.h"

#include <QNetworkRequest>
#include <QTest>

using namespace milliard;
using namespace milliard::test;
using Qt::StringLiterals::operator""_s;

class TestLoginSigner final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Several folders are asked for side by side: each that is refused gets an answer, though the keychain is asked once.
    void allThatWaitAreAnswered()
    {
        qputenv("NETRC", "/nonexistent");
        qputenv("DBUS_SESSION_BUS_ADDRESS", "disabled:");
        std::atomic<int> refused = 0;
        const auto server = RawServer::start([&refused](RawConnection &connection) {
            while (connection.request()) {
                // None is told before all have asked, so that they wait for the keychain together.
                for (++refused; refused < 5;)
                    connection.wait(std::chrono::milliseconds(2));
                connection.send("HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n");
            }
        });
        QVERIFY(server);
        const QUrl url(u"http://127.0.0.1:%1/"_s.arg(server->port()));
        const auto signer = LoginSigner::make(url);
        std::vector<std::unique_ptr<PageFetcher>> fetchers;
        int answers = 0;
        for (int i = 0; i < 5; ++i) {
            fetchers.push_back(std::make_unique<PageFetcher>(JobOptions()));
            PageRequest request;
            request.request = QNetworkRequest(url);
            request.takesRefusals = true;
            signer->get(*fetchers.back(), request, [&answers](const Result<PageAnswer> &answer) {
                QVERIFY(answer);
                QCOMPARE(answer->status, 401);
                ++answers;
            });
        }
        QTRY_COMPARE_WITH_TIMEOUT(answers, 5, 20'000);
        QVERIFY(signer->error(url, "Basic").message.contains(u"keychain"_s));
    }
};

QTEST_GUILESS_MAIN(TestLoginSigner)
#include "test_login_signer.moc"
