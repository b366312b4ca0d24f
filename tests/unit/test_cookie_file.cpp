// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/access.h"
#include "core/base/cookie_file.h"

#include <QNetworkCookieJar>
#include <QTest>

using namespace milliard;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 now = 1'700'000'000;

QByteArray cookiesSentTo(const QByteArray &text, const QString &url)
{
    const auto cookies = cookiesIn(text, now);
    if (!cookies)
        return "error: " + cookies.error().message.toUtf8();
    const Access access({.cookies = *cookies});
    const auto jar = access.cookiesFor(QUrl(url).host());
    return jar ? cookieField(*jar, QUrl(url)) : QByteArray();
}

} // namespace

class TestCookieFile final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sent_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("url");
        QTest::addColumn<QByteArray>("sent");
        const auto row = [](const char *tag, const QByteArray &text, const char *url, const QByteArray &sent) { QTest::newRow(tag) << text << QString::fromLatin1(url) << sent; };
        const QByteArray host = "example.org\tFALSE\t/\tFALSE\t0\ta\t1\n";
        row("its host", host, "http://example.org/x", "a=1");
        row("in any case", "Example.ORG\tfalse\t/\tFalse\t0\ta\t1", "http://EXAMPLE.org/x", "a=1");
        row("any port", host, "http://example.org:8080/x", "a=1");
        row("not below", host, "http://www.example.org/x", {});
        row("not another's end", "example.org\tTRUE\t/\tFALSE\t0\ta\t1", "http://notexample.org/", {});
        row("below", ".example.org\tTRUE\t/\tFALSE\t0\ta\t1", "http://www.example.org/x", "a=1");
        row("the domain itself", ".example.org\tTRUE\t/\tFALSE\t0\ta\t1", "http://example.org/x", "a=1");
        row("the flag counts, not the dot", ".example.org\tFALSE\t/\tFALSE\t0\ta\t1", "http://www.example.org/x", {});
        row("not above", ".www.example.org\tTRUE\t/\tFALSE\t0\ta\t1", "http://example.org/x", {});
        row("a whole public suffix", ".co.uk\tTRUE\t/\tFALSE\t0\ta\t1", "http://example.co.uk/", {});
        row("an address", "127.0.0.1\tTRUE\t/\tFALSE\t0\ta\t1", "http://127.0.0.1:99/", "a=1");
        row("not the end of an address", ".0.0.1\tTRUE\t/\tFALSE\t0\ta\t1", "http://127.0.0.1/", {});
        row("IPv6", "[::1]\tFALSE\t/\tFALSE\t0\ta\t1", "http://[::1]/", "a=1");
        row("an international name", "b\xc3\xbc" "cher.example\tFALSE\t/\tFALSE\t0\ta\t1", "http://xn--bcher-kva.example/", "a=1");
        row("TLS alone, by http", "example.org\tFALSE\t/\tTRUE\t0\ta\t1", "http://example.org/", {});
        row("TLS alone, by https", "example.org\tFALSE\t/\tTRUE\t0\ta\t1", "https://example.org/", "a=1");
        const QByteArray path = "example.org\tFALSE\t/a/b\tFALSE\t0\ta\t1\n";
        row("its path", path, "http://example.org/a/b", "a=1");
        row("below its path", path, "http://example.org/a/b/c?d", "a=1");
        row("beside its path", path, "http://example.org/a/bc", {});
        row("above its path", path, "http://example.org/a", {});
        row("the longer path first", "example.org\tFALSE\t/\tFALSE\t0\tx\t1\n" + path, "http://example.org/a/b/c", "a=1; x=1");
        row("ended", "example.org\tFALSE\t/\tFALSE\t1699999999\ta\t1", "http://example.org/", {});
        row("ends later", "example.org\tFALSE\t/\tFALSE\t4102444800.5\ta\t1", "http://example.org/", "a=1");
        row("ends after all days", "example.org\tFALSE\t/\tFALSE\t9e18\ta\t1", "http://example.org/", "a=1");
        row("with its session", "example.org\tFALSE\t/\tFALSE\t-1\ta\t1", "http://example.org/", "a=1");
        row("no scripts", "#HttpOnly_example.org\tFALSE\t/\tFALSE\t0\ta\t1\r\n", "http://example.org/", "a=1");
        row("comments and empty lines", "# Netscape HTTP Cookie File\n\n  \n#example.org\tFALSE\t/\tFALSE\t0\tb\t2\n" + host, "http://example.org/", "a=1");
        row("an empty value", "example.org\tFALSE\t/\tFALSE\t0\ta\t\nexample.org\tFALSE\t/\tFALSE\t0\tb", "http://example.org/", "a=; b=");
        row("a value with all sorts", "example.org\tFALSE\t/\tFALSE\t0\ta\t\"x=y, z\"", "http://example.org/", "a=\"x=y, z\"");
        row("nothing", {}, "http://example.org/", {});
    }
    void sent()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, url);
        QTEST(cookiesSentTo(text, url), "sent");
    }

    void bad_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *tag, const QByteArray &line, const char *says) { QTest::newRow(tag) << line << QString::fromLatin1(says); };
        row("spaces", "example.org FALSE / FALSE 0 a hunter2", "seven fields");
        row("too few", "example.org\tFALSE\t/\tFALSE\thunter2", "seven fields");
        row("too many", "example.org\tFALSE\t/\tFALSE\t0\ta\thunter2\tx", "seven fields");
        row("Set-Cookie", "Set-Cookie: a=hunter2", "seven fields");
        row("JSON", "[{\"domain\":\"hunter2\"}]", "seven fields");
        row("no domain", "\tFALSE\t/\tFALSE\t0\ta\thunter2", "a domain");
        row("no possible domain", "a b\tFALSE\t/\tFALSE\t0\ta\thunter2", "a domain");
        row("a flag", "example.org\tyes\t/\tFALSE\t0\ta\thunter2", "TRUE nor FALSE");
        row("the other flag", "example.org\tTRUE\t/\t1\t0\ta\thunter2", "TRUE nor FALSE");
        row("no time", "example.org\tTRUE\t/\tTRUE\tsoon\ta\thunter2", "number of seconds");
        row("no finite time", "example.org\tTRUE\t/\tTRUE\tinf\ta\thunter2", "number of seconds");
        row("no path", "example.org\tTRUE\tx\tTRUE\t0\ta\thunter2", "slash");
        row("a control character", "example.org\tTRUE\t/\tTRUE\t0\ta\thunter2\x01", "no cookie");
        row("a line end", "example.org\tTRUE\t/\tTRUE\t0\ta\thunter2\rX: y", "no cookie");
        row("two in one", "example.org\tTRUE\t/\tTRUE\t0\ta\thunter2; b=c", "no cookie");
        row("a name with =", "example.org\tTRUE\t/\tTRUE\t0\ta=b\thunter2", "no cookie");
        row("no name and no value", "example.org\tTRUE\t/\tTRUE\t0\t\t", "no cookie");
    }
    void bad()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, says);
        const auto cookies = cookiesIn("# a comment\n" + line + '\n', now);
        QVERIFY(!cookies);
        const QString message = cookies.error().message;
        QVERIFY2(cookies.error().kind == ErrorKind::BadInput && message.startsWith(u"line 2 "_s) && message.contains(says) && !message.contains(u"hunter2"_s), qPrintable(message));
    }
};

QTEST_GUILESS_MAIN(TestCookieFile)
#include "test_cookie_file.moc"
