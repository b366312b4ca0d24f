// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include <QTest>

#include <openssl/evp.h>

#include <cstdio>
#include <cstdlib>

namespace {

bool canDigest()
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    return EVP_Digest("abc", 3, digest, nullptr, EVP_sha256(), nullptr) == 1;
}

// Made before main(), so that it goes after whatever registered itself since then, as OpenSSL does when it is first used.
struct AtExit {
    ~AtExit()
    {
        if (canDigest())
            return;
        std::fputs("OpenSSL was tidied up at the exit, which threads that are still ending do not survive\n", stderr);
        std::_Exit(EXIT_FAILURE);
    }
} atExit;

} // namespace

class TestOpenSslExit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isUsedBefore() { QVERIFY(canDigest()); }
};

QTEST_GUILESS_MAIN(TestOpenSslExit)
#include "test_openssl_exit.moc"
