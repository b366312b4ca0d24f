// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "tests/support/raw_server.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QSet>
#include <QUrl>
#include <QUrlQuery>

#include <memory>
#include <mutex>

namespace milliard::test {

// A list/get service of a few files, which a test changes while it is asked. Pages are listed by name.
class ChangingService
{
    auto locked(auto work) const
    {
        const std::lock_guard lock(m_mutex);
        return work();
    }

public:
    struct Manner {
        int perPage = 3;
        bool sizes = true;
        bool digests = false;
        QByteArray listFields{}; // of the answers to /list, each with its line end; $TAG becomes the page's entity tag
        bool obeysConditions = true; // 304 where If-None-Match has the page's tag, or If-Modified-Since is there at all
    };

    explicit ChangingService(Manner manner) : m_manner(std::move(manner))
    {
        m_server = RawServer::start([this](RawConnection &connection) {
            while (const auto request = connection.request())
                connection.send(answer(*request));
        });
    }
    ChangingService() : ChangingService(Manner()) { }

    QString source() const { return QStringLiteral("list+http://127.0.0.1:%1").arg(m_server->port()); }
    QString list() const { return QStringLiteral("http://127.0.0.1:%1/list").arg(m_server->port()); }

    void put(const QByteArray &name, const QByteArray &body) { locked([&] { m_files[name] = body; }); }
    void remove(const QByteArray &name) { locked([&] { m_files.remove(name); }); }
    // These names are answered by 404, though they are listed.
    void refuse(const QSet<QByteArray> &names) { locked([&] { m_refused = names; }); }
    // The page that begins with this file is answered by 500; empty: none is.
    void breakListingAt(const QByteArray &name) { locked([&] { m_breaksAt = name; }); }

    // What was asked for since the last call: names of files, in order of arrival.
    QList<QByteArray> fetched() { return locked([&] { return std::exchange(m_fetched, {}); }); }
    struct Lists { // answers to /list since the last call
        int whole = 0;
        int unchanged = 0; // 304
        int conditional = 0; // requests
    };
    Lists lists() { return locked([&] { return std::exchange(m_lists, {}); }); }

private:
    static QByteArray with(const QByteArray &status, const QByteArray &fields, const QByteArray &body)
    {
        return "HTTP/1.1 " + status + "\r\n" + fields + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    }

    QByteArray answer(const RawRequest &request)
    {
        return locked([&] {
            const QUrl url = QUrl::fromEncoded(request.target);
            if (url.path() == QLatin1String("/list"))
                return listing(request, QUrlQuery(url).queryItemValue(QStringLiteral("next-marker"), QUrl::FullyDecoded).toUtf8());
            const QByteArray name = url.path().sliced(5).toUtf8(); // behind "/get/"
            m_fetched += name;
            if (m_refused.contains(name) || !m_files.contains(name))
                return with("404 Not Found", {}, "no\n");
            return with("200 OK", {}, m_files.value(name));
        });
    }

    QByteArray listing(const RawRequest &request, const QByteArray &from)
    {
        QJsonArray names;
        QJsonArray sizes;
        QJsonArray digests;
        auto file = from.isEmpty() ? m_files.cbegin() : m_files.lowerBound(from);
        if (!m_breaksAt.isEmpty() && file != m_files.cend() && file.key() == m_breaksAt)
            return with("500 Internal Server Error", {}, "no\n");
        for (; file != m_files.cend() && names.size() < m_manner.perPage; ++file) {
            names += QString::fromUtf8(file.key());
            sizes += file->size();
            digests += QStringLiteral("sha256:") + QString::fromLatin1(QCryptographicHash::hash(*file, QCryptographicHash::Sha256).toHex());
        }
        QJsonObject page{{QStringLiteral("FileNames"), names}};
        if (m_manner.sizes)
            page.insert(QStringLiteral("FileSizes"), sizes);
        if (m_manner.digests)
            page.insert(QStringLiteral("FileDigests"), digests);
        if (file != m_files.cend())
            page.insert(QStringLiteral("NextFile"), QString::fromUtf8(file.key()));
        const QByteArray body = QJsonDocument(page).toJson();
        const QByteArray tag = '"' + QCryptographicHash::hash(body, QCryptographicHash::Sha1).toHex() + '"';
        const bool asksForTag = !request.values("If-None-Match").isEmpty();
        const bool asksForDate = !request.values("If-Modified-Since").isEmpty();
        m_lists.conditional += asksForTag || asksForDate;
        QByteArray fields = m_manner.listFields;
        fields.replace("$TAG", tag);
        if (m_manner.obeysConditions && (asksForDate || request.values("If-None-Match").contains(tag))) {
            ++m_lists.unchanged;
            return "HTTP/1.1 304 Not Modified\r\n" + fields + "\r\n";
        }
        ++m_lists.whole;
        return with("200 OK", fields, body);
    }

    const Manner m_manner;
    mutable std::mutex m_mutex; // the following
    QMap<QByteArray, QByteArray> m_files;
    QSet<QByteArray> m_refused;
    QByteArray m_breaksAt;
    QList<QByteArray> m_fetched;
    Lists m_lists;
    std::unique_ptr<RawServer> m_server; // last: it uses the others
};

} // namespace milliard::test
