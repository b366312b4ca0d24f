// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/model/progress_model.h"
#include "ui/demo_controller.h"
#include "ui/job_filter_model.h"
#include "ui/job_table.h"
#include "ui/main_window.h"
#include "ui/settings.h"

#include <QTemporaryDir>
#include <QTest>

namespace milliard {

// The whole program but for main(), in a folder of its own. Can be made again on the same folder.
struct Program {
    explicit Program(const QString &dir, const DemoOptions &options = smallDemo())
        : demo(dir + QStringLiteral("/milliard-demo"))
        , settings(dir + QStringLiteral("/settings.ini"))
    {
        demo.setOptions(options);
        auto opened = Engine::open(dir + QStringLiteral("/data"));
        if (!opened)
            qFatal("%s", qPrintable(explain(opened.error())));
        engine = *std::move(opened);
        model = std::make_unique<ProgressModel>(*engine);
        demo.attach(*engine);
        window = std::make_unique<MainWindow>(*engine, *model, settings, demo);
        window->show();
        window->goOn();
    }

    // Long enough to be paused in the middle.
    static DemoOptions smallDemo()
    {
        DemoOptions options;
        options.files = 600;
        options.size = 100;
        options.page = 100;
        options.latency = std::chrono::milliseconds(60);
        return options;
    }

    JobId onlyJob() const { return engine->jobs().size() == 1 ? engine->jobs().first().id : 0; }
    JobState state() const { return engine->jobs().first().state; }

    DemoController demo;
    Settings settings;
    std::unique_ptr<Engine> engine;
    std::unique_ptr<ProgressModel> model;
    std::unique_ptr<MainWindow> window;
};

// As a user would: the old text goes, the new is typed.
inline void type(QWidget *field, const QString &text)
{
    field->setFocus();
    QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(field, Qt::Key_Delete);
    QTest::keyClicks(field, text);
}

template <typename T>
T *named(const QObject *parent, const QString &name)
{
    T *child = parent->findChild<T *>(name);
    if (!child)
        qFatal("no child %s", qPrintable(name));
    return child;
}

} // namespace milliard
