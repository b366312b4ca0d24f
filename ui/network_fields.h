// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/network_options.h"

#include <QObject>
#include <QUrl>

#include <vector>

class QComboBox;
class QFormLayout;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QWidget;

namespace milliard {

class FieldMessage;
class FileEdit;

// How servers are reached and what they are told: proxy, headers, user agent, cookies, token, certificate. None of the fields takes a
// secret itself; they name where it is.
class NetworkFields final : public QObject
{
    Q_OBJECT

public:
    // Adds its rows to the form, whose widget owns them.
    NetworkFields(QFormLayout &form, QObject *parent);

    // Empty fields, and the first choice of a proxy, then are shown as what is chosen elsewhere.
    void setEmptyAsUsual();
    void setVisible(bool on);
    void set(const NetworkOptions &options);
    NetworkOptions shown() const; // as it stands there, whether it can be used or not
    // What is set can be used, files included, as far as can be told without the keychain. False: the messages say what is wrong.
    bool read(NetworkOptions &options) const;
    bool isUsual() const; // nothing is set
    FieldMessage *firstError() const;
    // Offers to keep a login for this server (LoginDialog); an empty one: there is nothing to offer it for.
    void setOrigin(const QUrl &origin);

Q_SIGNALS:
    void edited();
    void resized(); // needs more room, or less

private:
    struct Row {
        QWidget *widget;
        FieldMessage *message;
    };
    FieldMessage *addRow(const QString &title, QWidget *buddy, QWidget *field);
    QLineEdit *makeEdit(const char *name, const QString &plain, const QString &placeholder, const QString &tip);
    FileEdit *makeFileEdit(const char *name, const QString &plain, const QString &title, const QString &tip);
    void proxyChosen();
    void keepLogin();
    QString proxy() const;
    QStringList headers() const;
    bool isUsable(const NetworkOptions &some, FieldMessage *message) const;

    QFormLayout &m_form;
    std::vector<Row> m_rows;
    bool m_shown = true;
    QComboBox *m_proxy;
    QLineEdit *m_proxyAddress;
    QPlainTextEdit *m_headers;
    QLineEdit *m_userAgent;
    FileEdit *m_cookies;
    QLineEdit *m_bearer;
    FileEdit *m_certificate;
    FileEdit *m_key;
    QLineEdit *m_passphrase;
    QPushButton *m_login;
    FieldMessage *m_proxyMessage;
    FieldMessage *m_headersMessage;
    FieldMessage *m_userAgentMessage;
    FieldMessage *m_cookiesMessage;
    FieldMessage *m_bearerMessage;
    FieldMessage *m_certificateMessage; // also of its key and passphrase
    QWidget *m_loginRow;
    QUrl m_origin;
};

} // namespace milliard
