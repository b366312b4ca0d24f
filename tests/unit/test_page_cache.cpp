// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/page_cache.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <ctime>
#include <sys/stat.h>
#include <thread>

using namespace milliard;
using namespace Qt::StringLiterals;

namespace {

const RequestFields tagged{{"Content-Type", "application/json"}, {"ETag", "\"one\""}};

QNetworkRequest requestOf(const QString &url)
{
    return QNetworkRequest(QUrl(url));
}

QByteArray bodyOf(std::optional<KeptPage> page)
{
    return page ? page->body().value_or("(damaged)") : QByteArray("(none)");
}

} // namespace

class TestPageCache : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    QString folder() const { return m_dir->filePath(u"cache/listings"_s); }
    QFileInfoList files() const { return QDir(folder()).entryInfoList(QDir::Files | QDir::Hidden); }

    const QNetworkRequest m_page = requestOf(u"http://h/list?n=1"_s);

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3"); // dates of answers have nothing to do with it
        ::tzset();
    }

    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void keeps()
    {
        PageCache cache(folder());
        QVERIFY(!cache.find(m_page));
        QVERIFY(!QFileInfo::exists(folder())); // nothing is made for what is not kept
        cache.store(m_page, tagged, "the page");
        auto kept = PageCache(folder()).find(m_page);
        QVERIFY(kept);
        QCOMPARE(kept->fields(), tagged);
        QCOMPARE(kept->condition(), (std::pair<QByteArray, QByteArray>("If-None-Match", "\"one\"")));
        QCOMPARE(kept->body().value_or(QByteArray()), "the page");

        // What was found stays what it is.
        auto before = cache.find(m_page);
        cache.store(m_page, {{"etag", "W/\"two\""}}, "another");
        QCOMPARE(bodyOf(std::move(before)), "the page");
        auto after = cache.find(m_page);
        QCOMPARE(after->condition().second, "W/\"two\"");
        QCOMPARE(bodyOf(std::move(after)), "another");
        QCOMPARE(files().size(), 1);

        cache.forget(m_page);
        QVERIFY(!cache.find(m_page));
    }

    void isOneUsersAlone()
    {
        PageCache(folder()).store(m_page, tagged, "secret");
        struct stat there;
        QCOMPARE(::stat(folder().toUtf8().constData(), &there), 0);
        QCOMPARE(there.st_mode & 0777, 0700u);
        QVERIFY(!files().constFirst().fileName().contains(u"list"_s));
    }

    void anotherRequestIsAnotherPage()
    {
        PageCache cache(folder());
        cache.store(m_page, tagged, "the page");
        QVERIFY(!cache.find(requestOf(u"http://h/list?n=2"_s)));
        QVERIFY(!cache.find(requestOf(u"https://h/list?n=1"_s)));
        QNetworkRequest other = m_page;
        other.setRawHeader("Accept", "text/html");
        QVERIFY(!cache.find(other));
    }

    void answers_data()
    {
        QTest::addColumn<RequestFields>("fields");
        QTest::addColumn<QByteArray>("condition"); // the name of the field that asks; empty: it is not kept
        const QByteArray none;
        QTest::newRow("no validator") << RequestFields{{"Content-Type", "text/html"}} << none;
        QTest::newRow("an empty tag") << RequestFields{{"ETag", ""}} << none;
        QTest::newRow("weak tag") << RequestFields{{"etag", "W/\"x\""}} << QByteArray("If-None-Match");
        QTest::newRow("no-store") << RequestFields{{"ETag", "\"x\""}, {"Cache-Control", "private, No-Store"}} << none;
        QTest::newRow("no-store in a second field") << RequestFields{{"ETag", "\"x\""}, {"Cache-Control", "private"}, {"cache-control", "no-store"}} << none;
        QTest::newRow("no-cache: may be kept, and is asked about") << RequestFields{{"ETag", "\"x\""}, {"Cache-Control", "no-cache"}} << QByteArray("If-None-Match");
        QTest::newRow("varies with anything") << RequestFields{{"ETag", "\"x\""}, {"Vary", "Accept, *"}} << none;
        QTest::newRow("varies with what is the same") << RequestFields{{"ETag", "\"x\""}, {"Vary", "Accept-Encoding"}} << QByteArray("If-None-Match");
        QTest::newRow("for who has a cookie") << RequestFields{{"ETag", "\"x\""}, {"Set-Cookie", "a=b"}} << none;
        QTest::newRow("a date") << RequestFields{{"Last-Modified", "Sun, 06 Nov 1994 08:49:37 GMT"}, {"Date", "Sun, 06 Nov 1994 08:50:37 GMT"}}
                                << QByteArray("If-Modified-Since");
        QTest::newRow("too young a date") << RequestFields{{"Last-Modified", "Sun, 06 Nov 1994 08:49:37 GMT"}, {"Date", "Sun, 06 Nov 1994 08:50:36 GMT"}} << none;
        QTest::newRow("a date in an hour that is left out here") << RequestFields{{"Last-Modified", "Sun, 29 Mar 2026 02:59:00 GMT"}, {"Date", "Sun, 29 Mar 2026 03:00:30 GMT"}}
                                                                 << QByteArray("If-Modified-Since");
        QTest::newRow("too young where an hour comes twice here") << RequestFields{{"Last-Modified", "Sun, 25 Oct 2026 02:59:50 GMT"}, {"Date", "Sun, 25 Oct 2026 03:00:10 GMT"}} << none;
        QTest::newRow("no date of the answer") << RequestFields{{"Last-Modified", "Sun, 06 Nov 1994 08:49:37 GMT"}} << none;
        QTest::newRow("no date") << RequestFields{{"Last-Modified", "yesterday"}, {"Date", "Sun, 06 Nov 1994 08:50:36 GMT"}} << none;
    }
    void answers()
    {
        QFETCH(RequestFields, fields);
        PageCache cache(folder());
        cache.store(m_page, tagged, "what was kept before"); // and does not hold any more
        cache.store(m_page, fields, "the page");
        const auto kept = cache.find(m_page);
        QTEST(kept ? kept->condition().first : QByteArray(), "condition");
        QCOMPARE(files().size(), kept ? 1 : 0);
    }

    // Whatever is flipped or cut off: no page, or the right one.
    void damage()
    {
        PageCache cache(folder());
        cache.store(m_page, tagged, "the page, its body");
        QFile file(files().constFirst().filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray whole = file.readAll();
        file.close();
        const auto damaged = [&](const QByteArray &bytes) {
            QFile out(file.fileName());
            if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
                qFatal("cannot write");
            out.close();
            const QByteArray body = bodyOf(cache.find(m_page));
            return body == "(none)" || body == "(damaged)";
        };
        QVERIFY(!damaged(whole));
        for (qsizetype i = 0; i < whole.size(); ++i) {
            QByteArray flipped = whole;
            flipped[i] = char(flipped[i] ^ 0x41);
            QVERIFY2(damaged(flipped), qPrintable(QString::number(i)));
            QVERIFY2(damaged(whole.first(i)), qPrintable(QString::number(i)));
        }
        cache.store(m_page, tagged, "mended");
        QCOMPARE(bodyOf(cache.find(m_page)), "mended");
    }

    // A folder that cannot be had, and something else in a page's place.
    void unusable()
    {
        QFile file(m_dir->filePath(u"cache"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        PageCache nowhere(folder());
        nowhere.store(m_page, tagged, "the page");
        QVERIFY(!nowhere.find(m_page));
        file.remove();

        PageCache cache(folder());
        cache.store(m_page, tagged, "the page");
        const QString path = files().constFirst().filePath();
        QVERIFY(QFile::remove(path) && QDir().mkpath(path + u"/in the way"_s));
        QVERIFY(!cache.find(m_page));
        cache.store(m_page, tagged, "the page");
        QVERIFY(!cache.find(m_page));
        QCOMPARE(files().size(), 0); // and nothing half done is left
    }

    void bounds()
    {
        PageCache cache(folder());
        cache.store(m_page, tagged, QByteArray(PageCache::maxFileBytes, 'x'));
        QVERIFY(!cache.find(m_page));

        // Full of what is in use: the first pages of a listing stay, since its next run asks for them first.
        const QByteArray body(PageCache::maxFileBytes / 2, 'x');
        const auto page = [](int i) { return requestOf(u"http://h/%1"_s.arg(i)); };
        for (int i = 0; i < 12; ++i)
            cache.store(page(i), tagged, body);
        qint64 used = 0;
        for (const QFileInfo &file : files())
            used += file.size();
        QVERIFY(used <= PageCache::maxBytes);
        QVERIFY(used > PageCache::maxBytes / 2);
        QVERIFY(cache.find(page(0)) && !cache.find(page(11)));

        // What nobody asked about for long makes room.
        for (const QFileInfo &info : files()) {
            QFile file(info.filePath());
            QVERIFY(file.open(QIODevice::ReadWrite));
            QVERIFY(file.setFileTime(QDateTime::currentDateTimeUtc().addDays(-2), QFileDevice::FileModificationTime));
        }
        QVERIFY(PageCache(folder()).find(page(0))->body()); // by this it was used
        PageCache later(folder());
        later.store(page(20), tagged, body);
        QVERIFY(later.find(page(20)));
        QVERIFY(later.find(page(0)));
        QCOMPARE(files().size(), 2);
    }

    // Each reader gets a whole page, whoever writes meanwhile.
    void severalAtOnce()
    {
        std::vector<std::thread> threads;
        std::atomic<int> wrong = 0;
        std::atomic<int> right = 0;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&, t] {
                PageCache cache(folder());
                for (int i = 0; i < 300; ++i) {
                    const QByteArray mark = QByteArray::number(t * 1000 + i);
                    cache.store(m_page, {{"ETag", '"' + mark + '"'}}, mark.repeated(500));
                    auto kept = cache.find(m_page);
                    if (!kept)
                        continue;
                    const QByteArray tag = kept->condition().second;
                    const auto body = kept->body();
                    ++(body && *body == tag.sliced(1).chopped(1).repeated(500) ? right : wrong);
                }
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(wrong, 0);
        QCOMPARE(right, 1200);
        QCOMPARE(files().size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestPageCache)
#include "test_page_cache.moc"
