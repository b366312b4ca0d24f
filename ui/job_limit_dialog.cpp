// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/job_limit_dialog.h"

#include "core/model/job_view.h"
#include "ui/field_message.h"
#include "ui/number_edit.h"
#include "ui/rate_field.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>

namespace milliard {

JobLimitDialog::JobLimitDialog(Engine &engine, const JobRecord &job, QWidget *parent)
    : QDialog(parent)
    , m_engine(engine)
    , m_id(job.id)
    , m_speed(new RateField("jobSpeed", tr("Most bytes per second; empty: no limit")))
    , m_requests(new NumberEdit(1, double(JobOptions::maxLimit)))
    , m_message(new FieldMessage(m_requests))
{
    setWindowTitle(tr("Limit This Job"));
    m_speed->setNoLimitAllowed();
    m_speed->setRate(job.spec.options.limitRate);
    m_requests->setObjectName(QStringLiteral("jobRequests"));
    m_requests->setAccessibleName(tr("Most files per second; empty: no limit"));
    m_requests->setNoLimitAllowed();
    m_requests->setNumber(double(job.spec.options.limitRequests));
    m_message->setObjectName(QStringLiteral("jobLimitMessage"));
    connect(m_requests, &QLineEdit::textEdited, m_message, &FieldMessage::clear);
    auto *what = new QLabel(tr("Of %1 alone; it holds at once.").arg(JobView::nameOf(job.spec.source)));
    what->setTextFormat(Qt::PlainText);
    what->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    for (const auto button : {QDialogButtonBox::Ok, QDialogButtonBox::Cancel})
        buttons->button(button)->setIcon({});
    buttons->button(QDialogButtonBox::Ok)->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &JobLimitDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *form = new QFormLayout(this);
    form->addRow(what);
    form->addRow(labelFor(&m_speed->edit(), tr("&Speed:")), m_speed);
    form->addRow(labelFor(m_requests, tr("&Files:")), withMessages(inRow({m_requests, new QLabel(tr("files per second"))}, -1), {m_message}));
    form->addRow(buttons);
    resize(400, sizeHint().height());
}

void JobLimitDialog::accept()
{
    const auto speed = m_speed->rate(tr("The download speed"));
    const auto requests = m_requests->number(*m_message, tr("The number of files per second"));
    if (!speed || !requests)
        return;
    m_engine.setLimits(m_id, {*speed, qint64(*requests)}).then(this, [this](const Result<void> &set) {
        if (set)
            QDialog::accept();
        else
            m_message->setError(explain(set.error()));
    });
}

} // namespace milliard
