// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

class QUrl;

namespace milliard {

// A user name and a password, as bytes. Never shown, logged or journalled.
struct Login {
    QByteArray user;
    QByteArray password;

    bool operator==(const Login &) const = default;
};

// The file in which users keep their logins, for curl and others: $NETRC, else .netrc in the home folder. Like curl it is read
// whatever its permissions are.
QString loginFile();

// What a text in that file's form says of a host: its first "machine" of that name, in any case, or a "default" before it. The words
// are machine, default, login, password, account and macdef, apart from each other by white space; a value may stand in double quotes,
// with \" \\ \n \r \t in it; a "#" in place of a word begins a comment. None: nothing, or neither a name nor a password.
std::optional<Login> loginIn(const QByteArray &text, const QString &host);

// The login for an address' host by loginFile(), as it is now; bounded to its first MiB. None where it cannot be read.
std::optional<Login> findLogin(const QUrl &origin);

} // namespace milliard
