// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

// Makes the pictures of the window and of its dialogs, to be looked at; scripts/pictures starts it.
//   pictures FOLDER [light|dark] [LANGUAGE]
#include "core/demo/demo_service.h"
#include "tests/ui/window_help.h"
#include "ui/actions.h"
#include "ui/details_pane.h"
#include "ui/host_rule_dialog.h"
#include "ui/theme.h"
#include "ui/transfers_page.h"
#include "ui/translation.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QListWidget>
#include <QPushButton>
#include <QTabWidget>
#include <QTreeView>

#include <cstdio>
#include <functional>

using namespace milliard;
using Qt::StringLiterals::operator""_s;

namespace {

constexpr std::chrono::seconds limit{60}; // for anything that is waited for
const QSize largeSize(1080, 680);
const QSize smallSize(760, 500); // as the guide shows it

QDir folder;
int missing = 0;

void waitFor(const char *what, const std::function<bool()> &holds)
{
    if (QTest::qWaitFor(holds, limit))
        return;
    std::fprintf(stderr, "%s is not so in time\n", what);
    ++missing;
}

// Pictures are of what people see once everything has settled.
void save(QWidget &widget, const QString &name)
{
    for (int turn = 0; turn < 3; ++turn)
        QTest::qWait(60);
    if (widget.grab().save(folder.filePath(name + u".png"_s)))
        return;
    std::fprintf(stderr, "%s.png cannot be written\n", qPrintable(name));
    ++missing;
}

// The window that an action opens, which is closed again.
void saveDialog(QAction &action, const QString &name, const std::function<void(QWidget &)> &more = {})
{
    const QWidgetList before = QApplication::topLevelWidgets();
    action.trigger();
    QWidget *opened = nullptr;
    waitFor(qPrintable(name), [&] {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (!before.contains(widget) && widget->isVisible())
                opened = widget;
        }
        return opened != nullptr;
    });
    if (!opened)
        return;
    save(*opened, name);
    if (more)
        more(*opened);
    opened->close();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

void savePreferences(QWidget &dialog)
{
    auto *pages = dialog.findChild<QListWidget *>(u"preferencesPages"_s);
    for (int row = 0; row < pages->count(); ++row) {
        pages->setCurrentRow(row);
        save(dialog, u"preferences-%1"_s.arg(row + 1));
    }
    auto *edit = dialog.findChild<QPushButton *>(u"editHostRule"_s);
    edit->click();
    if (auto *rule = dialog.findChild<HostRuleDialog *>())
        save(*rule, u"dialog-host-rule"_s);
}

void addPausedJobs(Engine &engine, const QString &destination)
{
    const QStringList sources{u"s3://measurements/2026/"_s, u"oci://registry.example.org/tools/build:13"_s, u"index+http://mirror.example.org/debian/"_s,
        u"webdav+https://files.example.org/shared/"_s, u"https://example.org/images/disk.img"_s, u"feed+https://example.org/radio.xml"_s,
        u"metalink+https://example.org/release.meta4"_s, u"list+http://objects.example.org:8000/"_s};
    for (const QString &source : sources) {
        if (!engine.add({source, destination + u"/jobs"_s, {}, source.startsWith(u"s3"_s) ? u"Measurements"_s : QString()}))
            ++missing;
    }
}

void run(const QString &theme, const QSize &usualSize)
{
    const QTemporaryDir dir;
    DemoOptions options;
    options.files = 6'000;
    options.size = 30'000;
    options.varySize = true;
    options.page = 500;
    options.latency = std::chrono::milliseconds(150); // some half a minute
    options.faults = {{DemoFaultKind::Name404, 0.004}, {DemoFaultKind::Name403, 0.001}, {DemoFaultKind::NamePermanent500, 0.001}};
    Program program(dir.path(), options);
    program.settings.setTheme(theme == u"dark"_s ? ThemeChoice::Dark : ThemeChoice::Light);
    Preferences preferences = program.settings.preferences();
    preferences.destination = dir.filePath(u"downloads"_s);
    preferences.hostRules = {{{u"*.example.org"_s, u"10.0.0.*"_s}, {2 * 1024 * 1024, 0}, 4}, {{u"objects.example.net"_s}, {0, 50}}};
    preferences.hostRules.last().network.proxy = u"none"_s;
    preferences.hostRules.last().network.headers = QStringList{u"X-Tenant: blue"_s};
    program.settings.setPreferences(preferences);
    MainWindow &window = *program.window;
    window.resize(usualSize);
    save(window, u"window-empty"_s);

    window.startDemo();
    const JobId demo = program.onlyJob();
    const auto part = [&] {
        const Counts &counts = program.model->view(demo)->counts();
        return double(counts.done + counts.failed) / double(options.files);
    };
    QTabWidget &tabs = window.details().tabs();
    waitFor("half of the demo", [&] { return part() > 0.5; }); // all is listed by then
    tabs.setCurrentWidget(&window.details().transfers());
    save(window, u"window-running"_s);
    window.resize(smallSize);
    save(window, u"window-small"_s);
    window.resize(usualSize);
    waitFor("all of the demo", [&] { return program.engine->job(demo)->state == JobState::Done; });
    for (int tab = 0; tab < tabs.count(); ++tab) {
        tabs.setCurrentIndex(tab);
        if (auto *tree = tabs.currentWidget()->findChild<QTreeView *>())
            tree->expandAll();
        save(window, u"details-%1"_s.arg(tab + 1));
    }
    tabs.setCurrentIndex(0);
    addPausedJobs(*program.engine, dir.path());
    save(window, u"window-many"_s);

    window.table().selectJob(demo);
    Actions &actions = window.actions();
    waitFor("the choice of a job that is done", [&] { return actions.extract->isEnabled(); });
    saveDialog(*actions.newListing, u"dialog-new-listing"_s);
    saveDialog(*actions.addSource, u"dialog-add"_s);
    saveDialog(*actions.preferences, u"dialog-preferences"_s, savePreferences);
    saveDialog(*actions.categories, u"dialog-categories"_s);
    saveDialog(*actions.extract, u"dialog-unpack"_s);
    saveDialog(*actions.compress, u"dialog-compress"_s);
    saveDialog(*actions.remove, u"dialog-remove"_s);
    saveDialog(*actions.guide, u"user-guide"_s);
    saveDialog(*actions.about, u"dialog-about"_s);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.size() < 2) {
        std::fputs("pictures FOLDER [light|dark] [LANGUAGE] [small]\n", stderr);
        return 2;
    }
    folder = QDir(arguments.at(1));
    if (!folder.mkpath(u"."_s)) {
        std::fprintf(stderr, "%s cannot be made\n", qPrintable(folder.path()));
        return 1;
    }
    const QString theme = arguments.value(2, u"light"_s);
    installTranslation(application, arguments.value(3, u"en"_s));
    applyTheme(theme == u"dark"_s ? ThemeChoice::Dark : ThemeChoice::Light);
    run(theme, arguments.value(4) == u"small"_s ? smallSize : largeSize);
    return missing ? 1 : 0;
}
