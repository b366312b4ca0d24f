// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/file_edit.h"

#include "ui/icons.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace milliard {

FileEdit::FileEdit(const char *name, const QString &what, const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
    , m_title(title)
{
    m_edit->setObjectName(QLatin1String(name));
    m_edit->setAccessibleName(what);
    auto *browseButton = new QPushButton(symbol(QStringLiteral("browse"), QStringLiteral("folder-open")), tr("Browse…"), this);
    browseButton->setAccessibleName(tr("Browse: %1").arg(what));
    browseButton->setAutoDefault(false);
    connect(browseButton, &QPushButton::clicked, this, &FileEdit::browse);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_edit, 1);
    row->addWidget(browseButton);
    setFocusProxy(m_edit);
}

void FileEdit::setFile(const QString &path)
{
    m_edit->setText(QDir::toNativeSeparators(path));
}

QString FileEdit::file() const
{
    QString path = m_edit->text().trimmed();
    if (path.startsWith(QLatin1String("~/")))
        path.replace(0, 1, QDir::homePath());
    return path.isEmpty() ? path : QDir::cleanPath(path);
}

void FileEdit::browse()
{
    auto *dialog = new QFileDialog(window(), m_title, QFileInfo(file()).path());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &FileEdit::setFile);
    dialog->open();
}

} // namespace milliard
