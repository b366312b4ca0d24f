// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/details_pane.h"

#include "core/model/format.h"
#include "core/model/job_log.h"
#include "core/model/progress_model.h"
#include "ui/failures_page.h"
#include "ui/log_page.h"
#include "ui/overview_page.h"
#include "ui/speed_page.h"
#include "ui/transfers_page.h"

#include <QLabel>
#include <QStackedLayout>
#include <QTabWidget>

namespace milliard {

DetailsPane::DetailsPane(Engine &engine, ProgressModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_stack(new QStackedLayout(this))
    , m_nothing(new QLabel(this))
    , m_tabs(new QTabWidget(this))
    , m_overview(new OverviewPage)
    , m_transfers(new TransfersPage(model))
    , m_failures(new FailuresPage(engine, model))
    , m_speed(new SpeedPage(model))
    , m_jobLog(new JobLog(engine, model, this))
    , m_log(new LogPage(*m_jobLog))
{
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    m_nothing->setBackgroundRole(QPalette::Base);
    m_nothing->setAutoFillBackground(true);
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("Details of the selected download"));
    m_tabs->addTab(m_overview, tr("&Overview"));
    m_tabs->addTab(m_transfers, tr("&Transfers"));
    m_tabs->addTab(m_failures, tr("F&ailures"));
    m_tabs->addTab(m_speed, tr("S&peed"));
    m_tabs->addTab(m_log, tr("&Log"));
    m_stack->addWidget(m_nothing);
    m_stack->addWidget(m_tabs);
    connect(m_tabs, &QTabWidget::currentChanged, this, &DetailsPane::refresh);
    connect(m_overview, &OverviewPage::conflictsAsked, this, &DetailsPane::conflictsAsked);
    connect(m_failures, &FailuresPage::conflictsAsked, this, &DetailsPane::conflictsAsked);
    connect(&model, &ProgressModel::sampled, this, &DetailsPane::refresh);
    connect(&m_failures->rows(), &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &parent) {
        const JobView *view = m_model.view(m_job);
        if (parent.isValid() && view && !view->isActive()) // they came from the journal
            refresh();
    });
    setJob(0, 0);
}

void DetailsPane::setJob(JobId id, int selected)
{
    m_job = id;
    m_nothing->setText(selected > 1 ? tr("%1 downloads are selected. Select one to see its details.").arg(formatCount(selected))
                                    : tr("Nothing selected. Select a download to see its details."));
    m_transfers->setJob(id);
    m_failures->setJob(id);
    m_speed->setJob(id);
    m_log->setJob(id);
    refresh();
}

void DetailsPane::refresh()
{
    const JobView *view = m_model.view(m_job);
    m_stack->setCurrentWidget(view ? static_cast<QWidget *>(m_tabs) : m_nothing);
    if (!view)
        return;
    const qint64 failed = view->counts().failed;
    const QString title = failed > 0 ? tr("F&ailures (%1)").arg(formatCount(failed)) : tr("F&ailures");
    if (const int tab = m_tabs->indexOf(m_failures); m_tabs->tabText(tab) != title)
        m_tabs->setTabText(tab, title);
    if (m_tabs->currentWidget() == m_overview)
        m_overview->show(*view);
    else if (m_tabs->currentWidget() == m_transfers)
        m_transfers->refresh();
    else if (m_tabs->currentWidget() == m_failures)
        m_failures->refresh();
    else if (m_tabs->currentWidget() == m_speed)
        m_speed->refresh();
}

} // namespace milliard
