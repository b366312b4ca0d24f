// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/address_edit.h"

#include "ui/addresses.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QTextBlock>

#include <algorithm>
#include <cmath>

namespace milliard {
namespace {

constexpr int mostLines = 6; // that are seen at once

} // namespace

AddressEdit::AddressEdit(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QPlainTextEdit::blockCountChanged, this, [this](int lines) {
        setVerticalScrollBarPolicy(lines > mostLines ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
        updateGeometry();
    });
}

QStringList AddressEdit::addresses() const
{
    QStringList all;
    for (const QString &line : toPlainText().split(QLatin1Char('\n'))) {
        if (const QString address = line.trimmed(); !address.isEmpty())
            all += address;
    }
    all.removeDuplicates();
    return all;
}

void AddressEdit::setAddresses(const QStringList &addresses)
{
    setPlainText(addresses.join(QLatin1Char('\n')));
}

QSize AddressEdit::sizeHint() const
{
    const QMargins around = contentsMargins();
    const int lines = std::clamp(blockCount(), 1, mostLines);
    const double height = lines * QFontMetricsF(font()).lineSpacing() + 2 * document()->documentMargin();
    return {fontMetrics().averageCharWidth() * 40, int(std::ceil(height)) + around.top() + around.bottom() + 1};
}

QSize AddressEdit::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 10, sizeHint().height()};
}

void AddressEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter)
        return QPlainTextEdit::keyPressEvent(event);
    if (event->modifiers() & Qt::ShiftModifier)
        textCursor().insertBlock();
    else
        event->ignore();
}

bool AddressEdit::canInsertFromMimeData(const QMimeData *source) const
{
    return source->hasUrls() || QPlainTextEdit::canInsertFromMimeData(source);
}

// Links and files as lines of their own; text as it is, but for the line end that copying often adds.
void AddressEdit::insertFromMimeData(const QMimeData *source)
{
    const QStringList found = source->hasUrls() ? addressesIn(*source) : QStringList();
    QTextCursor at = textCursor();
    const bool isBehindText = !at.hasSelection() && !at.block().text().first(at.positionInBlock()).trimmed().isEmpty();
    if (found.isEmpty())
        at.insertText(source->text().trimmed());
    else
        at.insertText((isBehindText ? QStringLiteral("\n") : QString()) + found.join(QLatin1Char('\n')));
    ensureCursorVisible();
}

} // namespace milliard
