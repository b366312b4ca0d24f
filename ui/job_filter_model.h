// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job.h"
#include "core/model/word_index.h"
#include "ui/job_category.h"

#include <QAbstractProxyModel>
#include <QCollator>

#include <optional>
#include <variant>
#include <vector>

namespace milliard {

class ProgressModel;

// The jobs of a ProgressModel that the sidebar's group and the filter text let through, sorted by SortRole; never their transfers.
// Not a QSortFilterProxyModel, which takes seconds to hide every other one of 100,000 rows: another group or text resets the model
// here, and what a row's sorting and words are is kept, so that a job that changes costs no look at the others.
class JobFilterModel final : public QAbstractProxyModel
{
    Q_OBJECT

public:
    explicit JobFilterModel(ProgressModel &model, QObject *parent = nullptr);

    void setCategory(JobCategory category);
    JobCategory category() const { return m_category; }
    void setUserCategory(const QString &name); // in place of a group
    const std::optional<QString> &userCategory() const { return m_userCategory; }
    // All words must occur in the name, source, destination or status, as WordIndex says.
    void setText(const QString &text);
    const QString &text() const { return m_text; }
    int rowOf(JobId id) const; // -1: not shown

    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    QModelIndex mapToSource(const QModelIndex &shown) const override;
    QModelIndex mapFromSource(const QModelIndex &source) const override;
    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Job { // each row of the source
        std::variant<double, QCollatorSortKey> key; // of the column that is sorted by
        std::size_t textHash = 0; // of the words that the index has
        bool found = true;        // by the text
        int shown = -1;           // its row here
    };
    std::variant<double, QCollatorSortKey> keyOf(int row) const;
    void readText(int row, bool isNew);
    bool isBefore(int a, int b) const;
    bool isShown(int row) const;
    void sortAll();
    void showAll();
    void count(int from);
    void inserted(int first, int last);
    void removing(int row);
    void removed(int row);
    void changed(int row, const QList<int> &roles);

    ProgressModel &m_model;
    JobCategory m_category = JobCategory::All;
    std::optional<QString> m_userCategory;
    QString m_text;
    QCollator m_collator;
    WordIndex m_words;
    int m_column;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    int m_removing = -1; // the row here that goes
    std::vector<Job> m_jobs;
    std::vector<int> m_order; // all rows of the source as they are sorted
    std::vector<int> m_rows;  // those of them that are shown
};

} // namespace milliard
