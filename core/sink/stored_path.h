// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QString>

namespace milliard {

// What a destination adds to the rules of storedPath().
struct NameRules {
    bool refusesSigns = false; // its file system has no : * ? " < > | in names
    bool numbers = false;      // it makes names like "a (1).txt" itself
};

// The path below the destination for a remote name: UTF-8, relative, '/' between folders, parts of at most 255 bytes
// (NAME_MAX), 4,000 in all. A job that is resumed by a newer program finds its files by it, so it must not change.
//
// A name without anything of the following is its own path. Otherwise each such thing becomes '_':
// - an empty part ("/a", "a//b", "a/"); the dots and spaces at a part's end, so that "." and ".." go too
// - C0 and C1 controls, DEL, backslash, half a surrogate pair, and format characters that nobody sees or that turn the
//   direction of the text: U+061C, 200B, 200E, 200F, 2028–202E, 2060–206F, FEFF, FFF9–FFFB
// - the colon of a drive ("C:" at the beginning), and what NameRules adds
// - the last letter of a device of Windows that is a part, or a part before its first dot or colon: CON, PRN, AUX, NUL,
//   CONIN$, CONOUT$, COM and LPT with one of 0–9¹²³, in any case
// - the first character of a part that begins like our own folders for unfinished files (unfinishedPrefix)
// - the '~' of what looks like the mark below, in any part
// and a folder that is too long is cut; where the whole is too long, the folders before the last part that do not fit
// are left out. What was altered in any way gets a mark in its last part, before the extensions: '~' and 16
// hexadecimal digits, the first of the SHA-256 (FIPS 180-4) of the whole name in UTF-8 (half a surrogate pair
// as three bytes, like any other code point); the part is cut before the mark to fit. With 'numbers' a name that looks
// numbered() or leaves no room for that (above 242 bytes) is altered too.
//
// So no two names have one path, unless 64 bits of their hashes agree: 3 in 10⁸ for a million altered names that are
// alike but for what was altered, 1 in 40 for 10⁹. BadName only for the empty name.
Result<QByteArray> storedPath(const QString &name, NameRules rules = {});

// Where a file goes whose path is somebody else's, say a folder: the path with its own mark. Empty: it has one already.
QByteArray pathAside(const QByteArray &path, NameRules rules);
// The last part of a folder's path, if it is somebody else's, say a file: marked by the hash of the path and a slash.
QByteArray folderAside(QByteArrayView path);
// The path beside which these two put this one, in any of its parts; the same where they did not, or had to cut a part.
QByteArray withoutAside(const QByteArray &path);
// "photo.tar.gz", 2 → "photo (2).tar.gz"; the folder part stays.
QByteArray numbered(QByteArrayView path, int number);
// The path that numbered() gave this one; empty where it gave none.
QByteArray unnumbered(QByteArrayView path);

// Two folders "ab/cd/" from a hash of the path (FNV-1a, 64 bits, lowest 16 of them): at 10⁹ files there are
// about 15,000 in each.
QByteArray fanOutPrefix(QByteArrayView path);

inline constexpr char unfinishedPrefix[] = ".milliard-unfinished-";

} // namespace milliard
