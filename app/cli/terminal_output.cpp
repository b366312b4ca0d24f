// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "app/cli/terminal_output.h"

#include "app/cli/output.h"
#include "core/model/format.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cwchar>
#include <sys/ioctl.h>
#include <unistd.h>

namespace milliard {
namespace {

constexpr int maxTransferLines = 16;
constexpr int barCells = 24;

QString filled(double fraction, int cells)
{
    const int full = std::clamp(int(std::floor(fraction * cells)), 0, cells);
    return QString(full, QChar(0x2588)) + QString(cells - full, QChar(0x2591));
}

// Where the end is unknown: a mark that wanders, so that it shows life and promises nothing.
QString wandering(int tick, int cells)
{
    constexpr int mark = 4;
    const int range = cells - mark;
    const int phase = tick % (2 * range);
    const int at = phase < range ? phase : 2 * range - phase;
    return QString(at, QChar(0x2591)) + QString(mark, QChar(0x2592)) + QString(cells - mark - at, QChar(0x2591));
}

// Cells that a character takes on the screen: two for wide ones (CJK, emoji), none for combining ones.
int cellsOf(char32_t c)
{
    return std::max(0, ::wcwidth(wchar_t(c)));
}

int cellsOf(const QString &text)
{
    int cells = 0;
    for (const char32_t c : text.toUcs4())
        cells += cellsOf(c);
    return cells;
}

// The longest part from the beginning, or from the end, that takes at most 'cells'.
QString fitting(const QString &text, int cells, bool fromEnd)
{
    QList<uint> characters = text.toUcs4();
    if (fromEnd)
        std::ranges::reverse(characters);
    qsizetype kept = 0;
    for (int used = 0; kept < characters.size(); ++kept) {
        used += cellsOf(characters.at(kept));
        if (used > cells)
            break;
    }
    characters.resize(kept);
    if (fromEnd)
        std::ranges::reverse(characters);
    return QString::fromUcs4(reinterpret_cast<const char32_t *>(characters.constData()), characters.size());
}

QString shortened(const QString &text, int width)
{
    QString shown = text;
    if (cellsOf(text) > width) {
        const int head = (width - 1) / 2;
        shown = fitting(text, head, false) + QChar(0x2026) + fitting(text, width - 1 - head, true);
    }
    return shown + QString(std::max(0, width - cellsOf(shown)), QLatin1Char(' '));
}

// What a server names a file must not steer the terminal.
QString printable(QString text)
{
    for (QChar &c : text) {
        const bool breaks = c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph;
        if (breaks || (!c.isPrint() && !c.isSurrogate()))
            c = QLatin1Char('?');
    }
    return text;
}

winsize screen()
{
    winsize size{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) {
        size.ws_col = 80;
        size.ws_row = 24;
    }
    return size;
}

} // namespace

QStringList TerminalOutput::lines(const JobView &view, int columns, int rows, int tick)
{
    QStringList lines;
    const auto part = view.fraction();
    // Two short lines rather than a long one, so that 80 columns are enough for both.
    const auto joined = [](QStringList facts) {
        facts.removeAll(QString());
        return facts.join(QStringLiteral("  "));
    };
    lines << joined({part ? filled(*part, barCells) : wandering(tick, barCells), view.progressText(), QStringLiteral("%1 files").arg(view.filesText())});
    lines << joined({view.record().isWaiting() ? view.stateText() : formatBytes(view.bytes()),
        formatFilesPerSecond(view.filesPerSecond()), formatBytesPerSecond(view.bytesPerSecond()),
        view.eta() ? QStringLiteral("%1 left").arg(formatDuration(*view.eta())) : QString(),
        view.counts().failed > 0 ? QStringLiteral("%1 failed").arg(formatCount(view.counts().failed)) : QString()});

    const int nameWidth = std::clamp(columns - 40, 12, 48);
    const int room = std::clamp(rows - 4, 0, maxTransferLines);
    if (view.board()) {
        for (const TransferNote &note : view.board()->active(room)) {
            const bool known = note.total > 0;
            const double fraction = known ? double(note.received) / double(note.total) : 0;
            const QString name = note.segment > 0 ? QStringLiteral("%1 part %2").arg(note.nameText()).arg(note.segment + 1) : note.nameText();
            lines << QStringLiteral("  %1 %2 %3").arg(shortened(printable(name), nameWidth), filled(fraction, 12),
                known ? QStringLiteral("%1 of %2").arg(formatPercent(fraction), formatBytes(note.total)) : QStringLiteral("asked for"));
        }
    }
    for (QString &line : lines)
        line = fitting(line, columns - 1, false);
    return lines;
}

void TerminalOutput::erase()
{
    if (m_drawn > 0)
        std::fprintf(stdout, "\x1b[%dF\x1b[J", m_drawn);
    m_drawn = 0;
}

void TerminalOutput::draw(const QStringList &lines)
{
    QByteArray frame;
    if (m_drawn > 0)
        frame += "\x1b[" + QByteArray::number(m_drawn) + 'F';
    for (const QString &line : lines)
        frame += line.toUtf8() + "\x1b[K\n";
    frame += "\x1b[J";
    std::fwrite(frame.constData(), 1, std::size_t(frame.size()), stdout);
    std::fflush(stdout);
    m_drawn = int(lines.size());
}

void TerminalOutput::started(const JobView &view)
{
    printLine(QStringLiteral("Job %1: %2 to %3").arg(QString::number(view.record().id), shownSource(view.record().spec.source), view.record().spec.destination));
}

void TerminalOutput::progress(const JobView &view)
{
    const winsize size = screen();
    draw(lines(view, size.ws_col, size.ws_row, m_tick++));
}

// Above the bars, which are drawn again with the next look.
void TerminalOutput::notice(const JobView &, const QString &text)
{
    erase();
    printLine(printable(text));
}

void TerminalOutput::vanished(const JobView &, const VanishedFile &file)
{
    erase();
    printLine(vanishedText(file));
}

void TerminalOutput::vanished(const JobView &view, const VanishedSum &sum)
{
    erase();
    printLine(vanishedSummary(sum, view.record().id, m_dataDir));
}

void TerminalOutput::ended(const JobView &view)
{
    erase();
    const winsize size = screen();
    printLine(lines(view, size.ws_col, 0, m_tick).first());
    printLine(summary(view.record(), m_dataDir));
}

} // namespace milliard
