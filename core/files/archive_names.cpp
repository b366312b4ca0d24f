// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/files/archive_names.h"

#include "core/sink/walk_files.h"

#include <QDir>
#include <QFile>

#include <array>

namespace milliard {
namespace {

constexpr std::array suffixes{".tar.gz", ".tar.bz2", ".tar.xz", ".tar.zst", ".tgz", ".tbz2", ".tbz", ".txz", ".tzst", ".tar",
    ".zip", ".7z", ".gz", ".bz2", ".xz", ".zst"};

} // namespace

QString withoutArchiveSuffix(const QString &name)
{
    for (const char *suffix : suffixes) {
        const QLatin1StringView text(suffix);
        if (name.size() > text.size() && name.endsWith(text, Qt::CaseInsensitive))
            return name.chopped(text.size());
    }
    return name;
}

QStringList archivesBelow(const QString &folder, int most, const std::atomic<bool> &isCancelled)
{
    QStringList found;
    // What cannot be read is not there to be unpacked.
    (void)walkFiles(folder, Barred::PassedOver, [&](const WalkedFile &file) -> Result<void> {
        if (isCancelled || found.size() >= most)
            return std::unexpected(Error{ErrorKind::Cancelled, {}});
        const QString path = QFile::decodeName(file.path);
        if (withoutArchiveSuffix(path) != path)
            found.append(QDir(folder).filePath(path));
        return {};
    });
    return found;
}

} // namespace milliard
