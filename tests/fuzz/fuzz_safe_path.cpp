// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/sink/safe_path.h"
#include "tests/fuzz/fuzz.h"

#include <QList>

#include <algorithm>

using namespace milliard;

namespace {

void checkPath(const QByteArray &path)
{
    hold(!path.isEmpty() && path.size() <= 4000, "a path is neither empty nor endless");
    hold(std::ranges::none_of(path, [](char c) { return quint8(c) < 0x20 || c == 0x7f; }), "no control character");
    hold(!path.startsWith(unfinishedPrefix), "our own folder is not reached");
    hold(QString::fromUtf8(path).toUtf8() == path, "a path is UTF-8");
    for (const QByteArray &part : path.split('/'))
        hold(!part.isEmpty() && part != "." && part != ".." && part.size() <= 255, "a path stays below its folder");
}

} // namespace

// Two names, as a listing has them.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    Input input(data, size);
    const QString one = QString::fromUtf8(input.line());
    const QString two = QString::fromUtf8(input.rest());
    const auto first = safePath(one);
    const auto second = safePath(two);
    for (const auto &path : {first, second}) {
        if (path) {
            checkPath(*path);
            const QByteArray prefix = fanOutPrefix(*path);
            hold(prefix.size() == 6 && prefix[2] == '/' && prefix[5] == '/', "a prefix is two folders");
        } else {
            hold(path.error().kind == ErrorKind::BadName && path.error().message.size() < 2000, "a bad name is a bad name");
        }
    }
    hold(!first || !second || (*first == *second) == (one == two), "two names have two paths");
    return 0;
}
