// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/failures_page.h"

#include "core/model/format.h"
#include "ui/complain.h"
#include "ui/icons.h"
#include "ui/progress_delegate.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QScrollBar>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace milliard {
namespace {

// What the tree of causes and the list of the latest have in common.
QTreeView *makeView(QAbstractItemModel *model, QWidget *page)
{
    auto *view = new QTreeView(page);
    view->setModel(model);
    view->setUniformRowHeights(true);
    view->setAllColumnsShowFocus(true);
    view->setFrameShape(QFrame::NoFrame);
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    view->setItemDelegate(new RowDelegate(view));
    view->setHeaderHidden(true); // a row says by itself what it is
    view->header()->setStretchLastSection(false);
    view->setContextMenuPolicy(Qt::ActionsContextMenu);
    return view;
}

} // namespace

FailuresPage::FailuresPage(Engine &engine, ProgressModel &model, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_model(model)
    , m_rows(new JobChildrenModel(model, {ProgressModel::FailureRow}, this))
    , m_causes(new FailureTree(engine, this))
    , m_export(new FailureExport(engine, this))
    , m_shown(new QComboBox(this))
    , m_tree(makeTree())
    , m_list(makeList())
    , m_bar(new QWidget(this))
    , m_exportButton(new QToolButton(this))
    , m_note(new QLabel(this))
    , m_empty(new QLabel(tr("No failures. Every file so far arrived whole."), this))
{
    makeActions();
    m_shown->addItem(tr("By cause"), int(ByCause));
    m_shown->addItem(tr("The latest"), int(Latest));
    m_shown->setAccessibleName(tr("Failures shown"));
    m_shown->setToolTip(tr("All failures grouped by their cause, or the latest as they come"));
    connect(m_shown, &QComboBox::activated, this, [this] {
        m_isChosen = true;
        choose(shown());
    });

    auto *bar = new QHBoxLayout(m_bar);
    bar->setContentsMargins(8, 3, 8, 3);
    bar->addWidget(m_shown);
    m_note->setWordWrap(true);
    bar->addWidget(m_note, 1);
    m_decideButton = new QToolButton(this);
    for (QAction *action : {m_decide, m_retry, m_exportAll, m_copy}) {
        auto *button = action == m_exportAll ? m_exportButton : action == m_decide ? m_decideButton : new QToolButton(this);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setFocusPolicy(Qt::TabFocus);
        bar->addWidget(button);
    }
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setBackgroundRole(QPalette::Base);
    m_empty->setAutoFillBackground(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_tree, 1);
    column->addWidget(m_list, 1);
    column->addWidget(m_empty, 1);

    connect(m_causes, &QAbstractItemModel::modelAboutToBeReset, this, &FailuresPage::keepPlace);
    connect(m_causes, &QAbstractItemModel::modelReset, this, &FailuresPage::restorePlace);
    connect(m_causes, &FailureTree::refused, this, [this](const Error &error) { m_note->setText(explain(error)); });
    connect(m_tree->verticalScrollBar(), &QScrollBar::valueChanged, this, &FailuresPage::fetchWhatIsSeen);
    connect(m_tree->verticalScrollBar(), &QScrollBar::rangeChanged, this, &FailuresPage::fetchWhatIsSeen);
    for (const QTreeView *view : {m_tree, m_list})
        connect(view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &FailuresPage::refreshActions);
    connect(m_export, &FailureExport::finished, this, &FailuresPage::exportEnded);
    connect(m_export, &FailureExport::advanced, this, [this](int failures) {
        m_exportText = tr("Exporting: %1").arg(formatCount(failures));
        refresh();
    });
    choose(ByCause);
}

QTreeView *FailuresPage::makeTree()
{
    QTreeView *view = makeView(m_causes, this);
    view->setAccessibleName(tr("Failures by cause"));
    view->header()->setSectionResizeMode(FailureTree::Detail, QHeaderView::Stretch);
    const auto width = [this](const char *sample) { return fontMetrics().horizontalAdvance(QLatin1String(sample)) + 16; };
    view->setColumnWidth(FailureTree::Name, width("The server answered with HTTP 404 000000"));
    view->setColumnWidth(FailureTree::Number, width("100 attempts"));
    return view;
}

QTreeView *FailuresPage::makeList()
{
    QTreeView *view = makeView(m_rows, this);
    view->setAccessibleName(tr("Latest failures"));
    view->setRootIsDecorated(false);
    view->setItemsExpandable(false);
    for (int column = 0; column < ProgressModel::ColumnCount; ++column)
        view->setColumnHidden(column, column != ProgressModel::Name && column != ProgressModel::Status && column != ProgressModel::Failed);
    view->header()->setSectionResizeMode(ProgressModel::Status, QHeaderView::Stretch);
    const auto width = [this](const char *sample) { return fontMetrics().horizontalAdvance(QLatin1String(sample)) + 16; };
    view->setColumnWidth(ProgressModel::Name, width("a name of the usual length 000"));
    view->setColumnWidth(ProgressModel::Failed, width("100 attempts"));
    return view;
}

void FailuresPage::makeActions()
{
    const auto make = [this](const QString &text, const QKeySequence &shortcut, const char *icon, const char *themeName, const QString &name) {
        auto *action = new QAction(symbol(QLatin1String(icon), QLatin1String(themeName)), text, this);
        action->setObjectName(name);
        action->setShortcut(shortcut);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
        return action;
    };
    m_retry = make(tr("Re&try These"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T), "start", "view-refresh", QStringLiteral("retry-these"));
    m_decide = make(tr("Dec&ide…"), {}, "start", "view-refresh", QStringLiteral("decide-conflicts"));
    m_exportAll = make(tr("E&xport…"), QKeySequence(Qt::CTRL | Qt::Key_E), "open-folder", "document-export", QStringLiteral("export-failures"));
    m_stopExport = make(tr("Stop E&xport"), {}, "stopped", "process-stop", QStringLiteral("stop-export"));
    m_copy = make(tr("&Copy"), QKeySequence(QKeySequence::Copy), "copy", "edit-copy", QStringLiteral("copy-failures"));
    m_copy->setToolTip(tr("Copy the selected lines"));
    connect(m_retry, &QAction::triggered, this, &FailuresPage::retry);
    connect(m_decide, &QAction::triggered, this, [this] { Q_EMIT conflictsAsked(m_rows->job()); });
    connect(m_exportAll, &QAction::triggered, this, &FailuresPage::askForFile);
    connect(m_stopExport, &QAction::triggered, m_export, &FailureExport::cancel);
    connect(m_copy, &QAction::triggered, this, &FailuresPage::copySelected);
    for (QTreeView *view : {m_tree, m_list})
        view->addActions({m_decide, m_retry, m_exportAll, m_stopExport, m_copy});
}

FailuresPage::Shown FailuresPage::shown() const
{
    return Shown(m_shown->currentData().toInt());
}

void FailuresPage::choose(Shown shown)
{
    m_shown->setCurrentIndex(m_shown->findData(int(shown)));
    refresh();
}

void FailuresPage::setJob(JobId id)
{
    if (id != m_rows->job()) {
        m_isChosen = false;
        m_open.clear();
        m_at.reset();
        if (!m_export->isRunning())
            m_exportText.clear();
    }
    m_rows->setJob(id);
    refresh();
}

void FailuresPage::refresh()
{
    const JobId id = m_rows->job();
    const JobView *job = m_model.view(id);
    const qint64 all = job ? job->counts().failed : 0;
    const bool isActive = job && job->isActive();
    if (!m_isChosen && shown() != (isActive ? Latest : ByCause))
        m_shown->setCurrentIndex(m_shown->findData(int(isActive ? Latest : ByCause)));
    if (shown() == ByCause) {
        if (isVisible())
            m_causes->follow(job ? id : 0, isActive, all);
    } else if (const QModelIndex row = m_model.indexOf(id); row.isValid() && m_model.canFetchMore(row)) {
        m_model.fetchMore(row);
    }
    const QModelIndex root = m_rows->root();
    if (m_list->rootIndex() != root)
        m_list->setRootIndex(root);

    const int latest = m_rows->count();
    const bool any = all > 0 || latest > 0 || m_causes->rowCount() > 0;
    m_tree->setVisible(any && shown() == ByCause);
    m_list->setVisible(any && shown() == Latest);
    m_bar->setVisible(any);
    m_empty->setVisible(!any);
    QString command = QStringLiteral("milliard-cli failures %1").arg(id);
    if (const QString &dir = m_engine.dataDir(); dir != Engine::defaultDataDir())
        command += QStringLiteral(" --data-dir ") + (dir.contains(QLatin1Char(' ')) ? QStringLiteral("'%1'").arg(dir) : dir);
    const QString text = !m_exportText.isEmpty() ? m_exportText
        : shown() == Latest && all > latest
        ? tr("Showing the latest %1 of %2. All of them: %3").arg(formatCount(latest), formatCount(all), command)
        : tr("Files that could not be had: %1. For a script: %2").arg(formatCount(all), command);
    if (m_note->text() != text) {
        m_note->setText(text);
        m_note->setToolTip(text);
    }
    refreshActions();
}

void FailuresPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void FailuresPage::refreshActions()
{
    const JobView *job = m_model.view(m_rows->job());
    const bool isActive = job && job->isActive();
    m_retry->setEnabled(!isActive && !selectedCauses().isEmpty());
    m_retry->setToolTip(isActive                  ? tr("Once the download has ended or is stopped")
            : selectedCauses().isEmpty() ? tr("Select causes to ask for their files again")
                                         : tr("Ask again for the files that failed by the selected causes"));
    const bool hasConflicts = job && job->record().conflicts > 0 && !isActive;
    m_decide->setVisible(hasConflicts);
    m_decide->setToolTip(tr("Say what becomes of the files that are already there"));
    m_decideButton->setVisible(hasConflicts);
    m_exportAll->setEnabled(job && job->counts().failed > 0 && !m_export->isRunning());
    m_exportAll->setToolTip(selectedCauses().isEmpty() ? tr("Write all failures to a file") : tr("Write the failures of the selected causes to a file"));
    m_stopExport->setVisible(m_export->isRunning());
    QAction *offered = m_export->isRunning() ? m_stopExport : m_exportAll;
    if (m_exportButton->defaultAction() != offered)
        m_exportButton->setDefaultAction(offered);
    m_copy->setEnabled(view()->selectionModel()->hasSelection());
}

// More of a cause is read when the last of what is there of it comes into sight.
void FailuresPage::fetchWhatIsSeen()
{
    const QRect sight = m_tree->viewport()->rect();
    for (QModelIndex row = m_tree->indexAt(sight.topLeft()); row.isValid() && m_tree->visualRect(row).top() <= sight.bottom();
         row = m_tree->indexBelow(row)) {
        if (const QModelIndex cause = row.parent(); cause.isValid() && row.row() == m_causes->rowCount(cause) - 1 && m_causes->canFetchMore(cause))
            m_causes->fetchMore(cause);
    }
}

void FailuresPage::keepPlace()
{
    if (m_causes->rowCount() == 0)
        return;
    m_open.clear();
    for (int row = 0; row < m_causes->rowCount(); ++row) {
        if (const QModelIndex cause = m_causes->index(row, 0); m_tree->isExpanded(cause))
            m_open << m_causes->causeOf(cause);
    }
    const QModelIndex current = m_tree->currentIndex();
    m_at = current.isValid() ? std::optional(m_causes->causeOf(current)) : std::nullopt;
}

void FailuresPage::restorePlace()
{
    for (const Cause &cause : m_open) {
        if (const QModelIndex row = m_causes->indexOf(cause); row.isValid())
            m_tree->expand(row);
    }
    const QModelIndex place = m_at ? m_causes->indexOf(*m_at) : QModelIndex();
    if (m_causes->rowCount() > 0)
        m_tree->setCurrentIndex(place.isValid() ? place : m_causes->index(0, 0));
    refresh();
}

QList<Cause> FailuresPage::selectedCauses() const
{
    QList<Cause> causes;
    if (shown() != ByCause)
        return causes;
    for (const QModelIndex &row : m_tree->selectionModel()->selectedRows()) {
        if (!m_causes->isCause(row))
            return {}; // a file: its cause has others, which were not meant
        causes << m_causes->causeOf(row);
    }
    return causes;
}

void FailuresPage::retry()
{
    const QList<Cause> causes = selectedCauses();
    if (causes.isEmpty())
        return;
    const JobId id = m_rows->job();
    const auto started = m_engine.reopenFailed(id, causes).and_then([&] { return m_engine.queue().add({id}); });
    if (!started)
        complain(this, tr("The files cannot be asked for again"), started.error());
}

void FailuresPage::askForFile()
{
    auto *dialog = new QFileDialog(this, selectedCauses().isEmpty() ? tr("Export All Failures") : tr("Export the Failures of These Causes"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const QString csv = tr("CSV (*.csv)");
    dialog->setNameFilters({csv, tr("JSON, one object a line (*.json)")});
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, csv](const QString &filter) {
        dialog->setDefaultSuffix(filter == csv ? QStringLiteral("csv") : QStringLiteral("json"));
    });
    dialog->selectFile(QStringLiteral("failures-%1.csv").arg(m_rows->job()));
    connect(dialog, &QFileDialog::fileSelected, this, &FailuresPage::exportTo);
    dialog->open();
}

void FailuresPage::exportTo(const QString &file)
{
    if (m_export->isRunning())
        return;
    m_exportFile = file;
    m_exportText = tr("Exporting…");
    const bool isJson = file.endsWith(QLatin1String(".json"), Qt::CaseInsensitive);
    m_export->start(m_rows->job(), selectedCauses(), isJson ? FailureForm::Json : FailureForm::Csv, file);
    refresh();
}

void FailuresPage::exportEnded(const Result<qint64> &written)
{
    const bool isCancelled = !written && written.error().kind == ErrorKind::Cancelled;
    m_exportText = written ? tr("Exported: %1, to %2").arg(formatCount(*written), m_exportFile)
        : isCancelled      ? tr("Nothing was exported.")
                           : QString();
    refresh();
    if (!written && !isCancelled)
        complain(this, tr("The failures cannot be exported"), written.error());
}

void FailuresPage::copySelected() const
{
    QModelIndexList rows = view()->selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, [this](const QModelIndex &row) { return view()->visualRect(row).top(); });
    QStringList lines;
    for (const QModelIndex &row : std::as_const(rows)) {
        lines << (shown() == ByCause ? m_causes->lineOf(row)
                                     : row.data().toString() + QLatin1Char('\t') + row.siblingAtColumn(ProgressModel::Status).data().toString());
    }
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

QString FailuresPage::note() const
{
    return m_note->text();
}

} // namespace milliard
