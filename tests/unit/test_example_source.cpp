// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/source_kind.h"

#include <QTest>

#include <optional>

using namespace milliard;
using namespace Qt::StringLiterals;

namespace milliard {
extern const SourceKind countdownKind;
}

// The example of docs/write-a-source.md does what it says.
class TestExampleSource final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void walksItsPages()
    {
        QVERIFY(countdownKind.recognises(u"countdown:host"_s));
        QVERIFY(!countdownKind.recognises(u"http://host/"_s));
        const QJsonObject options{{u"from"_s, u"250"_s}};
        QVERIFY(checkOptions(countdownKind, options));
        const auto plan = countdownKind.plan(u"countdown:host"_s, options);
        QVERIFY(plan);
        const auto source = plan->make({});
        QStringList names;
        std::optional<Cursor> cursor = Cursor();
        for (int pages = 0; cursor && pages < 10; ++pages) {
            std::optional<Result<Page>> page;
            source->page(*cursor, [&](Result<Page> received) { page = std::move(received); });
            QVERIFY(!page); // not from within
            QTRY_VERIFY(page);
            QVERIFY(*page);
            QCOMPARE((*page)->cursor, *cursor);
            for (const Entry &entry : (*page)->entries)
                names.append(entry.name);
            cursor = (*page)->next;
        }
        QVERIFY(!cursor);
        QCOMPARE(names.size(), 250);
        QCOMPARE(names.first(), u"250"_s);
        QCOMPARE(names.last(), u"1"_s);
    }

    void refusesWhatIsWrong()
    {
        QVERIFY(!countdownKind.plan(u"countdown:"_s, {}));
        for (const QJsonValue &from : {QJsonValue(u"0"_s), QJsonValue(u"x"_s), QJsonValue(7), QJsonValue(u"1000000001"_s)}) {
            const auto checked = checkOptions(countdownKind, {{u"from"_s, from}});
            QVERIFY(!checked);
            QVERIFY2(checked.error().message.startsWith(u"from "_s), qPrintable(checked.error().message));
        }
        QVERIFY(checkOptions(countdownKind, {{u"other"_s, 7}})); // an older job's
    }
};

QTEST_GUILESS_MAIN(TestExampleSource)
#include "test_example_source.moc"
