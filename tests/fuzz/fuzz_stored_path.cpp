// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/sink/stored_path.h"
#include "tests/fuzz/fuzz.h"

#include <QList>

#include <algorithm>

using namespace milliard;

namespace {

void checkPath(const QByteArray &path, NameRules rules)
{
    hold(!path.isEmpty() && path.size() <= 4000, "a path is neither empty nor endless");
    const QString text = QString::fromUtf8(path);
    hold(text.toUtf8() == path, "a path is UTF-8");
    for (const QChar c : text) {
        hold(c.category() != QChar::Other_Control && c != u'\\', "no control character, no backslash");
        hold(!rules.refusesSigns || !QStringView(u":*?\"<>|").contains(c), "no sign that the destination has not");
    }
    for (const QByteArray &part : path.split('/')) {
        hold(!part.isEmpty() && part != "." && part != ".." && part.size() <= 255, "a path stays below its folder");
        hold(!part.endsWith('.') && !part.endsWith(' '), "no part ends in what is lost elsewhere");
        hold(!part.toLower().startsWith(unfinishedPrefix), "our own folders are not reached");
    }
}

} // namespace

// The rules, then two names in UTF-16 with a line's end between them, since JSON can hold what UTF-8 cannot.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const NameRules rules{bool(data[0] & 1), bool(data[0] & 2)};
    QString text(qsizetype((size - 1) / 2), Qt::Uninitialized);
    for (qsizetype i = 0; i < text.size(); ++i)
        text[i] = QChar(char16_t(data[2 * i + 1] | data[2 * i + 2] << 8));
    const qsizetype end = text.indexOf(u'\n');
    const QString one = text.first(end < 0 ? text.size() : end);
    const QString two = text.sliced(end + 1);
    const auto first = storedPath(one, rules);
    const auto second = storedPath(two, rules);
    hold(first.has_value() == !one.isEmpty() && second.has_value() == !two.isEmpty(), "only the empty name has no path");
    for (const auto &path : {first, second}) {
        if (!path)
            continue;
        checkPath(*path, rules);
        const QByteArray aside = pathAside(*path, rules);
        if (!aside.isEmpty()) {
            checkPath(aside, rules);
            hold(aside != *path && pathAside(aside, rules).isEmpty(), "a path aside is another one, once");
        }
        checkPath(folderAside(*path), rules);
        if (rules.numbers)
            hold(numbered(*path, 1) != numbered(*path, 2) && numbered(*path, 2) != *path, "numbers tell files apart");
    }
    hold(!first || !second || (*first == *second) == (one == two), "two names have two paths");
    return 0;
}
