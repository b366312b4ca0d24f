// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/engine/engine.h"
#include "core/model/job_view.h"

#include <QAbstractItemModel>
#include <QTimer>

#include <memory>
#include <set>
#include <vector>

namespace milliard {

// Where in a large file bytes are there, and where segments are being fetched: from 0 to 1 each.
struct FileParts {
    QList<std::pair<double, double>> there; // ascending, apart
    QList<std::pair<double, double>> coming;
};

// The jobs of an engine as a tree: each job a row with its overall progress; under it one row for each
// transfer in flight, for the latest that ended, and for the latest failures. Rows are bounded: they depend
// on connections and on the limits here, never on the number of files. While something runs the model
// looks ten times a second; else it does nothing. Main thread.
class ProgressModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    static constexpr int maxActiveRows = 256;
    static constexpr int maxRecentRows = 50;
    static constexpr int maxFailureRows = int(ProgressBoard::keptFailures);
    static constexpr int samplingMs = 100;

    // The same for jobs and transfers; a transfer leaves empty what it has not.
    enum Column {
        Name,
        Progress,
        Status,
        Files,       // settled of known
        Size,        // bytes written
        FileRate,
        ByteRate,
        Eta,
        Failed,
        Added,
        Source,
        Destination,
        Queue,       // position, and priority
        Category,
        ColumnCount
    };
    enum Kind { JobRow, ActiveRow, RecentRow, FailureRow };
    enum Role {
        KindRole = Qt::UserRole, // Kind
        JobIdRole,               // qint64, of the job itself or of the one above
        FractionRole,            // double 0..1; invalid where the end is unknown
        StateRole,               // int: JobState of a job, TransferState of a transfer
        WaitsRole,               // bool: a job that waits for room
        SortRole,                // what a column sorts by
        FailedRole,              // qint64, failed files of a job
        PartsRole,               // FileParts; invalid where a transfer is not one of a large file
    };

    // The engine outlives the model.
    explicit ProgressModel(Engine &engine, QObject *parent = nullptr);
    ~ProgressModel() override;

    QModelIndex indexOf(JobId id, int column = Name) const;
    const JobView *view(JobId id) const;
    const JobView &viewAt(int row) const; // of a job
    const std::set<JobId> &activeJobs() const { return m_active; }
    void setAfter(JobId id, const QString &text); // JobView::setAfter()

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    // The failures of a job that does not run come from the journal, when a view asks.
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void sampled(); // after each look, for totals

private:
    struct Node;

    void addJob(JobId id);
    void changeJob(JobId id);
    void removeJob(JobId id);
    void queueMoved();
    void sample();
    void refreshChildren(Node &node);
    void setChildren(Node &node, QList<ActiveTransfer> active, QList<TransferNote> recent, QList<Failure> failures);
    int rowOf(JobId id) const; // -1: none
    Node *nodeOf(JobId id) const;
    void noteActive(const JobView &view);
    QString queueText(const JobRecord &job) const;
    QVariant jobText(const JobView &view, int column) const;
    QVariant jobSortKey(const JobView &view, int column) const;
    QVariant jobData(const Node &node, int column, int role) const;
    QVariant transferData(const Node &node, int row, int column, int role) const;

    Engine &m_engine;
    std::vector<std::unique_ptr<Node>> m_nodes; // in the order added, which is that of their ids
    std::set<JobId> m_active; // of these: only they are looked at again and again
    QTimer m_timer;
};

} // namespace milliard
