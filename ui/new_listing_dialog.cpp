// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/new_listing_dialog.h"

#include "core/model/format.h"
#include "ui/field_message.h"
#include "ui/icons.h"
#include "ui/listing_form.h"
#include "ui/listing_probe.h"
#include "ui/settings.h"

#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

namespace milliard {
namespace {

constexpr qsizetype shownNames = 50;
const QString stateKey = QStringLiteral("new-listing-geometry");

} // namespace

NewListingDialog::NewListingDialog(Settings &settings, Submit submit, QWidget *parent)
    : QDialog(parent)
    , m_settings(settings)
    , m_submit(std::move(submit))
    , m_form(new ListingForm(settings))
    , m_probe(new ListingProbe(this))
    , m_scroll(new QScrollArea(this))
    , m_outcome(new QLabel(this))
    , m_names(new QListWidget(this))
{
    setWindowTitle(tr("New Listing Download"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(m_form);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setMinimumWidth(m_form->minimumSizeHint().width() + 24);

    m_outcome->setObjectName(QStringLiteral("outcome"));
    m_outcome->setTextFormat(Qt::PlainText);
    m_outcome->setWordWrap(true);
    m_outcome->setContentsMargins(14, 0, 14, 0);
    m_outcome->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_names->setObjectName(QStringLiteral("names"));
    m_names->setAccessibleName(tr("Names on the first page"));
    m_names->setUniformItemSizes(true);
    m_names->setMaximumHeight(fontMetrics().height() * 6);
    m_names->setMinimumHeight(fontMetrics().height() * 3);
    auto *namesBox = new QWidget(this);
    auto *namesRow = new QVBoxLayout(namesBox);
    namesRow->setContentsMargins(14, 0, 14, 0);
    namesRow->addWidget(m_names);
    m_outcome->hide();
    m_names->hide();

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_start = buttons->addButton(tr("&Start"), QDialogButtonBox::AcceptRole);
    buttons->button(QDialogButtonBox::Cancel)->setIcon({});
    m_start->setIcon(symbol(QStringLiteral("start"), QStringLiteral("media-playback-start")));
    m_start->setDefault(true);
    m_test = new QPushButton(symbol(QStringLiteral("test")), tr("T&est"), this);
    m_test->setAutoDefault(false);
    m_test->setToolTip(tr("Ask for the first page; downloads nothing"));
    m_test->setObjectName(QStringLiteral("test"));
    m_start->setObjectName(QStringLiteral("start"));
    auto *bottom = new QHBoxLayout;
    bottom->setContentsMargins(14, 4, 14, 12);
    bottom->addWidget(m_test);
    bottom->addWidget(buttons, 1);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_scroll, 1);
    column->addWidget(m_outcome);
    column->addWidget(namesBox);
    column->addLayout(bottom);

    connect(m_test, &QPushButton::clicked, this, &NewListingDialog::test);
    connect(m_start, &QPushButton::clicked, this, &NewListingDialog::start);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_form, &ListingForm::sourceEdited, this, &NewListingDialog::forgetTest);
    connect(m_form, &ListingForm::sectionShown, this, &NewListingDialog::grow, Qt::QueuedConnection);
    connect(this, &QDialog::finished, m_probe, &ListingProbe::cancel);

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

void NewListingDialog::forgetTest()
{
    m_probe->cancel();
    m_test->setEnabled(true);
    m_test->setText(tr("T&est"));
    m_outcome->hide();
    m_names->hide();
}

void NewListingDialog::test()
{
    forgetTest();
    m_form->clearErrors();
    const auto spec = m_form->sourceSpec();
    if (!spec)
        return showFirstError();
    m_test->setEnabled(false);
    m_test->setText(tr("Asking…"));
    m_outcome->setText(tr("Asking for the first page…"));
    m_outcome->show();
    m_probe->ask(spec->source, spec->options, [this](const Result<Page> &page) { tested(page); });
}

void NewListingDialog::tested(const Result<Page> &page)
{
    forgetTest();
    if (!page) {
        m_form->showError(page.error());
        return showFirstError();
    }
    const qsizetype count = page->entries.size();
    const QString more = page->next ? tr("more pages follow") : tr("this is the only page");
    m_outcome->setText(count == 0 ? tr("The service answers. The first page has no names; %1.").arg(more)
                                  : tr("The service answers. The first page has %1 names; %2.").arg(formatCount(count), more));
    m_outcome->show();
    m_names->clear();
    for (qsizetype i = 0; i < std::min(count, shownNames); ++i)
        m_names->addItem(page->entries.at(i).name);
    if (count > shownNames) {
        auto *rest = new QListWidgetItem(tr("… and %1 more").arg(formatCount(count - shownNames)), m_names);
        rest->setForeground(palette().placeholderText());
    }
    m_names->setVisible(count > 0);
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
    const FieldMessage *first = m_form->firstError();
    if (!first)
        return;
    first->field()->setFocus();
    // Once the message has its place.
    QTimer::singleShot(0, this, [this] {
        if (const FieldMessage *message = m_form->firstError()) {
            grow();
            m_scroll->ensureWidgetVisible(const_cast<FieldMessage *>(message));
        }
    });
}

// Takes the room that the form needs, as far as the screen has it; never shrinks under the user's hands.
void NewListingDialog::grow()
{
    const int more = m_form->sizeHint().height() - m_scroll->viewport()->height();
    if (more > 0 && screen())
        resize(width(), std::max(height(), std::min(height() + more, screen()->availableSize().height() - 60)));
}

} // namespace milliard
