// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/secrets/keychain.h"

#include <qt6keychain/keychain.h>

#include <QCoreApplication>
#include <QPromise>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>

namespace milliard {
namespace {

constexpr QLatin1StringView service("Milliard");
constexpr std::chrono::minutes patience{2};

Error unusable(const QString &why)
{
    return {ErrorKind::BadInput, QStringLiteral("the system's keychain cannot be used: %1. It takes a desktop session (D-Bus) with "
                                                "GNOME Keyring, KWallet, KeePassXC or another Secret Service that is unlocked").arg(shownName(why))};
}

Error errorOf(const QKeychain::Job &job)
{
    switch (job.error()) {
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return unusable(QStringLiteral("it is locked, or access was denied"));
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return unusable(QStringLiteral("there is none"));
    default:
        return unusable(job.errorString().simplified());
    }
}

// Where QtKeychain's queue of jobs lives, which is for one thread: the main one. 'take' makes the value of a job that has ended.
template <typename Job, typename T>
QFuture<Result<T>> ask(const QString &account, std::function<void(Job &)> prepare, std::function<Result<T>(const Job &)> take)
{
    const auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    const QFuture<Result<T>> future = promise->future();
    const auto answer = [promise, future](Result<T> result) {
        if (future.isFinished())
            return;
        promise->addResult(std::move(result));
        promise->finish();
    };
    QMetaObject::invokeMethod(QCoreApplication::instance(), [account, prepare = std::move(prepare), take = std::move(take), answer] {
        auto *const job = new Job(service); // deletes itself when it has ended
        job->setKey(account);
        prepare(*job);
        QObject::connect(job, &QKeychain::Job::finished, job, [job, take, answer] { answer(take(*job)); });
        QTimer::singleShot(patience, job, [answer] { answer(std::unexpected(unusable(QStringLiteral("it does not answer, or nobody unlocks it")))); });
        job->start();
    }, Qt::QueuedConnection);
    return future;
}

} // namespace

QFuture<Result<std::optional<Secret>>> readSecret(const QString &account)
{
    using Value = std::optional<Secret>;
    return ask<QKeychain::ReadPasswordJob, Value>(account, [](auto &) { }, [](const QKeychain::ReadPasswordJob &job) -> Result<Value> {
        if (job.error() == QKeychain::EntryNotFound)
            return std::nullopt;
        if (job.error() != QKeychain::NoError)
            return std::unexpected(errorOf(job));
        return job.textData().toUtf8().split('\n');
    });
}

QFuture<Result<void>> writeSecret(const QString &account, const Secret &secret)
{
    return ask<QKeychain::WritePasswordJob, void>(account,
        [text = QString::fromUtf8(secret.join('\n'))](QKeychain::WritePasswordJob &job) { job.setTextData(text); },
        [](const QKeychain::WritePasswordJob &job) -> Result<void> {
            return job.error() == QKeychain::NoError ? Result<void>() : std::unexpected(errorOf(job));
        });
}

QFuture<Result<bool>> removeSecret(const QString &account)
{
    // Not every keychain says whether there was something to remove.
    return readSecret(account).then([account](const Result<std::optional<Secret>> &there) -> QFuture<Result<bool>> {
        if (!there || !*there)
            return QtFuture::makeReadyValueFuture(there ? Result<bool>(false) : std::unexpected(there.error()));
        return ask<QKeychain::DeletePasswordJob, bool>(account, [](auto &) { }, [](const QKeychain::DeletePasswordJob &job) -> Result<bool> {
            return job.error() == QKeychain::NoError ? Result<bool>(true) : std::unexpected(errorOf(job));
        });
    }).unwrap();
}

} // namespace milliard
