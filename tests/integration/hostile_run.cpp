// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/integration/hostile_run.h"

#include "tests/support/cli.h"
#include "tests/support/tree.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

#include <csignal>

namespace milliard::test {

using Qt::StringLiterals::operator""_s;

namespace {

constexpr char secret[] = "hunter2"; // of all passwords and tokens in rows
constexpr qint64 longestMs = slowness * 60'000; // a run; far more than any timeout in it

// The row's server, and the other one.
class Site
{
public:
    Site(const HostileRow &row, const TestAuthority &authority)
        : m_routes(row.routes)
        , m_elsewhere(RawServer::start([](RawConnection &c) { serve(c); }, {.address = "127.0.0.2"}))
        , m_server(RawServer::start([this, manner = row.manner](RawConnection &c) {
            if (manner == Manner::PlainForSecure)
                c.send("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
            manner == Manner::PlainForSecure || manner == Manner::MuteForSecure ? c.untilClosed() : play(c);
        }, {.tls = context(row.manner, authority)}))
    {
        m_port = m_server->port();
    }
    bool wasTold() const { return m_server->wasTold(); }
    quint16 port() const { return m_port; }
    QByteArray elsewhere() const { return "127.0.0.2:" + QByteArray::number(m_elsewhere->port()); }

    // What nobody should have been sent.
    QString fault() const
    {
        for (const auto &server : {std::cref(m_server), std::cref(m_elsewhere)}) {
            for (const RawRequest &request : server.get()->requests()) {
                const bool isOther = &server.get() == &m_elsewhere;
                if (!request.values("Authorization").isEmpty() || (isOther && !request.values("Cookie").isEmpty())
                    || (isOther && request.head.contains(secret)))
                    return u"credentials were sent: "_s + QString::fromLatin1(request.head);
            }
        }
        return {};
    }

private:
    static std::shared_ptr<ssl_ctx_st> context(Manner manner, const TestAuthority &authority)
    {
        using Certificate = TestAuthority::Certificate;
        switch (manner) {
        case Manner::Plain:
        case Manner::PlainForSecure:
        case Manner::MuteForSecure:
            return {};
        case Manner::Expired:
            return authority.context(Certificate::Expired);
        case Manner::OtherName:
            return authority.context(Certificate::OtherName);
        case Manner::SelfSigned:
            return authority.context(Certificate::SelfSigned);
        case Manner::Secure:
        case Manner::SecureForPlain:
            break;
        }
        return authority.context();
    }

    static QByteArray right(const RawRequest &request)
    {
        if (request.target == "/list")
            return answer(R"({"FileNames":["file-001","odd/file-002","file-003"]})");
        return rightAnswer(request.name());
    }
    static void serve(RawConnection &connection)
    {
        while (const auto request = connection.request())
            connection.send(right(*request));
    }

    void play(RawConnection &connection)
    {
        while (const auto request = connection.request()) {
            if (auto steps = stepsFor(request->target))
                test::play(connection, *steps, request->name(), m_port);
            else
                connection.send(right(*request));
        }
    }

    std::optional<QList<Step>> stepsFor(const QByteArray &target)
    {
        const std::scoped_lock lock(m_mutex);
        for (Route &route : m_routes) {
            const bool fits = route.target.startsWith('*') ? target.contains(route.target.sliced(1)) : target == route.target;
            if (!fits || route.times == 0)
                continue;
            route.times -= route.times > 0 ? 1 : 0;
            QList<Step> steps = route.steps;
            ++m_requests;
            for (Step &step : steps) {
                if (step.text.contains("$ELSEWHERE") || step.text.contains("$NUMBER"))
                    step.text.replace("$ELSEWHERE", elsewhere()).replace("$NUMBER", QByteArray::number(m_requests).rightJustified(12, '0'));
            }
            return steps;
        }
        return std::nullopt;
    }

    std::mutex m_mutex; // the following two
    qint64 m_requests = 0; // that a route was for
    QList<Route> m_routes;
    std::atomic<quint16> m_port = 0;
    std::unique_ptr<RawServer> m_elsewhere;
    std::unique_ptr<RawServer> m_server;
};

// The most that a process has occupied so far.
qint64 peakKiB(qint64 pid)
{
    QFile status(u"/proc/%1/status"_s.arg(pid));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = status.readAll();
    const qsizetype at = text.indexOf("VmHWM:");
    return at < 0 ? 0 : text.mid(at + 6, 20).simplified().split(' ').first().toLongLong();
}

class HostileRun
{
public:
    HostileRun(const HostileRow &row, const QString &transport, const TestAuthority &authority)
        : m_row(row)
        , m_transport(transport)
        , m_site(row, authority)
        , m_caFile(authority.caFile())
    {
    }

    QString fault()
    {
        CliRun run = start(getArguments());
        if (run.exitStatus < 0)
            return u"crashed or did not end: "_s + shown(run);
        if (m_row.run != HostileRow::Once && run.exitStatus != 130)
            return u"could not be interrupted: "_s + shown(run);
        if (m_row.run == HostileRow::Resumed)
            run = start({u"resume"_s, u"--json"_s});
        for (const QString &found : {outcomeFault(run), diskFault(run.exitStatus), secretFault(), m_site.fault(), memoryFault()}) {
            if (!found.isEmpty())
                return found + u'\n' + shown(run);
        }
        return {};
    }

private:
    static QString shown(const CliRun &run)
    {
        return u"exit status %1, said: %2"_s.arg(run.exitStatus).arg(QString::fromUtf8(run.both.last(std::min<qsizetype>(run.both.size(), 3000))));
    }
    QString path(const QString &name) const { return m_dir.filePath(name); }

    QStringList getArguments() const
    {
        const bool isSecure = m_row.manner != Manner::Plain && m_row.manner != Manner::SecureForPlain;
        QString source = m_row.source.isEmpty() ? u"list+%1://127.0.0.1:$PORT"_s.arg(isSecure ? u"https"_s : u"http"_s) : m_row.source;
        source.replace(u"$PORT"_s, QString::number(m_site.port()));
        return QStringList{u"get"_s, source, u"-o"_s, path(u"files"_s), u"--json"_s, u"--transport"_s, m_transport, u"--ca-file"_s, m_caFile,
                   // In turn over one connection, so that what a row leaves behind meets the next file.
                   u"--threads"_s, u"1"_s, u"--connections"_s, u"1"_s, u"--retries"_s, u"0"_s, u"--backoff"_s, u"0.01"_s,
                   u"--timeout"_s, m_row.isLate ? u"0.4"_s : u"20"_s}
            + m_row.options;
    }

    CliRun start(QStringList arguments)
    {
        arguments << u"--data-dir"_s << path(u"data"_s);
        QProcess process;
        process.start(QStringLiteral(MILLIARD_CLI), arguments);
        process.waitForStarted(); // until then the memory is this process's own
        QElapsedTimer since;
        since.start();
        CliRun run;
        bool wasInterrupted = m_row.run == HostileRow::Once || m_wasInterrupted;
        while (process.state() != QProcess::NotRunning && !process.waitForFinished(10)) {
            m_peakKiB = std::max(m_peakKiB, peakKiB(process.processId()));
            if (!wasInterrupted && m_site.wasTold()) {
                wasInterrupted = m_wasInterrupted = true;
                ::kill(pid_t(process.processId()), SIGINT);
            }
            if (since.elapsed() > longestMs)
                process.kill();
        }
        if (process.exitStatus() == QProcess::NormalExit)
            run.exitStatus = process.exitCode();
        run.out = process.readAllStandardOutput();
        run.err = process.readAllStandardError();
        run.both = run.err + run.out;
        m_said += run.both;
        return run;
    }

    QString outcomeFault(const CliRun &run)
    {
        const bool isBlind = run.exitStatus == 0 && QLatin1StringView(m_row.blind) == m_transport;
        if (run.exitStatus != m_row.exitStatus && !isBlind)
            return u"expected exit status %1"_s.arg(m_row.exitStatus);
        if (run.exitStatus == 2) // nothing was begun
            return {};
        const QJsonObject end = run.last();
        const qint64 settled = end.value(u"done"_s).toInteger() + end.value(u"skipped"_s).toInteger() + end.value(u"failed"_s).toInteger();
        const bool isFinished = end.value(u"state"_s).toString() == u"done"_s;
        if (isFinished != (run.exitStatus < 2) || (isFinished && settled != end.value(u"listed"_s).toInteger(-1)) || settled > end.value(u"listed"_s).toInteger(-1))
            return u"its sums do not add up"_s;
        QJsonObject told = end;
        if (run.exitStatus == 1) {
            const CliRun failures = start({u"failures"_s, u"--json"_s});
            if (failures.events().size() != end.value(u"failed"_s).toInteger())
                return u"not every failure is kept: "_s + shown(failures);
            told = failures.last();
        }
        const QString kind = told.value(run.exitStatus == 1 ? u"kind"_s : u"error"_s).toString();
        const QString message = told.value(u"message"_s).toString();
        const bool isQts = *m_row.qtKind && m_transport == u"qt"_s;
        const QLatin1StringView wanted(isQts ? m_row.qtKind : m_row.kind);
        if (!isBlind && (kind != wanted || !message.contains(QLatin1StringView(m_row.says))))
            return u"expected %1 \"%2\", and it is %3: %4"_s.arg(wanted, QLatin1StringView(m_row.says), kind, message);
        if (message.size() > 1000)
            return u"a message of %1 characters"_s.arg(message.size());
        return {};
    }

    QString diskFault(int exitStatus) const
    {
        QStringList beside = QDir(m_dir.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
        beside.removeAll(u"files"_s);
        if (beside != QStringList{u"data"_s})
            return u"outside of the destination: "_s + beside.join(u' ');
        QStringList wanted = m_row.files;
        wanted.sort();
        const QStringList there = filesBelow(path(u"files"_s));
        for (const QString &name : there) {
            const QByteArray base = name.section(u'/', -1).toUtf8();
            const QByteArray body = QByteArray(m_row.bodies.value(name, "$BODY")).replace("$BODY", bodyOf(base));
            const QByteArray content = contentOf(path(u"files/"_s + name));
            const bool mayBeCut = QLatin1StringView(m_row.blind) == m_transport && name.startsWith(u"odd/"_s) && body.startsWith(content);
            if (!mayBeCut && (!wanted.contains(name) || content != body))
                return u"%1 is there with %2"_s.arg(name, QString::fromUtf8(content.first(std::min<qsizetype>(content.size(), 200))));
            wanted.removeAll(name);
        }
        return wanted.isEmpty() || exitStatus == 130 ? QString() : u"missing: "_s + wanted.join(u' ');
    }

    QString secretFault()
    {
        const bool inSource = m_row.source.contains(QLatin1StringView(secret));
        if (inSource) {
            start({u"jobs"_s});
            start({u"jobs"_s, u"--json"_s});
        }
        if (m_said.contains(secret))
            return u"a secret was said: "_s + QString::fromUtf8(m_said);
        const QDir data(path(u"data"_s));
        for (const QString &name : data.entryList(QDir::Files | QDir::Hidden)) {
            // The journal has to know the source, and is for its owner's eyes.
            if (!inSource && contentOf(data.filePath(name)).contains(secret))
                return u"a secret is in "_s + name;
            if (name.startsWith(u"journal.sqlite"_s) && (QFile::permissions(data.filePath(name)) & (QFile::ReadGroup | QFile::ReadOther)))
                return u"others can read "_s + name;
        }
        return {};
    }

    QString memoryFault() const
    {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) // which need more for themselves
        return {};
#endif
        return m_peakKiB <= m_row.mostKiB ? QString() : u"it took %1 MiB of memory"_s.arg(m_peakKiB >> 10);
    }

    const HostileRow &m_row;
    const QString m_transport;
    QTemporaryDir m_dir;
    Site m_site;
    const QString m_caFile;
    QByteArray m_said;
    qint64 m_peakKiB = 0;
    bool m_wasInterrupted = false;
};

} // namespace

QString hostileFault(const HostileRow &row, const QString &transport, const TestAuthority &authority)
{
    return HostileRun(row, transport, authority).fault();
}

} // namespace milliard::test
