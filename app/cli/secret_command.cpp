// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "app/cli/arguments.h"
#include "app/cli/await.h"
#include "app/cli/commands.h"
#include "app/cli/exit_status.h"
#include "app/cli/output.h"
#include "app/cli/terminal_input.h"
#include "core/secrets/keychain.h"

#include <span>

namespace milliard {
namespace {

struct Question {
    const char *text;
    bool isSecret;
    bool mayBeEmpty;
};

Result<Secret> askFor(const SecretAccount &account)
{
    static constexpr Question ofLogin[]{{"User name: ", false, false}, {"Password: ", true, false}};
    static constexpr Question ofKeys[]{{"Access key id: ", false, false}, {"Secret access key: ", true, false}, {"Session token, if there is one: ", true, true}};
    static constexpr Question ofToken[]{{"Token or passphrase: ", true, false}};
    Secret secret;
    for (const Question &question : account.kind == SecretAccount::Login ? std::span<const Question>(ofLogin) : account.kind == SecretAccount::Token ? ofToken : std::span<const Question>(ofKeys)) {
        const auto line = readLine(question.text, !question.isSecret);
        if (!line)
            return std::unexpected(line.error());
        if (!line->isEmpty() || !question.mayBeEmpty)
            secret.append(*line);
    }
    return secret;
}

int set(const SecretAccount &account)
{
    const auto secret = isInputTerminal() ? askFor(account) : readLines();
    if (!secret)
        return printError(secret.error());
    if (const auto right = checkSecret(account.kind, *secret); !right)
        return printError(right.error());
    if (const auto written = await(writeSecret(account.name, *secret)); !written)
        return printError(written.error());
    printLine(QStringLiteral("%1 is in the system's keychain").arg(account.name));
    return ExitDone;
}

int remove(const SecretAccount &account)
{
    const auto wasThere = await(removeSecret(account.name));
    if (!wasThere)
        return printError(wasThere.error());
    if (!*wasThere)
        return printError({ErrorKind::BadInput, QStringLiteral("the system's keychain has no %1, or is locked").arg(account.name)});
    printLine(QStringLiteral("%1 is gone from the system's keychain").arg(account.name));
    return ExitDone;
}

} // namespace

int runSecret(const QStringList &words)
{
    Arguments arguments(QStringLiteral("secret"),
        QStringLiteral("Keeps logins and keys in the system's keychain (GNOME Keyring, KWallet, KeePassXC and others), under the service \"Milliard\".\n\n"
                       "NAME is one of\n"
                       "  http(s)://HOST[:PORT]  a login there: user name and password. Used by lists, files, indexes and WebDAV when the\n"
                       "                         server asks for one and the netrc file has none.\n"
                       "  http://, socks5://HOST:PORT\n"
                       "                         a login at a proxy, for --proxy with a user.\n"
                       "  token:NAME             a token for --bearer keychain:NAME, or the passphrase of a key for --client-passphrase.\n"
                       "  a word                 keys for S3: access key id, secret access key and, of a session, its token. Used with\n"
                       "                         --keys keychain:NAME.\n\n"
                       "A terminal is asked for them, without showing what is secret; standard input has them a line each."));
    arguments.addPositional("ACTION", QStringLiteral("set, or remove. What is there is shown by the keychain's own program."), "set|remove");
    arguments.addPositional("NAME", QStringLiteral("What the secret is for."), "NAME");
    const auto isToRun = arguments.parse(words);
    if (!isToRun)
        return printError(isToRun.error());
    if (!*isToRun)
        return ExitDone;
    const QStringList given = arguments.positional();
    const bool isSet = given.value(0) == QLatin1String("set");
    if (given.size() != 2 || (!isSet && given.first() != QLatin1String("remove")))
        return printError({ErrorKind::BadInput, QStringLiteral("secret needs \"set NAME\" or \"remove NAME\", and the secret itself is no argument; see milliard-cli secret --help")});
    const auto account = secretAccount(given.at(1));
    if (!account)
        return printError(account.error());
    return isSet ? set(*account) : remove(*account);
}

} // namespace milliard
