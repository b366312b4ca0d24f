// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/sink/stored_path.h"
#include "tests/support/cli.h"
#include "tests/support/raw_server.h"
#include "tests/support/shards.h"
#include "tests/support/tree.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace milliard;
using namespace milliard::test;
using namespace Qt::StringLiterals;

namespace
{

// Files and folders of one name are in both orders; one name is there twice, on two pages.
const QStringList hostile{u"plain.txt"_s, u"folder/plain.txt"_s, u"../out.txt"_s, u"../../../../../../out.txt"_s, u"/absolute.txt"_s, u"//host/share"_s,
    u"a//b"_s, u"a/./b"_s, u"."_s, u".."_s, u"..."_s, u"/"_s, u"end/"_s, u"C:"_s, u"C:\\drive.txt"_s, u"c:relative"_s, u"back\\slash"_s,
    u"..\\..\\out.txt"_s, u"con"_s, u"NUL.txt"_s, u"sub/com\u00b9.log"_s, u"CONIN$"_s, u"dot."_s, u"space "_s, u"line\nfeed"_s, u"\x1b[2Jescape"_s,
    u"c1\u0085"_s, u"photo\u202egpj.exe"_s, u"mark\ufeff.txt"_s, u"para\u2029graph"_s, QString(300, u'n') + u".tar.gz"_s, QString(300, QChar(0xe9)) + u"/deep"_s,
    QString(QStringList(400, u"0123456789"_s).join(u'/')), u"both"_s, u"both/file"_s, u"also/file"_s, u"also"_s, u"also/file/deeper"_s, u"Case"_s, u"case"_s,
    u"caf\u00e9"_s, u"cafe\u0301"_s, u"a~0123456789abcdef"_s, u"a_0123456789abcdef"_s, u"a~0123456789abcdef/b"_s, u".milliard-unfinished-1"_s,
    u".milliard-unfinished-1-1/0-0"_s, u"what?*:\"<>|"_s, u"percent%2f..%2f%00"_s, u"-rf"_s, u"$(id)`id`;id"_s, u"nul\u0000byte"_s, u"\U0001f388"_s,
    u"plain.txt"_s};

QByteArray bodyOf(const QByteArray &name)
{
    return "body of " + name.toPercentEncoding();
}

void answer(RawConnection &connection, const QByteArray &body)
{
    connection.send("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
}

// Lists the hostile names, ten a page. A file's name is all after "/get/", as it was encoded.
void serve(RawConnection &connection)
{
    while (const auto request = connection.request()) {
        if (request->target.startsWith("/get/")) {
            answer(connection, bodyOf(QByteArray::fromPercentEncoding(request->target.sliced(5))));
            continue;
        }
        const qsizetype from = request->target.sliced(request->target.indexOf('=') + 1).toInt();
        QJsonObject page{{u"FileNames"_s, QJsonArray::fromStringList(hostile.sliced(from, std::min<qsizetype>(10, hostile.size() - from)))}};
        if (from + 10 < hostile.size())
            page[u"NextFile"_s] = QString::number(from + 10);
        answer(connection, QJsonDocument(page).toJson());
    }
}

} // namespace

class TestNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Every file arrives with its own bytes, and nothing lies outside; a second job finds all of them.
    void folder()
    {
        const auto server = RawServer::start(serve);
        QVERIFY(server);
        for (const QString &extra : {QString(), u"--fan-out"_s}) {
            const QTemporaryDir above;
            const QSet<QString> names(hostile.begin(), hostile.end());
            for (int run = 0; run < 2; ++run) {
                const CliRun r = get(*server, above, {extra});
                QVERIFY2(r.exitStatus == 0, r.text());
                QCOMPARE(r.last().value(u"done"_s).toInt() + r.last().value(u"skipped"_s).toInt(), hostile.size());
                if (run == 1)
                    QCOMPARE(r.last().value(u"done"_s).toInt(), 0);
                QStringList bodies;
                for (const QString &file : filesBelow(above.filePath(u"to"_s)))
                    bodies += QString::fromLatin1(contentOf(above.filePath(u"to/"_s + file)));
                QCOMPARE(bodies.size(), names.size());
                for (const QString &name : names)
                    QVERIFY2(bodies.contains(QString::fromLatin1(bodyOf(name.toUtf8()))), qPrintable(name));
            }
            QCOMPARE(QDir(above.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot), (QStringList{u"data"_s, u"to"_s}));
        }
    }

    void shards_data()
    {
        QTest::addColumn<QString>("pack");
        for (const char *pack : {"tar.zst", "zip"})
            QTest::newRow(pack) << QString::fromLatin1(pack);
    }
    void shards()
    {
        QFETCH(QString, pack);
        const auto server = RawServer::start(serve);
        QVERIFY(server);
        const QTemporaryDir above;
        const CliRun r = get(*server, above, {u"--pack"_s, pack});
        QVERIFY2(r.exitStatus == 0, r.text());
        QCOMPARE(r.last().value(u"done"_s).toInt(), hostile.size());
        qint64 entries = 0;
        for (const QString &shard : shardsIn(above.filePath(u"to"_s)))
            entries += entriesOf(above.filePath(u"to/"_s + shard));
        QCOMPARE(entries, hostile.size()); // those that KArchive shows once too
        if (pack != u"zip"_s)
            return;
        QList<Member> members; // in a zip no two have one path
        for (const QString &shard : shardsIn(above.filePath(u"to"_s)))
            members += membersOf(above.filePath(u"to/"_s + shard));
        QCOMPARE(members.size(), hostile.size());
        for (const QString &name : hostile)
            QVERIFY2(members.contains(Member{QString::fromUtf8(*storedPath(name)), bodyOf(name.toUtf8())}), qPrintable(name));
    }

private:
    static CliRun get(const RawServer &server, const QTemporaryDir &above, const QStringList &more)
    {
        QStringList arguments{u"get"_s, u"list+http://127.0.0.1:%1"_s.arg(server.port()), u"-o"_s, above.filePath(u"to"_s), u"--json"_s,
            u"--threads"_s, u"2"_s, u"--connections"_s, u"8"_s, u"--data-dir"_s, above.filePath(u"data"_s)};
        return runCli((arguments + more).filter(QRegularExpression(u"."_s)));
    }
};

QTEST_GUILESS_MAIN(TestNames)
#include "test_names.moc"
