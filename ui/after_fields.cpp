// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/after_fields.h"

#include "core/base/after_step.h"
#include "ui/field_message.h"
#include "ui/section_toggle.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>

namespace milliard {

AfterFields::AfterFields(QFormLayout &form, QObject *parent)
    : QObject(parent)
    , m_form(form)
    , m_toggle(new SectionToggle(tr("Afterwards: verify, unpack, compress, run a command")))
    , m_verify(new QCheckBox(tr("Verify the files")))
    , m_extract(new QCheckBox(tr("Unpack archives")))
    , m_removes(new QCheckBox(tr("and remove those that were unpacked")))
    , m_compress(new QCheckBox(tr("Compress each file with")))
    , m_compression(new QComboBox)
    , m_command(new QLineEdit)
    , m_commandMessage(new FieldMessage(m_command))
    , m_open(new QComboBox)
{
    m_toggle->setObjectName(QStringLiteral("afterToggle"));
    m_verify->setObjectName(QStringLiteral("afterVerify"));
    m_verify->setToolTip(tr("Ask for the listing once more, and compare sizes and digests"));
    m_extract->setObjectName(QStringLiteral("afterExtract"));
    m_removes->setObjectName(QStringLiteral("afterRemoves"));
    m_compress->setObjectName(QStringLiteral("afterCompress"));
    m_compression->setObjectName(QStringLiteral("afterCompression"));
    m_compression->setAccessibleName(tr("Compress with"));
    m_compression->addItem(tr("Zstandard (.zst)"), QStringLiteral("compress=zstd"));
    m_compression->addItem(tr("gzip (.gz)"), QStringLiteral("compress=gzip"));
    m_command->setObjectName(QStringLiteral("afterCommand"));
    m_command->setAccessibleName(tr("Run a command"));
    m_command->setPlaceholderText(tr("none; for instance notify-send \"%n is there\""));
    const QString help = tr("A program and its arguments, without a shell. %p is the folder, %n the name of the file, or of the folder if there are several, %s the counts. "
                            "Quotes hold words together.");
    m_command->setToolTip(help);
    m_command->setWhatsThis(help);
    m_commandMessage->setObjectName(QStringLiteral("afterCommandMessage"));
    m_open->setObjectName(QStringLiteral("afterOpen"));
    m_open->setAccessibleName(tr("In the end"));
    m_open->addItem(tr("nothing more"), QString());
    m_open->addItem(tr("open the file, or the folder if there are several"), QStringLiteral("open"));
    m_open->addItem(tr("show it in its folder"), QStringLiteral("show"));

    form.addRow(m_toggle);
    const auto addRow = [&](const QString &title, QWidget *buddy, QWidget *row) {
        form.addRow(labelFor(buddy, title), row);
        m_rows.push_back(row);
    };
    addRow(QString(), m_verify, m_verify);
    addRow(QString(), m_extract, inRow({m_extract, m_removes}, -1));
    addRow(QString(), m_compress, inRow({m_compress, m_compression}, -1));
    addRow(tr("Run:"), m_command, withMessages(m_command, {m_commandMessage}));
    addRow(tr("In the end:"), m_open, inRow({m_open}, -1));
    connect(m_command, &QLineEdit::textEdited, m_commandMessage, &FieldMessage::clear);
    for (QCheckBox *box : {m_extract, m_compress})
        connect(box, &QCheckBox::toggled, this, &AfterFields::refresh);
    connect(m_toggle, &SectionToggle::toggled, this, &AfterFields::refresh);
    refresh();
}

void AfterFields::setPacked(bool packed)
{
    m_packed = packed;
    refresh();
}

void AfterFields::refresh()
{
    for (QWidget *row : m_rows)
        m_form.setRowVisible(row, m_toggle->isChecked());
    const QString why = m_packed ? tr("For separate files only") : QString();
    for (QWidget *box : {m_extract, m_compress}) {
        box->setEnabled(!m_packed);
        box->setToolTip(why);
        box->setAccessibleDescription(why);
    }
    m_removes->setEnabled(!m_packed && m_extract->isChecked());
    m_compression->setEnabled(!m_packed && m_compress->isChecked());
    Q_EMIT resized();
}

bool AfterFields::read(JobOptions &options) const
{
    QStringList steps;
    if (m_verify->isChecked())
        steps += QStringLiteral("verify");
    if (m_extract->isChecked() && !m_packed)
        steps += m_removes->isChecked() ? QStringLiteral("extract=remove") : QStringLiteral("extract");
    if (m_compress->isChecked() && !m_packed)
        steps += m_compression->currentData().toString();
    if (const QString command = m_command->text().trimmed(); !command.isEmpty()) {
        steps += QStringLiteral("run:") + command;
        if (!afterStepFromText(steps.last())) {
            m_commandMessage->setError(tr("This names no program."));
            m_toggle->setChecked(true);
            return false;
        }
    }
    if (const QString last = m_open->currentData().toString(); !last.isEmpty())
        steps += last;
    options.then = steps;
    return true;
}

FieldMessage *AfterFields::firstError() const
{
    return m_commandMessage->hasError() ? m_commandMessage : nullptr;
}

QString afterStepWords(const QString &text)
{
    const auto step = afterStepFromText(text);
    if (!step)
        return text;
    switch (step->kind) {
    case AfterStep::Verify:
        return AfterFields::tr("verify");
    case AfterStep::Extract:
        return AfterFields::tr("unpack archives");
    case AfterStep::ExtractRemove:
        return AfterFields::tr("unpack archives and remove them");
    case AfterStep::CompressGzip:
    case AfterStep::CompressZstd:
        return AfterFields::tr("compress each file (%1)").arg(text.section(QLatin1Char('='), 1));
    case AfterStep::Run:
        return AfterFields::tr("run %1").arg(text.sliced(4));
    case AfterStep::Open:
        return AfterFields::tr("open");
    case AfterStep::Show:
        return AfterFields::tr("show in folder");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace milliard
