// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/engine/engine.h"

#include <QDialog>
#include <QFutureWatcher>
#include <QTimer>

#include <memory>

class QDialogButtonBox;
class QLabel;
class QPushButton;
class QTreeWidget;

namespace milliard {

class BarWidget;

// Removes downloads together with the files that they stored. Counts these first, and does nothing before the one question is answered
// that says how many there are and what becomes of them: up to mostTrashed go to the trash where there is one, others are deleted.
// Downloads that are active are stopped for it, and go on if the answer is no. A download whose files do not all go stays.
class RemoveFilesDialog final : public QDialog
{
    Q_OBJECT

public:
    static constexpr qint64 mostTrashed = 5000; // each is written down by itself in the trash
    static constexpr qsizetype mostRows = 1000;

    // The engine outlives it.
    RemoveFilesDialog(Engine &engine, const QList<JobId> &ids, QWidget *parent = nullptr);
    ~RemoveFilesDialog() override;

protected:
    void reject() override;

private:
    enum class Phase { Stopping, Counting, Asking, Removing, Over };
    struct Work; // what the engine's thread and this one share

    void stopActive();
    void countIfStopped();
    bool dropGone();
    void countNext();
    void counted();
    void ask();
    void begin();
    void removeNext();
    void dealt();
    void forget(JobId id);
    void over();
    void sample();
    void deal(StoredFate fate);
    void enter(Phase phase);
    QString folderText() const;
    QString stayingText() const;

    Engine &m_engine;
    QList<JobId> m_ids; // those that are still in the list
    QList<JobId> m_left; // of the present phase
    QList<JobId> m_stopped; // ran until this asked; then what waited, in its order
    QLabel *m_sum;
    BarWidget *m_bar;
    QTreeWidget *m_problems;
    QDialogButtonBox *m_buttons;
    QPushButton *m_remove;
    QTimer m_timer;
    Phase m_phase = Phase::Stopping;
    std::shared_ptr<Work> m_work;
    QFutureWatcher<Result<StoredSum>> m_watcher;
    StoredSum m_counted;   // of all
    bool m_hasTrash = true;
    bool m_hasUnknown = false; // a download of which nobody knows the files
    StoredFate m_fate = StoredFate::Delete;
    qint64 m_removed = 0;
    QStringList m_troubles; // of whole downloads
};

} // namespace milliard
