// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/after_step.h"
#include "core/base/job_options.h"

#include <QJsonObject>
#include <QTest>

using namespace milliard;
using namespace Qt::StringLiterals;

class TestAfterStep final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void texts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("verify") << u"verify"_s << int(AfterStep::Verify) << QStringList();
        QTest::newRow("extract") << u"extract"_s << int(AfterStep::Extract) << QStringList();
        QTest::newRow("and remove") << u"extract=remove"_s << int(AfterStep::ExtractRemove) << QStringList();
        QTest::newRow("gzip") << u"compress=gzip"_s << int(AfterStep::CompressGzip) << QStringList();
        QTest::newRow("zstd") << u"compress=zstd"_s << int(AfterStep::CompressZstd) << QStringList();
        QTest::newRow("open") << u"open"_s << int(AfterStep::Open) << QStringList();
        QTest::newRow("show") << u"show"_s << int(AfterStep::Show) << QStringList();
        QTest::newRow("run") << u"run:make -C %p"_s << int(AfterStep::Run) << QStringList{u"make"_s, u"-C"_s, u"%p"_s};
        QTest::newRow("quotes") << u"run:echo \"two words\" say\"\"\"hi"_s << int(AfterStep::Run) << QStringList{u"echo"_s, u"two words"_s, u"say\"hi"_s};
    }
    void texts()
    {
        QFETCH(QString, text);
        QFETCH(int, kind);
        QFETCH(QStringList, words);
        const auto step = afterStepFromText(text);
        QVERIFY(step);
        QCOMPARE(int(step->kind), kind);
        QCOMPARE(step->words, words);
        QCOMPARE(afterStepText(*step), text);
        QCOMPARE(step->needsWindow(), text == u"open"_s || text == u"show"_s);
    }

    void badTexts_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"", "Verify", "compress", "compress=xz", "extract=all", "run:", "run:  ", "run:\"\"", "run:./it", "run:bin/it %p", "rm -rf"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void badTexts()
    {
        QFETCH(QString, text);
        const auto step = afterStepFromText(text);
        QVERIFY(!step);
        QCOMPARE(step.error().kind, ErrorKind::BadInput);
        QVERIFY2(step.error().message.startsWith(u"then "_s), qPrintable(step.error().message));
    }

    // What a server named stays one argument, and never becomes an option or a shell's word.
    void arguments()
    {
        const AfterPlaces places{u"/a b/c"_s, u"-rf $(x) %p \"y\""_s, u"done=1"_s};
        const QStringList words{u"%n"_s, u"%n"_s, u"x%ny"_s, u"--out=%p"_s, u"%p/%n"_s, u"%s"_s, u"100%%"_s, u"%q"_s, u"%"_s, u""_s};
        QCOMPARE(filledArguments(words, places),
            (QStringList{u"./-rf $(x) %p \"y\""_s, u"x-rf $(x) %p \"y\"y"_s, u"--out=/a b/c"_s, u"/a b/c/-rf $(x) %p \"y\""_s, u"done=1"_s, u"100%"_s, u"%q"_s, u"%"_s, u""_s}));
    }

    void whatGoesTogether_data()
    {
        QTest::addColumn<QStringList>("steps");
        QTest::addColumn<bool>("packed");
        QTest::addColumn<bool>("good");
        QTest::newRow("none") << QStringList() << true << true;
        QTest::newRow("all") << QStringList{u"verify"_s, u"extract=remove"_s, u"compress=zstd"_s, u"run:true"_s, u"open"_s} << false << true;
        QTest::newRow("of archives") << QStringList{u"verify"_s, u"run:true"_s, u"show"_s} << true << true;
        QTest::newRow("extract from archives") << QStringList{u"extract"_s} << true << false;
        QTest::newRow("extract and remove them") << QStringList{u"extract=remove"_s} << true << false;
        QTest::newRow("compress archives") << QStringList{u"compress=gzip"_s} << true << false;
        QTest::newRow("verify too late") << QStringList{u"compress=gzip"_s, u"verify"_s} << false << false;
        QTest::newRow("verify what is still there") << QStringList{u"extract"_s, u"verify"_s} << false << true;
        QTest::newRow("bad") << QStringList{u"verify"_s, u"sing"_s} << false << false;
    }
    void whatGoesTogether()
    {
        QFETCH(QStringList, steps);
        QFETCH(bool, packed);
        QFETCH(bool, good);
        QCOMPARE(checkAfterSteps(steps, packed).has_value(), good);
        JobOptions options;
        options.then = steps;
        options.pack = packed ? Packing::Zip : Packing::None;
        const auto read = jobOptionsFromJson(toJson(options));
        QCOMPARE(read.has_value(), good);
        if (good)
            QCOMPARE(read->then, steps);
    }
};

QTEST_GUILESS_MAIN(TestAfterStep)
#include "test_after_step.moc"
