// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/source/listing_source.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace milliard {

// How the text of a list is divided into records and what each of them is. One thread.
class RecordFormat
{
public:
    virtual ~RecordFormat() = default;

    // The bytes of the record that 'text' begins with, its line end included; 0: it does not end in there. 'isAll': nothing
    // comes behind 'text'. Never more than 'text' has. At first up to its first line feed, as most formats have it.
    virtual qsizetype recordSize(QByteArrayView text, bool isAll) const;
    // The record as an entry; none: it is blank, or says nothing of a file. What is wrong with it is the entry's fault: badLine().
    virtual std::optional<Entry> entry(QByteArrayView record, qint64 line, QStringList &notices) = 0;
    // What to say of a record that never ends.
    virtual QString unended() const;
};

// An entry that fails by itself, named "line 17".
Entry badLine(qint64 line, const QString &what);

// A list in a local file of any length, a bounded piece a page. A cursor has the byte where its page begins, the number of the
// line there, and the size and time of the file: of a file that was changed since, what the journal has of its pages would be
// of others. Bad lines are entries that fail by themselves, and the others go on.
class FileListing final : public QObject, public ListingSource
{
public:
    static constexpr qsizetype pieceBytes = 256 * 1024; // of a page, and of a record
    static constexpr qsizetype mostEntries = 1000;

    struct Format {
        std::unique_ptr<RecordFormat> records;
        qsizetype headBytes = 0; // before the first record
        qint64 headLines = 0;
    };
    // Looks at the first piece of the file. Called once, before anything else is.
    using Choose = std::function<Result<Format>(QByteArrayView head, bool isAll)>;

    FileListing(QString path, Choose choose);
    void page(const Cursor &cursor, Receive receive) override;

private:
    struct Place;
    Result<Page> read(const Cursor &cursor);
    Page divide(QByteArrayView piece, bool isAll, Place &place);

    const QString m_path;
    const Choose m_choose;
    Format m_format; // once there was a page
};

// The absolute path of a list that can be read, for a SourcePlan. BadInput for a folder, a pipe, and what is not there.
Result<QString> listPath(const QString &path);

} // namespace milliard
