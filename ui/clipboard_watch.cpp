// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/clipboard_watch.h"

#include "ui/addresses.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

#include <utility>

namespace milliard {

ClipboardWatch::ClipboardWatch(QObject *parent, std::function<bool()> isOwn)
    : QObject(parent)
    , m_isOwn(std::move(isOwn))
{
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this, &ClipboardWatch::look);
}

bool ClipboardWatch::ownsClipboard()
{
    return QGuiApplication::clipboard()->ownsClipboard();
}

// What is there already was copied for something else.
void ClipboardWatch::setEnabled(bool on)
{
    m_enabled = on;
}

void ClipboardWatch::look()
{
    if (!m_enabled || m_isOwn())
        return;
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    if (!data)
        return;
    const QStringList found = addressesIn(data->text()); // files are copied to be pasted elsewhere
    if (found.isEmpty() || found == m_last)
        return;
    m_last = found;
    Q_EMIT copied(found);
}

} // namespace milliard
