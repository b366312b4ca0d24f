// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/base/existing_rule.h"
#include "core/base/request_fields.h"

#include <QByteArray>
#include <QList>
#include <QSharedData>
#include <QString>
#include <QStringList>

#include <chrono>
#include <memory>
#include <optional>

namespace milliard {

struct Pieces; // core/base/pieces.h

// Names a page of a source. Opaque: only the source that made it may look inside. Asking twice for one
// cursor gives the same page. The first is empty.
using Cursor = QByteArray;
// A longer one is refused: no honest one comes near, and each is kept in the journal and sent back in a URL.
inline constexpr qsizetype maxCursorBytes = 64 * 1024;

// What few entries have.
struct EntryExtras : QSharedData {
    RequestFields fields{}; // that the source wants sent with each request for it, to the origin of its URL alone
    QList<QByteArray> mirrors{}; // further addresses of the same bytes, the best first; like its URL
    std::optional<Error> fault{}; // of an entry without a URL: why it has none; it fails by itself, with this
    std::shared_ptr<const Pieces> pieces{}; // digests of its parts, beside that of the whole; null: nobody tells
    QByteArray told{}; // what the listing says of it in words of its own, that another version has others of; empty: nothing
    std::chrono::seconds duration{-1}; // of what can be played, as the listing tells it; -1: it does not
    bool mayBeFolder = false; // a link that does not tell: a redirect to its URL with a slash at the end says that it is one, and no file
    std::optional<ExistingAnswer> answer{}; // of one that is asked for again since something was in its way; the journal's word
};

// EntryExtras behind one pointer, shared until one is edited: a page may have a million entries, of which most have none.
class Extras
{
public:
    const EntryExtras *operator->() const { return m_data ? m_data.constData() : &none(); }
    EntryExtras &edit()
    {
        if (!m_data)
            m_data = new EntryExtras;
        return *m_data;
    }

private:
    static const EntryExtras &none()
    {
        static const EntryExtras nothing;
        return nothing;
    }

    QSharedDataPointer<EntryExtras> m_data;
};

// One remote file.
struct Entry {
    QString name;         // as the source lists it; may contain '/', and may be hostile
    QByteArray url;       // absolute, percent-encoded (RFC 3986)
    qint64 size = -1;     // bytes; -1: the listing does not tell
    QByteArray etag{};    // as in the listing, quotes included; empty: it does not tell
    QByteArray digest{};  // of the body, as Digest::packed() has it (core/base/digest.h); empty: nobody tells
    qint64 modified = -1; // milliseconds since 1970 in UTC, before which it was last changed; -1: the listing does not tell
    bool mayBeMissing = false; // the listing does not promise it: 404 and 410 are Missing then, which is no error of the job
    Extras extras{};
};

// The entries of one listing answer, plus the next cursor.
struct Page {
    Cursor cursor;
    QList<Entry> entries;
    std::optional<Cursor> next; // none: this is the last page
    QStringList notices{};      // what people should hear of it, though nothing is wrong with its entries
    bool isSure = true; // false: the source may have more, or have it under other names, so that nothing it had once counts as gone
};

} // namespace milliard
