// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/page_cache.h"

#include "core/base/http_date.h"
#include "core/base/room.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QDir>
#include <QStandardPaths>
#include <QTemporaryFile>
#include <QUrl>

#include <algorithm>
#include <cstdio>
#include <sys/stat.h>
#include <utility>

namespace milliard {
namespace {

constexpr auto format = QDataStream::Qt_6_5;
constexpr qsizetype digestBytes = 32;
constexpr qsizetype maxHeadBytes = 256 * 1024;
constexpr qint64 blockBytes = 4096;
// What nobody asked about for so long makes room for others. Younger files stay: a listing that is larger than the cache
// would otherwise push out with its end what its next listing asks for first.
constexpr qint64 oldMs = 24 * 3'600'000;

QByteArray digestOf(QByteArrayView bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

QByteArray valueOf(const RequestFields &fields, QByteArrayView name)
{
    const auto found = std::ranges::find_if(fields, [name](const auto &field) { return name.compare(field.first, Qt::CaseInsensitive) == 0; });
    return found == fields.end() ? QByteArray() : found->second;
}

bool hasWord(const RequestFields &fields, QByteArrayView name, const QByteArray &word)
{
    return std::ranges::any_of(fields, [&](const auto &field) {
        if (name.compare(field.first, Qt::CaseInsensitive) != 0)
            return false;
        const QList<QByteArray> words = field.second.toLower().split(',');
        return std::ranges::any_of(words, [&](const QByteArray &w) { return w.trimmed() == word; });
    });
}

// A page that changes twice in a second can have one date: it counts only if the answer is a minute younger (RFC 9110
// §8.8.2.2).
bool hasValidator(const RequestFields &fields)
{
    if (!valueOf(fields, "ETag").isEmpty())
        return true;
    const auto changed = parseHttpDate(valueOf(fields, "Last-Modified"));
    const auto answered = parseHttpDate(valueOf(fields, "Date"));
    return changed && answered && *answered - *changed >= std::chrono::minutes(1);
}

bool mayBeKept(const RequestFields &fields)
{
    return hasValidator(fields) && !hasWord(fields, "Cache-Control", "no-store") && !hasWord(fields, "Vary", "*")
        && valueOf(fields, "Set-Cookie").isNull();
}

qint64 counted(qint64 fileBytes)
{
    return std::max(fileBytes, blockBytes);
}

bool isSendableAll(const RequestFields &fields)
{
    return std::ranges::all_of(fields, [](const auto &field) { return isSendable(field.first, field.second); });
}

} // namespace

std::pair<QByteArray, QByteArray> KeptPage::condition() const
{
    const QByteArray tag = valueOf(m_fields, "ETag");
    if (!tag.isEmpty())
        return {"If-None-Match", tag};
    return {"If-Modified-Since", valueOf(m_fields, "Last-Modified")};
}

std::optional<QByteArray> KeptPage::body()
{
    QByteArray body = m_file->read(m_size);
    if (body.size() != m_size || digestOf(body) != m_digest)
        return std::nullopt;
    m_file->setFileTime(QDateTime::currentDateTimeUtc(), QFileDevice::FileModificationTime); // it was of use
    return body;
}

PageCache::PageCache(QString folder)
    : m_folder(std::move(folder))
{
}

QString PageCache::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + QStringLiteral("/milliard/listings");
}

// The name is a hash, so that no address is told by the disk. Fields that were asked with are part of it, since an answer
// may depend on any.
QString PageCache::pathOf(const QNetworkRequest &request) const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(request.url().toEncoded());
    for (const QByteArray &name : request.rawHeaderList())
        hash.addData('\n' + name.toLower() + ':' + request.rawHeader(name));
    return m_folder + QLatin1Char('/') + QString::fromLatin1(hash.result().toHex());
}

// A file has the digest of its head, the head and the body.
std::optional<KeptPage> PageCache::find(const QNetworkRequest &request) const
{
    KeptPage page;
    page.m_file = std::make_unique<QFile>(pathOf(request));
    if (!page.m_file->open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return std::nullopt;
    const QByteArray digest = page.m_file->read(digestBytes);
    QDataStream in(page.m_file.get());
    in.setVersion(format);
    quint32 size = 0;
    in >> size;
    if (in.status() != QDataStream::Ok || size > maxHeadBytes)
        return std::nullopt;
    const QByteArray head = page.m_file->read(size);
    if (head.size() != qsizetype(size) || digestOf(head) != digest)
        return std::nullopt;
    QDataStream inHead(head);
    inHead.setVersion(format);
    inHead >> page.m_fields >> page.m_digest >> page.m_size;
    if (inHead.status() != QDataStream::Ok || page.m_size < 0 || page.m_size > maxFileBytes || !isSendableAll({page.condition()}))
        return std::nullopt;
    return page;
}

void PageCache::store(const QNetworkRequest &request, const RequestFields &fields, const QByteArray &body)
{
    if (!mayBeKept(fields))
        return forget(request); // before the body is hashed, which would take as long as it takes to read it
    QByteArray head;
    QDataStream outHead(&head, QIODevice::WriteOnly);
    outHead.setVersion(format);
    outHead << fields << digestOf(body) << qint64(body.size());
    const qint64 size = digestBytes + qint64(sizeof(quint32)) + head.size() + body.size();
    if (head.size() > maxHeadBytes || size > maxFileBytes || !makeRoom(counted(size)))
        return forget(request);
    QTemporaryFile file(m_folder + QStringLiteral("/new-XXXXXX"));
    if (!file.open())
        return;
    QDataStream out(&file);
    out.setVersion(format);
    file.write(digestOf(head));
    out << quint32(head.size());
    if (file.write(head) != head.size() || file.write(body) != body.size() || !file.flush())
        return; // the file goes
    // Not made durable: what a power cut leaves of it is no page, by its digests.
    if (std::rename(QFile::encodeName(file.fileName()).constData(), QFile::encodeName(pathOf(request)).constData()) != 0)
        return;
    file.setAutoRemove(false);
    m_used += counted(size);
}

void PageCache::forget(const QNetworkRequest &request)
{
    QFile::remove(pathOf(request));
}

// Looks at the folder twice at most, since that takes as long as it has files.
bool PageCache::makeRoom(qint64 bytes)
{
    if (m_used < 0) {
        // Its user's alone, in a folder that others may look into.
        QDir().mkpath(QFileInfo(m_folder).path());
        ::mkdir(QFile::encodeName(m_folder).constData(), 0700);
        prune(QDateTime());
    }
    if (m_used + bytes > maxBytes && !std::exchange(m_isFull, true))
        prune(QDateTime::currentDateTimeUtc().addMSecs(-oldMs));
    const auto room = roomAt(m_folder);
    return m_used + bytes <= maxBytes && room && !room->isLow();
}

// What is older goes, and what is beyond the bound, the oldest first.
void PageCache::prune(const QDateTime &older)
{
    m_used = 0;
    const auto files = QDir(m_folder).entryInfoList(QDir::Files | QDir::Hidden, QDir::Time); // the newest first
    for (const QFileInfo &file : files) {
        const qint64 bytes = counted(file.size());
        const bool isOld = older.isValid() && file.lastModified() < older;
        if (isOld || m_used + bytes > maxBytes)
            QFile::remove(file.filePath());
        else
            m_used += bytes;
    }
}

} // namespace milliard
