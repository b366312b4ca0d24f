// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/error.h"
#include "core/base/network_error.h"

#include <QTest>
#include <QUrl>

using namespace milliard;
using namespace Qt::StringLiterals;

namespace
{

// Journals and scripts hold these words, so they may not change.
const std::pair<ErrorKind, const char *> kinds[] = {
    {ErrorKind::BadInput, "bad-input"},
    {ErrorKind::HostNotFound, "host-not-found"},
    {ErrorKind::ConnectionRefused, "connection-refused"},
    {ErrorKind::ConnectionLost, "connection-lost"},
    {ErrorKind::TimedOut, "timed-out"},
    {ErrorKind::TlsFailed, "tls-failed"},
    {ErrorKind::HttpStatus, "http-status"},
    {ErrorKind::Missing, "missing"},
    {ErrorKind::BadRedirect, "bad-redirect"},
    {ErrorKind::BadResponse, "bad-response"},
    {ErrorKind::WrongLength, "wrong-length"},
    {ErrorKind::Changed, "changed"},
    {ErrorKind::WrongDigest, "wrong-digest"},
    {ErrorKind::BadListing, "bad-listing"},
    {ErrorKind::ListingLoop, "listing-loop"},
    {ErrorKind::BadName, "bad-name"},
    {ErrorKind::BadArchive, "bad-archive"},
    {ErrorKind::FileExists, "file-exists"},
    {ErrorKind::TooLarge, "too-large"},
    {ErrorKind::PathUnusable, "path-unusable"},
    {ErrorKind::DestinationFull, "destination-full"},
    {ErrorKind::DestinationUnusable, "destination-unusable"},
    {ErrorKind::JournalFull, "journal-full"},
    {ErrorKind::JournalUnusable, "journal-unusable"},
    {ErrorKind::NoSuchJob, "no-such-job"},
    {ErrorKind::JobBusy, "job-busy"},
    {ErrorKind::Cancelled, "cancelled"},
};

QString character(char32_t c)
{
    return QString::fromUcs4(&c, 1);
}

} // namespace

class TestError : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void kindNames()
    {
        for (int kind = 0; kind < int(std::size(kinds)); ++kind)
            QCOMPARE(int(kinds[kind].first), kind); // none is left out of the table
        QCOMPARE(int(ErrorKind::Cancelled) + 1, int(std::size(kinds)));
        for (const auto &[kind, name] : kinds) {
            QCOMPARE(kindName(kind), QString::fromLatin1(name));
            QCOMPARE(kindFromName(QString::fromLatin1(name)), kind);
        }
        QCOMPARE(kindFromName(u"of-a-newer-version"_s), ErrorKind::BadResponse);
        QCOMPARE(kindFromName({}), ErrorKind::BadResponse);
    }

    void explains()
    {
        QStringList seen;
        for (const auto &[kind, name] : kinds) {
            const QString text = explain({kind, u"example.org:81"_s});
            QVERIFY2(text.contains(u": example.org:81."_s), qPrintable(text));
            QVERIFY2(text.front().isUpper() && text.endsWith(u'.'), qPrintable(text));
            QVERIFY2(!seen.contains(text), qPrintable(text)); // each kind has words of its own
            seen += text;

            const QString bare = explain({kind, {}});
            QVERIFY2(bare.endsWith(u'.') && !bare.contains(u':'), qPrintable(bare));
        }
        // What a server says may hold the marks of a format.
        QVERIFY(explain({ErrorKind::HttpStatus, u"418 %1 %2 %n"_s}).contains(u": 418 %1 %2 %n."_s));
    }

    void stopping()
    {
        for (const auto &[kind, name] : kinds) {
            const bool full = kind == ErrorKind::DestinationFull || kind == ErrorKind::JournalFull;
            const bool stops = full || kind == ErrorKind::DestinationUnusable || kind == ErrorKind::JournalUnusable;
            QVERIFY2(stopsJob(kind) == stops, name);
            QVERIFY2(isFull(kind) == full, name);
        }
    }

    // What may stand in logs: any of the other parts can hold a secret.
    void shownUrls()
    {
        QCOMPARE(
            shownUrl(QUrl(u"https://user:pass@host:81/a%20b?sig=secret#part"_s)), u"https://host:81/a b"_s);
        QCOMPARE(shownUrl(QUrl(u"http://token@host"_s)), u"http://host"_s);
    }

    void shownNames_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("shown");
        QTest::newRow("plain") << u"folder/a b.txt"_s << u"folder/a b.txt"_s;
        QTest::newRow("unicode") << u"żółć-日本-🎈.bin"_s << u"żółć-日本-🎈.bin"_s;
        QTest::newRow("empty") << QString() << QString();
        QTest::newRow("nul") << u"a"_s + QChar(0) + u"b"_s << u"a\\x00b"_s;
        QTest::newRow("line feed") << u"a\nb"_s << u"a\\x0ab"_s;
        QTest::newRow("escape") << u"\x1b[2J"_s << u"\\x1b[2J"_s;
        QTest::newRow("delete") << u"\x7f"_s << u"\\x7f"_s;
        QTest::newRow("C1") << character(0x9b) + u"2J"_s << u"\\x9b2J"_s;
        QTest::newRow("half a character") << u"a"_s + QChar(0xd800) + u"b"_s << u"a\\xd800b"_s;
        QTest::newRow("invisible, beyond 16 bits") << character(0xe0041) << u"\\xe0041"_s;
        QTest::newRow("no-break space") << character(0xa0) << character(0xa0);
        QTest::newRow("format marks") << u"%1 %n"_s << u"%1 %n"_s;
        QTest::newRow("just fits") << QString(120, u'n') << QString(120, u'n');
        QTest::newRow("one too many") << QString(121, u'n') << QString(120, u'n') + QChar(0x2026);
    }
    void shownNames()
    {
        QFETCH(QString, name);
        QTEST(shownName(name), "shown");
    }

    void shownNamesStayOnOneLine()
    {
        // Line and paragraph separators break lines in a window; the bidirectional controls turn text around,
        // so that "exe.gpj" shows as a picture.
        for (const char32_t c : {0x0au, 0x0du, 0x85u, 0x2028u, 0x2029u, 0x202eu, 0x2066u}) {
            const QString shown = shownName(u"a"_s + character(c) + u"b"_s);
            QVERIFY2(!shown.contains(character(c)), qPrintable(QString::number(c, 16)));
            QVERIFY(shown.startsWith(u'a') && shown.endsWith(u'b'));
        }
    }

    void shownNamesAreBounded()
    {
        QVERIFY(shownName(QString(1'000'000, u'n')).size() < 200);
        QVERIFY(shownName(QString(1'000'000, QChar(1))).size() < 1000);
        for (const int before : {0, 1}) {
            QString balloons(before, u'n');
            for (int i = 0; i < 100; ++i)
                balloons += u"🎈"_s;
            QVERIFY(shownName(balloons).isValidUtf16()); // not cut through the middle of one
        }
    }
};

QTEST_GUILESS_MAIN(TestError)
#include "test_error.moc"
