// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QString>

namespace milliard {

// What an image is for, in the words of Go that the image spec takes (image spec 1.1, "Image Index", platform).
struct Platform {
    QString os;           // "linux"; empty: not told
    QString architecture; // "amd64"
    QString variant;      // "v8"; may be empty

    static Platform ofThisMachine(); // always linux: that is what containers are

    QString text() const; // "linux/arm/v7"
    bool isTold() const { return !os.isEmpty() && os != QLatin1String("unknown"); }
    // How well an image for 'other' suits: 0: not at all; the largest is the best.
    int suits(const Platform &other) const;

    bool operator==(const Platform &) const = default;
};

// From "os/arch[/variant]". BadInput.
Result<Platform> platformFromText(const QString &text);

} // namespace milliard
