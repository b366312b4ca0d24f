// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/s3/s3_source.h"

#include "core/source/s3/keychain_keys.h"
#include "core/source/s3/sigv4.h"

#include <algorithm>
#include <utility>

namespace milliard {

namespace {

constexpr char alone = '='; // begins the cursor of a page itself, where a chain's has what follows, too
constexpr qsizetype mostGathered = 100'000; // entries

} // namespace

struct S3Source::Request {
    Request(const std::shared_ptr<S3Access> &access, const JobOptions &options)
        : asker(access, options)
    {
    }

    S3Asker asker;
    std::optional<KeyRange> range; // none: idle
    std::optional<Result<S3Listing>> answer;
};

S3Source::S3Source(std::shared_ptr<S3Access> access, qsizetype ranges, const JobOptions &options)
    : m_access(std::move(access))
    , m_wanted(ranges)
    , m_options(options)
{
}

S3Source::~S3Source() = default;

std::shared_ptr<RequestSigner> S3Source::signer() const
{
    return m_access->isAnonymous() ? nullptr : m_access;
}

void S3Source::page(const Cursor &cursor, Receive receive)
{
    m_receive = std::move(receive);
    if (const QString name = m_access->missingKeys(); !name.isEmpty())
        fetchKeys(name, cursor);
    else if (m_wanted == 0)
        serialPage(cursor);
    else
        rangedPage(cursor);
}

// The keychain may have to be unlocked first, which takes what it takes.
void S3Source::fetchKeys(const QString &name, const Cursor &cursor)
{
    keychainKeys(name).then(this, [this, cursor](const Result<AwsKeys> &keys) {
        Receive receive = std::exchange(m_receive, {});
        if (!keys)
            return receive(std::unexpected(keys.error()));
        m_access->setKeys(*keys);
        page(cursor, std::move(receive));
    });
}

void S3Source::serialPage(const Cursor &cursor)
{
    if (m_requests.empty())
        m_requests.push_back(std::make_unique<Request>(m_access, m_options));
    const RequestFields parameters = cursor.isEmpty() ? RequestFields() : RequestFields{{"continuation-token", cursor}};
    m_requests.front()->asker.get(parameters, {}, [this, cursor](Result<S3Listing> listing) {
        const Receive receive = std::exchange(m_receive, {});
        if (!listing)
            return receive(std::unexpected(listing.error()));
        Result<Page> page = pageOf({}, *listing);
        if (page) {
            page->cursor = cursor;
            if (listing->isTruncated && listing->nextToken.isEmpty())
                page = std::unexpected(Error{ErrorKind::BadListing, m_access->place().shown() + QStringLiteral(": a page that is not the last names no next one")});
            else if (listing->isTruncated)
                page->next = listing->nextToken;
        }
        receive(std::move(page));
    });
}

void S3Source::rangedPage(const Cursor &cursor)
{
    m_alone.reset();
    if (cursor.startsWith(alone))
        m_alone.emplace().cursor = cursor;
    const auto ranges = rangesOf(m_alone ? cursor.sliced(1) : cursor);
    if (!ranges) {
        QMetaObject::invokeMethod(this, [receive = std::exchange(m_receive, {}), error = ranges.error()] { receive(std::unexpected(error)); }, Qt::QueuedConnection);
        return;
    }
    m_chain = *ranges;
    askChain();
}

void S3Source::askChain()
{
    // Of no use any more: ranges that were shown to be empty, and pages of an earlier run, asked for one by one.
    const auto isInVain = [this](const auto &request) { return request->range && !m_chain.contains(*request->range); };
    for (const auto &request : m_requests) {
        if (request->answer && isInVain(request)) {
            request->answer.reset();
            request->range.reset();
        }
    }
    std::erase_if(m_requests, isInVain); // which ends those that are under way
    const qsizetype most = std::max<qsizetype>(1, m_wanted);
    for (const KeyRange &range : m_chain.first(std::min(most, m_chain.size()))) {
        if (!requestFor(range))
            ask(range);
    }
    if (requestFor(m_chain.front())->answer)
        QMetaObject::invokeMethod(this, [this] { deliver(); }, Qt::QueuedConnection);
}

S3Source::Request *S3Source::requestFor(const KeyRange &range)
{
    const auto found = std::ranges::find_if(m_requests, [&](const auto &request) { return request->range == range; });
    return found == m_requests.end() ? nullptr : found->get();
}

void S3Source::ask(const KeyRange &range)
{
    auto idle = std::ranges::find_if(m_requests, [](const auto &request) { return !request->range; });
    if (idle == m_requests.end())
        idle = m_requests.insert(m_requests.end(), std::make_unique<Request>(m_access, m_options));
    Request *const request = idle->get();
    request->range = range;
    const RequestFields parameters = range.after.isEmpty() ? RequestFields() : RequestFields{{"start-after", range.after}};
    request->asker.get(parameters, range.last, [this, request](Result<S3Listing> listing) {
        request->answer = std::move(listing);
        if (m_receive && request->range == m_chain.front())
            deliver();
    });
}

void S3Source::deliver()
{
    Request *const request = requestFor(m_chain.front());
    const Result<S3Listing> listing = *std::exchange(request->answer, std::nullopt);
    const KeyRange range = *std::exchange(request->range, std::nullopt);
    const Receive receive = std::exchange(m_receive, {});
    if (!listing)
        return receive(std::unexpected(listing.error()));
    if (const auto wrong = fault(range, *listing))
        return receive(std::unexpected(*wrong));

    KeysSeen seen{{}, {}, listing->isTruncated};
    for (const S3Object &object : listing->objects) {
        if (!range.has(object.key)) {
            seen.beyond = object.key;
            break;
        }
        seen.keys.append(object.key);
    }
    Result<Page> page = pageOf(range, *listing);
    if (!page)
        return receive(std::move(page));
    const KeyRanges left = afterPage(m_chain, seen, m_access->place().prefix.size(), m_alone ? 1 : m_wanted);
    if (m_alone)
        return gather(*std::move(page), left, receive);
    // Up to its last key, whatever comes into the bucket before that key: what the page had it has again.
    const bool isCut = seen.isTruncated && seen.beyond.isEmpty() && !seen.keys.isEmpty();
    page->cursor = alone + cursorOf({isCut ? KeyRange{range.after, seen.keys.back()} : range});
    if (!left.isEmpty())
        page->next = cursorOf(left);
    receive(std::move(page));
}

// A page that is asked for again, to its last key: there may be more in it than the server gives at once.
void S3Source::gather(Page page, const KeyRanges &left, const Receive &receive)
{
    m_alone->entries += page.entries;
    m_alone->notices += page.notices;
    if (left.isEmpty())
        return receive(*std::exchange(m_alone, std::nullopt));
    if (m_alone->entries.size() > mostGathered)
        return receive(std::unexpected(Error{ErrorKind::BadListing, m_access->place().shown() + QStringLiteral(": more than %1 objects came into one page since it was listed; get the bucket as a new job").arg(mostGathered)}));
    m_chain = left;
    m_receive = receive;
    askChain();
}

// Some servers do not know start-after, and some list in another order.
std::optional<Error> S3Source::fault(const KeyRange &range, const S3Listing &listing) const
{
    const auto bad = [this](const QString &what) {
        return Error{ErrorKind::BadListing, QStringLiteral("%1: %2; add the job with --listing serial, which does not need that").arg(m_access->place().shown(), what)};
    };
    const QByteArray *before = &range.after;
    for (const S3Object &object : listing.objects) {
        if (object.key <= *before)
            return bad(before == &range.after ? QStringLiteral("asked for what is behind one key (start-after), the server lists what is before it")
                                              : QStringLiteral("the server's listing is not in the order of its keys"));
        before = &object.key;
    }
    if (listing.isTruncated && listing.objects.isEmpty())
        return bad(QStringLiteral("a page without a key is not the last"));
    return std::nullopt;
}

Result<Page> S3Source::pageOf(const KeyRange &range, const S3Listing &listing)
{
    const S3Place &place = m_access->place();
    const QByteArray base = m_access->bucketUrl() + '/';
    Page page;
    page.entries.reserve(listing.objects.size());
    for (const S3Object &object : listing.objects) {
        if (!object.key.startsWith(place.prefix))
            return std::unexpected(Error{ErrorKind::BadListing, QStringLiteral("%1: the server lists \"%2\", which does not begin like that")
                .arg(place.shown(), shownName(QString::fromUtf8(object.key)))});
        const bool isFolder = object.key.endsWith('/') && object.size == 0; // as consoles make them
        if (!range.has(object.key) || isFolder)
            continue;
        page.entries.append(entryOf(object, base));
        if (object.isArchived && !std::exchange(m_toldOfArchive, true)) {
            page.notices += QStringLiteral("%1: some objects, \"%2\" first, are archived (storage class GLACIER or DEEP_ARCHIVE): the server refuses those with 403 until they are restored (aws s3api restore-object)")
                                .arg(place.shown(), shownName(QString::fromUtf8(object.key)));
        }
    }
    return page;
}

Entry S3Source::entryOf(const S3Object &object, const QByteArray &base) const
{
    Entry entry;
    entry.name = m_access->place().nameOf(object.key);
    entry.url = base + sigV4EncodedPath(object.key);
    entry.size = object.size;
    entry.etag = object.etag; // no digest: that of an upload in parts, or of an encrypted object, is not the MD5 of the bytes
    entry.modified = object.modified;
    return entry;
}

} // namespace milliard
