// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/source/listing_source.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace milliard {

class ListingProbe;
struct JobOptions;

// The Test button of a dialog and what it shows: the names, sizes and times on a source's first page. Asks for nothing else
// and writes nothing. Takes no room while it has nothing to show.
class SourceTest final : public QWidget
{
    Q_OBJECT

public:
    explicit SourceTest(QWidget *parent = nullptr);

    // Belongs to the dialog, which places it and says what a click asks.
    QPushButton *button() const { return m_button; }
    void ask(const QString &source, const JobOptions &options);
    // Ends a question under way, and shows nothing.
    void clear();

Q_SIGNALS:
    void failed(const milliard::Error &error);

private:
    void answered(const Result<Page> &page);
    void show(const Page &page);

    ListingProbe *m_probe;
    QPushButton *m_button;
    QLabel *m_outcome;
    QTreeWidget *m_names;
};

} // namespace milliard
