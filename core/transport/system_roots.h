// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <openssl/ssl.h>

namespace milliard {

// OpenSSL looks for the system's certificates where the system that built it has them, which in a portable archive is
// another than the one it runs on. Where there are none, and neither SSL_CERT_FILE nor SSL_CERT_DIR says where they are,
// the context is given those that Qt finds, which knows the places of many systems. Any thread.
void addSystemRoots(SSL_CTX *context);

} // namespace milliard
