// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/ca_file_field.h"

#include "core/base/ca_file.h"
#include "ui/field_message.h"
#include "ui/icons.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace milliard {

CaFileField::CaFileField(QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
    , m_message(new FieldMessage(m_edit, this))
{
    m_edit->setObjectName(QStringLiteral("caFile"));
    m_edit->setAccessibleName(tr("File of certificates to trust beside the system's"));
    m_edit->setPlaceholderText(tr("The system's alone"));
    m_edit->setToolTip(tr("A PEM file of certificates to trust beside the system's, for services with an authority of their own"));
    m_message->setObjectName(QStringLiteral("caFileMessage"));
    connect(m_edit, &QLineEdit::textChanged, m_message, &FieldMessage::clear);
    auto *browseButton = new QPushButton(symbol(QStringLiteral("browse"), QStringLiteral("folder-open")), tr("Browse…"), this);
    browseButton->setAccessibleName(tr("Browse for the file of certificates"));
    browseButton->setAutoDefault(false);
    connect(browseButton, &QPushButton::clicked, this, &CaFileField::browse);
    auto *row = new QHBoxLayout;
    row->addWidget(m_edit, 1);
    row->addWidget(browseButton);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    column->addLayout(row);
    column->addWidget(m_message);
    setFocusProxy(m_edit);
}

void CaFileField::setFile(const QString &file)
{
    m_edit->setText(QDir::toNativeSeparators(file));
}

std::optional<QString> CaFileField::file() const
{
    QString path = m_edit->text().trimmed();
    if (path.startsWith(QLatin1String("~/")))
        path.replace(0, 1, QDir::homePath());
    path = path.isEmpty() ? path : QDir::cleanPath(path);
    if (!path.isEmpty() && !QDir::isAbsolutePath(path))
        m_message->setError(tr("Give the whole path, from /; \"%1\" is only a part.").arg(path));
    else if (const auto usable = checkCaFile(path); !usable)
        m_message->setError(explain(usable.error()));
    else
        return path;
    return std::nullopt;
}

void CaFileField::browse()
{
    auto *dialog = new QFileDialog(window(), tr("Certificates"), QFileInfo(m_edit->text().trimmed()).path(),
        tr("Certificates (*.pem *.crt *.cer);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &CaFileField::setFile);
    dialog->open();
}

} // namespace milliard
