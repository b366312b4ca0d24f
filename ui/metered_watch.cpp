// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/metered_watch.h"

#include <QNetworkInformation>

#include <utility>

namespace milliard {

bool MeteredWatch::isTold()
{
    return QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Metered);
}

void MeteredWatch::start()
{
    if (std::exchange(m_isStarted, true) || !isTold())
        return;
    const QNetworkInformation *network = QNetworkInformation::instance();
    connect(network, &QNetworkInformation::isMeteredChanged, this, &MeteredWatch::take);
    take(network->isMetered());
}

void MeteredWatch::take(bool isMetered)
{
    if (std::exchange(m_isMetered, isMetered) != isMetered)
        Q_EMIT changed();
}

} // namespace milliard
