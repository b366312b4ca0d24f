// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/status_summary.h"

#include "core/model/format.h"
#include "core/model/progress_model.h"
#include "core/progress/rate_meter.h"
#include "ui/free_space.h"
#include "ui/plural.h"
#include "ui/progress_bar.h"

#include <QHBoxLayout>
#include <QLabel>

#include <array>

namespace milliard {

StatusSummary::StatusSummary(ProgressModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_bar(new BarWidget(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(6, 2, 6, 2);
    row->setSpacing(16);
    m_bar->setAccessibleName(tr("Progress of all running downloads"));
    m_bar->setFixedWidth(fontMetrics().averageCharWidth() * 26);
    row->addWidget(m_bar);
    const std::array<QString, PartCount> names{tr("Why nothing is started"), tr("Files"), tr("Size"), tr("Files per second"), tr("Bytes per second"),
        tr("Time left"), tr("Connections in flight"), tr("Failed files"), tr("Free space")};
    for (std::size_t i = 0; i < PartCount; ++i) {
        auto *label = new QLabel(this);
        label->setAccessibleName(names[i]);
        label->setToolTip(names[i]);
        if (i == Free)
            row->addStretch();
        row->addWidget(label);
        m_parts.push_back(label);
    }
    setMinimumHeight(m_bar->sizeHint().height() + 4); // also while the bar is hidden
    // Its width never asks for a wider window.
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(&model, &ProgressModel::sampled, this, &StatusSummary::refresh);
    m_spaceTimer.setInterval(10'000);
    connect(&m_spaceTimer, &QTimer::timeout, this, &StatusSummary::askSpace);
    refresh();
}

void StatusSummary::setDestination(const QString &folder)
{
    if (m_destination == folder)
        return;
    m_destination = folder;
    if (folder.isEmpty()) {
        m_spaceTimer.stop();
        write(Free, {});
        fit();
        return;
    }
    m_spaceTimer.start();
    askSpace();
}

void StatusSummary::setHold(const QString &why)
{
    m_hold = why;
    refresh();
}

void StatusSummary::askSpace()
{
    if (m_asking) // a file system that hangs is asked once
        return;
    m_asking = true;
    askFreeSpace(m_destination).then(this, [this, folder = m_destination](std::optional<qint64> bytes) {
        m_asking = false;
        if (folder != m_destination) {
            if (!m_destination.isEmpty())
                askSpace();
            return;
        }
        write(Free, bytes ? tr("%1 free").arg(formatBytes(*bytes)) : QString());
        fit();
    });
}

void StatusSummary::refresh()
{
    Counts sum;
    double filesPerSecond = 0;
    double bytesPerSecond = 0;
    qint64 bytes = 0; // of unfinished files too
    qint64 inFlight = 0;
    std::optional<std::chrono::seconds> left;
    int running = 0;
    bool allKnown = true;
    double files = 0; // what is there of a large file is a part of one
    for (const JobId id : m_model.activeJobs()) {
        const JobView *view = m_model.view(id);
        if (!view || view->record().state != JobState::Running || view->record().isWaiting())
            continue;
        ++running;
        sum += view->counts();
        bytes += view->bytes();
        left = view->eta();
        filesPerSecond += view->filesPerSecond();
        bytesPerSecond += view->bytesPerSecond();
        inFlight += view->inFlight();
        allKnown = allKnown && view->listingDone();
        files += view->fraction().value_or(0) * double(view->counts().listed);
    }
    m_idle = running == 0;
    m_fraction.reset();
    if (!m_idle && allKnown && sum.listed > 0)
        m_fraction = files / double(sum.listed);

    m_bar->setVisible(!m_idle);
    m_bar->setLook({m_fraction, m_fraction ? formatPercent(*m_fraction) : tr("still listing"), Tone::Accent, true});
    write(Hold, m_hold);
    if (m_idle) {
        write(Files, !m_hold.isEmpty() ? QString() : m_model.rowCount() > 0 ? tr("Nothing is running") : tr("Ready"));
        for (const Part part : {Bytes, FileRate, ByteRate, TimeLeft, InFlight, Failed})
            write(part, {});
    } else {
        const int listed = plural(sum.listed);
        const QString form = allKnown ? tr("%1 of %2 file(s)", nullptr, listed) : tr("%1 of at least %2 file(s)", nullptr, listed);
        write(Files, form.arg(formatCount(sum.settled()), formatCount(sum.listed)));
        write(Bytes, formatBytes(bytes));
        write(FileRate, formatFilesPerSecond(filesPerSecond));
        write(ByteRate, formatBytesPerSecond(bytesPerSecond));
        if (running > 1) // one alone knows better, by the bytes of its large files
            left = allKnown ? estimate(sum.listed - sum.settled(), filesPerSecond) : std::nullopt;
        write(TimeLeft, left ? tr("%1 left").arg(formatDuration(*left)) : QString());
        write(InFlight, tr("%1 in flight").arg(formatCount(inFlight)));
        write(Failed, sum.failed > 0 ? tr("%1 failed").arg(formatCount(sum.failed)) : QString());
    }
    QStringList facts;
    for (const Part part : {Files, FileRate, ByteRate, TimeLeft}) {
        if (!m_idle && !m_parts[part]->text().isEmpty())
            facts << m_parts[part]->text();
    }
    m_speedText = facts.join(QLatin1Char('\n'));
    fit();
    Q_EMIT refreshed();
}

void StatusSummary::write(Part part, const QString &text)
{
    QLabel *label = m_parts[part];
    if (label->text() == text)
        return;
    label->setText(text);
    // Grows with its text and never shrinks while it has one, so that the line does not tremble.
    label->setMinimumWidth(text.isEmpty() ? 0 : std::max(label->minimumWidth(), label->sizeHint().width()));
}

void StatusSummary::fit()
{
    constexpr std::array byImportance{Hold, Files, TimeLeft, FileRate, ByteRate, Failed, Free, Bytes, InFlight};
    int room = width() - 12 - (m_bar->isVisibleTo(this) ? m_bar->width() + 16 : 0);
    for (const Part part : byImportance) {
        QLabel *label = m_parts[part];
        const int need = std::max(label->minimumWidth(), label->sizeHint().width()) + 16;
        const bool fits = !label->text().isEmpty() && need <= room;
        if (fits)
            room -= need;
        if (label->isVisibleTo(this) != fits)
            label->setVisible(fits);
    }
}

void StatusSummary::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

} // namespace milliard
