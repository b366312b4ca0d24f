// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/answer_end.h"

#include <QTest>

using namespace milliard;

class TestAnswerEnd final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ends_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<AnswerEnd>("end");
        const auto row = [](const char *tag, const char *type, const char *body, AnswerEnd end) { QTest::newRow(tag) << QByteArray(type) << QByteArray(body) << end; };
        row("object", "application/json", " {\"a\":1}\r\n", AnswerEnd::Whole);
        row("cut object", "application/json", "{\"a\":[1,2]", AnswerEnd::Cut);
        row("array", "", "[1]", AnswerEnd::Whole);
        row("cut array", "", "[1,", AnswerEnd::Cut);
        row("XML", "application/xml", "<a></a>\n", AnswerEnd::Whole);
        row("XML with a comment behind", "application/xml", "<a><b/></a><!-- 3 ms -->", AnswerEnd::Whole);
        row("cut XML", "text/xml", "<a><b>x", AnswerEnd::Cut);
        row("XML cut behind a tag", "application/xml", "<?xml version='1.0'?><a><b>x</b>", AnswerEnd::Cut);
        row("XML cut in a tag", "application/xml", "<a><b", AnswerEnd::Cut);
        row("XML cut in a character", "application/xml", "<a>\xc3", AnswerEnd::Cut);
        row("XML cut in CDATA", "application/xml", "<a><![CDATA[x", AnswerEnd::Cut);
        row("XML that is wrong", "application/xml", "<a></b></a>", AnswerEnd::Unclear);
        row("XHTML cut behind a tag", "application/xhtml+xml", "<?xml version='1.0'?><html><body><a href='x'>x</a>", AnswerEnd::Cut);
        row("XHTML with names that XML has not", "text/html", "<?xml version='1.0'?><html><body>&nbsp;<a href='x'>x</a>", AnswerEnd::Unclear);
        row("XHTML", "text/html", "<?xml version='1.0'?><html><body>&nbsp;</body></html>", AnswerEnd::Whole);
        row("cut XML of no type", "", "<?xml version='1.0'?><a", AnswerEnd::Cut);
        row("HTML", "text/html", "<!doctype html><HTML>x</HTML>\n", AnswerEnd::Whole);
        row("HTML with comments behind", "text/html", "<html>x</html>\n<!-- served in 0.1 s --> <!---->\n", AnswerEnd::Whole);
        row("HTML that ends in a comment", "text/html", "<html>x<!-- </html> -->", AnswerEnd::Unclear);
        row("a comment that was never opened", "text/html", "<html>x</html>-->", AnswerEnd::Unclear);
        row("HTML without its end", "text/html", "<pre><a href=x>x</a></pre>\n", AnswerEnd::Unclear);
        row("text", "text/plain", "abc  file\n", AnswerEnd::Unclear);
        row("nothing", "application/json", "", AnswerEnd::Unclear);
    }
    void ends()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        QTEST(answerEnd(type, body), "end");
    }
};

QTEST_GUILESS_MAIN(TestAnswerEnd)
#include "test_answer_end.moc"
