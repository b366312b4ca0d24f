// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/log_page.h"

#include <QLocale>

namespace milliard {
namespace {

QString textOf(const LogLine &line)
{
    const QString time = QLocale().toString(line.at, QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    switch (line.weight) {
    case LogLine::News:
        break;
    case LogLine::Notice:
        return LogPage::tr("%1  Notice: %2").arg(time, line.text);
    case LogLine::Trouble:
        return LogPage::tr("%1  Error: %2").arg(time, line.text);
    }
    return time + QStringLiteral("  ") + line.text;
}

} // namespace

LogPage::LogPage(JobLog &log, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_log(log)
{
    setReadOnly(true);
    setFrameShape(QFrame::NoFrame);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    setLineWrapMode(QPlainTextEdit::WidgetWidth);
    setMaximumBlockCount(int(JobLog::mostLines));
    setUndoRedoEnabled(false);
    setAccessibleName(tr("Log"));
    setPlaceholderText(tr("Nothing has happened since Milliard was started."));
    connect(&log, &JobLog::added, this, [this](JobId id, const LogLine &line) {
        if (id == m_job)
            appendPlainText(textOf(line));
    });
}

void LogPage::setJob(JobId id)
{
    if (id == m_job)
        return;
    m_job = id;
    clear();
    QStringList lines;
    for (const LogLine &line : m_log.lines(id))
        lines << textOf(line);
    if (!lines.isEmpty())
        appendPlainText(lines.join(QLatin1Char('\n')));
}

} // namespace milliard
