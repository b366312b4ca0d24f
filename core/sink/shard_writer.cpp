// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/sink/shard_writer.h"

#include "core/sink/stored_path.h"
#include "core/sink/shard_name.h"

#include <QDateTime>

#include <algorithm>
#include <unistd.h>
#include <utility>

namespace milliard {
namespace {

constexpr qsizetype spareBytes = 1 << 20; // more is given back to the system

std::unexpected<Error> tooLarge(qint64 most)
{
    return std::unexpected(Error{ErrorKind::TooLarge, QStringLiteral("an archive's member has at most %1 bytes; a job that does not pack can have it").arg(most)});
}

} // namespace

// In memory, at a place of its own in the page's bodies.
class ShardWriter::HeldBody final : public BodyWriter
{
public:
    HeldBody(OpenPage &page, BodyPlan plan) : m_page(page), m_path(std::move(plan.place.path)), m_at(page.bodies.size()), m_size(plan.size)
    {
        page.bodies.resize(m_at + m_size);
    }

    Result<void> write(qint64 at, QByteArrayView bytes) override
    {
        Q_ASSERT(at == m_written);
        if (bytes.size() > m_size - at)
            return std::unexpected(Error{ErrorKind::WrongLength, QStringLiteral("more bytes than the %1 announced").arg(m_size)});
        std::ranges::copy(bytes, m_page.bodies.begin() + m_at + at);
        m_written += bytes.size();
        return {};
    }

    // It is never kept.
    Result<Flush> flush() override { Q_UNREACHABLE_RETURN({}); }
    Result<qint64> read(qint64, std::span<char>) override { Q_UNREACHABLE_RETURN({}); }

    Result<Outcome> commit() override
    {
        if (m_written != m_size)
            return std::unexpected(Error{ErrorKind::WrongLength, QStringLiteral("%1 bytes of %2 announced").arg(m_written).arg(m_size)});
        m_page.members.push_back({std::move(m_path), m_at, m_size});
        ++m_page.entries;
        m_page.bytes += m_size;
        return Outcome::Done;
    }

private:
    OpenPage &m_page; // which does not end while a body of it is open
    QByteArray m_path;
    const qsizetype m_at;
    const qsizetype m_size;
    qsizetype m_written = 0;
};

// In a file of its own until it is complete: without a name, gone with its descriptor or with the process; or with the
// name that it is kept under.
class ShardWriter::SpooledBody final : public BodyWriter
{
public:
    SpooledBody(ShardWriter &writer, BodyPlan plan, FileDescriptor file, RoomClaim claim)
        : m_writer(writer), m_plan(std::move(plan)), m_file(std::move(file)), m_claim(std::move(claim))
    {
    }

    Result<void> write(qint64 at, QByteArrayView bytes) override
    {
        m_size = std::max(m_size, at + bytes.size());
        const qint64 most = ArchiveWriter::largestBody(m_writer.m_place->options.pack);
        if (m_size > most)
            return tooLarge(most);
        if (const int code = writeAll(m_file.get(), at, bytes))
            return destinationError(code, m_writer.m_place->destination.shown());
        m_claim.written(bytes.size());
        return {};
    }

    Result<Flush> flush() override { return flushOf(m_file.get(), m_writer.m_place->destination.shown()); }
    Result<qint64> read(qint64 at, std::span<char> to) override
    {
        return readSome(m_file.get(), at, to, m_writer.m_place->destination.shown());
    }

    Result<Outcome> commit() override
    {
        const qint64 size = m_plan.part.isEmpty() ? m_size : m_plan.size;
        const auto taken = m_writer.takeFile(m_plan.page, m_plan.place.path, m_file.get(), size);
        if (!taken)
            return std::unexpected(taken.error());
        if (!m_plan.part.isEmpty())
            ::unlinkat(m_writer.m_place->destination.unfinished(), m_plan.part.constData(), 0);
        return Outcome::Done;
    }

private:
    ShardWriter &m_writer;
    const BodyPlan m_plan;
    FileDescriptor m_file;
    RoomClaim m_claim;
    qint64 m_size = 0;
};

ShardWriter::ShardWriter(std::shared_ptr<const ShardSink::Place> place, int worker, qint64 firstSeq)
    : m_place(std::move(place))
    , m_limits(m_place->options.limits)
    , m_worker(worker)
    , m_nextSeq(firstSeq)
{
}

ShardWriter::~ShardWriter()
{
    discard();
}

Result<std::optional<StoredAs>> ShardWriter::admit(const Entry &entry, Standing)
{
    ++m_asked;
    return storedPath(entry.name);
}

Result<std::unique_ptr<BodyWriter>> ShardWriter::begin(BodyPlan plan)
{
    const qint64 most = ArchiveWriter::largestBody(m_place->options.pack);
    if (plan.size > most)
        return tooLarge(most);
    if (plan.part.isEmpty() && plan.size >= 0 && plan.size <= m_limits.heldBody && m_held + plan.size <= m_limits.heldInAll) {
        m_held += plan.size;
        OpenPage &page = openPage(plan.page);
        return std::make_unique<HeldBody>(page, std::move(plan));
    }
    Result<RoomClaim> claim = m_place->destination.claim(plan.resume ? 0 : plan.size);
    if (!claim)
        return std::unexpected(claim.error());
    const bool isKept = !plan.part.isEmpty();
    const QByteArray name = isKept ? plan.part : QByteArray::number(m_worker) + '-' + QByteArray::number(plan.slot);
    Result<FileDescriptor> file = isKept ? m_place->destination.openKept(name, plan.size, plan.resume, *claim) : m_place->destination.createUnfinished(name);
    if (!file)
        return std::unexpected(file.error());
    if (!isKept)
        ::unlinkat(m_place->destination.unfinished(), name.constData(), 0);
    return std::make_unique<SpooledBody>(*this, std::move(plan), *std::move(file), *std::move(claim));
}

ShardWriter::OpenPage &ShardWriter::openPage(qint64 page)
{
    const auto found = std::ranges::find(m_pages, page, [](const auto &open) { return open->page; });
    if (found != m_pages.end())
        return **found;
    m_pages.push_back(m_spare ? std::move(m_spare) : std::make_unique<OpenPage>());
    m_pages.back()->page = page;
    return *m_pages.back();
}

Result<void> ShardWriter::takeFile(qint64 page, const QByteArray &path, int fd, qint64 size)
{
    if (auto room = makeRoom(path, size); !room)
        return room;
    if (const auto stored = m_archive->appendFile(path, fd, size, QDateTime::currentDateTimeUtc()); !stored)
        return failed<void>(stored.error());
    OpenPage &open = openPage(page);
    if (!std::exchange(open.begun, true))
        ++m_begun;
    ++open.entries;
    open.bytes += size;
    return {};
}

Result<std::optional<QList<Shard>>> ShardWriter::endPage(qint64 page)
{
    if (m_error)
        return std::unexpected(*m_error);
    const auto found = std::ranges::find(m_pages, page, [](const auto &open) { return open->page; });
    if (found != m_pages.end()) {
        std::unique_ptr<OpenPage> ended = std::move(*found);
        m_pages.erase(found);
        m_held -= ended->bodies.size();
        const QDateTime now = QDateTime::currentDateTimeUtc();
        for (const Member &member : ended->members) {
            if (const auto room = makeRoom(member.path, member.size); !room)
                return std::unexpected(room.error());
            const auto body = QByteArrayView(ended->bodies).sliced(member.at, member.size);
            if (const auto stored = m_archive->append(member.path, body, now); !stored)
                return failed<std::optional<QList<Shard>>>(stored.error());
        }
        m_lastEntries = std::max<qint64>(1, ended->entries);
        m_lastBytes = ended->bytes;
        if (ended->begun)
            --m_begun;
        ended->bodies.resize(0);
        ended->members.clear();
        ended->entries = ended->bytes = 0;
        ended->begun = false;
        if (ended->bodies.capacity() <= spareBytes)
            m_spare = std::move(ended);
    }
    if (!m_archive)
        return QList<Shard>(); // nothing of it was stored, and nobody waits
    if (m_begun > 0 || !isDue())
        return std::nullopt;
    return handOn();
}

bool ShardWriter::mayBegin() const
{
    return m_begun == 0 || !isDue();
}

Result<std::optional<QList<Shard>>> ShardWriter::finish()
{
    if (m_archive && m_begun == 0)
        return handOn();
    discard();
    return std::nullopt;
}

Result<void> ShardWriter::makeRoom(const QByteArray &path, qint64 size)
{
    if (m_error)
        return std::unexpected(*m_error);
    if (m_archive
        && (m_archive->entries() >= m_limits.entries || m_archive->bytes() + size > m_limits.bytes || !m_archive->accepts(path))) {
        if (auto closed = closeArchive(); !closed)
            return closed;
    }
    if (m_archive)
        return {};
    m_name = ShardName{m_place->options.job, m_worker, m_nextSeq++, m_place->options.pack}.text();
    Result<FileDescriptor> file = m_place->destination.createUnfinished(ShardSink::Place::partName(m_name));
    if (!file)
        return failed<void>(file.error());
    auto archive = ArchiveWriter::create(m_place->options.pack, *std::move(file),
        m_place->destination.shown(m_name.toUtf8()), m_place->owner);
    if (!archive)
        return failed<void>(archive.error());
    m_archive = *std::move(archive);
    if (m_closed.isEmpty())
        m_age.start();
    return {};
}

Result<void> ShardWriter::closeArchive()
{
    if (const auto closed = m_archive->close(); !closed)
        return failed<void>(closed.error());
    m_closed.append({m_name, m_archive->entries(), m_archive->bytes(), 0, {}});
    m_archive.reset();
    return {};
}

Result<std::optional<QList<Shard>>> ShardWriter::handOn()
{
    if (const auto closed = closeArchive(); !closed)
        return std::unexpected(closed.error());
    m_asked = 0;
    return std::exchange(m_closed, {});
}

// Whether another page would go beyond what a shard should have. Failed entries count too: somebody keeps their names.
bool ShardWriter::isDue() const
{
    return m_asked >= 2 * m_limits.entries || !m_closed.isEmpty() || m_archive->entries() + m_lastEntries > m_limits.entries
        || m_archive->bytes() + m_lastBytes > m_limits.bytes || m_age.hasExpired(m_limits.age.count());
}

void ShardWriter::discard()
{
    const auto remove = [this](const QString &name) {
        ::unlinkat(m_place->destination.unfinished(), ShardSink::Place::partName(name).constData(), 0);
    };
    if (m_archive)
        remove(m_name);
    m_archive.reset();
    m_begun = 0;
    for (const Shard &shard : std::exchange(m_closed, {}))
        remove(shard.name);
}

template <typename T>
Result<T> ShardWriter::failed(const Error &error)
{
    m_error = error;
    discard();
    return std::unexpected(error);
}

} // namespace milliard
