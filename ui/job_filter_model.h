// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/job_category.h"

#include <QSortFilterProxyModel>

namespace milliard {

class ProgressModel;

// The jobs of a ProgressModel that the sidebar's category and the filter text let through; never their
// transfers. Sorts by SortRole.
class JobFilterModel final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit JobFilterModel(ProgressModel &model, QObject *parent = nullptr);

    void setCategory(JobCategory category);
    JobCategory category() const { return m_category; }
    // All words must occur in the name, source, destination or status.
    void setText(const QString &text);
    const QString &text() const { return m_text; }

    bool hasChildren(const QModelIndex &parent = {}) const override;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    ProgressModel &m_model;
    JobCategory m_category = JobCategory::All;
    QString m_text;
};

} // namespace milliard
