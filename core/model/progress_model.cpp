// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/model/progress_model.h"

#include "core/model/progress_node.h"

#include <algorithm>

namespace milliard {

ProgressModel::ProgressModel(Engine &engine, QObject *parent)
    : QAbstractItemModel(parent)
    , m_engine(engine)
{
    m_nodes.reserve(engine.records().size());
    for (const auto &[id, job] : engine.records()) {
        m_nodes.push_back(std::make_unique<Node>(JobView(job)));
        m_nodes.back()->view.setBoard(engine.board(id), engine.isActive(id));
        noteActive(m_nodes.back()->view);
    }
    connect(&engine, &Engine::jobAdded, this, &ProgressModel::addJob);
    connect(&engine, &Engine::jobChanged, this, &ProgressModel::changeJob);
    connect(&engine, &Engine::jobRemoved, this, &ProgressModel::removeJob);
    connect(&engine.queue(), &JobQueue::orderChanged, this, &ProgressModel::queueMoved);
    m_timer.setInterval(samplingMs);
    connect(&m_timer, &QTimer::timeout, this, &ProgressModel::sample);
    if (!m_active.empty())
        m_timer.start();
}

ProgressModel::~ProgressModel() = default;

// ---- the engine's news

int ProgressModel::rowOf(JobId id) const
{
    const auto found = std::ranges::lower_bound(m_nodes, id, {}, [](const auto &node) { return node->view.record().id; });
    return found == m_nodes.end() || (*found)->view.record().id != id ? -1 : int(found - m_nodes.begin());
}

ProgressModel::Node *ProgressModel::nodeOf(JobId id) const
{
    const int row = rowOf(id);
    return row < 0 ? nullptr : m_nodes[std::size_t(row)].get();
}

void ProgressModel::noteActive(const JobView &view)
{
    if (view.isActive())
        m_active.insert(view.record().id);
    else
        m_active.erase(view.record().id);
}

void ProgressModel::addJob(JobId id)
{
    const JobRecord *job = m_engine.job(id);
    if (!job)
        return;
    const int row = int(m_nodes.size());
    beginInsertRows({}, row, row);
    m_nodes.push_back(std::make_unique<Node>(JobView(*job)));
    endInsertRows();
}

void ProgressModel::changeJob(JobId id)
{
    Node *node = nodeOf(id);
    const JobRecord *job = m_engine.job(id);
    if (!node || !job)
        return;
    node->view.setBoard(m_engine.board(id), m_engine.isActive(id));
    node->view.setRecord(*job);
    noteActive(node->view);
    node->failuresLoaded = false;
    refreshChildren(*node);
    Q_EMIT dataChanged(indexOf(id, 0), indexOf(id, ColumnCount - 1));
    if (node->view.isActive() && !m_timer.isActive())
        m_timer.start();
    Q_EMIT sampled();
}

void ProgressModel::setAfter(JobId id, const QString &text)
{
    Node *node = nodeOf(id);
    if (!node)
        return;
    node->view.setAfter(text);
    Q_EMIT dataChanged(indexOf(id, 0), indexOf(id, ColumnCount - 1));
    Q_EMIT sampled();
}

void ProgressModel::removeJob(JobId id)
{
    const QModelIndex index = indexOf(id);
    if (!index.isValid())
        return;
    beginRemoveRows({}, index.row(), index.row());
    m_active.erase(id);
    m_nodes.erase(m_nodes.begin() + index.row());
    endRemoveRows();
    Q_EMIT sampled();
}

void ProgressModel::queueMoved()
{
    for (const JobId id : m_engine.queue().order()) {
        const QModelIndex cell = indexOf(id, Queue);
        Q_EMIT dataChanged(cell, cell);
    }
}

void ProgressModel::sample()
{
    const auto now = RateMeter::Clock::now();
    for (const JobId id : m_active) {
        const int row = rowOf(id);
        Node &node = *m_nodes[std::size_t(row)];
        node.view.sample(now);
        refreshChildren(node);
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
    if (m_active.empty())
        m_timer.stop();
    Q_EMIT sampled();
}

// ---- rows under a job

void ProgressModel::refreshChildren(Node &node)
{
    const ProgressBoard *board = node.view.board();
    if (board && (node.view.isActive() || !node.active.isEmpty() || node.recent.isEmpty()))
        setChildren(node, node.view.isActive() ? board->transfers(maxActiveRows) : QList<ActiveTransfer>(), board->recent(maxRecentRows),
            board->failures());
}

void ProgressModel::setChildren(Node &node, QList<ActiveTransfer> active, QList<TransferNote> recent, QList<Failure> failures)
{
    // Each of the three parts grows or shrinks at its end, so that the rows of the others only shift.
    const auto replace = [&](auto &part, auto fresh, int first) {
        const int before = int(part.size());
        const int after = int(fresh.size());
        const QModelIndex parent = indexOf(node.view.record().id);
        if (after > before) {
            beginInsertRows(parent, first + before, first + after - 1);
            part.append(fresh.sliced(before));
            endInsertRows();
        } else if (after < before) {
            beginRemoveRows(parent, first + after, first + before - 1);
            part.resize(after);
            endRemoveRows();
        }
        part = std::move(fresh); // the same number of rows; what changed in them is told next
        if (const int same = std::min(before, after); same > 0)
            Q_EMIT dataChanged(index(first, 0, parent), index(first + same - 1, ColumnCount - 1, parent));
    };
    replace(node.active, std::move(active), 0);
    replace(node.recent, std::move(recent), int(node.active.size()));
    // Failures do not change once made: only look again when there are others.
    if (node.failures.size() != failures.size() || (!failures.isEmpty() && node.failures.first().name != failures.first().name))
        replace(node.failures, std::move(failures), int(node.active.size() + node.recent.size()));
}

bool ProgressModel::canFetchMore(const QModelIndex &parent) const
{
    if (!parent.isValid() || parent.internalPointer())
        return false;
    const Node &node = *m_nodes[std::size_t(parent.row())];
    return !node.failuresLoaded && !node.view.isActive() && !node.view.board() && node.view.record().counts.failed > 0;
}

void ProgressModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    Node &node = *m_nodes[std::size_t(parent.row())];
    node.failuresLoaded = true;
    const JobId id = node.view.record().id;
    m_engine.failures(id, maxFailureRows).then(this, [this, id](const Result<QList<Failure>> &failures) {
        Node *node = nodeOf(id);
        if (node && failures && !node->view.isActive())
            setChildren(*node, {}, node->recent, *failures);
    });
}

// ---- structure: a job's index has no internal pointer, a transfer's points to its job's node

QModelIndex ProgressModel::indexOf(JobId id, int column) const
{
    const int row = rowOf(id);
    return row < 0 ? QModelIndex() : createIndex(row, column);
}

const JobView &ProgressModel::viewAt(int row) const
{
    return m_nodes[std::size_t(row)]->view;
}

const JobView *ProgressModel::view(JobId id) const
{
    const Node *node = nodeOf(id);
    return node ? &node->view : nullptr;
}

QModelIndex ProgressModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return parent.isValid() ? createIndex(row, column, m_nodes[std::size_t(parent.row())].get()) : createIndex(row, column);
}

QModelIndex ProgressModel::parent(const QModelIndex &index) const
{
    const auto *node = static_cast<const Node *>(index.internalPointer());
    return node ? indexOf(node->view.record().id) : QModelIndex();
}

int ProgressModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_nodes.size());
    if (parent.internalPointer() || parent.column() != 0)
        return 0;
    return m_nodes[std::size_t(parent.row())]->rows();
}

int ProgressModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

} // namespace milliard
