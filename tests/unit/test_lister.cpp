// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/engine/lister.h"

#include <QTest>

using namespace milliard;
using namespace Qt::StringLiterals;

namespace
{

// What happened, in order: "ask b", "page 1", "over", "over timed-out".
struct Scene {
    QStringList log;
    bool room = true;
    ListingSource::Receive receive; // of the page that is being asked for
    Cursor asked;
    std::unique_ptr<Lister> lister;
    std::function<void()> onPage;

    class Source;
    explicit Scene(Journal::Position from = {0, Cursor(), {}});

    // The source's event loop, so to speak.
    void answer(Result<Page> page)
    {
        const auto call = std::exchange(receive, nullptr);
        if (!call)
            qFatal("nothing was asked");
        call(std::move(page));
    }
    void answer(const std::optional<Cursor> &next) { answer(Page{asked, {{}}, next}); }
};

class Scene::Source final : public ListingSource
{
public:
    explicit Source(Scene &scene)
        : m_scene(scene)
    {
    }
    ~Source() override { m_scene.log += u"source gone"_s; }
    void page(const Cursor &cursor, Receive receive) override
    {
        if (m_scene.receive)
            qFatal("asked for two pages at once");
        m_scene.log += u"ask "_s + QString::fromUtf8(cursor);
        m_scene.asked = cursor;
        m_scene.receive = std::move(receive);
    }

private:
    Scene &m_scene;
};

Scene::Scene(Journal::Position from)
    : lister(std::make_unique<Lister>(std::make_unique<Source>(*this), std::move(from),
        Lister::Callbacks{[this] { return room; },
            [this](qint64 seq, const Page &page) {
                log += u"page %1"_s.arg(seq);
                if (page.entries.size() != 1)
                    log += u"without its entries"_s;
                if (onPage)
                    onPage();
            },
            [this](const std::optional<Error> &error) {
                log += error ? u"over "_s + kindName(error->kind) : u"over"_s;
            }}))
{
}

const Error lost{ErrorKind::ConnectionLost, u"host"_s};

} // namespace

class TestLister : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // The next page is asked for before the last one is looked at; the end comes after the last page.
    void chain()
    {
        Scene scene;
        scene.lister->pump();
        scene.answer("b");
        scene.answer("c");
        QVERIFY(!scene.lister->isOver());
        scene.answer(std::nullopt);
        QVERIFY(scene.lister->isOver());
        scene.lister->pump();
        QCOMPARE(scene.log,
            (QStringList{
                u"ask "_s, u"ask b"_s, u"page 0"_s, u"ask c"_s, u"page 1"_s, u"page 2"_s, u"over"_s}));
    }

    void onePage()
    {
        Scene scene;
        scene.lister->pump();
        scene.answer(std::nullopt);
        QCOMPARE(scene.log, (QStringList{u"ask "_s, u"page 0"_s, u"over"_s}));
    }

    // Of a page whose failures alone are asked for, and which is no more, nothing is left; of any other, the job must know.
    void pageThatIsNoMore()
    {
        const Error gone{ErrorKind::Changed, u"list"_s};
        for (const bool isAskedAgain : {true, false}) {
            Scene scene({2, std::nullopt, {{0, "a", 1, isAskedAgain}, {1, "b", 1, isAskedAgain}}});
            scene.lister->pump();
            scene.answer(std::unexpected(gone));
            if (isAskedAgain)
                scene.answer(std::unexpected(lost)); // which may pass
            QCOMPARE(scene.log,
                isAskedAgain ? (QStringList{u"ask a"_s, u"ask b"_s, u"page 0"_s, u"without its entries"_s, u"over connection-lost"_s})
                             : (QStringList{u"ask a"_s, u"over changed"_s}));
        }
    }

    // Some services give empty pages now and then, but not for ever.
    void emptyPages()
    {
        for (const int before : {0, Lister::maxEmptyInARow - 1, Lister::maxEmptyInARow, Lister::maxEmptyInARow + 1}) {
            Scene scene;
            scene.lister->pump();
            scene.answer("first");
            for (int i = 0; i < before && !scene.lister->isOver(); ++i)
                scene.answer(Page{scene.asked, {}, "b" + QByteArray::number(i)});
            QCOMPARE(scene.lister->isOver(), before > Lister::maxEmptyInARow);
            if (scene.lister->isOver()) {
                QCOMPARE(scene.log.last(), u"over bad-listing"_s);
                continue;
            }
            scene.answer("last"); // a name begins the count anew
            scene.answer(Page{scene.asked, {}, "end"});
            QVERIFY(!scene.lister->isOver());
            scene.answer(Page{scene.asked, {}, std::nullopt});
            QCOMPARE(scene.log.last(), u"over"_s);
        }
    }

    void longCursors()
    {
        for (const bool tooLong : {false, true}) {
            Scene scene;
            scene.lister->pump();
            scene.answer(QByteArray(maxCursorBytes + (tooLong ? 1 : 0), 'c'));
            QCOMPARE(scene.lister->isOver(), tooLong);
            QCOMPARE(scene.log.last(), tooLong ? u"over bad-listing"_s : u"page 0"_s); // and it is not asked for
        }
    }

    void waitsForRoom()
    {
        Scene scene;
        scene.room = false;
        scene.lister->pump();
        QCOMPARE(scene.log, QStringList());
        scene.room = true;
        scene.lister->pump();
        scene.lister->pump(); // asks once only
        scene.room = false;
        scene.answer("b");
        scene.lister->pump();
        QCOMPARE(scene.log, (QStringList{u"ask "_s, u"page 0"_s}));
        QVERIFY(!scene.lister->isOver());
        scene.room = true;
        scene.lister->pump();
        scene.room = false;
        scene.answer(std::nullopt); // the end needs no room
        QCOMPARE(scene.log, (QStringList{u"ask "_s, u"page 0"_s, u"ask b"_s, u"page 1"_s, u"over"_s}));
    }

    void openPagesFirst()
    {
        Scene scene({5, "e", {{1, "a", 10}, {3, "c", 10}}});
        scene.lister->pump();
        scene.answer("elsewhere"); // its next page is known already
        scene.answer("d");
        scene.answer(std::nullopt);
        QCOMPARE(scene.log,
            (QStringList{
                u"ask a"_s, u"ask c"_s, u"page 1"_s, u"ask e"_s, u"page 3"_s, u"page 5"_s, u"over"_s}));
    }

    void openPagesOfAWholeListing()
    {
        Scene scene({5, std::nullopt, {{4, "d", 10}}});
        scene.lister->pump();
        scene.answer("nowhere"); // the listing was found whole before
        QCOMPARE(scene.log, (QStringList{u"ask d"_s, u"page 4"_s, u"over"_s}));
    }

    void nothingLeft()
    {
        Scene scene({5, std::nullopt, {}});
        scene.room = false;
        scene.lister->pump();
        scene.lister->pump();
        QCOMPARE(scene.log, QStringList{u"over"_s});
        QVERIFY(scene.lister->isOver());
    }

    void pageThatNamesItself()
    {
        Scene scene;
        scene.lister->pump();
        scene.answer("b");
        scene.answer("b");
        QCOMPARE(scene.log,
            (QStringList{u"ask "_s, u"ask b"_s, u"page 0"_s, u"page 1"_s, u"over listing-loop"_s}));
        scene.lister->pump();
        QCOMPARE(scene.log.size(), 5);
    }

    void firstPageThatNamesItself()
    {
        Scene scene;
        scene.lister->pump();
        scene.answer(Cursor());
        QCOMPARE(scene.log, (QStringList{u"ask "_s, u"page 0"_s, u"over listing-loop"_s}));
    }

    void errorsEnd()
    {
        Scene scene;
        scene.lister->pump();
        scene.answer("b");
        scene.answer(std::unexpected(lost));
        scene.lister->pump();
        QCOMPARE(scene.log, (QStringList{u"ask "_s, u"ask b"_s, u"page 0"_s, u"over connection-lost"_s}));
        QVERIFY(scene.lister->isOver());
    }

    void errorOfAnOpenPage()
    {
        Scene scene({5, "e", {{1, "a", 10}}});
        scene.lister->pump();
        scene.answer(std::unexpected(lost));
        QCOMPARE(scene.log, (QStringList{u"ask a"_s, u"over connection-lost"_s}));
    }

    void failedFromOutside()
    {
        Scene scene;
        scene.lister->pump();
        scene.lister->fail({ErrorKind::ListingLoop, {}});
        scene.lister->fail(lost);
        scene.lister->pump();
        scene.answer("b"); // comes too late
        QCOMPARE(scene.log, (QStringList{u"ask "_s, u"over listing-loop"_s}));
    }

    void failedWhileAPageIsLookedAt()
    {
        Scene scene;
        scene.onPage = [&scene] { scene.lister->fail(lost); };
        scene.lister->pump();
        scene.answer(std::nullopt);
        QCOMPARE(scene.log, (QStringList{u"ask "_s, u"page 0"_s, u"over connection-lost"_s}));
    }

    void stopSilences()
    {
        Scene scene;
        scene.lister->pump();
        scene.lister->stop();
        QVERIFY(scene.lister->isOver());
        scene.answer("b");
        scene.lister->pump();
        scene.lister->fail(lost);
        QCOMPARE(scene.log, (QStringList{u"ask "_s, u"source gone"_s}));
    }

    void stoppedWhileAPageIsLookedAt()
    {
        for (const auto &next : {std::optional<Cursor>("b"), std::optional<Cursor>()}) {
            Scene scene;
            scene.onPage = [&scene] { scene.lister->stop(); };
            scene.lister->pump();
            scene.answer(next);
            QVERIFY2(!scene.log.contains(u"over"_s), qPrintable(scene.log.join(u", "_s)));
            QCOMPARE(scene.log.last(), u"source gone"_s);
        }
    }
};

QTEST_GUILESS_MAIN(TestLister)
#include "test_lister.moc"
