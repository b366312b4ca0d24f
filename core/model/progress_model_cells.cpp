// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

// What the cells of the progress model say; progress_model.cpp has its structure.
#include "core/model/format.h"
#include "core/model/progress_node.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <limits>

namespace milliard {

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
        return int((section >= Files && section <= Failed) || section == Queue ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
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
    case Queue:
        return tr("Queue");
    case Category:
        return tr("Category");
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
        return formatBytes(view.bytes());
    case FileRate:
        return formatFilesPerSecond(view.filesPerSecond());
    case ByteRate:
        return formatBytesPerSecond(view.bytesPerSecond());
    case Eta:
        return view.eta() ? formatDuration(*view.eta()) : QString();
    case Failed:
        return formatCount(view.counts().failed);
    case Queue:
        return queueText(view.record());
    case Category:
        return view.record().spec.category;
    case Added:
        return QLocale().toString(view.record().created.toLocalTime(), QLocale::ShortFormat);
    case Source:
        return shownSource(view.record().spec.source);
    case Destination:
        return view.record().spec.destination;
    default:
        return {};
    }
}

QString ProgressModel::queueText(const JobRecord &job) const
{
    const int position = m_engine.queue().position(job.id);
    const QString turn = position > 0 ? formatCount(position) : QString();
    switch (job.priority) {
    case Priority::High:
        return position > 0 ? tr("%1, high").arg(turn) : tr("high");
    case Priority::Low:
        return position > 0 ? tr("%1, low").arg(turn) : tr("low");
    case Priority::Normal:
        break;
    }
    return turn;
}

QVariant ProgressModel::jobSortKey(const JobView &view, int column) const
{
    switch (column) {
    case Progress:
        return view.fraction().value_or(-1);
    case Files:
        return view.counts().listed;
    case Size:
        return view.bytes();
    case FileRate:
        return view.filesPerSecond();
    case ByteRate:
        return view.bytesPerSecond();
    case Eta:
        return view.eta() ? qint64(view.eta()->count()) : std::numeric_limits<qint64>::max();
    case Failed:
        return view.counts().failed;
    case Queue: // those that wait in their turn, then the others by what they would be
        return m_engine.queue().contains(view.record().id) ? m_engine.queue().position(view.record().id)
                                                           : std::numeric_limits<int>::max() - 1 - int(view.record().priority);
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
        return column == Name ? shownSource(view.record().spec.source) : jobText(view, column);
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
    case WaitsRole:
        return view.record().isWaiting();
    case FailedRole:
        return view.counts().failed;
    case SortRole:
        return jobSortKey(view, column);
    default:
        return {};
    }
}

namespace {

FileParts partsOf(const ActiveTransfer &transfer)
{
    const double size = double(std::max<qint64>(1, transfer.note.total));
    const auto shares = [size](const QList<Span> &spans) {
        QList<std::pair<double, double>> shares;
        for (const Span &span : spans)
            shares.append({double(span.first) / size, double(span.end) / size});
        return shares;
    };
    return {shares(transfer.there), shares(transfer.coming)};
}

// How much of each segment is there, in words and in their order.
QString partsText(const ActiveTransfer &transfer)
{
    QStringList shares;
    for (const Span &segment : transfer.coming) {
        qint64 have = 0;
        for (const Span &span : transfer.there)
            have += std::max<qint64>(0, std::min(span.end, segment.end) - std::max(span.first, segment.first));
        shares << formatPercent(double(have) / double(std::max<qint64>(1, segment.size())));
    }
    return shares.join(QStringLiteral(", "));
}

} // namespace

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
            return role == SortRole ? QVariant(failure.attempts) : QVariant(failure.attempts == 1 ? tr("1 attempt") : tr("%1 attempts").arg(failure.attempts));
        default:
            return {};
        }
    }

    const TransferNote &note = node.note(row);
    const bool over = note.state != TransferState::Active;
    const ActiveTransfer *large = kind == ActiveRow && !node.active.at(row).coming.isEmpty() ? &node.active.at(row) : nullptr;
    switch (role) {
    case StateRole:
        return int(note.state);
    case FractionRole:
        if (note.state == TransferState::Done || note.state == TransferState::Skipped)
            return 1.0;
        if (over)
            return 0.0;
        return note.total > 0 ? QVariant(double(note.received) / double(note.total)) : QVariant();
    case PartsRole:
        return large ? QVariant::fromValue(partsOf(*large)) : QVariant();
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
        return note.segment > 0 ? tr("%1 (part %2)").arg(note.nameText()).arg(note.segment + 1) : note.nameText();
    case Progress:
        if (large && large->coming.size() > 1 && (role == Qt::AccessibleTextRole || role == Qt::ToolTipRole)) {
            return tr("%1 of the file; parts being fetched: %2, of which is there: %3")
                .arg(formatPercent(double(note.received) / double(note.total)), formatCount(large->coming.size()), partsText(*large));
        }
        if (note.state == TransferState::Active)
            return note.total > 0 ? formatPercent(double(note.received) / double(note.total)) : tr("waiting");
        [[fallthrough]];
    case Status:
        switch (note.state) {
        case TransferState::Active:
            if (note.attempt > 1)
                return tr("attempt %1").arg(note.attempt);
            if (large && large->coming.size() > 1)
                return tr("receiving, parts: %1").arg(formatCount(large->coming.size()));
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
        return note.state == TransferState::Skipped || (note.state == TransferState::Active && note.received == 0) ? QString() : formatBytes(note.received);
    default:
        return {};
    }
}

} // namespace milliard
