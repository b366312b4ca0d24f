// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/sink/folder_sink.h"
#include "core/sink/stored_path.h"
#include "tests/unit/folder_help.h"

#include <memory>

namespace milliard {

// An open sink on a folder that is gone afterwards.
struct Place {
    TestFolder folder;
    std::unique_ptr<FolderSink> sink;
    std::unique_ptr<SinkWriter> writer;
    bool fanOut = false;

    // 'own': what is in the folder counts as this job's, else as from before it.
    explicit Place(ExistingRule rule = ExistingRule::Skip, bool own = false, bool fanOut = false)
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        this->fanOut = fanOut;
        FolderSink::Options options{folder.path(), rule, fanOut, now.addSecs(own ? -3600 : 3600), QStringLiteral("7")};
        if (own)
            options.stored = aroundNow();
        open(std::move(options));
    }
    // A run that everything here was stored in.
    static QList<StoredSpan> aroundNow()
    {
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        return {{now - 3'600'000, now + 3'600'000}};
    }
    void open(FolderSink::Options options)
    {
        writer.reset();
        sink = std::make_unique<FolderSink>(std::move(options));
        if (const auto opened = sink->open({}); !opened)
            qFatal("%s", qPrintable(opened.error().message));
        writer = std::move(*sink->writer(0));
    }

    QString admit(const QString &name, qint64 size = -1, bool again = true)
    {
        const auto admission = writer->admit({name, {}, size, {}}, again);
        if (!admission)
            return kindName(admission.error().kind);
        return *admission ? QStringLiteral("fetch") : QStringLiteral("skip");
    }
    // Says where it goes by its name, and is not looked at.
    Result<std::unique_ptr<BodyWriter>> begin(const QString &name, SinkWriter &writer, int slot = 0) const
    {
        return writer.begin({pathOf(name), 0, slot, -1});
    }
    QByteArray pathOf(const QString &name) const
    {
        const QByteArray path = storedPath(name).value();
        return fanOut ? fanOutPrefix(path) + path : path;
    }
    // "" or the kind of what went wrong.
    QString put(const QString &name, const QByteArray &bytes)
    {
        auto body = begin(name, *writer);
        Result<void> done = body ? (*body)->write(0, bytes) : std::unexpected(body.error());
        if (done)
            done = (*body)->commit().transform([](Outcome) { });
        return done ? QString() : kindName(done.error().kind);
    }
};

} // namespace milliard
