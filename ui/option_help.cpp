// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/option_help.h"

#include <QCoreApplication>
#include <QWidget>

namespace milliard {
namespace {

struct OptionTexts {
    Q_DECLARE_TR_FUNCTIONS(milliard::OptionTexts)
};

QString textOf(OptionHelp option)
{
    switch (option) {
    case OptionHelp::ActiveJobs:
        return OptionTexts::tr("More downloads at once are seldom faster, since each already fetches many files side by side. Those beyond this number wait in the queue.");
    case OptionHelp::Threads:
        return OptionTexts::tr("Each thread does the work of its own connections. As many as the machine has processor cores is enough; more help only where the disk is slow.");
    case OptionHelp::Connections:
        return OptionTexts::tr("Requests under way at a time, in each thread. A server far away needs many: with 100 ms to it, one connection fetches at most 10 small files a second. "
                  "Servers that answer that they are too busy get fewer by themselves.");
    case OptionHelp::HostConnections:
        return OptionTexts::tr("However many threads and connections there are, no host gets more than these at a time. Set it where a server's rules ask for it.");
    case OptionHelp::Packing:
        return OptionTexts::tr("A file system takes millions of small files badly. Archives hold up to 100,000 of them each, are written faster than separate files, and open with usual programs. "
                  "tar.zst is the quickest; zip opens everywhere and is the slowest.");
    case OptionHelp::FanOut:
        return OptionTexts::tr("Puts the files into 65,536 folders by a hash of their names, so that no folder holds too many of them. Names in the folders stay what they are.");
    case OptionHelp::Existing:
        return OptionTexts::tr("What happens where the destination already has a file of that name from before. Files of this download itself are never fetched twice, whatever is chosen here. "
                  "If you are to be asked, nothing waits for you: the others are fetched meanwhile.");
    case OptionHelp::Engine:
        return OptionTexts::tr("Two engines fetch files. The bulk one is made for many small files; the general one also knows redirects, proxies, logins and HTTP/2. "
                  "The first choice begins with the bulk one and hands over what needs the other.");
    case OptionHelp::Retries:
        return OptionTexts::tr("How often a file is asked for again when its server does not answer, breaks off or says that it is too busy. A file that does not exist is not asked for again.");
    case OptionHelp::FirstWait:
        return OptionTexts::tr("Waiting before a new attempt gives a server time to recover. The wait is drawn by chance, so that not all come back at once; where the server says how long to wait, that counts.");
    case OptionHelp::Timeout:
        return OptionTexts::tr("A transfer that brings no byte for so long has failed and is tried again. It is no limit for the whole file.");
    }
    return {};
}

} // namespace

void setHelp(QWidget &field, OptionHelp option)
{
    field.setWhatsThis(textOf(option));
}

} // namespace milliard
