// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/files/decompress.h"

#include <KFilterBase>

#include <memory>

namespace milliard {
namespace {

constexpr qint64 chunkBytes = 256 * 1024;

std::unexpected<Error> bad(const QString &what)
{
    return std::unexpected(Error{ErrorKind::BadArchive, what});
}

class Decompression
{
public:
    Decompression(QFile &packed, KCompressionDevice::CompressionType compression, const std::function<Result<void>(QByteArrayView)> &take)
        : m_packed(packed)
        , m_take(take)
        , m_filter(KCompressionDevice::filterForCompressionType(compression))
    {
    }

    Result<void> run()
    {
        if (!m_filter)
            return bad(QStringLiteral("it is compressed in a way that is not known here"));
        m_filter->setDevice(&m_packed, false);
        do {
            if (const auto done = stream(); !done)
                return done;
            if (!skipPadding())
                return bad(QStringLiteral("something follows its end"));
        } while (!m_packed.atEnd());
        return {};
    }

private:
    bool fill()
    {
        m_in.resize(chunkBytes);
        const qint64 got = m_packed.read(m_in.data(), m_in.size());
        m_filter->setInBuffer(m_in.constData(), uint(std::max<qint64>(0, got)));
        return got > 0;
    }

    // One, to its end. The file is then read beyond it.
    Result<void> stream()
    {
        if (!m_filter->init(QIODevice::ReadOnly))
            return bad(QStringLiteral("it cannot be decompressed"));
        m_filter->setInBuffer(m_in.constData(), 0);
        const Result<void> done = inflate();
        if (!m_filter->terminate())
            return bad(QStringLiteral("it cannot be decompressed"));
        return done;
    }

    Result<void> inflate()
    {
        bool isFirst = true;
        for (;;) {
            if (m_filter->inBufferEmpty() && !fill())
                return bad(QStringLiteral("it ends too soon"));
            if (std::exchange(isFirst, false))
                m_filter->readHeader();
            m_filter->setOutBuffer(m_out.data(), uint(m_out.size()));
            const KFilterBase::Result result = m_filter->uncompress();
            if (result == KFilterBase::Error)
                return bad(QStringLiteral("it cannot be decompressed"));
            const qint64 size = m_out.size() - m_filter->outBufferAvailable();
            if (size > 0) {
                if (auto taken = m_take(QByteArrayView(m_out).first(size)); !taken)
                    return taken;
            }
            if (result == KFilterBase::End) {
                m_left = m_filter->inBufferAvailable();
                return {};
            }
        }
    }

    // To where the next stream begins, past zeros between and at the end, as tapes have them. False: what follows is no stream of the kind.
    bool skipPadding()
    {
        const qint64 at = m_packed.pos() - m_left;
        if (at <= m_begins || !m_packed.seek(at))
            return false;
        m_begins = at;
        for (char c = 0; m_packed.getChar(&c); ++m_begins) {
            if (c == 0)
                continue;
            const QByteArray next = c + m_packed.read(3);
            return m_packed.seek(m_begins) && isStream(next);
        }
        return true;
    }

    // Whether another begins so; also one that is to be passed over (RFC 8878 §3.1.2).
    bool isStream(const QByteArray &next)
    {
        if (m_first.isEmpty()) {
            QFile file(m_packed.fileName());
            m_first = file.open(QIODevice::ReadOnly) ? file.read(2) : QByteArray();
        }
        const bool isSkipped = next.size() == 4 && (uchar(next[0]) & 0xF0) == 0x50 && next.endsWith("\x2A\x4D\x18");
        return next.startsWith(m_first) || isSkipped;
    }

    QFile &m_packed;
    const std::function<Result<void>(QByteArrayView)> &m_take;
    const std::unique_ptr<KFilterBase> m_filter;
    QByteArray m_in = QByteArray(chunkBytes, Qt::Uninitialized);
    QByteArray m_out = QByteArray(chunkBytes, Qt::Uninitialized);
    qint64 m_begins = 0; // where the stream does, in the file
    qint64 m_left = 0;   // bytes that were read beyond its end
    QByteArray m_first;  // two bytes that streams of this kind begin with
};

} // namespace

Result<void> decompress(QFile &packed, KCompressionDevice::CompressionType compression, const std::function<Result<void>(QByteArrayView)> &take)
{
    return Decompression(packed, compression, take).run();
}

} // namespace milliard
