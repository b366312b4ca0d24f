// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/after_step.h"

#include <QDir>
#include <QProcess>

#include <algorithm>
#include <array>
#include <utility>

namespace milliard {
namespace {

constexpr std::array names{
    std::pair{AfterStep::Verify, "verify"},
    std::pair{AfterStep::Extract, "extract"},
    std::pair{AfterStep::ExtractRemove, "extract=remove"},
    std::pair{AfterStep::CompressGzip, "compress=gzip"},
    std::pair{AfterStep::CompressZstd, "compress=zstd"},
    std::pair{AfterStep::Open, "open"},
    std::pair{AfterStep::Show, "show"},
};
constexpr QLatin1StringView runPrefix("run:");

std::unexpected<Error> bad(const QString &message)
{
    return std::unexpected(Error{ErrorKind::BadInput, message});
}

QString quoted(const QString &word)
{
    QString text = word;
    text.replace(QLatin1Char('"'), QStringLiteral("\"\"\""));
    const bool needsQuotes = std::ranges::any_of(text, [](QChar c) { return c.isSpace(); });
    return needsQuotes ? QLatin1Char('"') + text + QLatin1Char('"') : text;
}

bool replacesFiles(AfterStep::Kind kind)
{
    return kind == AfterStep::ExtractRemove || kind == AfterStep::CompressGzip || kind == AfterStep::CompressZstd;
}

} // namespace

Result<AfterStep> afterStepFromText(const QString &text)
{
    if (text.startsWith(runPrefix)) {
        const QStringList words = QProcess::splitCommand(QStringView(text).sliced(runPrefix.size()));
        if (words.isEmpty() || words.first().isEmpty())
            return bad(QStringLiteral("then is \"%1\", which names no program").arg(shownName(text)));
        // It would be looked for where the files go, and these come from anybody.
        if (words.first().contains(QLatin1Char('/')) && QDir::isRelativePath(words.first()))
            return bad(QStringLiteral("then is \"%1\", which must name its program by a whole path, or by a name alone").arg(shownName(text)));
        return AfterStep{AfterStep::Run, words};
    }
    QStringList known;
    for (const auto &[kind, name] : names) {
        if (text == QLatin1StringView(name))
            return AfterStep{kind};
        known += QLatin1StringView(name);
    }
    return bad(QStringLiteral("then is \"%1\", but must be %2 or run:PROGRAM").arg(shownName(text), known.join(QStringLiteral(", "))));
}

QString afterStepText(const AfterStep &step)
{
    if (step.kind == AfterStep::Run) {
        QStringList words;
        for (const QString &word : step.words)
            words += quoted(word);
        return runPrefix + words.join(QLatin1Char(' '));
    }
    return QLatin1StringView(std::ranges::find(names, step.kind, &std::pair<AfterStep::Kind, const char *>::first)->second);
}

QStringList filledArguments(const QStringList &words, const AfterPlaces &places)
{
    QStringList filled;
    for (const QString &word : words.sliced(1)) {
        QString text;
        for (qsizetype i = 0; i < word.size(); ++i) {
            const char16_t sign = word.at(i) == QLatin1Char('%') && i + 1 < word.size() ? word.at(i + 1).unicode() : u'\0';
            const QString *const value = sign == u'p' ? &places.folder : sign == u'n' ? &places.name : sign == u's' ? &places.counts : nullptr;
            text += value ? *value : QString(word.at(i));
            i += value || sign == u'%' ? 1 : 0;
        }
        if (text.startsWith(QLatin1Char('-')) && !word.startsWith(QLatin1Char('-')))
            text.prepend(QStringLiteral("./"));
        filled += text;
    }
    return filled;
}

Result<void> checkAfterSteps(const QStringList &steps, bool isPacked)
{
    bool isReplaced = false;
    for (const QString &text : steps) {
        const auto step = afterStepFromText(text);
        if (!step)
            return std::unexpected(step.error());
        if (isPacked && (step->kind == AfterStep::Extract || replacesFiles(step->kind)))
            return bad(QStringLiteral("then \"%1\" is for separate files, and pack puts the files into archives").arg(text));
        if (isReplaced && step->kind == AfterStep::Verify)
            return bad(QStringLiteral("then \"verify\" must come before what replaces the files"));
        isReplaced = isReplaced || replacesFiles(step->kind);
    }
    return {};
}

} // namespace milliard
