// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/speed_page.h"

#include "core/model/format.h"
#include "core/model/progress_model.h"
#include "ui/theme.h"

#include <KPlotAxis>
#include <KPlotObject>
#include <KPlotWidget>

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>

#include <algorithm>
#include <array>

namespace milliard {
namespace {

// A unit that keeps the numbers of an axis short.
struct Unit {
    double size;
    QString title; // of the axis
};

Unit filesUnit(double most)
{
    if (most >= 1e6)
        return {1e6, SpeedPage::tr("million files/s")};
    return most >= 1e4 ? Unit{1e3, SpeedPage::tr("thousand files/s")} : Unit{1, SpeedPage::tr("files/s")};
}

Unit bytesUnit(double most)
{
    const std::array units{Unit{1 << 30, SpeedPage::tr("GiB/s")}, Unit{1 << 20, SpeedPage::tr("MiB/s")}, Unit{1 << 10, SpeedPage::tr("KiB/s")}};
    for (const Unit &unit : units) {
        if (most >= unit.size)
            return unit;
    }
    return {1, SpeedPage::tr("bytes/s")};
}

Unit timeUnit(double seconds)
{
    const std::array units{Unit{86'400, SpeedPage::tr("days of running")}, Unit{3600, SpeedPage::tr("hours of running")},
        Unit{60, SpeedPage::tr("minutes of running")}};
    for (const Unit &unit : units) {
        if (seconds >= unit.size * 2)
            return unit;
    }
    return {1, SpeedPage::tr("seconds of running")};
}

QColor mixed(const QColor &a, const QColor &b, float part)
{
    return QColor::fromRgbF(a.redF() + (b.redF() - a.redF()) * part, a.greenF() + (b.greenF() - a.greenF()) * part,
        a.blueF() + (b.blueF() - a.blueF()) * part);
}

QColor lineColor(const QPalette &palette)
{
    return toneColor(Tone::Accent, palette);
}

// Dark enough to be told from the ground, light enough for the line to stand out on it.
QColor barColor(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Base), toneColor(Tone::Warning, palette), 0.35f);
}

QString orNone(const QString &text)
{
    return text.isEmpty() ? QStringLiteral("–") : text;
}

} // namespace

SpeedPage::SpeedPage(ProgressModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_plot(new KPlotWidget(this))
    , m_files(new QLabel(this))
    , m_bytes(new QLabel(this))
    , m_filesKey(new QLabel(this))
    , m_bytesKey(new QLabel(this))
    , m_time(new QLabel(this))
    , m_empty(new QLabel(tr("No speed to show yet. It is measured while the download runs."), this))
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    for (QLabel *label : {m_files, m_bytes}) {
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        label->setWordWrap(true);
    }
    m_files->setAccessibleName(tr("Files per second"));
    m_bytes->setAccessibleName(tr("Bytes per second"));
    m_plot->setAccessibleName(tr("Speed graph"));
    m_plot->setMinimumSize(0, 0);
    m_plot->setAntialiasing(true);
    m_plot->setShowGrid(true);
    m_plot->setObjectToolTipShown(false);
    m_plot->axis(KPlotWidget::RightAxis)->setTickLabelsShown(true);
    const QFontMetrics metrics = fontMetrics();
    m_plot->setLeftPadding(metrics.horizontalAdvance(QStringLiteral("00000")) + metrics.height() * 2);
    m_plot->setRightPadding(metrics.horizontalAdvance(QStringLiteral("00000")) + metrics.height() * 2);
    m_plot->setTopPadding(metrics.height() / 2);
    m_plot->setBottomPadding(metrics.height() + 6);
    QFont ticks = font(); // the plot writes them two points smaller than its font
    ticks.setPointSize(ticks.pointSize() + 2);
    m_plot->setFont(ticks);
    m_time->setAlignment(Qt::AlignCenter);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setForegroundRole(QPalette::PlaceholderText);

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(12, 6, 12, 4);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(2);
    grid->addWidget(m_filesKey, 0, 0);
    grid->addWidget(m_files, 0, 1);
    grid->addWidget(m_bytesKey, 0, 2);
    grid->addWidget(m_bytes, 0, 3);
    grid->addWidget(m_plot, 1, 0, 1, 4);
    grid->addWidget(m_time, 2, 0, 1, 4); // the plot would take three lines for it
    grid->addWidget(m_empty, 3, 0, 1, 4);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    grid->setRowStretch(1, 1);
    m_pause.setSingleShot(true);
    m_pause.setInterval(drawEveryMs);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (m_isDue)
            refresh();
    });
    takeColors();
}

void SpeedPage::setJob(JobId id)
{
    if (m_job == id)
        return;
    m_job = id;
    m_pause.stop();
    refresh();
}

void SpeedPage::refresh()
{
    m_isDue = m_pause.isActive();
    if (m_isDue || !isVisible())
        return;
    draw();
    m_pause.start();
}

void SpeedPage::draw()
{
    const JobView *job = m_model.view(m_job);
    const bool any = job && !job->history().isEmpty();
    for (QWidget *part : std::initializer_list<QWidget *>{m_plot, m_files, m_bytes, m_filesKey, m_bytesKey, m_time})
        part->setVisible(any);
    m_empty->setVisible(!any);
    if (!any)
        return;
    write(*job);
    drawGraph(job->history());
}

void SpeedPage::write(const JobView &job)
{
    const SpeedHistory &history = job.history();
    const SpeedHistory::Rates mean = history.mean();
    const SpeedHistory::Rates peak = history.peak();
    const QString form = tr("%1: now %2, mean %3, peak %4");
    m_files->setText(form.arg(tr("Files"), orNone(formatFilesPerSecond(job.filesPerSecond())), orNone(formatFilesPerSecond(mean.files)),
        orNone(formatFilesPerSecond(std::max(peak.files, mean.files)))));
    m_bytes->setText(form.arg(tr("Bytes"), orNone(formatBytesPerSecond(job.bytesPerSecond())), orNone(formatBytesPerSecond(mean.bytes)),
        orNone(formatBytesPerSecond(std::max(peak.bytes, mean.bytes)))));
    for (QLabel *label : {m_files, m_bytes})
        label->setToolTip(label->text());
    m_plot->setAccessibleDescription(tr("%1. %2. Over %3 of running.")
            .arg(m_files->text(), m_bytes->text(), formatDuration(std::chrono::seconds(qint64(history.time().count())))));
}

void SpeedPage::drawGraph(const SpeedHistory &history)
{
    double mostFiles = 0;
    double mostBytes = 0;
    for (std::size_t step = 0; step < history.steps(); ++step) {
        mostFiles = std::max(mostFiles, history.rates(step).files);
        mostBytes = std::max(mostBytes, history.rates(step).bytes);
    }
    const Unit files = filesUnit(mostFiles);
    const Unit bytes = bytesUnit(mostBytes);
    const Unit time = timeUnit(history.time().count());
    const double top = std::max(mostFiles / files.size, 1.0) * 1.08;
    const double otherTop = std::max(mostBytes / bytes.size, 1.0) * 1.08;
    const double width = (history.middle(1).count() - history.middle(0).count()) / time.size;
    const double end = std::max(history.middle(history.steps() - 1).count() / time.size + width / 2, width * 2);

    auto *bars = new KPlotObject(barColor(palette()), KPlotObject::Bars);
    bars->setBarPen(QPen(barColor(palette()), 0));
    bars->setBarBrush(barColor(palette()));
    auto *line = new KPlotObject(lineColor(palette()), KPlotObject::Lines);
    line->setLinePen(QPen(lineColor(palette()), 2));
    for (std::size_t step = 0; step < history.steps(); ++step) {
        const SpeedHistory::Rates rates = history.rates(step);
        const double at = history.middle(step).count() / time.size;
        bars->addPoint(at, rates.bytes / bytes.size * (top / otherTop), {}, width); // the plot has one scale for what is drawn
        line->addPoint(at, rates.files / files.size);
    }
    m_plot->removeAllPlotObjects();
    m_plot->setLimits(0, end, 0, top);
    m_plot->setSecondaryLimits(0, end, 0, otherTop);
    m_plot->axis(KPlotWidget::LeftAxis)->setLabel(files.title);
    m_plot->axis(KPlotWidget::RightAxis)->setLabel(bytes.title);
    m_time->setText(time.title);
    m_plot->addPlotObjects({bars, line});
}

void SpeedPage::takeColors()
{
    const QColor base = palette().color(QPalette::Base);
    const QColor text = palette().color(QPalette::Text);
    m_plot->setBackgroundColor(base);
    m_plot->setForegroundColor(mixed(base, text, 0.75f));
    m_plot->setGridColor(mixed(base, text, 0.14f));
    const auto key = [this](const auto &paint) {
        const int height = fontMetrics().height();
        QPixmap pixmap(QSize(height * 3 / 2, height) * devicePixelRatioF());
        pixmap.setDevicePixelRatio(devicePixelRatioF());
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(painter, QRect(0, 0, height * 3 / 2, height));
        return pixmap;
    };
    m_filesKey->setPixmap(key([this](QPainter &painter, const QRect &room) {
        painter.setPen(QPen(lineColor(palette()), 2));
        painter.drawLine(room.left(), room.center().y(), room.right(), room.center().y());
    }));
    m_bytesKey->setPixmap(key([this](QPainter &painter, const QRect &room) {
        painter.fillRect(room.adjusted(2, 4, -2, -3), barColor(palette()));
    }));
}

void SpeedPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void SpeedPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    takeColors();
    refresh();
}

} // namespace milliard
