// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/engine/preview_run.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace milliard {

// The Preview button of a dialog and what it shows: the first of the files that a download with these options would fetch, and how
// much it is, as far as the source was listed for that. Downloads nothing and writes nothing. Takes no room while it has nothing to show.
class PreviewPane final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int mostRows = 1000; // the listing is asked no further

    explicit PreviewPane(QWidget *parent = nullptr);

    // Belongs to the dialog, which places it.
    QPushButton *button() const { return m_button; }
    void ask(const QString &source, const JobOptions &options);
    // Ends a question under way, and shows nothing.
    void clear();

Q_SIGNALS:
    void asked(); // by the button; the dialog answers with ask()
    void failed(const milliard::Error &error);
    void offerTaken(const QString &source); // what the address is rather meant as
    void resized(); // the dialog needs more room

private:
    void addPart(const PreviewRun::Part &part);
    void addRow(const Entry &entry);
    void end(const QString &why);
    void showSums(const QString &end);
    QString sumText() const;

    PreviewRun *m_run;
    QPushButton *m_button;
    QLabel *m_outcome;
    QLabel *m_notices;
    QPushButton *m_takeOffer;
    QTreeWidget *m_files;
    SourcePreview::Sums m_sums;
    QString m_offer;
    bool m_isFiltered = false;
};

} // namespace milliard
