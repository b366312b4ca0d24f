// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/cause.h"
#include "core/model/failure_lines.h"

#include <QTest>

using namespace milliard;
using namespace Qt::StringLiterals;

class TestCause : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_data()
    {
        QTest::addColumn<Error>("error");
        QTest::addColumn<QString>("name");
        QTest::newRow("status") << Error{ErrorKind::HttpStatus, u"x"_s, 404} << u"http-404"_s;
        QTest::newRow("status that is not told") << Error{ErrorKind::HttpStatus, u"x"_s} << u"http-status"_s;
        QTest::newRow("kind") << Error{ErrorKind::TimedOut, u"host"_s} << u"timed-out"_s;
        QTest::newRow("kind of an answer") << Error{ErrorKind::WrongLength, u"x"_s, 200} << u"wrong-length"_s;
    }

    void names()
    {
        QFETCH(Error, error);
        QTEST(causeName(causeOf(error)), "name");
        QFETCH(QString, name);
        QVERIFY(causeFromName(name).value() == causeOf(error));
    }

    void noCauses()
    {
        for (const QString &text : {u""_s, u"garbage"_s, u"http-"_s, u"http-0404"_s, u"http--404"_s, u"http-404 "_s, u"HTTP-404"_s, u"404"_s}) {
            const auto cause = causeFromName(text);
            QVERIFY2(!cause, qPrintable(text));
            QCOMPARE(cause.error().kind, ErrorKind::BadInput);
        }
    }

    void csv()
    {
        QCOMPARE(csvRecord({u"a"_s, u""_s, u"b c"_s}), "a,,b c\r\n");
        QCOMPARE(csvRecord({u""_s, u"a"_s}), ",a\r\n");
        QCOMPARE(csvRecord({u"say \"no\""_s, u"1,2"_s, u"two\nlines"_s, u"\r"_s}), "\"say \"\"no\"\"\",\"1,2\",\"two\nlines\",\"\r\"\r\n");
        QCOMPARE(csvRecord({u"żółć"_s}), u"żółć\r\n"_s.toUtf8());
        const Failure failure{u"a,b"_s, Error{ErrorKind::HttpStatus, u"404"_s, 404}, 3, 6};
        QCOMPARE(failureCsvRecord(failure), "\"a,b\",http-404,http-status,404,3,\"The server answered with an error: 404. It is not there any more, or the address is wrong.\",7\r\n");
        QCOMPARE(failureCsvRecord({u"a"_s, Error{ErrorKind::WrongLength, {}}, 1}).count(','), failureCsvHeader().count(','));
    }
};

QTEST_GUILESS_MAIN(TestCause)
#include "test_cause.moc"
