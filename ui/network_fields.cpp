// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/network_fields.h"

#include "core/base/access.h"
#include "core/base/job_options.h"
#include "core/secrets/secret.h"
#include "ui/field_message.h"
#include "ui/file_edit.h"
#include "ui/login_dialog.h"

#include <QComboBox>
#include <QFormLayout>
#include <QFontMetrics>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

namespace milliard {
namespace {

enum ProxyChoice { OfSystem, None, Own };

constexpr int headerLines = 3;

// What is wrong is said in the command line's words (core/base/network_options.h); here its options are fields.
QString inFieldsWords(QString text)
{
    const std::pair<QLatin1StringView, QString> words[]{
        {QLatin1StringView("--header @FILE"), NetworkFields::tr("its path here as @/path/of/a/file")},
        {QLatin1StringView("on the command line and in the journal"), NetworkFields::tr("in the journal")},
        {QLatin1StringView("as --user-agent"), NetworkFields::tr("in the field User agent")},
        {QLatin1StringView("--cookies"), NetworkFields::tr("the field Cookies")},
        {QLatin1StringView("--proxy"), NetworkFields::tr("the field Proxy")},
        {QLatin1StringView("--bearer"), NetworkFields::tr("the field Token")},
        {QLatin1StringView("--client-passphrase"), NetworkFields::tr("the field Its passphrase")},
        {QLatin1StringView("--client-key"), NetworkFields::tr("the field Its key")},
    };
    for (const auto &[option, field] : words)
        text.replace(option, field);
    return text;
}

} // namespace

NetworkFields::NetworkFields(QFormLayout &form, QObject *parent)
    : QObject(parent)
    , m_form(form)
    , m_proxy(new QComboBox)
    , m_proxyAddress(makeEdit("proxyAddress", tr("Address of the proxy"), QStringLiteral("http://USER@HOST:PORT"),
          tr("http://HOST:PORT or socks5://HOST:PORT, with USER@ before the host where it wants a login; its password is kept in the system's keychain (milliard-cli secret set http://HOST:PORT)")))
    , m_headers(new QPlainTextEdit)
    , m_userAgent(makeEdit("userAgent", tr("User agent"), tr("Milliard's own"), tr("What requests say that they come from")))
    , m_cookies(makeFileEdit("cookieFile", tr("File of cookies"), tr("Cookies"), tr("A Netscape cookie file, as curl and browsers' exports write it. It is read at each start; each cookie goes where its own domain and path say")))
    , m_bearer(makeEdit("bearer", tr("Place of the token"), tr("keychain:NAME or @/path/of/a/file"), tr("Where the token is that is sent as \"Authorization: Bearer\"; the token itself is never typed here (milliard-cli secret set token:NAME)")))
    , m_certificate(makeFileEdit("clientCertificate", tr("File of the client certificate"), tr("Client Certificate"), tr("What servers are shown that ask for a certificate: PEM with its chain, or PKCS#12")))
    , m_key(makeFileEdit("clientKey", tr("File of the certificate's key"), tr("Key of the Client Certificate"), tr("PEM, where the key is not in the file of the certificate")))
    , m_passphrase(makeEdit("clientPassphrase", tr("Place of the key's passphrase"), tr("keychain:NAME or @/path/of/a/file"), tr("Where the passphrase is that opens the key")))
    , m_login(new QPushButton)
{
    m_proxy->setObjectName(QStringLiteral("proxy"));
    m_proxy->setAccessibleName(tr("Proxy"));
    m_proxy->setToolTip(tr("The system's are those of the desktop's settings, PAC files among them, or of http_proxy and its kin"));
    m_proxy->addItem(tr("As the system"), int(OfSystem));
    m_proxy->addItem(tr("None"), int(None));
    m_proxy->addItem(tr("This one:"), int(Own));
    m_headers->setObjectName(QStringLiteral("headers"));
    m_headers->setAccessibleName(tr("Headers"));
    m_headers->setPlaceholderText(tr("Name: value, one a line; @/path/of/a/file for secret ones"));
    m_headers->setToolTip(tr("Sent to the source's own host and port alone. What may be a secret must be in a file, which is read at each start"));
    m_headers->setTabChangesFocus(true);
    m_headers->setFixedHeight(QFontMetrics(m_headers->font()).lineSpacing() * headerLines + 12);
    m_headers->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); // what a dialog has to spare is not for it
    m_login->setObjectName(QStringLiteral("keepLogin"));
    m_login->setAutoDefault(false);

    m_proxyMessage = addRow(tr("Proxy:"), m_proxy, inRow({m_proxy, m_proxyAddress}, 1));
    m_headersMessage = addRow(tr("Headers:"), m_headers, m_headers);
    m_userAgentMessage = addRow(tr("User agent:"), m_userAgent, m_userAgent);
    m_cookiesMessage = addRow(tr("Cookies:"), m_cookies->edit(), m_cookies);
    m_bearerMessage = addRow(tr("Token:"), m_bearer, m_bearer);
    m_certificateMessage = addRow(tr("Client certificate:"), m_certificate->edit(), m_certificate);
    addRow(tr("Its key:"), m_key->edit(), m_key);
    addRow(tr("Its passphrase:"), m_passphrase, m_passphrase);
    m_loginRow = inRow({m_login}, -1);
    form.addRow(labelFor(m_login, tr("Login:")), m_loginRow);

    connect(m_proxy, &QComboBox::currentIndexChanged, this, &NetworkFields::proxyChosen);
    connect(m_proxy, &QComboBox::currentIndexChanged, this, &NetworkFields::edited);
    connect(m_headers, &QPlainTextEdit::textChanged, m_headersMessage, &FieldMessage::clear);
    connect(m_headers, &QPlainTextEdit::textChanged, this, &NetworkFields::edited);
    connect(m_login, &QPushButton::clicked, this, &NetworkFields::keepLogin);
    proxyChosen();
    setOrigin({});
}

FieldMessage *NetworkFields::addRow(const QString &title, QWidget *buddy, QWidget *field)
{
    auto *message = new FieldMessage(buddy == m_proxy ? m_proxyAddress : buddy);
    message->setObjectName(buddy->objectName() + QStringLiteral("Message"));
    QWidget *row = withMessages(field, {message});
    m_form.addRow(labelFor(buddy, title), row);
    m_rows.push_back({row, message});
    if (auto *edit = qobject_cast<QLineEdit *>(message->field())) {
        connect(edit, &QLineEdit::textChanged, message, &FieldMessage::clear);
        connect(edit, &QLineEdit::textChanged, this, &NetworkFields::edited);
    }
    return message;
}

QLineEdit *NetworkFields::makeEdit(const char *name, const QString &plain, const QString &placeholder, const QString &tip)
{
    auto *edit = new QLineEdit;
    edit->setObjectName(QLatin1String(name));
    edit->setAccessibleName(plain);
    edit->setPlaceholderText(placeholder);
    edit->setToolTip(tip);
    return edit;
}

FileEdit *NetworkFields::makeFileEdit(const char *name, const QString &plain, const QString &title, const QString &tip)
{
    auto *edit = new FileEdit(name, plain, title);
    edit->edit()->setPlaceholderText(tr("None"));
    edit->edit()->setToolTip(tip);
    return edit;
}

void NetworkFields::setEmptyAsUsual()
{
    const QString meaning = tr("As usual");
    m_proxy->setItemText(m_proxy->findData(int(OfSystem)), meaning);
    for (QLineEdit *edit : {m_userAgent, m_cookies->edit(), m_certificate->edit()})
        edit->setPlaceholderText(meaning);
}

void NetworkFields::setVisible(bool on)
{
    m_shown = on;
    for (const Row &row : m_rows)
        m_form.setRowVisible(row.widget, on);
    m_form.setRowVisible(m_loginRow, on && !m_origin.isEmpty());
}

void NetworkFields::setOrigin(const QUrl &origin)
{
    m_origin = origin;
    m_login->setText(origin.isEmpty() ? QString() : tr("Keep a login for %1…").arg(loginAccount(origin).name));
    setVisible(m_shown);
}

void NetworkFields::proxyChosen()
{
    m_proxyAddress->setEnabled(m_proxy->currentData().toInt() == Own);
    m_proxyMessage->clear();
}

void NetworkFields::keepLogin()
{
    auto *dialog = new LoginDialog(loginAccount(m_origin), m_login->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void NetworkFields::set(const NetworkOptions &options)
{
    const ProxyChoice choice = options.proxy.isEmpty() ? OfSystem : options.proxy == QLatin1String("none") ? None : Own;
    m_proxy->setCurrentIndex(m_proxy->findData(int(choice)));
    m_proxyAddress->setText(choice == Own ? options.proxy : QString());
    m_headers->setPlainText(options.headers.join(QLatin1Char('\n')));
    m_userAgent->setText(options.userAgent);
    m_cookies->setFile(options.cookieFile);
    m_bearer->setText(options.bearer);
    m_certificate->setFile(options.clientCertificate);
    m_key->setFile(options.clientKey);
    m_passphrase->setText(options.clientPassphrase);
}

QString NetworkFields::proxy() const
{
    switch (m_proxy->currentData().toInt()) {
    case OfSystem:
        return {};
    case None:
        return QStringLiteral("none");
    default:
        return m_proxyAddress->text().trimmed();
    }
}

QStringList NetworkFields::headers() const
{
    QStringList headers;
    for (const QString &line : m_headers->toPlainText().split(QLatin1Char('\n'))) {
        if (const QString header = line.trimmed(); !header.isEmpty())
            headers += header;
    }
    return headers;
}

// Each field by itself, so that all that is wrong is said at once.
bool NetworkFields::isUsable(const NetworkOptions &some, FieldMessage *message) const
{
    JobOptions options;
    options.network = some;
    const auto right = checkNetwork(some).and_then([&options] { return checkFiles(options); });
    if (!right)
        message->setError(inFieldsWords(explain(right.error())));
    return right.has_value();
}

NetworkOptions NetworkFields::shown() const
{
    return {proxy(), headers(), m_userAgent->text().trimmed(), m_cookies->file(), m_bearer->text().trimmed(), m_certificate->file(), m_key->file(), m_passphrase->text().trimmed()};
}

bool NetworkFields::read(NetworkOptions &options) const
{
    NetworkOptions all = shown();
    const auto with = [](auto member, const auto &value) {
        NetworkOptions one;
        one.*member = value;
        return one;
    };
    NetworkOptions certificate = with(&NetworkOptions::clientCertificate, all.clientCertificate);
    certificate.clientKey = all.clientKey;
    certificate.clientPassphrase = all.clientPassphrase;
    bool good = true;
    if (m_proxy->currentData().toInt() == Own && all.proxy.isEmpty()) {
        m_proxyMessage->setError(tr("The proxy's address is missing."));
        good = false;
    }
    good = isUsable(with(&NetworkOptions::proxy, all.proxy), m_proxyMessage) && good;
    good = isUsable(with(&NetworkOptions::headers, all.headers), m_headersMessage) && good;
    good = isUsable(with(&NetworkOptions::userAgent, all.userAgent), m_userAgentMessage) && good;
    good = isUsable(with(&NetworkOptions::cookieFile, all.cookieFile), m_cookiesMessage) && good;
    good = isUsable(with(&NetworkOptions::bearer, all.bearer), m_bearerMessage) && good;
    good = isUsable(certificate, m_certificateMessage) && good;
    if (good)
        options = std::move(all);
    return good;
}

bool NetworkFields::isUsual() const
{
    return proxy().isEmpty() && m_proxy->currentData().toInt() == OfSystem && headers().isEmpty() && m_userAgent->text().isEmpty() && m_cookies->file().isEmpty()
        && m_bearer->text().isEmpty() && m_certificate->file().isEmpty() && m_key->file().isEmpty() && m_passphrase->text().isEmpty();
}

FieldMessage *NetworkFields::firstError() const
{
    for (const Row &row : m_rows) {
        if (row.message->hasError())
            return row.message;
    }
    return nullptr;
}

} // namespace milliard
