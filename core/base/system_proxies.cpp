// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/system_proxies.h"

#include <QCache>
#include <QMutex>
#include <QNetworkProxyFactory>

namespace milliard {
namespace {

constexpr int keptAnswers = 4096;

// Asked by every thread that has a QNetworkAccessManager.
class SystemProxies final : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        const QString key = QStringLiteral("%1 %2 %3 %4").arg(int(query.queryType())).arg(query.protocolTag(), query.peerHostName()).arg(query.peerPort());
        const QMutexLocker lock(&m_mutex);
        if (const QList<QNetworkProxy> *known = m_answers.object(key))
            return *known;
        const QList<QNetworkProxy> proxies = systemProxyForQuery(query);
        m_answers.insert(key, new QList<QNetworkProxy>(proxies));
        return proxies;
    }

private:
    QMutex m_mutex;
    QCache<QString, QList<QNetworkProxy>> m_answers{keptAnswers};
};

} // namespace

void useSystemProxies()
{
    QNetworkProxyFactory::setApplicationProxyFactory(new SystemProxies); // Qt owns it
}

} // namespace milliard
