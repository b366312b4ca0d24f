// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/engine/afterwards.h"
#include "core/engine/engine.h"

#include <functional>

class QWidget;

namespace milliard {

class Settings;

// What becomes of running jobs, and of what is done after others, when the window closes, and when the program starts anew. Closing asks once, unless the answer is
// remembered; a start after one that did not end properly asks whether the jobs go on, any other goes on by itself. A child of
// the window.
class Session final : public QObject
{
    Q_OBJECT

public:
    // These outlive it. 'hasTray' says whether the window can go there.
    Session(Engine &engine, const Afterwards &after, Settings &settings, std::function<bool()> hasTray, QWidget *window);
    ~Session() override; // the program ends properly

    // Whether the window may close now, and with it the program. If not, the user is being asked, or the window went into the tray;
    // closing comes again when the answer is to quit. 'quits': the program was told to quit, so the tray is no answer.
    bool mayClose(bool quits);
    // Once, when the window is there.
    void goOn();

private:
    bool isDownloading() const;
    void ask(bool quits);
    void offer(const QList<JobId> &interrupted);

    Engine &m_engine;
    const Afterwards &m_after;
    Settings &m_settings;
    std::function<bool()> m_hasTray;
    QWidget *m_window;
    const bool m_wasBroken; // the program did not end properly the last time
    bool m_isSure = false;
    bool m_isAsking = false;
    bool m_isPutOff = false; // the user does not want the jobs to go on yet
};

} // namespace milliard
