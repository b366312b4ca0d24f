// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/empty_page.h"

#include "ui/icons.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace milliard {

EmptyPage::EmptyPage(QWidget *parent)
    : QWidget(parent)
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);

    auto *picture = new QLabel(this);
    picture->setPixmap(programIcon().pixmap(QSize(72, 72), devicePixelRatioF()));
    auto *title = new QLabel(tr("No downloads yet"), this);
    QFont large = title->font();
    large.setPointSizeF(large.pointSizeF() * 1.5);
    large.setWeight(QFont::DemiBold);
    title->setFont(large);
    auto *text = new QLabel(tr("A listing of any length is one download here: give the address of a file, a folder, a bucket, an image, a feed or a "
                               "list/get service, and all of its files are fetched side by side. It can be paused at any moment, and goes on where it was."),
        this);
    text->setWordWrap(true);
    text->setAlignment(Qt::AlignCenter);
    text->setMaximumWidth(fontMetrics().averageCharWidth() * 70);
    text->setMinimumHeight(fontMetrics().lineSpacing() * 3);

    auto *add = new QPushButton(symbol(QStringLiteral("add-url")), tr("&Add a download…"), this);
    add->setDefault(true);
    auto *listing = new QPushButton(symbol(QStringLiteral("new-listing")), tr("&New listing download…"), this);
    auto *demo = new QPushButton(symbol(QStringLiteral("demo")), tr("&Try the demo"), this);
    demo->setToolTip(tr("Downloads from a small server inside this program"));
    connect(add, &QPushButton::clicked, this, &EmptyPage::addRequested);
    connect(listing, &QPushButton::clicked, this, &EmptyPage::newListingRequested);
    connect(demo, &QPushButton::clicked, this, &EmptyPage::demoRequested);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(add);
    buttons->addWidget(listing);
    buttons->addWidget(demo);
    buttons->addStretch();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 12, 24, 12);
    column->setSpacing(10);
    column->addStretch(2);
    column->addWidget(picture, 0, Qt::AlignHCenter);
    column->addWidget(title, 0, Qt::AlignHCenter);
    auto *textRow = new QHBoxLayout;
    textRow->addStretch();
    textRow->addWidget(text, 100);
    textRow->addStretch();
    column->addLayout(textRow);
    column->addSpacing(6);
    column->addLayout(buttons);
    column->addStretch(3);
}

} // namespace milliard
