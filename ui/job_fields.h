// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job.h"
#include "ui/categories.h"
#include "ui/host_rules.h"

#include <QObject>

#include <bitset>

class QFormLayout;
class QUrl;
class QWidget;

namespace milliard {

class AfterFields;
class DestinationField;
class FieldMessage;
class FilterFields;
class LimitFields;
class NetworkFields;
class NumberEdit;
class SaveFields;
class SectionToggle;
class Settings;
struct NewDownload;

// What every new download is asked besides its source: where to, with how many threads and connections, how files are saved,
// which of them, how fast at most, and how servers are reached. Begins with the preferences.
class JobFields final : public QObject
{
    Q_OBJECT

public:
    // Adds its rows to the form, whose widget owns them.
    JobFields(QFormLayout &form, const Settings &settings, QObject *parent);

    // For one file only the destination is asked; the rest is as one file needs it.
    void setForOneFile(bool one);
    DestinationField *destination() const { return m_destination; }
    void setUsualFolder(const QString &folder); // in place of that of the preferences
    // Proposes for these what their category and the rule of their hosts say, each unless the user has typed something else.
    void proposeFor(const QStringList &sources);
    // Of several downloads each gets what the rule of its own hosts says, unless the user has typed something else.
    void adapt(NewDownload &download) const;
    // Sets the destination and all options but the source's. False: the messages say what is wrong.
    bool read(JobSpec &spec);
    // What a preview hangs on alone, as read() does: the filters, and how servers are reached.
    bool readListed(JobOptions &options);
    // The server that the address names; empty: none that is known.
    void setOrigin(const QUrl &origin);
    FieldMessage *firstError() const;

Q_SIGNALS:
    void sectionShown(); // the form needs more room, or less
    void listedEdited(); // what a preview hangs on

private:
    void proposeFolder(const QStringList &sources);
    void proposeReach(const QStringList &sources);
    // The parts of how servers are reached that a rule proposes each by itself; a certificate comes with its key and passphrase.
    enum NetworkPart { Proxy, Headers, UserAgent, Cookies, Token, Certificate, NetworkPartCount };
    using NetworkParts = std::bitset<NetworkPartCount>;
    static bool isSame(NetworkPart part, const NetworkOptions &some, const NetworkOptions &others);
    static void take(NetworkPart part, NetworkOptions &to, const NetworkOptions &from);
    NetworkParts typedParts(const NetworkOptions &now) const;
    // What of 'now' was given before becomes what is given next, and what was typed stays: nothing of one host's rule goes to another.
    static NetworkOptions following(NetworkOptions now, const NetworkParts &typed, const NetworkOptions &before, const NetworkOptions &next);
    bool readNetwork(JobOptions &options);
    void packingChosen();
    FieldMessage *messageFor(NumberEdit *field, const char *name);

    QFormLayout &m_form;
    const JobOptions m_preferred;
    JobOptions m_defaults; // with what the rule says
    const QList<HostRule> m_hostRules;
    const HostRule *m_hostRule = nullptr; // that the fields show
    bool m_limitsEdited = false; // by the user
    NetworkParts m_typed; // by the user, when the rule last changed
    NetworkOptions m_usual; // of the preferences, as the fields show it
    NetworkOptions m_given; // likewise, with what the rule says
    QList<Category> m_categories;
    QString m_usualFolder;
    QString m_proposed; // as the field has it
    DestinationField *m_destination;
    NumberEdit *m_threads;
    NumberEdit *m_connections;
    FieldMessage *m_threadsMessage;
    FieldMessage *m_connectionsMessage;
    SaveFields *m_save;
    FilterFields *m_filters;
    SectionToggle *m_limitsToggle;
    LimitFields *m_limits;
    SectionToggle *m_networkToggle;
    NetworkFields *m_network;
    AfterFields *m_after;
    int m_firstRow; // of those that one file does not have
    int m_endRow;
    bool m_forOneFile = false;
};

} // namespace milliard
