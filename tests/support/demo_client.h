// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/demo/demo_content.h"
#include "core/demo/demo_service.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>

namespace milliard {

enum class End { Open, Closed, Reset, Silent };

struct Answer {
    int status = 0;                       // 0: no head came
    QHash<QByteArray, QByteArray> fields; // by lower-case name
    QByteArray body;
    int chunks = 0;
    bool whole = false; // all that was announced came
};

// A client on a bare socket, since no HTTP library tells a reset from a close or shows what is not HTTP.
class Client
{
public:
    explicit Client(const std::unique_ptr<DemoService> &service)
        : Client(service->port())
    {
    }
    explicit Client(quint16 port)
        : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{AF_INET, htons(port), {htonl(INADDR_LOOPBACK)}, {}};
        m_connected = ::connect(m_socket, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0;
        setPatience(std::chrono::seconds(5));
    }
    ~Client() { ::close(m_socket); }
    Q_DISABLE_COPY_MOVE(Client)

    bool connected() const { return m_connected; }
    QByteArray rest() const { return m_bytes; } // received, but in no answer
    void setPatience(std::chrono::milliseconds t)
    {
        const timeval value{t.count() / 1000, t.count() % 1000 * 1000};
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &value, sizeof value);
    }
    void send(QByteArrayView bytes) { ::send(m_socket, bytes.data(), size_t(bytes.size()), MSG_NOSIGNAL); }
    void request(const QByteArray &target, const QByteArray &fields = {}, const char *method = "GET")
    {
        send(method + (' ' + target) + " HTTP/1.1\r\nHost: demo\r\n" + fields + "\r\n");
    }
    Answer get(const QByteArray &target, const QByteArray &fields = {})
    {
        request(target, fields);
        return read();
    }
    Answer head(const QByteArray &target)
    {
        request(target, {}, "HEAD");
        return read(false);
    }

    // One answer, or what there is of it.
    Answer read(bool withBody = true)
    {
        Answer answer;
        const QList<QByteArray> lines = takeTo("\r\n\r\n").split('\n');
        if (!lines[0].startsWith("HTTP/1.1 ")) {
            m_bytes.prepend(lines.join('\n'));
            return answer;
        }
        answer.status = lines[0].mid(9, 3).toInt();
        for (const QByteArray &line : lines.sliced(1))
            answer.fields[line.left(line.indexOf(':')).toLower()] = line.mid(line.indexOf(':') + 1).trimmed();
        if (!withBody) {
            answer.whole = true;
        } else if (answer.fields.contains("content-length")) {
            const qint64 length = answer.fields["content-length"].toLongLong();
            answer.body = take(length);
            answer.whole = answer.body.size() == length;
        } else if (answer.fields["transfer-encoding"] == "chunked") {
            for (qint64 size; (size = takeTo("\r\n").toLongLong(&answer.whole, 16)) > 0; ++answer.chunks)
                answer.body += take(size + 2).chopped(2);
            takeTo("\r\n");
        } else {
            answer.whole = end() == End::Closed;
            answer.body = std::exchange(m_bytes, {});
        }
        return answer;
    }

    // How the connection stands once everything is read; silent after 'patience' without a byte.
    End end(std::chrono::milliseconds patience = std::chrono::seconds(5))
    {
        setPatience(patience);
        while (more()) { }
        return m_end;
    }
    bool more()
    {
        if (m_end == End::Closed || m_end == End::Reset)
            return false; // the kernel tells of a reset only once
        char buffer[65536];
        const ssize_t n = ::recv(m_socket, buffer, sizeof buffer, 0);
        if (n > 0)
            m_bytes.append(buffer, n);
        else
            m_end = n == 0 ? End::Closed : errno == EAGAIN ? End::Silent : End::Reset;
        return n > 0;
    }

private:
    QByteArray take(qint64 size)
    {
        while (m_bytes.size() < size && more()) { }
        const QByteArray taken = m_bytes.first(std::min(size, m_bytes.size()));
        m_bytes.remove(0, taken.size());
        return taken;
    }
    QByteArray takeTo(QByteArrayView mark)
    {
        qsizetype at = -1;
        while ((at = m_bytes.indexOf(mark)) < 0) {
            if (!more())
                return {};
        }
        return take(at + mark.size()).chopped(mark.size());
    }

    int m_socket;
    bool m_connected = false;
    QByteArray m_bytes;
    End m_end = End::Open;
};

inline std::unique_ptr<DemoService> serve(const DemoOptions &options)
{
    auto service = DemoService::start(options);
    if (!service)
        qFatal("%s", qPrintable(service.error().message));
    return std::move(*service);
}

inline DemoOptions withFault(const char *text)
{
    DemoOptions options;
    const auto fault = parseDemoFault(QString::fromLatin1(text));
    if (!fault)
        qFatal("%s", qPrintable(fault.error().message));
    options.faults = {*fault};
    return options;
}

inline QByteArray target(qint64 index)
{
    return "/get/" + demoName(index);
}

// Follows the chain of pages to its end, but not beyond 12. Empty if one is no listing.
inline QList<QStringList> listPages(quint16 port)
{
    Client client(port);
    QList<QStringList> pages;
    for (QByteArray query; pages.size() < 12;) {
        const QJsonObject json = QJsonDocument::fromJson(client.get("/list" + query).body).object();
        if (!json[QLatin1String("FileNames")].isArray())
            return {};
        QStringList names;
        for (const QJsonValue &name : json[QLatin1String("FileNames")].toArray())
            names += name.toString();
        pages += names;
        if (!json.contains(QLatin1String("NextFile")))
            break;
        query = "?next-marker=" + json[QLatin1String("NextFile")].toString().toUtf8().toPercentEncoding();
    }
    return pages;
}

} // namespace milliard
