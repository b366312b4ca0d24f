// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/oci/image_reference.h"
#include "core/source/oci/registry_credentials.h"
#include "tests/fuzz/fuzz.h"

#include <QUrl>

#include <algorithm>

using namespace milliard;

// The name of an image, then the text of a file of credentials.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    Input input(data, size);
    const auto image = imageReference(QString::fromUtf8(input.line()));
    if (!image) {
        hold(image.error().kind == ErrorKind::BadInput && !image.error().message.isEmpty(), "a bad name is bad input, and says why");
        return 0;
    }
    const auto again = imageReference(QStringLiteral("oci://") + image->text());
    hold(again && again->text() == image->text() && again->manifest() == image->manifest(), "an image is read as it is shown");
    hold(!image->manifest().isEmpty(), "its manifest can be asked for");
    const QUrl url(QStringLiteral("https://") + image->apiHost() + QStringLiteral("/v2/") + image->repository + QLatin1Char('/'));
    hold(url.isValid() && url.userInfo().isEmpty() && !url.hasQuery() && !url.hasFragment(), "its address is plain");
    hold(url.path() == QStringLiteral("/v2/") + image->repository + QLatin1Char('/'), "and below its repository");
    (void)image->isLoopback();
    if (const auto credentials = credentialsIn(input.rest(), *image); credentials && !credentials->basic.isEmpty())
        hold(QByteArray::fromBase64(credentials->basic).contains(':'), "credentials are a user and a password");
    return 0;
}
