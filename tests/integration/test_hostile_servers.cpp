// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/integration/hostile_run.h"

#include <QFuture>
#include <QTest>
#include <QThreadPool>
#include <QtConcurrentRun>

using namespace milliard::test;

// What the real program makes of servers that lie, break off, flood and stall. Rows run a few at a time.
class TestHostileServers final : public QObject
{
    Q_OBJECT

    static constexpr std::size_t atOnce = 4;

    struct Case {
        QByteArray name;
        HostileRow row;
        QString transport;
        QFuture<QString> fault;
    };

    TestAuthority m_authority;
    QThreadPool m_pool;
    std::vector<Case> m_cases; // complete before the first begins, since those under way are referred to

    void begin(Case &one)
    {
        if (!one.fault.isValid())
            one.fault = QtConcurrent::run(&m_pool, [this, &one] { return hostileFault(one.row, one.transport, m_authority); });
    }

    void addRows(const char *of, const QList<HostileRow> &rows)
    {
        for (const HostileRow &row : rows) {
            for (const QString &transport : QString::fromLatin1(row.transports).split(QLatin1Char(' '))) {
                const QString name = QStringLiteral("%1, %2: %3").arg(QLatin1StringView(of), transport, QLatin1StringView(row.name));
                m_cases.push_back({name.toUtf8(), row, transport, {}});
            }
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_pool.setMaxThreadCount(atOnce);
        addRows("listing", hostileListings());
        addRows("listing, redirected", hostileListingRedirects());
        addRows("file, redirected", hostileFileRedirects());
        addRows("file", hostileFiles());
        addRows("contract", contractAsHostileRows());
    }
    void cleanupTestCase() { m_pool.waitForDone(); }

    void rows_data()
    {
        QTest::addColumn<std::size_t>("at");
        for (std::size_t i = 0; i < m_cases.size(); ++i)
            QTest::newRow(m_cases[i].name.constData()) << i;
    }

    void rows()
    {
        QFETCH(std::size_t, at);
        // This one, and those that are likely to be asked for next.
        for (std::size_t i = at; i < std::min(at + atOnce, m_cases.size()); ++i)
            begin(m_cases[i]);
        const QString fault = m_cases[at].fault.result();
        QVERIFY2(fault.isEmpty(), qPrintable(fault));
    }
};

QTEST_GUILESS_MAIN(TestHostileServers)
#include "test_hostile_servers.moc"
