// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/access.h"
#include "core/base/job_options.h"
#include "core/source/listing_source.h"

#include <QJsonObject>
#include <QString>

#include <functional>
#include <memory>
#include <span>

namespace milliard {

// One thing that a user can say about a kind of source besides its address: an option of the command line, a field of the
// dialog, a member of JobOptions::source. Never a secret, since jobs are journalled.
struct SourceOption {
    enum Type {
        Text,
        Number, // whole, from 'low' to 'high'
        Flag,   // a JSON boolean; all others are JSON strings
        Choice, // one of the words in 'values'
        File,   // of this machine; kept as an absolute path
    };

    const char *name;  // lower-case and hyphenated: "list-path"
    Type type;
    const char *value; // what stands for it in help: "PATH"; of a Choice its words, as "a|b|c"; of a Flag null
    const char *title; // of the dialog's field
    const char *help;  // a sentence
    const char *usual = ""; // what holds if nothing is said; empty: nothing does
    qint64 low = 0;
    qint64 high = 0;

    QString key() const; // in JSON: "listPath"
};

// A text that names a source of a kind, understood and found right.
struct SourcePlan {
    QString text; // as the journal keeps it: whole without a current folder, and without a user name or password
    std::function<std::unique_ptr<ListingSource>(const JobOptions &)> make; // on the thread that the source is to live on
    QJsonObject fixed{}; // options that hold for the job from now on though nobody gave them: what the environment says by now
    Access::Reach reach{}; // of what the job's own headers and token are for
    bool isExcerpt = false; // of what the source has, by its options: what is listed no more has not vanished for that
    bool filesMayBeFolders = false; // what it lists as a file may be a folder, so that what is below that has not vanished
};

// A kind of source: all that the rest of the program knows of it. Each has a folder here and a line in source_registry.cpp.
struct SourceKind {
    const char *name;  // one word: "list"
    const char *title; // for people: "List/get service"
    const char *form;  // how its addresses look: "list+http://HOST[:PORT][/PREFIX]"
    std::span<const SourceOption> options; // all that it takes; kinds may share one, of the same meaning
    // By the text alone, without the network; a local file may be looked at. The kinds are asked in their order.
    bool (*recognises)(const QString &text);
    // Makes nothing. BadInput says which part of the text or which option is wrong.
    Result<SourcePlan> (*plan)(const QString &text, const QJsonObject &options);
};

// What 'options' says of one of a kind's options, else what is usual. Those are checked by then.
QString optionText(const QJsonObject &options, const SourceOption &option);

// BadInput for a value that is not of its option's type. Members that the kind does not know are passed over.
Result<void> checkOptions(const SourceKind &kind, const QJsonObject &options);

} // namespace milliard
