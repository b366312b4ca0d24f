// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/offer_bar.h"

#include "ui/icons.h"
#include "ui/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include <utility>

namespace milliard {

OfferBar::OfferBar(QWidget *parent)
    : QFrame(parent)
    , m_symbol(new QLabel)
    , m_text(new QLabel)
    , m_takeButton(new QPushButton)
    , m_dismiss(new QToolButton)
{
    setObjectName(QStringLiteral("offerBar"));
    setAccessibleName(tr("Offer"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    m_text->setTextFormat(Qt::PlainText); // it may quote what was copied
    m_text->setObjectName(QStringLiteral("offerText"));
    m_text->setMinimumWidth(0);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_takeButton->setObjectName(QStringLiteral("takeOffer"));
    m_dismiss->setObjectName(QStringLiteral("dismissOffer"));
    m_dismiss->setText(tr("Dismiss"));
    m_dismiss->setAutoRaise(true);
    m_dismiss->setFocusPolicy(Qt::TabFocus);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(10, 4, 6, 4);
    row->addWidget(m_symbol);
    row->addWidget(m_text, 1);
    row->addWidget(m_takeButton);
    row->addWidget(m_dismiss);
    paintSymbol();
    hide();

    connect(m_takeButton, &QPushButton::clicked, this, [this] {
        hide();
        std::exchange(m_take, {})();
    });
    connect(m_dismiss, &QToolButton::clicked, this, &QWidget::hide);
}

void OfferBar::offer(const QString &text, const QString &buttonText, std::function<void()> take)
{
    m_whole = text;
    m_text->setToolTip(text);
    m_text->setAccessibleName(text);
    m_takeButton->setText(buttonText);
    m_take = std::move(take);
    show();
    elide();
}

void OfferBar::elide()
{
    m_text->setText(m_text->fontMetrics().elidedText(m_whole, Qt::ElideMiddle, m_text->width()));
}

void OfferBar::paintSymbol()
{
    m_symbol->setPixmap(tintedSymbol(QStringLiteral("info"), toneColor(Tone::Quiet, palette()), 16, devicePixelRatioF()));
}

void OfferBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        paintSymbol();
    QFrame::changeEvent(event);
}

void OfferBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    QMetaObject::invokeMethod(this, &OfferBar::elide, Qt::QueuedConnection); // once the label has its width
}

} // namespace milliard
