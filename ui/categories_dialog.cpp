// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/categories_dialog.h"

#include "core/source/source_registry.h"
#include "ui/destination_field.h"
#include "ui/field_message.h"
#include "ui/globs.h"
#include "ui/settings.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>

#include <algorithm>

namespace milliard {
namespace {

QPushButton *button(const QString &text, const QString &name, const QString &objectName)
{
    auto *made = new QPushButton(text);
    made->setAccessibleName(name);
    made->setObjectName(objectName);
    made->setAutoDefault(false);
    return made;
}

} // namespace

CategoriesDialog::CategoriesDialog(Settings &settings, QWidget *parent)
    : QDialog(parent)
    , m_settings(settings)
    , m_categories(settings.categories())
    , m_list(new QListWidget)
    , m_remove(button(tr("&Remove"), tr("Remove this category"), QStringLiteral("remove")))
    , m_up(button(tr("&Up"), tr("Try its rule earlier"), QStringLiteral("up")))
    , m_down(button(tr("&Down"), tr("Try its rule later"), QStringLiteral("down")))
    , m_form(new QWidget)
    , m_name(new QLineEdit)
    , m_nameMessage(new FieldMessage(m_name))
    , m_folder(new DestinationField)
    , m_kind(new QComboBox)
    , m_hosts(new QLineEdit)
    , m_names(new QLineEdit)
    , m_namesMessage(new FieldMessage(m_names))
    , m_hostsMessage(new FieldMessage(m_hosts))
{
    setWindowTitle(tr("Categories"));
    auto *columns = new QHBoxLayout;
    columns->addWidget(makeList());
    columns->addWidget(makeForm(), 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    for (const auto kind : {QDialogButtonBox::Ok, QDialogButtonBox::Cancel})
        buttons->button(kind)->setIcon({});
    connect(buttons, &QDialogButtonBox::accepted, this, &CategoriesDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *outer = new QVBoxLayout(this);
    outer->addLayout(columns, 1);
    outer->addWidget(buttons);
    for (const Category &category : m_categories)
        m_list->addItem(category.name);
    connect(m_list, &QListWidget::currentRowChanged, this, &CategoriesDialog::present);
    m_list->setCurrentRow(m_categories.isEmpty() ? -1 : 0);
    present(m_list->currentRow());
    resize(680, 330);
}

QWidget *CategoriesDialog::makeList()
{
    m_list->setAccessibleName(tr("Categories"));
    m_list->setObjectName(QStringLiteral("categories"));
    QPushButton *more = button(tr("&Add"), tr("Add a category"), QStringLiteral("add"));
    connect(more, &QPushButton::clicked, this, &CategoriesDialog::add);
    connect(m_remove, &QPushButton::clicked, this, &CategoriesDialog::remove);
    connect(m_up, &QPushButton::clicked, this, [this] { shift(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { shift(1); });
    auto *part = new QWidget;
    auto *grid = new QGridLayout(part);
    grid->setContentsMargins(0, 0, 8, 0);
    grid->addWidget(m_list, 0, 0, 1, 2);
    grid->addWidget(more, 1, 0);
    grid->addWidget(m_remove, 1, 1);
    grid->addWidget(m_up, 2, 0);
    grid->addWidget(m_down, 2, 1);
    return part;
}

QWidget *CategoriesDialog::makeForm()
{
    auto *form = new QFormLayout(m_form);
    form->setContentsMargins(0, 0, 0, 0);
    form->setLabelAlignment(Qt::AlignRight | Qt::AlignTop);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_name->setAccessibleName(tr("Name of the category"));
    m_name->setObjectName(QStringLiteral("name"));
    m_nameMessage->setObjectName(QStringLiteral("nameMessage"));
    form->addRow(labelFor(m_name, tr("&Name:")), withMessages(m_name, {m_nameMessage}));
    m_folder->setOptional();
    m_folder->edit()->setPlaceholderText(tr("as in Preferences"));
    form->addRow(labelFor(m_folder->edit(), tr("&Folder:")), m_folder);
    auto *rule = new QLabel(tr("A new download belongs here if all fits that is filled in:"));
    rule->setWordWrap(true);
    form->addRow(rule);
    m_kind->setAccessibleName(tr("Kind of source"));
    m_kind->setObjectName(QStringLiteral("kind"));
    m_kind->addItem(tr("Any"), QString());
    for (const SourceKind *kind : sourceKinds())
        m_kind->addItem(QCoreApplication::translate("SourceKind", kind->title), QString::fromLatin1(kind->name));
    m_kind->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    form->addRow(labelFor(m_kind, tr("&Kind of source:")), m_kind);
    m_hosts->setAccessibleName(tr("Hosts"));
    m_hosts->setObjectName(QStringLiteral("hosts"));
    m_hosts->setPlaceholderText(QStringLiteral("*.example.org 10.0.0.*"));
    m_hosts->setToolTip(tr("Patterns with * and ?, with spaces between them; one of them must fit the host"));
    m_hostsMessage->setObjectName(QStringLiteral("hostsMessage"));
    form->addRow(labelFor(m_hosts, tr("&Hosts:")), withMessages(m_hosts, {m_hostsMessage}));
    m_names->setAccessibleName(tr("Names"));
    m_names->setObjectName(QStringLiteral("names"));
    m_names->setPlaceholderText(QStringLiteral("*.iso *.img"));
    m_names->setToolTip(tr("Patterns with * and ?, with spaces between them; one of them must fit the name of the download"));
    m_namesMessage->setObjectName(QStringLiteral("namesMessage"));
    form->addRow(labelFor(m_names, tr("Na&mes:")), withMessages(m_names, {m_namesMessage}));
    for (QLineEdit *field : {m_name, m_hosts, m_names, m_folder->edit()})
        connect(field, &QLineEdit::textChanged, this, &CategoriesDialog::edited);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &CategoriesDialog::edited);
    return m_form;
}

void CategoriesDialog::present(int row)
{
    m_shown = -1; // what is filled in now is nobody's edit
    const Category category = row < 0 ? Category() : m_categories.at(row);
    m_name->setText(category.name);
    m_folder->setFolder(category.folder);
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(category.kind)));
    m_hosts->setText(category.hosts.join(QLatin1Char(' ')));
    m_names->setText(category.names.join(QLatin1Char(' ')));
    for (FieldMessage *message : {m_nameMessage, m_hostsMessage, m_namesMessage, m_folder->message()})
        message->clear();
    m_shown = row;
    refreshEnabled();
}

void CategoriesDialog::refreshEnabled()
{
    m_form->setEnabled(m_shown >= 0);
    m_remove->setEnabled(m_shown >= 0);
    m_up->setEnabled(m_shown > 0);
    m_down->setEnabled(m_shown >= 0 && m_shown + 1 < m_categories.size());
}

void CategoriesDialog::edited()
{
    if (m_shown < 0)
        return;
    m_nameMessage->clear();
    m_hostsMessage->clear();
    m_namesMessage->clear();
    m_categories[m_shown] = {m_name->text().trimmed(), m_folder->typed(), m_kind->currentData().toString(), globsFrom(m_hosts->text()), globsFrom(m_names->text())};
    m_list->item(m_shown)->setText(m_name->text().trimmed());
}

void CategoriesDialog::add()
{
    m_categories.append(Category());
    m_list->addItem(QString());
    m_list->setCurrentRow(int(m_categories.size()) - 1);
    m_name->setFocus();
}

void CategoriesDialog::remove()
{
    const int row = m_shown;
    m_shown = -1;
    m_categories.removeAt(row);
    {
        const QSignalBlocker quiet(m_list);
        delete m_list->takeItem(row);
    }
    present(m_list->currentRow());
}

void CategoriesDialog::shift(int by)
{
    const int row = m_shown;
    m_categories.swapItemsAt(row, row + by);
    {
        const QSignalBlocker quiet(m_list);
        m_list->insertItem(row + by, m_list->takeItem(row));
        m_list->setCurrentRow(row + by);
    }
    present(row + by);
}

// Shows the first category with something wrong, and says what.
bool CategoriesDialog::check()
{
    const auto blame = [this](int row, FieldMessage *message, const QString &what) {
        m_list->setCurrentRow(row);
        message->setError(what);
        message->field()->setFocus();
        return false;
    };
    for (int row = 0; row < m_categories.size(); ++row) {
        const Category category = m_categories.at(row);
        if (category.name.isEmpty())
            return blame(row, m_nameMessage, tr("The name is missing."));
        if (std::ranges::find(m_categories, category.name, &Category::name) - m_categories.begin() < row)
            return blame(row, m_nameMessage, tr("Another category has this name."));
        if (const auto usable = category.folder.isEmpty() ? Result<void>() : checkDestination(category.folder); !usable)
            return blame(row, m_folder->message(), usable.error().message);
        for (const auto &[globs, message] : {std::pair(category.hosts, m_hostsMessage), std::pair(category.names, m_namesMessage)}) {
            if (const QString *wrong = firstWrong(globs))
                return blame(row, message, tr("\"%1\" is not a possible pattern.").arg(*wrong));
        }
    }
    return true;
}

void CategoriesDialog::accept()
{
    if (!check())
        return;
    m_settings.setCategories(m_categories);
    QDialog::accept();
}

} // namespace milliard
