// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/filter_fields.h"

#include "core/base/size_text.h"
#include "core/base/time_text.h"
#include "ui/field_message.h"
#include "ui/section_toggle.h"

#include <QDateTime>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

#include <algorithm>

namespace milliard {

FilterFields::FilterFields(QFormLayout &form, QObject *parent)
    : QObject(parent)
    , m_form(form)
    , m_toggle(new SectionToggle(tr("Filters: names, sizes, &changes")))
{
    const QString globs = tr("Patterns over the whole path with * (anything, also /) and ?, several with ; between them. sub/ is all below the folder sub, **/ any folders or none");
    const QString sizes = tr("Bytes, such as 500000, 800K or 20M; empty: any. Files whose size the source does not tell are taken");
    const QString times = tr("A date such as 2026-03-31, or how long ago: 3h, 7d, 2w; empty: any. Files whose time the source does not tell are taken");
    m_include = addEdit("include", tr("Only names like"), tr("all; for instance *.jpg; *.png"), globs);
    m_exclude = addEdit("exclude", tr("But not names like"), tr("none"), globs);
    m_minSize = addEdit("minSize", tr("Smallest size"), tr("any; for instance 800K"), sizes);
    m_maxSize = addEdit("maxSize", tr("Largest size"), tr("any; for instance 20M"), sizes);
    m_newerThan = addEdit("newerThan", tr("Changed after"), tr("any time; for instance 7d"), times);
    m_olderThan = addEdit("olderThan", tr("Changed before"), tr("any; for instance 2026-03-31"), times);
    m_toggle->setObjectName(QStringLiteral("filtersToggle"));
    form.addRow(m_toggle);
    addRow(form, tr("Onl&y names like:"), m_include, {addMessage(m_include)});
    addRow(form, tr("But not li&ke:"), m_exclude, {addMessage(m_exclude)});
    const auto between = [](QLineEdit *low, const QString &word, QLineEdit *high) {
        QWidget *row = inRow({low, new QLabel(word), high}, 0);
        static_cast<QHBoxLayout *>(row->layout())->setStretchFactor(high, 1);
        row->setFocusProxy(low);
        return row;
    };
    addRow(form, tr("Size from:"), between(m_minSize, tr("to"), m_maxSize), {addMessage(m_minSize), addMessage(m_maxSize)});
    addRow(form, tr("Changed after:"), between(m_newerThan, tr("before"), m_olderThan), {addMessage(m_newerThan), addMessage(m_olderThan)});
    connect(m_toggle, &SectionToggle::toggled, this, &FilterFields::refreshRows);
    refreshRows();
}

QLineEdit *FilterFields::addEdit(const char *name, const QString &plain, const QString &hint, const QString &help)
{
    auto *edit = new QLineEdit;
    edit->setObjectName(QLatin1String(name));
    edit->setAccessibleName(plain);
    edit->setPlaceholderText(hint);
    edit->setToolTip(help);
    edit->setWhatsThis(help);
    connect(edit, &QLineEdit::textEdited, this, &FilterFields::edited);
    return edit;
}

FieldMessage *FilterFields::addMessage(QLineEdit *edit)
{
    auto *message = new FieldMessage(edit);
    message->setObjectName(edit->objectName() + QStringLiteral("Message"));
    connect(edit, &QLineEdit::textEdited, message, &FieldMessage::clear);
    m_messages.push_back(message);
    return message;
}

void FilterFields::addRow(QFormLayout &form, const QString &title, QWidget *row, std::initializer_list<FieldMessage *> messages)
{
    QWidget *whole = withMessages(row, messages);
    form.addRow(labelFor(row->focusProxy() ? row->focusProxy() : row, title), whole);
    m_rows.push_back(whole);
}

void FilterFields::setVisible(bool on)
{
    m_visible = on;
    m_form.setRowVisible(m_toggle, on);
    refreshRows();
}

void FilterFields::refreshRows()
{
    for (QWidget *row : m_rows)
        m_form.setRowVisible(row, m_visible && m_toggle->isChecked());
    Q_EMIT resized();
}

QStringList FilterFields::readGlobs(const QLineEdit *edit, FieldMessage *message) const
{
    QStringList globs;
    for (const QString &part : edit->text().split(QLatin1Char(';'), Qt::SkipEmptyParts)) {
        const QString glob = part.trimmed();
        if (glob.isEmpty())
            continue;
        if (!globExpression(glob).isValid())
            message->setError(tr("\"%1\" is no pattern: a [ has its ] behind it.").arg(glob));
        globs << glob;
    }
    return globs;
}

qint64 FilterFields::readSize(const QLineEdit *edit, FieldMessage *message) const
{
    const QString text = edit->text().trimmed();
    if (text.isEmpty())
        return -1;
    const auto bytes = bytesFromText(text, mostFileBytes);
    if (!bytes)
        message->setError(tr("\"%1\" is no size: bytes, such as 500000, 800K or 20M.").arg(text));
    return bytes.value_or(-1);
}

qint64 FilterFields::readTime(const QLineEdit *edit, FieldMessage *message) const
{
    const QString text = edit->text().trimmed();
    if (text.isEmpty())
        return -1;
    const auto time = timeFromText(text, QDateTime::currentMSecsSinceEpoch());
    if (!time)
        message->setError(tr("\"%1\" is no time: a date such as 2026-03-31 or 2026-03-31T18:00:00Z, or how long ago, such as 3h, 7d or 2w.").arg(text));
    return time.value_or(-1);
}

bool FilterFields::read(JobOptions &options)
{
    for (FieldMessage *message : m_messages)
        message->clear();
    options.include = readGlobs(m_include, m_messages[0]);
    options.exclude = readGlobs(m_exclude, m_messages[1]);
    options.minSize = readSize(m_minSize, m_messages[2]);
    options.maxSize = readSize(m_maxSize, m_messages[3]);
    options.newerThan = readTime(m_newerThan, m_messages[4]);
    options.olderThan = readTime(m_olderThan, m_messages[5]);
    if (options.maxSize >= 0 && options.minSize > options.maxSize)
        m_messages[3]->setError(tr("The largest size is below the smallest: no file has such a size."));
    if (options.olderThan >= 0 && options.newerThan >= options.olderThan)
        m_messages[5]->setError(tr("The second time is not after the first: no file is of such a time."));
    if (!firstError())
        return true;
    m_toggle->setChecked(true);
    return false;
}

FieldMessage *FilterFields::firstError() const
{
    const auto found = std::ranges::find_if(m_messages, &FieldMessage::hasError);
    return found == m_messages.end() ? nullptr : *found;
}

} // namespace milliard
