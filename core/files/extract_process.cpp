// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/files/extract_process.h"

#include "core/files/unpacked_tree.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <chrono>

namespace milliard {

using namespace std::chrono_literals;

ExtractProcess::ExtractProcess(const QString &program, QObject *parent)
    : QObject(parent)
    , m_program(program)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(5s);
    m_process.setStandardErrorFile(QProcess::nullDevice());
    connect(&m_patience, &QTimer::timeout, &m_process, &QProcess::kill);
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &ExtractProcess::read);
    connect(&m_process, &QProcess::finished, this, &ExtractProcess::finish);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            finish();
    }, Qt::QueuedConnection);
}

ExtractProcess::~ExtractProcess()
{
    disconnect(&m_process, nullptr, this, nullptr);
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished();
    UnpackedTree::removeAbandoned(m_folder);
}

void ExtractProcess::start(const QString &archive, const QString &folder, const ExtractBounds &bounds, bool removes)
{
    m_archive = QFileInfo(archive).absoluteFilePath();
    m_folder = QFileInfo(folder).absoluteFilePath();
    m_line.clear();
    m_isCancelled = false;
    m_outcome.reset();
    QStringList arguments{QStringLiteral("extract"), QStringLiteral("--here"), QStringLiteral("--json"), QStringLiteral("--output"), m_folder};
    if (bounds.bytes > 0)
        arguments += {QStringLiteral("--max-size"), QString::number(bounds.bytes)};
    if (removes)
        arguments += QStringLiteral("--remove");
    m_process.start(m_program, arguments + QStringList{QStringLiteral("--"), m_archive});
}

void ExtractProcess::cancel()
{
    m_isCancelled = true;
    m_process.terminate();
    m_patience.start();
}

void ExtractProcess::read()
{
    m_line += m_process.readAllStandardOutput();
    for (qsizetype end = m_line.indexOf('\n'); end >= 0; end = m_line.indexOf('\n')) {
        take(QJsonDocument::fromJson(m_line.first(end)).object());
        m_line.remove(0, end + 1);
    }
}

void ExtractProcess::take(const QJsonObject &event)
{
    const QString what = event.value(QLatin1StringView("event")).toString();
    const auto number = [&event](const char *name) { return event.value(QLatin1StringView(name)).toInteger(); };
    const auto text = [&event](const char *name) { return event.value(QLatin1StringView(name)).toString(); };
    if (what == QLatin1StringView("progress")) {
        Q_EMIT progressed({number("done"), number("total"), number("files")});
    } else if (what == QLatin1StringView("extracted")) {
        QStringList leftOut;
        for (const QJsonValue &member : event.value(QLatin1StringView("leftOut")).toArray())
            leftOut.append(member.toString());
        m_outcome = Extracted{text("path"), number("files"), number("bytes"), leftOut, text("stays")};
    } else if (what == QLatin1StringView("failed")) {
        m_outcome = std::unexpected(Error{kindFromName(text("error")), text("detail")});
    }
}

void ExtractProcess::finish()
{
    m_patience.stop();
    read();
    if (m_process.exitStatus() == QProcess::CrashExit)
        UnpackedTree::removeAbandoned(m_folder);
    if (!m_outcome) {
        const QString name = QFileInfo(m_archive).fileName();
        if (m_process.error() == QProcess::FailedToStart)
            m_outcome = std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("%1, which unpacks archives, cannot be started: %2").arg(m_program, m_process.errorString())});
        else if (m_isCancelled)
            m_outcome = std::unexpected(Error{ErrorKind::Cancelled, name});
        else
            m_outcome = std::unexpected(Error{ErrorKind::BadArchive, QStringLiteral("%1: what reads it crashed, or found no memory").arg(name)});
    }
    Q_EMIT ended(*m_outcome);
}

} // namespace milliard
