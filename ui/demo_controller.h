// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/demo/demo_service.h"
#include "core/engine/engine.h"

#include <QObject>

#include <map>
#include <memory>

namespace milliard {

// The demo download: a job on a small server inside this program. A demo job that is not done has its server for
// as long as the program runs, on the port that the job names; so one that was interrupted goes on at the next
// start. Made before the engine and destroyed after it, since jobs must not lose their server while they stop.
class DemoController final : public QObject
{
    Q_OBJECT

public:
    // 'folder' is where the files go; its parent is made if it is missing.
    explicit DemoController(QString folder, QObject *parent = nullptr);
    ~DemoController() override;

    // Below the download location, always the same, so that no demo leaves more than one folder.
    static QString defaultFolder();
    static DemoOptions defaultOptions();
    void setOptions(const DemoOptions &options) { m_options = options; }

    // Gives the demo jobs of an earlier run their server again; removes those whose port is taken. Before
    // Engine::startInterrupted().
    void attach(Engine &engine);
    // Starts a demo job, or goes on with the one that is not done.
    Result<JobId> start();

private:
    Result<void> serve(const JobRecord &job);
    void jobChanged(JobId id);

    QString m_folder;
    DemoOptions m_options;
    Engine *m_engine = nullptr; // set once; not used after its destruction
    std::map<JobId, std::unique_ptr<DemoService>> m_services;
};

} // namespace milliard
