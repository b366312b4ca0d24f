// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/part.h"
#include "core/journal/name_column.h"

#include <QSet>
#include <QTest>

using namespace milliard;
using namespace Qt::StringLiterals;

class TestNameColumn final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Whatever a name is, the column is Unicode that SQLite keeps, its own, and gives the name back.
    void thereAndBack()
    {
        const QString high(QChar(0xd83d));
        const QString low(QChar(0xde00));
        const QString lowOfKey(QChar(0xdce8)); // the byte e8 of a key
        const QString ofOurs = QString::fromUcs4(U"\U0010f0e8");
        const QString last = QString::fromUcs4(U"\U0010f7ff");
        const QStringList names{u""_s, u"a.txt"_s, u"ü"_s, high + low, high, low, low + high, high + high + low, high + u"a"_s, u"caf"_s + lowOfKey + u".bin"_s,
            u"caf"_s + QChar(0xdce9) + u".bin"_s, ofOurs, last, last + low, high + ofOurs, QString::fromUcs4(U"\U0010ffff"), QString(QChar(0xdbfc)), QString(QChar(0xd800)) + QChar(0xdfff),
            u"\ufeff"_s, u"\ufeffa"_s, u"\ufeff\ufeffa"_s, u"a\ufeff"_s, u"\ufffeab"_s, u"a\ufffe"_s, u"\uffff"_s, u"a\uffff"_s, u"\ufffd"_s, u"\uffff"_s + high,
            QString::fromUcs4(U"\U0010f800"), QString::fromUcs4(U"\U0010f802a"), QString::fromUcs4(U"\U0010f803")};
        QSet<QString> columns;
        for (const QString &name : names) {
            const QString column = toNameColumn(name);
            QVERIFY(column.isValidUtf16());
            QVERIFY(!column.contains(u'\ufeff') && !column.contains(u'\ufffe') && !column.contains(u'\uffff')); // which SQLite alters
            QCOMPARE(fromNameColumn(column), name);
            columns.insert(column);
        }
        QCOMPARE(columns.size(), names.size());
        QCOMPARE(toNameColumn(high + low), high + low);
    }

    // Two keys that differ in bytes that are no UTF-8 are never kept in one part.
    void parts()
    {
        QVERIFY(partFileName(0, u"caf\xdce8.bin"_s, 0) != partFileName(0, u"caf\xdce9.bin"_s, 0));
        QCOMPARE(partFileName(7, u"a"_s, 2), QByteArray("part-7-ca978112ca1bbdcafac231b39a23dc4d-2"));
    }
};

QTEST_GUILESS_MAIN(TestNameColumn)
#include "test_name_column.moc"
