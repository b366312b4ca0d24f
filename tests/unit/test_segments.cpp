// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/engine/segments.h"

#include <QRandomGenerator>
#include <QTest>

using namespace milliard;

namespace {

constexpr qint64 mib = 1 << 20;

} // namespace

class TestSegments final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewFileIsOneSegment()
    {
        Segments segments(100 * mib);
        QVERIFY(segments.spans().isEmpty() && !segments.isWhole());
        const auto first = segments.take();
        QVERIFY(first && !segments.take());
        QCOMPARE(segments.missing(*first), (Span{0, 100 * mib}));
        segments.advance(*first, 30 * mib);
        QCOMPARE(segments.spans(), (QList<Span>{{0, 30 * mib}}));
        QCOMPARE(segments.have(), 30 * mib);
        segments.advance(*first, 70 * mib);
        QVERIFY(segments.isWhole());
        segments.release(*first);
        QVERIFY(!segments.take() && segments.busy() == 0);
    }

    void theSegmentThatLacksMostIsCut()
    {
        Segments segments(64 * mib);
        const int first = *segments.take();
        const auto second = segments.split();
        QVERIFY(second);
        QCOMPARE(segments.missing(first), (Span{0, 32 * mib}));
        QCOMPARE(segments.missing(*second), (Span{32 * mib, 64 * mib}));
        segments.advance(first, 20 * mib);
        const auto third = segments.split();
        QVERIFY(third);
        QCOMPARE(segments.missing(*second), (Span{32 * mib, 48 * mib}));
        QCOMPARE(segments.missing(*third), (Span{48 * mib, 64 * mib}));
        QCOMPARE(segments.busy(), 3);
        QCOMPARE(segments.spans(), (QList<Span>{{0, 20 * mib}}));
    }

    void littleIsNotCut()
    {
        Segments segments(2 * Segments::smallest - 1);
        QVERIFY(segments.take());
        QVERIFY(!segments.split());
        Segments enough(2 * Segments::smallest);
        QVERIFY(enough.take());
        QVERIFY(enough.split());
        QVERIFY(!enough.split());
    }

    void goesOnWhereItWas()
    {
        const QList<Span> spans{{10, 20}, {40, 50}};
        Segments segments(60, spans);
        QCOMPARE(segments.have(), 20);
        QCOMPARE(segments.spans(), spans);
        QList<Span> missing;
        while (const auto segment = segments.take())
            missing.append(segments.missing(*segment));
        QCOMPARE(missing, (QList<Span>{{0, 10}, {20, 40}, {50, 60}}));
        QVERIFY(Segments(60, {{0, 60}}).isWhole());
        QVERIFY(!Segments(60, {{0, 60}}).take());
    }

    void aReleasedSegmentIsTakenAgain()
    {
        Segments segments(32 * mib);
        const int first = *segments.take();
        const int second = *segments.split();
        segments.advance(second, mib);
        segments.release(second);
        QCOMPARE(segments.take(), second);
        QCOMPARE(segments.missing(second), (Span{17 * mib, 32 * mib}));
        QVERIFY(first != second);
    }

    void whatIsGivenBackGoesToTheOneBefore()
    {
        Segments segments(32 * mib);
        const int first = *segments.take();
        const int second = *segments.split();
        segments.giveBack(second);
        QCOMPARE(segments.missing(first), (Span{0, 32 * mib}));
        QVERIFY(!segments.take() && segments.busy() == 1);
        const int third = *segments.split();
        segments.advance(third, 1);
        segments.giveBack(third);
        QCOMPARE(segments.missing(first), (Span{0, 16 * mib}));
        QCOMPARE(segments.take(), third);
    }

    // Whatever happens in whatever order, every byte is fetched once, and what is said to be there is there.
    void anyOrder()
    {
        QRandomGenerator random(4711);
        for (int round = 0; round < 50; ++round) {
            const qint64 size = 8 * mib + random.bounded(100 * mib);
            auto segments = std::make_unique<Segments>(size);
            std::vector<int> taken;
            qint64 fetched = 0;
            while (!segments->isWhole()) {
                const quint32 what = random.bounded(8u);
                if (what < 2 || taken.empty()) {
                    auto segment = segments->take();
                    if (!segment)
                        segment = segments->split();
                    if (segment)
                        taken.push_back(*segment);
                } else if (what == 7) {
                    QList<Span> spans = segments->spans();
                    segments = std::make_unique<Segments>(size, spans); // killed, and resumed
                    taken.clear();
                } else {
                    const std::size_t index = random.bounded(quint32(taken.size()));
                    const qint64 lacks = segments->missing(taken[index]).size();
                    const qint64 more = std::min<qint64>(lacks, random.bounded(4 * mib));
                    segments->advance(taken[index], more);
                    fetched += more;
                    if (lacks == more || what == 6) {
                        segments->release(taken[index]);
                        taken.erase(taken.begin() + qsizetype(index));
                    }
                }
                QCOMPARE(segments->have(), fetched);
                QCOMPARE(segments->busy(), int(taken.size()));
                qint64 from = -1;
                qint64 sum = 0;
                for (const Span &span : segments->spans()) {
                    QVERIFY(span.first > from && span.end > span.first && span.end <= size);
                    from = span.end;
                    sum += span.size();
                }
                QCOMPARE(sum, fetched);
            }
            QCOMPARE(fetched, size);
        }
    }
};

QTEST_GUILESS_MAIN(TestSegments)
#include "test_segments.moc"
