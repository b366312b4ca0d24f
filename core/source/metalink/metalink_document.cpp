// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/metalink/metalink_document.h"

#include "core/base/digest.h"
#include "core/base/network_error.h"
#include "core/base/pieces.h"
#include "core/source/xml_text.h"

#include <QUrl>
#include <QXmlStreamReader>

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <utility>

namespace milliard {
namespace {

struct Address {
    QByteArray url;
    int rank = 0; // the best is the least
};

// The algorithms that we know, by their names in the registry that RFC 5854 §4.2.4 speaks of (and 3.0's), the strongest first.
constexpr std::array hashTypes{std::pair("sha512", DigestAlgorithm::Sha512), std::pair("sha384", DigestAlgorithm::Sha384),
    std::pair("sha256", DigestAlgorithm::Sha256), std::pair("sha224", DigestAlgorithm::Sha224), std::pair("sha1", DigestAlgorithm::Sha1), std::pair("md5", DigestAlgorithm::Md5)};

// Position among them; their number: not one of them.
std::size_t strength(QStringView type)
{
    const QString name = type.toString().toLower().remove(QLatin1Char('-'));
    const auto found = std::ranges::find_if(hashTypes, [&](const auto &known) { return name == QLatin1String(known.first); });
    return std::size_t(found - hashTypes.begin());
}

class Reader
{
public:
    explicit Reader(const QByteArray &xml)
        : m_xml(withDeclarationFirst(xml))
    {
    }

    Result<Metalink> read()
    {
        while (!m_xml.atEnd() && !m_error) {
            const auto token = m_xml.readNext();
            if (token == QXmlStreamReader::StartElement)
                begin();
            else if (token == QXmlStreamReader::EndElement && m_xml.name() == QLatin1String("file"))
                endFile();
        }
        if (m_xml.error() == QXmlStreamReader::PrematureEndOfDocumentError && !m_error && !m_metalink.files.isEmpty())
            bad(QStringLiteral("the Metalink breaks off after %1 of its files; fetch it anew").arg(m_metalink.files.size()));
        else if (m_xml.hasError() && !m_error)
            bad(QStringLiteral("not XML, as a Metalink is (%1)").arg(shownName(m_xml.errorString())));
        else if (m_metalink.files.isEmpty() && !m_error) // taken at its word, all that there was before had vanished
            bad(QStringLiteral("the Metalink has no files, where it must have one at least"));
        if (m_error)
            return std::unexpected(*m_error);
        return std::move(m_metalink);
    }

private:
    void bad(const QString &what)
    {
        m_error = Error{ErrorKind::BadListing, QStringLiteral("line %1: %2").arg(m_xml.lineNumber()).arg(what)};
    }

    void begin()
    {
        const QStringView name = m_xml.name();
        if (!std::exchange(m_isRootRead, true)) {
            if (name != QLatin1String("metalink"))
                bad(QStringLiteral("no Metalink: it begins with <%1>").arg(shownName(name.toString())));
            m_namespace = m_xml.namespaceUri().toString();
            return;
        }
        // What others added may have elements of our names, as mirrormanager's older versions of a file have their sizes and hashes.
        if (m_xml.namespaceUri() != m_namespace)
            return m_xml.skipCurrentElement();
        if (name == QLatin1String("file"))
            return beginFile();
        if (!m_entry)
            return;
        if (name == QLatin1String("pieces"))
            return readPieces();
        if (name == QLatin1String("size"))
            readSize();
        else if (name == QLatin1String("hash"))
            readHash();
        else if (name == QLatin1String("url"))
            readUrl();
    }

    void beginFile()
    {
        if (m_entry)
            return bad(QStringLiteral("a file in a file"));
        if (!m_xml.attributes().hasAttribute(QLatin1String("name")))
            return bad(QStringLiteral("a file without a name"));
        if (m_metalink.files.size() >= maxMetalinkFiles)
            return bad(QStringLiteral("more than %1 files").arg(maxMetalinkFiles));
        m_entry = Entry{};
        m_entry->name = m_xml.attributes().value(QLatin1String("name")).toString();
        m_strength = m_piecesStrength = hashTypes.size();
        m_addresses.clear();
        m_others.clear();
        m_hashFault.clear();
        m_unknownHash.clear();
    }

    void endFile()
    {
        if (!m_entry)
            return;
        std::ranges::stable_sort(m_addresses, {}, &Address::rank);
        for (const Address &address : std::as_const(m_addresses)) {
            if (m_entry->url.isEmpty())
                m_entry->url = address.url;
            else if (address.url != m_entry->url && !m_entry->extras->mirrors.contains(address.url) && m_entry->extras->mirrors.size() < maxMetalinkAddresses - 1)
                m_entry->extras.edit().mirrors.append(address.url);
        }
        if (m_entry->url.isEmpty())
            m_entry->extras.edit().fault = Error{ErrorKind::BadInput,
                QStringLiteral("the Metalink gives no address by http or https%1").arg(m_others.isEmpty() ? QString() : QStringLiteral(", but ") + shownName(m_others))};
        if (!m_hashFault.isEmpty()) { // unchecked, or by a weaker one, nobody would know what it is
            m_entry->url.clear();
            m_entry->extras.edit().mirrors.clear();
            m_entry->extras.edit().fault = Error{ErrorKind::BadInput, m_hashFault};
        }
        if (m_entry->extras->pieces && !m_entry->extras->pieces->fit(m_entry->size))
            m_entry->extras.edit().pieces.reset();
        const bool isChecked = !m_entry->digest.isEmpty() || m_entry->extras->pieces;
        if (!m_unknownHash.isEmpty() && !isChecked && !m_entry->extras->fault && m_metalink.unchecked++ == 0)
            m_metalink.unknownHash = m_unknownHash;
        m_metalink.files.append(*std::exchange(m_entry, std::nullopt));
    }

    void readSize()
    {
        bool ok = false;
        const qint64 size = text().toLongLong(&ok);
        m_entry->size = ok && size >= 0 ? size : -1;
    }

    void readHash()
    {
        const QString type = m_xml.attributes().value(QLatin1String("type")).trimmed().toString();
        const std::size_t strong = strength(type);
        const QString value = text();
        if (strong == hashTypes.size() && m_unknownHash.isEmpty())
            m_unknownHash = type.isEmpty() ? QStringLiteral("an unnamed algorithm") : type;
        if (strong >= m_strength || m_error)
            return;
        const auto digest = digestFromValue(hashTypes[strong].second, value);
        m_strength = strong;
        m_entry->digest = digest ? digest->packed() : QByteArray();
        m_hashFault = digest ? QString() : QStringLiteral("line %1 of the Metalink: %2").arg(m_xml.lineNumber()).arg(digest.error().message);
    }

    // Of one algorithm alone, in their order. What is not in order here costs no more than a repair.
    void readPieces()
    {
        const std::size_t strong = strength(m_xml.attributes().value(QLatin1String("type")));
        const qint64 length = m_xml.attributes().value(QLatin1String("length")).toLongLong();
        if (strong >= m_piecesStrength || length <= 0)
            return m_xml.skipCurrentElement();
        bool areGood = true;
        auto pieces = std::make_shared<Pieces>(hashTypes[strong].second, length);
        while (m_xml.readNextStartElement()) {
            const auto digest = digestFromValue(pieces->algorithm, text());
            areGood = areGood && digest;
            if (!areGood)
                continue;
            pieces->digestBytes = digest->bytes.size();
            pieces->digests += digest->bytes;
        }
        if (!areGood)
            return;
        m_piecesStrength = strong;
        m_entry->extras.edit().pieces = std::move(pieces);
    }

    // 4 counts priorities from 1, the best (RFC 5854 §4.2.16.1); 3.0 preferences up to 100, the best. What has none comes last.
    void readUrl()
    {
        const QXmlStreamAttributes attributes = m_xml.attributes();
        const QStringView type = attributes.value(QLatin1String("type")); // of 3.0
        int rank = std::numeric_limits<int>::max();
        bool ok = false;
        if (const int priority = attributes.value(QLatin1String("priority")).toInt(&ok); ok && priority > 0)
            rank = priority;
        else if (const int preference = attributes.value(QLatin1String("preference")).toInt(&ok); ok && preference >= 0 && preference <= 100)
            rank = 101 - preference;
        QUrl url(text(), QUrl::TolerantMode);
        const bool isHttp = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
        const bool isPlain = type.isEmpty() || type == QLatin1String("http") || type == QLatin1String("https");
        url.setUserInfo({}); // nobody here wants to be who a document says
        const QByteArray encoded = url.toEncoded(QUrl::RemoveFragment);
        if (isHttp && isPlain && url.isValid() && !url.host().isEmpty())
            m_addresses.append({encoded, rank});
        else if (m_others.isEmpty())
            m_others = shownUrl(url);
    }

    QString text() { return m_xml.readElementText(QXmlStreamReader::SkipChildElements).trimmed(); }

    QXmlStreamReader m_xml;
    Metalink m_metalink;
    std::optional<Error> m_error;
    bool m_isRootRead = false;
    QString m_namespace;          // the document's own
    std::optional<Entry> m_entry; // being read
    std::size_t m_strength = 0;   // of its digest
    QString m_hashFault;          // what is wrong with that
    QString m_unknownHash;        // the algorithm of its first digest of one that we do not know
    QList<Address> m_addresses;   // of it
    std::size_t m_piecesStrength = 0;
    QString m_others;             // the first address that is none, as it can be shown
};

} // namespace

Result<Metalink> readMetalink(const QByteArray &xml)
{
    return Reader(xml).read();
}

} // namespace milliard
