// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <array>

namespace milliard {

// Those fields of one answer's head that tell which bytes of which version of the file its body is. An object serves
// one answer after another, so that in the long run nothing is allocated. One thread.
class AnswerFields
{
public:
    // What a server says in these may be any bytes; they are kept up to so many.
    static constexpr qsizetype maxValidatorBytes = 1024;

    enum Name { ETag, LastModified, Date, ContentRange, AcceptRanges, ContentType };

    void clear(); // another answer begins
    void add(Name name, QByteArrayView value); // without white space around it; each time the head has the field

    // The value if the head has the field exactly once, else a null one. Not of AcceptRanges and ContentType.
    QByteArray one(Name name) const;
    bool has(Name name) const { return m_values[name].count > 0; } // likewise
    bool takesRanges() const { return m_takesRanges; } // RFC 9110 §14.3
    bool isMultipart() const { return m_isMultipart; } // RFC 9110 §14.6

    // What can be sent in If-Range for this version of the file (RFC 9110 §13.1.5, §8.8.3): the ETag if it is strong, else the
    // Last-Modified if it is a minute older than the answer, or two versions of one second might have it (§8.8.2.2). Else
    // null.
    QByteArray validator() const;

private:
    struct Value {
        QByteArray text;
        int count = 0;
    };
    std::array<Value, ContentRange + 1> m_values;
    bool m_takesRanges = false;
    bool m_isMultipart = false;
};

} // namespace milliard
