// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/preview_pane.h"

#include "core/model/format.h"
#include "core/source/source_registry.h"
#include "ui/icons.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace milliard {
namespace {

enum Column { Name, Size, Modified, Duration };

QLabel *makeLabel(const char *name)
{
    auto *label = new QLabel;
    label->setObjectName(QLatin1String(name));
    label->setTextFormat(Qt::PlainText); // it may quote what a server said
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

PreviewPane::PreviewPane(QWidget *parent)
    : QWidget(parent)
    , m_run(new PreviewRun(this))
    , m_button(new QPushButton(symbol(QStringLiteral("test")), {}, parent))
    , m_outcome(makeLabel("outcome"))
    , m_notices(makeLabel("notices"))
    , m_takeOffer(new QPushButton)
    , m_files(new QTreeWidget)
{
    m_button->setObjectName(QStringLiteral("preview"));
    m_button->setAutoDefault(false);
    m_button->setToolTip(tr("List the files that would be downloaded; downloads nothing"));
    m_takeOffer->setObjectName(QStringLiteral("takeOffer"));
    m_takeOffer->setAutoDefault(false);

    m_files->setObjectName(QStringLiteral("files"));
    m_files->setAccessibleName(tr("Files of the source"));
    m_files->setHeaderLabels({tr("Name"), tr("Size"), tr("Changed"), tr("Duration")});
    m_files->setRootIsDecorated(false);
    m_files->setUniformRowHeights(true);
    m_files->setTextElideMode(Qt::ElideMiddle);
    m_files->header()->setStretchLastSection(false);
    m_files->header()->setSectionResizeMode(Name, QHeaderView::Stretch);
    m_files->header()->setSectionResizeMode(Size, QHeaderView::ResizeToContents);
    m_files->header()->setSectionResizeMode(Modified, QHeaderView::ResizeToContents);
    m_files->header()->setSectionResizeMode(Duration, QHeaderView::ResizeToContents);
    m_files->setMinimumHeight(fontMetrics().height() * 6);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(14, 0, 14, 0);
    column->addWidget(m_outcome);
    column->addWidget(m_notices);
    column->addWidget(m_takeOffer, 0, Qt::AlignLeft);
    column->addWidget(m_files, 1);

    connect(m_button, &QPushButton::clicked, this, [this] { m_run->isRunning() ? end(tr("stopped")) : Q_EMIT asked(); });
    connect(m_takeOffer, &QPushButton::clicked, this, [this] { Q_EMIT offerTaken(m_offer); });
    connect(m_run, &PreviewRun::found, this, &PreviewPane::addPart);
    connect(m_run, &PreviewRun::ended, this, [this](const std::optional<Error> &error) {
        end(m_sums.whole ? QString() : error ? tr("then the listing failed") : tr("the listing goes on"));
        if (!error)
            return;
        setVisible(m_sums.listed > 0);
        Q_EMIT failed(*error);
    });
    clear();
}

void PreviewPane::clear()
{
    m_run->cancel();
    m_button->setText(tr("Pr&eview"));
    m_sums = {};
    m_offer.clear();
    m_notices->clear();
    m_files->clear();
    for (QWidget *widget : {static_cast<QWidget *>(m_notices), static_cast<QWidget *>(m_takeOffer), static_cast<QWidget *>(m_files)})
        widget->hide();
    hide();
}

void PreviewPane::ask(const QString &source, const JobOptions &options)
{
    clear();
    m_isFiltered = !EntryFilter(options).acceptsAll();
    m_files->setColumnHidden(Size, true);
    m_files->setColumnHidden(Modified, true);
    m_files->setColumnHidden(Duration, true);
    m_files->setHeaderHidden(true);
    m_outcome->setText(tr("Asking…"));
    m_button->setText(tr("Stop pr&eview"));
    show();
    m_run->start(source, options, mostRows);
}

void PreviewPane::addPart(const PreviewRun::Part &part)
{
    m_sums = part.sums;
    for (const Entry &entry : part.entries)
        addRow(entry);
    if (!part.entries.isEmpty() && m_files->isHidden()) {
        m_files->show();
        Q_EMIT resized();
    }
    for (const QString &notice : part.notices)
        m_notices->setText(m_notices->text().isEmpty() ? notice : m_notices->text() + QLatin1Char('\n') + notice);
    m_notices->setVisible(!m_notices->text().isEmpty());
    if (!part.offer.isEmpty()) {
        m_offer = part.offer;
        const auto kind = kindOf(m_offer);
        m_takeOffer->setText(tr("Use as: %1").arg(kind ? QCoreApplication::translate("SourceKind", (*kind)->title) : shownSource(m_offer)));
        m_takeOffer->show();
    }
    showSums(tr("listing…"));
}

void PreviewPane::addRow(const Entry &entry)
{
    auto *item = new QTreeWidgetItem(m_files, {shownName(entry.name)});
    item->setToolTip(Name, item->text(Name));
    if (entry.extras->fault) {
        item->setText(Name, QStringLiteral("%1: %2").arg(item->text(Name), entry.extras->fault->message));
        item->setIcon(Name, symbol(QStringLiteral("error")));
    }
    if (entry.size >= 0) {
        item->setText(Size, formatBytes(entry.size));
        m_files->setColumnHidden(Size, false);
    }
    item->setTextAlignment(Size, Qt::AlignRight | Qt::AlignVCenter);
    if (entry.modified >= 0) {
        item->setText(Modified, QLocale().toString(QDateTime::fromMSecsSinceEpoch(entry.modified), QLocale::ShortFormat));
        m_files->setColumnHidden(Modified, false);
    }
    if (entry.extras->duration.count() >= 0) {
        item->setText(Duration, formatDuration(entry.extras->duration));
        m_files->setColumnHidden(Duration, false);
    }
    if (entry.size >= 0 || entry.modified >= 0 || entry.extras->duration.count() >= 0)
        m_files->setHeaderHidden(false);
}

// What is shown stays.
void PreviewPane::end(const QString &why)
{
    m_run->cancel();
    m_button->setText(tr("Pr&eview"));
    showSums(why);
}

void PreviewPane::showSums(const QString &end)
{
    m_outcome->setText(end.isEmpty() ? tr("%1.").arg(sumText()) : tr("%1; %2").arg(sumText(), end));
}

QString PreviewPane::sumText() const
{
    if (m_sums.listed == 0)
        return m_sums.whole ? tr("No files") : tr("No files so far");
    const qint64 files = m_sums.passed - m_sums.faulty;
    const int listed = int(std::min<qint64>(m_sums.listed - m_sums.faulty, std::numeric_limits<int>::max()));
    const QString passed = formatCount(files);
    QString text = m_isFiltered ? m_sums.whole ? tr("%1 of %Ln file(s) pass the filters", nullptr, listed).arg(passed)
                                               : tr("At least %1 of %Ln file(s) pass the filters", nullptr, listed).arg(passed)
                   : m_sums.whole ? tr("%Ln file(s)", nullptr, listed)
                                  : tr("At least %Ln file(s)", nullptr, listed);
    if (m_sums.sized == files && files > 0)
        text = tr("%1, %2").arg(text, formatBytes(m_sums.bytes));
    else if (m_sums.sized > 0)
        text = tr("%1, of which %2 have %3").arg(text, formatCount(m_sums.sized), formatBytes(m_sums.bytes));
    else if (files > 0)
        text = tr("%1, of sizes that the source does not tell").arg(text);
    if (m_sums.faulty > 0)
        text = tr("%1; %Ln more cannot be fetched", nullptr, int(std::min<qint64>(m_sums.faulty, std::numeric_limits<int>::max()))).arg(text);
    if (m_sums.shown < m_sums.passed)
        text = tr("%1; the first %2 are shown").arg(text, formatCount(m_sums.shown));
    return text;
}

} // namespace milliard
