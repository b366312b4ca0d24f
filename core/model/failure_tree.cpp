// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/model/failure_tree.h"

#include "core/model/format.h"

#include <algorithm>
#include <utility>

namespace milliard {

struct FailureTree::Node {
    CauseCount counted;
    QList<Failure> failures;
    std::optional<QString> next; // where the next chunk begins
    bool isWhole = false;        // there is no further chunk
    bool isLoading = false;
};

FailureTree::FailureTree(Engine &engine, QObject *parent)
    : QAbstractItemModel(parent)
    , m_engine(engine)
{
}

FailureTree::~FailureTree() = default;

void FailureTree::follow(JobId id, bool isActive, qint64 failed)
{
    const bool isOther = id != m_job;
    const bool isAnew = isOther || isActive != m_isActive || (!isActive && failed != m_failed);
    m_job = id;
    m_isActive = isActive;
    m_failed = failed;
    if (isOther && !m_nodes.empty()) {
        beginResetModel();
        m_nodes.clear();
        endResetModel();
    }
    if (isAnew)
        ++m_generation;
    if (id == 0)
        return;
    // Counting looks at every failure: it shall take no more than a small part of the journal's time.
    if (isAnew || (isActive && failed > 0 && !m_isAsking && m_asked.hasExpired(std::max(leastPauseMs, m_tookMs * 30))))
        ask(isAnew);
}

void FailureTree::ask(bool anew)
{
    if (m_isAsking) {
        m_isDue = m_isDue || anew;
        return;
    }
    m_isAsking = true;
    m_asked.start();
    m_engine.failureCauses(m_job).then(this, [this, anew, generation = m_generation](const Result<QList<CauseCount>> &causes) {
        m_isAsking = false;
        m_tookMs = m_asked.elapsed();
        m_asked.start();
        if (std::exchange(m_isDue, false) && m_job != 0)
            return ask(true);
        if (generation != m_generation)
            return;
        if (causes)
            show(*causes, anew);
        else
            Q_EMIT refused(causes.error());
    });
}

// While the job runs rows stay where they are, so that whoever reads them is not disturbed.
void FailureTree::show(const QList<CauseCount> &causes, bool anew)
{
    if (anew) {
        beginResetModel();
        m_nodes.clear();
        for (const CauseCount &counted : causes)
            m_nodes.push_back(std::make_unique<Node>(counted));
        endResetModel();
        return;
    }
    for (const CauseCount &counted : causes) {
        if (Node *node = nodeOf(counted.cause)) {
            node->counted.count = counted.count;
            continue;
        }
        const int row = int(m_nodes.size());
        beginInsertRows({}, row, row);
        m_nodes.push_back(std::make_unique<Node>(counted));
        endInsertRows();
    }
    if (!m_nodes.empty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_nodes.size()) - 1, ColumnCount - 1));
}

FailureTree::Node *FailureTree::nodeOf(const Cause &cause) const
{
    const auto found = std::ranges::find_if(m_nodes, [&](const auto &node) { return node->counted.cause == cause; });
    return found == m_nodes.end() ? nullptr : found->get();
}

int FailureTree::rowOf(const Node *node) const
{
    return int(std::ranges::find_if(m_nodes, [node](const auto &other) { return other.get() == node; }) - m_nodes.begin());
}

// ---- chunks

bool FailureTree::hasChildren(const QModelIndex &parent) const
{
    return !parent.isValid() ? !m_nodes.empty() : isCause(parent) && parent.column() == 0;
}

bool FailureTree::canFetchMore(const QModelIndex &parent) const
{
    if (!isCause(parent))
        return false;
    const Node &node = *m_nodes[std::size_t(parent.row())];
    return !node.isWhole && !node.isLoading;
}

void FailureTree::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    Node &node = *m_nodes[std::size_t(parent.row())];
    node.isLoading = true;
    const Cause cause = node.counted.cause;
    m_engine.failuresByName(m_job, {cause}, chunkSize, node.next)
        .then(this, [this, cause, generation = m_generation](const Result<Journal::FailureChunk> &chunk) {
            Node *node = nodeOf(cause);
            if (node && node->isLoading && generation != m_generation)
                node->isLoading = false; // it is asked for again, if it is still there
            if (!node || generation != m_generation)
                return;
            node->isLoading = false;
            node->isWhole = !chunk || !chunk->next;
            if (!chunk) {
                Q_EMIT refused(chunk.error());
                return;
            }
            if (chunk->next)
                node->next = chunk->next;
            if (chunk->failures.isEmpty())
                return;
            const int before = int(node->failures.size());
            beginInsertRows(index(rowOf(node), 0), before, before + int(chunk->failures.size()) - 1);
            node->failures += chunk->failures;
            endInsertRows();
        });
}

// ---- structure: a cause's index has no internal pointer, a failure's points to its cause's node

Cause FailureTree::causeOf(const QModelIndex &index) const
{
    const auto *node = static_cast<const Node *>(index.internalPointer());
    return (node ? *node : *m_nodes[std::size_t(index.row())]).counted.cause;
}

QModelIndex FailureTree::indexOf(const Cause &cause) const
{
    const Node *node = nodeOf(cause);
    return node ? index(rowOf(node), 0) : QModelIndex();
}

qint64 FailureTree::countOf(const QModelIndex &cause) const
{
    return m_nodes[std::size_t(cause.row())]->counted.count;
}

QModelIndex FailureTree::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return parent.isValid() ? createIndex(row, column, m_nodes[std::size_t(parent.row())].get()) : createIndex(row, column);
}

QModelIndex FailureTree::parent(const QModelIndex &index) const
{
    const auto *node = static_cast<const Node *>(index.internalPointer());
    return node ? createIndex(rowOf(node), 0) : QModelIndex();
}

int FailureTree::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_nodes.size());
    if (parent.internalPointer() || parent.column() != 0)
        return 0;
    return int(m_nodes[std::size_t(parent.row())]->failures.size());
}

int FailureTree::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

// ---- what cells say

QVariant FailureTree::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Cause and file");
    case Detail:
        return tr("What happened");
    case Number:
        return tr("Files, or attempts");
    default:
        return {};
    }
}

QVariant FailureTree::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(index.column() == Number ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
    if (const auto *node = static_cast<const Node *>(index.internalPointer()))
        return failureData(node->failures.at(index.row()), index.column(), role);
    return causeData(*m_nodes[std::size_t(index.row())], index.column(), role);
}

QVariant FailureTree::causeData(const Node &node, int column, int role) const
{
    const CauseCount &counted = node.counted;
    if (role == Qt::AccessibleTextRole && column == Name)
        return tr("%1, files: %2").arg(causeText(counted.cause), formatCount(counted.count));
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return {};
    switch (column) {
    case Name:
        return causeText(counted.cause);
    case Detail:
        return tr("for instance %1").arg(shownName(counted.example.name));
    case Number:
        return formatCount(counted.count);
    default:
        return {};
    }
}

QVariant FailureTree::failureData(const Failure &failure, int column, int role) const
{
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return {};
    switch (column) {
    case Name:
        return shownName(failure.name);
    case Detail:
        return explain(failure.error);
    case Number:
        return failure.attempts == 1 ? tr("1 attempt") : tr("%1 attempts").arg(failure.attempts);
    default:
        return {};
    }
}

QString FailureTree::lineOf(const QModelIndex &index) const
{
    const QModelIndex row = index.siblingAtColumn(Name);
    return row.data().toString() + QLatin1Char('\t') + row.siblingAtColumn(isCause(index) ? Number : Detail).data().toString();
}

} // namespace milliard
