// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/files/extract_process.h"

#include <QDialog>

#include <atomic>
#include <memory>

class QCheckBox;
class QDialogButtonBox;
class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace milliard {

class BarWidget;
class DestinationField;

// Unpacks archives: those of a job's folder and others that are added, one after the other, with a bar and what became of each.
// Nothing is done before Unpack. Closing it ends what runs; an archive that is not whole by then leaves nothing.
class ExtractDialog final : public QDialog
{
    Q_OBJECT

public:
    static constexpr int mostFound = 1000; // archives that are listed of a folder

    // 'program' is milliard-cli. 'folder' is looked through for archives, and is where they go; empty: there is none.
    ExtractDialog(const QString &program, const QString &folder, QWidget *parent = nullptr);
    ~ExtractDialog() override;

    void add(const QStringList &archives);

Q_SIGNALS:
    void found(); // what the folder has is listed

protected:
    void reject() override;

private:
    QWidget *makeListRow();
    void look(const QString &folder);
    void choose();
    void leaveOut();
    void start();
    void next();
    void progressed(const ExtractProgress &progress);
    void ended(const Result<Extracted> &extracted);
    void over();
    void refresh();

    QTreeWidget *m_archives;
    QLabel *m_summary;
    QPushButton *m_add;
    QPushButton *m_leaveOut;
    DestinationField *m_destination;
    QCheckBox *m_removes;
    BarWidget *m_bar;
    QPushButton *m_start;
    QDialogButtonBox *m_buttons;
    ExtractProcess m_process;
    std::shared_ptr<std::atomic<bool>> m_looksNoMore = std::make_shared<std::atomic<bool>>(false);
    bool m_isLooking = false;
    bool m_isStopping = false;
    QString m_folder; // where they go now
    QTreeWidgetItem *m_current = nullptr;
    int m_done = 0;
    int m_failed = 0;
};

} // namespace milliard
