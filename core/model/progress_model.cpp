// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/model/progress_model.h"

#include "core/model/format.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace milliard {

struct ProgressModel::Node {
    JobView view;
    QList<TransferNote> active;
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
        return row < active.size() ? active.at(row) : recent.at(row - active.size());
    }
    const Failure &failure(int row) const { return failures.at(row - active.size() - recent.size()); }
};

ProgressModel::ProgressModel(Engine &engine, QObject *parent)
    : QAbstractItemModel(parent)
    , m_engine(engine)
{
    for (const JobRecord &job : engine.jobs()) {
        m_nodes.push_back(std::make_unique<Node>(JobView(job)));
        m_nodes.back()->view.setBoard(engine.board(job.id), engine.isActive(job.id));
    }
    connect(&engine, &Engine::jobAdded, this, &ProgressModel::addJob);
    connect(&engine, &Engine::jobChanged, this, &ProgressModel::changeJob);
    connect(&engine, &Engine::jobRemoved, this, &ProgressModel::removeJob);
    m_timer.setInterval(samplingMs);
    connect(&m_timer, &QTimer::timeout, this, &ProgressModel::sample);
    if (std::ranges::any_of(m_nodes, [](const auto &node) { return node->view.isActive(); }))
        m_timer.start();
}

ProgressModel::~ProgressModel() = default;

// ---- the engine's news

ProgressModel::Node *ProgressModel::nodeOf(JobId id) const
{
    const auto found = std::ranges::find_if(m_nodes, [id](const auto &node) { return node->view.record().id == id; });
    return found == m_nodes.end() ? nullptr : found->get();
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
    node->failuresLoaded = false;
    refreshChildren(*node);
    Q_EMIT dataChanged(indexOf(id, 0), indexOf(id, ColumnCount - 1));
    if (node->view.isActive() && !m_timer.isActive())
        m_timer.start();
    Q_EMIT sampled();
}

void ProgressModel::removeJob(JobId id)
{
    const QModelIndex index = indexOf(id);
    if (!index.isValid())
        return;
    beginRemoveRows({}, index.row(), index.row());
    m_nodes.erase(m_nodes.begin() + index.row());
    endRemoveRows();
    Q_EMIT sampled();
}

void ProgressModel::sample()
{
    const auto now = RateMeter::Clock::now();
    bool anyActive = false;
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        Node &node = *m_nodes[i];
        if (!node.view.isActive())
            continue;
        anyActive = true;
        node.view.sample(now);
        refreshChildren(node);
        Q_EMIT dataChanged(index(int(i), 0), index(int(i), ColumnCount - 1));
    }
    if (!anyActive)
        m_timer.stop();
    Q_EMIT sampled();
}

// ---- rows under a job

void ProgressModel::refreshChildren(Node &node)
{
    const ProgressBoard *board = node.view.board();
    if (board && (node.view.isActive() || !node.active.isEmpty() || node.recent.isEmpty()))
        setChildren(node, node.view.isActive() ? board->active(maxActiveRows) : QList<TransferNote>(), board->recent(maxRecentRows),
            board->failures());
}

void ProgressModel::setChildren(Node &node, QList<TransferNote> active, QList<TransferNote> recent, QList<Failure> failures)
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
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        if (m_nodes[i]->view.record().id == id)
            return createIndex(int(i), column);
    }
    return {};
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

// ---- what the cells say

QVariant ProgressModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (const auto *node = static_cast<const Node *>(index.internalPointer()))
        return transferData(*node, index.row(), index.column(), role);
    return jobData(*m_nodes[std::size_t(index.row())], index.column(), role);
}

QVariant ProgressModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(section >= Files && section <= Failed ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Progress:
        return tr("Progress");
    case Status:
        return tr("Status");
    case Files:
        return tr("Files");
    case Size:
        return tr("Size");
    case FileRate:
        return tr("Files/s");
    case ByteRate:
        return tr("Speed");
    case Eta:
        return tr("Time left");
    case Failed:
        return tr("Failed");
    case Added:
        return tr("Added");
    case Source:
        return tr("Source");
    case Destination:
        return tr("Destination");
    default:
        return {};
    }
}

QVariant ProgressModel::jobText(const JobView &view, int column) const
{
    switch (column) {
    case Name:
        return view.name();
    case Progress:
        return view.progressText();
    case Status:
        return view.stateText();
    case Files:
        return view.filesText();
    case Size:
        return formatBytes(view.counts().bytes);
    case FileRate:
        return formatFilesPerSecond(view.filesPerSecond());
    case ByteRate:
        return formatBytesPerSecond(view.bytesPerSecond());
    case Eta:
        return view.eta() ? formatDuration(*view.eta()) : QString();
    case Failed:
        return formatCount(view.counts().failed);
    case Added:
        return QLocale().toString(view.record().created.toLocalTime(), QLocale::ShortFormat);
    case Source:
        return view.record().spec.source;
    case Destination:
        return view.record().spec.destination;
    default:
        return {};
    }
}

QVariant ProgressModel::jobSortKey(const JobView &view, int column) const
{
    switch (column) {
    case Progress:
        return view.fraction().value_or(-1);
    case Files:
        return view.counts().listed;
    case Size:
        return view.counts().bytes;
    case FileRate:
        return view.filesPerSecond();
    case ByteRate:
        return view.bytesPerSecond();
    case Eta:
        return view.eta() ? qint64(view.eta()->count()) : std::numeric_limits<qint64>::max();
    case Failed:
        return view.counts().failed;
    case Added:
        return view.record().created;
    default:
        return jobText(view, column);
    }
}

QVariant ProgressModel::jobData(const Node &node, int column, int role) const
{
    const JobView &view = node.view;
    switch (role) {
    case Qt::DisplayRole:
        return jobText(view, column);
    case Qt::AccessibleTextRole:
        if (column == Progress)
            return tr("%1 files, %2").arg(view.filesText(), view.progressText());
        return tr("%1: %2").arg(headerData(column, Qt::Horizontal).toString(), jobText(view, column).toString());
    case Qt::ToolTipRole:
        return column == Name ? view.record().spec.source : jobText(view, column);
    case Qt::TextAlignmentRole:
        return headerData(column, Qt::Horizontal, role);
    case KindRole:
        return JobRow;
    case JobIdRole:
        return view.record().id;
    case FractionRole:
        return view.fraction() ? QVariant(*view.fraction()) : QVariant();
    case StateRole:
        return int(view.record().state);
    case FailedRole:
        return view.counts().failed;
    case SortRole:
        return jobSortKey(view, column);
    default:
        return {};
    }
}

QVariant ProgressModel::transferData(const Node &node, int row, int column, int role) const
{
    const Kind kind = node.kindOf(row);
    if (role == KindRole)
        return kind;
    if (role == JobIdRole)
        return node.view.record().id;

    if (kind == FailureRow) {
        const Failure &failure = node.failure(row);
        if (role == StateRole)
            return int(TransferState::Failed);
        if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != SortRole && role != Qt::AccessibleTextRole)
            return {};
        switch (column) {
        case Name:
            return failure.name;
        case Progress:
            return tr("failed");
        case Status:
            return explain(failure.error);
        case Failed: // how often it was tried
            return role == SortRole ? QVariant(failure.attempts) : QVariant(tr("%n attempt(s)", nullptr, failure.attempts));
        default:
            return {};
        }
    }

    const TransferNote &note = node.note(row);
    const bool over = note.state != TransferState::Active;
    switch (role) {
    case StateRole:
        return int(note.state);
    case FractionRole:
        if (note.state == TransferState::Done || note.state == TransferState::Skipped)
            return 1.0;
        if (over)
            return 0.0;
        return note.total > 0 ? QVariant(double(note.received) / double(note.total)) : QVariant();
    case Qt::TextAlignmentRole:
        return headerData(column, Qt::Horizontal, role);
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
    case SortRole:
        break;
    default:
        return {};
    }
    switch (column) {
    case Name:
        return note.nameText();
    case Progress:
        if (note.state == TransferState::Active)
            return note.total > 0 ? formatPercent(double(note.received) / double(note.total)) : tr("waiting");
        [[fallthrough]];
    case Status:
        switch (note.state) {
        case TransferState::Active:
            if (note.attempt > 1)
                return tr("attempt %1").arg(note.attempt);
            return note.received > 0 ? tr("receiving") : tr("asked for");
        case TransferState::Done:
            return tr("done");
        case TransferState::Skipped:
            return tr("already there");
        case TransferState::Failed:
            return tr("failed");
        case TransferState::Idle:
            return {};
        }
        return {};
    case Size:
        if (role == SortRole)
            return note.received;
        if (note.state == TransferState::Active && note.total >= 0)
            return tr("%1 of %2").arg(formatBytes(note.received), formatBytes(note.total));
        return note.state == TransferState::Skipped ? QString() : formatBytes(note.received);
    default:
        return {};
    }
}

} // namespace milliard
