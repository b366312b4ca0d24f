// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QWidget>

class QLineEdit;

namespace milliard {

// A file's path, typed or chosen; empty: none.
class FileEdit final : public QWidget
{
    Q_OBJECT

public:
    // 'title' is the file dialog's, and 'what' what the file is, for those who hear it: "File of cookies".
    FileEdit(const char *name, const QString &what, const QString &title, QWidget *parent = nullptr);

    QLineEdit *edit() const { return m_edit; }
    void setFile(const QString &path);
    // The path as it is typed, "~/" taken for the home folder. May be none that is absolute.
    QString file() const;

private:
    void browse();

    QLineEdit *m_edit;
    QString m_title;
};

} // namespace milliard
