// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/save_fields.h"

#include "ui/field_message.h"
#include "ui/option_help.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>

namespace milliard {

QString packingText(Packing pack)
{
    return pack == Packing::None ? SaveFields::tr("separate files") : SaveFields::tr("%1 archives").arg(packingName(pack));
}

QComboBox *makePackingBox()
{
    auto *box = new QComboBox;
    box->setObjectName(QStringLiteral("pack"));
    box->setAccessibleName(SaveFields::tr("Save as"));
    box->setToolTip(SaveFields::tr("Archives hold many files each, where a file system would suffer from too many"));
    setHelp(*box, OptionHelp::Packing);
    for (const Packing pack : {Packing::None, Packing::TarZst, Packing::TarGz, Packing::Zip}) {
        QString text = packingText(pack);
        if (pack == Packing::None)
            text[0] = text[0].toUpper();
        box->addItem(text, int(pack));
    }
    return box;
}

SaveFields::SaveFields(QFormLayout &form, QObject *parent)
    : QObject(parent)
    , m_packing(makePackingBox())
    , m_hint(new FieldMessage(m_packing))
    , m_fanOut(new QCheckBox(tr("Spread over f&olders")))
    , m_existing(new QComboBox)
{
    m_hint->setObjectName(QStringLiteral("packHint"));
    m_fanOut->setObjectName(QStringLiteral("fanOut"));
    m_existing->setObjectName(QStringLiteral("existing"));
    m_existing->setAccessibleName(tr("If a file exists"));
    m_existing->addItem(tr("Keep it, skip the new one"), int(ExistingRule::Skip));
    m_existing->addItem(tr("Overwrite it"), int(ExistingRule::Overwrite));
    m_existing->addItem(tr("Overwrite it if the new one is newer"), int(ExistingRule::Newer));
    m_existing->addItem(tr("Keep both, number the new one"), int(ExistingRule::Rename));
    m_existing->addItem(tr("Ask me, when the others are done"), int(ExistingRule::Ask));
    m_existing->addItem(tr("Count the new one as failed"), int(ExistingRule::Fail));
    setHelp(*m_fanOut, OptionHelp::FanOut);
    setHelp(*m_existing, OptionHelp::Existing);
    form.addRow(labelFor(m_packing, tr("Save &as:")), withMessages(inRow({m_packing, m_fanOut}, -1), {m_hint}));
    form.addRow(labelFor(m_existing, tr("&If a file exists:")), inRow({m_existing}, -1));
    connect(m_packing, &QComboBox::currentIndexChanged, this, &SaveFields::packingChosen);
    packingChosen();
}

Packing SaveFields::packing() const
{
    return Packing(m_packing->currentData().toInt());
}

void SaveFields::setPacking(Packing pack)
{
    m_packing->setCurrentIndex(m_packing->findData(int(pack)));
}

void SaveFields::packingChosen()
{
    const bool packed = packing() != Packing::None;
    if (packed && !m_packed) {
        m_wantedFanOut = m_fanOut->isChecked();
        m_wantedExisting = m_existing->currentIndex();
        m_fanOut->setChecked(false);
        m_existing->setCurrentIndex(m_existing->findData(int(ExistingRule::Skip)));
    } else if (!packed && m_packed) {
        m_fanOut->setChecked(m_wantedFanOut);
        m_existing->setCurrentIndex(m_wantedExisting);
    }
    m_packed = packed;
    const QString why = tr("For separate files only: archives are always new ones, and lie in the destination itself");
    m_fanOut->setToolTip(packed ? why
                                : tr("Two levels of folders made from a hash of the name, so that no folder holds too many files"));
    m_existing->setToolTip(packed ? why : QString());
    for (QWidget *widget : {static_cast<QWidget *>(m_fanOut), static_cast<QWidget *>(m_existing)}) {
        widget->setEnabled(!packed);
        widget->setAccessibleDescription(packed ? why : QString()); // tool tips need a mouse
    }
    m_hint->setHint(!packed ? QString()
            : packing() == Packing::Zip
            ? tr("Up to 5,000 files an archive, and the slowest. Files of 2 GiB and more fail.")
            : tr("Up to 100,000 files an archive. Files of 8 GiB and more fail."));
    Q_EMIT resized();
}

void SaveFields::read(JobOptions &options) const
{
    options.pack = packing();
    options.existing = ExistingRule(m_existing->currentData().toInt());
    options.fanOut = m_fanOut->isChecked();
}

} // namespace milliard
