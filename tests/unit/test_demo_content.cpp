// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/support/demo_client.h"

#include <QSet>
#include <QTest>

using namespace milliard;
using namespace std::chrono_literals;

class TestDemoContent : public QObject
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
        QCOMPARE(demoFaultHelp().size(), 42);
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
};

QTEST_GUILESS_MAIN(TestDemoContent)
#include "test_demo_content.moc"
