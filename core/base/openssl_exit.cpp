// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

// OpenSSL tidies up when a process exits (OPENSSL_cleanup), without a lock against threads that end at that moment and tidy up for
// themselves: both free the same. Who waits for a QThread, or for the threads of a QThreadPool, goes on before these have come to
// that, so no program can be sure that they are through. The memory goes with the process; it is not freed by hand.
// OPENSSL_init_crypto(3): OPENSSL_INIT_NO_ATEXIT holds where nobody used OpenSSL before, hence before main().

#include <openssl/crypto.h>

namespace {

[[maybe_unused]] const int isLeftAsItIs = OPENSSL_init_crypto(OPENSSL_INIT_NO_ATEXIT, nullptr);

} // namespace
