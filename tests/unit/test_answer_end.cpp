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
        row("cut XML", "text/xml", "<a><b>x", AnswerEnd::Cut);
        row("cut XML of no type", "", "<?xml version='1.0'?><a", AnswerEnd::Cut);
        row("HTML", "text/html", "<!doctype html><HTML>x</HTML>\n", AnswerEnd::Whole);
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
