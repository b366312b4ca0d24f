// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

// Walks a source's pages to their end, as a job does, and nothing else. Prints one line of JSON.

#include "core/source/source_registry.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

#include <optional>

using namespace milliard;

namespace {

quint64 hashOf(const QByteArray &name) // FNV-1a, the same in every process
{
    quint64 hash = 14695981039346656037u;
    for (const char c : name)
        hash = (hash ^ uchar(c)) * 1099511628211u;
    return hash;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList words = app.arguments();
    if (words.size() != 3) {
        QTextStream(stderr) << "Usage: bench_listing SOURCE OPTIONS\nOPTIONS of the source are a JSON object.\n";
        return 2;
    }
    JobOptions options;
    options.source = QJsonDocument::fromJson(words[2].toUtf8()).object();
    const auto source = makeSource(words[1], options);
    if (!source) {
        QTextStream(stderr) << explain(source.error()) << '\n';
        return 2;
    }

    QElapsedTimer timer;
    timer.start();
    qint64 entries = 0;
    qint64 pages = 0;
    qint64 empty = 0;
    quint64 sum = 0; // of hashes, whatever the order
    std::optional<Error> error;
    std::function<void(const Cursor &)> ask = [&](const Cursor &cursor) {
        (*source)->page(cursor, [&](const Result<Page> &page) {
            if (!page) {
                error = page.error();
                return app.exit(1);
            }
            if (page->next)
                ask(*page->next);
            ++pages;
            empty += page->entries.isEmpty();
            entries += page->entries.size();
            for (const Entry &entry : page->entries)
                sum += hashOf(entry.name.toUtf8());
            if (!page->next)
                app.quit();
        });
    };
    ask({});
    const int status = app.exec();
    if (error)
        QTextStream(stderr) << explain(*error) << '\n';
    const QJsonObject result{{QStringLiteral("entries"), entries}, {QStringLiteral("pages"), pages}, {QStringLiteral("empty"), empty},
        {QStringLiteral("seconds"), double(timer.nsecsElapsed()) / 1e9}, {QStringLiteral("sum"), QString::number(sum, 16)}};
    QTextStream(stdout) << QJsonDocument(result).toJson(QJsonDocument::Compact) << '\n';
    return status;
}
