// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job_options.h"
#include "core/base/limits.h"
#include "core/engine/job_queue.h"
#include "core/engine/schedule.h"
#include "core/source/list/list_service.h"
#include "ui/categories.h"
#include "ui/host_rules.h"

#include <QByteArray>
#include <QMap>
#include <QSettings>
#include <QString>

#include <optional>

namespace milliard {

enum class ThemeChoice { System, Light, Dark };

// What closing the window does while downloads run.
enum class CloseChoice { Ask, Tray, Quit };

// Their names in files.
QString nameOf(ThemeChoice choice);
QString nameOf(CloseChoice choice);
std::optional<ThemeChoice> themeFromName(const QString &name);
std::optional<CloseChoice> closingFromName(const QString &name);

// What the user wants of the desktop around the window.
struct DesktopChoices {
    bool tray = true;   // an icon in the tray, where there is one
    bool notify = true; // a message when a download ends while the window is not in front
    CloseChoice close = CloseChoice::Ask;

    bool operator==(const DesktopChoices &) const = default;
};

// Keys of commands that are not the usual ones: the action's name, and its keys as portable text, which is empty for none.
using ShortcutChanges = QMap<QString, QString>;

// What all downloads together may have, and when.
struct LimitChoices {
    Limits ofAll{.bytesPerSecond = 1024 * 1024}; // while Limit Speed is on
    QList<ScheduleRule> schedule;
    bool pauseWhereMetered = false;
    bool keepAwake = true; // the system does not go to sleep while downloads run

    bool operator==(const LimitChoices &) const = default;
};

// What the user prefers. Numbers are within the bounds of validate(JobOptions).
struct Preferences {
    QString host = QStringLiteral("127.0.0.1");
    int port = 8000;      // 1..65535
    JobOptions options;   // but for include, exclude, existing, fanOut and source, which are each job's own
    QList<HostRule> hostRules; // for downloads from some hosts, in the order in which they are tried
    QString destination;  // absolute path of a folder
    int activeJobs = JobQueue::usualLimit; // that run at once; 1..JobQueue::maxLimit
    ThemeChoice theme = ThemeChoice::System;
    QString language;     // the name of one of languages(); empty: the system's
    bool watchClipboard = false;
    DesktopChoices desktop;
    LimitChoices limits;
    ShortcutChanges shortcuts;

    bool operator==(const Preferences &) const = default;
};

// The service that the last new listing named, so that the next begins with it.
struct LastListing {
    QString host;
    int port = 0;
    bool https = false;
    QString prefix;
    ListServiceOptions service;
    QString destination;
};

// The settings file with a type for each value. What a file holds that is out of bounds counts as missing.
// Main thread; main() owns it and it outlives the window.
class Settings final
{
public:
    // 'file' is for a data folder of one's own; empty: where the platform keeps settings.
    explicit Settings(const QString &file = {});

    Preferences preferences() const;
    // Forgets the last listing too, since people who set defaults want to see them.
    void setPreferences(const Preferences &preferences);
    void setTheme(ThemeChoice theme);
    void setWatchClipboard(bool on);
    static QString defaultDestination();
    DesktopChoices desktop() const;
    void setDesktop(const DesktopChoices &choices);
    LimitChoices limits() const;
    void setLimits(const LimitChoices &choices);
    bool limitsSpeed() const; // the switch
    void setLimitsSpeed(bool on);

    QList<Category> categories() const;
    void setCategories(const QList<Category> &categories);

    std::optional<LastListing> lastListing() const;
    void setLastListing(const LastListing &last);

    // Geometry, splitters and headers of windows, as their saveState() gave it.
    QByteArray state(const QString &key) const;
    void setState(const QString &key, const QByteArray &state);
    void sync() { m_file.sync(); } // now to the disk, and not some time later
    bool shown(const QString &part, bool fallback = true) const;
    void setShown(const QString &part, bool shown);

private:
    mutable QSettings m_file;
};

} // namespace milliard
