// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/auth_challenge.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace milliard {
namespace {

bool isLetterOrDigit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// Reads from the front of a field.
class Reader
{
public:
    explicit Reader(QByteArrayView text) : m_rest(text) { }

    bool atEnd() const { return m_rest.isEmpty(); }
    bool atListEnd() const { return m_rest.isEmpty() || m_rest.front() == ','; }
    void skip(std::string_view characters)
    {
        while (!m_rest.isEmpty() && characters.find(m_rest.front()) != characters.npos)
            m_rest = m_rest.sliced(1);
    }
    bool take(char c)
    {
        if (m_rest.isEmpty() || m_rest.front() != c)
            return false;
        m_rest = m_rest.sliced(1);
        return true;
    }
    QByteArray token() // RFC 9110 §5.6.2
    {
        return run([](char c) { return isLetterOrDigit(c) || std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos; });
    }
    QByteArray token68() // RFC 9110 §11.2
    {
        QByteArray text = run([](char c) { return isLetterOrDigit(c) || std::string_view("-._~+/").find(c) != std::string_view::npos; });
        return text.isEmpty() ? text : text + run([](char c) { return c == '='; });
    }
    std::optional<QByteArray> quoted() // RFC 9110 §5.6.4, behind its first quote
    {
        QByteArray text;
        while (!m_rest.isEmpty()) {
            if (take('"'))
                return text;
            take('\\');
            if (m_rest.isEmpty())
                break;
            text += m_rest.front();
            m_rest = m_rest.sliced(1);
        }
        return std::nullopt;
    }

private:
    template <typename Is>
    QByteArray run(Is is)
    {
        const auto end = std::ranges::find_if_not(m_rest, is);
        const QByteArray text = m_rest.first(end - m_rest.begin()).toByteArray();
        m_rest = m_rest.sliced(text.size());
        return text;
    }

    QByteArrayView m_rest;
};

constexpr std::string_view blanks = " \t";
constexpr std::string_view betweenItems = " \t,";

// One "name=value"; none, with the reader where it was, if it is something else: the next challenge, or a fault.
std::optional<std::pair<QByteArray, QByteArray>> parameter(Reader &reader)
{
    Reader ahead = reader;
    const QByteArray name = ahead.token();
    ahead.skip(blanks);
    if (name.isEmpty() || !ahead.take('='))
        return std::nullopt;
    ahead.skip(blanks);
    std::optional<QByteArray> value = ahead.take('"') ? ahead.quoted() : ahead.token();
    ahead.skip(blanks);
    if (!value || !ahead.atListEnd())
        return std::nullopt;
    reader = ahead;
    return std::pair{name.toLower(), *std::move(value)};
}

} // namespace

QByteArray AuthChallenge::parameter(QByteArrayView name) const
{
    const auto found = std::ranges::find_if(parameters, [name](const auto &parameter) { return name == parameter.first; });
    return found == parameters.end() ? QByteArray() : found->second;
}

QList<AuthChallenge> authChallenges(QByteArrayView field)
{
    QList<AuthChallenge> list;
    Reader reader(field);
    for (;;) {
        reader.skip(betweenItems);
        AuthChallenge challenge;
        challenge.scheme = reader.token().toLower();
        if (challenge.scheme.isEmpty())
            return list;
        reader.skip(blanks);
        if (Reader ahead = reader; !reader.atListEnd()) {
            challenge.token68 = ahead.token68();
            ahead.skip(blanks);
            if (!challenge.token68.isEmpty() && ahead.atListEnd())
                reader = ahead;
            else
                challenge.token68.clear();
        }
        if (challenge.token68.isEmpty() && !reader.atListEnd()) {
            auto one = parameter(reader);
            if (!one)
                return list;
            while (one) {
                challenge.parameters.append(*std::move(one));
                reader.skip(betweenItems);
                one = parameter(reader);
            }
        }
        list.append(challenge);
    }
}

} // namespace milliard
