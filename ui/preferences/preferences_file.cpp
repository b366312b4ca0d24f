// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/preferences/preferences_file.h"

#include "ui/translation.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>

#include <algorithm>
#include <utility>

namespace milliard {
namespace {

constexpr int format = 1; // higher ones are another program's matter
constexpr qint64 longestFile = 1 << 20; // bytes

struct PreferencesFile {
    Q_DECLARE_TR_FUNCTIONS(milliard::PreferencesFile)
};

std::unexpected<Error> badInput(const QString &message)
{
    return std::unexpected(Error{ErrorKind::BadInput, message});
}

// Takes the members that are there; the first that cannot be is the error.
class Reader
{
public:
    explicit Reader(const QJsonObject &json)
        : m_json(json)
    {
    }

    template <typename Value, typename Take>
    void take(const char *key, QJsonValue::Type type, Value &value, Take convert)
    {
        const QJsonValue json = m_json.value(QLatin1String(key));
        if (json.isUndefined())
            return;
        if (const auto taken = json.type() == type ? convert(json) : std::nullopt)
            value = *taken;
        else if (!error)
            error = Error{ErrorKind::BadInput, PreferencesFile::tr("the value of \"%1\" is not a possible one").arg(QLatin1String(key))};
    }
    void text(const char *key, QString &value, bool (*isRight)(const QString &))
    {
        take(key, QJsonValue::String, value, [isRight](const QJsonValue &v) { return isRight(v.toString()) ? std::optional(v.toString()) : std::nullopt; });
    }
    void flag(const char *key, bool &value)
    {
        take(key, QJsonValue::Bool, value, [](const QJsonValue &v) { return std::optional(v.toBool()); });
    }
    void number(const char *key, int &value, int low, int high)
    {
        take(key, QJsonValue::Double, value, [low, high](const QJsonValue &v) {
            const int number = v.toInt(low - 1);
            return number >= low && number <= high ? std::optional(number) : std::nullopt;
        });
    }
    void limit(const char *key, qint64 &value)
    {
        take(key, QJsonValue::Double, value, [](const QJsonValue &v) {
            const qint64 number = v.toInteger(-1);
            return number >= 0 && number <= JobOptions::maxLimit ? std::optional(number) : std::nullopt;
        });
    }
    template <typename Choice>
    void choice(const char *key, Choice &value, std::optional<Choice> (*fromName)(const QString &))
    {
        take(key, QJsonValue::String, value, [fromName](const QJsonValue &v) { return fromName(v.toString()); });
    }

    std::optional<Error> error;

private:
    const QJsonObject &m_json;
};

bool isLanguage(const QString &name)
{
    return name.isEmpty() || std::ranges::any_of(languages(), [&name](const Language &language) { return name == QLatin1String(language.name); });
}

} // namespace

QJsonObject toJson(const Preferences &p)
{
    QJsonObject options = toJson(p.options);
    for (const char *ofEachJob : {"include", "exclude", "minSize", "maxSize", "newerThan", "olderThan", "existing", "fanOut", "then", "refresh", "source"})
        options.remove(QLatin1String(ofEachJob));
    QJsonObject shortcuts;
    for (const auto &[name, keys] : p.shortcuts.asKeyValueRange())
        shortcuts.insert(name, keys);
    return {
        {QStringLiteral("milliardPreferences"), format},
        {QStringLiteral("host"), p.host},
        {QStringLiteral("port"), p.port},
        {QStringLiteral("destination"), p.destination},
        {QStringLiteral("activeJobs"), p.activeJobs},
        {QStringLiteral("options"), options},
        {QStringLiteral("hostRules"), toJson(p.hostRules)},
        {QStringLiteral("theme"), nameOf(p.theme)},
        {QStringLiteral("language"), p.language},
        {QStringLiteral("watchClipboard"), p.watchClipboard},
        {QStringLiteral("tray"), p.desktop.tray},
        {QStringLiteral("notify"), p.desktop.notify},
        {QStringLiteral("closing"), nameOf(p.desktop.close)},
        {QStringLiteral("limitBytes"), p.limits.ofAll.bytesPerSecond},
        {QStringLiteral("limitFiles"), p.limits.ofAll.filesPerSecond},
        {QStringLiteral("schedule"), Schedule(p.limits.schedule).toJson()},
        {QStringLiteral("pauseWhereMetered"), p.limits.pauseWhereMetered},
        {QStringLiteral("keepAwake"), p.limits.keepAwake},
        {QStringLiteral("shortcuts"), shortcuts},
    };
}

Result<Preferences> preferencesFromJson(const QJsonObject &json)
{
    const int version = json.value(QStringLiteral("milliardPreferences")).toInt();
    if (version < 1)
        return badInput(PreferencesFile::tr("it has no preferences of this program"));
    if (version > format)
        return badInput(PreferencesFile::tr("a newer version of this program wrote it"));
    Preferences p;
    p.destination = Settings::defaultDestination();
    Reader reader(json);
    reader.text("host", p.host, [](const QString &host) { return !host.isEmpty(); });
    reader.number("port", p.port, 1, 65535);
    reader.text("destination", p.destination, [](const QString &folder) { return QDir::isAbsolutePath(folder); });
    reader.number("activeJobs", p.activeJobs, 1, JobQueue::maxLimit);
    reader.choice("theme", p.theme, themeFromName);
    reader.text("language", p.language, isLanguage);
    reader.flag("watchClipboard", p.watchClipboard);
    reader.flag("tray", p.desktop.tray);
    reader.flag("notify", p.desktop.notify);
    reader.choice("closing", p.desktop.close, closingFromName);
    reader.limit("limitBytes", p.limits.ofAll.bytesPerSecond);
    reader.limit("limitFiles", p.limits.ofAll.filesPerSecond);
    reader.take("schedule", QJsonValue::Array, p.limits.schedule, [](const QJsonValue &v) {
        const auto schedule = Schedule::fromJson(v.toArray());
        return schedule ? std::optional(schedule->rules()) : std::nullopt;
    });
    reader.flag("pauseWhereMetered", p.limits.pauseWhereMetered);
    reader.flag("keepAwake", p.limits.keepAwake);
    const QJsonObject shortcuts = json.value(QStringLiteral("shortcuts")).toObject();
    for (auto it = shortcuts.begin(); it != shortcuts.end(); ++it)
        p.shortcuts.insert(it.key(), it->toString());
    if (reader.error)
        return std::unexpected(*reader.error);
    const Result<QList<HostRule>> hostRules = hostRulesFromJson(json.value(QStringLiteral("hostRules")).toArray());
    if (!hostRules)
        return std::unexpected(hostRules.error());
    p.hostRules = *hostRules;
    const Result<JobOptions> options = jobOptionsFromJson(json.value(QStringLiteral("options")).toObject());
    if (!options)
        return std::unexpected(options.error());
    p.options = *options;
    return p;
}

Result<void> exportPreferences(const Preferences &preferences, const QString &name)
{
    QSaveFile file(name);
    const QByteArray text = QJsonDocument(toJson(preferences)).toJson();
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return badInput(PreferencesFile::tr("%1 cannot be written: %2").arg(QDir::toNativeSeparators(name), file.errorString()));
    return {};
}

Result<Preferences> importPreferences(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return badInput(PreferencesFile::tr("%1 cannot be read: %2").arg(QDir::toNativeSeparators(name), file.errorString()));
    const QByteArray text = file.read(longestFile);
    QJsonParseError wrong;
    const QJsonDocument json = QJsonDocument::fromJson(text, &wrong);
    const Result<Preferences> preferences = json.isObject() ? preferencesFromJson(json.object())
                                                            : badInput(PreferencesFile::tr("it has no preferences of this program"));
    if (!preferences)
        return badInput(PreferencesFile::tr("%1 cannot be taken: %2").arg(QDir::toNativeSeparators(name), preferences.error().message));
    return preferences;
}

} // namespace milliard
