// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/settings.h"

#include "ui/translation.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>

#include <algorithm>
#include <array>
#include <utility>

namespace milliard {
namespace {

constexpr std::array themes{
    std::pair{ThemeChoice::System, "system"},
    std::pair{ThemeChoice::Light, "light"},
    std::pair{ThemeChoice::Dark, "dark"},
};

constexpr std::array closings{
    std::pair{CloseChoice::Ask, "ask"},
    std::pair{CloseChoice::Tray, "tray"},
    std::pair{CloseChoice::Quit, "quit"},
};

QSettings openFile(const QString &file)
{
    return file.isEmpty() ? QSettings(QStringLiteral("milliard"), QStringLiteral("milliard"))
                          : QSettings(file, QSettings::IniFormat);
}

template <typename Choices>
auto choiceFrom(const Choices &choices, const QString &name) -> std::optional<typename Choices::value_type::first_type>
{
    for (const auto &[choice, its] : choices) {
        if (name == QLatin1String(its))
            return choice;
    }
    return std::nullopt;
}

template <typename Choices>
QString nameIn(const Choices &choices, typename Choices::value_type::first_type wanted)
{
    return QLatin1String(std::ranges::find(choices, wanted, &Choices::value_type::first)->second);
}

template <typename Number>
Number numberWithin(const QVariant &value, Number low, Number high, Number fallback)
{
    bool ok = false;
    const qint64 read = value.toLongLong(&ok);
    if (!ok || !std::in_range<Number>(read))
        return fallback;
    const Number number = Number(read);
    return number >= low && number <= high ? number : fallback;
}

} // namespace

QString nameOf(ThemeChoice choice)
{
    return nameIn(themes, choice);
}

QString nameOf(CloseChoice choice)
{
    return nameIn(closings, choice);
}

std::optional<ThemeChoice> themeFromName(const QString &name)
{
    return choiceFrom(themes, name);
}

std::optional<CloseChoice> closingFromName(const QString &name)
{
    return choiceFrom(closings, name);
}

Settings::Settings(const QString &file)
    : m_file(openFile(file))
{
}

QString Settings::defaultDestination()
{
    QString base = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    if (base.isEmpty() || !QDir(base).exists())
        base = QDir::homePath(); // jobs make only the last part of a path
    return QDir::cleanPath(base + QStringLiteral("/milliard"));
}

Preferences Settings::preferences() const
{
    Preferences p;
    const auto value = [this](const char *key) { return m_file.value(QLatin1String("defaults/") + QLatin1String(key)); };
    p.host = value("host").isValid() ? value("host").toString() : p.host;
    p.port = numberWithin(value("port"), 1, 65535, p.port);
    JobOptions &o = p.options;
    o.threads = numberWithin(value("threads"), 1, JobOptions::maxThreads, o.threads);
    o.connections = numberWithin(value("connections"), 1, JobOptions::maxConnections, o.connections);
    o.retry.attempts = numberWithin(value("attempts"), 1, RetryPolicy::maxAttempts, o.retry.attempts);
    o.retry.backoff = std::chrono::milliseconds(
        numberWithin(value("backoffMs"), 0, int(RetryPolicy::maxDelay.count()), int(o.retry.backoff.count())));
    o.timeout = std::chrono::milliseconds(numberWithin(value("timeoutMs"), 100, 86'400'000, int(o.timeout.count())));
    o.pack = packingFromName(value("pack").toString()).value_or(o.pack);
    o.transport = transportFromName(value("transport").toString()).value_or(o.transport);
    o.hostConnections = numberWithin(value("hostConnections"), 0, JobOptions::maxThreads * JobOptions::maxConnections, o.hostConnections);
    o.limitRate = numberWithin(value("limitRate"), qint64(0), JobOptions::maxLimit, o.limitRate);
    o.limitRequests = numberWithin(value("limitRequests"), qint64(0), JobOptions::maxLimit, o.limitRequests);
    if (const QString file = value("caFile").toString(); QDir::isAbsolutePath(file))
        o.caFile = file;
    if (const auto network = networkOptionsFromJson(QJsonDocument::fromJson(value("network").toByteArray()).object()); network && checkNetwork(*network))
        o.network = *network;
    if (const auto rules = hostRulesFromJson(QJsonDocument::fromJson(value("hostRules").toByteArray()).array()))
        p.hostRules = *rules;
    p.activeJobs = numberWithin(value("activeJobs"), 1, JobQueue::maxLimit, p.activeJobs);
    p.destination = value("destination").toString();
    if (!QDir::isAbsolutePath(p.destination))
        p.destination = defaultDestination();
    p.watchClipboard = value("watchClipboard").toBool();
    p.theme = themeFromName(value("theme").toString()).value_or(p.theme);
    for (const Language &language : languages()) {
        if (value("language").toString() == QLatin1String(language.name))
            p.language = QLatin1String(language.name);
    }
    p.desktop = desktop();
    p.limits = limits();
    m_file.beginGroup(QStringLiteral("shortcuts"));
    for (const QString &name : m_file.childKeys())
        p.shortcuts.insert(name, m_file.value(name).toString());
    m_file.endGroup();
    return p;
}

void Settings::setPreferences(const Preferences &p)
{
    const auto set = [this](const char *key, const QVariant &value) {
        m_file.setValue(QLatin1String("defaults/") + QLatin1String(key), value);
    };
    set("host", p.host);
    set("port", p.port);
    set("threads", p.options.threads);
    set("connections", p.options.connections);
    set("attempts", p.options.retry.attempts);
    set("backoffMs", qint64(p.options.retry.backoff.count()));
    set("timeoutMs", qint64(p.options.timeout.count()));
    set("pack", packingName(p.options.pack));
    set("transport", transportName(p.options.transport));
    set("hostConnections", p.options.hostConnections);
    set("limitRate", p.options.limitRate);
    set("limitRequests", p.options.limitRequests);
    set("caFile", p.options.caFile);
    set("network", QJsonDocument(toJson(p.options.network)).toJson(QJsonDocument::Compact));
    set("hostRules", QJsonDocument(toJson(p.hostRules)).toJson(QJsonDocument::Compact));
    set("activeJobs", p.activeJobs);
    set("destination", p.destination);
    setTheme(p.theme);
    set("language", p.language);
    setWatchClipboard(p.watchClipboard);
    setDesktop(p.desktop);
    setLimits(p.limits);
    m_file.remove(QStringLiteral("shortcuts"));
    for (const auto &[name, keys] : p.shortcuts.asKeyValueRange())
        m_file.setValue(QStringLiteral("shortcuts/") + name, keys);
    m_file.remove(QStringLiteral("last"));
}

void Settings::setTheme(ThemeChoice theme)
{
    m_file.setValue(QStringLiteral("defaults/theme"), nameOf(theme));
}

void Settings::setWatchClipboard(bool on)
{
    m_file.setValue(QStringLiteral("defaults/watchClipboard"), on);
}

DesktopChoices Settings::desktop() const
{
    DesktopChoices choices;
    const auto value = [this](const char *key, bool fallback) { return m_file.value(QLatin1String("desktop/") + QLatin1String(key), fallback).toBool(); };
    choices.tray = value("tray", choices.tray);
    choices.notify = value("notify", choices.notify);
    choices.close = closingFromName(m_file.value(QStringLiteral("desktop/close")).toString()).value_or(choices.close);
    return choices;
}

void Settings::setDesktop(const DesktopChoices &choices)
{
    m_file.setValue(QStringLiteral("desktop/tray"), choices.tray);
    m_file.setValue(QStringLiteral("desktop/notify"), choices.notify);
    m_file.setValue(QStringLiteral("desktop/close"), nameOf(choices.close));
}

QList<Category> Settings::categories() const
{
    return categoriesFromJson(m_file.value(QStringLiteral("categories")).toByteArray());
}

void Settings::setCategories(const QList<Category> &categories)
{
    m_file.setValue(QStringLiteral("categories"), toJson(categories));
}

LimitChoices Settings::limits() const
{
    LimitChoices choices;
    const auto value = [this](const char *key) { return m_file.value(QLatin1String("limits/") + QLatin1String(key)); };
    choices.ofAll.bytesPerSecond = numberWithin(value("bytesPerSecond"), qint64(0), JobOptions::maxLimit, choices.ofAll.bytesPerSecond);
    choices.ofAll.filesPerSecond = numberWithin(value("filesPerSecond"), qint64(0), JobOptions::maxLimit, choices.ofAll.filesPerSecond);
    if (const auto schedule = Schedule::fromJson(QJsonDocument::fromJson(value("schedule").toByteArray()).array()))
        choices.schedule = schedule->rules();
    choices.pauseWhereMetered = value("pauseWhereMetered").toBool();
    choices.keepAwake = !value("keepAwake").isValid() || value("keepAwake").toBool();
    return choices;
}

void Settings::setLimits(const LimitChoices &choices)
{
    const auto set = [this](const char *key, const QVariant &value) { m_file.setValue(QLatin1String("limits/") + QLatin1String(key), value); };
    set("bytesPerSecond", choices.ofAll.bytesPerSecond);
    set("filesPerSecond", choices.ofAll.filesPerSecond);
    set("schedule", QJsonDocument(Schedule(choices.schedule).toJson()).toJson(QJsonDocument::Compact));
    set("pauseWhereMetered", choices.pauseWhereMetered);
    set("keepAwake", choices.keepAwake);
}

bool Settings::limitsSpeed() const
{
    return m_file.value(QStringLiteral("limits/on")).toBool();
}

void Settings::setLimitsSpeed(bool on)
{
    m_file.setValue(QStringLiteral("limits/on"), on);
}

std::optional<LastListing> Settings::lastListing() const
{
    const auto value = [this](const char *key) { return m_file.value(QLatin1String("last/") + QLatin1String(key)); };
    LastListing last;
    last.host = value("host").toString();
    last.port = numberWithin(value("port"), 1, 65535, 0);
    if (last.host.isEmpty() || last.port == 0)
        return std::nullopt;
    last.https = value("https").toBool();
    last.prefix = value("prefix").toString();
    last.destination = value("destination").toString();
    last.service = listServiceOptionsFromJson(QJsonDocument::fromJson(value("service").toByteArray()).object());
    return last;
}

void Settings::setLastListing(const LastListing &last)
{
    const auto set = [this](const char *key, const QVariant &value) {
        m_file.setValue(QLatin1String("last/") + QLatin1String(key), value);
    };
    set("host", last.host);
    set("port", last.port);
    set("https", last.https);
    set("prefix", last.prefix);
    set("destination", last.destination);
    set("service", QJsonDocument(toJson(last.service)).toJson(QJsonDocument::Compact));
}

QByteArray Settings::state(const QString &key) const
{
    return m_file.value(QStringLiteral("window/") + key).toByteArray();
}

void Settings::setState(const QString &key, const QByteArray &state)
{
    m_file.setValue(QStringLiteral("window/") + key, state);
}

bool Settings::shown(const QString &part, bool fallback) const
{
    return m_file.value(QStringLiteral("shown/") + part, fallback).toBool();
}

void Settings::setShown(const QString &part, bool shown)
{
    m_file.setValue(QStringLiteral("shown/") + part, shown);
}

} // namespace milliard
