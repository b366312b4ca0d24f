// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/job_filter_model.h"

#include "core/model/progress_model.h"

#include <QDateTime>

#include <algorithm>
#include <numeric>
#include <utility>

namespace milliard {

JobFilterModel::JobFilterModel(ProgressModel &model, QObject *parent)
    : QAbstractProxyModel(parent)
    , m_model(model)
    , m_column(ProgressModel::Added)
{
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
    m_collator.setNumericMode(true);
    setSourceModel(&model);
    connect(&model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &parent, int first, int last) {
        if (!parent.isValid())
            inserted(first, last);
    });
    connect(&model, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this](const QModelIndex &parent, int first) {
        if (!parent.isValid()) // jobs go one by one
            removing(first);
    });
    connect(&model, &QAbstractItemModel::rowsRemoved, this, [this](const QModelIndex &parent, int first) {
        if (!parent.isValid())
            removed(first);
    });
    connect(&model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &first, const QModelIndex &last, const QList<int> &roles) {
        for (int row = first.row(); !first.parent().isValid() && row <= last.row(); ++row)
            changed(row, roles);
    });
    inserted(0, model.rowCount() - 1);
}

// ---- what is shown

void JobFilterModel::setCategory(JobCategory category)
{
    m_category = category;
    m_userCategory.reset();
    showAll();
}

void JobFilterModel::setUserCategory(const QString &name)
{
    m_category = JobCategory::All;
    m_userCategory = name;
    showAll();
}

void JobFilterModel::setText(const QString &text)
{
    m_text = text.simplified();
    m_words.look(m_text);
    for (std::size_t row = 0; row < m_jobs.size(); ++row)
        m_jobs[row].found = m_words.isFound(row);
    showAll();
}

bool JobFilterModel::isShown(int row) const
{
    const JobView &job = m_model.viewAt(row);
    return m_jobs[std::size_t(row)].found && isIn(m_category, job) && (!m_userCategory || job.record().spec.category == *m_userCategory);
}

void JobFilterModel::showAll()
{
    beginResetModel();
    m_rows.clear();
    for (const int row : m_order) {
        m_jobs[std::size_t(row)].shown = -1;
        if (isShown(row))
            m_rows.push_back(row);
    }
    count(0);
    endResetModel();
}

// The rows from this one on have other numbers now.
void JobFilterModel::count(int from)
{
    for (std::size_t i = std::size_t(from); i < m_rows.size(); ++i)
        m_jobs[std::size_t(m_rows[i])].shown = int(i);
}

// ---- order

std::variant<double, QCollatorSortKey> JobFilterModel::keyOf(int row) const
{
    const QVariant value = m_model.index(row, m_column).data(ProgressModel::SortRole);
    if (value.typeId() == QMetaType::QString)
        return m_collator.sortKey(value.toString());
    return value.typeId() == QMetaType::QDateTime ? double(value.toDateTime().toMSecsSinceEpoch()) : value.toDouble();
}

bool JobFilterModel::isBefore(int a, int b) const
{
    if (m_sortOrder == Qt::DescendingOrder)
        std::swap(a, b);
    const auto &left = m_jobs[std::size_t(a)].key;
    const auto &right = m_jobs[std::size_t(b)].key;
    if (left.index() == 0) {
        if (const double x = std::get<0>(left), y = std::get<0>(right); x != y)
            return x < y;
    } else if (const int order = std::get<1>(left).compare(std::get<1>(right)); order != 0) {
        return order < 0;
    }
    return a < b; // equal ones keep an order, so that rows do not swap places ten times a second
}

void JobFilterModel::sortAll()
{
    for (std::size_t row = 0; row < m_jobs.size(); ++row)
        m_jobs[row].key = keyOf(int(row));
    std::ranges::sort(m_order, [this](int a, int b) { return isBefore(a, b); });
}

void JobFilterModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || (column == m_column && order == m_sortOrder)) // it is kept sorted
        return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<int> rows;
    for (const QModelIndex &index : before)
        rows.push_back(m_rows[std::size_t(index.row())]);
    m_column = column;
    m_sortOrder = order;
    sortAll();
    std::ranges::sort(m_rows, [this](int a, int b) { return isBefore(a, b); });
    count(0);
    QModelIndexList after;
    for (std::size_t i = 0; i < rows.size(); ++i)
        after.append(createIndex(m_jobs[std::size_t(rows[i])].shown, before[qsizetype(i)].column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

// ---- the source's news

// What people look for. The status is that of the moment; a speed is not looked for.
void JobFilterModel::readText(int row, bool isNew)
{
    const JobView &job = m_model.viewAt(row);
    const QString text = QStringList{job.name(), shownSource(job.record().spec.source), job.record().spec.destination, job.record().spec.category,
        job.stateText()}.join(QLatin1Char('\n'));
    Job &mine = m_jobs[std::size_t(row)];
    const std::size_t hash = qHash(text);
    if (isNew)
        m_words.insert(std::size_t(row), text);
    else if (hash != mine.textHash)
        m_words.replace(std::size_t(row), text);
    else
        return;
    mine.textHash = hash;
    mine.found = m_words.isFound(std::size_t(row));
}

void JobFilterModel::inserted(int first, int last)
{
    const int count = last - first + 1;
    if (count <= 0)
        return;
    for (std::vector<int> *rows : {&m_order, &m_rows}) {
        for (int &row : *rows)
            row += row >= first ? count : 0;
    }
    m_jobs.insert(m_jobs.begin() + first, std::size_t(count), Job());
    for (int row = first; row <= last; ++row) {
        readText(row, true);
        m_jobs[std::size_t(row)].key = keyOf(row);
    }
    const auto before = [this](int a, int b) { return isBefore(a, b); };
    if (count > 1) { // at the beginning
        m_order.resize(m_jobs.size());
        std::iota(m_order.begin(), m_order.end(), 0);
        std::ranges::sort(m_order, before);
        return showAll();
    }
    m_order.insert(std::ranges::lower_bound(m_order, first, before), first);
    if (!isShown(first))
        return;
    const int at = int(std::ranges::lower_bound(m_rows, first, before) - m_rows.begin());
    beginInsertRows({}, at, at);
    m_rows.insert(m_rows.begin() + at, first);
    this->count(at);
    endInsertRows();
}

// In two steps, since until the source has removed its row all others still have their old numbers.
void JobFilterModel::removing(int row)
{
    m_removing = m_jobs[std::size_t(row)].shown;
    if (m_removing >= 0)
        beginRemoveRows({}, m_removing, m_removing);
}

void JobFilterModel::removed(int row)
{
    for (std::vector<int> *rows : {&m_order, &m_rows}) {
        std::erase(*rows, row);
        for (int &other : *rows)
            other -= other > row;
    }
    m_jobs.erase(m_jobs.begin() + row);
    m_words.remove(std::size_t(row));
    if (m_removing < 0)
        return;
    count(m_removing);
    endRemoveRows();
}

void JobFilterModel::changed(int row, const QList<int> &roles)
{
    Job &job = m_jobs[std::size_t(row)];
    readText(row, false);
    const auto before = [this](int a, int b) { return isBefore(a, b); };
    auto key = keyOf(row);
    const bool moves = key.index() == 0 ? std::get<0>(key) != std::get<0>(job.key)
                                        : std::get<1>(key).compare(std::get<1>(job.key)) != 0;
    const int was = job.shown;
    if (moves) {
        m_order.erase(std::ranges::lower_bound(m_order, row, before));
        job.key = std::move(key);
        m_order.insert(std::ranges::lower_bound(m_order, row, before), row);
    }
    const bool shows = isShown(row);
    if (was >= 0 && !shows) {
        beginRemoveRows({}, was, was);
        m_rows.erase(m_rows.begin() + was);
        job.shown = -1;
        count(was);
        endRemoveRows();
    } else if (was < 0 && shows) {
        const int at = int(std::ranges::lower_bound(m_rows, row, before) - m_rows.begin());
        beginInsertRows({}, at, at);
        m_rows.insert(m_rows.begin() + at, row);
        count(at);
        endInsertRows();
    } else if (shows) {
        if (moves) {
            std::vector<int> others = m_rows;
            others.erase(others.begin() + was);
            const int at = int(std::ranges::lower_bound(others, row, before) - others.begin());
            if (at != was && beginMoveRows({}, was, was, {}, at > was ? at + 1 : at)) {
                others.insert(others.begin() + at, row);
                m_rows = std::move(others);
                count(std::min(at, was));
                endMoveRows();
            }
        }
        Q_EMIT dataChanged(createIndex(job.shown, 0), createIndex(job.shown, ProgressModel::ColumnCount - 1), roles);
    }
}

// ---- structure

int JobFilterModel::rowOf(JobId id) const
{
    const QModelIndex source = m_model.indexOf(id);
    return source.isValid() ? m_jobs[std::size_t(source.row())].shown : -1;
}

QModelIndex JobFilterModel::mapToSource(const QModelIndex &shown) const
{
    return shown.isValid() ? m_model.index(m_rows[std::size_t(shown.row())], shown.column()) : QModelIndex();
}

QModelIndex JobFilterModel::mapFromSource(const QModelIndex &source) const
{
    if (!source.isValid() || source.internalPointer()) // a transfer
        return {};
    const int row = m_jobs[std::size_t(source.row())].shown;
    return row < 0 ? QModelIndex() : createIndex(row, source.column());
}

QModelIndex JobFilterModel::index(int row, int column, const QModelIndex &parent) const
{
    return hasIndex(row, column, parent) ? createIndex(row, column) : QModelIndex();
}

QModelIndex JobFilterModel::parent(const QModelIndex &) const
{
    return {};
}

int JobFilterModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int JobFilterModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ProgressModel::ColumnCount);
}

bool JobFilterModel::hasChildren(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_rows.empty();
}

QVariant JobFilterModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return m_model.headerData(section, orientation, role);
}

} // namespace milliard
