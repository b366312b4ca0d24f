// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/guide_window.h"

#include "ui/search_field.h"

#include <QLineEdit>
#include <QListWidget>
#include <QScrollBar>
#include <QShortcut>
#include <QSplitter>
#include <QTextBlock>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace milliard {
namespace {

constexpr int mostLevel = 2; // of headings that the contents show

} // namespace

GuideWindow::GuideWindow(QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_contents(new QListWidget(this))
    , m_find(new QLineEdit(this))
    , m_text(new QTextBrowser(this))
{
    setWindowTitle(tr("User Guide"));
    m_contents->setAccessibleName(tr("Contents"));
    m_text->setAccessibleName(tr("User guide"));
    m_text->setOpenExternalLinks(true);
    m_text->setSource(QUrl(QStringLiteral("qrc:/docs/user-guide.md")), QTextDocument::MarkdownResource);
    m_text->document()->setDocumentMargin(18);
    makeSearchField(*m_find, tr("Find in the guide"));
    m_find->setPlaceholderText(tr("Find in the guide"));
    fitPictures();
    fillContents();

    auto *left = new QWidget(this);
    auto *leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(6, 6, 0, 6);
    leftColumn->addWidget(m_find);
    leftColumn->addWidget(m_contents, 1);
    auto *sides = new QSplitter(this);
    sides->addWidget(left);
    sides->addWidget(m_text);
    sides->setStretchFactor(1, 1);
    sides->setCollapsible(1, false);
    sides->setSizes({fontMetrics().averageCharWidth() * 36, fontMetrics().averageCharWidth() * 94});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(sides);

    connect(m_contents, &QListWidget::currentRowChanged, this, &GuideWindow::goTo);
    connect(m_find, &QLineEdit::returnPressed, this, &GuideWindow::find);
    connect(m_find, &QLineEdit::textEdited, this, [this] {
        m_text->moveCursor(QTextCursor::Start);
        find();
    });
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, m_find, [this] {
        m_find->setFocus();
        m_find->selectAll();
    });
    connect(new QShortcut(QKeySequence(Qt::Key_Escape), this), &QShortcut::activated, this, &QWidget::close);
    resize(fontMetrics().averageCharWidth() * 130, fontMetrics().height() * 42);
    m_contents->setFocus();
}

// None is wider than the text, however narrow the window is.
void GuideWindow::fitPictures()
{
    QTextCursor cursor(m_text->document());
    for (QTextBlock block = m_text->document()->begin(); block.isValid(); block = block.next()) {
        for (auto part = block.begin(); !part.atEnd(); ++part) {
            QTextImageFormat format = part.fragment().charFormat().toImageFormat();
            if (!format.isValid())
                continue;
            format.setMaximumWidth(QTextLength(QTextLength::PercentageLength, 100));
            cursor.setPosition(part.fragment().position());
            cursor.setPosition(part.fragment().position() + part.fragment().length(), QTextCursor::KeepAnchor);
            cursor.setCharFormat(format);
            break; // what comes after it has changed
        }
    }
}

void GuideWindow::fillContents()
{
    for (QTextBlock block = m_text->document()->begin(); block.isValid(); block = block.next()) {
        const int level = block.blockFormat().headingLevel();
        if (level < 1 || level > mostLevel)
            continue;
        auto *item = new QListWidgetItem(QString(2 * (level - 1), QLatin1Char(' ')) + block.text(), m_contents);
        item->setData(Qt::UserRole, block.position());
        item->setData(Qt::AccessibleTextRole, block.text());
    }
}

void GuideWindow::goTo(int row)
{
    if (row < 0)
        return;
    // From the end the heading comes to the top.
    m_text->moveCursor(QTextCursor::End);
    QTextCursor cursor(m_text->document());
    cursor.setPosition(m_contents->item(row)->data(Qt::UserRole).toInt());
    m_text->setTextCursor(cursor);
    m_text->verticalScrollBar()->setValue(m_text->verticalScrollBar()->value() + m_text->cursorRect().top() - m_text->fontMetrics().height());
}

// The next place, and from the beginning again after the last.
void GuideWindow::find()
{
    const QString words = m_find->text();
    const bool found = words.isEmpty() || m_text->find(words) || (m_text->moveCursor(QTextCursor::Start), m_text->find(words));
    m_find->setToolTip(found ? QString() : tr("The guide does not have \"%1\"").arg(words));
    if (!found)
        m_text->moveCursor(QTextCursor::Start);
}

} // namespace milliard
