// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QByteArray>

#include <memory>
#include <optional>

extern "C" {
struct evp_md_ctx_st; // OpenSSL's EVP_MD_CTX
}

namespace milliard {

// CRC32C is that of RFC 3720 §12.1 (Castagnoli), its four bytes the most significant first.
// Entries have the number (packed()), and the journal has entries: new ones come last.
enum class DigestAlgorithm { Sha256, Sha512, Sha1, Md5, Crc32c, Sha384, Sha224 };

// What the bytes of a file must come to.
struct Digest {
    DigestAlgorithm algorithm = DigestAlgorithm::Sha256;
    QByteArray bytes; // as many as the algorithm has

    QString text() const; // "sha256:" and hexadecimal digits, lower-case
    // As entries have it: one byte for the algorithm, then the digest's own. A null digest is empty.
    QByteArray packed() const;
    static Digest unpacked(const QByteArray &packed);

    bool operator==(const Digest &) const = default;
};

// From "sha256:HEX", "sha-256=HEX", and what stands in HTTP fields: "sha-256=:BASE64:" (RFC 9530 §2), "crc32c=BASE64". The
// algorithm in any case, with or without its hyphen; "sha" is SHA-1. BadInput says what is wrong.
Result<Digest> digestFromText(const QString &text);
// A value alone: hexadecimal digits in any case, or base64 (RFC 4648 §4), which may stand between colons. BadInput.
Result<Digest> digestFromValue(DigestAlgorithm algorithm, const QString &value);
// The algorithm whose values have so many hexadecimal digits, for lists that do not name it. None for CRC32C's eight, which those
// of other algorithms have, too.
std::optional<DigestAlgorithm> algorithmOfHex(qsizetype digits);

// A digest of bytes as they come. One thread.
class Hasher final
{
public:
    explicit Hasher(DigestAlgorithm algorithm);
    ~Hasher();
    Hasher(const Hasher &) = delete;
    Hasher &operator=(const Hasher &) = delete;

    void add(QByteArrayView bytes);
    // Of all that was added; nothing can be added any more. WrongDigest where the system refuses the algorithm, as some
    // do with MD5 by their policy.
    Result<Digest> result();
    // WrongDigest with both values if the bytes that were added come to another one. As result() else.
    Result<void> check(const Digest &expected);

private:
    const DigestAlgorithm m_algorithm;
    std::unique_ptr<evp_md_ctx_st, void (*)(evp_md_ctx_st *)> m_context; // null for CRC32C
    bool m_ok = true;
    quint32 m_crc;
};

} // namespace milliard
