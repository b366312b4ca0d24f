// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/destination_field.h"

#include "core/model/format.h"
#include "ui/field_message.h"
#include "ui/free_space.h"
#include "ui/icons.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace milliard {

Result<void> checkDestination(const QString &path)
{
    const auto bad = [](ErrorKind kind, const QString &what) { return std::unexpected(Error{kind, what}); };
    if (path.isEmpty())
        return bad(ErrorKind::BadInput, DestinationField::tr("Choose the folder that the files go to."));
    if (!QDir::isAbsolutePath(path))
        return bad(ErrorKind::BadInput, DestinationField::tr("Give the whole path, from /; \"%1\" is only a part.").arg(path));
    const QFileInfo folder(path);
    if (folder.exists() && !folder.isDir())
        return bad(ErrorKind::DestinationUnusable, DestinationField::tr("%1 is a file, not a folder.").arg(path));
    if (folder.exists() && !(folder.isWritable() && folder.isExecutable()))
        return bad(ErrorKind::DestinationUnusable, DestinationField::tr("You may not write to %1.").arg(path));
    if (folder.exists())
        return {};
    const QFileInfo parent(QFileInfo(QDir::cleanPath(path)).path());
    if (!parent.exists())
        return bad(ErrorKind::DestinationUnusable,
            DestinationField::tr("There is no folder %1; make it first, or choose another.").arg(parent.filePath()));
    if (!parent.isDir())
        return bad(ErrorKind::DestinationUnusable, DestinationField::tr("%1 is a file, not a folder.").arg(parent.filePath()));
    if (!(parent.isWritable() && parent.isExecutable()))
        return bad(ErrorKind::DestinationUnusable,
            DestinationField::tr("%1 is not there, and you may not make it in %2.").arg(folder.fileName(), parent.filePath()));
    return {};
}

DestinationField::DestinationField(QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
    , m_message(new FieldMessage(m_edit, this))
{
    m_edit->setAccessibleName(tr("Destination folder"));
    m_edit->setObjectName(QStringLiteral("destination"));
    m_message->setObjectName(QStringLiteral("destinationMessage"));
    auto *browseButton = new QPushButton(symbol(QStringLiteral("browse"), QStringLiteral("folder-open")), tr("&Browse…"), this);
    browseButton->setAccessibleName(tr("Browse for the destination folder"));
    browseButton->setAutoDefault(false);
    connect(browseButton, &QPushButton::clicked, this, &DestinationField::browse);
    auto *row = new QHBoxLayout;
    row->addWidget(m_edit, 1);
    row->addWidget(browseButton);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    column->addLayout(row);
    column->addWidget(m_message);
    setFocusProxy(m_edit);

    m_pause.setSingleShot(true);
    m_pause.setInterval(250);
    connect(&m_pause, &QTimer::timeout, this, &DestinationField::refreshHint);
    connect(m_edit, &QLineEdit::textChanged, this, [this] {
        m_message->clear();
        m_pause.start();
        Q_EMIT edited();
    });
}

QString DestinationField::typed() const
{
    QString path = m_edit->text().trimmed();
    if (path == QLatin1String("~") || path.startsWith(QLatin1String("~/")))
        path.replace(0, 1, QDir::homePath());
    return path.isEmpty() ? path : QDir::cleanPath(path);
}

void DestinationField::setFolder(const QString &folder)
{
    m_edit->setText(QDir::toNativeSeparators(folder));
}

std::optional<QString> DestinationField::folder()
{
    const QString path = typed();
    if (const auto usable = checkDestination(path); !usable) {
        m_message->setError(usable.error().message);
        return std::nullopt;
    }
    if (m_message->hasError())
        m_message->clear();
    return path;
}

void DestinationField::refreshHint()
{
    if (m_optional && typed().isEmpty())
        return;
    const std::optional<QString> path = folder();
    if (!path)
        return;
    const bool exists = QFileInfo::exists(*path);
    askFreeSpace(*path).then(this, [this, path = *path, exists](std::optional<qint64> bytes) {
        if (path != typed() || m_message->hasError())
            return;
        const QString free = bytes ? tr("%1 free.").arg(formatBytes(*bytes)) : QString();
        m_message->setHint(exists ? free : tr("The folder will be made. %1").arg(free).trimmed());
    });
}

void DestinationField::browse()
{
    QString from = typed();
    while (!QFileInfo(from).isDir() && from.size() > 1)
        from = QFileInfo(from).path();
    auto *dialog = new QFileDialog(window(), tr("Destination"), from);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &DestinationField::setFolder);
    dialog->open();
}

} // namespace milliard
