// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/new_listing_dialog.h"

#include "ui/field_message.h"
#include "ui/icons.h"
#include "ui/listing_form.h"
#include "ui/preview_pane.h"
#include "ui/scrolled_form.h"
#include "ui/settings.h"

#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

namespace milliard {
namespace {

const QString stateKey = QStringLiteral("new-listing-geometry");

} // namespace

NewListingDialog::NewListingDialog(Settings &settings, Submit submit, QWidget *parent)
    : QDialog(parent)
    , m_settings(settings)
    , m_submit(std::move(submit))
    , m_form(new ListingForm(settings))
    , m_scroll(new QScrollArea(this))
    , m_preview(new PreviewPane(this))
{
    setWindowTitle(tr("New Listing Download"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(m_form);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setMinimumWidth(m_form->minimumSizeHint().width() + 24);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_start = buttons->addButton(tr("&Start"), QDialogButtonBox::AcceptRole);
    buttons->button(QDialogButtonBox::Cancel)->setIcon({});
    m_start->setIcon(symbol(QStringLiteral("start"), QStringLiteral("media-playback-start")));
    m_start->setDefault(true);
    m_start->setObjectName(QStringLiteral("start"));
    auto *bottom = new QHBoxLayout;
    bottom->setContentsMargins(14, 4, 14, 12);
    bottom->addWidget(m_preview->button());
    bottom->addWidget(buttons, 1);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_scroll, 1);
    column->addWidget(m_preview);
    column->addLayout(bottom);

    connect(m_preview, &PreviewPane::asked, this, &NewListingDialog::preview);
    connect(m_preview, &PreviewPane::failed, this, [this](const Error &error) {
        m_form->showError(error);
        showFirstError();
    });
    connect(m_preview, &PreviewPane::resized, this, &NewListingDialog::grow, Qt::QueuedConnection);
    connect(m_start, &QPushButton::clicked, this, &NewListingDialog::start);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_form, &ListingForm::sourceEdited, m_preview, &PreviewPane::clear);
    connect(m_form, &ListingForm::sectionShown, this, &NewListingDialog::grow, Qt::QueuedConnection);
    connect(this, &QDialog::finished, m_preview, &PreviewPane::clear);

    const QSize room = screen() ? screen()->availableSize() : QSize(1280, 800);
    resize(std::min(640, room.width() - 40), std::min(m_form->sizeHint().height() + 190, room.height() - 60));
    restoreGeometry(m_settings.state(stateKey));
}

NewListingDialog::~NewListingDialog()
{
    m_settings.setState(stateKey, saveGeometry());
}

void NewListingDialog::setSource(const QString &text)
{
    m_form->setSource(text);
}

void NewListingDialog::preview()
{
    m_form->clearErrors();
    if (const auto spec = m_form->listedSpec())
        m_preview->ask(spec->source, spec->options);
    else
        showFirstError();
}

void NewListingDialog::start()
{
    m_form->clearErrors();
    const auto spec = m_form->spec();
    if (!spec)
        return showFirstError();
    if (const auto taken = m_submit(*spec); !taken) {
        m_form->showError(taken.error());
        return showFirstError();
    }
    m_settings.setLastListing(m_form->lastListing());
    accept();
}

void NewListingDialog::showFirstError()
{
    showMessage(*this, *m_scroll, m_form->firstError());
}

void NewListingDialog::grow()
{
    growToFit(*this, *m_scroll);
}

} // namespace milliard
