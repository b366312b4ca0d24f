// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/add_source_dialog.h"

#include "core/source/source_registry.h"
#include "ui/destination_field.h"
#include "ui/field_message.h"
#include "ui/grow_to_fit.h"
#include "ui/icons.h"
#include "ui/job_fields.h"
#include "ui/section_toggle.h"
#include "ui/settings.h"
#include "ui/source_option_fields.h"
#include "ui/source_test.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFileDialog>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

namespace milliard {
namespace {

const QString stateKey = QStringLiteral("add-source-geometry");

// What is copied may be anything; a path of a file is not taken for an address unasked.
bool isAddress(const QString &text)
{
    return text.size() < 4096 && !text.contains(QLatin1Char('\n')) && text.contains(QLatin1String("://")) && kindOf(text);
}

// Of one file, so that threads and patterns are not asked for.
bool isOneFile(const SourceKind *kind)
{
    return kind && QLatin1StringView(kind->name) == QLatin1StringView("url");
}

} // namespace

AddSourceDialog::AddSourceDialog(Settings &settings, Submit submit, QWidget *parent)
    : QDialog(parent)
    , m_settings(settings)
    , m_submit(std::move(submit))
    , m_defaults(settings.preferences().options)
    , m_address(new QLineEdit)
    , m_addressMessage(new FieldMessage(m_address))
    , m_optionsToggle(new SectionToggle(tr("Optio&ns of this source")))
    , m_options(new SourceOptionFields)
    , m_test(new SourceTest(this))
    , m_scroll(new QScrollArea(this))
{
    setWindowTitle(tr("Add Download"));
    auto *fields = new QWidget;
    auto *form = new QFormLayout(fields);
    form->setContentsMargins(14, 12, 14, 8);
    form->setVerticalSpacing(9);
    form->setLabelAlignment(Qt::AlignRight | Qt::AlignTop);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(labelFor(m_address, tr("Address or &path:")), makeAddressRow());
    form->addRow(m_optionsToggle);
    form->addRow(m_options);
    m_job = new JobFields(*form, settings, this);
    m_optionsToggle->setObjectName(QStringLiteral("optionsToggle"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(fields);
    fields->installEventFilter(this);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_scroll, 1);
    column->addWidget(m_test);
    column->addWidget(makeButtons());

    connect(m_address, &QLineEdit::textChanged, this, &AddSourceDialog::recognise);
    connect(m_optionsToggle, &SectionToggle::toggled, m_options, &QWidget::setVisible);
    connect(m_options, &SourceOptionFields::edited, this, [this] {
        m_options->clearErrors();
        m_test->clear();
    });
    connect(m_test, &SourceTest::failed, this, [this](const Error &error) {
        showError(error);
        focusFirstError();
    });
    connect(this, &QDialog::finished, m_test, &SourceTest::clear);

    resize(640, 300);
    restoreGeometry(m_settings.state(stateKey));
    recognise();
    if (const QString copied = QGuiApplication::clipboard()->text().trimmed(); isAddress(copied))
        m_address->setText(copied);
    m_address->selectAll();
    m_address->setFocus();
}

AddSourceDialog::~AddSourceDialog()
{
    m_settings.setState(stateKey, saveGeometry());
}

QWidget *AddSourceDialog::makeAddressRow()
{
    m_address->setObjectName(QStringLiteral("address"));
    m_address->setAccessibleName(tr("Address"));
    m_address->setPlaceholderText(tr("URL of a file, a folder, a bucket, an image, a feed, or a list of URLs"));
    m_address->setClearButtonEnabled(true);
    m_addressMessage->setObjectName(QStringLiteral("addressMessage"));
    auto *choose = new QPushButton(tr("&File…"));
    choose->setToolTip(tr("Choose a file that lists what is to be downloaded"));
    choose->setAutoDefault(false);
    connect(choose, &QPushButton::clicked, this, &AddSourceDialog::chooseFile);
    return withMessages(inRow({m_address, choose}, 0), {m_addressMessage});
}

QWidget *AddSourceDialog::makeButtons()
{
    auto *box = new QWidget(this);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(14, 4, 14, 12);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *start = buttons->addButton(tr("&Start"), QDialogButtonBox::AcceptRole);
    buttons->button(QDialogButtonBox::Cancel)->setIcon({});
    start->setIcon(symbol(QStringLiteral("start"), QStringLiteral("media-playback-start")));
    start->setObjectName(QStringLiteral("start"));
    start->setDefault(true);
    row->addWidget(m_test->button());
    row->addWidget(buttons, 1);
    connect(m_test->button(), &QPushButton::clicked, this, &AddSourceDialog::test);
    connect(start, &QPushButton::clicked, this, &AddSourceDialog::start);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    return box;
}

void AddSourceDialog::setAddress(const QString &text)
{
    m_address->setText(text.trimmed());
}

void AddSourceDialog::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("List of Downloads"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, m_address, &QLineEdit::setText);
    dialog->open();
}

// Says what the address is taken for, and shows that kind's options.
void AddSourceDialog::recognise()
{
    m_test->clear();
    const QString text = m_address->text().trimmed();
    const auto kind = kindOf(text);
    m_kind = kind ? *kind : nullptr;
    if (m_kind)
        m_addressMessage->setHint(QCoreApplication::translate("SourceKind", m_kind->title));
    else
        m_addressMessage->clear();
    m_options->setKind(m_kind);
    m_optionsToggle->setVisible(!m_options->isEmpty());
    m_options->setVisible(!m_options->isEmpty() && m_optionsToggle->isChecked());
    m_job->setForOneFile(!m_kind || isOneFile(m_kind));
    m_test->button()->setEnabled(m_kind != nullptr);
}

std::optional<JobSpec> AddSourceDialog::sourceSpec()
{
    m_options->clearErrors();
    const QString text = m_address->text().trimmed();
    if (text.isEmpty()) {
        m_addressMessage->setError(tr("The address is missing."));
        return std::nullopt;
    }
    JobSpec spec{text, {}, m_defaults};
    spec.options.source = m_options->options();
    if (const auto usable = checkSource(text, spec.options.source); !usable) {
        showError(usable.error());
        return std::nullopt;
    }
    return spec;
}

void AddSourceDialog::showError(const Error &error)
{
    if (error.kind == ErrorKind::BadInput && m_options->showError(error.message))
        m_optionsToggle->setChecked(true);
    else if (error.kind == ErrorKind::DestinationFull || error.kind == ErrorKind::DestinationUnusable)
        m_job->destination()->message()->setError(explain(error));
    else
        m_addressMessage->setError(explain(error));
}

void AddSourceDialog::focusFirstError()
{
    FieldMessage *first = m_addressMessage->hasError() ? m_addressMessage : m_options->firstError();
    if (!first)
        first = m_job->firstError();
    if (!first)
        return;
    first->field()->setFocus();
    // Once the message has its place.
    QTimer::singleShot(0, first, [this, first] {
        grow();
        m_scroll->ensureWidgetVisible(first);
    });
}

void AddSourceDialog::test()
{
    if (const auto spec = sourceSpec())
        m_test->ask(spec->source, spec->options);
    else
        focusFirstError();
}

void AddSourceDialog::start()
{
    std::optional<JobSpec> spec = sourceSpec();
    JobSpec job = spec.value_or(JobSpec());
    if (!m_job->read(job) || !spec)
        return focusFirstError();
    if (const auto taken = m_submit(job); !taken) {
        showError(taken.error());
        return focusFirstError();
    }
    accept();
}

// Messages come and go, some after a look at the disk.
bool AddSourceDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_scroll->widget() && event->type() == QEvent::LayoutRequest)
        QMetaObject::invokeMethod(this, &AddSourceDialog::grow, Qt::QueuedConnection);
    return QDialog::eventFilter(watched, event);
}

void AddSourceDialog::grow()
{
    growToFit(*this, *m_scroll);
}

} // namespace milliard
