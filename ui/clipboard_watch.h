// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QObject>
#include <QStringList>

#include <functional>

namespace milliard {

// Tells of addresses that other programs put into the clipboard, while it is enabled. Looks at nothing before the user has enabled
// it. Where a desktop shows the clipboard to the active window alone (Wayland), what was copied elsewhere is told when that is this one.
class ClipboardWatch final : public QObject
{
    Q_OBJECT

public:
    // 'isOwn' says whether the program itself put there what is there; tests have no other program.
    explicit ClipboardWatch(QObject *parent, std::function<bool()> isOwn = &ClipboardWatch::ownsClipboard);

    void setEnabled(bool on);

Q_SIGNALS:
    void copied(const QStringList &addresses);

private:
    static bool ownsClipboard();
    void look();

    const std::function<bool()> m_isOwn;
    bool m_enabled = false;
    QStringList m_last;
};

} // namespace milliard
