// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/demo/demo_content.h"
#include "tests/support/cli.h"
#include "tests/support/nginx.h"
#include "tests/support/tree.h"

#include <QJsonArray>
#include <QTest>

using namespace milliard;
using namespace milliard::test;
using Qt::StringLiterals::operator""_s;

// The pipeline against a server that we did not write: files and a listing in pages on disk, served by nginx.
class TestNginx final : public QObject
{
    Q_OBJECT

    static constexpr int files = 2500;
    static constexpr int pageSize = 400;
    QTemporaryDir m_root;
    std::unique_ptr<Nginx> m_nginx;

    QString source(const QString &prefix = {}) const { return u"list+http://127.0.0.1:%1%2"_s.arg(m_nginx->port()).arg(prefix); }

    void write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_root.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

private Q_SLOTS:
    void initTestCase()
    {
        QDir(m_root.path()).mkpath(u"get"_s);
        QDir(m_root.path()).mkpath(u"pages"_s);
        for (int start = 0; start < files; start += pageSize) {
            QJsonArray names;
            for (int i = start; i < std::min(files, start + pageSize); ++i) {
                const QByteArray name = demoName(i);
                names.append(QString::fromLatin1(name));
                write(u"get/"_s + QString::fromLatin1(name), demoBody(name, 100 + i % 50));
            }
            QJsonObject page{{u"FileNames"_s, names}};
            if (start + pageSize < files)
                page.insert(u"NextFile"_s, u"p%1"_s.arg(start + pageSize));
            write(start == 0 ? u"pages/first"_s : u"pages/p%1"_s.arg(start), QJsonDocument(page).toJson());
        }
        write(u"get/empty"_s, {});
        write(u"get/with space %41 ü.txt"_s, "odd name");
        write(u"pages/odd"_s, QJsonDocument(QJsonObject{{u"names"_s, QJsonArray{u"empty"_s, u"with space %41 ü.txt"_s, u"not-there"_s}}}).toJson());
        write(u"big.bin"_s, QByteArray(20'000'000, 'x'));
        // Anyone who downloads as root tests as root: the server's worker must be able to read the tree.
        QFile::setPermissions(m_root.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther);
        m_nginx = Nginx::start(m_root.path(),
            u"location = /list { if ($arg_next-marker = '') { rewrite ^ /pages/first last; } rewrite ^ /pages/$arg_next-marker last; }\n"
            "location = /odd-list { rewrite ^ /pages/odd last; }\n"
            "location = /moved { return 302 /big.bin; }\n"_s
                .replace(u"$arg_next-marker"_s, u"$marker"_s)
                .prepend(u"set $marker ''; if ($args ~ next-marker=([a-z0-9]+)) { set $marker $1; }\n"_s));
        QVERIFY(m_nginx);
    }

    void listing()
    {
        QTemporaryDir to;
        const CliRun run = runCli({u"get"_s, source(), u"-o"_s, to.filePath(u"files"_s), u"--json"_s, u"--data-dir"_s, to.filePath(u"data"_s)});
        QVERIFY2(run.exitStatus == 0, run.text());
        QCOMPARE(run.last().value(u"done"_s).toInt(), files);
        QCOMPARE(run.last().value(u"listed"_s).toInt(), files);
        QCOMPARE(filesBelow(to.filePath(u"files"_s)).size(), files);
        for (int i = 0; i < files; ++i)
            QCOMPARE(contentOf(to.filePath(u"files/"_s) + QString::fromLatin1(demoName(i))), demoBody(demoName(i), 100 + i % 50));
    }

    void otherPathsAndKeys()
    {
        QTemporaryDir to;
        const CliRun run = runCli({u"get"_s, source(), u"-o"_s, to.filePath(u"files"_s), u"--json"_s, u"--data-dir"_s, to.filePath(u"data"_s),
            u"--list-path"_s, u"/odd-list"_s, u"--names-key"_s, u"names"_s});
        QCOMPARE(run.exitStatus, 1);
        QCOMPARE(run.last().value(u"done"_s).toInt(), 2);
        QCOMPARE(run.last().value(u"failed"_s).toInt(), 1);
        QCOMPARE(contentOf(to.filePath(u"files/empty"_s)), QByteArray());
        QCOMPARE(contentOf(to.filePath(u"files/with space %41 ü.txt"_s)), QByteArray("odd name"));
        const CliRun failures = runCli({u"failures"_s, u"--json"_s, u"--data-dir"_s, to.filePath(u"data"_s)});
        QCOMPARE(failures.last().value(u"name"_s).toString(), u"not-there"_s);
        QCOMPARE(failures.last().value(u"status"_s).toInt(), 404);
    }

    void oneFile_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("name");
        QTest::newRow("direct") << u"/big.bin"_s << u"big.bin"_s;
        QTest::newRow("redirected") << u"/moved"_s << u"big.bin"_s;
    }

    void oneFile()
    {
        QFETCH(QString, path);
        QFETCH(QString, name);
        QTemporaryDir to;
        const CliRun run = runCli({u"get"_s, u"http://127.0.0.1:%1%2"_s.arg(m_nginx->port()).arg(path), u"-o"_s, to.filePath(u"files"_s), u"--json"_s, u"--data-dir"_s, to.filePath(u"data"_s)});
        QVERIFY2(run.exitStatus == 0, run.text());
        QVERIFY(contentOf(to.filePath(u"files/"_s) + name) == QByteArray(20'000'000, 'x'));
    }

    // nginx closes each connection after 1,000 requests: one connection must get through more than that.
    void serverClosesConnections()
    {
        QTemporaryDir to;
        const CliRun run = runCli({u"get"_s, source(), u"-o"_s, to.filePath(u"files"_s), u"--threads"_s, u"1"_s, u"--connections"_s, u"1"_s,
            u"--retries"_s, u"0"_s, u"--json"_s, u"--data-dir"_s, to.filePath(u"data"_s)});
        QVERIFY2(run.exitStatus == 0, run.text());
        QCOMPARE(run.last().value(u"done"_s).toInt(), files);
    }
};

QTEST_GUILESS_MAIN(TestNginx)
#include "test_nginx.moc"
