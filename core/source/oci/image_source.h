// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/source/listing_source.h"
#include "core/source/oci/image_layout.h"
#include "core/source/oci/image_reference.h"
#include "core/source/oci/registry_client.h"

#include <QObject>

#include <optional>

namespace milliard {

struct ImageOptions {
    std::optional<Platform> platform; // none: this machine's, of an index
    bool allPlatforms = false;
    bool isLayout = true;  // an OCI layout folder; else the layers as files
    bool isPlain = false;  // http, also where the registry is not on this machine
};

// A container image: one page with its config and layers, and what an image layout folder needs besides. The page's own cursor
// is the digest that the tag had, so that a job that goes on keeps to one image though the tag is moved meanwhile.
class ImageSource final : public QObject, public ListingSource
{
public:
    ImageSource(ImageReference image, ImageOptions options, const JobOptions &jobOptions);

    void page(const Cursor &cursor, Receive receive) override;
    std::shared_ptr<RequestSigner> signer() const override { return m_client.signer(); }

private:
    void ask(const QByteArray &digest);
    void received(const QByteArray &digest, const PageAnswer &answer);
    Result<void> take(const QByteArray &digest, const PageAnswer &answer);
    void goOn();
    void checkPlatform();
    void explainMissing(const QByteArray &digest, const Error &error);
    void fail(Error error);
    void finish(const QStringList &notices = {});

    const ImageReference m_image;
    const ImageOptions m_options;
    const Platform m_platform; // the one that is wanted
    RegistryClient m_client;
    Receive m_receive;
    QList<ImageDocument> m_documents; // of the page under way, the first asked for first
    QList<QByteArray> m_wanted;       // digests, still to be asked for
    qint64 m_bytes = 0;               // of the documents
    bool m_isForPlatform = false;     // an index says so of the image, or all are wanted
};

// Of an index's images the one for a platform; where it tells no platforms, the first that may be for any. Null: there is none.
const Descriptor *imageFor(const Platform &platform, const QList<Descriptor> &images);

} // namespace milliard
