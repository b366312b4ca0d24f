// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/digest.h"
#include "core/base/entry.h"
#include "core/base/part.h"
#include "core/base/pieces.h"
#include "core/engine/mirrors.h"
#include "core/engine/page_queue.h"
#include "core/engine/segments.h"
#include "core/sink/sink.h"
#include "core/transport/transport.h"

#include <algorithm>
#include <chrono>
#include <memory>

namespace milliard {

// What attempts brought that was never there before: only that makes up for an attempt, since what is lost each time and comes again would
// make a file go on for ever.
class Headway
{
public:
    explicit Headway(qint64 bytes = 0) : m_most(bytes), m_counted(bytes) { }

    void has(qint64 bytes) { m_most = std::max(m_most, bytes); }
    // Whether so many of the bytes that an attempt gained are new, and not yet counted for another.
    bool counts(qint64 gained, qint64 atLeast)
    {
        if (std::min(gained, m_most - m_counted) < atLeast)
            return false;
        m_counted = std::min(m_most, m_counted + gained);
        return true;
    }

private:
    qint64 m_most;
    qint64 m_counted;
};

// A file that is worth more than one request: what came of it is kept when a transfer breaks off or the run ends, and
// idle connections may fetch parts of it. All bytes are of one version: each request but the first names it (If-Range, RFC
// 9110 §13.1.5), and if the server has another one by now, the file begins anew. Where several addresses have the file, its size
// and its digest stand for the version instead, and bytes of all of them are joined. Shared by its transfers, all of one worker
// and on its thread.
class LargeFile
{
public:
    static constexpr qint64 smallest = 8 << 20; // bytes; less is sooner fetched again than kept
    static constexpr std::chrono::milliseconds showEvery{100};
    static constexpr std::chrono::seconds saveEvery{2}; // so much is lost at most when the power fails or the program is killed

    // Whether an answer's head has what a large file needs: a length, and a name for its version.
    static bool suits(const AnswerHead &head, qint64 bodyBytes);

    LargeFile(Entry entry, std::shared_ptr<PageWork> page, StoredAs place, const Part &part, std::unique_ptr<BodyWriter> body);

    // Nothing of before is of use: another version, or the same from its beginning. Every transfer but the one that says
    // so is told by version() to leave off.
    void beginAnew(const AnswerHead &head, std::unique_ptr<BodyWriter> body);
    void abandon() { ++m_version; } // no transfer of it goes on
    qint64 version() const { return m_version; }

    // Another segment for one more transfer; none if there is nothing to fetch, or nothing that is worth it.
    std::optional<int> take();
    std::optional<int> takeOrSplit();
    // What a transfer of the segment asks the server for.
    void aim(Transfer &transfer, int segment) const;
    // The server gives parts, so that segments are of use; or, after all, it does not.
    void setSplittable(bool splittable) { m_splittable = splittable && !m_isAnew; }
    bool isSplittable() const { return m_splittable; }

    // The next bytes of a segment. More than it lacks are not taken: another transfer has them.
    Result<void> write(int segment, QByteArrayView bytes);

    const Segments &segments() const { return m_segments; }
    void release(int segment) { m_segments.release(segment); }
    void giveBack(int segment) { m_segments.giveBack(segment); }
    const Entry &entry() const { return m_entry; }
    const std::shared_ptr<PageWork> &page() const { return m_page; }
    // Set for good by the entry that the file was made with.
    bool joinsAddresses() const { return m_joinsAddresses; }
    // For the transfers to come: those of 'entry', another order of the same ones, of which 'mirrors' knows what was asked.
    void setAddresses(const Entry &entry, const Mirrors &mirrors);
    const Mirrors &mirrors() const { return m_mirrors; }
    // The number of the attempt that began with it: whichever transfer ends it, so often was it fetched from its beginning.
    int attempt() const { return m_attempt; }
    void setAttempt(int attempt) { m_attempt = attempt; }
    // Of all its versions.
    Headway &headway() { return m_headway; }
    void setHeadway(const Headway &headway) { m_headway = headway; }
    const StoredAs &place() const { return m_place; }
    const QByteArray &validator() const { return m_validator; }

    // Whether a whole file is what the entry's digest says, or those of its pieces, if it has any. What did not pass in order is read back, on
    // the worker's thread. WrongDigest.
    Result<void> check();
    // Where check() found another digest: of a whole file whose pieces have digests only those stay that are right, so that the others
    // alone are fetched again. False: it is not known which they are, or none is right, or all are.
    Result<bool> repair();
    Result<Outcome> commit();
    bool isCommitted() const { return m_committed; }

    // How the board knows it, and whether it is time to tell there what of the file is there.
    int shownAs() const { return m_shownAs; }
    void setShownAs(int large) { m_shownAs = large; }
    bool isShowDue(std::chrono::steady_clock::time_point now) const { return now - m_shown >= showEvery; }
    void setShown(std::chrono::steady_clock::time_point now) { m_shown = now; }

    // For the journal, together with what makes it durable. 'now' counts as the time of the last save.
    bool isSaveDue(std::chrono::steady_clock::time_point now) const { return now - m_saved >= saveEvery; }
    Part part() const;
    Result<BodyWriter::Flush> save(std::chrono::steady_clock::time_point now);

private:
    void hashAnew();
    Result<std::unique_ptr<PieceHasher>> hashPieces();

    Entry m_entry;
    Mirrors m_mirrors;
    int m_attempt = 1;
    const bool m_joinsAddresses;
    const std::shared_ptr<PageWork> m_page;
    const StoredAs m_place; // in the destination
    std::unique_ptr<BodyWriter> m_body;
    QByteArray m_validator;
    Segments m_segments;
    Headway m_headway;
    std::unique_ptr<Hasher> m_hasher; // of the bytes up to m_hashed, where the digest is known
    qint64 m_hashed = 0;
    bool m_splittable = false;
    bool m_isAnew = false;
    qint64 m_version;
    bool m_committed = false;
    int m_shownAs = 0;
    std::chrono::steady_clock::time_point m_shown;
    std::chrono::steady_clock::time_point m_saved = std::chrono::steady_clock::now();
};

} // namespace milliard
