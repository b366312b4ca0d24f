// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QString>

namespace milliard {

// A refusal's body; empty where it does not say.
struct S3Refusal {
    QByteArray code;
    QString message;
    QByteArray region; // that the bucket is in
};

// Of any bytes.
S3Refusal s3Refusal(const QByteArray &body);

} // namespace milliard
