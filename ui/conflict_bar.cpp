// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/conflict_bar.h"

#include "ui/icons.h"
#include "ui/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>
#include <limits>

namespace milliard {

ConflictBar::ConflictBar(QWidget *parent)
    : QFrame(parent)
    , m_symbol(new QLabel)
    , m_text(new QLabel)
    , m_decide(new QPushButton(tr("Dec&ide…")))
{
    setObjectName(QStringLiteral("conflictBar"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    m_text->setObjectName(QStringLiteral("conflictText"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_decide->setObjectName(QStringLiteral("decide"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(10, 4, 6, 4);
    row->addWidget(m_symbol);
    row->addWidget(m_text, 1);
    row->addWidget(m_decide);
    paintSymbol();
    hide();
    connect(m_decide, &QPushButton::clicked, this, &ConflictBar::asked);
}

void ConflictBar::setCount(qint64 conflicts)
{
    if (conflicts == m_count)
        return;
    m_count = conflicts;
    if (conflicts > 0) {
        m_text->setText(tr("%Ln file(s) are already there and wait for your word", nullptr, int(std::min<qint64>(conflicts, std::numeric_limits<int>::max()))));
        m_text->setToolTip(m_text->text());
        m_decide->setAccessibleDescription(m_text->text());
    }
    setVisible(conflicts > 0);
}

void ConflictBar::paintSymbol()
{
    m_symbol->setPixmap(tintedSymbol(QStringLiteral("info"), toneColor(Tone::Quiet, palette()), 16, devicePixelRatioF()));
}

void ConflictBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        paintSymbol();
    QFrame::changeEvent(event);
}

} // namespace milliard
