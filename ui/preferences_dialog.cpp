// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/preferences_dialog.h"

#include "core/source/source_registry.h"
#include "ui/ca_file_field.h"
#include "ui/desktop_fields.h"
#include "ui/destination_field.h"
#include "ui/field_message.h"
#include "ui/host_text.h"
#include "ui/limit_fields.h"
#include "ui/number_edit.h"
#include "ui/save_fields.h"
#include "ui/translation.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QTimer>

#include <algorithm>

namespace milliard {
namespace {

using Seconds = std::chrono::duration<double>;

std::chrono::milliseconds milliseconds(double seconds)
{
    return std::chrono::round<std::chrono::milliseconds>(Seconds(seconds));
}

QFormLayout *addGroup(QVBoxLayout &column, const QString &title)
{
    auto *group = new QGroupBox(title);
    auto *form = new QFormLayout(group);
    form->setLabelAlignment(Qt::AlignRight | Qt::AlignTop);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    column.addWidget(group);
    return form;
}

void addRow(QFormLayout &form, const QString &text, QWidget *buddy, QWidget *row)
{
    auto *label = new QLabel(text);
    label->setBuddy(buddy);
    form.addRow(label, row);
}

} // namespace

PreferencesDialog::PreferencesDialog(Settings &settings, QWidget *parent)
    : QDialog(parent)
    , m_settings(settings)
    , m_scroll(new QScrollArea(this))
    , m_host(new QLineEdit)
    , m_hostMessage(new FieldMessage(m_host))
    , m_destination(new DestinationField)
    , m_pack(makePackingBox())
    , m_transport(new QComboBox)
    , m_caFile(new CaFileField)
    , m_theme(new QComboBox)
    , m_language(new QComboBox)
    , m_watchClipboard(new QCheckBox(tr("Offer to download lin&ks that other programs copy")))
{
    setWindowTitle(tr("Preferences"));
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);

    QFormLayout *service = addGroup(*column, tr("New listing downloads begin with"));
    m_host->setObjectName(QStringLiteral("host"));
    m_host->setAccessibleName(tr("Host"));
    m_hostMessage->setObjectName(QStringLiteral("hostMessage"));
    connect(m_host, &QLineEdit::textEdited, m_hostMessage, &FieldMessage::clear);
    addRow(*service, tr("&Host:"), m_host, withMessages(m_host, {m_hostMessage}));
    m_port = addNumber(*service, tr("&Port:"), tr("The port"), {}, "port", 1, 65535);
    addRow(*service, tr("&Destination:"), m_destination->edit(), m_destination);
    addRow(*service, tr("Save &as:"), m_pack, inRow({m_pack}, -1));

    QFormLayout *speed = addGroup(*column, tr("Side by side"));
    m_activeJobs = addNumber(*speed, tr("Dow&nloads:"), tr("The number of downloads"), tr("that run at once; others wait in the queue"), "activeJobs", 1,
        JobQueue::maxLimit);
    m_threads = addNumber(*speed, tr("&Threads:"), tr("The number of threads"), {}, "threads", 1, JobOptions::maxThreads);
    m_connections = addNumber(*speed, tr("&Connections:"), tr("The number of connections"), tr("per thread"), "connections", 1,
        JobOptions::maxConnections);

    QFormLayout *limits = addGroup(*column, tr("Limits of each download"));
    m_limits = new LimitFields(*limits, {tr("Down&load speed:"), tr("Re&quests:"), tr("Per ho&st:")}, this);

    QFormLayout *retries = addGroup(*column, tr("When something goes wrong"));
    m_retries = addNumber(*retries, tr("&Retries:"), tr("The number of retries"), tr("after the first attempt"), "retries", 0,
        RetryPolicy::maxAttempts - 1);
    m_backoff = addNumber(*retries, tr("First &wait:"), tr("The wait"), tr("seconds at most, then twice as long each time"), "backoff",
        0, Seconds(RetryPolicy::maxDelay).count(), 3);
    m_timeout = addNumber(*retries, tr("Time&out:"), tr("The timeout"), tr("seconds without a further byte"), "timeout", 0.1, 86'400, 1);

    QFormLayout *servers = addGroup(*column, tr("Talking to servers"));
    m_transport->setObjectName(QStringLiteral("transport"));
    m_transport->setAccessibleName(tr("HTTP engine"));
    m_transport->setToolTip(tr("Fetches the files. The bulk engine is fast with many small files; redirects, proxies, authentication and "
                               "HTTP/2 are the general one's"));
    m_transport->addItem(tr("What suits the server"), int(TransportChoice::Auto));
    m_transport->addItem(tr("Bulk (Beast) alone"), int(TransportChoice::Beast));
    m_transport->addItem(tr("General (Qt) alone"), int(TransportChoice::Qt));
    addRow(*servers, tr("HTTP en&gine:"), m_transport, inRow({m_transport}, -1));
    addRow(*servers, tr("Certi&ficates:"), m_caFile->edit(), m_caFile);

    QFormLayout *look = addGroup(*column, tr("Appearance"));
    m_theme->setObjectName(QStringLiteral("theme"));
    m_theme->setAccessibleName(tr("Theme"));
    m_theme->addItem(tr("As the system"), int(ThemeChoice::System));
    m_theme->addItem(tr("Light"), int(ThemeChoice::Light));
    m_theme->addItem(tr("Dark"), int(ThemeChoice::Dark));
    m_theme->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    addRow(*look, tr("Th&eme:"), m_theme, m_theme);
    m_language->setObjectName(QStringLiteral("language"));
    m_language->setAccessibleName(tr("Language"));
    m_language->addItem(tr("As the system"), QString());
    for (const Language &language : languages())
        m_language->addItem(QString::fromUtf8(language.title), QString::fromLatin1(language.name));
    addRow(*look, tr("Lang&uage:"), m_language, inRow({m_language, new QLabel(tr("takes effect at the next start"))}, -1));
    m_watchClipboard->setObjectName(QStringLiteral("watchClipboard"));
    addRow(*look, tr("Clipboard:"), m_watchClipboard, m_watchClipboard);
    m_desktop = new DesktopFields(*look, this);
    column->addStretch();

    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(page);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel | QDialogButtonBox::RestoreDefaults, this);
    connect(buttons, &QDialogButtonBox::accepted, this, &PreferencesDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons->button(QDialogButtonBox::RestoreDefaults), &QPushButton::clicked, this, [this] {
        Preferences usual;
        usual.destination = Settings::defaultDestination();
        fill(usual);
        m_desktop->set({});
    });
    // One edge for the fields of all groups.
    int labels = 0;
    const auto forms = {service, speed, limits, retries, servers, look};
    for (const QFormLayout *form : forms) {
        for (int row = 0; row < form->rowCount(); ++row)
            labels = std::max(labels, form->itemAt(row, QFormLayout::LabelRole)->widget()->sizeHint().width());
    }
    for (const QFormLayout *form : forms) {
        auto *first = qobject_cast<QLabel *>(form->itemAt(0, QFormLayout::LabelRole)->widget());
        first->setMinimumWidth(labels);
        first->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    }
    for (const auto button : {QDialogButtonBox::Ok, QDialogButtonBox::Cancel})
        buttons->button(button)->setIcon({});
    auto *outer = new QVBoxLayout(this);
    outer->addWidget(m_scroll, 1);
    outer->addWidget(buttons);
    fill(settings.preferences());
    m_desktop->set(settings.desktop());
    const QSize room = screen() ? screen()->availableSize() : QSize(1280, 800);
    resize(std::min(std::max(600, page->sizeHint().width() + 60), room.width() - 40), std::min(page->sizeHint().height() + 80, room.height() - 60));
}

PreferencesDialog::Number PreferencesDialog::addNumber(QFormLayout &form, const QString &label, const QString &what,
    const QString &after, const char *name, double low, double high, int decimals)
{
    auto *edit = new NumberEdit(low, high, decimals);
    edit->setObjectName(QLatin1String(name));
    edit->setAccessibleName(what);
    auto *message = new FieldMessage(edit);
    message->setObjectName(QLatin1String(name) + QLatin1String("Message"));
    connect(edit, &QLineEdit::textEdited, message, &FieldMessage::clear);
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(edit);
    row->addWidget(new QLabel(after), 1);
    addRow(form, label, edit, withMessages(box, {message}));
    return {edit, message, what};
}

void PreferencesDialog::fill(const Preferences &p)
{
    m_host->setText(p.host);
    m_port.edit->setNumber(p.port);
    m_destination->setFolder(p.destination);
    m_activeJobs.edit->setNumber(p.activeJobs);
    m_threads.edit->setNumber(p.options.threads);
    m_connections.edit->setNumber(p.options.connections);
    m_retries.edit->setNumber(p.options.retry.attempts - 1);
    m_backoff.edit->setNumber(Seconds(p.options.retry.backoff).count());
    m_timeout.edit->setNumber(Seconds(p.options.timeout).count());
    m_pack->setCurrentIndex(m_pack->findData(int(p.options.pack)));
    m_limits->set(p.options);
    m_transport->setCurrentIndex(m_transport->findData(int(p.options.transport)));
    m_caFile->setFile(p.options.caFile);
    m_theme->setCurrentIndex(m_theme->findData(int(p.theme)));
    m_language->setCurrentIndex(m_language->findData(p.language));
    m_watchClipboard->setChecked(p.watchClipboard);
    for (FieldMessage *message : findChildren<FieldMessage *>())
        message->clear();
}

void PreferencesDialog::accept()
{
    // All are looked at, so that all that is wrong is said at once; the first of them gets the focus.
    QWidget *wrong = nullptr;
    const auto blame = [&wrong](QWidget *field) {
        if (!wrong)
            wrong = field;
    };
    const auto read = [&blame](const Number &number) {
        const auto value = number.edit->number(*number.message, number.what);
        if (!value)
            blame(number.edit);
        return value.value_or(0);
    };
    Preferences p = m_settings.preferences();
    p.host = m_host->text().trimmed();
    if (p.host.isEmpty() || !checkSource(listSource(p.host, 80, false, {}))) {
        m_hostMessage->setError(p.host.isEmpty() ? tr("The host is missing.") : tr("\"%1\" is not a possible name or address.").arg(p.host));
        blame(m_host);
    }
    p.port = int(read(m_port));
    const auto folder = m_destination->folder();
    if (!folder)
        blame(m_destination->edit());
    p.destination = folder.value_or(QString());
    p.activeJobs = int(read(m_activeJobs));
    p.options.threads = int(read(m_threads));
    p.options.connections = int(read(m_connections));
    p.options.pack = Packing(m_pack->currentData().toInt());
    if (!m_limits->read(p.options))
        blame(m_limits->firstError()->field());
    p.options.retry.attempts = int(read(m_retries)) + 1;
    p.options.retry.backoff = milliseconds(read(m_backoff));
    p.options.timeout = milliseconds(read(m_timeout));
    p.options.transport = TransportChoice(m_transport->currentData().toInt());
    const auto caFile = m_caFile->file();
    if (!caFile)
        blame(m_caFile->edit());
    p.options.caFile = caFile.value_or(QString());
    p.theme = ThemeChoice(m_theme->currentData().toInt());
    p.language = m_language->currentData().toString();
    p.watchClipboard = m_watchClipboard->isChecked();
    if (wrong) {
        wrong->setFocus();
        // Once the messages have their places.
        QTimer::singleShot(0, wrong, [this, wrong] { m_scroll->ensureWidgetVisible(wrong); });
        return;
    }
    m_settings.setPreferences(p);
    m_settings.setDesktop(m_desktop->choices());
    QDialog::accept();
}

} // namespace milliard
