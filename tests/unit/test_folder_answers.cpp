// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/sink/folder_sink.h"
#include "tests/unit/folder_help.h"

#include <QTest>

#include <filesystem>

using namespace milliard;
using namespace Qt::StringLiterals;

// The rule to ask, and entries that come with an answer of their own.
class TestFolderAnswers : public QObject
{
    Q_OBJECT

    static constexpr qint64 listed = 1'700'000'000'123; // the time that the listing tells
    static constexpr qint64 before = 0;
    static constexpr qint64 after = std::numeric_limits<qint64>::max(); // the answer; what is there was stored before it

    std::unique_ptr<TestFolder> m_folder;
    std::unique_ptr<FolderSink> m_sink;
    std::unique_ptr<SinkWriter> m_writer;

    void open(ExistingRule rule, bool trustOwn = true)
    {
        m_writer.reset();
        const QDateTime began = QDateTime::currentDateTimeUtc().addSecs(-3600); // so that all that is there has changed since
        m_sink = std::make_unique<FolderSink>(FolderSink::Options{m_folder->path(), rule, false, began, u"7"_s, true, trustOwn, began});
        QVERIFY(m_sink->open({}));
        m_writer = std::move(*m_sink->writer(0));
    }
    void put(const QString &name, const QByteArray &bytes, qint64 time = listed) const
    {
        m_folder->write(name, bytes);
        QFile file(m_folder->path(name));
        QVERIFY(file.open(QIODevice::ReadWrite) && file.setFileTime(QDateTime::fromMSecsSinceEpoch(time), QFileDevice::FileModificationTime));
    }
    static Entry entry(qint64 size = 4, qint64 time = listed, std::optional<ExistingAnswer> answer = {})
    {
        Entry entry{.name = u"a.txt"_s, .url = "http://host/a.txt", .size = size, .modified = time};
        if (answer)
            entry.extras.edit().answer = answer;
        return entry;
    }
    // "fetch", "skip" or the kind of error.
    QString admit(const Entry &entry, Standing standing = true) const
    {
        const auto admitted = m_writer->admit(entry, standing);
        return !admitted ? kindName(admitted.error().kind) : *admitted ? u"fetch"_s : u"skip"_s;
    }
    // What comes of an entry whose body is "new!".
    QString store(const Entry &entry, const std::function<void()> &meanwhile = [] { }) const
    {
        auto admitted = m_writer->admit(entry, true);
        if (!admitted || !*admitted)
            return admitted ? u"skip"_s : kindName(admitted.error().kind);
        auto body = m_writer->begin({**std::move(admitted), 0, 0, 4});
        if (!body || !(*body)->write(0, "new!"))
            return u"cannot write"_s;
        meanwhile();
        const auto outcome = (*body)->commit();
        return !outcome ? kindName(outcome.error().kind) : *outcome == Outcome::Done ? u"done"_s : u"skip"_s;
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<TestFolder>(); }
    void cleanup()
    {
        m_writer.reset();
        m_sink.reset();
    }

    // Nothing is said yet: what is there is kept, and but for the same size and time the entry waits for an answer.
    void asking_data()
    {
        QTest::addColumn<qint64>("size");
        QTest::addColumn<qint64>("time");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("same size and time") << qint64(4) << listed << u"skip"_s;
        QTest::newRow("same within the second") << qint64(4) << listed + 700 << u"skip"_s;
        QTest::newRow("another time") << qint64(4) << listed + 2000 << u"file-exists"_s;
        QTest::newRow("no time told") << qint64(4) << qint64(-1) << u"file-exists"_s;
        QTest::newRow("another size") << qint64(5) << listed << u"file-exists"_s;
        QTest::newRow("no size told") << qint64(-1) << listed << u"file-exists"_s;
    }
    void asking()
    {
        QFETCH(qint64, size);
        QFETCH(qint64, time);
        put(u"a.txt"_s, "old!");
        open(ExistingRule::Ask);
        QTEST(admit(entry(size, time), false), "outcome"); // a first run: it cannot be the job's own
        QTEST(admit(entry(size, time, ExistingAnswer{})), "outcome"); // asked for again without an answer, whatever changed since
        QCOMPARE(m_folder->contents(), u"a.txt=old!"_s);
        // A later run takes what was stored since the job began for its own, as every rule does; but never what is of another size.
        QCOMPARE(admit(entry(size, time)), size == 5 ? u"file-exists"_s : u"skip"_s);
    }

    // Something came while the body was on its way.
    void askingAtTheEnd()
    {
        open(ExistingRule::Ask);
        QCOMPARE(store(entry(), [this] { put(u"a.txt"_s, "came"); }), u"file-exists"_s);
        QCOMPARE(m_folder->contents(), u"a.txt=came"_s);
        QCOMPARE(store(entry(4, listed + 5000, ExistingAnswer{ExistingRule::Skip, before})), u"skip"_s);
    }

    void bytesInTheListing()
    {
        put(u"a.txt"_s, "old!");
        open(ExistingRule::Ask);
        const auto ofBytes = [](const QByteArray &bytes) { return Entry{.name = u"a.txt"_s, .url = "data:," + bytes, .size = 4}; };
        QCOMPARE(admit(ofBytes("old%21"), false), u"skip"_s); // the same, so there is nothing to ask
        QCOMPARE(admit(ofBytes("new%21"), false), u"file-exists"_s);
    }

    // In another round what was decided of this version of the entry holds.
    void inAnotherRound()
    {
        put(u"a.txt"_s, "old!", listed - 5000);
        m_sink = std::make_unique<FolderSink>(FolderSink::Options{m_folder->path(), ExistingRule::Ask, false, QDateTime::currentDateTimeUtc().addSecs(3600), u"7"_s, true, true,
            QDateTime::currentDateTimeUtc().addSecs(3600)});
        QVERIFY(m_sink->open({}));
        m_writer = std::move(*m_sink->writer(0));
        QCOMPARE(admit(entry(), {false, Earlier::Same}), u"skip"_s);
        QCOMPARE(admit(entry(), {false, Earlier::Another}), u"file-exists"_s);
        QCOMPARE(admit(entry(), {false, Earlier::None}), u"file-exists"_s);

        open(ExistingRule::Ask); // what is there has changed since the job was created, by nobody who is known
        QCOMPARE(admit(entry(), {false, Earlier::Same}), u"skip"_s);
        QCOMPARE(admit(entry(5), {false, Earlier::Same}), u"file-exists"_s);
        QCOMPARE(admit(entry(), {false, Earlier::Another}), u"file-exists"_s);

        const QDateTime now = QDateTime::currentDateTimeUtc(); // by the job, in an earlier round
        m_writer.reset();
        m_sink = std::make_unique<FolderSink>(FolderSink::Options{m_folder->path(), ExistingRule::Ask, false, now.addSecs(3600), u"7"_s, true, true, now.addSecs(-3600), {},
            {{0, now.addSecs(3600).toMSecsSinceEpoch()}}});
        QVERIFY(m_sink->open({}));
        m_writer = std::move(*m_sink->writer(0));
        QCOMPARE(admit(entry(), {false, Earlier::Same}), u"skip"_s);
        QCOMPARE(admit(entry(5), {false, Earlier::Same}), u"file-exists"_s);
        QCOMPARE(admit(entry(), {false, Earlier::Another}), u"fetch"_s);
    }

    // Each answer, whatever the job's rule: what is there is from before the answer.
    void answers_data()
    {
        QTest::addColumn<ExistingRule>("answer");
        QTest::addColumn<qint64>("size");
        QTest::addColumn<qint64>("time");
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QString>("contents");
        using enum ExistingRule;
        QTest::newRow("skip") << Skip << qint64(4) << listed << u"skip"_s << u"a.txt=old"_s;
        QTest::newRow("skip, alike") << Skip << qint64(3) << listed << u"skip"_s << u"a.txt=old"_s;
        QTest::newRow("overwrite") << Overwrite << qint64(4) << listed << u"done"_s << u"a.txt=new!"_s;
        QTest::newRow("overwrite, alike") << Overwrite << qint64(3) << listed << u"done"_s << u"a.txt=new!"_s;
        QTest::newRow("newer") << Newer << qint64(4) << listed + 1 << u"done"_s << u"a.txt=new!"_s;
        QTest::newRow("not newer") << Newer << qint64(4) << listed << u"skip"_s << u"a.txt=old"_s;
        QTest::newRow("newer, no time") << Newer << qint64(4) << qint64(-1) << u"skip"_s << u"a.txt=old"_s;
        QTest::newRow("rename") << Rename << qint64(4) << listed << u"done"_s << u"a (1).txt=new!|a.txt=old"_s;
    }
    void answers()
    {
        QFETCH(ExistingRule, answer);
        QFETCH(qint64, size);
        QFETCH(qint64, time);
        for (const ExistingRule rule : {ExistingRule::Ask, ExistingRule::Fail, ExistingRule::Skip, ExistingRule::Overwrite, ExistingRule::Rename}) {
            m_folder = std::make_unique<TestFolder>();
            put(u"a.txt"_s, "old");
            open(rule);
            QTEST(store(entry(size, time, ExistingAnswer{answer, after})), "outcome");
            QTEST(m_folder->contents(), "contents");
        }
    }

    // A run that broke off has stored it since the answer; what is not surely that is fetched once more, and never removed.
    void storedBefore()
    {
        put(u"a.txt"_s, "old!");
        open(ExistingRule::Ask);
        const auto overwrite = [](qint64 size, qint64 time) { return entry(size, time, ExistingAnswer{ExistingRule::Overwrite, before}); };
        QCOMPARE(admit(overwrite(4, listed)), u"skip"_s);
        QCOMPARE(admit(overwrite(4, -1)), u"skip"_s);
        QCOMPARE(admit(overwrite(4, listed + 5000)), u"fetch"_s);
        QCOMPARE(admit(overwrite(5, listed)), u"fetch"_s);
        QCOMPARE(admit(overwrite(-1, listed)), u"fetch"_s);
        QCOMPARE(admit(overwrite(4, listed), false), u"fetch"_s);

        put(u"a (1).txt"_s, "another's", listed); // of another size
        put(u"a (2).txt"_s, "ours", listed);
        const auto rename = [](qint64 given) { return entry(4, listed, ExistingAnswer{ExistingRule::Rename, given}); };
        QCOMPARE(admit(rename(before)), u"skip"_s);
        QCOMPARE(store(rename(after)), u"done"_s); // these are from before
        QCOMPARE(m_folder->contents(), u"a (1).txt=another's|a (2).txt=ours|a (3).txt=new!|a.txt=old!"_s);

        // After a power cut an empty file may be one whose bytes were lost.
        put(u"a.txt"_s, {});
        QCOMPARE(admit(overwrite(0, listed)), u"skip"_s);
        open(ExistingRule::Ask, false);
        QCOMPARE(admit(overwrite(0, listed)), u"fetch"_s);
    }

    // Where nothing is in the way any more, each of them fetches; and what comes meanwhile is treated as it says.
    void meanwhile_data()
    {
        QTest::addColumn<ExistingRule>("answer");
        QTest::addColumn<QString>("contents");
        QTest::newRow("skip") << ExistingRule::Skip << u"a.txt=came"_s;
        QTest::newRow("overwrite") << ExistingRule::Overwrite << u"a.txt=new!"_s;
        QTest::newRow("rename") << ExistingRule::Rename << u"a (1).txt=new!|a.txt=came"_s;
    }
    void meanwhile()
    {
        QFETCH(ExistingRule, answer);
        open(ExistingRule::Ask);
        QCOMPARE(store(entry(4, listed, ExistingAnswer{answer, after}), [this] { put(u"a.txt"_s, "came"); }), answer == ExistingRule::Skip ? u"skip"_s : u"done"_s);
        QTEST(m_folder->contents(), "contents");
    }

    // A folder is nobody's question, since the file goes beside it; a link is replaced and not followed.
    void noOrdinaryFile()
    {
        m_folder->write(u"a.txt/inside"_s, "user's");
        open(ExistingRule::Ask);
        QCOMPARE(admit(entry(), false), u"fetch"_s);

        m_folder = std::make_unique<TestFolder>();
        const TestFolder elsewhere;
        elsewhere.write(u"target"_s, "old!");
        std::filesystem::create_symlink(elsewhere.path(u"target"_s).toStdString(), m_folder->path(u"a.txt"_s).toStdString());
        open(ExistingRule::Ask);
        QCOMPARE(admit(entry(), false), u"file-exists"_s);
        QCOMPARE(store(entry(4, listed, ExistingAnswer{ExistingRule::Overwrite, after})), u"done"_s);
        QCOMPARE(elsewhere.read(u"target"_s), "old!");
        QCOMPARE(m_folder->read(u"a.txt"_s), "new!");
        QVERIFY(!QFileInfo(m_folder->path(u"a.txt"_s)).isSymLink());
    }
};

QTEST_GUILESS_MAIN(TestFolderAnswers)
#include "test_folder_answers.moc"
