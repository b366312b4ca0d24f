// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/digest.h"

#include <QTest>

using namespace milliard;
using namespace Qt::StringLiterals;

namespace
{

QString digestOf(DigestAlgorithm algorithm, QByteArrayView bytes, qsizetype piece = 1 << 20)
{
    Hasher hasher(algorithm);
    for (qsizetype at = 0; at < bytes.size(); at += piece)
        hasher.add(bytes.sliced(at, std::min(piece, bytes.size() - at)));
    const auto digest = hasher.result();
    return digest ? digest->text() : digest.error().message;
}

QByteArray counted(int first, int step)
{
    QByteArray bytes;
    for (int i = 0; i < 32; ++i)
        bytes += char(first + i * step);
    return bytes;
}

} // namespace

class TestDigest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void vectors_data()
    {
        QTest::addColumn<DigestAlgorithm>("algorithm");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("text");
        using enum DigestAlgorithm;
        const QByteArray abc = "abc";
        const QByteArray million(1'000'000, 'a');
        // FIPS 180-4, the examples of NIST.
        QTest::newRow("SHA-256") << Sha256 << abc << u"sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"_s;
        QTest::newRow("SHA-256 of nothing") << Sha256 << QByteArray() << u"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"_s;
        QTest::newRow("SHA-256 of a million") << Sha256 << million << u"sha256:cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"_s;
        QTest::newRow("SHA-512") << Sha512 << abc << u"sha512:ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"_s;
        QTest::newRow("SHA-384") << Sha384 << abc << u"sha384:cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7"_s;
        QTest::newRow("SHA-224") << Sha224 << abc << u"sha224:23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7"_s;
        QTest::newRow("SHA-1") << Sha1 << abc << u"sha1:a9993e364706816aba3e25717850c26c9cd0d89d"_s;
        QTest::newRow("SHA-1 of a million") << Sha1 << million << u"sha1:34aa973cd4c4daa4f61eeb2bdbad27316534016f"_s;
        // RFC 1321 §A.5
        QTest::newRow("MD5") << Md5 << abc << u"md5:900150983cd24fb0d6963f7d28e17f72"_s;
        QTest::newRow("MD5 of nothing") << Md5 << QByteArray() << u"md5:d41d8cd98f00b204e9800998ecf8427e"_s;
        // RFC 3720 §B.4, where the bytes stand in the order of the wire, the least significant first.
        QTest::newRow("CRC32C of zeroes") << Crc32c << QByteArray(32, '\0') << u"crc32c:8a9136aa"_s;
        QTest::newRow("CRC32C of ones") << Crc32c << QByteArray(32, '\xff') << u"crc32c:62a8ab43"_s;
        QTest::newRow("CRC32C rising") << Crc32c << counted(0, 1) << u"crc32c:46dd794e"_s;
        QTest::newRow("CRC32C falling") << Crc32c << counted(31, -1) << u"crc32c:113fdb5c"_s;
        QTest::newRow("CRC32C check value") << Crc32c << QByteArray("123456789") << u"crc32c:e3069283"_s;
        QTest::newRow("CRC32C of nothing") << Crc32c << QByteArray() << u"crc32c:00000000"_s;
    }

    // In one piece and in many.
    void vectors()
    {
        QFETCH(DigestAlgorithm, algorithm);
        QFETCH(QByteArray, bytes);
        for (const qsizetype piece : {1 << 20, 1, 7, 64})
            QTEST(digestOf(algorithm, bytes, piece), "text");
    }

    void texts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("read");
        const QString sha256 = u"sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"_s;
        const QString value = sha256.sliced(7);
        const QString base64 = u"ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="_s;
        QTest::newRow("own form") << sha256 << sha256;
        QTest::newRow("upper case") << sha256.toUpper() << sha256;
        QTest::newRow("hyphen and =") << u"SHA-256="_s + value << sha256;
        QTest::newRow("RFC 9530") << u"sha-256=:"_s + base64 + u':' << sha256;
        QTest::newRow("base64") << u"sha256:"_s + base64 << sha256;
        QTest::newRow("blanks") << u" sha-256 = "_s + value + u' ' << sha256;
        QTest::newRow("RFC 3230") << u"sha=qZk+NkcGgWq6PiVxeFDCbJzQ2J0="_s << u"sha1:a9993e364706816aba3e25717850c26c9cd0d89d"_s;
        QTest::newRow("x-goog-hash") << u"crc32c=4waSgw=="_s << u"crc32c:e3069283"_s;
        QTest::newRow("Content-MD5") << u"md5=kAFQmDzST7DWlj99KOF/cg=="_s << u"md5:900150983cd24fb0d6963f7d28e17f72"_s;
    }

    void texts()
    {
        QFETCH(QString, text);
        const auto digest = digestFromText(text);
        QVERIFY2(digest, digest ? "" : qPrintable(digest.error().message));
        QTEST(digest->text(), "read");
        QCOMPARE(Digest::unpacked(digest->packed()), *digest);
    }

    // Journals of older versions have them.
    void numbers()
    {
        using enum DigestAlgorithm;
        char number = 0;
        for (const DigestAlgorithm algorithm : {Sha256, Sha512, Sha1, Md5, Crc32c, Sha384, Sha224})
            QCOMPARE((Digest{algorithm, "x"}).packed(), QByteArray(1, number++) + "x");
    }

    void refused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        const QString value = u"900150983cd24fb0d6963f7d28e17f72"_s;
        QTest::newRow("nothing") << QString() << u"no digest such as sha256:HEX"_s;
        QTest::newRow("value alone") << value << u"no digest such as sha256:HEX"_s;
        QTest::newRow("unknown algorithm") << u"sha3:"_s + value << u"\"sha3\" is none of"_s;
        QTest::newRow("no algorithm") << u":"_s + value << u"\"\" is none of"_s;
        QTest::newRow("no value") << u"md5:"_s << u"32 hexadecimal digits"_s;
        QTest::newRow("short") << u"md5:"_s + value.chopped(1) << u"32 hexadecimal digits"_s;
        QTest::newRow("long") << u"md5:"_s + value + u"00"_s << u"32 hexadecimal digits"_s;
        QTest::newRow("of another algorithm") << u"sha256:"_s + value << u"64 hexadecimal digits"_s;
        QTest::newRow("no digits") << u"md5:"_s + QString(32, u'g') << u"32 hexadecimal digits"_s;
        QTest::newRow("other digits") << u"md5:"_s + QString(32, u'\u0663') << u"32 hexadecimal digits"_s;
        QTest::newRow("base64 cut") << u"md5=kAFQmDzST7DWlj99KOF/"_s << u"16 bytes in base64"_s;
        QTest::newRow("one colon") << u"md5=:"_s << u"16 bytes in base64"_s;
        QTest::newRow("control characters") << u"md5:\n\x1b[2J"_s << u"\\x1b"_s;
    }

    void refused()
    {
        QFETCH(QString, text);
        QFETCH(QString, says);
        const auto digest = digestFromText(text);
        QVERIFY(!digest);
        QCOMPARE(digest.error().kind, ErrorKind::BadInput);
        QVERIFY2(digest.error().message.contains(says), qPrintable(digest.error().message));
    }

    void checked()
    {
        const Digest expected = digestFromText(u"crc32c:e3069283"_s).value();
        Hasher right(DigestAlgorithm::Crc32c);
        right.add("123456789");
        QVERIFY(right.check(expected));
        Hasher wrong(DigestAlgorithm::Crc32c);
        wrong.add("12345678");
        const auto checked = wrong.check(expected);
        QVERIFY(!checked);
        QCOMPARE(checked.error().kind, ErrorKind::WrongDigest);
        const QString &message = checked.error().message;
        QVERIFY2(message.contains(u"crc32c:e3069283"_s) && message.contains(u"crc32c:6087809a"_s), qPrintable(message));
    }
};

QTEST_GUILESS_MAIN(TestDigest)
#include "test_digest.moc"
