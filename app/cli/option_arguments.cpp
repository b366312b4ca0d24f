// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "app/cli/option_arguments.h"

#include "core/base/after_step.h"
#include "core/base/size_text.h"

#include <QDir>
#include <QProcess>

#include <utility>

namespace milliard {
namespace {

// Messages of the core begin with the option's name.
std::unexpected<Error> bad(Error error)
{
    error.message.prepend(error.message.startsWith(QLatin1Char('"')) ? QString() : QStringLiteral("--"));
    return std::unexpected(error);
}

QString absolute(const QString &path)
{
    return QDir::cleanPath(QDir().absoluteFilePath(path));
}

// "@FILE" with the file's absolute path; anything else as it is.
QString absoluteAt(const QString &text)
{
    return text.size() > 1 && text.startsWith(QLatin1Char('@')) ? QLatin1Char('@') + absolute(text.sliced(1)) : text;
}

// A program of the current folder with its absolute path: steps run in the destination.
QString absoluteProgram(const QString &step)
{
    const QLatin1StringView run("run:");
    QStringList words = step.startsWith(run) ? QProcess::splitCommand(QStringView(step).sliced(run.size())) : QStringList();
    if (words.isEmpty() || !words.first().contains(QLatin1Char('/')) || QDir::isAbsolutePath(words.first()))
        return step;
    words.first() = absolute(words.first());
    return afterStepText({AfterStep::Run, words});
}

Result<NetworkOptions> networkOptions(const Arguments &a)
{
    NetworkOptions o;
    // What is empty would not be seen to be given, and none of these can be.
    for (const char *name : {"proxy", "user-agent", "cookies", "bearer", "client-cert", "client-key", "client-passphrase"}) {
        if (a.has(name) && a.text(name).isEmpty())
            return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("--%1 is empty").arg(QLatin1String(name))});
    }
    if (a.text("proxy") != QLatin1String("system"))
        o.proxy = a.text("proxy");
    for (const QString &header : a.texts("header"))
        o.headers += absoluteAt(header);
    o.userAgent = a.text("user-agent");
    for (const auto &[name, path] : {std::pair{"cookies", &o.cookieFile}, {"client-cert", &o.clientCertificate}, {"client-key", &o.clientKey}}) {
        if (a.has(name))
            *path = absolute(a.text(name));
    }
    o.bearer = absoluteAt(a.text("bearer"));
    o.clientPassphrase = absoluteAt(a.text("client-passphrase"));
    return o;
}

Result<JobOptions> checked(JobOptions options)
{
    return validate(std::move(options)).or_else([](const Error &error) -> Result<JobOptions> { return bad(error); });
}

} // namespace

void addListingOptions(Arguments &a)
{
    const JobOptions d;
    const auto secondsText = [](std::chrono::milliseconds ms) { return QString::number(double(ms.count()) / 1000); };
    a.add("ca-file", "FILE", QStringLiteral("PEM certificates to trust beside the system's."));
    a.add("proxy", "system|none|URL", QStringLiteral("How servers are reached: by the proxies that the system names (its settings, http_proxy and its kin, PAC files where the system's library reads them), by "
                                                     "none, or by http://[USER@]HOST:PORT or socks5://[USER@]HOST:PORT, with the password in the system's keychain (milliard-cli secret)."), QStringLiteral("system"));
    a.add("header", "NAME: VALUE|@FILE", QStringLiteral("A field for requests, or a file of them, a line each; may be given again. Sent to the source's own host and port alone. What may be a secret must be in a file, which is read at each start."));
    a.add("user-agent", "TEXT", QStringLiteral("What requests say that they come from."));
    a.add("cookies", "FILE", QStringLiteral("A Netscape cookie file, as curl and browsers' exports write it; read at each start. Each cookie goes where its own domain and path say."));
    a.add("bearer", "keychain:NAME|@FILE", QStringLiteral("Where the token is that is sent as \"Authorization: Bearer\", to the source's own host and port alone; put it into the keychain with milliard-cli secret set token:NAME."));
    a.add("client-cert", "FILE", QStringLiteral("Certificate that is shown to servers that ask for one: PEM with its chain, or PKCS#12."));
    a.add("client-key", "FILE", QStringLiteral("Its private key, PEM, where that is in a file of its own."));
    a.add("client-passphrase", "keychain:NAME|@FILE", QStringLiteral("Where the passphrase of the key is, as with --bearer."));
    a.add("retries", "N", QStringLiteral("Further attempts for a file or page that failed, 0 to %1.").arg(RetryPolicy::maxAttempts - 1), QString::number(d.retry.attempts - 1));
    a.add("backoff", "SECONDS", QStringLiteral("Longest wait before the second attempt; doubles with each."), secondsText(d.retry.backoff));
    a.add("timeout", "SECONDS", QStringLiteral("Longest silence of a server during an attempt."), secondsText(d.timeout));
    a.add("include", "GLOB", QStringLiteral("Only files whose whole path below the source matches, as in '*.jpg': * stands for anything, also with /, ? for one character, [a-z] for one of "
                                            "these, **/ for any folders or none, and sub/ for all below the folder sub; may be given again."));
    a.add("exclude", "GLOB", QStringLiteral("No files whose path matches, as in '**/cache/', nor folders that cannot be read; may be given again."));
    a.add("min-size", "BYTES", QStringLiteral("No smaller files; with K, M or G. Files whose size the listing does not tell are taken."));
    a.add("max-size", "BYTES", QStringLiteral("No larger files; likewise."));
    a.add("newer-than", "TIME", QStringLiteral("Only files changed after a date (2026-03-31, 2026-03-31T18:00:00Z) or less than 3h, 7d or 2w ago. Files whose time the listing does not tell are taken."));
    a.add("older-than", "TIME", QStringLiteral("Only files changed before that; likewise."));
    a.addFlag("refresh", QStringLiteral("Ask for the whole listing, also where an earlier one was kept and the server could say that it still holds."));
}

void addJobOptions(Arguments &a)
{
    const JobOptions d;
    a.add("threads", "N", QStringLiteral("Worker threads, 1 to %1.").arg(JobOptions::maxThreads), QString::number(d.threads));
    a.add("connections", "N", QStringLiteral("Transfers in flight per thread, 1 to %1.").arg(JobOptions::maxConnections), QString::number(d.connections));
    a.add("transport", "auto|beast|qt", QStringLiteral("HTTP engine: beast (bulk), qt (general), or auto, which uses beast and leaves to qt what is not for it."), transportName(d.transport));
    a.add("pack", "none|tar.zst|tar.gz|zip", QStringLiteral("none (one file each), or archives of many files. Not with --existing or --fan-out."), packingName(d.pack));
    a.add("host-connections", "N", QStringLiteral("Most transfers in flight to one host, all threads together; 0: no further bound."), QString::number(d.hostConnections));
    a.add("segments", "N", QStringLiteral("Most connections for one large file, where some are idle, 1 to %1.").arg(JobOptions::maxSegments), QString::number(d.segments));
    a.add("limit-rate", "BYTES", QStringLiteral("Most bytes per second, with K, M or G for 1,024, 1,024² or 1,024³; 0: no limit."), QString::number(d.limitRate));
    a.add("limit-requests", "N", QStringLiteral("Most files asked for per second; 0: no limit."), QString::number(d.limitRequests));
    addListingOptions(a);
    a.add("existing", "skip|overwrite|newer|rename|fail|ask", QStringLiteral("For files that are already there. skip keeps one, and puts the new one aside if the listing tells another size; newer overwrites one if the listing "
                                                                                "tells a later time than it has, and where it tells none is skip; ask puts all new ones aside. What is put aside waits, as a failure, until you say "
                                                                                "what becomes of it, by retry --existing."), existingRuleName(d.existing));
    a.add("then", "STEP", QStringLiteral("What is done once the download has come to its end, also where files failed; a step that fails is the last, and none is done again by retry. May be given again, in this order: verify, extract or extract=remove (the archives among the files, "
                                         "each into a folder of its own), compress=gzip or compress=zstd (each file), 'run:PROGRAM ARGUMENTS' (no shell; %p is the folder, %n the file's name, or the "
                                         "folder's if there are several, %s the counts)."));
    a.addFlag("fan-out", QStringLiteral("Two levels of folders from a hash of the name, for very many files."));
}

Result<JobOptions> listingOptions(const Arguments &a)
{
    JobOptions o;
    const auto retries = a.integer("retries", 0, RetryPolicy::maxAttempts - 1);
    if (!retries)
        return std::unexpected(retries.error());
    const auto backoff = a.seconds("backoff");
    const auto timeout = a.seconds("timeout");
    for (const auto *time : {&backoff, &timeout}) {
        if (!*time)
            return std::unexpected(time->error());
    }
    o.retry.attempts = int(*retries) + 1;
    o.retry.backoff = *backoff;
    o.timeout = *timeout;
    o.include = a.texts("include");
    o.exclude = a.texts("exclude");
    const auto take = [&a](const char *name, qint64 &value, auto read) -> Result<void> {
        if (!a.has(name))
            return {};
        return read(name).transform([&value](qint64 given) { value = given; });
    };
    const auto bytes = [&a](const char *name) { return a.bytes(name, mostFileBytes); };
    const auto time = [&a](const char *name) { return a.time(name); };
    for (const auto &taken : {take("min-size", o.minSize, bytes), take("max-size", o.maxSize, bytes), take("newer-than", o.newerThan, time), take("older-than", o.olderThan, time)}) {
        if (!taken)
            return std::unexpected(taken.error());
    }
    o.refresh = a.has("refresh");
    if (a.has("ca-file"))
        o.caFile = absolute(a.text("ca-file"));
    const auto network = networkOptions(a);
    if (!network)
        return std::unexpected(network.error());
    o.network = *network;
    return checked(std::move(o));
}

Result<JobOptions> jobOptions(const Arguments &a)
{
    auto ofListing = listingOptions(a);
    if (!ofListing)
        return ofListing;
    JobOptions o = *std::move(ofListing);
    const auto threads = a.integer("threads", 1, JobOptions::maxThreads);
    const auto connections = a.integer("connections", 1, JobOptions::maxConnections);
    const auto hostConnections = a.integer("host-connections", 0, JobOptions::maxThreads * JobOptions::maxConnections);
    const auto limitRequests = a.integer("limit-requests", 0, JobOptions::maxLimit);
    const auto segments = a.integer("segments", 1, JobOptions::maxSegments);
    for (const auto *number : {&threads, &connections, &hostConnections, &limitRequests, &segments}) {
        if (!*number)
            return std::unexpected(number->error());
    }
    const auto existing = existingRuleFromName(a.text("existing"));
    if (!existing)
        return bad(existing.error());
    const auto transport = transportFromName(a.text("transport"));
    if (!transport)
        return bad(transport.error());
    const auto pack = packingFromName(a.text("pack"));
    if (!pack)
        return bad(pack.error());
    const auto limitRate = a.bytes("limit-rate", JobOptions::maxLimit);
    if (!limitRate)
        return std::unexpected(limitRate.error());
    o.threads = int(*threads);
    o.connections = int(*connections);
    o.existing = *existing;
    o.fanOut = a.has("fan-out");
    for (const QString &given : a.texts("then")) {
        const QString text = absoluteProgram(given);
        o.then.append(text);
        if (const auto step = afterStepFromText(text); step && step->needsWindow())
            return bad({ErrorKind::BadInput, QStringLiteral("then \"%1\" needs a window; use run:PROGRAM").arg(text)});
    }
    o.pack = *pack;
    o.transport = *transport;
    o.hostConnections = int(*hostConnections);
    o.segments = int(*segments);
    o.limitRate = *limitRate;
    o.limitRequests = *limitRequests;
    return checked(std::move(o));
}

} // namespace milliard
