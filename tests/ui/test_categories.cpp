// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/ui/window_help.h"
#include "ui/add_source_dialog.h"
#include "ui/categories_dialog.h"
#include "ui/field_message.h"
#include "ui/sidebar.h"

#include <QAction>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>

using namespace milliard;

// Categories: which job belongs to which, and what people see and do of that.
class TestCategories final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void fits_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("hosts");
        QTest::addColumn<QString>("names");
        QTest::addColumn<QString>("source");
        QTest::addColumn<bool>("fits");
        const auto row = [](const char *title, const char *kind, const char *hosts, const char *names, const char *source, bool fits) {
            QTest::newRow(title) << QString::fromUtf8(kind) << QString::fromUtf8(hosts) << QString::fromUtf8(names) << QString::fromUtf8(source) << fits;
        };
        row("a rule that says nothing", "", "", "", "https://host/a.iso", false);
        row("kind", "s3", "", "", "s3://bucket/a", true);
        row("another kind", "s3", "", "", "https://host/a", false);
        row("no source", "s3", "", "", "nonsense", false);
        row("host", "", "*.example.org", "", "https://mirror.example.org/a", true);
        row("host of a listing", "", "*.example.org", "", "list+http://mirror.example.org:81/a", true);
        row("host in another case", "", "HOST", "", "https://host/a", true);
        row("another host", "", "*.example.org", "", "https://example.org/a", false);
        row("one of two hosts", "", "a.org b.org", "", "https://b.org/a", true);
        row("name", "", "", "*.iso *.img", "https://host/some/A.IMG?x=1", true);
        row("another name", "", "", "*.iso", "https://host/a.iso.txt", false);
        row("all of it", "url", "host", "*.iso", "https://host/a.iso", true);
        row("all but one", "url", "host", "*.iso", "https://other/a.iso", false);
        row("a pattern that is none", "", "", "[a", "https://host/[a", false);
    }
    void fits()
    {
        QFETCH(QString, kind);
        QFETCH(QString, hosts);
        QFETCH(QString, names);
        QFETCH(QString, source);
        const Category category{QStringLiteral("x"), {}, kind, hosts.split(QLatin1Char(' '), Qt::SkipEmptyParts), names.split(QLatin1Char(' '), Qt::SkipEmptyParts)};
        QTEST(category.fits(source), "fits");
        QTEST(categoryFor({category}, {source}) != nullptr, "fits");
    }

    void kept()
    {
        const QList<Category> some{{QStringLiteral("Żółć"), QStringLiteral("/a"), QStringLiteral("s3"), {QStringLiteral("h")}, {QStringLiteral("*.a"), QStringLiteral("b")}},
            {QStringLiteral("empty"), {}, {}, {}, {}}};
        const QString file = m_dir->filePath(QStringLiteral("settings.ini"));
        Settings(file).setCategories(some);
        QCOMPARE(Settings(file).categories(), some);
        QCOMPARE(categoriesFromJson("no json"), QList<Category>());
        QCOMPARE(categoriesFromJson(R"([{"name":"a"},{"name":"a","kind":"s3"},{"name":" "},7,{"name":"b","hosts":"x"}])").size(), 2);
    }

    void edited()
    {
        Settings settings(m_dir->filePath(QStringLiteral("settings.ini")));
        CategoriesDialog dialog(settings);
        dialog.open();
        auto *name = named<QLineEdit>(&dialog, QStringLiteral("name"));
        QVERIFY(!name->isEnabled());
        const auto click = [&](const char *button) { QTest::mouseClick(named<QPushButton>(&dialog, QLatin1String(button)), Qt::LeftButton); };
        const auto ok = [&] { QTest::mouseClick(dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok), Qt::LeftButton); };
        click("add");
        ok();
        QVERIFY(dialog.isVisible()); // it has no name
        QVERIFY(named<FieldMessage>(&dialog, QStringLiteral("nameMessage"))->hasError());
        type(name, QStringLiteral("Images"));
        type(named<QLineEdit>(&dialog, QStringLiteral("names")), QStringLiteral("*.iso [a"));
        ok();
        QVERIFY(dialog.isVisible() && named<FieldMessage>(&dialog, QStringLiteral("namesMessage"))->hasError());
        type(named<QLineEdit>(&dialog, QStringLiteral("names")), QStringLiteral("*.iso"));
        type(named<QLineEdit>(&dialog, QStringLiteral("destination")), QStringLiteral("not/whole"));
        ok();
        QVERIFY(dialog.isVisible() && named<FieldMessage>(&dialog, QStringLiteral("destinationMessage"))->hasError());
        const QString home = QDir::homePath();
        type(named<QLineEdit>(&dialog, QStringLiteral("destination")), QStringLiteral("~/"));
        type(named<QLineEdit>(&dialog, QStringLiteral("hosts")), QStringLiteral("a.org [b"));
        ok();
        QVERIFY(!named<FieldMessage>(&dialog, QStringLiteral("destinationMessage"))->hasError()); // that is a whole path
        QVERIFY(dialog.isVisible() && named<FieldMessage>(&dialog, QStringLiteral("hostsMessage"))->hasError());
        QVERIFY(!named<FieldMessage>(&dialog, QStringLiteral("namesMessage"))->hasError());
        QTRY_VERIFY(named<QLineEdit>(&dialog, QStringLiteral("hosts"))->hasFocus());
        type(named<QLineEdit>(&dialog, QStringLiteral("hosts")), QString());
        click("add");
        type(name, QStringLiteral("Images"));
        ok();
        QVERIFY(dialog.isVisible()); // two of one name
        type(name, QStringLiteral("Buckets"));
        auto *kind = named<QComboBox>(&dialog, QStringLiteral("kind"));
        kind->setCurrentIndex(kind->findData(QStringLiteral("s3")));
        click("add");
        type(name, QStringLiteral("Gone"));
        click("up");
        click("remove");
        click("up");
        ok();
        QVERIFY(!dialog.isVisible());
        const QList<Category> expected{{QStringLiteral("Buckets"), {}, QStringLiteral("s3"), {}, {}},
            {QStringLiteral("Images"), home, {}, {}, {QStringLiteral("*.iso")}}};
        QCOMPARE(settings.categories(), expected);
    }

    void inTheWindow()
    {
        const QString images = m_dir->filePath(QStringLiteral("images"));
        QVERIFY(QDir().mkpath(images));
        Settings(m_dir->filePath(QStringLiteral("settings.ini"))).setCategories({{QStringLiteral("Images"), images, {}, {}, {QStringLiteral("*.iso")}}, {QStringLiteral("Other"), {}, {}, {}, {}}});
        Program program(m_dir->path());
        MainWindow &window = *program.window;
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QTRY_COMPARE(window.sidebar().countOf(QStringLiteral("Images")), 0);

        window.actions().addSource->trigger();
        auto *dialog = window.findChild<AddSourceDialog *>();
        auto *destination = named<QLineEdit>(dialog, QStringLiteral("destination"));
        const QString usual = destination->text();
        dialog->setAddresses({QStringLiteral("http://127.0.0.1:9/a.iso")});
        QCOMPARE(destination->text(), images);
        dialog->setAddresses({QStringLiteral("http://127.0.0.1:9/a.txt")});
        QCOMPARE(destination->text(), usual);
        type(destination, m_dir->path());
        dialog->setAddresses({QStringLiteral("http://127.0.0.1:9/b.iso")});
        QCOMPARE(destination->text(), m_dir->path()); // what was typed stays
        QTest::mouseClick(named<QPushButton>(dialog, QStringLiteral("start")), Qt::LeftButton);
        QTRY_COMPARE(program.engine->jobs().size(), 1);
        const JobId id = program.onlyJob();
        QCOMPARE(program.engine->job(id)->spec.category, QStringLiteral("Images"));
        QTRY_COMPARE(window.sidebar().countOf(QStringLiteral("Images")), 1);
        QCOMPARE(program.model->indexOf(id, ProgressModel::Category).data().toString(), QStringLiteral("Images"));

        // By keys: under the groups and the heading.
        window.sidebar().setFocus();
        QTest::keyClick(&window.sidebar(), Qt::Key_End);
        QCOMPARE(window.jobs().userCategory(), QStringLiteral("Other"));
        QCOMPARE(window.jobs().rowCount(), 0);
        QTest::keyClick(&window.sidebar(), Qt::Key_Up);
        QCOMPARE(window.jobs().rowCount(), 1);
        window.table().selectJob(id);
        auto *menu = window.findChild<QMenu *>(QStringLiteral("moveToCategory"));
        QVERIFY(menu);
        Q_EMIT menu->aboutToShow();
        for (QAction *action : menu->actions()) {
            QCOMPARE(action->isChecked(), action->text() == QLatin1String("Images"));
            if (action->text() == QLatin1String("Other"))
                action->trigger();
        }
        QCOMPARE(program.engine->job(id)->spec.category, QStringLiteral("Other"));
        QTRY_COMPARE(window.jobs().rowCount(), 0); // it left the one that is shown
        QTRY_COMPARE(window.sidebar().countOf(QStringLiteral("Other")), 1);
        window.filterField().setText(QStringLiteral("other"));
        window.sidebar().setCategory(JobCategory::All);
        QCOMPARE(window.jobs().rowCount(), 1); // found by its category
    }

    void thereAfterARestart()
    {
        {
            Program program(m_dir->path());
            program.settings.setCategories({{QStringLiteral("A"), {}, {}, {}, {}}});
            const auto id = program.engine->add({QStringLiteral("http://127.0.0.1:9/a"), m_dir->path(), {}, QStringLiteral("Forgotten")});
            QVERIFY(id);
            QVERIFY(program.engine->setCategory({*id}, QStringLiteral("Forgotten too")).result());
        }
        Program again(m_dir->path());
        QCOMPARE(again.engine->jobs().first().spec.category, QStringLiteral("Forgotten too"));
        QTRY_COMPARE(again.window->sidebar().countOf(QStringLiteral("Forgotten too")), 1); // though no setting names it
        QCOMPARE(again.window->sidebar().countOf(QStringLiteral("A")), 0);
        QVERIFY(again.engine->setCategory({again.onlyJob()}, {}).result());
        QTRY_COMPARE(again.window->sidebar().countOf(QStringLiteral("Forgotten too")), -1);
    }

private:
    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_MAIN(TestCategories)
#include "test_categories.moc"
