// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/size_text.h"

#include <QTest>

using namespace milliard;
using namespace Qt::StringLiterals;

class TestSizeText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sizes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("bytes"); // -1: none
        const auto row = [](const QString &text, qint64 bytes) { QTest::addRow("%s", qPrintable(text)) << text << bytes; };
        row(u"0"_s, 0);
        row(u"500000"_s, 500'000);
        row(u"800K"_s, 800 * 1024);
        row(u"800k"_s, 800 * 1024);
        row(u" 20 MiB "_s, 20 << 20);
        row(u"20mib"_s, 20 << 20);
        row(u"1073741824G"_s, mostFileBytes);
        row(u"1073741825G"_s, -1);
        row(u"9223372036854775808"_s, -1);
        row(u""_s, -1);
        row(u"K"_s, -1);
        row(u"iB"_s, -1);
        row(u"20iB"_s, -1);
        row(u"20B"_s, -1);
        row(u"20MB"_s, -1); // which of two numbers that is
        row(u"-1"_s, -1);
        row(u"1.5M"_s, -1);
        row(u"20T"_s, -1);
    }
    void sizes()
    {
        QFETCH(QString, text);
        QFETCH(qint64, bytes);
        QCOMPARE(bytesFromText(text, mostFileBytes).value_or(-1), bytes);
    }
};

QTEST_GUILESS_MAIN(TestSizeText)
#include "test_size_text.moc"
