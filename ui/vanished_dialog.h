// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/engine/engine.h"

#include <QDialog>
#include <QFutureWatcher>

#include <memory>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace milliard {

// The files of a job that its source has no more, in a list of bounded length. Removes them when the user says so twice.
class VanishedDialog final : public QDialog
{
    Q_OBJECT

public:
    static constexpr qsizetype mostRows = 1000;

    // The engine outlives it.
    VanishedDialog(Engine &engine, JobId id, QWidget *parent = nullptr);
    ~VanishedDialog() override;

private:
    struct Found;
    void find(bool remove);
    void found();
    void showFiles();
    QString sumText(const VanishedSum &sum) const;
    void askToRemove();

    Engine &m_engine;
    const JobId m_id;
    QLabel *m_sum;
    QTreeWidget *m_files;
    QPushButton *m_remove;
    std::shared_ptr<Found> m_found;
    bool m_removing = false;
    QFutureWatcher<Result<VanishedSum>> m_watcher;
};

} // namespace milliard
