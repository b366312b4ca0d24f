// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/conflict_dialog.h"

#include "core/engine/round.h"
#include "core/model/format.h"
#include "ui/field_message.h"

#include <QCheckBox>
#include <QDateTime>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QGridLayout>
#include <QGroupBox>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>
#include <QTimeZone>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace milliard {
namespace {

constexpr ExistingRule rules[]{ExistingRule::Skip, ExistingRule::Overwrite, ExistingRule::Newer, ExistingRule::Rename};
constexpr int textWidth = 440;
enum Which { There, New };
enum What { Size, Time };

QString sizeText(qint64 bytes)
{
    return bytes < 0 ? ConflictDialog::tr("unknown") : bytes < 1024 ? ConflictDialog::tr("%Ln byte(s)", nullptr, int(bytes)) : formatBytes(bytes);
}

QString timeText(const QDateTime &time)
{
    return time.isValid() ? QLocale().toString(time.toLocalTime(), QLocale::ShortFormat) : ConflictDialog::tr("unknown");
}

} // namespace

ConflictDialog::ConflictDialog(Engine &engine, JobId id, QWidget *parent)
    : QDialog(parent)
    , m_engine(engine)
    , m_id(id)
    , m_text(new QLabel)
    , m_folder(new QLabel)
    , m_forAll(new QCheckBox)
    , m_message(new FieldMessage(m_forAll))
{
    setWindowTitle(tr("Files Already There"));
    makeForm();
    readNext();
}

void ConflictDialog::makeForm()
{
    m_text->setObjectName(QStringLiteral("conflict"));
    QFont bold = m_text->font();
    bold.setWeight(QFont::DemiBold);
    m_text->setFont(bold);
    m_folder->setObjectName(QStringLiteral("conflictFolder"));
    m_folder->setForegroundRole(QPalette::PlaceholderText);
    for (QLabel *label : {m_text, m_folder}) {
        label->setTextFormat(Qt::PlainText);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    }

    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(18);
    const QString columns[]{tr("There"), tr("New")};
    const QString rows[]{tr("Size:"), tr("Changed:")};
    const char *const names[2][2]{{"sizeThere", "timeThere"}, {"sizeNew", "timeNew"}};
    for (const Which which : {There, New}) {
        auto *title = new QLabel(columns[which]);
        title->setForegroundRole(QPalette::PlaceholderText);
        grid->addWidget(title, 0, 1 + which);
        for (const What what : {Size, Time}) {
            auto *cell = m_cells[which][what] = new QLabel;
            cell->setObjectName(QLatin1String(names[which][what]));
            cell->setAccessibleName(tr("%1, %2").arg(columns[which], rows[what].chopped(1)));
            cell->setTextInteractionFlags(Qt::TextSelectableByMouse);
            grid->addWidget(cell, 1 + what, 1 + which);
        }
    }
    for (const What what : {Size, Time}) {
        auto *title = new QLabel(rows[what]);
        title->setForegroundRole(QPalette::PlaceholderText);
        grid->addWidget(title, 1 + what, 0);
    }
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);

    auto *group = new QGroupBox(tr("What shall be done?"));
    auto *choices = new QVBoxLayout(group);
    const QString texts[]{tr("&Skip: keep what is there"), tr("&Overwrite it"), tr("Overwrite it if the new one is &newer"), tr("Keep &both, number the new one")};
    const char *const ruleNames[]{"skip", "overwrite", "newer", "rename"};
    for (int i = 0; i < 4; ++i) {
        m_rules[i] = new QRadioButton(texts[i]);
        m_rules[i]->setObjectName(QLatin1String(ruleNames[i]));
        choices->addWidget(m_rules[i]);
    }
    m_rules[0]->setChecked(true);
    m_forAll->setObjectName(QStringLiteral("forAll"));

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_apply = buttons->button(QDialogButtonBox::Ok);
    m_apply->setObjectName(QStringLiteral("apply"));
    m_apply->setText(tr("A&pply"));
    m_apply->setIcon({});
    m_apply->setDefault(true);
    buttons->button(QDialogButtonBox::Cancel)->setIcon({});
    buttons->button(QDialogButtonBox::Cancel)->setToolTip(tr("Leave the other files as they are; they can be decided later"));
    connect(buttons, &QDialogButtonBox::accepted, this, &ConflictDialog::answer);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *column = new QVBoxLayout(this);
    column->addWidget(m_text);
    column->addWidget(m_folder);
    column->addLayout(grid);
    column->addWidget(group);
    column->addWidget(m_forAll);
    column->addWidget(m_message);
    column->addStretch();
    column->addWidget(buttons);
    setMinimumWidth(textWidth + 40);
}

void ConflictDialog::setBusy(bool busy)
{
    m_apply->setEnabled(!busy);
}

void ConflictDialog::readNext()
{
    setBusy(true);
    m_engine.failuresByName(m_id, {{ErrorKind::FileExists}}, 1).then(this, [this](const Result<Journal::FailureChunk> &read) {
        if (!read)
            return m_message->setError(explain(read.error()));
        if (read->failures.isEmpty())
            return accept();
        ask(read->failures.first());
        setBusy(false);
    });
}

void ConflictDialog::ask(const Failure &conflict)
{
    m_name = conflict.name;
    const JobRecord *const job = m_engine.job(m_id);
    QFileInfo there(conflict.error.message); // of this kind mostly the path alone (core/base/error.h)
    if (job && !there.exists() && !there.isSymbolicLink())
        there.setFile(job->spec.destination + QLatin1Char('/') + QString::fromUtf8(Round::pathOf(conflict.name, job->spec.options)));
    const QString text = tr("%1 is already there").arg(shownName(there.fileName()));
    m_text->setText(m_text->fontMetrics().elidedText(text, Qt::ElideMiddle, textWidth));
    m_text->setAccessibleName(text);
    m_text->setToolTip(there.filePath());
    m_folder->setText(m_folder->fontMetrics().elidedText(there.path(), Qt::ElideMiddle, textWidth));
    m_folder->setToolTip(there.path());
    showThere(there);
    m_cells[New][Size]->setText(sizeText(conflict.size));
    m_cells[New][Time]->setText(timeText(conflict.modified < 0 ? QDateTime() : QDateTime::fromMSecsSinceEpoch(conflict.modified, QTimeZone::UTC)));

    const qint64 left = job ? job->conflicts : 0;
    m_forAll->setText(tr("Do this for &all %Ln file(s) that are left", nullptr, int(std::min<qint64>(left, std::numeric_limits<int>::max()))));
    m_forAll->setVisible(left > 1);
    const bool noTime = conflict.modified < 0;
    m_rules[2]->setToolTip(noTime ? tr("The source tells no time of the new one, so that what is there would stay") : QString());
    m_rules[2]->setAccessibleDescription(m_rules[2]->toolTip());
}

// Of a link nobody wants to hear size and time.
void ConflictDialog::showThere(const QFileInfo &there)
{
    const bool isLink = there.isSymbolicLink();
    const bool isFile = !isLink && there.isFile();
    const QString kind = isLink ? tr("a link") : there.exists() ? tr("no ordinary file") : tr("no longer there");
    m_cells[There][Size]->setText(isFile ? sizeText(there.size()) : kind);
    m_cells[There][Time]->setText(isFile ? timeText(there.lastModified()) : QString());
}

ExistingRule ConflictDialog::rule() const
{
    return rules[std::ranges::find_if(m_rules, &QRadioButton::isChecked) - std::begin(m_rules)];
}

void ConflictDialog::answer()
{
    const bool forAll = m_forAll->isVisible() && m_forAll->isChecked();
    const auto answered = forAll ? m_engine.reopenFailed(m_id, {{ErrorKind::FileExists}}, rule()) : m_engine.reopenConflict(m_id, m_name, rule());
    if (!answered)
        return m_message->setError(explain(answered.error()));
    m_isAnswered = true;
    m_message->clear();
    (*std::ranges::find_if(m_rules, &QRadioButton::isChecked))->setFocus(); // where the next begins
    readNext();
}

void ConflictDialog::done(int result)
{
    if (m_isAnswered && result == Rejected)
        Q_EMIT left();
    if (m_isAnswered)
        (void)m_engine.queue().add({m_id}); // one that another process runs by now is fetched there
    QDialog::done(result);
}

} // namespace milliard
