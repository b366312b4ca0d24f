// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/support/answers.h"
#include "tests/support/cli.h"
#include "tests/support/raw_server.h"
#include "tests/support/small_disk.h"
#include "tests/support/test_authority.h"

#include <QTemporaryDir>
#include <QTest>

#include <openssl/x509.h>

#include <optional>

using namespace milliard;
using namespace milliard::test;
using Qt::StringLiterals::operator""_s;

// Which authorities the real program trusts without being told, on systems that have their certificates in various
// places: in mounts of its own the test makes those of OpenSSL and of Qt what it likes.
class TestSystemRoots final : public QObject
{
    Q_OBJECT

    TestAuthority m_authority;
    TestAuthority m_other;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::optional<SmallDisk> m_ofOpenSsl;
    std::optional<SmallDisk> m_ofQt;

    QString path(const QString &name) const { return m_dir->filePath(name); }
    // How a download ends whose server has a certificate by our authority.
    CliRun get(const QStringList &more = {}) const
    {
        const auto server = RawServer::start(answerRightly, {.tls = m_authority.context()});
        return runCli(QStringList{u"get"_s, u"https://localhost:%1/file-001"_s.arg(server->port()), u"-o"_s, path(u"files"_s),
            u"--retries"_s, u"0"_s, u"--data-dir"_s, path(u"data"_s)} + more);
    }

public:
    QString refused;

private Q_SLOTS:
    void initTestCase()
    {
        if (!refused.isEmpty())
            QSKIP(qPrintable(u"no mounts of its own: "_s + refused));
        for (const char *name : {X509_get_default_cert_file_env(), X509_get_default_cert_dir_env()})
            qunsetenv(name);
    }
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_ofOpenSsl.emplace(QFile::decodeName(X509_get_default_cert_area()), 1 << 20);
        m_ofQt.emplace(u"/etc/ssl/certs"_s, 1 << 20);
        QVERIFY(m_ofOpenSsl->isMounted() && m_ofQt->isMounted());
    }
    void cleanup()
    {
        m_ofQt.reset();
        m_ofOpenSsl.reset();
        qunsetenv(X509_get_default_cert_file_env());
    }

    void nowhere()
    {
        const CliRun run = get();
        QVERIFY2(run.exitStatus == 1, run.text());
        QVERIFY(!QFile::exists(path(u"files/file-001"_s)));
    }

    void whereOpenSslLooks()
    {
        QVERIFY(QFile::copy(m_authority.caFile(), QFile::decodeName(X509_get_default_cert_file())));
        const CliRun run = get();
        QVERIFY2(run.exitStatus == 0, run.text());
    }

    // OpenSSL was built for another system than this.
    void whereQtLooks()
    {
        QVERIFY(QFile::copy(m_authority.caFile(), m_ofQt->path(u"ca.pem"_s)));
        const CliRun run = get();
        QVERIFY2(run.exitStatus == 0, run.text());
        QVERIFY(QFile::exists(path(u"files/file-001"_s)));
    }

    // A file of which OpenSSL reads nothing, since no hash is its name, is none.
    void whereQtLooksBesideAnotherFile()
    {
        const QString folder = QFile::decodeName(X509_get_default_cert_dir());
        QVERIFY(QDir().mkpath(folder) && QFile::copy(m_authority.caFile(), folder + u"/ca.pem"_s));
        QVERIFY(QFile::copy(m_authority.caFile(), m_ofQt->path(u"ca.pem"_s)));
        const CliRun run = get();
        QVERIFY2(run.exitStatus == 0, run.text());
    }

    void anOwnFileBesideThem()
    {
        QVERIFY(QFile::copy(m_authority.caFile(), m_ofQt->path(u"ca.pem"_s)));
        const CliRun run = get({u"--ca-file"_s, m_other.caFile()});
        QVERIFY2(run.exitStatus == 0, run.text());
    }

    void theUserSaysOtherwise()
    {
        QVERIFY(QFile::copy(m_authority.caFile(), m_ofQt->path(u"ca.pem"_s)));
        qputenv(X509_get_default_cert_file_env(), QFile::encodeName(m_other.caFile()));
        const CliRun run = get();
        QVERIFY2(run.exitStatus == 1, run.text());
        qputenv(X509_get_default_cert_file_env(), QFile::encodeName(m_authority.caFile()));
        const CliRun right = get();
        QVERIFY2(right.exitStatus == 0, right.text());
    }
};

int main(int argc, char **argv)
{
    return runWithOwnMounts<TestSystemRoots>(argc, argv);
}

#include "test_system_roots.moc"
