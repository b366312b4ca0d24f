// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/add_url_dialog.h"

#include "core/source/source_registry.h"
#include "ui/destination_field.h"
#include "ui/field_message.h"
#include "ui/icons.h"
#include "ui/settings.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace milliard {
namespace {

bool isWebUrl(const QString &text)
{
    return (text.startsWith(QLatin1String("http://"), Qt::CaseInsensitive) || text.startsWith(QLatin1String("https://"), Qt::CaseInsensitive))
        && !text.contains(QLatin1Char('\n'));
}

} // namespace

AddUrlDialog::AddUrlDialog(const Settings &settings, Submit submit, QWidget *parent)
    : QDialog(parent)
    , m_options(settings.preferences().options)
    , m_submit(std::move(submit))
    , m_url(new QLineEdit(this))
    , m_urlMessage(new FieldMessage(m_url, this))
    , m_destination(new DestinationField(this))
{
    setWindowTitle(tr("Add URL"));
    m_options.threads = 1; // there is one file
    m_options.connections = 1;
    m_options.pack = Packing::None;
    m_url->setObjectName(QStringLiteral("url"));
    m_url->setAccessibleName(tr("URL of a file"));
    m_url->setPlaceholderText(QStringLiteral("https://example.org/file.iso"));
    m_urlMessage->setObjectName(QStringLiteral("urlMessage"));
    connect(m_url, &QLineEdit::textEdited, m_urlMessage, &FieldMessage::clear);
    m_destination->setFolder(settings.preferences().destination);

    auto *form = new QFormLayout;
    form->setLabelAlignment(Qt::AlignRight | Qt::AlignTop);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    auto *urlLabel = new QLabel(tr("&URL:"), this);
    urlLabel->setBuddy(m_url);
    form->addRow(urlLabel, withMessages(m_url, {m_urlMessage}));
    auto *destinationLabel = new QLabel(tr("&Destination:"), this);
    destinationLabel->setBuddy(m_destination->edit());
    form->addRow(destinationLabel, m_destination);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *start = buttons->addButton(tr("&Start"), QDialogButtonBox::AcceptRole);
    buttons->button(QDialogButtonBox::Cancel)->setIcon({});
    start->setIcon(symbol(QStringLiteral("start"), QStringLiteral("media-playback-start")));
    start->setObjectName(QStringLiteral("start"));
    start->setDefault(true);
    connect(start, &QPushButton::clicked, this, &AddUrlDialog::start);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addStretch();
    column->addWidget(buttons);
    resize(560, sizeHint().height() + 30);

    if (const QString copied = QGuiApplication::clipboard()->text().trimmed(); isWebUrl(copied))
        m_url->setText(copied);
    m_url->selectAll();
    m_url->setFocus();
}

void AddUrlDialog::setUrl(const QString &url)
{
    m_url->setText(url);
}

bool AddUrlDialog::checkUrl()
{
    const QString text = m_url->text().trimmed();
    if (text.isEmpty())
        m_urlMessage->setError(tr("The URL of a file is missing."));
    else if (!isWebUrl(text))
        m_urlMessage->setError(tr("This must begin with http:// or https://."));
    else if (const auto usable = checkSource(text); !usable)
        m_urlMessage->setError(explain(usable.error()));
    else
        return true;
    return false;
}

void AddUrlDialog::start()
{
    m_urlMessage->clear();
    const bool urlGood = checkUrl();
    const auto folder = m_destination->folder();
    if (!urlGood || !folder) {
        (urlGood ? m_destination->edit() : m_url)->setFocus();
        return;
    }
    if (const auto taken = m_submit({m_url->text().trimmed(), *folder, m_options}); !taken)
        m_urlMessage->setError(explain(taken.error()));
    else
        accept();
}

} // namespace milliard
