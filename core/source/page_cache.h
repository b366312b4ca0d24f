// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/request_fields.h"

#include <QByteArray>
#include <QDateTime>
#include <QFile>
#include <QNetworkRequest>
#include <QString>

#include <memory>
#include <optional>
#include <utility>

namespace milliard {

// An answer that was kept: its fields, and a body that is read when it is needed. Stays what it is, whatever becomes of the
// cache meanwhile.
class KeptPage
{
public:
    const RequestFields &fields() const { return m_fields; }
    // What asks the server whether it still holds (RFC 9110 §13.1.2, §13.1.3).
    std::pair<QByteArray, QByteArray> condition() const;
    // None: it is damaged.
    std::optional<QByteArray> body();

private:
    friend class PageCache;
    RequestFields m_fields;
    QByteArray m_digest; // of the body
    qint64 m_size = 0;
    std::unique_ptr<QFile> m_file;
};

// Listing answers with a validator, in a folder of the user's, so that a listing that did not change costs no body the next
// time. Nothing is ever taken from it unless the server says at that moment that it still holds. QNetworkDiskCache is not
// it: that serves what is fresh without asking, and does not notice a damaged body. Any number of caches, threads and
// processes may share the folder: files are whole when they get their name. What cannot be kept is not, and nobody is told,
// since nothing but time is lost.
class PageCache
{
public:
    static constexpr qint64 maxBytes = 64 * 1024 * 1024; // of all files; each counts as 4 KiB at least
    static constexpr qint64 maxFileBytes = maxBytes / 4;

    explicit PageCache(QString folder = defaultFolder());
    static QString defaultFolder(); // of all programs of Milliard

    std::optional<KeptPage> find(const QNetworkRequest &request) const;
    // In place of what was kept for the request. Nothing is kept of an answer without a validator, or that must not be kept:
    // Cache-Control: no-store (RFC 9111 §5.2.2.5), Vary: *, Set-Cookie.
    void store(const QNetworkRequest &request, const RequestFields &fields, const QByteArray &body);
    void forget(const QNetworkRequest &request);

private:
    QString pathOf(const QNetworkRequest &request) const;
    bool makeRoom(qint64 bytes);
    void prune(const QDateTime &older);

    QString m_folder;
    qint64 m_used = -1; // bytes that count, as last seen; -1: not looked yet
    bool m_isFull = false; // all has gone that was old
};

} // namespace milliard
