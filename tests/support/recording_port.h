// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/transport/transport.h"

#include <QList>
#include <QString>

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace milliard::test {

// Gives out a fixed list of transfers and remembers what came of each.
class RecordingPort final : public TransferPort
{
public:
    struct Wanted {
        QByteArray name; // each once
        QByteArray url;
        std::optional<ByteRange> range{};
        QByteArray validator{};
        RequestFields fields{};
    };

    explicit RecordingPort(const QList<Wanted> &list)
    {
        for (const Wanted &wanted : list) {
            auto transfer = std::make_unique<Transfer>();
            transfer->entry.name = QString::fromUtf8(wanted.name);
            transfer->entry.url = wanted.url;
            transfer->attempt = 1;
            transfer->range = wanted.range;
            transfer->validator = wanted.validator;
            transfer->fields = wanted.fields;
            m_transfers.push_back(std::move(transfer));
        }
    }

    Next next() override
    {
        if (isAborting())
            transport->abortAll();
        if (m_given == m_transfers.size() || isAborting())
            return Quit{};
        const auto now = std::chrono::steady_clock::now();
        if (now < m_notBefore)
            return Wait{m_notBefore};
        if (isReady && !isReady())
            return Wait{now + std::chrono::milliseconds(10)};
        ++inFlight;
        most = std::max(most, inFlight);
        return m_transfers[m_given++].get();
    }
    void woken() override { ++wakes; }
    Result<void> body(Transfer &transfer, QByteArrayView bytes) override
    {
        if (refuse)
            return std::unexpected(Error{ErrorKind::DestinationFull, QStringLiteral("no room")});
        const QByteArray name = transfer.entry.name.toUtf8();
        heads.try_emplace(name, transfer.head);
        bodies[name].append(bytes);
        return {};
    }
    void ended(Transfer &transfer, Result<void> result) override
    {
        --inFlight;
        m_notBefore = std::chrono::steady_clock::now() + pause;
        const QByteArray name = transfer.entry.name.toUtf8();
        heads.try_emplace(name, transfer.head);
        received[name] = transfer.received;
        ends[name].append(result);
    }

    // What is wrong with the outcome of one transfer, which must be one success with that body; empty: nothing.
    QByteArray fault(const QByteArray &name, const QByteArray &body) const
    {
        if (const QByteArray twice = notOnce(name); !twice.isEmpty())
            return twice;
        if (const Result<void> &result = ends.at(name).first(); !result)
            return name + " failed: " + kindName(result.error().kind).toUtf8() + ", " + result.error().message.toUtf8();
        const auto got = bodies.find(name);
        const QByteArray bytes = got == bodies.end() ? QByteArray() : got->second;
        return bytes == body ? QByteArray() : name + " has the wrong body: \"" + bytes.left(200) + '"';
    }
    // The same where it must be one failure of that kind.
    QByteArray failureFault(const QByteArray &name, const QByteArray &kind) const
    {
        if (const QByteArray twice = notOnce(name); !twice.isEmpty())
            return twice;
        const Result<void> &result = ends.at(name).first();
        if (result)
            return name + " succeeded" + (bodies.contains(name) ? " with \"" + bodies.at(name).left(200) + '"' : QByteArray(", empty"));
        const QByteArray found = kindName(result.error().kind).toUtf8();
        return found == kind ? QByteArray() : name + " failed as " + found + " (" + result.error().message.toUtf8() + "), not as " + kind;
    }
    const Error &error(const QByteArray &name) const { return ends.at(name).first().error(); }

    Transport *transport = nullptr; // for abortAfter
    std::map<QByteArray, QByteArray> bodies;
    std::map<QByteArray, QList<Result<void>>> ends;
    std::map<QByteArray, AnswerHead> heads; // as they were at the first byte, or at the end where none came
    std::map<QByteArray, qint64> received;  // at the end
    std::chrono::milliseconds pause{0}; // from an end to the next start
    std::function<bool()> isReady; // else nothing more is started; none: always
    int inFlight = 0;
    int most = 0;
    int wakes = 0;
    int abortAfter = -1; // so many ends
    bool refuse = false; // every body

private:
    bool isAborting() const { return abortAfter >= 0 && int(ends.size()) >= abortAfter; }
    QByteArray notOnce(const QByteArray &name) const
    {
        const auto found = ends.find(name);
        const qsizetype count = found == ends.end() ? 0 : found->second.size();
        return count == 1 ? QByteArray() : name + " ended " + QByteArray::number(count) + " times";
    }

    std::vector<std::unique_ptr<Transfer>> m_transfers;
    std::size_t m_given = 0;
    std::chrono::steady_clock::time_point m_notBefore;
};

} // namespace milliard::test
