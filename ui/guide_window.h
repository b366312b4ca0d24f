// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QWidget>

class QLineEdit;
class QListWidget;
class QTextBrowser;

namespace milliard {

// The user guide, which is part of the program, with its contents beside it and a field to find words. A window of its own, so
// that it can be read beside the others.
class GuideWindow final : public QWidget
{
    Q_OBJECT

public:
    explicit GuideWindow(QWidget *parent = nullptr);

    QListWidget &contents() { return *m_contents; }
    QTextBrowser &text() { return *m_text; }
    QLineEdit &findField() { return *m_find; }

private:
    void fitPictures();
    void fillContents();
    void goTo(int row);
    void find();

    QListWidget *m_contents;
    QLineEdit *m_find;
    QTextBrowser *m_text;
};

} // namespace milliard
