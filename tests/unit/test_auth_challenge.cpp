// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/auth_challenge.h"

#include <QTest>

using namespace milliard;

namespace {

// "scheme token68 name=value name=value; …"
QByteArray shown(const QList<AuthChallenge> &challenges)
{
    QByteArray text;
    for (const AuthChallenge &challenge : challenges) {
        text += (text.isEmpty() ? "" : "; ") + challenge.scheme + (challenge.token68.isEmpty() ? "" : ' ' + challenge.token68);
        for (const auto &[name, value] : challenge.parameters)
            text += ' ' + name + '=' + value;
    }
    return text;
}

} // namespace

class TestAuthChallenge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void read_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("what");
        const auto row = [](const char *field, const char *what) { QTest::newRow(field) << QByteArray(field) << QByteArray(what); };
        row("", "");
        row(" , ,", "");
        row("Basic", "basic");
        row("Basic realm=\"simple\"", "basic realm=simple");
        // RFC 9110 §11.6.1's own
        row("Basic realm=\"simple\", Newauth realm=\"apps\", type=1, title=\"Login to \\\"apps\\\"\"", "basic realm=simple; newauth realm=apps type=1 title=Login to \"apps\"");
        row("Bearer realm=\"https://auth.docker.io/token\",service=\"registry.docker.io\",scope=\"repository:library/debian:pull\"",
            "bearer realm=https://auth.docker.io/token service=registry.docker.io scope=repository:library/debian:pull");
        row("Bearer scope=\"a:b:pull,push\" , REALM = \"x\"", "bearer scope=a:b:pull,push realm=x");
        row("Negotiate, NTLM abc+/==, Basic realm=x", "negotiate; ntlm abc+/==; basic realm=x");
        row("Negotiate YWJj", "negotiate YWJj");
        row("Basic realm=\"\"", "basic realm=");
        row("Basic realm=\"a,b=c\",charset=\"UTF-8\"", "basic realm=a,b=c charset=UTF-8");
        // What is wrong ends it, and what is before it holds.
        row("Basic realm=\"open", "");
        row("Basic realm=a, Bearer realm=\"open", "basic realm=a");
        row("Basic realm=a b", "");
        row("=", "");
        row("\"Basic\"", "");
        row("Basic realm=a, =b", "basic realm=a");
    }
    void read()
    {
        QFETCH(QByteArray, field);
        QFETCH(QByteArray, what);
        QCOMPARE(shown(authChallenges(field)), what);
    }
    void parameter()
    {
        const auto challenges = authChallenges("Bearer a=1, b=2, a=3");
        QCOMPARE(challenges.size(), 1);
        QCOMPARE(challenges[0].parameter("a"), "1");
        QVERIFY(challenges[0].parameter("c").isNull());
    }
};

QTEST_APPLESS_MAIN(TestAuthChallenge)
#include "test_auth_challenge.moc"
