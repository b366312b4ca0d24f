// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/engine/engine.h"

#include <QAbstractItemModel>
#include <QElapsedTimer>

#include <memory>
#include <vector>

namespace milliard {

// The failures of one job as a tree: a row for each cause with its count, and under it the failures by name. All come from
// the journal: the causes when followed, the failures of a cause in chunks as a view asks for them, so that millions that nobody
// looks at cost nothing. Main thread.
class FailureTree final : public QAbstractItemModel
{
    Q_OBJECT

public:
    static constexpr qint64 chunkSize = 500;
    static constexpr qint64 leastPauseMs = 3000; // between two countings while a job runs

    enum Column { Name, Detail, Number, ColumnCount }; // of a cause: text, an example, failures; of a failure: name, sentence, attempts

    // The engine outlives the model.
    explicit FailureTree(Engine &engine, QObject *parent = nullptr);
    ~FailureTree() override;

    // Shows this job; 0: none. Call as often as it may have changed: 'failed' is how many failures it has by now. While the job
    // runs its causes are counted now and then, and their number decides how often; when its run has ended, anew.
    void follow(JobId id, bool isActive, qint64 failed);
    JobId job() const { return m_job; }

    bool isCause(const QModelIndex &index) const { return index.isValid() && !index.internalPointer(); }
    // Of a cause's row, or of the failure's.
    Cause causeOf(const QModelIndex &index) const;
    QModelIndex indexOf(const Cause &cause) const; // invalid if there is no such
    qint64 countOf(const QModelIndex &cause) const;
    // What a row says, as a line of text without its end.
    QString lineOf(const QModelIndex &index) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void refused(const milliard::Error &error); // by the journal

private:
    struct Node;

    void ask(bool anew);
    void show(const QList<CauseCount> &causes, bool anew);
    Node *nodeOf(const Cause &cause) const;
    int rowOf(const Node *node) const;
    QVariant causeData(const Node &node, int column, int role) const;
    QVariant failureData(const Failure &failure, int column, int role) const;

    Engine &m_engine;
    JobId m_job = 0;
    bool m_isActive = false;
    qint64 m_failed = 0;
    quint64 m_generation = 0; // of the rows; answers to questions of an earlier one are of no use
    bool m_isAsking = false;
    bool m_isDue = false;     // to be asked anew as soon as the answer to the last question is there
    QElapsedTimer m_asked;
    qint64 m_tookMs = 0;      // the last counting
    std::vector<std::unique_ptr<Node>> m_nodes;
};

} // namespace milliard
