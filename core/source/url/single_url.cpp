// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/url/single_url.h"

#include "core/base/digest.h"
#include "core/base/network_error.h"
#include "core/base/redirect.h"
#include "core/source/http_address.h"
#include "core/source/mail_date.h"
#include "core/source/source_kind.h"
#include "core/source/url/checksum_file.h"
#include "core/source/url/content_disposition.h"
#include "core/source/url/offer.h"

#include <algorithm>
#include <array>
#include <utility>

namespace milliard {
namespace {

constexpr QLatin1StringView itself("url+"); // before an address that would be another kind's

// A file must be had also where nobody answers HEAD.
constexpr std::chrono::milliseconds headTimeout{5'000};

constexpr std::array options{
    SourceOption{"checksum", SourceOption::Text, "ALGORITHM:VALUE", QT_TRANSLATE_NOOP("SourceKind", "Checksum"),
        QT_TRANSLATE_NOOP("SourceKind", "What its bytes must come to; sha256, sha512, sha384, sha224, sha1, md5 or crc32c, in hexadecimal digits or base64.")},
    SourceOption{"verify-with", SourceOption::Text, "URL|auto|none", QT_TRANSLATE_NOOP("SourceKind", "Verify with"),
        QT_TRANSLATE_NOOP("SourceKind", "A file of checksums that has the file's; auto: FILE.sha256, FILE.sha512, SHA256SUMS or SHA512SUMS beside it."), "none"},
};
constexpr const SourceOption &checksumOption = options[0];
constexpr const SourceOption &verifyOption = options[1];

JobOptions forHead(JobOptions options)
{
    options.retry.attempts = 1;
    options.timeout = std::min(options.timeout, headTimeout);
    return options;
}

// Whether what came of HEAD will hardly be otherwise with GET, so that a preview must not pass for a good one. Servers may refuse
// HEAD, and leave it unanswered.
bool speaksOfFile(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::HttpStatus:
        return error.httpStatus != 405 && error.httpStatus != 501;
    case ErrorKind::HostNotFound:
    case ErrorKind::ConnectionRefused:
    case ErrorKind::TlsFailed:
    case ErrorKind::BadRedirect:
        return true;
    default:
        return false;
    }
}

// Whether a GET may be answered where HEAD was not: by servers that know no HEAD, or whose signed addresses are for GET alone.
bool mayAnswerGet(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::HttpStatus:
        return error.httpStatus != 401;
    case ErrorKind::TimedOut:
    case ErrorKind::ConnectionLost:
    case ErrorKind::BadResponse:
        return true;
    default:
        return false;
    }
}

// The name is one part of a path: an encoded slash in it must not make folders.
QString lastPart(const QUrl &url)
{
    return QUrl::fromPercentEncoding(url.fileName(QUrl::FullyEncoded).toUtf8()).replace(QLatin1Char('/'), QLatin1Char('_'));
}

// "README", ".profile" and "a." have none.
bool hasSuffix(const QString &name)
{
    const qsizetype dot = name.lastIndexOf(QLatin1Char('.'));
    return dot > 0 && dot + 1 < name.size();
}

// The address that was given names the file, but where it leads to one that says more: "y.zip/download" to a mirror's "y.zip".
QString nameFrom(const QUrl &given, const QUrl &final)
{
    const QString first = lastPart(given);
    const QString last = lastPart(final);
    return first.isEmpty() || (!hasSuffix(first) && hasSuffix(last)) ? last : first;
}

QList<QUrl> besides(const QUrl &url)
{
    QUrl file = url;
    file.setQuery(QString());
    file.setFragment(QString());
    QList<QUrl> urls;
    if (const QString path = file.path(QUrl::FullyEncoded); !path.endsWith(QLatin1Char('/'))) {
        for (const char *suffix : {".sha256", ".sha512"}) {
            QUrl beside = file;
            beside.setPath(path + QLatin1String(suffix), QUrl::StrictMode);
            urls += beside;
        }
    }
    for (const char *name : {"SHA256SUMS", "SHA512SUMS"})
        urls += file.resolved(QUrl(QString::fromLatin1(name)));
    return urls;
}

Result<SingleUrl::Options> readOptions(const QUrl &url, const QJsonObject &given)
{
    SingleUrl::Options read;
    const QString verifyWith = optionText(given, verifyOption);
    if (verifyWith == QLatin1String("auto")) {
        read.checksums = besides(url);
    } else if (verifyWith != QLatin1String("none")) {
        const auto file = httpAddress(verifyWith, {});
        if (!file)
            return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("verify-with must be auto, none or the address of a file of checksums: ") + file.error().message});
        read.checksums = {*file};
    }
    if (!given.contains(checksumOption.key()))
        return read;
    const auto digest = digestFromText(optionText(given, checksumOption));
    if (!digest)
        return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("checksum ") + digest.error().message});
    if (!read.checksums.isEmpty())
        return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("of checksum and verify-with only one can be given")});
    read.digest = digest->packed();
    return read;
}

// A length is taken where the answer also names the version that has it: what is made anew for each request has none, and may well
// have another length by the time it is fetched. 0 is what some servers say of all; of a part it is the part's.
void readHead(const PageAnswer &head, Entry &entry)
{
    entry.etag = head.field("ETag");
    entry.modified = fromMailDate(head.field("Last-Modified"));
    const QByteArray coding = head.field("Content-Encoding").toLower();
    const bool isIdentity = (coding.isEmpty() || coding == "identity") && head.field("Transfer-Encoding").isEmpty();
    bool ok = false;
    const qint64 size = head.field("Content-Length").toLongLong(&ok);
    if (ok && size > 0 && head.status != 206 && isIdentity && (!entry.etag.isEmpty() || entry.modified >= 0))
        entry.size = size;
}

} // namespace

SingleUrl::SingleUrl(const QUrl &url, Options options, const JobOptions &jobOptions)
    : m_url(url)
    , m_options(std::move(options))
    , m_signer(LoginSigner::make(url, jobOptions.access))
    , m_head(forHead(jobOptions))
    , m_checksums(jobOptions)
{
}

void SingleUrl::page(const Cursor &cursor, Receive receive)
{
    m_signer->get(m_head, {.request = request(), .verb = "HEAD"}, [this, cursor, receive = std::move(receive)](const Result<PageAnswer> &head) {
        const bool isFirst = cursor.isEmpty();
        if (head && isFirst && isAmbiguous(m_url, head->field("Content-Type")))
            return look(&*head, receive);
        if (!head && isFirst && mayAnswerGet(head.error()))
            return look(nullptr, receive);
        if (head)
            keepOffer(*head);
        Page page = pageOf(cursor, head ? &*head : nullptr);
        if (!head && head.error().httpStatus == 401) // the file itself is asked for all the same
            page.notices = {m_signer->error(m_url, head.error().challenge).message};
        else if (!head && speaksOfFile(head.error()))
            page.notices = {head.error().message};
        page.isSure = head || !isFirst;
        check(std::move(page), m_options.checksums, receive);
    });
}

// What its media type leaves open, its first bytes say; where HEAD is refused or not answered ('head' is null), the fields that
// come with them. Asked for once, when the job begins.
void SingleUrl::look(const PageAnswer *head, Receive receive)
{
    QNetworkRequest beginning = request();
    beginning.setRawHeader("Range", "bytes=0-" + QByteArray::number(beginningBytes - 1));
    m_signer->get(m_head, {.request = beginning, .enough = beginningBytes},
        [this, head = head ? std::optional(*head) : std::nullopt, receive = std::move(receive)](const Result<PageAnswer> &answer) {
        const PageAnswer *const told = head ? &*head : answer ? &*answer : nullptr;
        const QByteArray bytes = answer ? answer->body : QByteArray();
        if (told)
            keepOffer(*told, bytes);
        Page page = pageOf({}, told, bytes);
        if (!told && speaksOfFile(answer.error()))
            page.notices = {answer.error().message};
        page.isSure = told != nullptr; // or else it has another name than it may have had, and will have
        check(std::move(page), m_options.checksums, receive);
    });
}

QNetworkRequest SingleUrl::request() const
{
    QNetworkRequest request(m_url);
    request.setRawHeader("Accept-Encoding", "identity"); // as the file itself is asked for
    request.setRawHeader("Connection", "close"); // some servers have one connection for everybody
    return request;
}

// The address of what answered, where a redirect gave a folder the slash that it lacked.
QUrl SingleUrl::placeOf(const PageAnswer &head) const
{
    return isToFolder(m_url, head.url) ? head.url : m_url;
}

void SingleUrl::keepOffer(const PageAnswer &head, const QByteArray &beginning)
{
    const auto offer = betterOffer(placeOf(head), head.field("Content-Type"), beginning);
    m_offer = offer ? offer->source : QString();
}

Page SingleUrl::pageOf(const Cursor &cursor, const PageAnswer *head, const QByteArray &beginning) const
{
    Page page;
    Entry entry;
    entry.url = m_url.toEncoded(QUrl::RemoveFragment);
    entry.digest = m_options.digest;
    entry.name = QString::fromUtf8(cursor);
    if (entry.name.isEmpty() && head)
        entry.name = fileNameOf(head->field("Content-Disposition"));
    if (entry.name.isEmpty())
        entry.name = nameFrom(m_url, head ? head->url : m_url);
    if (entry.name.isEmpty())
        entry.name = QStringLiteral("index.html");
    if (head) {
        readHead(*head, entry);
        if (const auto offer = betterOffer(placeOf(*head), head->field("Content-Type"), beginning))
            page.notices = {offer->notice};
    }
    page.cursor = entry.name.toUtf8();
    page.entries = {entry};
    return page;
}

// Looks for the file's digest in the first of the files of checksums, then in the others.
void SingleUrl::check(Page page, QList<QUrl> checksums, Receive receive)
{
    if (m_options.checksums.isEmpty())
        return receive(std::move(page));
    if (checksums.isEmpty()) {
        QStringList asked;
        for (const QUrl &url : m_options.checksums)
            asked += shownUrl(url);
        return receive(std::unexpected(Error{ErrorKind::BadListing, QStringLiteral("no checksum of %1 at %2; without --verify-with it is fetched unchecked")
            .arg(shownName(page.entries.first().name), asked.join(QStringLiteral(", ")))}));
    }
    const QUrl url = checksums.takeFirst();
    const bool isOurs = isSameOrigin(url, m_url); // the login is for no other
    auto take = [this, isOurs, url, page = std::move(page), checksums = std::move(checksums), receive = std::move(receive)](const Result<PageAnswer> &answer) mutable {
        if (!answer)
            return receive(std::unexpected(answer.error()));
        if (answer->status == 401 && isOurs)
            return receive(std::unexpected(m_signer->error(url, answer->field("WWW-Authenticate"))));
        if (answer->status != 200 && m_options.checksums.size() == 1) // the one that was named
            return receive(std::unexpected(Error{ErrorKind::HttpStatus, QStringLiteral("%1, the server does not give the checksums at %2; without --verify-with the file is fetched unchecked")
                .arg(answer->status).arg(shownUrl(url)), answer->status}));
        if (answer->status == 200) {
            const auto digest = digestFor({page.entries.first().name, m_url.path(QUrl::FullyDecoded)}, answer->body);
            if (!digest)
                return receive(std::unexpected(Error{digest.error().kind, QStringLiteral("%1: %2").arg(shownUrl(url), digest.error().message)}));
            if (*digest) {
                page.entries.first().digest = (*digest)->packed();
                return receive(std::move(page));
            }
        }
        check(std::move(page), std::move(checksums), std::move(receive));
    };
    PageRequest request{.request = QNetworkRequest(url), .takesRefusals = true};
    if (isOurs)
        m_signer->get(m_checksums, std::move(request), std::move(take));
    else
        m_checksums.get(std::move(request), std::move(take));
}

extern constinit const SourceKind singleUrlKind{
    "url", QT_TRANSLATE_NOOP("SourceKind", "One file"), "http(s)://HOST/FILE", options,
    [](const QString &text) { return hasHttpForm(text, {}) || hasHttpForm(text, itself); },
    [](const QString &text, const QJsonObject &given) -> Result<SourcePlan> {
        const auto url = httpAddress(text, hasHttpForm(text, itself) ? itself : QLatin1StringView());
        if (!url)
            return std::unexpected(url.error());
        const auto read = readOptions(*url, given);
        if (!read)
            return std::unexpected(read.error());
        return SourcePlan{text, [url = *url, read = *read](const JobOptions &o) { return std::make_unique<SingleUrl>(url, read, o); },
            {}, {Access::Reach::Origin, *url}};
    }};

} // namespace milliard
