// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QObject>
#include <QStringList>

#include <chrono>
#include <memory>

class KDSingleApplication;

namespace milliard {

// One window a data folder and user: the first that starts has it, and later ones hand over to it what they were started for.
// Needs a QCoreApplication; main thread.
class Instance final : public QObject
{
    Q_OBJECT

public:
    struct Request {
        QStringList sources; // paths of files are absolute
        bool demo = false;
        QByteArray activationToken{}; // by which a desktop lets the window come to the front; empty: there is none
    };
    static constexpr std::chrono::milliseconds timeout{5'000};

    // The folder need not exist yet.
    explicit Instance(const QString &dataDir, QObject *parent = nullptr);
    ~Instance() override;

    bool isFirst() const;
    // To the first; blocks. False: it did not answer in time, and may or may not carry the request out later.
    bool handOver(const Request &request, std::chrono::milliseconds within = timeout);

Q_SIGNALS:
    void asked(const milliard::Instance::Request &request); // in the first

private:
    void take(const QByteArray &message);

    std::unique_ptr<KDSingleApplication> m_single;
};

} // namespace milliard
