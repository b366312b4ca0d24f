// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/error.h"

#include "core/base/cause.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace milliard {
namespace {

struct Row {
    ErrorKind kind;
    const char *name;
    const char *headline; // what happened
    const char *advice;   // what the reader can do; may be empty
};

constexpr std::array rows{
    Row{ErrorKind::BadInput, "bad-input", QT_TRANSLATE_NOOP("Error", "Not usable"), ""},
    Row{ErrorKind::HostNotFound, "host-not-found", QT_TRANSLATE_NOOP("Error", "Host not found"),
        QT_TRANSLATE_NOOP("Error", "Check the spelling of the host and your network connection.")},
    Row{ErrorKind::ConnectionRefused, "connection-refused", QT_TRANSLATE_NOOP("Error", "Connection refused"),
        QT_TRANSLATE_NOOP("Error", "Check the port, and that the server is running.")},
    Row{ErrorKind::ConnectionLost, "connection-lost", QT_TRANSLATE_NOOP("Error", "Connection lost"),
        QT_TRANSLATE_NOOP("Error", "Try again, perhaps later.")},
    Row{ErrorKind::TimedOut, "timed-out", QT_TRANSLATE_NOOP("Error", "Timed out"),
        QT_TRANSLATE_NOOP("Error", "Try again, or allow more time.")},
    Row{ErrorKind::TlsFailed, "tls-failed", QT_TRANSLATE_NOOP("Error", "No secure connection"),
        QT_TRANSLATE_NOOP("Error", "The certificate must be valid for this host.")},
    Row{ErrorKind::HttpStatus, "http-status", QT_TRANSLATE_NOOP("Error", "The server answered with an error"), ""},
    Row{ErrorKind::Missing, "missing", QT_TRANSLATE_NOOP("Error", "The server does not have it"), ""},
    Row{ErrorKind::BadRedirect, "bad-redirect", QT_TRANSLATE_NOOP("Error", "Redirected where we cannot go"), ""},
    Row{ErrorKind::BadResponse, "bad-response", QT_TRANSLATE_NOOP("Error", "Not a valid HTTP answer"), ""},
    Row{ErrorKind::WrongLength, "wrong-length", QT_TRANSLATE_NOOP("Error", "The body has the wrong length"), ""},
    Row{ErrorKind::Changed, "changed", QT_TRANSLATE_NOOP("Error", "It changed at the source"),
        QT_TRANSLATE_NOOP("Error", "Try again, or run the job again to have what is there now.")},
    Row{ErrorKind::WrongDigest, "wrong-digest", QT_TRANSLATE_NOOP("Error", "The file's digest is wrong"),
        QT_TRANSLATE_NOOP("Error", "Other bytes came than were promised; they are not stored as the file.")},
    Row{ErrorKind::BadListing, "bad-listing", QT_TRANSLATE_NOOP("Error", "The listing was not understood"),
        QT_TRANSLATE_NOOP("Error", "Check the address and the options of the source.")},
    Row{ErrorKind::ListingLoop, "listing-loop", QT_TRANSLATE_NOOP("Error", "The listing goes in a circle"),
        QT_TRANSLATE_NOOP("Error", "The server must be mended; what was listed before is downloaded.")},
    Row{ErrorKind::BadName, "bad-name", QT_TRANSLATE_NOOP("Error", "Not a possible file name"), ""},
    Row{ErrorKind::BadArchive, "bad-archive", QT_TRANSLATE_NOOP("Error", "The archive cannot be unpacked"),
        QT_TRANSLATE_NOOP("Error", "Fetch it again, or unpack it with the program that made it.")},
    Row{ErrorKind::FileExists, "file-exists", QT_TRANSLATE_NOOP("Error", "The file is already there"), ""},
    Row{ErrorKind::TooLarge, "too-large", QT_TRANSLATE_NOOP("Error", "The file is too large"), ""},
    Row{ErrorKind::PathUnusable, "path-unusable", QT_TRANSLATE_NOOP("Error", "Cannot be stored under its name"),
        QT_TRANSLATE_NOOP("Error", "Look at the folder, link or file that is there, then try it again.")},
    Row{ErrorKind::DestinationFull, "destination-full", QT_TRANSLATE_NOOP("Error", "The destination is full"),
        QT_TRANSLATE_NOOP("Error", "Make room there, then go on.")},
    Row{ErrorKind::DestinationUnusable, "destination-unusable",
        QT_TRANSLATE_NOOP("Error", "The destination cannot be written"),
        QT_TRANSLATE_NOOP("Error", "Choose another folder or change its permissions.")},
    Row{ErrorKind::JournalFull, "journal-full", QT_TRANSLATE_NOOP("Error", "The disk with the journal is full"),
        QT_TRANSLATE_NOOP("Error", "Make room there, then go on.")},
    Row{ErrorKind::JournalUnusable, "journal-unusable", QT_TRANSLATE_NOOP("Error", "The journal cannot be used"), ""},
    Row{ErrorKind::NoSuchJob, "no-such-job", QT_TRANSLATE_NOOP("Error", "No such job"), ""},
    Row{ErrorKind::JobBusy, "job-busy", QT_TRANSLATE_NOOP("Error", "The job is already running"),
        QT_TRANSLATE_NOOP("Error", "Stop it in the other window or terminal first.")},
    Row{ErrorKind::Cancelled, "cancelled", QT_TRANSLATE_NOOP("Error", "Cancelled"), ""},
};

const Row &rowOf(ErrorKind kind)
{
    const auto row = std::ranges::find(rows, kind, &Row::kind);
    Q_ASSERT(row != rows.end());
    return *row;
}

// What a status says to people (RFC 9110 §15, RFC 6585 §4). Messages that have more than the status and its phrase ("404 Not Found")
// say it better themselves.
const char *adviceFor(int httpStatus, const QString &message)
{
    if (!message.startsWith(QString::number(httpStatus)) || message.contains(QLatin1Char(',')))
        return "";
    switch (httpStatus) {
    case 401:
    case 403:
        return QT_TRANSLATE_NOOP("Error", "The server wants a login, or this one may not read it.");
    case 404:
    case 410:
        return QT_TRANSLATE_NOOP("Error", "It is not there any more, or the address is wrong.");
    case 429:
        return QT_TRANSLATE_NOOP("Error", "The server wants fewer requests: use fewer connections, or a limit.");
    default:
        return httpStatus >= 500 ? QT_TRANSLATE_NOOP("Error", "The server is in trouble; try again later.") : "";
    }
}

} // namespace

QString shownName(const QString &name)
{
    constexpr qsizetype most = 120;
    if (name.size() <= most)
        return printableName(name);
    const bool cutsCharacter = name.at(most - 1).isHighSurrogate();
    return printableName(QStringView(name).first(cutsCharacter ? most - 1 : most)) + QChar(0x2026);
}

QString printableName(QStringView name)
{
    QString text;
    for (qsizetype i = 0; i < name.size(); ++i) {
        char32_t c = name.at(i).unicode();
        if (QChar::isHighSurrogate(c) && i + 1 < name.size() && name.at(i + 1).isLowSurrogate())
            c = QChar::surrogateToUcs4(char16_t(c), name.at(++i).unicode());
        // Not shown as they are: controls, line separators, the invisible ones that turn the direction of what follows,
        // and halves of characters.
        const QChar::Category category = QChar::category(c);
        if (QChar::isPrint(c) && category != QChar::Separator_Line && category != QChar::Separator_Paragraph)
            text += QChar::fromUcs4(c);
        else
            text += QStringLiteral("\\x%1").arg(uint(c), 2, 16, QLatin1Char('0'));
    }
    return text;
}

QString kindName(ErrorKind kind)
{
    return QString::fromLatin1(rowOf(kind).name);
}

ErrorKind kindFromName(const QString &name)
{
    const auto row = std::ranges::find_if(rows, [&](const Row &r) { return name == QLatin1String(r.name); });
    return row == rows.end() ? ErrorKind::BadResponse : row->kind;
}

QString headline(ErrorKind kind)
{
    return QCoreApplication::translate("Error", rowOf(kind).headline);
}

QString explain(const Error &error)
{
    const Row &row = rowOf(error.kind);
    QString text = headline(error.kind);
    if (!error.message.isEmpty())
        text += QStringLiteral(": ") + error.message;
    text += QLatin1Char('.');
    const char *const advice = error.kind == ErrorKind::HttpStatus ? adviceFor(error.httpStatus, error.message) : row.advice;
    if (*advice)
        text += QLatin1Char(' ') + QCoreApplication::translate("Error", advice);
    return text;
}

bool stopsJob(ErrorKind kind)
{
    return isFull(kind) || kind == ErrorKind::DestinationUnusable || kind == ErrorKind::JournalUnusable;
}

bool isFull(ErrorKind kind)
{
    return kind == ErrorKind::DestinationFull || kind == ErrorKind::JournalFull;
}

} // namespace milliard
