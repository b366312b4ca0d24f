// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace
{

// What a room of core may include besides itself. Rooms that are not here are a breach.
const QHash<QString, QStringList> rooms{
    {u"base"_s, {}},
    {u"secrets"_s, {u"base"_s}},
    {u"source"_s, {u"base"_s, u"secrets"_s}},
    {u"transport"_s, {u"base"_s}},
    {u"sink"_s, {u"base"_s}},
    {u"files"_s, {u"base"_s, u"sink"_s}},
    {u"journal"_s, {u"base"_s}},
    {u"progress"_s, {u"base"_s}},
    {u"demo"_s, {u"base"_s}},
    {u"engine"_s,
        {u"base"_s, u"source"_s, u"transport"_s, u"sink"_s, u"files"_s, u"journal"_s, u"progress"_s, u"demo"_s}},
    {u"model"_s, {u"base"_s, u"engine"_s, u"progress"_s}},
};

// Headers of Qt Gui, Widgets and Svg, which core is built without. Names alone, since Debian's include path
// also reaches <QtWidgets/…>, and a machine of a developer may reach them all.
bool isGuiHeader(const QString &header)
{
    static const QRegularExpression folder(
        u"^Qt(Gui|Widgets|Svg|SvgWidgets|OpenGL|OpenGLWidgets|PrintSupport|Qml|Quick)(/|$)"_s);
    static const QRegularExpression name(
        u"^Q(Widget|Application|GuiApplication|Action|ActionGroup|Shortcut|KeySequence|Painter|PainterPath|"
        u"Paint\\w+|Pixmap\\w*"
        "|Image|ImageReader|ImageWriter|Icon|IconEngine|Color|ColorSpace|Font|FontMetrics|FontDatabase|Brush|"
        "Pen|Palette|Cursor"
        "|Clipboard|Screen|Window|DesktopServices|Style\\w*|StandardItem\\w*|TextDocument|TextCursor|"
        "TextLayout|SyntaxHighlighter"
        "|\\w*Dialog|\\w*Layout|\\w*Button|\\w*(Combo|Spin|Group|Check|Message)Box|\\w*Delegate|"
        "AbstractItemView|AbstractScrollArea"
        "|(List|Table|Tree|Header|Column|Graphics)(View|Widget)|GraphicsScene|Label|LineEdit|\\w*TextEdit|"
        "TextBrowser|Menu|MenuBar"
        "|MainWindow|ToolBar|ToolTip|StatusBar|ProgressBar|Slider|ScrollArea|Splitter|StackedWidget|"
        "TabWidget|TabBar|Frame|Completer"
        "|SystemTrayIcon|Accessible\\w*|Svg\\w*|\\w*Event|Drag|SessionManager|Validator|IntValidator)$"_s);
    static const QStringList ofCore{
        u"QEvent"_s, u"QTimerEvent"_s, u"QChildEvent"_s, u"QDynamicPropertyChangeEvent"_s};
    return (folder.match(header).hasMatch() || name.match(header).hasMatch()) && !ofCore.contains(header);
}

// Why this file may not include that one; empty if it may. 'file' is relative to the project.
QString includeBreach(const QString &file, const QString &included, bool quoted)
{
    const QString layer = file.section(u'/', 0, 0);
    const QString other = included.section(u'/', 0, 0);
    const bool ours = other == u"core" || other == u"ui" || other == u"app";
    if (quoted && !ours)
        return u"a path that does not begin at core/, ui/ or app/ hides its layer"_s;
    if (included.contains(u"../"_s) || included.contains(u"/./"_s))
        return u"a path with dots hides its layer"_s;
    if (layer == u"ui" && other == u"app")
        return u"ui never includes app"_s;
    if (file.startsWith(u"app/cli"_s) && other == u"ui")
        return u"the command line includes core alone"_s;
    if (layer != u"core")
        return {};
    if (ours && other != u"core")
        return u"core never includes ui or app"_s;
    if (!ours)
        return isGuiHeader(included) ? u"core is built without Gui and Widgets"_s : QString();
    const QString folder = file.section(u'/', 1, -2);
    const QString otherFolder = included.section(u'/', 1, -2);
    const QString room = folder.section(u'/', 0, 0);
    const QString otherRoom = otherFolder.section(u'/', 0, 0);
    if (!rooms.contains(room) || (folder != room && (room != u"source"_s || folder.count(u'/') > 1)))
        return u"core has no such room"_s;
    if (room != otherRoom && !rooms[room].contains(otherRoom))
        return u"%1 never includes %2"_s.arg(room, otherRoom);
    if (room == otherRoom && otherFolder != otherRoom && folder != otherFolder)
        return u"%1 never includes %2, another kind's own"_s.arg(folder, otherFolder);
    return {};
}

// "file:line: why" for each breach in the text of one source file.
QStringList breaches(const QString &file, const QString &text)
{
    static const QRegularExpression include(u"^\\s*#\\s*include\\s*([<\"])([^>\"]*)[>\"]"_s);
    QStringList found;
    const QStringList lines = text.split(u'\n');
    const auto note
        = [&](qsizetype line, const QString &why) { found += u"%1:%2: %3"_s.arg(file).arg(line).arg(why); };
    if (lines[0] != u"// SPDX-FileCopyrightText: 2026 The Milliard developers")
        note(1, u"no SPDX-FileCopyrightText"_s);
    if (lines.value(1) != u"// SPDX-License-Identifier: MIT")
        note(2, u"no SPDX-License-Identifier"_s);
    if (lines.size() > 501 || (lines.size() == 501 && !lines.last().isEmpty()))
        note(501, u"longer than 500 lines"_s);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const auto match = include.match(lines[i]);
        const QString path = match.captured(2);
        if (!match.hasMatch() || path.endsWith(u".moc"_s))
            continue;
        if (const QString why = includeBreach(file, path, match.captured(1) == u"\""); !why.isEmpty())
            note(i + 1, u"%1 (%2)"_s.arg(why, path));
    }
    return found;
}

const QString head
    = u"// SPDX-FileCopyrightText: 2026 The Milliard developers\n// SPDX-License-Identifier: MIT\n"_s;

} // namespace

class TestLayers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCheckItself_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("include");
        QTest::addColumn<QString>("breach"); // none: it is allowed
        const auto row = [](const char *file, const char *include, const char *breach = "") {
            QTest::addRow("%s: %s", file, include)
                << QString::fromLatin1(file) << QString::fromLatin1(include) << QString::fromLatin1(breach);
        };
        row("core/base/a.h", "\"core/base/b.h\"");
        row("core/base/a.h", "<QString>");
        row("core/base/a.h", "<QAbstractItemModel>");
        row("core/base/a.h", "<QStringView>");
        row("core/base/a.h", "<QTimerEvent>");
        row("core/base/a.h", "<sys/stat.h>");
        row("core/base/a.h", "\"core/sink/b.h\"", "base never includes sink");
        row("core/source/a.cpp", "\"core/base/b.h\"");
        row("core/source/a.cpp", "\"core/secrets/b.h\"");
        row("core/secrets/a.cpp", "\"core/base/b.h\"");
        row("core/secrets/a.cpp", "\"core/source/b.h\"", "secrets never includes source");
        row("core/transport/a.cpp", "\"core/secrets/b.h\"", "transport never includes secrets");
        row("core/source/a.cpp", "\"core/transport/b.h\"", "source never includes transport");
        row("core/source/s3/a.cpp", "\"core/source/b.h\"");
        row("core/source/s3/a.cpp", "\"core/source/s3/b.h\"");
        row("core/source/s3/a.cpp", "\"core/base/b.h\"");
        row("core/source/s3/a.cpp", "\"core/source/oci/b.h\"", "another kind's own");
        row("core/source/a.cpp", "\"core/source/oci/b.h\"", "another kind's own");
        row("core/source/s3/deeper/a.cpp", "\"core/base/b.h\"", "no such room");
        row("core/sink/deeper/a.cpp", "\"core/base/b.h\"", "no such room");
        row("core/transport/a.cpp", "\"core/sink/b.h\"", "transport never includes sink");
        row("core/sink/a.cpp", "\"core/journal/b.h\"", "sink never includes journal");
        row("core/journal/a.cpp", "\"core/engine/b.h\"", "journal never includes engine");
        row("core/progress/a.cpp", "\"core/engine/b.h\"", "progress never includes engine");
        row("core/demo/a.cpp", "\"core/source/b.h\"", "demo never includes source");
        row("core/engine/a.cpp", "\"core/sink/b.h\"");
        row("core/engine/a.cpp", "\"core/model/b.h\"", "engine never includes model");
        row("core/model/a.cpp", "\"core/engine/b.h\"");
        row("core/model/a.cpp", "\"core/progress/b.h\"");
        row("core/model/a.cpp", "\"core/journal/b.h\"", "model never includes journal");
        row("core/model/a.cpp", "\"core/sink/b.h\"", "model never includes sink");
        row("core/model/a.cpp", "\"core/source/b.h\"", "model never includes source");
        row("core/model/a.cpp", "<core/transport/b.h>", "model never includes transport");
        row("core/attic/a.cpp", "\"core/base/b.h\"", "no such room");
        row("core/a.cpp", "\"core/base/b.h\"", "no such room");
        row("core/sink/a.cpp", "\"stored_path.h\"", "hides its layer");
        row("core/sink/a.cpp", "\"../../ui/b.h\"", "hides its layer");
        row("core/sink/a.cpp", "\"core/../ui/b.h\"", "hides its layer");
        row("core/model/a.cpp", "\"ui/b.h\"", "core never includes ui");
        row("core/engine/a.cpp", "\"app/cli/b.h\"", "core never includes ui or app");
        row("core/engine/a.cpp", "<app/cli/b.h>", "core never includes ui or app");
        for (const char *header : {"<QWidget>", "<QApplication>", "<QtWidgets>", "<QtWidgets/QLabel>",
                 "<QtGui/qpixmap.h>", "<QPainter>", "<QIcon>", "<QColor>", "<QPushButton>", "<QTreeView>",
                 "<QStyledItemDelegate>", "<QKeyEvent>", "<QMessageBox>", "<QAction>"})
            row("core/model/a.cpp", header, "without Gui and Widgets");
        row("ui/a.cpp", "<QWidget>");
        row("ui/a.cpp", "\"core/model/b.h\"");
        row("ui/a.cpp", "\"ui/b.h\"");
        row("ui/a.cpp", "\"app/b.h\"", "ui never includes app");
        row("app/main.cpp", "\"ui/b.h\"");
        row("app/main.cpp", "\"app/b.h\"");
        row("app/cli/a.cpp", "\"ui/b.h\"", "core alone");
        row("app/cli_main.cpp", "\"ui/b.h\"", "core alone");
        row("core/engine/a.cpp", "\"a.moc\"");
    }
    void theCheckItself()
    {
        QFETCH(QString, file);
        QFETCH(QString, include);
        QFETCH(QString, breach);
        for (const QString &directive : {u"#include "_s, u"  #  include "_s, u"#include"_s}) {
            const QStringList found = breaches(
                file, head + u"\n#pragma once\n"_s + directive + include + u" // for something\n"_s);
            QCOMPARE(found.size(), breach.isEmpty() ? 0 : 1);
            if (!breach.isEmpty())
                QVERIFY2(
                    found[0].startsWith(file + u":5: "_s) && found[0].contains(breach), qPrintable(found[0]));
        }
    }

    void headsAndLengths()
    {
        const QString body = u"\nint a;\n"_s.repeated(249); // 498 lines
        QCOMPARE(breaches(u"ui/a.h"_s, head + body), QStringList());
        QCOMPARE(breaches(u"ui/a.h"_s, head + body + u"int b;\n"_s),
            QStringList{u"ui/a.h:501: longer than 500 lines"_s});
        QCOMPARE(breaches(u"ui/a.h"_s, head + body + u"int b;"_s),
            QStringList{u"ui/a.h:501: longer than 500 lines"_s});
        QCOMPARE(breaches(u"ui/a.h"_s, u"#pragma once\n"_s).size(), 2);
        QCOMPARE(breaches(u"ui/a.h"_s, {}).size(), 2);
        QCOMPARE(breaches(u"ui/a.h"_s, u"\n"_s + head).size(), 2);
    }

    void theTree()
    {
        const QString root = QStringLiteral(MILLIARD_SOURCE_DIR) + u'/';
        QStringList found;
        QHash<QString, int> seen;
        for (const QString &layer : {u"core"_s, u"ui"_s, u"app"_s}) {
            QDirIterator walk(
                root + layer, {u"*.h"_s, u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
            while (walk.hasNext()) {
                QFile file(walk.next());
                QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
                found += breaches(file.fileName().sliced(root.size()), QString::fromUtf8(file.readAll()));
                ++seen[layer];
            }
        }
        QVERIFY(seen[u"core"_s] > 50 && seen[u"ui"_s] > 10 && seen[u"app"_s] > 10); // the tree was there
        QVERIFY2(found.isEmpty(), qPrintable(u'\n' + found.join(u'\n')));
    }
};

QTEST_GUILESS_MAIN(TestLayers)
#include "test_layers.moc"
