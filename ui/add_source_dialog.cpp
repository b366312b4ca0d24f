// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/add_source_dialog.h"

#include "core/source/source_registry.h"
#include "ui/address_edit.h"
#include "ui/addresses.h"
#include "ui/destination_field.h"
#include "ui/field_message.h"
#include "ui/icons.h"
#include "ui/job_fields.h"
#include "ui/preview_pane.h"
#include "ui/scrolled_form.h"
#include "ui/section_toggle.h"
#include "ui/settings.h"
#include "ui/source_option_fields.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTemporaryFile>
#include <QVBoxLayout>

namespace milliard {
namespace {

const QString stateKey = QStringLiteral("add-source-geometry");

// What is copied may be anything: only what is addresses and nothing else is taken unasked.
QStringList copiedAddresses()
{
    const QString text = QGuiApplication::clipboard()->text();
    const QStringList found = addressesIn(text);
    QStringList lines = text.simplified().split(QLatin1Char(' '));
    lines.removeDuplicates();
    return lines == found ? found : QStringList();
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
    , m_address(new AddressEdit)
    , m_addressMessage(new FieldMessage(m_address))
    , m_optionsToggle(new SectionToggle(tr("Optio&ns of this source")))
    , m_options(new SourceOptionFields)
    , m_preview(new PreviewPane(this))
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
    column->addWidget(m_preview);
    column->addWidget(makeButtons());

    connect(m_address, &QPlainTextEdit::textChanged, this, &AddSourceDialog::recognise);
    connect(m_optionsToggle, &SectionToggle::toggled, m_options, &QWidget::setVisible);
    connect(m_options, &SourceOptionFields::edited, this, [this] {
        m_options->clearErrors();
        m_preview->clear();
    });
    connect(m_job, &JobFields::listedEdited, m_preview, &PreviewPane::clear);
    connect(m_preview, &PreviewPane::asked, this, &AddSourceDialog::preview);
    connect(m_preview, &PreviewPane::resized, this, &AddSourceDialog::grow, Qt::QueuedConnection);
    connect(m_preview, &PreviewPane::offerTaken, this, [this](const QString &source) {
        setAddresses({source});
        preview();
    });
    connect(m_preview, &PreviewPane::failed, this, [this](const Error &error) {
        showError(error);
        showFirstError();
    });
    connect(this, &QDialog::finished, m_preview, &PreviewPane::clear);

    resize(640, 300);
    restoreGeometry(m_settings.state(stateKey));
    recognise();
    propose(copiedAddresses());
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
    m_address->setToolTip(tr("Several addresses: one a line (Shift+Return begins a line)"));
    m_addressMessage->setObjectName(QStringLiteral("addressMessage"));
    auto *choose = new QPushButton(tr("&File…"));
    choose->setToolTip(tr("Choose a file that lists what is to be downloaded"));
    choose->setAutoDefault(false);
    connect(choose, &QPushButton::clicked, this, &AddSourceDialog::chooseFile);
    QWidget *row = inRow({m_address, choose}, 0);
    row->layout()->setAlignment(choose, Qt::AlignTop);
    return withMessages(row, {m_addressMessage});
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
    row->addWidget(m_preview->button());
    row->addWidget(buttons, 1);
    connect(start, &QPushButton::clicked, this, &AddSourceDialog::start);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    return box;
}

void AddSourceDialog::setAddresses(const QStringList &addresses)
{
    m_address->setAddresses(addresses);
}

void AddSourceDialog::addAddresses(const QStringList &addresses)
{
    setAddresses(m_address->addresses() + addresses);
}

void AddSourceDialog::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("List of Downloads"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        if (m_address->addresses() == m_proposed)
            propose({file});
        else
            addAddresses({file});
    });
    dialog->open();
}

// Takes the place of what nobody typed.
void AddSourceDialog::propose(const QStringList &addresses)
{
    setAddresses(addresses);
    m_proposed = addresses;
}

// Says what the address is taken for, and shows that kind's options.
void AddSourceDialog::recognise()
{
    m_preview->clear();
    const QStringList addresses = m_address->addresses();
    const auto kind = kindOf(addresses.value(0));
    m_kind = kind && addresses.size() == 1 ? *kind : nullptr;
    if (addresses.size() > 1)
        recogniseMany(addresses);
    else if (m_kind)
        m_addressMessage->setHint(QCoreApplication::translate("SourceKind", m_kind->title));
    else
        m_addressMessage->clear();
    m_options->setKind(m_kind);
    const auto plan = m_kind ? planSource(addresses.first(), {}) : std::unexpected(Error());
    m_job->setOrigin(plan ? plan->reach.origin : QUrl());
    m_optionsToggle->setVisible(!m_options->isEmpty());
    m_options->setVisible(!m_options->isEmpty() && m_optionsToggle->isChecked());
    m_job->setForOneFile(addresses.size() < 2 && (!m_kind || isOneFile(m_kind)));
    m_preview->button()->setEnabled(!addresses.isEmpty());
    m_job->proposeFor(addresses);
}

void AddSourceDialog::recogniseMany(const QStringList &addresses)
{
    const auto groups = groupAddresses(addresses);
    if (!groups)
        return m_addressMessage->setError(explain(groups.error()));
    const int files = int(groups->files.size());
    const QString others = tr("%Ln download(s), each in a folder of its own below the destination", nullptr, int(groups->others.size()));
    if (groups->others.isEmpty())
        m_addressMessage->setHint(tr("%Ln file(s), in one download", nullptr, files));
    else if (files == 0)
        m_addressMessage->setHint(others);
    else
        m_addressMessage->setHint(tr("%Ln file(s) in one download, and %1", nullptr, files).arg(others));
}

std::optional<AddressGroups> AddSourceDialog::groups()
{
    const auto groups = groupAddresses(m_address->addresses());
    if (groups)
        return *groups;
    m_addressMessage->setError(explain(groups.error()));
    return std::nullopt;
}

std::optional<JobSpec> AddSourceDialog::sourceSpec()
{
    m_options->clearErrors();
    const QString text = m_address->addresses().value(0);
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

void AddSourceDialog::showFirstError()
{
    FieldMessage *first = m_addressMessage->hasError() ? m_addressMessage : m_options->firstError();
    showMessage(*this, *m_scroll, first ? first : m_job->firstError());
}

// What a preview lists: the one address, or the files of several.
std::optional<JobSpec> AddSourceDialog::listedSpec()
{
    if (m_address->addresses().size() < 2)
        return sourceSpec();
    const auto all = groups();
    if (!all)
        return std::nullopt;
    if (all->downloads() > 1) {
        m_addressMessage->setError(tr("These are several downloads; a preview is of one alone."));
        return std::nullopt;
    }
    const NewDownload download = downloadsOf(*all, {{}, {}, m_defaults}).first();
    m_list = std::make_unique<QTemporaryFile>();
    const QByteArray lines = download.files.join(QLatin1Char('\n')).toUtf8();
    if (!m_list->open() || m_list->write(lines) != lines.size() || !m_list->flush()) {
        m_addressMessage->setError(tr("The preview cannot be made: %1").arg(m_list->errorString()));
        return std::nullopt;
    }
    JobSpec spec = download.spec;
    spec.source += m_list->fileName();
    return spec;
}

void AddSourceDialog::preview()
{
    const std::optional<JobSpec> spec = listedSpec();
    JobSpec job = spec.value_or(JobSpec());
    if (m_job->readListed(job.options) && spec)
        m_preview->ask(job.source, job.options);
    else
        showFirstError();
}

// None: the messages say what is wrong.
std::optional<QList<NewDownload>> AddSourceDialog::downloads()
{
    const bool isOne = m_address->addresses().size() < 2;
    const std::optional<JobSpec> spec = isOne ? sourceSpec() : JobSpec();
    const auto all = isOne ? std::nullopt : groups();
    JobSpec job = spec.value_or(JobSpec());
    if (!m_job->read(job) || !spec || (!isOne && !all))
        return std::nullopt;
    if (isOne)
        return QList<NewDownload>{{job}};
    QList<NewDownload> downloads = downloadsOf(*all, job);
    for (NewDownload &download : downloads)
        m_job->adapt(download);
    return downloads;
}

void AddSourceDialog::start()
{
    auto all = downloads();
    if (!all)
        return showFirstError();
    // Jobs make only the last part of a path.
    if (const QString folder = m_job->destination()->folder().value_or(QString()); all->size() > 1 && !QDir().mkpath(folder)) {
        m_job->destination()->message()->setError(tr("The folder cannot be made."));
        return showFirstError();
    }
    while (!all->isEmpty()) {
        if (const auto taken = m_submit(all->first()); !taken) {
            showError(taken.error());
            return showFirstError();
        }
        all->removeFirst();
        // What is begun is not begun again when the rest is refused.
        QStringList left;
        for (const NewDownload &download : std::as_const(*all))
            left += download.spec.source;
        if (!left.isEmpty())
            setAddresses(left);
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
