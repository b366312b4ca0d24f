// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/destination_field.h"
#include "ui/field_message.h"
#include "ui/host_text.h"
#include "ui/number_edit.h"
#include "ui/progress_bar.h"
#include "ui/settings.h"
#include "ui/theme.h"

#include <QApplication>
#include <QFile>
#include <QImage>
#include <QPainter>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace milliard;

// The parts of the window that need no window.
class TestUiParts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hostIsSplit_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("source"); // empty: stays whole
        QTest::newRow("list+http") << "list+http://h:81/x" << "list+http://h:81/x";
        QTest::newRow("http") << "http://h:81" << "list+http://h:81";
        QTest::newRow("https") << "https://files.example.org/a/b/" << "list+https://files.example.org:0/a/b";
        QTest::newRow("host and port") << " h:81 " << "list+http://h:81";
        QTest::newRow("ipv6") << "http://[::1]:81/x" << "list+http://[::1]:81/x";
        QTest::newRow("bare") << "files.example.org" << "";
        QTest::newRow("port too large") << "http://h:70000" << "";
        QTest::newRow("port 0") << "h:0" << "";
        QTest::newRow("password") << "http://me:secret@h:81" << "";
        QTest::newRow("nothing behind") << "list+http://" << "";
        QTest::newRow("words") << "no host at all" << "";
    }
    void hostIsSplit()
    {
        QFETCH(QString, text);
        QFETCH(QString, source);
        const auto parts = splitHost(text);
        QCOMPARE(parts.has_value(), !source.isEmpty());
        if (parts)
            QCOMPARE(listSource(parts->host, parts->port, parts->https.value_or(false), parts->prefix), source);
    }

    void numbersAsTheLanguageWritesThem_data()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<int>("decimals");
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("number"); // -1: none
        const QLocale german(QLocale::German, QLocale::Germany);
        const QLocale english(QLocale::English, QLocale::UnitedStates);
        QTest::newRow("thousands in German") << german << 0 << "2.000" << 2000.0;
        QTest::newRow("none of them") << german << 0 << "2000" << 2000.0;
        QTest::newRow("half a thousand") << german << 0 << "2.0" << -1.0;
        QTest::newRow("no whole number") << german << 0 << "2,5" << -1.0;
        QTest::newRow("a part in German") << german << 4 << "2,5" << 2.5;
        QTest::newRow("thousands with a part") << german << 4 << "2.000,5" << 2000.5;
        QTest::newRow("thousands of a number with parts") << german << 4 << "2.000" << 2000.0;
        QTest::newRow("thousands in English") << english << 0 << "2,000" << 2000.0;
        QTest::newRow("no whole number in English") << english << 0 << "2.000" << -1.0;
        QTest::newRow("a part in English") << english << 4 << "2.5" << 2.5;
        QTest::newRow("of a programmer") << english << 0 << "2e3" << -1.0;
        QTest::newRow("below the bounds") << english << 0 << "-5" << -1.0;
    }
    void numbersAsTheLanguageWritesThem()
    {
        QFETCH(QLocale, locale);
        QFETCH(int, decimals);
        QFETCH(QString, text);
        QFETCH(double, number);
        const QLocale before;
        QLocale::setDefault(locale);
        NumberEdit edit(0, 1e6, decimals);
        FieldMessage message(&edit);
        edit.setText(text);
        const auto read = edit.number(message, QStringLiteral("It"));
        edit.setNumber(number); // what it writes it reads
        const QString written = edit.text();
        const auto again = edit.number(message, QStringLiteral("It"));
        QLocale::setDefault(before);
        QCOMPARE(read.value_or(-1), number);
        if (number >= 0)
            QVERIFY2(again == number, qPrintable(written));
    }

    void settingsOutOfBoundsAreMissing()
    {
        const QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("s.ini"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[defaults]\nport=70000\nthreads=-1\nconnections=many\ntimeoutMs=0\ndestination=relative\ntheme=plaid\nlanguage=../de\n"
                   "pack=rar\ntransport=carrier pigeon\nhostConnections=-1\nlimitRate=1000000000001\nlimitRequests=x\ncaFile=relative.pem\n");
        file.close();
        const Preferences usual;
        const Preferences read = Settings(path).preferences();
        QCOMPARE(read.port, usual.port);
        QCOMPARE(read.options, usual.options);
        QCOMPARE(read.destination, Settings::defaultDestination());
        QCOMPARE(read.theme, ThemeChoice::System);
        QCOMPARE(read.language, QString());
    }

    void settingsAreKept()
    {
        const QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("s.ini"));
        Preferences p;
        p.host = QStringLiteral("files.example.org");
        p.port = 81;
        p.options.threads = 7;
        p.options.connections = 3;
        p.options.retry.attempts = 9;
        p.options.retry.backoff = std::chrono::milliseconds(1'500);
        p.options.timeout = std::chrono::milliseconds(12'500);
        p.options.pack = Packing::Zip;
        p.options.transport = TransportChoice::Beast;
        p.options.hostConnections = 6;
        p.options.limitRate = JobOptions::maxLimit; // more than an int holds
        p.options.limitRequests = JobOptions::maxLimit - 1;
        p.options.caFile = dir.filePath(QStringLiteral("ca.pem"));
        p.destination = dir.path();
        p.theme = ThemeChoice::Dark;
        p.language = QStringLiteral("zh_CN");
        Settings(path).setPreferences(p);
        QCOMPARE(Settings(path).preferences(), p);
    }

    void aBarWithParts()
    {
        QImage image(400, 24, QImage::Format_RGB32);
        const QPalette palette = ownPalette(false);
        const auto painted = [&](const BarLook &look) {
            image.fill(palette.color(QPalette::Base));
            QPainter painter(&image);
            paintBar(painter, image.rect(), look, palette, QApplication::font());
            return image;
        };
        const auto at = [](const QImage &picture, double part) { return picture.pixelColor(int(part * 400), 8); };
        const QImage plain = painted({.fraction = 0.3, .text = {}});
        const QColor filled = at(plain, 0.1);
        const QColor empty = at(plain, 0.9);
        QVERIFY(contrast(filled, empty) > 3);
        QCOMPARE(at(plain, 0.25), filled);
        QCOMPARE(at(plain, 0.35), empty);
        // Three parts, each filled from its beginning; and what is there before them.
        const QImage parts = painted({.fraction = 0.3, .text = {}, .there = {{0, 0.2}, {0.5, 0.6}}, .coming = {{0.1, 0.5}, {0.5, 0.8}, {0.8, 1}}});
        for (const double part : {0.05, 0.15, 0.55})
            QCOMPARE(at(parts, part), filled);
        for (const double part : {0.3, 0.45, 0.7, 0.9})
            QCOMPARE(at(parts, part), empty);
        QVERIFY(at(parts, 0.8) != empty); // a line where a part begins, so that colours are not all there is
    }

    void destinationIsJudged()
    {
        const QTemporaryDir dir;
        QFile file(dir.filePath(QStringLiteral("file")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        QVERIFY(checkDestination(dir.path()));
        QVERIFY(checkDestination(dir.filePath(QStringLiteral("new"))));
        for (const QString &bad : {QString(), QStringLiteral("relative/path"), file.fileName(), file.fileName() + QStringLiteral("/below"),
                 dir.filePath(QStringLiteral("missing/new"))}) {
            const auto checked = checkDestination(bad);
            QVERIFY2(!checked, qPrintable(bad));
            QVERIFY(!checked.error().message.isEmpty());
        }
    }

    void destinationThatIsReadOnly()
    {
        if (geteuid() == 0)
            QSKIP("nothing is read-only for root");
        const QTemporaryDir dir;
        QVERIFY(QFile::setPermissions(dir.path(), QFile::ReadOwner | QFile::ExeOwner));
        QVERIFY(!checkDestination(dir.path()));
        QVERIFY(!checkDestination(dir.filePath(QStringLiteral("new"))));
        QFile::setPermissions(dir.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

    // WCAG 2.2, 1.4.3: 4.5:1 for text.
    void textHasContrast_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void textHasContrast()
    {
        QFETCH(bool, dark);
        const QPalette p = ownPalette(dark);
        QCOMPARE(isDark(p), dark);
        const std::pair<QPalette::ColorRole, QPalette::ColorRole> pairs[]{{QPalette::Text, QPalette::Base},
            {QPalette::Text, QPalette::AlternateBase}, {QPalette::WindowText, QPalette::Window}, {QPalette::ButtonText, QPalette::Button},
            {QPalette::PlaceholderText, QPalette::Base}, {QPalette::PlaceholderText, QPalette::Window},
            {QPalette::HighlightedText, QPalette::Highlight}, {QPalette::Link, QPalette::Base}, {QPalette::ToolTipText, QPalette::ToolTipBase}};
        for (const auto &[text, ground] : pairs)
            QVERIFY2(contrast(p.color(text), p.color(ground)) >= 4.5, qPrintable(QStringLiteral("%1 on %2").arg(int(text)).arg(int(ground))));
        for (const Tone tone : {Tone::Accent, Tone::Quiet, Tone::Good, Tone::Warning, Tone::Bad}) {
            QVERIFY(contrast(toneColor(tone, p), p.color(QPalette::Base)) >= 4.5);
            QVERIFY(contrast(toneColor(tone, p), p.color(QPalette::Window)) >= 4.5);
        }
    }
};

QTEST_MAIN(TestUiParts)
#include "test_ui_parts.moc"
