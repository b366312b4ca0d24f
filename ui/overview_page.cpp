// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/overview_page.h"

#include "core/model/format.h"
#include "core/model/job_view.h"
#include "ui/after_fields.h"
#include "ui/conflict_bar.h"
#include "ui/field_message.h"
#include "ui/plural.h"
#include "ui/progress_delegate.h"
#include "ui/rate_field.h"
#include "ui/save_fields.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>

namespace milliard {
namespace {

const QString none = QStringLiteral("–");

QString orNone(const QString &text)
{
    return text.isEmpty() ? none : text;
}

QString seconds(std::chrono::milliseconds time)
{
    return QLocale().toString(double(time.count()) / 1000.0, 'g', 6);
}

} // namespace

OverviewPage::OverviewPage(QWidget *parent)
    : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    auto *page = new QWidget;
    page->setBackgroundRole(QPalette::Base);
    page->setAutoFillBackground(true);
    setWidget(page);

    m_name = new QLabel(page);
    QFont bold = m_name->font();
    bold.setWeight(QFont::DemiBold);
    bold.setPointSizeF(bold.pointSizeF() * 1.15);
    m_name->setFont(bold);
    m_state = new QLabel(page);
    for (QLabel *label : {m_name, m_state}) {
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setTextFormat(Qt::PlainText);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    }
    m_state->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_bar = new BarWidget(page);
    m_bar->setAccessibleName(tr("Progress"));
    m_error = new FieldMessage(page, page);

    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(12, 10, 12, 10);
    column->setSpacing(6);
    auto *top = new QHBoxLayout;
    top->addWidget(m_name, 1);
    top->addWidget(m_state, 1);
    column->addLayout(top);
    column->addWidget(m_bar);
    column->addWidget(m_error);
    m_conflicts = new ConflictBar(page);
    column->addWidget(m_conflicts);
    connect(m_conflicts, &ConflictBar::asked, this, [this] { Q_EMIT conflictsAsked(m_job); });
    auto *halves = new QHBoxLayout;
    halves->setSpacing(28);
    const auto addHalf = [&](int stretch) {
        auto *grid = new QGridLayout;
        grid->setHorizontalSpacing(12);
        grid->setVerticalSpacing(3);
        grid->setColumnStretch(1, 1);
        halves->addLayout(grid, stretch);
        halves->setAlignment(grid, Qt::AlignTop); // the halves have unlike numbers of rows, but lines of one height
        return grid;
    };
    addProgressRows(*addHalf(0));
    for (const auto &row : m_rows) { // short, and seen whole; what is long gets the rest
        row.value->setWordWrap(false);
        row.value->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    }
    addOptionRows(*addHalf(1));
    column->addLayout(halves);
    column->addStretch();
}

void OverviewPage::addRow(QGridLayout &grid, const QString &title, Text text)
{
    auto *label = new QLabel(title, widget());
    label->setForegroundRole(QPalette::PlaceholderText);
    auto *value = new QLabel(widget());
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    value->setTextFormat(Qt::PlainText);
    value->setAccessibleName(title);
    value->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    value->setWordWrap(true);
    label->setBuddy(value);
    const int row = grid.rowCount();
    grid.addWidget(label, row, 0, Qt::AlignTop); // beside values of two lines
    grid.addWidget(value, row, 1);
    m_rows.push_back({label, value, std::move(text)});
}

void OverviewPage::addProgressRows(QGridLayout &grid)
{
    addRow(grid, tr("Files"), [](const JobView &j) { return j.filesText(); });
    addRow(grid, tr("Downloaded"), [](const JobView &j) {
        return tr("%1, %2 file(s)", nullptr, plural(j.counts().done)).arg(formatBytes(j.bytes()), formatCount(j.counts().done));
    });
    addRow(grid, tr("Already there"), [](const JobView &j) { return formatCount(j.counts().skipped); });
    addRow(grid, tr("Failed"), [](const JobView &j) { return formatCount(j.counts().failed); });
    addRow(grid, tr("Speed"), [](const JobView &j) {
        const QString files = formatFilesPerSecond(j.filesPerSecond());
        const QString bytes = formatBytesPerSecond(j.bytesPerSecond());
        return files.isEmpty() ? orNone(bytes) : bytes.isEmpty() ? files : tr("%1, %2").arg(files, bytes);
    });
    addRow(grid, tr("Time left"), [](const JobView &j) { return j.eta() ? formatDuration(*j.eta()) : none; });
    addRow(grid, tr("In flight"), [](const JobView &j) {
        return j.isActive() ? tr("%1, %2 tried again").arg(formatCount(j.inFlight()), formatCount(j.retries())) : none;
    });
}

void OverviewPage::addOptionRows(QGridLayout &grid)
{
    addRow(grid, tr("Source"), [](const JobView &j) { return shownSource(j.record().spec.source); });
    addRow(grid, tr("Destination"), [](const JobView &j) { return j.record().spec.destination; });
    addRow(grid, tr("Notice"), [](const JobView &j) {
        qsizetype heard = 0;
        const QStringList notices = j.board() ? j.board()->newNotices(heard) : QStringList();
        return notices.isEmpty() ? QString() : notices.last();
    });
    addRow(grid, tr("Saved as"), [](const JobView &j) {
        const JobOptions &o = j.record().spec.options;
        return o.fanOut ? tr("%1, spread over folders").arg(packingText(o.pack)) : packingText(o.pack);
    });
    addRow(grid, tr("Side by side"), [](const JobView &j) {
        const JobOptions &o = j.record().spec.options;
        return tr("%1 × %2", "threads and connections").arg(tr("%Ln thread(s)", nullptr, o.threads), tr("%Ln connection(s)", nullptr, o.connections));
    });
    addRow(grid, tr("Limits"), [](const JobView &j) {
        const JobOptions &o = j.record().spec.options;
        QStringList parts;
        if (o.limitRate > 0)
            parts << rateText(o.limitRate);
        if (o.limitRequests > 0)
            parts << tr("%1 file(s) per second", nullptr, plural(o.limitRequests)).arg(formatCount(o.limitRequests));
        if (o.hostConnections > 0)
            parts << tr("%Ln connection(s) per host", nullptr, o.hostConnections);
        return parts.join(QStringLiteral(", "));
    });
    addRow(grid, tr("Attempts"), [](const JobView &j) {
        const JobOptions &o = j.record().spec.options;
        return tr("%1 a file, waits from %2 s, gives up after %3 s of silence")
            .arg(QString::number(o.retry.attempts), seconds(o.retry.backoff), seconds(o.timeout));
    });
    addRow(grid, tr("Existing files"), [](const JobView &j) {
        const JobOptions &o = j.record().spec.options;
        if (o.pack != Packing::None)
            return QString(); // archives are always new
        switch (o.existing) {
        case ExistingRule::Skip:
            return tr("are kept");
        case ExistingRule::Overwrite:
            return tr("are overwritten");
        case ExistingRule::Newer:
            return tr("are overwritten by newer ones");
        case ExistingRule::Rename:
            return tr("are kept, the new ones get a number");
        case ExistingRule::Fail:
            return tr("are counted as failures");
        case ExistingRule::Ask:
            return tr("are asked about");
        }
        Q_UNREACHABLE_RETURN(QString());
    });
    addRow(grid, tr("Afterwards"), [](const JobView &j) {
        QStringList steps;
        for (const QString &step : j.record().spec.options.then)
            steps << afterStepWords(step);
        return steps.join(QStringLiteral(", "));
    });
    addRow(grid, tr("Names"), [](const JobView &j) {
        const JobOptions &o = j.record().spec.options;
        QStringList parts;
        if (!o.include.isEmpty())
            parts << tr("only %1").arg(o.include.join(QStringLiteral(", ")));
        if (!o.exclude.isEmpty())
            parts << tr("without %1").arg(o.exclude.join(QStringLiteral(", ")));
        return parts.isEmpty() ? tr("all") : parts.join(QStringLiteral("; "));
    });
    addRow(grid, tr("Added"), [](const JobView &j) {
        const QString when = QLocale().toString(j.record().created.toLocalTime(), QLocale::ShortFormat);
        if (j.isActive() || j.record().seconds < 1)
            return when;
        return tr("%1; ran for %2").arg(when, formatDuration(std::chrono::seconds(qint64(j.record().seconds))));
    });
}

void OverviewPage::show(const JobView &job)
{
    const auto write = [](QLabel *label, const QString &text) {
        if (label->text() == text)
            return;
        label->setText(text);
        label->setToolTip(text);
    };
    write(m_name, job.name());
    const std::optional<Error> &error = job.record().error;
    write(m_state, job.record().isWaiting() ? tr("Waiting for room") : error ? tr("Stopped") : job.stateText());
    m_bar->setLook(lookOf(job));
    const QString message = error ? explain(*error) : QString();
    if (m_error->text() != message)
        m_error->setError(message);
    m_job = job.record().id;
    m_conflicts->setCount(job.questions());
    for (const Row &row : m_rows) {
        const QString text = row.text(job);
        write(row.value, text);
        row.title->setVisible(!text.isEmpty());
        row.value->setVisible(!text.isEmpty());
    }
}

} // namespace milliard
