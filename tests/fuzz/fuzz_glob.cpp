// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/job_options.h"
#include "core/engine/entry_filter.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

using namespace milliard;

namespace {

// What a glob of letters, '*' and '?' means, written down a second time.
bool matches(QStringView glob, QStringView name)
{
    qsizetype g = 0, n = 0, star = -1, from = 0;
    while (n < name.size()) {
        if (g < glob.size() && glob[g] == u'*') {
            star = g++;
            from = n;
        } else if (g < glob.size() && (glob[g] == u'?' || glob[g] == name[n])) {
            ++g, ++n;
        } else if (star >= 0) {
            g = star + 1;
            n = ++from;
        } else {
            return false;
        }
    }
    while (g < glob.size() && glob[g] == u'*')
        ++g;
    return g == glob.size();
}

// Likewise with folders: "**/" may also be nothing, and what ends in a slash is all below.
bool matchesPath(const QString &glob, QStringView name)
{
    if (glob.endsWith(u'/'))
        return matchesPath(glob + u'*', name);
    for (qsizetype at = glob.indexOf(u"**/"); at >= 0; at = glob.indexOf(u"**/", at + 1)) {
        if ((at == 0 || glob[at - 1] == u'/') && matchesPath(QString(glob).remove(at, 3), name))
            return true;
    }
    return matches(glob, name);
}

bool isLatin1(QStringView text)
{
    return std::ranges::all_of(text, [](QChar c) { return c.unicode() < 256; });
}

} // namespace

// A glob, then the name that it is held against.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    Input input(data, std::min<std::size_t>(size, 128)); // beyond that, stars may cost more than PCRE allows
    const QString glob = QString::fromUtf8(input.line());
    const QString name = QString::fromUtf8(input.rest());
    JobOptions options;
    options.include = {glob};
    const bool usable = validate(options).has_value();
    if (!usable) {
        hold(glob.isEmpty() || !globExpression(glob).isValid(), "only what is no expression is refused");
        return 0;
    }
    const auto accepts = [&](const QStringList &include, const QStringList &exclude) {
        options.include = include;
        options.exclude = exclude;
        return EntryFilter(options).accepts({.name = name, .url = {}});
    };
    const bool accepted = accepts({glob}, {});
    hold(accepts({}, {glob}) == !accepted, "excluding is the opposite of including");
    hold(!accepts({glob}, {glob}), "what is excluded stays out");
    // A set is left to Qt; beyond Latin 1 one character may be two places.
    if (!glob.contains(u'[') && glob.count(u'*') <= 4 && isLatin1(glob) && isLatin1(name))
        hold(accepted == matchesPath(glob, name), "a glob matches what it says");
    return 0;
}
