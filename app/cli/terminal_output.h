// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "app/cli/job_output.h"

#include <QStringList>

namespace milliard {

// Bars on a terminal: the overall one, and under it one for each of the transfers in flight, as many as fit.
// Draws over what it drew before; shortens lines to the width, so that nothing wraps.
class TerminalOutput final : public JobOutput
{
public:
    explicit TerminalOutput(QString dataDir) : m_dataDir(std::move(dataDir)) { }

    void started(const JobView &view) override;
    void progress(const JobView &view) override;
    void notice(const JobView &view, const QString &text) override;
    void vanished(const JobView &view, const VanishedFile &file) override;
    void vanished(const JobView &view, const VanishedSum &sum) override;
    void ended(const JobView &view) override;

    // The lines for a screen of this size; apart, so that tests need no terminal.
    static QStringList lines(const JobView &view, int columns, int rows, int tick);

private:
    void draw(const QStringList &lines);
    void erase();

    const QString m_dataDir;
    int m_drawn = 0; // lines on the screen
    int m_tick = 0;
};

} // namespace milliard
