// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/model/failure_export.h"
#include "core/model/failure_tree.h"
#include "ui/job_children_model.h"

#include <QWidget>

class QAction;
class QComboBox;
class QLabel;
class QToolButton;
class QTreeView;

namespace milliard {

// The failures of one job: all of them by cause, as the journal has them, or the latest as they come. Here they are retried by cause,
// exported and copied. While the job runs it begins with the latest, else with the causes.
class FailuresPage final : public QWidget
{
    Q_OBJECT

public:
    enum Shown { ByCause, Latest };

    // Both outlive it.
    FailuresPage(Engine &engine, ProgressModel &model, QWidget *parent = nullptr);

    void setJob(JobId id);
    void refresh();
    JobChildrenModel &rows() { return *m_rows; } // the latest
    FailureTree &causes() { return *m_causes; }
    Shown shown() const;
    QString note() const;

Q_SIGNALS:
    void conflictsAsked(milliard::JobId id); // the user wants to decide about files that are already there

protected:
    void showEvent(QShowEvent *event) override;

private:
    QTreeView *makeTree();
    QTreeView *makeList();
    void makeActions();
    QTreeView *view() const { return shown() == ByCause ? m_tree : m_list; }
    void choose(Shown shown);
    void refreshActions();
    void fetchWhatIsSeen();
    void keepPlace();
    void restorePlace();
    QList<Cause> selectedCauses() const; // none if something else is selected too
    void retry();
    void askForFile();
    void exportTo(const QString &file);
    void exportEnded(const Result<qint64> &written);
    void copySelected() const;

    Engine &m_engine;
    ProgressModel &m_model;
    JobChildrenModel *m_rows;
    FailureTree *m_causes;
    FailureExport *m_export;
    QComboBox *m_shown;
    QTreeView *m_tree;
    QTreeView *m_list;
    QWidget *m_bar;
    QToolButton *m_exportButton;
    QLabel *m_note;
    QLabel *m_empty;
    QAction *m_retry;
    QAction *m_decide;
    QToolButton *m_decideButton = nullptr;
    QAction *m_exportAll;
    QAction *m_stopExport;
    QAction *m_copy;
    bool m_isChosen = false;    // by the user, for this job
    QList<Cause> m_open;        // causes that were expanded before a reset
    std::optional<Cause> m_at;  // and the current one
    QString m_exportText;       // what became of the last export
    QString m_exportFile;
};

} // namespace milliard
