// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/files/compress.h"

#include <QDialog>
#include <QFuture>
#include <QTimer>

#include <memory>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QPushButton;
class QTreeWidget;

namespace milliard {

class BarWidget;
class DestinationField;

// Compresses all files of a folder, each by itself, and shows what that saves: in all, and for the latest files and every
// failure up to a bound. Nothing is done before Compress. Closing it ends the work after the files under way.
class CompressDialog final : public QDialog
{
    Q_OBJECT

public:
    static constexpr int mostRows = 500;

    explicit CompressDialog(const QString &folder, QWidget *parent = nullptr);
    ~CompressDialog() override; // waits for the files under way

Q_SIGNALS:
    void ended();

protected:
    void reject() override;

private:
    struct Work; // what the working thread and this one share

    void start();
    void sample();
    void over(const CompressedSum &sum);
    void showFile(const Compressed &file);
    void showSum(const CompressedSum &sum);
    void refresh();

    DestinationField *m_folder;
    QComboBox *m_compression;
    QTreeWidget *m_files;
    QLabel *m_sum;
    BarWidget *m_bar;
    QPushButton *m_start;
    QDialogButtonBox *m_buttons;
    QTimer m_timer;
    std::shared_ptr<Work> m_work; // while it runs
    QFuture<void> m_running;
};

} // namespace milliard
