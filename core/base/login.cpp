// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/login.h"

#include <QDir>
#include <QFile>
#include <QUrl>

namespace milliard {
namespace {

constexpr qint64 maxFileBytes = 1024 * 1024;

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

class Words
{
public:
    explicit Words(const QByteArray &text)
        : m_text(text)
    {
    }

    // The next word, without its quotes; none: the text is over.
    std::optional<QByteArray> next()
    {
        while (m_at < m_text.size() && isSpace(m_text.at(m_at)))
            ++m_at;
        if (m_at == m_text.size())
            return std::nullopt;
        if (m_text.at(m_at) == '"')
            return quoted();
        const qsizetype start = m_at;
        while (m_at < m_text.size() && !isSpace(m_text.at(m_at)))
            ++m_at;
        return m_text.sliced(start, m_at - start);
    }

    void skipLine()
    {
        const qsizetype end = m_text.indexOf('\n', m_at);
        m_at = end < 0 ? m_text.size() : end;
    }

    // A macro goes on to the first empty line.
    void skipMacro()
    {
        skipLine();
        while (m_at < m_text.size()) {
            const qsizetype start = ++m_at;
            skipLine();
            if (m_text.sliced(start, m_at - start).trimmed().isEmpty())
                return;
        }
    }

private:
    QByteArray quoted()
    {
        QByteArray word;
        while (++m_at < m_text.size() && m_text.at(m_at) != '"') {
            char c = m_text.at(m_at);
            if (c == '\\' && m_at + 1 < m_text.size()) {
                c = m_text.at(++m_at);
                c = c == 'n' ? '\n' : c == 'r' ? '\r' : c == 't' ? '\t' : c;
            }
            word += c;
        }
        m_at = std::min(m_at + 1, m_text.size());
        return word;
    }

    const QByteArray &m_text;
    qsizetype m_at = 0;
};

} // namespace

QString loginFile()
{
    const QString named = qEnvironmentVariable("NETRC");
    return named.isEmpty() ? QDir::home().filePath(QStringLiteral(".netrc")) : named;
}

std::optional<Login> loginIn(const QByteArray &text, const QString &host)
{
    Words words(text);
    std::optional<Login> login; // of the machine that is the host's, once we are in it
    while (const auto word = words.next()) {
        if (word->startsWith('#')) {
            words.skipLine();
        } else if (*word == "macdef") {
            words.skipMacro();
        } else if (*word == "machine" || *word == "default") {
            if (login)
                break;
            if (*word == "default" || QString::fromUtf8(words.next().value_or(QByteArray())).compare(host, Qt::CaseInsensitive) == 0)
                login.emplace();
        } else if (*word == "login" || *word == "password" || *word == "account") {
            const QByteArray value = words.next().value_or(QByteArray());
            if (login && *word == "login")
                login->user = value;
            else if (login && *word == "password")
                login->password = value;
        }
    }
    return login == Login() ? std::nullopt : login;
}

std::optional<Login> findLogin(const QUrl &origin)
{
    QFile file(loginFile());
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return loginIn(file.read(maxFileBytes), origin.host());
}

} // namespace milliard
