// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/job_table.h"

#include "core/model/progress_model.h"
#include "ui/job_filter_model.h"
#include "ui/progress_delegate.h"
#include "ui/settings.h"

#include <QHeaderView>
#include <QMenu>
#include <QPainter>

#include <utility>

namespace milliard {
namespace {

const QString stateKey = QStringLiteral("job-columns");

struct ColumnDefault {
    ProgressModel::Column column;
    const char *sample; // as wide as this text is, in the present font
    bool shown;
};

constexpr std::array columnDefaults{
    ColumnDefault{ProgressModel::Name, "127.0.0.1:65535/pref", true},
    ColumnDefault{ProgressModel::Progress, "0000 still listing 00", true},
    ColumnDefault{ProgressModel::Status, "Listing and downloading", true},
    ColumnDefault{ProgressModel::Files, "20,000 of at least 20,000", true},
    ColumnDefault{ProgressModel::Size, "1,000.0 Mi", true},
    ColumnDefault{ProgressModel::FileRate, "10,000 files/s", true},
    ColumnDefault{ProgressModel::ByteRate, "100.0 MiB/s", true},
    ColumnDefault{ProgressModel::Eta, "3 min 05 s", true},
    ColumnDefault{ProgressModel::Failed, "Failed", true},
    ColumnDefault{ProgressModel::Added, "30/12/2026 12:00 AM", false},
    ColumnDefault{ProgressModel::Source, "list+http://127.0.0.1:65535", false},
    ColumnDefault{ProgressModel::Destination, "/home/somebody/Downloads/name", false},
    ColumnDefault{ProgressModel::Queue, "1,000, high", false},
    ColumnDefault{ProgressModel::Category, "Measurements", false},
};

} // namespace

JobTable::JobTable(JobFilterModel &jobs, Settings &settings, QWidget *parent)
    : QTreeView(parent)
    , m_jobs(jobs)
    , m_settings(settings)
{
    setModel(&jobs);
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setExpandsOnDoubleClick(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setAlternatingRowColors(true);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTextElideMode(Qt::ElideMiddle);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Downloads"));
    setItemDelegate(new RowDelegate(this));
    setItemDelegateForColumn(ProgressModel::Progress, new ProgressDelegate(this));

    header()->setStretchLastSection(false);
    header()->setSectionsMovable(true);
    header()->setFirstSectionMovable(true);
    header()->setMinimumSectionSize(40);
    setSortingEnabled(true);
    setDefaultColumns();
    header()->restoreState(m_settings.state(stateKey));
    if (header()->isSectionHidden(ProgressModel::Name)) // a table without names is a damaged setting
        setDefaultColumns();
    else
        m_fitName = m_settings.state(stateKey).isEmpty();

    header()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header(), &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fillColumnsMenu(*menu);
        menu->popup(header()->mapToGlobal(at));
    });
    connect(header(), &QHeaderView::sectionHandleDoubleClicked, this, [this] { m_fitName = false; });
    connect(header(), &QHeaderView::sectionResized, this, [this](int column) {
        if (column == ProgressModel::Name && header()->underMouse()) // by hand
            m_fitName = false;
    });
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &JobTable::selectedJobsChanged);
    connect(&jobs, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        m_selected = selectedJobs();
        m_current = currentIndex().data(ProgressModel::JobIdRole).toLongLong();
    });
    connect(&jobs, &QAbstractItemModel::modelReset, this, &JobTable::selectAgain); // after the view's own, which was connected earlier
    connect(this, &QAbstractItemView::doubleClicked, this, &JobTable::openRequested);
}

JobTable::~JobTable()
{
    m_settings.setState(stateKey, header()->saveState());
}

void JobTable::setDefaultColumns()
{
    for (const auto &[column, sample, shown] : columnDefaults) {
        const int forText = fontMetrics().horizontalAdvance(QString::fromLatin1(sample)) + 14;
        setColumnWidth(column, std::max(forText, header()->sectionSizeHint(column))); // headings are longer in some languages
        setColumnHidden(column, !shown);
    }
    sortByColumn(ProgressModel::Added, Qt::DescendingOrder);
}

QList<JobId> JobTable::selectedJobs() const
{
    QList<JobId> ids;
    for (const QModelIndex &row : selectionModel()->selectedRows())
        ids.append(row.data(ProgressModel::JobIdRole).toLongLong());
    return ids;
}

JobId JobTable::currentJob() const
{
    const QList<JobId> ids = selectedJobs();
    return ids.size() == 1 ? ids.first() : 0;
}

void JobTable::selectJob(JobId id)
{
    const int row = m_jobs.rowOf(id);
    if (row < 0)
        return;
    const QModelIndex index = m_jobs.index(row, 0);
    setCurrentIndex(index);
    scrollTo(index);
    setFocus();
}

// Another text or group is another set of rows: those that are still there stay selected.
void JobTable::selectAgain()
{
    QItemSelection rows;
    for (const JobId id : std::as_const(m_selected)) {
        if (const int row = m_jobs.rowOf(id); row >= 0)
            rows.select(m_jobs.index(row, 0), m_jobs.index(row, ProgressModel::ColumnCount - 1));
    }
    if (const int row = m_jobs.rowOf(m_current); row >= 0)
        selectionModel()->setCurrentIndex(m_jobs.index(row, 0), QItemSelectionModel::NoUpdate);
    selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect);
    if (rows.isEmpty())
        Q_EMIT selectedJobsChanged();
}

void JobTable::fillColumnsMenu(QMenu &menu)
{
    for (const auto &[column, sample, shown] : columnDefaults) {
        const QString title = model()->headerData(column, Qt::Horizontal).toString();
        QAction *action = menu.addAction(title);
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        action->setEnabled(column != ProgressModel::Name);
        connect(action, &QAction::toggled, this, [this, column = column](bool on) { setColumnHidden(column, !on); });
    }
    menu.addSeparator();
    connect(menu.addAction(tr("Reset Columns")), &QAction::triggered, this, [this] {
        for (int visual = 0; visual < header()->count(); ++visual)
            header()->moveSection(header()->visualIndex(visual), visual);
        setDefaultColumns();
        m_fitName = true;
        updateGeometries();
    });
}

void JobTable::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    if (!m_fitName)
        return;
    int others = 0;
    for (int column = 0; column < header()->count(); ++column)
        others += column == ProgressModel::Name ? 0 : header()->sectionSize(column);
    setColumnWidth(ProgressModel::Name, std::max(fontMetrics().averageCharWidth() * 36, viewport()->width() - others));
}

void JobTable::paintEvent(QPaintEvent *event)
{
    QTreeView::paintEvent(event);
    if (m_jobs.rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    const QString text = m_jobs.text().isEmpty() ? (m_jobs.userCategory() ? tr("No download is in the category \"%1\".").arg(*m_jobs.userCategory()) : categoryEmptyText(m_jobs.category()))
                                                 : tr("No download here matches \"%1\".").arg(m_jobs.text());
    painter.drawText(viewport()->rect().adjusted(12, 12, -12, -12), int(Qt::AlignCenter) | Qt::TextWordWrap, text);
}

} // namespace milliard
