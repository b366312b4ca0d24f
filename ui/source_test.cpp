// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/source_test.h"

#include "core/base/job_options.h"
#include "core/model/format.h"
#include "ui/icons.h"
#include "ui/listing_probe.h"

#include <QDateTime>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace milliard {
namespace {

constexpr qsizetype shownNames = 50;

enum Column { Name, Size, Modified, Duration };

} // namespace

SourceTest::SourceTest(QWidget *parent)
    : QWidget(parent)
    , m_probe(new ListingProbe(this))
    , m_button(new QPushButton(symbol(QStringLiteral("test")), tr("T&est"), parent))
    , m_outcome(new QLabel(this))
    , m_names(new QTreeWidget(this))
{
    m_button->setObjectName(QStringLiteral("test"));
    m_button->setAutoDefault(false);
    m_button->setToolTip(tr("Ask for the first page; downloads nothing"));

    m_outcome->setObjectName(QStringLiteral("outcome"));
    m_outcome->setTextFormat(Qt::PlainText);
    m_outcome->setWordWrap(true);
    m_outcome->setTextInteractionFlags(Qt::TextSelectableByMouse);

    m_names->setObjectName(QStringLiteral("firstPage"));
    m_names->setAccessibleName(tr("Files on the first page"));
    m_names->setHeaderLabels({tr("Name"), tr("Size"), tr("Changed"), tr("Duration")});
    m_names->setRootIsDecorated(false);
    m_names->setUniformRowHeights(true);
    m_names->setSelectionMode(QAbstractItemView::NoSelection);
    m_names->header()->setStretchLastSection(false);
    m_names->header()->setSectionResizeMode(Name, QHeaderView::Stretch);
    m_names->header()->setSectionResizeMode(Size, QHeaderView::ResizeToContents);
    m_names->header()->setSectionResizeMode(Modified, QHeaderView::ResizeToContents);
    m_names->header()->setSectionResizeMode(Duration, QHeaderView::ResizeToContents);
    m_names->setTextElideMode(Qt::ElideMiddle);
    m_names->setMinimumHeight(fontMetrics().height() * 5);
    m_names->setMaximumHeight(fontMetrics().height() * 9);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(14, 0, 14, 0);
    column->addWidget(m_outcome);
    column->addWidget(m_names);
    clear();
}

void SourceTest::clear()
{
    m_probe->cancel();
    m_button->setEnabled(true);
    m_button->setText(tr("T&est"));
    m_names->hide();
    hide();
}

void SourceTest::ask(const QString &source, const JobOptions &options)
{
    clear();
    m_button->setEnabled(false);
    m_button->setText(tr("Asking…"));
    m_outcome->setText(tr("Asking for the first page…"));
    setVisible(true);
    m_probe->ask(source, options, [this](const Result<Page> &page) { answered(page); });
}

void SourceTest::answered(const Result<Page> &page)
{
    clear();
    if (!page) {
        Q_EMIT failed(page.error());
        return;
    }
    show(*page);
}

void SourceTest::show(const Page &page)
{
    const qsizetype count = page.entries.size();
    const QString more = page.next ? tr("more pages follow") : tr("this is the only page");
    m_outcome->setText(count == 0 ? tr("The source answers. The first page has no files; %1.").arg(more)
            : count == 1          ? tr("The source answers. The first page has one file; %1.").arg(more)
                                  : tr("The source answers. The first page has %1 files; %2.").arg(formatCount(count), more));
    m_names->clear();
    bool hasSizes = false;
    bool hasTimes = false;
    bool hasDurations = false;
    for (const Entry &entry : page.entries.first(std::min(count, shownNames))) {
        auto *item = new QTreeWidgetItem(m_names, {shownName(entry.name)});
        if (entry.size >= 0)
            item->setText(Size, formatBytes(entry.size));
        if (entry.modified >= 0)
            item->setText(Modified, QLocale().toString(QDateTime::fromMSecsSinceEpoch(entry.modified), QLocale::ShortFormat));
        if (entry.extras->duration.count() >= 0)
            item->setText(Duration, formatDuration(entry.extras->duration));
        item->setTextAlignment(Size, Qt::AlignRight | Qt::AlignVCenter);
        hasSizes = hasSizes || entry.size >= 0;
        hasTimes = hasTimes || entry.modified >= 0;
        hasDurations = hasDurations || entry.extras->duration.count() >= 0;
    }
    if (count > shownNames) {
        auto *rest = new QTreeWidgetItem(m_names, {tr("… and %1 more").arg(formatCount(count - shownNames))});
        rest->setForeground(Name, palette().placeholderText());
    }
    m_names->setColumnHidden(Size, !hasSizes);
    m_names->setColumnHidden(Modified, !hasTimes);
    m_names->setColumnHidden(Duration, !hasDurations);
    m_names->setHeaderHidden(!hasSizes && !hasTimes && !hasDurations);
    m_names->setVisible(count > 0);
    setVisible(true);
}

} // namespace milliard
