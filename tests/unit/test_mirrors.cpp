// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/engine/mirrors.h"

#include <QTest>

using namespace milliard;

class TestMirrors final : public QObject
{
    Q_OBJECT

    static Entry entry(const QList<QByteArray> &mirrors)
    {
        Entry entry{.name = {}, .url = "a"};
        entry.extras.edit().mirrors = mirrors;
        return entry;
    }
    static Error refused() { return {ErrorKind::ConnectionRefused, {}}; }
    static Error notFound() { return {ErrorKind::HttpStatus, {}, 404}; }
    static RetryPolicy policy(int attempts)
    {
        RetryPolicy policy;
        policy.attempts = attempts;
        return policy;
    }

private Q_SLOTS:
    void oneAddress()
    {
        Entry e = entry({});
        Mirrors mirrors;
        QVERIFY(!mirrors.turn(e, refused(), policy(4), 1));
        QVERIFY(!mirrors.turn(e, notFound(), policy(4), 1));
        QCOMPARE(e.url, "a");
        QVERIFY(!mirrors.wasAnswered());
    }

    void rounds()
    {
        Entry e = entry({"b", "c"});
        Mirrors mirrors;
        for (int round = 1; round <= 3; ++round) {
            QCOMPARE(e.url, "a");
            QCOMPARE(mirrors.turn(e, refused(), policy(3), round), round);
            QCOMPARE(e.url, "b");
            QCOMPARE(mirrors.turn(e, refused(), policy(3), round), round);
            QCOMPARE(e.url, "c");
            QVERIFY(!mirrors.turn(e, refused(), policy(3), round));
            QCOMPARE(e.url, round < 3 ? "a" : "c");
        }
        QVERIFY(!mirrors.wasAnswered());
    }

    void whatHelpsNoMoreIsLeftOut()
    {
        Entry e = entry({"b", "c"});
        Mirrors mirrors;
        QCOMPARE(mirrors.turn(e, notFound(), policy(2), 1), 1);
        QCOMPARE(e.url, "b");
        QVERIFY(mirrors.wasAnswered());
        QCOMPARE(mirrors.turn(e, refused(), policy(2), 1), 1);
        QCOMPARE(e.url, "c");
        QCOMPARE(mirrors.turn(e, notFound(), policy(2), 1), 2); // b alone is left, and is asked once more
        QCOMPARE(e.url, "b");
        QVERIFY(e.extras->mirrors.isEmpty());
        QVERIFY(!mirrors.turn(e, refused(), policy(2), 2));
    }

    void whatIsNotTheAddresssFault()
    {
        Entry e = entry({"b"});
        Mirrors mirrors;
        for (const ErrorKind kind : {ErrorKind::DestinationFull, ErrorKind::FileExists, ErrorKind::TooLarge, ErrorKind::Cancelled, ErrorKind::PathUnusable}) {
            QVERIFY(!mirrors.turn(e, {kind, {}}, policy(4), 1));
            QCOMPARE(e.url, "a");
        }
    }
};

QTEST_GUILESS_MAIN(TestMirrors)
#include "test_mirrors.moc"
