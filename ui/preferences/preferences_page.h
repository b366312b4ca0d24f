// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/settings.h"

#include <QIcon>
#include <QWidget>

class QFormLayout;
class QLabel;
class QVBoxLayout;

namespace milliard {

class FieldMessage;
class NumberEdit;

// A page of the preferences: the fields of some members of Preferences, in groups. It knows nothing of the other pages,
// and writes nothing down.
class PreferencesPage : public QWidget
{
    Q_OBJECT

public:
    QString title() const { return m_title; }
    QIcon icon() const { return m_icon; }

    // Shows the page's members of these.
    virtual void load(const Preferences &preferences) = 0;
    // Sets the page's members. The first field that is wrong, whose message then says why; null if all are right.
    virtual QWidget *store(Preferences &preferences) = 0;
    // Marks what matches all of the words; none: nothing is marked. Whether something does, or there are no words.
    virtual bool search(const QStringList &words);

protected:
    struct Number {
        NumberEdit *edit;
        FieldMessage *message;
        QString what;
    };

    PreferencesPage(const QString &title, const QIcon &icon);

    QFormLayout *addGroup(const QString &title);
    static void addRow(QFormLayout &form, const QString &text, QWidget *buddy, QWidget *row);
    static Number addNumber(QFormLayout &form, const QString &label, const QString &what, const QString &after, const char *name, double low,
        double high, int decimals = 0);
    // Ends the page: what stands below is empty, and the fields of all groups have one edge.
    void alignGroups();
    void clearMessages();
    // In any case, and in longer words with one typing error.
    static bool hasAll(const QString &text, const QStringList &words);

    // The first of several fields that were looked at which is wrong.
    class Check
    {
    public:
        QWidget *wrong = nullptr;

        void blame(QWidget *field);
        double read(const Number &number);
    };

    QVBoxLayout *column() const { return m_column; }

private:
    QString m_title;
    QIcon m_icon;
    QVBoxLayout *m_column;
    QList<QFormLayout *> m_forms;
};

} // namespace milliard
