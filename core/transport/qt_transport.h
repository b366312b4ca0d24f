// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/transport/transport.h"

#include <QNetworkRequest>
#include <QObject>
#include <QTimer>

#include <memory>
#include <unordered_map>
#include <vector>

class QEventLoop;
class QNetworkReply;

namespace milliard {

// The general engine: QNetworkAccessManager, with redirects, proxies, HTTP/2 and cookies. Redirects go to
// http and https only and never from https to http. A body in chunks is asked for a second
// time, over a connection of its own (ChunkedGet has the reason). Made, run and destroyed on one worker's thread, which
// needs no event loop of its own.
class QtTransport final : public QObject, public Transport
{
public:
    explicit QtTransport(const TransportOptions &options);
    ~QtTransport() override;

    void run(TransferPort &port) override;
    void wake() override;
    void abortAll() override;

private:
    struct Flight;
    struct Manager;

    void fill();
    void start(Transfer &transfer);
    static bool isElsewhere(const Flight &flight, const QUrl &url);
    RequestFields fieldsFor(const Flight &flight, const QUrl &url) const;
    void ask(std::unique_ptr<Flight> flight, const QUrl &url);
    void readHead(Flight &flight);
    bool deliver(Flight &flight);
    void enough(Flight *flight, QNetworkReply *reply);
    void goOn(Flight *flight);
    Result<void> give(Flight &flight, QByteArrayView bytes);
    void askForChunks(std::unique_ptr<Flight> flight, const QUrl &url);
    void finish(Flight &flight);
    void conclude(std::unique_ptr<Flight> flight, Result<void> result);
    Result<void> verdict(const Flight &flight) const;

    TransportOptions m_options;
    QNetworkRequest m_template; // all that requests have in common
    std::vector<std::shared_ptr<Manager>> m_managers;
    std::unordered_map<Flight *, std::unique_ptr<Flight>> m_flights;
    TransferPort *m_port = nullptr;
    QEventLoop *m_loop = nullptr;
    QTimer m_due;
    bool m_filling = false;
    std::atomic<bool> m_wakePosted{false};
};

} // namespace milliard
