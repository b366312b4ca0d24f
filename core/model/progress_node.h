// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/model/progress_model.h"

namespace milliard {

// A job of the model with its rows: first what is in flight, then what ended of late, then the failures.
struct ProgressModel::Node {
    JobView view;
    QList<ActiveTransfer> active;
    QList<TransferNote> recent;
    QList<Failure> failures;
    bool failuresLoaded = false; // from the journal, for a job that does not run

    int rows() const { return int(active.size() + recent.size() + failures.size()); }
    Kind kindOf(int row) const
    {
        if (row < active.size())
            return ActiveRow;
        return row < active.size() + recent.size() ? RecentRow : FailureRow;
    }
    const TransferNote &note(int row) const
    {
        return row < active.size() ? active.at(row).note : recent.at(row - active.size());
    }
    const Failure &failure(int row) const { return failures.at(row - active.size() - recent.size()); }
};

} // namespace milliard
