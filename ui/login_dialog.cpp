// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/login_dialog.h"

#include "core/base/login.h"
#include "core/secrets/keychain.h"
#include "ui/field_message.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace milliard {

LoginDialog::LoginDialog(const SecretAccount &account, QWidget *parent)
    : QDialog(parent)
    , m_account(account)
    , m_user(new QLineEdit)
    , m_password(new QLineEdit)
    , m_message(new FieldMessage(m_password))
{
    setWindowTitle(tr("Login"));
    m_user->setObjectName(QStringLiteral("loginUser"));
    m_user->setAccessibleName(tr("User name"));
    m_password->setObjectName(QStringLiteral("loginPassword"));
    m_password->setAccessibleName(tr("Password"));
    m_password->setEchoMode(QLineEdit::Password);
    m_message->setObjectName(QStringLiteral("loginMessage"));
    auto *what = new QLabel(tr("For %1. It is kept in the system's keychain, and sent when that server asks for a login.").arg(account.name));
    what->setTextFormat(Qt::PlainText);
    what->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_keep = buttons->addButton(tr("&Keep"), QDialogButtonBox::AcceptRole);
    m_keep->setObjectName(QStringLiteral("keep"));
    m_keep->setDefault(true);
    buttons->button(QDialogButtonBox::Cancel)->setIcon({});
    connect(buttons, &QDialogButtonBox::accepted, this, &LoginDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    for (QLineEdit *edit : {m_user, m_password})
        connect(edit, &QLineEdit::textEdited, m_message, &FieldMessage::clear);
    auto *form = new QFormLayout(this);
    form->addRow(what);
    form->addRow(labelFor(m_user, tr("&User name:")), m_user);
    form->addRow(labelFor(m_password, tr("&Password:")), withMessages(m_password, {m_message}));
    form->addRow(buttons);
    resize(440, sizeHint().height());
}

void LoginDialog::accept()
{
    const Secret secret{m_user->text().toUtf8(), m_password->text().toUtf8()};
    if (secret.first().isEmpty() || secret.last().isEmpty())
        return m_message->setError(tr("Both are needed: a user name and a password."));
    if (const auto right = checkSecret(m_account.kind, secret); !right)
        return m_message->setError(explain(right.error()));
    m_keep->setEnabled(false); // the keychain may have to be unlocked first
    m_message->setHint(tr("Waiting for the keychain"));
    writeSecret(m_account.name, secret).then(this, [this](const Result<void> &written) { kept(written); });
}

void LoginDialog::kept(const Result<void> &written)
{
    m_keep->setEnabled(true);
    if (written) {
        m_password->clear();
        return QDialog::accept();
    }
    m_message->setError(tr("%1 Without a keychain, a line \"machine HOST login NAME password SECRET\" in %2 does the same.").arg(explain(written.error()), QDir::toNativeSeparators(loginFile())));
}

} // namespace milliard
