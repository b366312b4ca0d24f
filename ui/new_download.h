// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job.h"

#include <QStringList>

namespace milliard {

// A download that a dialog asks for.
struct NewDownload {
    JobSpec spec;
    QStringList files{}; // not empty: the addresses of the files, and spec.source is the prefix of what is to be a list of them

    QStringList sources() const { return files.isEmpty() ? QStringList{spec.source} : files; }
};

// Many addresses, by what becomes of them: those of files are one download together, all others are a download each.
struct AddressGroups {
    static constexpr qsizetype most = 10'000;

    QStringList files;
    QStringList others;

    qsizetype downloads() const { return others.size() + (files.isEmpty() ? 0 : 1); }
};

// BadInput names the first that is no address, or cannot be one.
Result<AddressGroups> groupAddresses(const QStringList &addresses);

// With the destination and the options of 'base', whose source does not count. Of several downloads each but that of the files goes
// into a folder of its own below the destination, named after its address.
QList<NewDownload> downloadsOf(const AddressGroups &groups, const JobSpec &base);

} // namespace milliard
