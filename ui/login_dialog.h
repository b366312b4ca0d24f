// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/secrets/secret.h"

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace milliard {

class FieldMessage;

// Asks for a user name and a password and keeps them in the system's keychain, which is the only place for them: where there is none,
// it says so, and what can be done instead.
class LoginDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit LoginDialog(const SecretAccount &account, QWidget *parent = nullptr);

    void accept() override;

private:
    void kept(const Result<void> &written);

    const SecretAccount m_account;
    QLineEdit *m_user;
    QLineEdit *m_password;
    FieldMessage *m_message;
    QPushButton *m_keep;
};

} // namespace milliard
