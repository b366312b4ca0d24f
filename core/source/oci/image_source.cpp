// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/oci/image_source.h"

#include "core/base/digest.h"
#include "core/source/source_kind.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <utility>

namespace milliard {
namespace {

constexpr std::array options{
    SourceOption{"platform", SourceOption::Text, "OS/ARCH[/VARIANT]", QT_TRANSLATE_NOOP("SourceKind", "Platform"), QT_TRANSLATE_NOOP("SourceKind", "The image for this platform, such as linux/arm64; if not said, for this machine's.")},
    SourceOption{"all-platforms", SourceOption::Flag, nullptr, QT_TRANSLATE_NOOP("SourceKind", "All platforms"), QT_TRANSLATE_NOOP("SourceKind", "The images for all platforms, and their index.")},
    SourceOption{"layout", SourceOption::Choice, "oci|layers", QT_TRANSLATE_NOOP("SourceKind", "Layout"), QT_TRANSLATE_NOOP("SourceKind", "oci: a folder that skopeo and others read as oci:FOLDER:TAG. layers: the layers as files of their own."), "oci"},
    SourceOption{"plain-http", SourceOption::Flag, nullptr, QT_TRANSLATE_NOOP("SourceKind", "Without TLS"), QT_TRANSLATE_NOOP("SourceKind", "Ask the registry by http; those of this machine always are unless there is a --ca-file.")},
};
enum Option { PlatformOption, AllPlatforms, Layout, PlainHttp };

constexpr qsizetype maxDocuments = 1000;             // of an index with all its images
constexpr qint64 maxDocumentBytes = 32 * 1024 * 1024; // of all together

std::unexpected<Error> bad(ErrorKind kind, const QString &what)
{
    return std::unexpected(Error{kind, what});
}

// The bytes of a document against the name that it was asked for by.
Result<void> verify(const QByteArray &body, const QByteArray &digest)
{
    const auto expected = digestFromText(QString::fromLatin1(digest));
    if (!expected)
        return std::unexpected(expected.error());
    Hasher hasher(expected->algorithm);
    hasher.add(body);
    return hasher.check(*expected);
}

QByteArray sha256(const QByteArray &body)
{
    Hasher hasher(DigestAlgorithm::Sha256);
    hasher.add(body);
    return hasher.result().transform([](const Digest &digest) { return digest.text().toLatin1(); }).value_or(QByteArray());
}

// What an index says of the image of this digest.
QString platformNamed(const QList<ImageDocument> &documents, const QByteArray &digest)
{
    for (const ImageDocument &document : documents) {
        const auto image = std::ranges::find(document.manifest.images, digest, &Descriptor::digest);
        if (image != document.manifest.images.cend() && image->platform.isTold())
            return QStringLiteral("which is for %1").arg(shownName(image->platform.text()));
    }
    return QStringLiteral("which its index names");
}

QString platformsOf(const QList<Descriptor> &images)
{
    QStringList names;
    for (const Descriptor &image : images) {
        if (image.platform.isTold() && !names.contains(image.platform.text()))
            names.append(image.platform.text());
    }
    return names.isEmpty() ? QStringLiteral("it names none") : QStringLiteral("there are %1").arg(shownName(names.join(QStringLiteral(", "))));
}

} // namespace

const Descriptor *imageFor(const Platform &platform, const QList<Descriptor> &images)
{
    const auto best = std::ranges::max_element(images, {}, [&](const Descriptor &image) { return platform.suits(image.platform); });
    if (best != images.end() && platform.suits(best->platform) > 0)
        return &*best;
    // Beside images that are for some platform, what is for none is something else, such as a signature.
    const auto untold = std::ranges::find(images, Platform(), &Descriptor::platform);
    const bool isAnyTold = std::ranges::any_of(images, &Platform::isTold, &Descriptor::platform);
    return untold == images.end() || isAnyTold ? nullptr : &*untold;
}

ImageSource::ImageSource(ImageReference image, ImageOptions options, const JobOptions &jobOptions)
    : m_image(std::move(image))
    , m_options(std::move(options))
    , m_platform(m_options.platform.value_or(Platform::ofThisMachine()))
    // Nobody else certifies a registry of this machine but an authority of the user's own.
    , m_client(m_image, m_options.isPlain || (m_image.isLoopback() && jobOptions.caFile.isEmpty()), jobOptions)
{
}

void ImageSource::page(const Cursor &cursor, Receive receive)
{
    m_receive = std::move(receive);
    m_documents.clear();
    m_wanted.clear();
    m_bytes = 0;
    m_isForPlatform = m_options.allPlatforms;
    if (!cursor.isEmpty() && !isImageDigest(cursor)) {
        QMetaObject::invokeMethod(this, [this] { fail({ErrorKind::BadListing, QStringLiteral("the journal's cursor is no digest")}); }, Qt::QueuedConnection);
        return;
    }
    ask(cursor.isEmpty() ? m_image.digest : cursor);
}

// For the document of this digest, or for the tag's.
void ImageSource::ask(const QByteArray &digest)
{
    m_client.get(QStringLiteral("manifests/") + (digest.isEmpty() ? m_image.tag : QString::fromLatin1(digest)), [this, digest](const Result<PageAnswer> &answer) {
        if (answer)
            return received(digest, *answer);
        if (answer.error().httpStatus == 404 && m_documents.isEmpty())
            return explainMissing(digest, answer.error());
        Error error = answer.error();
        if (error.httpStatus == 404) // mirrors have some platforms of an image
            error.message += QStringLiteral(": the registry lacks %1 of %2, %3. Choose one that it has with the option platform").arg(QString::fromLatin1(digest), m_image.text(), platformNamed(m_documents, digest));
        fail(error);
    });
}

void ImageSource::received(const QByteArray &digest, const PageAnswer &answer)
{
    if (const auto taken = take(digest, answer); !taken) {
        Error error = taken.error();
        error.message.prepend(m_image.text() + QStringLiteral(": "));
        return fail(error);
    }
    goOn();
}

Result<void> ImageSource::take(const QByteArray &digest, const PageAnswer &answer)
{
    const QByteArray told = answer.field("Docker-Content-Digest");
    const QByteArray name = !digest.isEmpty() ? digest : isImageDigest(told) ? told : sha256(answer.body);
    auto manifest = parseManifest(answer.body, answer.field("Content-Type"));
    if (const auto right = verify(answer.body, name); !right) {
        // What is no manifest at all says more by itself than by its digest.
        return std::unexpected(manifest ? right.error() : manifest.error());
    }
    if (!manifest)
        return std::unexpected(manifest.error());
    m_bytes += answer.body.size();
    m_documents.append({answer.body, name, *manifest});
    if (!manifest->isIndex)
        return {};
    if (!m_options.allPlatforms) {
        const Descriptor *const image = imageFor(m_platform, manifest->images);
        if (!image) {
            return bad(ErrorKind::BadInput, QStringLiteral("no image for the platform %1; %2. Choose one with the option platform")
                .arg(m_platform.text(), platformsOf(manifest->images)));
        }
        m_isForPlatform = m_isForPlatform || m_platform.suits(image->platform) > 0;
        if (m_documents.size() > 4)
            return bad(ErrorKind::BadListing, QStringLiteral("an index in an index in an index"));
        m_wanted = {image->digest};
        return {};
    }
    for (const Descriptor &image : manifest->images) {
        const bool isKnown = m_wanted.contains(image.digest) || std::ranges::contains(m_documents, image.digest, &ImageDocument::digest);
        if (!isKnown)
            m_wanted.append(image.digest);
    }
    if (m_documents.size() + m_wanted.size() > maxDocuments || m_bytes > maxDocumentBytes)
        return bad(ErrorKind::BadListing, QStringLiteral("more than %1 images, or %2 MiB of manifests").arg(maxDocuments).arg(maxDocumentBytes >> 20));
    return {};
}

void ImageSource::goOn()
{
    if (!m_wanted.isEmpty())
        return ask(m_wanted.takeFirst());
    // What is no container's image, such as a chart, is for any.
    const QString config = ociMediaType(m_documents.constLast().manifest.config.mediaType);
    if (!m_isForPlatform && (m_options.platform || config == QLatin1StringView("application/vnd.oci.image.config.v1+json")))
        return checkPlatform();
    finish();
}

// An image that no index has a platform for says only in its config what it is for. Another one than was asked for is an error,
// than this machine's a notice.
void ImageSource::checkPlatform()
{
    const Descriptor config = m_documents.constLast().manifest.config;
    m_client.get(QStringLiteral("blobs/") + QString::fromLatin1(config.digest), [this, config](const Result<PageAnswer> &answer) {
        const auto right = answer ? verify(answer->body, config.digest) : std::unexpected(answer.error());
        const auto platform = right ? platformOfConfig(answer->body) : std::unexpected(right.error());
        const bool isOther = platform && m_platform.suits(*platform) == 0;
        if (!m_options.platform) {
            return finish(!isOther ? QStringList() : QStringList{QStringLiteral("%1 is an image for the platform %2, and there is none for this machine's, %3")
                .arg(m_image.text(), shownName(platform->text()), m_platform.text())});
        }
        if (!answer)
            return fail(answer.error());
        if (!platform)
            return fail({platform.error().kind, m_image.text() + QStringLiteral(": ") + platform.error().message});
        if (isOther) {
            return fail({ErrorKind::BadInput, QStringLiteral("%1: no image for the platform %2; there is %3 alone")
                .arg(m_image.text(), m_platform.text(), shownName(platform->text()))});
        }
        finish();
    });
}

// Some of the tags that there are, so that a slip of the pen is seen.
void ImageSource::explainMissing(const QByteArray &digest, const Error &error)
{
    m_client.get(QStringLiteral("tags/list?n=20"), [this, digest, error](const Result<PageAnswer> &answer) {
        if (!answer && answer.error().httpStatus != 404) // the first answer is the one that was asked for
            return fail(error);
        QStringList tags;
        for (const QJsonValue &tag : QJsonDocument::fromJson(answer ? answer->body : QByteArray()).object().value(QLatin1StringView("tags")).toArray())
            tags.append(tag.toString());
        tags.sort(); // as the registry should have done
        Error missing = error;
        if (!digest.isEmpty())
            missing.message = QStringLiteral("%1/%2 has no image %3").arg(m_image.host, m_image.repository, QString::fromLatin1(digest));
        else
            missing.message = QStringLiteral("%1/%2 has no tag \"%3\"").arg(m_image.host, m_image.repository, m_image.tag);
        if (!answer)
            missing.message += QStringLiteral(", and no list of tags: check the repository's name");
        if (!tags.isEmpty())
            missing.message += QStringLiteral("; it has %1").arg(shownName(tags.first(std::min<qsizetype>(tags.size(), 20)).join(QStringLiteral(", "))));
        fail(missing);
    });
}

void ImageSource::fail(Error error)
{
    m_documents.clear();
    std::exchange(m_receive, {})(std::unexpected(std::move(error)));
}

void ImageSource::finish(const QStringList &notices)
{
    QList<ImageDocument> documents = std::exchange(m_documents, {});
    Page page;
    page.cursor = documents.constFirst().digest;
    page.notices = notices;
    if (!m_options.allPlatforms)
        documents = {documents.constLast()}; // without the index that led there
    page.entries = m_options.isLayout ? layoutEntries(documents, m_image.tag, m_client.base()) : layerEntries(documents.constFirst(), m_client.base());
    std::exchange(m_receive, {})(std::move(page));
}

extern constinit const SourceKind imageKind{
    "oci", QT_TRANSLATE_NOOP("SourceKind", "Container image"), "oci://REGISTRY/REPOSITORY[:TAG|@DIGEST]", options,
    [](const QString &text) { return isImageReference(text); },
    [](const QString &text, const QJsonObject &given) -> Result<SourcePlan> {
        const auto image = imageReference(text);
        if (!image)
            return std::unexpected(image.error());
        const auto isSet = [&](Option option) { return given.value(options[option].key()).toBool(); };
        ImageOptions wanted{std::nullopt, isSet(AllPlatforms), optionText(given, options[Layout]) == QLatin1StringView("oci"), isSet(PlainHttp)};
        if (const QString named = optionText(given, options[PlatformOption]); !named.isEmpty()) {
            const auto platform = platformFromText(named);
            if (!platform)
                return std::unexpected(platform.error());
            wanted.platform = *platform;
        }
        if (wanted.allPlatforms && (wanted.platform || !wanted.isLayout))
            return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("all-platforms goes without platform, and only into the layout oci")});
        return SourcePlan{text, [image = *image, wanted](const JobOptions &o) { return std::make_unique<ImageSource>(image, wanted, o); }};
    }};

} // namespace milliard
